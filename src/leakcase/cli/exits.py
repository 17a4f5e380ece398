"""What the exit code of a command says."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, as documented in ``--help``."""

    NOTHING_FOUND = 0
    FOUND = 1
    USAGE = 2
    PARTIAL = 3
    """Something was not read, whether or not something was found."""
    INTERRUPTED = 130
