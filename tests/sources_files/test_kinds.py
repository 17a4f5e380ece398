"""Bytes are told by their magic first, then by name and media type, then by content."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

from leakcase.sources.kinds import Kind, sniff
from leakcase.sources.reading import READERS


@pytest.mark.parametrize(
    ("head", "name", "content_type", "expected"),
    [
        (b"", "a.csv", "", Kind.EMPTY),
        (b"%PDF-1.7\n", "a.txt", "", Kind.PDF),
        (b"junk\n%PDF-1.4\n", "a", "", Kind.PDF),
        (b"PK\x03\x04....", "a.csv", "", Kind.ZIP),
        (b"\x1f\x8b\x08\x00", "a", "", Kind.GZIP),
        (b"<html><body>", "export.xls", "", Kind.HTML),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html>", "a", "", Kind.HTML),
        (b"<?xml version='1.0'?><a/>", "a.txt", "", Kind.XML),
        (b"a,b\n1,2\n", "a.csv", "", Kind.CSV),
        (b"a,b\n1,2\n", "A.CSV", "", Kind.CSV),
        (b"a\tb\n1\t2\n3\t4\n", "export.xls", "", Kind.TSV),
        ("姓名,电话,地址\n甲,1,2\n乙,3,4\n".encode("gbk"), "x.txt", "", Kind.CSV),
        (b'{"a": 1}', "", "", Kind.JSON),
        (b'{"a": 1}\n{"a": 2}\n', "app.log", "", Kind.JSONL),
        (b'[{"a": 1}]', "", "", Kind.JSON),
        (b"{}", "x", "application/vnd.api+json", Kind.JSON),
        (b"<p>hi", "page", "text/html; charset=gbk", Kind.HTML),
        (b"-- MySQL dump 10.13\n", "x", "", Kind.SQL),
        (b"INSERT INTO `users` VALUES (1);\n", "", "", Kind.SQL),
        (b"select 1;", "a.sql", "", Kind.SQL),
        (b"From a@b.cn Mon Jan  1 00:00:00 2024\nSubject: x\n", "x", "", Kind.MBOX),
        (b"Received: from a\n\tby b\nSubject: x\n\nhi", "x", "", Kind.EML),
        (b"import os\nprint(1)\n", "a.py", "", Kind.TEXT),
        ("一段话，没有结构。\n第二段话，很长，很长，很长。\n".encode(), "a.txt", "", Kind.TEXT),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "a", "", Kind.BINARY),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "", Kind.IMAGE),
        (b"{\\rtf1 hi}", "a.doc", "", Kind.RTF),
        (b"7z\xbc\xaf\x27\x1c", "a.zip", "", Kind.UNSUPPORTED),
    ],
)
def test_kind(head: bytes, name: str, content_type: str, expected: Kind) -> None:
    assert sniff(head, name=name, content_type=content_type) == expected


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_reader_that_exists(kind: Kind) -> None:
    plan = READERS[kind]
    module, _, function = plan.reader.partition(":")
    reader = getattr(import_module(f"leakcase.sources.{module}"), function)
    assert len(inspect.signature(reader).parameters) == 3
    assert plan.fallback is None or READERS[plan.fallback].fallback in {None, Kind.BINARY}
