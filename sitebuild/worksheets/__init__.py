"""The files that a reader takes along and fills in: what stands in each, and how it is written in each form."""
