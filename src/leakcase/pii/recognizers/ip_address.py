"""IP addresses, version 4 (RFC 791) and 6 (RFC 4291)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ipaddress import ip_address

from leakcase.pii.judging import has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_v4(tokens: Tokens) -> Verdict:
    """CHECKED for global addresses; private, loopback and reserved ones single out nobody."""
    reach = [_reach(bytes(row).rstrip(b"\0").decode("ascii", "replace")) for row in tokens.text]
    valid = np.array([found is not None for found in reach], np.bool_)
    world = np.array([bool(found) for found in reach], np.bool_)
    tied = has(tokens, Form.LEFT_ALPHA | Form.RIGHT_ALPHA | Form.LEFT_JOINED | Form.RIGHT_JOINED)
    return verdict(
        valid & world & ~tied,
        checked=world,
        reasons=[(world, Reason.STRUCTURE_OK)],
    )


def _reach(text: str) -> bool | None:
    """Whether the address is global; None where the text is none or only looks like one."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if address.version == 4 and int(address) >> 24 < 4:  # far likelier a version number
        return False
    return address.is_global and not address.is_multicast


RECOGNIZERS = (
    TokenRecognizer("ipv4", Kind.DOTTED, (), judge_v4, priority=60),
    TokenRecognizer("ipv6", Kind.HEXED, (), judge_v4, priority=60, strong=True),
)
