"""Templates filled with values that are labelled and look-alikes that are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.corpus.forms import natural
from benchmarks.corpus.text import Written
from benchmarks.corpus.values import LOOKALIKES, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.corpus.text import Writer
    from leakcase.demo.dice import Dice

_SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_AS_STORED = frozenset(("person_name", "address"))


@dataclass(frozen=True, slots=True)
class Template:
    """Literal text and slots in turn.

    Attributes:
        parts: literal, slot, literal, slot, …, literal.
    """

    parts: tuple[str, ...]

    def write(self, writer: Writer, dice: Dice, *, varied: bool) -> None:
        """Fill it; ``varied`` writes values in the forms people use, else as they are stored."""
        for at, part in enumerate(self.parts):
            if at % 2 == 0:
                writer.write(part)
            elif part in LOOKALIKES:
                writer.write(LOOKALIKES[part](dice))
            else:
                value = VALUES[part](dice)
                written, form = Written(value), "plain"
                if varied and part not in _AS_STORED:
                    written, form = natural(part, value, dice)
                writer.label(written, part, form)


def parse(lines: Iterable[str]) -> tuple[Template, ...]:
    """One template a line. A name in braces that is no slot stays as it is (code has braces)."""
    return tuple(_parse(line) for line in lines if line)


def _parse(line: str) -> Template:
    parts = [""]
    for at, piece in enumerate(_SLOT.split(line)):
        if at % 2 == 0:
            parts[-1] += piece
        elif piece in VALUES or piece in LOOKALIKES:
            parts += [piece, ""]
        else:
            parts[-1] += f"{{{piece}}}"
    return Template(tuple(parts))
