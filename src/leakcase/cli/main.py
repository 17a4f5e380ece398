"""Runs a command and turns every way it can end into one line and an exit code."""

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

from leakcase.cli.exits import Exit
from leakcase.errors import LeakcaseError, SourceError
from leakcase.messages import Language, say, use_language


def main() -> None:
    """The command ``leakcase``."""
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command; its exit code."""
    # the texts of options are looked up when the commands are imported: the language comes first
    use_language(language_of(arguments, os.environ))
    from leakcase.cli.app import UsageFault, app, usage_text  # noqa: PLC0415

    try:
        code = app(list(arguments), prog_name="leakcase", standalone_mode=False)
    except UsageFault as fault:
        return _complain(usage_text(fault), Exit.USAGE)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  (every end is one line)
        return _ended_by(error)
    return code if isinstance(code, int) else Exit.NOTHING_FOUND


def _ended_by(error: BaseException) -> Exit:
    if isinstance(error, SourceError):
        return _complain(str(error), Exit.PARTIAL)
    if isinstance(error, LeakcaseError):
        return _complain(str(error), Exit.USAGE)
    if isinstance(error, BrokenPipeError):
        _forget_stdout()
        return Exit.PARTIAL
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        return _complain(say("error.interrupted"), Exit.INTERRUPTED)
    # a fault of ours: say where, never with what value
    return _complain(say("error.fault", where=_where(error)), Exit.PARTIAL)


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language asked for by ``--lang``, else by LEAKCASE_LANG, else Chinese."""
    asked = environment.get("LEAKCASE_LANG", "")
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            asked = arguments[number + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return Language.of(asked) or Language.ZH


def _complain(text: str, code: Exit) -> Exit:
    one_line = " ".join(text.split())
    print(say("error.line", text=one_line), file=sys.stderr)  # noqa: T201  (the error line)
    return code


def _where(error: BaseException) -> str:
    """Type of an exception and where it arose; its message may hold what was scanned."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    file = Path(frames[-1].filename)
    package = Path(__file__).parents[1]
    name = file.relative_to(package).as_posix() if file.is_relative_to(package) else file.name
    return f"{type(error).__name__}, {name}:{frames[-1].lineno}"


def _forget_stdout() -> None:
    """Whoever read our output has gone: keep the interpreter from complaining at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
