"""What the guide knows, as frozen records, and how they come from JSON text. Imports nothing but the standard library."""
