"""What the records must keep to: each rule is a function with a scope and a name, and `check` gathers them.

Nothing is compiled, rendered or mended here; rules on what that makes of the records are in `finishing`.
"""
