"""OLE2: old Word documents and presentations, Outlook messages, locked files."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import pytest

from leakcase.sources.mail.rtf_compression import decompressed
from leakcase.sources.segment import ProblemKind

Reader = Callable[..., Any]
Tree = Mapping[str, "bytes | Tree"]
SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SMALLEST = 4096


def ole(tree: Tree) -> bytes:
    """An OLE2 file with these streams and storages, every stream padded to full sectors."""
    entries: list[tuple[str, int, bytes, list[int]]] = []  # name, type, data, children

    def add(name: str, node: bytes | Tree) -> int:
        entries.append((name, 2 if isinstance(node, bytes) else 1, b"", []))
        number = len(entries) - 1
        if isinstance(node, bytes):
            entries[number] = (name, 2, node, [])
        else:
            entries[number][3].extend(add(key, below) for key, below in node.items())
        return number

    add("Root Entry", tree)
    sectors: list[bytes] = []
    chain: list[int] = []

    def store(data: bytes) -> int:
        first = len(sectors)
        parts = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        sectors.extend(parts)
        chain.extend([*range(first + 1, first + len(parts)), END])
        return first

    starts = [
        store(data.ljust(SMALLEST, b"\0")) if kind == 2 else END for _, kind, data, _ in entries
    ]
    directory = b""
    siblings = {
        child: following
        for _, _, _, below in entries
        for child, following in pairwise([*below, FREE])
    }
    for number, (name, kind, data, below) in enumerate(entries):
        raw = name.encode("utf-16-le")
        directory += raw.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ",
            len(raw) + 2,
            5 if number == 0 else kind,
            1,
            FREE,
            siblings.get(number, FREE),
            below[0] if below else FREE,
            b"",
            0,
            0,
            0,
            starts[number],
            max(len(data), SMALLEST) if kind == 2 else 0,
        )
    directory_start = store(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    table_start = len(sectors)
    tables = -(-(len(chain) + 8) // 128)
    chain += [FAT] * tables
    chain += [FREE] * (tables * 128 - len(chain))
    sectors.append(struct.pack(f"<{len(chain)}I", *chain))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        tables,
        directory_start,
        0,
        SMALLEST,
        END,
        0,
        END,
        0,
    )
    head += struct.pack("<109I", *[*range(table_start, table_start + tables), *[FREE] * 109][:109])
    return head + b"".join(sectors)


def word(pieces: list[tuple[str, bool]], *, flags: int = 0x0200) -> bytes:
    """A Word document of pieces of text, each stored in one byte or two bytes a character."""
    body, places, positions = b"", [], [0]
    for text, narrow in pieces:
        place = 1024 + len(body)
        body += text.encode("cp1252" if narrow else "utf-16-le")
        body += b"\0" * (len(body) % 2)
        places.append(place * 2 | 1 << 30 if narrow else place)
        positions.append(positions[-1] + len(text))
    table = struct.pack(f"<{len(positions)}i", *positions)
    table += b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(table)) + table
    block = bytearray(1024)
    struct.pack_into("<HH", block, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", block, 10, flags)
    struct.pack_into("<II", block, 0x01A2, 16, len(clx))
    return ole({"WordDocument": bytes(block) + body, "1Table": b"\0" * 16 + clx})


def atom(kind: int, body: bytes, version: int = 0) -> bytes:
    return struct.pack("<HHI", version, kind, len(body)) + body


def test_a_word_document_by_its_pieces(read: Reader) -> None:
    result = read(word([("plain 10000000001\r", True), ("姓名\x07甲某\x07\r", False)]), "x.doc")
    assert "plain 10000000001\n姓名\t甲某\t\n" in result.text
    assert result.problems == []


def test_a_locked_word_document_is_said_to_be(read: Reader) -> None:
    assert read(word([("secret", True)], flags=0x0300), "x.doc").kinds == [ProblemKind.ENCRYPTED]


def test_a_word_document_without_its_table_is_read_by_its_runs(read: Reader) -> None:
    data = ole(
        {"WordDocument": b"\xec\xa5\xc1\x00" + b"\0" * 1000 + "留下的话 还在".encode("utf-16-le")}
    )
    result = read(data, "x.doc")
    assert ProblemKind.CORRUPT in result.kinds
    assert "留下的话 还在" in result.text


def test_a_presentation_by_its_atoms(read: Reader) -> None:
    text = atom(0x0FA0, "标题里的话".encode("utf-16-le")) + atom(0x0FA8, b"plain 10000000001")
    records = atom(0x0FF0, text + atom(0x03EB, b"skip"), 0x0F)
    result = read(ole({"PowerPoint Document": records}), "x.ppt")
    assert "标题里的话\nplain 10000000001" in result.text


def test_a_locked_office_document_is_said_to_be(read: Reader) -> None:
    result = read(ole({"EncryptedPackage": b"\1" * 100, "EncryptionInfo": b"\1"}), "x.docx")
    assert (result.text, result.kinds) == ("", [ProblemKind.ENCRYPTED])


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def outlook(more: Tree | None = None) -> bytes:
    return ole(
        {
            "__properties_version1.0": b"\0" * 32,
            "__substg1.0_0037001F": wide("主题里的话"),
            "__substg1.0_0C1A001F": wide("发件人某"),
            "__recip_version1.0_#00000000": {"__substg1.0_39FE001F": wide("a@b.example")},
            **(more or {}),
        }
    )


def test_an_outlook_message(read: Reader) -> None:
    result = read(
        outlook(
            {
                "__substg1.0_1000001F": wide("正文里的话"),
                "__attach_version1.0_#00000000": {
                    "__substg1.0_3707001F": wide("名单.csv"),
                    "__substg1.0_37010102": "姓名,电话\n甲,1\n乙,2\n".encode().ljust(4096, b"\n"),
                },
                "__attach_version1.0_#00000001": {
                    "__substg1.0_3001001F": wide("转发"),
                    "__substg1.0_3701000D": {"__substg1.0_0037001F": wide("里面的主题")},
                },
            },
        ),
        "x",
    )
    for words in ("主题里的话", "发件人某", "a@b.example", "正文里的话"):
        assert result.seen(words) == "visible"
    assert result.names == ["名单.csv", "转发"]
    assert [(t.location.members, t.header) for t in result.tables] == [
        (("名单.csv",), ("姓名", "电话"))
    ]
    assert [s.location.members for s in result.texts if "里面的主题" in s.text.decode()] == [
        ("转发",)
    ]


def test_an_outlook_message_in_rich_text_only(read: Reader) -> None:
    body = rb"{\rtf1\ansi words 10000000001}"
    packed = struct.pack("<IIII", len(body) + 12, len(body), 0x414C454D, 0) + body
    result = read(outlook({"__substg1.0_10090102": packed}), "x.msg")
    assert "words 10000000001" in result.text


EXAMPLE = (
    "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
    "0af32068656c090020627705b06c647d0a800fa0"
)


@pytest.mark.parametrize(
    ("packed", "expected"),
    [
        # the example of [MS-OXRTFCP] 3.1.1
        (
            EXAMPLE,
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
        ),
        # the example of [MS-OXRTFCP] 3.1.2: a run that repeats itself
        (
            "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0",
            b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}",
        ),
        ("2d0000002b0000004c5a4675f1c5c7a703000a", b"{\\rtf1\\ansi\\ansicpg"),
        ("00", b""),
    ],
)
def test_compressed_rich_text(packed: str, expected: bytes) -> None:
    result = decompressed(bytes.fromhex(packed), 1000)
    assert result == expected or (len(packed) == 38 and expected.startswith(result))


@pytest.mark.parametrize("sixteenth", range(1, 16))
def test_a_cut_file_never_crashes(read: Reader, sixteenth: int) -> None:
    for data in (word([("words " * 300, True)]), outlook()):
        assert read(data[: len(data) * sixteenth // 16], "x").pieces
