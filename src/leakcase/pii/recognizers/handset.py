"""Numbers of handsets and SIM cards: IMEI (3GPP TS 23.003), IMSI (ITU-T E.212), ICCID (E.118)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits, luhn, number
from leakcase.pii.judging import placeholder, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_imei(tokens: Tokens) -> Verdict:
    """CHECKED when the Luhn digit holds; a label must agree, for one number in ten passes."""
    text = tokens.text
    right = luhn(text[:, :15])
    return verdict(
        all_digits(text[:, :15]) & ~placeholder(text[:, :15]),
        checked=right,
        reasons=[(right, Reason.CHECK_DIGIT_OK), (~right, Reason.CHECK_DIGIT_WRONG)],
    )


def judge_imsi(tokens: Tokens) -> Verdict:
    """CHECKED with mainland China's country code 460 and a network code in use."""
    text = tokens.text
    network = number(text[:, 3:5])
    ours = (number(text[:, :3]) == 460) & _NETWORKS[network] & all_digits(text[:, :15])
    return verdict(ours, checked=ours, reasons=[(ours, Reason.STRUCTURE_OK)])


def judge_iccid(tokens: Tokens) -> Verdict:
    """CHECKED with 8986 and, at 20 digits, a right Luhn digit."""
    text = tokens.text
    ours = (number(text[:, :4]) == 8986) & all_digits(text[:, :19])
    right = np.where(tokens.length == 20, luhn(text[:, :20]), luhn(text[:, :19]))
    return verdict(
        ours,
        checked=right | (tokens.length == 19),
        reasons=[
            (right, Reason.CHECK_DIGIT_OK),
            (~right & (tokens.length == 20), Reason.CHECK_DIGIT_WRONG),
            (ours, Reason.ISSUER_KNOWN),
        ],
    )


_NETWORKS = np.zeros(100, np.bool_)
_NETWORKS[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 20]] = True
"""Mobile network codes under 460: China Mobile, Unicom, Telecom, Broadnet, Tietong."""

RECOGNIZERS = (
    TokenRecognizer("imei", Kind.DIGITS, (15,), judge_imei, needs_label=True, priority=50),
    TokenRecognizer("imsi", Kind.DIGITS, (15,), judge_imsi, priority=55, first=b"4"),
    TokenRecognizer(
        "iccid", Kind.DIGITS, (19, 20), judge_iccid, priority=85, strong=True, first=b"8"
    ),
)
