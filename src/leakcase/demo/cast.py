"""Who leaks where on the demo site: the invented people, split by the page that shows them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from leakcase.demo.dice import Dice
from leakcase.demo.invented import people, person

if TYPE_CHECKING:
    from leakcase.demo.invented import Person

_SEED = 20260101
_CHILDREN = (3, 11)
"""Which of the clinic's patients are children."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of each page.

    Attributes:
        members: 20, on the member list; the first of the export and the dump too.
        customer: whose order stands in hidden fields.
        tester: in an HTML comment.
        followers: three, in inline JSON state.
        patients: 20, in the API, two of them under 14.
        winners: 10, in the PDF notice.
        applicant: on the picture of a form.
        visitor: whose number is in a cookie.
        coach: in a script, in escapes.
        loser: in the GBK notice of a lost card.
        developer: in a source map.
        buried: on a page that only the site map names.
        off_limits: on a page robots.txt forbids; never to be found.
    """

    members: tuple[Person, ...]
    customer: Person
    tester: Person
    followers: tuple[Person, ...]
    patients: tuple[Person, ...]
    winners: tuple[Person, ...]
    applicant: Person
    visitor: Person
    coach: Person
    loser: Person
    developer: Person
    buried: Person
    off_limits: Person

    @property
    def exported(self) -> tuple[Person, ...]:
        """Who is in the Excel export: the members and the followers."""
        return self.members + self.followers

    @property
    def dumped(self) -> tuple[Person, ...]:
        """Who is in the database dump: the members, the customer and the winners."""
        return (*self.members, self.customer, *self.winners)


@cache
def cast() -> Cast:
    """The same people every time."""
    crowd = iter(people(62, _SEED))
    return Cast(
        members=tuple(next(crowd) for _ in range(20)),
        customer=next(crowd),
        tester=next(crowd),
        followers=tuple(next(crowd) for _ in range(3)),
        patients=tuple(_patient(next(crowd), at) for at in range(20)),
        winners=tuple(next(crowd) for _ in range(10)),
        applicant=next(crowd),
        visitor=next(crowd),
        coach=next(crowd),
        loser=next(crowd),
        developer=next(crowd),
        buried=next(crowd),
        off_limits=next(crowd),
    )


def appointment(patient: Person) -> dt.date:
    """The day a patient comes; not personal by itself."""
    return dt.date(2025, 9, 1) + dt.timedelta(days=patient.number % 28)


def _patient(grown: Person, at: int) -> Person:
    if at not in _CHILDREN:
        return grown
    child = person(Dice(_SEED + at), grown.number, born=(2014, 2018))
    return replace(child, occupation="学生", marital_status="未婚", employer="")
