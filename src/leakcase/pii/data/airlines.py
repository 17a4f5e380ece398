"""Two-character airline designators (IATA) of carriers that serve China.

Facts: IATA airline designators of carriers of the mainland, of Hong Kong, Macao and Taiwan, and of
foreign carriers with regular services to the mainland.
"""

from __future__ import annotations

_MAINLAND = """
3U 8L 8Y 9C 9D 9H A6 AQ BK CA CN CZ DR DZ EU FM FU G5 GI GJ GS GT GX GY HO HU JD JG JR KN KY LT MF
MU NS O3 OQ PN QW RY SC TV UQ VD Y8 ZH CF HT IJ YG
"""
_GREATER_CHINA = """
CX HB HX LD NX UO RH CI BR AE B7 IT JX
"""
_FOREIGN = """
5J 6E 7C 8M AA AC AF AI AK AY AZ BA BG BI BX CM D7 DL DV EK ET EY FD FJ GA GF HA HM HY HZ IZ JL JQ
JU KA KC KE KL KM KU LA LH LJ LO LX LY MH MK MM MR MS NH NZ OD OM OS OZ PG PK PR QF QR QV R3 RA RJ
RS S7 SK SL SQ SU SV T5 TG TK TR TW UA UL UN US VA VJ VN VS VZ W5 WE WY XJ XT Z2 ZE
"""
MAINLAND = frozenset(_MAINLAND.split())
GREATER_CHINA = frozenset(_GREATER_CHINA.split())
FOREIGN = frozenset(_FOREIGN.split())
DESIGNATORS = MAINLAND | GREATER_CHINA | FOREIGN
"""Every designator a flight number in Chinese text is likely to begin with."""
