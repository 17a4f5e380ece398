"""Which release this is."""

from functools import cache


@cache
def version() -> str:
    """The version of the installed package."""
    from importlib.metadata import version as installed  # noqa: PLC0415  (slow to import)

    return installed("leakcase")
