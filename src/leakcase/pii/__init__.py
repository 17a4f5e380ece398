"""What personal information is, and how it is found in text: pure functions, no I/O."""
