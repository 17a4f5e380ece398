"""The options of ``leakcase scan`` as types; their values are read in ``flags.py``."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from leakcase.cli.help_text import show_help
from leakcase.messages import say

_WHAT = say("cli.panel_what")
_WHERE = say("cli.panel_where")
_WEB = say("cli.panel_web")
_OUT = say("cli.panel_out")
_GENERAL = say("cli.panel_general")


def _text(name: str, metavar: str, panel: str, *more: str) -> object:
    key = "cli." + name.removeprefix("--").replace("-", "_")
    return typer.Option(name, *more, help=say(key), metavar=metavar, rich_help_panel=panel)


def _flag(name: str, panel: str, *more: str) -> object:
    key = "cli." + name.removeprefix("--").replace("-", "_")
    return typer.Option(name, *more, help=say(key), rich_help_panel=panel)


Targets: TypeAlias = Annotated[
    list[str] | None, typer.Argument(help=say("cli.targets"), metavar="TARGET...")
]

Category: TypeAlias = Annotated[list[str] | None, _text("--category", "ID", _WHAT, "-c")]
MinTier: TypeAlias = Annotated[str | None, _text("--min-tier", "TIER", _WHAT)]
MinCount: TypeAlias = Annotated[str | None, _text("--min-count", "N", _WHAT)]
Names: TypeAlias = Annotated[str | None, _text("--names", "MODE", _WHAT)]
AllowList: TypeAlias = Annotated[Path | None, _text("--allow-list", "FILE", _WHAT)]
Baseline: TypeAlias = Annotated[Path | None, _text("--baseline", "FILE", _WHAT)]
Config: TypeAlias = Annotated[Path | None, _text("--config", "FILE", _WHAT)]

Include: TypeAlias = Annotated[list[str] | None, _text("--include", "GLOB", _WHERE)]
Exclude: TypeAlias = Annotated[list[str] | None, _text("--exclude", "GLOB", _WHERE)]
Sample: TypeAlias = Annotated[str | None, _text("--sample", "N", _WHERE)]
Ocr: TypeAlias = Annotated[bool, _flag("--ocr", _WHERE)]
Processes: TypeAlias = Annotated[str | None, _text("--processes", "N", _WHERE)]

Depth: TypeAlias = Annotated[str | None, _text("--depth", "N", _WEB)]
MaxPages: TypeAlias = Annotated[str | None, _text("--max-pages", "N", _WEB)]
MaxBytes: TypeAlias = Annotated[str | None, _text("--max-bytes", "SIZE", _WEB)]
MaxTime: TypeAlias = Annotated[str | None, _text("--max-time", "TIME", _WEB)]
Rate: TypeAlias = Annotated[str | None, _text("--rate", "N", _WEB)]
Scope: TypeAlias = Annotated[str | None, _text("--scope", "SCOPE", _WEB)]
AllowPrivate: TypeAlias = Annotated[bool, _flag("--allow-private", _WEB)]
State: TypeAlias = Annotated[Path | None, _text("--state", "FILE", _WEB)]

Html: TypeAlias = Annotated[Path | None, _text("--html", "FILE", _OUT)]
Json: TypeAlias = Annotated[bool, _flag("--json", _OUT)]
Findings: TypeAlias = Annotated[Path | None, _text("--findings", "FILE", _OUT)]
SarifFile: TypeAlias = Annotated[Path | None, _text("--sarif", "FILE", _OUT)]
WriteBaseline: TypeAlias = Annotated[Path | None, _text("--write-baseline", "FILE", _OUT)]
KeyFile: TypeAlias = Annotated[Path | None, _text("--key-file", "FILE", _OUT)]
Quiet: TypeAlias = Annotated[bool, _flag("--quiet", _OUT, "-q")]

Lang: TypeAlias = Annotated[str | None, _text("--lang", "zh|en", _GENERAL)]
Help: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--help",
        "-h",
        help=say("cli.help"),
        is_eager=True,
        callback=show_help,
        expose_value=False,
        rich_help_panel=_GENERAL,
    ),
]
