"""Make what the browser gets: Python compiled for it, and scripts and styles bundled. `scripts/prepare.py` calls all of it."""
