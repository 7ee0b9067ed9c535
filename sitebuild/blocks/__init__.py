"""What the blocks of a page turn into: one function each, from the guide to an element."""
