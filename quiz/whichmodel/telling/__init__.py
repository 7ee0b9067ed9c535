"""A decision in words and as JSON. The only room of the quiz in which sentences for people stand."""
