"""What only rendered pages can show: broken links, orphans, cases that end differently."""
