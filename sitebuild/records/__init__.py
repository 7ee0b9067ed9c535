"""Which pages there are and what each may say. Every record is read into these types; none is judged here."""
