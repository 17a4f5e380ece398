"""The commands. Their texts are looked up here, so the language must be set before the import.

What a command does is imported when it runs, so that ``--help`` stays quick.
"""

# ruff: noqa: ARG001  (the options of a scan are read all at once, from the context)

from pathlib import Path
from typing import Annotated

import typer

from leakcase.cli import options
from leakcase.cli.exits import Exit
from leakcase.cli.help_text import help_text
from leakcase.messages import say

UsageFault: type[Exception] = typer.BadParameter.__mro__[1]
"""What the parser raises for a command line it cannot make sense of."""

app = typer.Typer(
    add_completion=False,
    add_help_option=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True, help=say("cli.about"), add_help_option=False)
def leakcase(
    context: typer.Context,
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=say("cli.version"), rich_help_panel=say("cli.panel_general")
        ),
    ] = False,
    lang: options.Lang = None,
    _help: options.Help = False,
) -> None:
    if version:
        _print_version()
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(help_text(context))


@app.command(help=say("cli.scan"), add_help_option=False)
def scan(
    context: typer.Context,
    targets: options.Targets = None,
    *,
    category: options.Category = None,
    min_tier: options.MinTier = None,
    min_count: options.MinCount = None,
    names: options.Names = None,
    allow_list: options.AllowList = None,
    baseline: options.Baseline = None,
    config: options.Config = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    sample: options.Sample = None,
    ocr: options.Ocr = False,
    processes: options.Processes = None,
    depth: options.Depth = None,
    max_pages: options.MaxPages = None,
    max_bytes: options.MaxBytes = None,
    max_time: options.MaxTime = None,
    rate: options.Rate = None,
    scope: options.Scope = None,
    allow_private: options.AllowPrivate = False,
    state: options.State = None,
    html: options.Html = None,
    json: options.Json = False,
    findings: options.Findings = None,
    sarif: options.SarifFile = None,
    write_baseline: options.WriteBaseline = None,
    key_file: options.KeyFile = None,
    quiet: options.Quiet = False,
    lang: options.Lang = None,
    _help: options.Help = False,
) -> int:
    from leakcase.cli.scan_command import Wanted, run_scan  # noqa: PLC0415

    wanted = Wanted(html=html, json=json, findings=findings, sarif=sarif, quiet=quiet)
    return run_scan(targets or [], context.params, config, wanted, lang)


@app.command(help=say("cli.explain"), add_help_option=False)
def explain(
    place: Annotated[
        str | None, typer.Argument(help=say("cli.explain_place"), metavar="FILE:LINE[:COL]")
    ] = None,
    *,
    text: Annotated[bool, typer.Option("--text", help=say("cli.explain_text"))] = False,
    category: options.Category = None,
    min_tier: options.MinTier = None,
    names: options.Names = None,
    config: options.Config = None,
    lang: options.Lang = None,
    _help: options.Help = False,
) -> int:
    from leakcase.cli.explain_command import run_explain  # noqa: PLC0415

    given = {"category": category, "min_tier": min_tier, "names": names}
    return run_explain(place, given, config, lang, ask=text)


@app.command(help=say("cli.categories"), add_help_option=False)
def categories(
    *,
    json: options.Json = False,
    lang: options.Lang = None,
    _help: options.Help = False,
) -> int:
    from leakcase.cli.categories_command import run_categories  # noqa: PLC0415

    return run_categories(as_json=json)


@app.command(help=say("cli.demo"), add_help_option=False)
def demo(
    *,
    output: Annotated[
        Path, typer.Option("--html", help=say("cli.demo_output"), metavar="FILE")
    ] = Path("leakcase-demo.html"),
    serve: Annotated[bool, typer.Option("--serve", help=say("cli.demo_serve"))] = False,
    lang: options.Lang = None,
    _help: options.Help = False,
) -> int:
    from leakcase.cli.demo_command import run_demo  # noqa: PLC0415

    return run_demo(output, keep_serving=serve)


@app.command(help=say("cli.version"), add_help_option=False)
def version(*, _help: options.Help = False) -> int:
    _print_version()
    return Exit.NOTHING_FOUND


def usage_text(fault: Exception) -> str:
    """A command line the parser cannot make sense of, as one line without the values typed."""
    option = getattr(fault, "option_name", None)
    parameter = getattr(fault, "param", None)
    kind = type(fault).__name__
    context = getattr(fault, "ctx", None)
    known = getattr(getattr(context, "command", None), "commands", {})
    if kind == "NoSuchOption" and option:
        text = say("error.no_such_option", option=str(option)[:60])
    elif kind == "MissingParameter" and parameter is not None:
        text = say("error.missing", what=parameter.opts[0])
    elif kind == "BadOptionUsage" and option:
        text = say("error.needs_value", option=option)
    elif kind == "UsageError" and known:
        text = say("error.no_such_command", known=", ".join(known))
    else:
        text = say("error.bad_usage", detail=getattr(fault, "message", kind))
    command = getattr(context, "command_path", "leakcase")
    return say("error.usage", text=text, command=command)


def _print_version() -> None:
    from leakcase.release import __version__  # noqa: PLC0415

    typer.echo(f"leakcase {__version__}")
