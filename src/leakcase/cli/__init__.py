"""The command line: it asks, the rooms below do the work, it shows what came of it."""

from leakcase.cli.main import main

__all__ = ["main"]
