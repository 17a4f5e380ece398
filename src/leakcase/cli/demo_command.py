"""``leakcase demo``: the bundled site, scanned."""

import threading
from pathlib import Path

import typer

from leakcase.cli.exits import Exit
from leakcase.cli.scan_command import Wanted, scan_and_report
from leakcase.demo.site import serve
from leakcase.messages import say
from leakcase.settings import ScanOptions, WebOptions
from leakcase.targets import open_targets

_RATE = 1_000.0
"""Requests a second: the site is ours and on this machine."""


def run_demo(output: Path, *, keep_serving: bool) -> int:
    """Serve the site, scan it, write the report; 0 where all went well, found or not."""
    options = ScanOptions(web=WebOptions(allow_private=True, rate=_RATE))
    with serve() as url:
        typer.echo(say("demo.started", url=url), err=True)
        code = scan_and_report(open_targets([url], options), options, Wanted(html=output))
        if code == Exit.INTERRUPTED:
            return code
        typer.echo(say("demo.open", file=output.absolute()), err=True)
        if keep_serving:
            typer.echo(say("demo.serving", url=url), err=True)
            threading.Event().wait()
    return Exit.NOTHING_FOUND
