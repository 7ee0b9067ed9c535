"""From a file to data with line and column, and to problems that name both.

No kind of record and no rule of the guide is known here.
"""
