"""Foreigners' permanent residence cards.

Three letters and 12 digits (2004), or 18 digits beginning with 9 (2023, GB 11643 check digit).
"""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits, dates, machine_readable, resident_id
from leakcase.pii.judging import has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


_CODES = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA
BRA BRN BGR BFA BDI KHM CMR CAN CPV CAF TCD CHL COL COM COG COD CRI CIV HRV CUB CYP CZE DNK
DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN
GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK KOR KWT KGZ
LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG
MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PSE PAN PNG PRY PER PHL
POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF
SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR
USA URY UZB VUT VEN VNM YEM ZMB ZWE GBD GBN GBO GBP GBS XXX
"""
_NATIONALITIES = frozenset(code.encode() for code in _CODES.split())
"""ISO 3166-1 alpha-3, and the codes ICAO 9303-3 adds for British nationals and the stateless."""


def judge_old(tokens: Tokens) -> Verdict:
    """CHECKED when nationality, birth date and check digit hold; FORMAT when the last does not."""
    text = tokens.text
    known = [bytes(row) in _NATIONALITIES for row in text[:, :3]]
    letters = np.array(known, np.bool_).reshape(-1)
    century = np.full((len(text), 2), [ord("1"), ord("9")], np.uint8)
    young = np.full((len(text), 2), [ord("2"), ord("0")], np.uint8)
    birth = text[:, 7:13]
    dated = dates(np.hstack([century, birth])) | dates(np.hstack([young, birth]))
    right = machine_readable(text[:, :15])
    tied = has(tokens, Form.LEFT_JOINED | Form.RIGHT_JOINED)
    return verdict(
        letters & dated & all_digits(text[:, 3:15]) & ~tied,
        checked=right,
        reasons=[
            (right, Reason.CHECK_DIGIT_OK),
            (~right, Reason.CHECK_DIGIT_WRONG),
            (dated, Reason.DATE_VALID),
        ],
    )


def judge_new(tokens: Tokens) -> Verdict:
    """CHECKED when birth date and check digit hold; FORMAT, by label only, without the last."""
    text = tokens.text
    nine = (text[:, 0] == ord("9")) & all_digits(text[:, :17])
    right = resident_id(text)
    dated = dates(text[:, 6:14])
    return verdict(
        nine & dated,
        checked=right,
        reasons=[
            (right, Reason.CHECK_DIGIT_OK),
            (~right, Reason.CHECK_DIGIT_WRONG),
            (dated, Reason.DATE_VALID),
        ],
        weak=~right,
    )


RECOGNIZERS = (
    TokenRecognizer(
        "foreigner_pr_card",
        Kind.CODE,
        (15,),
        judge_old,
        priority=60,
        first=ascii_uppercase.encode(),
    ),
    TokenRecognizer(
        "foreigner_pr_card",
        Kind.DIGITS | Kind.CODE,
        (18,),
        judge_new,
        priority=94,
        strong=True,
        first=b"9",
    ),
)
