"""Formats that hold tables: one reader a file."""
