"""What the guide knows, as frozen records, and how they come from JSON text.

Nothing here decides, and no other room of the module is imported.
"""
