"""The whole guide, checked and compiled, and what pages need to know of one another.

No HTML is written here: that is for the blocks.
"""
