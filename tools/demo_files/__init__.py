"""Makes the files the demo site serves."""
