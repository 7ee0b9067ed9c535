"""The library from which Python is started once: compiled without what nobody calls, and shed after the start."""
