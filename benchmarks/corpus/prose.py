"""Endless harmless sentences in Chinese and English, from the word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus import fillers

if TYPE_CHECKING:
    from leakcase.demo.dice import Dice


def chinese(dice: Dice) -> str:
    """One to three sentences."""
    return "".join(
        dice.pick(fillers.ADVERBS) * dice.below(2)
        + dice.pick(fillers.SUBJECTS)
        + dice.pick(fillers.VERBS)
        + dice.pick(fillers.OBJECTS)
        + dice.pick(fillers.TAILS)
        for _ in range(dice.between(1, 3))
    )


def english(dice: Dice) -> str:
    """One or two sentences."""
    return " ".join(
        f"{dice.pick(fillers.EN_SUBJECTS)} {dice.pick(fillers.EN_VERBS)} "
        f"{dice.pick(fillers.EN_OBJECTS)} {dice.pick(fillers.EN_TAILS)}."
        for _ in range(dice.between(1, 2))
    )
