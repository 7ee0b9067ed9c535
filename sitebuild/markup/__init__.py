"""Rules on pages as text, on the files among which they lie, and on the settings of the site."""
