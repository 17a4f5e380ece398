"""Problems of one kind told once: a folder of a thousand unknown files is one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakcase.report.shown import shown_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leakcase.sources.segment import Problem


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems alike but for where they arose, fit to be shown.

    Attributes:
        first: the first of them.
        others: where the others arose.
    """

    first: Problem
    others: tuple[str, ...]


def grouped(problems: Sequence[Problem]) -> list[ProblemGroup]:
    """Groups of problems of one kind and detail; those that make a result partial first."""
    groups: dict[tuple[bool, str, str], list[Problem]] = {}
    for problem in map(shown_problem, problems):
        key = (not problem.partial, problem.kind.value, problem.detail)
        groups.setdefault(key, []).append(problem)
    ordered = sorted(groups.items(), key=lambda entry: entry[0][0])
    return [
        ProblemGroup(alike[0], tuple(place_name(each) for each in alike[1:]))
        for _, alike in ordered
    ]


def place_name(problem: Problem) -> str:
    """What was not read, members included."""
    return " › ".join((problem.location.path, *problem.location.members))
