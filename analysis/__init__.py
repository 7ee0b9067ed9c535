"""What the rules say as a whole: every complete set of answers evaluated at once, with NumPy.

For tests and for `make impact`; neither the site nor the decision module needs it.
"""
