"""Which pages there are and what each may say: every record is read into these types.

Nothing is judged here beyond that a key is known and a value of its type.
"""
