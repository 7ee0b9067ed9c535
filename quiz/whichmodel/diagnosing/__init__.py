"""From symptoms to what is wrong with an engagement that already runs, in words and as JSON."""
