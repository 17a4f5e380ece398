"""Object storage, by fsspec's own storage in memory."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from leakcase.errors import MissingExtra, SourceError, UsageError
from leakcase.sources.object_storage import ObjectStorageSource
from leakcase.sources.segment import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.sources_data.conftest import Read

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def bucket() -> Iterator[str]:
    files = fsspec.filesystem("memory")
    files.pipe("/bucket/a/members.csv", "姓名,手机\n甲一,13800000001\n乙二,13800000002\n".encode())
    files.pipe("/bucket/state.json", b'[{"phone": "13800000003"}]')
    yield "memory://bucket"
    files.rm("/bucket", recursive=True)


def test_objects_are_read_as_files_are(bucket: str, gathered: Callable[..., Read]) -> None:
    result = gathered(ObjectStorageSource(bucket).read())
    assert {t.location.path: t.rows for t in result.tables} == {
        "memory://bucket/a/members.csv": [["甲一", "13800000001"], ["乙二", "13800000002"]],
        "memory://bucket/state.json": [["13800000003"]],
    }
    assert result.problems == []


@pytest.mark.parametrize("path", ["/*.json", "/state.json"])
def test_one_object_or_a_pattern(bucket: str, path: str, gathered: Callable[..., Read]) -> None:
    assert gathered(ObjectStorageSource(bucket + path).read()).rows == [["13800000003"]]


def test_an_object_that_goes_away_is_a_problem(
    bucket: str, gathered: Callable[..., Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError("s3cr3t")

    monkeypatch.setattr(type(fsspec.filesystem("memory")), "open", gone)
    result = gathered(ObjectStorageSource(bucket).read())
    assert result.problems == [ProblemKind.UNREADABLE] * 2
    assert "s3cr3t" not in repr(result.pieces)


def test_what_cannot_be_opened_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="holds nothing"):
        list(ObjectStorageSource("memory://nothing/here").read())
    with pytest.raises(UsageError):
        list(ObjectStorageSource("nosuch://bucket").read())
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingExtra, match="object-storage"):
        list(ObjectStorageSource("memory://bucket").read())


def test_names_hold_no_credentials() -> None:
    source = ObjectStorageSource("ftp://user:s3cr3t@host/x?token=s3cr3t", storage={"key": "s3cr3t"})
    assert source.name == "ftp://host/x"
    assert "s3cr3t" not in repr(source)
