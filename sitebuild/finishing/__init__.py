"""What only a compiled and rendered guide can show: broken links, orphans, cases that end differently.

Here the register of rules is whole; nothing that a page shows is made here.
"""
