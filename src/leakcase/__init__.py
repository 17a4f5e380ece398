"""Leakcase turns a leak of personal information into a case."""
