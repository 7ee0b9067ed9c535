"""What goes out into the world with the pages: their heads, pictures, copies as Markdown, the feed, and the data.

Nothing here is shown on a page, and no address is made up: where none is set, whatever needs one is left out.
"""
