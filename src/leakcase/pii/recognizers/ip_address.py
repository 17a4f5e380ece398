"""IP addresses, version 4 (RFC 791) and 6 (RFC 4291)."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled
from leakcase.pii.judging import has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_v4(tokens: Tokens) -> Verdict:
    """CHECKED for global addresses; private, loopback and reserved ones single out nobody."""
    parts, valid = _octets(tokens.text)
    first, second, third = parts[:, 0], parts[:, 1], parts[:, 2]
    local = (
        (first == 10)
        | (first == 127)
        | ((first == 172) & (second >= 16) & (second < 32))
        | ((first == 192) & (second == 168))
        | ((first == 169) & (second == 254))
        | ((first == 100) & (second >= 64) & (second < 128))
        | ((first == 192) & (second == 0) & ((third == 0) | (third == 2)))
        | ((first == 198) & ((second == 18) | (second == 19)))
        | ((first == 198) & (second == 51) & (third == 100))
        | ((first == 203) & (second == 0) & (third == 113))
        | (first >= 224)
    )
    # below 4.0.0.0 four small numbers are far likelier a version
    world = valid & ~local & (first >= 4)
    tied = has(tokens, Form.RIGHT_ALPHA | Form.LEFT_JOINED | Form.RIGHT_JOINED)
    return verdict(
        world & ~tied,
        checked=world,
        reasons=[(world, Reason.STRUCTURE_OK)],
        # numbers of sections and versions are small
        weak=has(tokens, Form.LEFT_ALPHA) | (parts.max(axis=1) < 100),
    )


def _octets(text: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The four numbers of each address, ``int64[n, 4]``, and whether each is at most 255."""
    parts, valid = np.zeros((len(text), 4), np.int64), np.zeros(len(text), np.bool_)
    _read_octets(text, parts, valid)
    return parts, valid


@compiled
def _read_octets(
    text: NDArray[np.uint8], parts: NDArray[np.int64], valid: NDArray[np.bool_]
) -> None:
    for row in range(len(text)):
        place, digits, right = 0, 0, True
        for column in range(15):
            character = text[row, column]
            if character == 46:
                place, digits = min(place + 1, 3), 0
            elif character >= 48:
                right &= digits == 0 or parts[row, place] > 0  # no leading zeros
                parts[row, place] = parts[row, place] * 10 + character - 48
                digits += 1
        for part in range(4):
            right &= parts[row, part] <= 255
        valid[row] = right


def judge_v6(tokens: Tokens) -> Verdict:
    """CHECKED for global unicast addresses."""
    # global unicast is 2000::/3; everything else need not be parsed
    world = (tokens.text[:, 0] == ord("2")) | (tokens.text[:, 0] == ord("3"))
    for row in np.flatnonzero(world & (tokens.length <= tokens.text.shape[1])).tolist():
        world[row] = _is_global(bytes(tokens.text[row]).rstrip(b"\0"))
    long = has(tokens, Form.LEFT_ALPHA | Form.RIGHT_ALPHA)
    return verdict(world & ~long, checked=world, reasons=[(world, Reason.STRUCTURE_OK)])


def _is_global(text: bytes) -> bool:
    try:
        return ip_address(text.decode("ascii")).is_global
    except ValueError:
        return False


RECOGNIZERS = (
    TokenRecognizer("ipv4", Kind.DOTTED, (), judge_v4, priority=60),
    TokenRecognizer("ipv6", Kind.HEXED, (), judge_v6, priority=60, strong=True),
)
