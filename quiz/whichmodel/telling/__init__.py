"""A decision told: in sentences, as text for a terminal, and as the one JSON that the page reads and records hold. Nothing is decided here, and nothing of what others wrote is read."""
