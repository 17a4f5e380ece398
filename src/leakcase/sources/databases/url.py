"""Database URLs: where a database is, and its password, which goes nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from leakcase.errors import UsageError

PASSWORD_VARIABLE = "LEAKCASE_DB_PASSWORD"  # noqa: S105  (the name of the variable)
"""Environment variable that holds the password, so that it stands in no command line."""

_KINDS = {
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "mysql": "mysql",
    "mariadb": "mysql",
    "sqlite": "sqlite",
}
_MALFORMED = (
    "the database URL cannot be parsed; write it as postgresql://user@host:port/name, "
    "with special characters in the user or the password percent-encoded"
)
_PORTS = {"postgresql": 5432, "mysql": 3306}


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """Where a database is.

    Attributes:
        kind: ``postgresql``, ``mysql``, ``sqlite``, or the name of another SQLAlchemy dialect.
        host: name, address, or the folder of a Unix socket.
        database: its name, or the path of a SQLite file.
        options: the query of the URL.
    """

    kind: str
    host: str
    port: int | None
    database: str
    user: str
    options: dict[str, str] = field(default_factory=dict, repr=False)
    password: str | None = field(default=None, repr=False)
    text: str = field(default="", repr=False)

    @classmethod
    def parse(cls, text: str) -> DatabaseUrl:
        """Parse a URL; the password may be in it, in the environment, or in ``~/.pgpass``."""
        try:
            parts = urlsplit(text)
            port = parts.port
        except ValueError:
            raise UsageError(_MALFORMED) from None
        if "@" in parts.path and not parts.scheme.startswith("sqlite"):
            raise UsageError(_MALFORMED)  # a slash in the password, or it would become the path
        scheme = parts.scheme.partition("+")[0].lower()
        kind = _KINDS.get(scheme, scheme)
        options = dict(parse_qsl(parts.query))
        path = unquote(parts.path)
        host = options.get("host") or unquote(parts.hostname or "")
        database = path.removeprefix("/")
        user = unquote(parts.username or "")
        password = unquote(parts.password) if parts.password is not None else None
        if password is None:
            password = os.environ.get(PASSWORD_VARIABLE)
        url = cls(kind, host, port or _PORTS.get(kind), database, user, options, password, text)
        if password is None and kind == "postgresql":
            return cls(kind, host, url.port, database, user, options, _from_passfile(url), text)
        return url

    @property
    def name(self) -> str:
        """The URL without user, password and options."""
        if self.kind == "sqlite":
            return self.database
        port = f":{self.port}" if self.port and self.port != _PORTS.get(self.kind) else ""
        host = self.host if not self.host.startswith("/") else "local"
        return f"{self.kind}://{host or 'localhost'}{port}/{self.database}"


def is_database_url(text: str) -> bool:
    """Whether a text is the URL of a database that can be read."""
    scheme, found, _ = text.partition("://")
    return bool(found) and scheme.partition("+")[0].lower() in _KINDS


def _from_passfile(url: DatabaseUrl) -> str | None:
    """The password as libpq finds it: the first line of the file that fits."""
    path = Path(os.environ.get("PGPASSFILE") or Path.home() / ".pgpass")
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            return None  # libpq refuses a file that others may read; so do we
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    local = not url.host or url.host.startswith("/")
    wanted = ("localhost" if local else url.host, str(url.port), url.database, url.user)
    for line in lines:
        *fields, password = _fields(line)
        if len(fields) == len(wanted) and all(
            field in {"*", want} for field, want in zip(fields, wanted, strict=True)
        ):
            return password
    return None


def _fields(line: str) -> list[str]:
    """The fields of a line; a backslash makes a colon or a backslash an ordinary character."""
    if line.startswith("#"):
        return [""]
    fields = [""]
    characters = iter(line)
    for character in characters:
        if character == "\\":
            fields[-1] += next(characters, "")
        elif character == ":":
            fields.append("")
        else:
            fields[-1] += character
    return fields


__all__ = ["PASSWORD_VARIABLE", "DatabaseUrl", "is_database_url"]
