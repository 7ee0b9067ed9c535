"""From answers to a decision: sums, rules, patterns, and what is still open. No sentences for people stand here."""
