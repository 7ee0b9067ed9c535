"""The guide at work: what changed, what follows from it, and how it is shown."""
