"""Which release this is; a test holds it against the package's metadata."""

__version__ = "0.1.0"


def version() -> str:
    """The version of this package."""
    return __version__
