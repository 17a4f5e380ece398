"""One recognizer a file; this package collects them."""
