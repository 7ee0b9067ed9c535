"""What a buyer takes away and brings back: links and records. It decides nothing itself."""
