"""What goes wrong in an engagement that runs, from symptoms and perhaps answers, and how that is told. It asks the quiz for a decision, and the quiz knows nothing of it."""
