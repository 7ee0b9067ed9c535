"""What the blocks of a page turn into: functions from the whole guide to an element, and the small parts they share.

Nothing here reads a file, checks a record or knows Markdown's way of calling it: that is for the other rooms and for
`sitebuild/extension.py`, where every block stands beside the function that writes it.
"""
