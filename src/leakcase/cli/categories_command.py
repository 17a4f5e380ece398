"""``leakcase categories``: every category with its classes."""

import json
import sys

from leakcase.cli.exits import Exit
from leakcase.messages import current_language
from leakcase.pii.taxonomy import CATEGORIES
from leakcase.report.wording import Wording


def run_categories(*, as_json: bool) -> int:
    """Print the list."""
    if as_json:
        sys.stdout.write(_as_json())
    else:
        _print_table()
    return Exit.NOTHING_FOUND


def _as_json() -> str:
    rows = [
        {
            "id": each.id,
            "name": {"zh": each.zh, "en": each.en},
            "family": each.family.value,
            "sensitive": each.sensitive,
            "gbt45574": each.gbt45574,
            "criminal_class": each.criminal.value,
            "changeable": each.changeable.value,
        }
        for each in CATEGORIES
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _print_table() -> None:
    from rich.console import Console  # noqa: PLC0415  (not needed for JSON)
    from rich.table import Table  # noqa: PLC0415

    words = Wording(current_language())
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold dim")
    table.add_column(words.say("categories.id"), no_wrap=True)
    for key in ("name", "sensitive", "criminal", "changeable"):
        table.add_column(words.say(f"categories.{key}"), overflow="fold")
    family = ""
    for each in CATEGORIES:
        if each.family != family:
            family = each.family
            if table.row_count:
                table.add_row()
            table.add_row(family, words.family(each.id), style="bold")
        table.add_row(
            "  " + each.id,
            words.category(each.id),
            words.sensitive(each.id),
            words.say(f"criminal.{each.criminal}_short"),
            words.say(f"changeable.{each.changeable}"),
        )
    Console(file=sys.stdout, highlight=False, markup=False, emoji=False).print(table)
