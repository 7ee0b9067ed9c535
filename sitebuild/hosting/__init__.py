"""What a built site needs of whoever serves it, and what it can say of this itself."""
