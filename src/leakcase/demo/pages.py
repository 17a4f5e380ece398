"""The pages of the demo site that a visitor reads, each with what it leaks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from leakcase.demo.cast import cast
from leakcase.demo.downloads import downloads
from leakcase.demo.leaks import leaks
from leakcase.demo.page import Page, render
from leakcase.pii.finding import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakcase.demo.invented import Person
    from leakcase.demo.leaks import Leak

_FORBIDDEN = "/admin/"
NOT_FOUND = Page("", render("missing.html").encode())
"""What the server answers, with status 404, for any other path."""


def pages(address: str) -> Mapping[str, Page]:
    """Every page by its path; ``address`` is the site's own, with a slash at its end."""
    found = (*_read_pages(), *downloads(address, _FORBIDDEN))
    return {page.path: page for page in found}


def _read_pages() -> Iterator[Page]:
    yield from _clean_pages()
    yield from _leaking_pages()
    yield _gbk_page()


def _clean_pages() -> Iterator[Page]:
    """Look-alikes only: order times, article numbers, hotlines, the company's own numbers."""
    yield _page("/shop.html", "shop.html")
    yield _page("/about.html", "about.html")
    yield _page("/news/", "news.html")
    yield _page("/clinic.html", "clinic.html")


def _leaking_pages() -> Iterator[Page]:
    people = cast()
    tester = leaks("/", [people.tester], "person_name mobile resident_id", Seen.COMMENT)
    yield _page("/", "home.html", tester, tester=people.tester)

    path = "/members.html"
    listed = leaks(path, people.members, "person_name mobile resident_id")
    yield _page(path, "members.html", listed, members=people.members)

    path = "/order/confirm.html"
    hidden = "person_name mobile resident_id address"
    yield _page(
        path,
        "confirm.html",
        leaks(path, [people.customer], hidden, Seen.ATTRIBUTE),
        customer=people.customer,
    )

    path = "/community.html"
    inline = leaks(path, people.followers, "person_name mobile email address", Seen.SCRIPT)
    yield _page(path, "community.html", inline, state=_state(people.followers))

    path = "/account.html"
    page = _page(path, "account.html", leaks(path, [people.visitor], "mobile", Seen.COOKIE))
    cookie = f"uphone={people.visitor.mobile}; Path=/; Max-Age=2592000"
    yield Page(path, page.body, headers=(("Set-Cookie", cookie),), leaks=page.leaks)

    path = "/news/notice-2025.html"
    buried = leaks(path, [people.buried], "person_name mobile bank_card")
    yield _page(path, "notice.html", buried, person=people.buried)

    yield _page(_FORBIDDEN, "admin.html", person=people.off_limits)


def _gbk_page() -> Page:
    """A page as sites made it twenty years ago, in GBK."""
    path, loser = "/news/lost-card.html", cast().loser
    html = render("lost_card.html", person=loser)
    found = leaks(path, [loser], "person_name mobile resident_id")
    return Page(path, html.encode("gbk"), "text/html", leaks=found)


def _page(path: str, template: str, found: tuple[Leak, ...] = (), **values: object) -> Page:
    html = render(template, **values)
    return Page(path, html.encode(), leaks=found)


def _state(followers: tuple[Person, ...]) -> str:
    """Inline state as a framework writes it; ``<`` escaped so that it cannot end the script."""
    users = [
        {
            "uid": 880000 + someone.number,
            "realName": someone.name,
            "mobile": someone.mobile,
            "email": someone.email,
            "address": someone.address,
            "joined": 1735689600000 + someone.number,
        }
        for someone in followers
    ]
    state = {"route": "/community", "build": "3f9c2a71", "ranking": {"users": users, "page": 1}}
    return json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
