"""What the blocks of a page turn into: each has a template with its name, which is given the whole guide.

Nothing here reads a page, checks a record or knows Markdown's way of calling it: that is for the other rooms and for
`sitebuild/extension.py`.
"""
