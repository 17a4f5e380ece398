"""The summary in the terminal: what was found, in a sentence and a few tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from leakcase.report.problems import grouped, place_name
from leakcase.report.shown import shown_place
from leakcase.report.story import amount_read, duration, lead
from leakcase.report.wording import is_sensitive

if TYPE_CHECKING:
    from typing import TextIO

    from rich.console import RenderableType

    from leakcase.exposure.model import Exposure
    from leakcase.report.wording import Wording

TOP_CATEGORIES = 20
TOP_PLACES = 10
TOP_PROBLEMS = 10
_BAR = 12


def print_summary(exposure: Exposure, words: Wording, file: TextIO) -> None:
    """Print the summary."""
    console = Console(file=file, highlight=False, emoji=False, markup=False)
    console.print()
    console.print(Padding(summary(exposure, words), (0, 1)))


def summary(exposure: Exposure, words: Wording) -> RenderableType:
    """The summary as something Rich prints."""
    parts: list[RenderableType] = [Text(lead(exposure, words), style="bold")]
    if exposure.findings:
        parts += [Text(line) for line in _key_lines(exposure, words)]
        parts += [Text(), _categories(exposure, words), Text(), _places(exposure, words)]
    if exposure.problems_total:
        parts += [Text(), _problems(exposure, words)]
    parts += [Text(), Text(_closing(exposure, words), style="dim")]
    return Group(*parts)


def _key_lines(exposure: Exposure, words: Wording) -> list[str]:
    lines = [words.say("summary.reach", reach=words.reach(exposure.reach))]
    sensitive = sum(exposure.sensitive.values())
    if sensitive:
        classes = words.say("words.listing").join(
            words.sensitive_class(name) for name, count in exposure.sensitive.items() if count
        )
        lines.append(words.say("summary.sensitive", n=sensitive, classes=classes))
    lines += [
        words.say(f"summary.{name}", n=words.count(count), count=count.value)
        for name, count in exposure.minors.items()
        if count.value
    ]
    return lines


def _categories(exposure: Exposure, words: Wording) -> Table:
    table = _table()
    table.add_column(words.say("summary.category"), no_wrap=True)
    table.add_column(words.say("summary.distinct"), justify="right")
    table.add_column(words.say("summary.findings"), justify="right")
    table.add_column("", no_wrap=True)
    table.add_column(words.say("summary.nature"))
    most = max((each.findings for each in exposure.categories), default=1)
    for each in exposure.categories[:TOP_CATEGORIES]:
        sensitive = is_sensitive(each.category)
        colour = "red" if sensitive else "cyan"
        bar = "━" * max(1, round(_BAR * each.findings / most))
        table.add_row(
            Text(words.category(each.category)),
            Text(words.count(each.distinct)),
            Text(f"{each.findings:,}"),
            Text(bar, style=colour),
            Text(words.sensitive(each.category), style=colour),
        )
    _add_rest(table, len(exposure.categories) - TOP_CATEGORIES, words)
    return table


def _places(exposure: Exposure, words: Wording) -> Table:
    table = _table()
    table.add_column(words.say("summary.place"), overflow="fold", ratio=1)
    table.add_column(words.say("summary.people"), justify="right")
    table.add_column(words.say("summary.findings"), justify="right")
    table.add_column(words.say("summary.who"))
    for each in exposure.places[:TOP_PLACES]:
        table.add_row(
            Text(shown_place(each).name),
            Text(f"{each.people:,}"),
            Text(f"{each.findings:,}"),
            Text(words.reach_short(each.reach)),
        )
    _add_rest(table, exposure.places_total - min(TOP_PLACES, len(exposure.places)), words)
    return table


def _problems(exposure: Exposure, words: Wording) -> Table:
    key = "summary.not_read" if exposure.partial else "summary.notices"
    table = _table()
    table.add_column(words.say(key, n=exposure.problems_total), overflow="fold", ratio=2)
    table.add_column("")
    table.add_column("", overflow="fold", ratio=3)
    groups = grouped(exposure.problems)
    for group in groups[:TOP_PROBLEMS]:
        where = place_name(group.first)
        if group.others:
            where += words.say("summary.and_others", n=len(group.others))
        table.add_row(
            Text(where),
            Text(words.problem(group.first.kind), style="yellow" if group.first.partial else ""),
            Text(group.first.detail, style="dim"),
        )
    told = sum(1 + len(group.others) for group in groups[:TOP_PROBLEMS])
    _add_rest(table, exposure.problems_total - told, words)
    return table


def _closing(exposure: Exposure, words: Wording) -> str:
    text = words.say(
        "summary.read",
        things=exposure.things,
        amount=amount_read(exposure.read),
        duration=duration(exposure.seconds, words),
    )
    if exposure.dismissed:
        text += words.say("summary.dismissed", n=exposure.dismissed)
    return text


def _table() -> Table:
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold dim")


def _add_rest(table: Table, rest: int, words: Wording) -> None:
    if rest > 0:
        table.add_row(Text(words.say("summary.more", n=rest), style="dim"))
