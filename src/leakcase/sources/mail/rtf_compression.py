"""The compression of rich text bodies in Outlook messages, after [MS-OXRTFCP]."""

from __future__ import annotations

import struct

_HEADER = struct.Struct("<IIII")
_COMPRESSED = 0x75465A4C
_WINDOW = 4096
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern "
    rb"\fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the window holds at first (section 2.1.2.1)."""


def decompressed(data: bytes, most: int) -> bytes:
    """The rich text; what is broken ends it early.

    Args:
        data: header and body as stored.
        most: bytes after which it is cut.
    """
    if len(data) < _HEADER.size:
        return b""
    _, size, kind, _ = _HEADER.unpack_from(data)
    if kind != _COMPRESSED:
        return data[_HEADER.size : _HEADER.size + size]
    window = bytearray(_START.ljust(_WINDOW, b" "))
    write, at, output, most = len(_START), _HEADER.size, bytearray(), min(size, most)
    while at < len(data) and len(output) < most:
        control, at = data[at], at + 1
        for bit in range(8):
            if at + (control >> bit & 1) >= len(data):
                return bytes(output)
            if not control >> bit & 1:
                run, at = data[at : at + 1], at + 1
            else:
                reference, at = data[at] << 8 | data[at + 1], at + 2
                start = reference >> 4
                if start == write % _WINDOW:
                    return bytes(output)
                run = _run(window, start, write, (reference & 0xF) + 2)
            for byte in run:
                window[write % _WINDOW] = byte
                write += 1
            output += run
    return bytes(output)


def _run(window: bytearray, start: int, write: int, length: int) -> bytes:
    """Bytes of the window from ``start``; a run that reaches the write position repeats itself."""
    run = bytearray()
    gap = (write - start) % _WINDOW
    for index in range(length):
        run.append(run[index - gap] if index >= gap else window[(start + index) % _WINDOW])
    return bytes(run)
