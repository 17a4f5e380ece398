"""The help of a command as text: options in groups, wrapped by width, Hanzi counted as two."""

import shutil
import unicodedata
from collections.abc import Sequence
from typing import Protocol

import typer

from leakcase.messages import say

MAX_WIDTH = 100
_LEFT = 30


class _Parameter(Protocol):
    """What both an option and an argument have."""

    opts: list[str]
    metavar: str | None


_CLOSING = "，。；：、）》”！？,.;:)"
"""What does not begin a line."""


def show_help(context: typer.Context, value: bool) -> None:  # noqa: FBT001  (a callback of Typer)
    """Print the help and end."""
    if value:
        typer.echo(help_text(context))
        raise typer.Exit


def help_text(context: typer.Context) -> str:
    """The help of the command of this context."""
    width = min(shutil.get_terminal_size().columns, MAX_WIDTH)
    command = context.command
    commands = getattr(command, "commands", {})
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    tail = ["COMMAND"] if commands else []
    tail += [str(each.metavar) for each in arguments]
    lines = [f"{say('help.usage')} {context.command_path} [OPTIONS] {' '.join(tail)}".rstrip()]
    lines += ["", *wrapped(command.help or "", width)]
    if commands:
        rows = [(name, each.help or "") for name, each in commands.items()]
        lines += _section(say("help.commands"), rows, width)
    if arguments:
        described = [(str(each.metavar), getattr(each, "help", None) or "") for each in arguments]
        lines += _section(say("help.arguments"), described, width)
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in command.params:
        if each.param_type_name == "option":
            panel = getattr(each, "rich_help_panel", None) or say("help.options")
            groups.setdefault(panel, []).append(_option(each))
    for title, rows in groups.items():
        lines += _section(title, rows, width)
    lines += ["", *wrapped(say("cli.exits"), width)]
    return "\n".join(lines)


def _option(option: _Parameter) -> tuple[str, str]:
    names = ", ".join(option.opts)
    metavar = "" if getattr(option, "is_flag", False) else f" {option.metavar}"
    return names + metavar, getattr(option, "help", None) or ""


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    left = min(max(display_width(name) for name, _ in rows) + 4, _LEFT)
    lines = ["", title]
    for name, text in rows:
        pieces = wrapped(text, width - left)
        head = f"  {name}"
        gap = left - display_width(head)
        if gap < 2:
            lines.append(head)
            head, gap = "", left
        lines.append(f"{head}{' ' * gap}{pieces[0]}".rstrip())
        lines += [" " * left + piece for piece in pieces[1:]]
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many columns, broken at spaces or between Hanzi."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        fits = display_width(line + word.rstrip()) <= width
        if line and not fits and word not in _CLOSING:
            lines.append(line.rstrip())
            line = ""
        line += word
    return [*lines, line.rstrip()]


def _words(text: str) -> list[str]:
    """Where a line may be broken: after a space, before and after each Hanzi."""
    words: list[str] = []
    open_word = False
    for char in text:
        wide = display_width(char) > 1
        if open_word and not wide:
            words[-1] += char
        else:
            words.append(char)
        open_word = not wide and char != " "
    return words


def display_width(text: str) -> int:
    """Columns a terminal takes for it."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
