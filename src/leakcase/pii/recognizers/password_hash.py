"""Digests of passwords after a label: crypt notations, LDAP, Django, MySQL, plain hex digests."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

_NAMED = (
    rb"\$(?:2[abxy]?|1|5|6|7|y|gy|apr1|P|H|argon2(?:id|i|d)|scrypt|pbkdf2[a-z0-9-]{0,10})"
    rb"\$[./0-9A-Za-z$,=+-]{16,200}"
    rb"|\{(?:S?SHA(?:256|384|512)?|S?MD5|CRYPT|PBKDF2[A-Z0-9_-]{0,10})\}[./0-9A-Za-z$+=]{16,200}"
    rb"|(?:pbkdf2_sha(?:1|256)|bcrypt_sha256|argon2|scrypt|sha1|md5)\$[./0-9A-Za-z$,=+-]{16,220}"
    rb"|\*[0-9A-F]{40}(?![0-9A-Za-z])"
)
_HEX = (
    rb"(?:md5)?(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{56}|[0-9a-f]{40}|[0-9a-f]{32}"
    rb"|[0-9A-F]{128}|[0-9A-F]{96}|[0-9A-F]{64}|[0-9A-F]{56}|[0-9A-F]{40}"
    rb"|[0-9A-F]{32})(?![0-9A-Za-z])"
)
HASH = re.compile(rb"(?:" + _NAMED + rb"|" + _HEX + rb")")
"""A digest in any of the notations."""


def check(value: bytes) -> Tier | None:
    """CONFIRMED where the notation names its algorithm, CHECKED for bare hex."""
    if value[:1] in b"${*" or b"$" in value:
        return Tier.CONFIRMED
    return Tier.CHECKED if len(set(value)) >= 8 else None


RECOGNIZERS = (LabelledRecognizer("password_hash", HASH, check, priority=75),)
