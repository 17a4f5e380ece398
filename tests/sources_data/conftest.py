"""What the tests of data readers share: reading bytes, and private database servers."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Location
from leakcase.sources.reading import read_bytes
from leakcase.sources.segment import (
    DEFAULT_LIMITS,
    Limits,
    Piece,
    Problem,
    ProblemKind,
    TableSegment,
    TextSegment,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@dataclass(frozen=True)
class Read:
    """What reading gave."""

    pieces: tuple[Piece, ...]

    @property
    def tables(self) -> list[TableSegment]:
        return [piece for piece in self.pieces if isinstance(piece, TableSegment)]

    @property
    def table(self) -> TableSegment:
        (only,) = self.tables
        return only

    @property
    def header(self) -> tuple[str, ...]:
        (only,) = {table.header for table in self.tables}
        return only

    @property
    def rows(self) -> list[list[str]]:
        return [list(row) for table in self.tables for row in table.rows]

    @property
    def texts(self) -> list[str]:
        return [piece.text.decode() for piece in self.pieces if isinstance(piece, TextSegment)]

    @property
    def problems(self) -> list[ProblemKind]:
        return [piece.kind for piece in self.pieces if isinstance(piece, Problem)]

    def sheet(self, name: str) -> list[list[str]]:
        return [
            list(row) for table in self.tables if table.location.sheet == name for row in table.rows
        ]


@pytest.fixture
def read() -> Callable[..., Read]:
    def of(data: bytes | Path, name: str = "x.csv", limits: Limits = DEFAULT_LIMITS) -> Read:
        return Read(tuple(read_bytes(data, Location(name), limits=limits)))

    return of


@pytest.fixture
def gathered() -> Callable[[Iterable[Piece]], Read]:
    return lambda pieces: Read(tuple(pieces))


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _program(name: str, *folders: str) -> str:
    found = shutil.which(name)
    if found is None:
        candidates = [path for folder in folders for path in Path("/").glob(f"{folder}/{name}")]
        found = str(max(candidates)) if candidates else None
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _account(*names: str) -> dict[str, object]:
    """How to start a server that refuses to run as root: as this unprivileged user."""
    if os.getuid() != 0:
        return {}
    for name in names:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    pytest.skip("there is no unprivileged user to run the server")


@pytest.fixture(scope="session")
def _server_folder() -> Iterator[Path]:
    # not below pytest's own folder: the server's user must reach it, and sockets need short paths
    folder = Path(tempfile.mkdtemp(prefix="leakcase-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(_server_folder: Path) -> Iterator[str]:
    """A private PostgreSQL server; the URL of its database without user and name."""
    initdb = _program("initdb", "usr/lib/postgresql/*/bin")
    server = _program("postgres", "usr/lib/postgresql/*/bin")
    account = _account("postgres", "nobody")
    folder = _server_folder / "pg"
    folder.mkdir()
    if "user" in account:
        os.chown(folder, account["user"], account["group"])  # type: ignore[arg-type]
    port = _free_port()
    common = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **account}
    password = folder / "password"
    password.write_text("right horse")
    password.chmod(0o644)
    subprocess.run(  # type: ignore[call-overload]  # noqa: S603  (a program found above)
        [initdb, "-D", "data", "-U", "keeper", "-A", "scram-sha-256", "--pwfile=password", "-N"],
        check=True,
        **common,
    )
    settings = ["fsync=off", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
    process = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603
        [server, "-D", "data", "-p", str(port), *(f"--{each}" for each in settings)], **common
    )
    try:
        _wait_for(port, process)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def mariadb(_server_folder: Path) -> Iterator[str]:
    """A private MariaDB server; its host and port."""
    install = _program("mariadb-install-db", "usr/bin")
    server = _program("mariadbd", "usr/sbin", "usr/libexec")
    account = _account("mysql", "nobody")
    folder = _server_folder / "my"
    folder.mkdir()
    if "user" in account:
        os.chown(folder, account["user"], account["group"])  # type: ignore[arg-type]
    port = _free_port()
    common = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **account}
    subprocess.run(  # type: ignore[call-overload]  # noqa: S603
        [
            install,
            "--no-defaults",
            f"--datadir={folder}/data",
            "--skip-test-db",
            "--auth-root-authentication-method=normal",
        ],
        check=True,
        **common,
    )
    process = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603
        [
            server,
            "--no-defaults",
            f"--datadir={folder}/data",
            f"--socket={folder}/s",
            f"--port={port}",
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--innodb-flush-method=nosync",
            "--innodb-buffer-pool-size=16M",
        ],
        **common,
    )
    try:
        _wait_for(port, process)
        yield f"{folder}/s 127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.skip("the server does not start here")
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.skip("the server does not answer here")
