"""Running text: logs, mail, chat, code and prose, personal information thin or thick in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.corpus import carriers, fillers, prose
from benchmarks.corpus.templates import Template, parse
from benchmarks.corpus.text import LabelledText, Writer
from leakcase.demo.dice import Dice

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1 << 20
DENSE_SPACING = 500
"""Bytes for each label in the dense corpus, on average."""
SPARSE_SPACING = 23_000
"""Bytes for each label in the sparse corpus, on average."""

_BLOCK = 4 * MEGABYTE
_CHINESE, _ENGLISH, _MACHINE = map(parse, (carriers.CHINESE, carriers.ENGLISH, carriers.MACHINE))
_FILLERS = (*parse(fillers.CHINESE), *parse(fillers.ENGLISH), *parse(fillers.MACHINE))


@dataclass(frozen=True, slots=True)
class _Kind:
    templates: tuple[Template, ...]
    varied: bool


_KINDS = (
    *(_Kind(_CHINESE, varied=True),) * 9,
    *(_Kind(_ENGLISH, varied=True),) * 4,
    *(_Kind(_MACHINE, varied=False),) * 7,
)
"""Nine carriers in twenty are Chinese, four English, seven code and logs."""


def dense(size: int, seed: int = 1) -> LabelledText:
    """About one label in 500 bytes, among look-alikes; ``size`` bytes or a line more."""
    return _running(size, seed, DENSE_SPACING)


def sparse(size: int, seed: int = 2) -> LabelledText:
    """About one label in 23,000 bytes."""
    return _running(size, seed, SPARSE_SPACING)


def blocks(size: int, seed: int, spacing: int, unique: int = 2) -> Iterator[bytes]:
    """Much text for measuring speed: ``unique`` blocks of 4 MiB in turn until ``size``."""
    made = [_running(_BLOCK, seed + at, spacing).data for at in range(unique)]
    for at in range(-(-size // _BLOCK)):
        yield made[at % unique]


def write_fillers(writer: Writer, dice: Dice, until: int) -> None:
    """Harmless lines until the text has that size."""
    while writer.size < until:
        chance = dice.below(20)
        if chance < 9:
            writer.write(prose.chinese(dice))
        elif chance < 12:
            writer.write(prose.english(dice))
        else:
            dice.pick(_FILLERS).write(writer, dice, varied=False)
        writer.write("\n")


def _running(size: int, seed: int, spacing: int) -> LabelledText:
    dice, writer = Dice(seed), Writer()
    while writer.size < size:
        kind = dice.pick(_KINDS)
        dice.pick(kind.templates).write(writer, dice, varied=kind.varied)
        writer.write("\n")
        gap = dice.between(0, 2 * (writer.labels * spacing - writer.size)) if writer.labels else 0
        write_fillers(writer, dice, min(size, writer.size + max(0, gap)))
    return writer.done()
