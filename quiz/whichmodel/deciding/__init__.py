"""From answers to a decision: sums, rules, patterns, and what is still open.

No sentence for a reader of the result stands here, and nothing is read or written.
"""
