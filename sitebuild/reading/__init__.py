"""From a file to data with line and column, and to problems that name both. Knows no kind of record."""
