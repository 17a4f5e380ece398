"""Documents: what people write for people, read as text and tables."""
