"""Measurements of Leakcase: run them as modules from the repository root."""
