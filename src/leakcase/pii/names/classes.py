"""The classes of the tagger's word lattice, and the numbering of its features.

A path through the lattice is a sequence of segments, each of one class; what stands left and right
of a name speaks for or against it through the weights between neighbouring classes.
"""

from __future__ import annotations

WORDS = (
    "N", "V", "VS", "VT", "A", "D", "P", "CJ", "DE", "LE", "PRON", "M", "AUX", "MOOD", "TB", "TA",
    "KIN", "LABEL", "SEX", "ORGS", "TIME", "NUM", "PROV", "CITY", "DIST", "CTRY", "FCITY",
)  # fmt: skip
"""Classes of listed words."""

MARKS = (
    "COMMA", "PERIOD", "PAUSE", "COLON", "OPEN_QUOTE", "CLOSE_QUOTE", "OPEN_BRACKET",
    "CLOSE_BRACKET", "OPEN_TITLE", "CLOSE_TITLE", "SPACE", "AT", "OTHER",
)  # fmt: skip
"""Classes of single marks."""

CLASSES = (
    "EDGE",
    "UNKNOWN",
    *WORDS,
    "AREA",
    "ROAD",
    "COMPOUND",
    "UNIT",
    "PERSON",
    "DOT",
    "LATIN",
    *MARKS,
)
INDEX = {name: number for number, name in enumerate(CLASSES)}

EDGE = INDEX["EDGE"]
UNKNOWN = INDEX["UNKNOWN"]
NUM = INDEX["NUM"]
PROV = INDEX["PROV"]
CITY = INDEX["CITY"]
DIST = INDEX["DIST"]
CTRY = INDEX["CTRY"]
FCITY = INDEX["FCITY"]
AREA = INDEX["AREA"]
ROAD = INDEX["ROAD"]
COMPOUND = INDEX["COMPOUND"]
UNIT = INDEX["UNIT"]
PERSON = INDEX["PERSON"]
DOT = INDEX["DOT"]
LATIN = INDEX["LATIN"]
SPACE = INDEX["SPACE"]
OTHER = INDEX["OTHER"]
ORGS = INDEX["ORGS"]
CLASS_COUNT = len(CLASSES)

# Word values are bit sets: one bit a class, then these for lists that are not classes of their own.
BIT_FOREIGN_NAME = 1 << 50
BIT_JAPANESE_SURNAME = 1 << 51
BIT_JAPANESE_GIVEN = 1 << 52
BIT_DOUBLE_SURNAME = 1 << 53
BIT_CORE = 1 << 54
BIT_AREA_SUFFIX = 1 << 55
BIT_ROAD_SUFFIX = 1 << 56
BIT_COMPOUND_SUFFIX = 1 << 57
BIT_UNIT = 1 << 58
BIT_PINYIN_SURNAME = 1 << 59
BIT_PINYIN_SYLLABLE = 1 << 60
BIT_ENGLISH_GIVEN = 1 << 61
BIT_ENGLISH_FAMILY = 1 << 62
CLASS_MASK = (1 << 50) - 1

# Kinds of characters.
K_OTHER, K_HAN, K_DIGIT, K_UPPER, K_LOWER, K_BREAK, K_MARK, K_DOT = range(8)

# Columns of the table of character figures.
C_KIND, C_MARK, C_SURNAME, C_FIRST, C_LAST, C_FOREIGN, C_TEXT, C_FLAGS = range(8)
FLAG_STOP = 1
FLAG_NUMERAL = 2

BINS = 14
"""Steps of a log-odds figure; 0 stands for none."""

# Feature numbers: where each family begins.
F_WORD = 0
F_UNKNOWN = F_WORD + CLASS_COUNT * 6
F_UNKNOWN_SURNAME = F_UNKNOWN + BINS
F_SHAPE = F_UNKNOWN_SURNAME + BINS
F_SURNAME = F_SHAPE + 8
F_FIRST = F_SURNAME + BINS * 4
F_LAST = F_FIRST + BINS
F_SINGLE = F_LAST + BINS
F_GIVEN_WORD = F_SINGLE + BINS
F_LEFT_STRADDLE = F_GIVEN_WORD + CLASS_COUNT + 4
F_RIGHT_STRADDLE = F_LEFT_STRADDLE + 4
F_HEAD_WORD = F_RIGHT_STRADDLE + 16
F_DOUBLED = F_HEAD_WORD + 8
F_FOREIGN_LENGTH = F_DOUBLED + 2
F_FOREIGN_HEAD = F_FOREIGN_LENGTH + 10
F_FOREIGN_TAIL = F_FOREIGN_HEAD + BINS
F_FOREIGN_MEAN = F_FOREIGN_TAIL + BINS
F_FOREIGN_NEXT = F_FOREIGN_MEAN + BINS * 4
F_FOREIGN_BEFORE = F_FOREIGN_NEXT + BINS
F_FOREIGN_INSIDE = F_FOREIGN_BEFORE + BINS
F_FOREIGN_KNOWN = F_FOREIGN_INSIDE + 8
F_JAPANESE = F_FOREIGN_KNOWN + 10
F_LATIN_NAME = F_JAPANESE + 8
F_AREA = F_LATIN_NAME + 32
F_ROAD = F_AREA + 8
F_COMPOUND = F_ROAD + 8
F_TOPONYM_STOP = F_COMPOUND + 8
F_TOPONYM_WORD = F_TOPONYM_STOP + 6
F_TOPONYM_SUFFIX = F_TOPONYM_WORD + 12
F_UNIT = F_TOPONYM_SUFFIX + 64
F_MARK = F_UNIT + 16
F_SKIP = F_MARK + CLASS_COUNT
FEATURE_COUNT = F_SKIP + 8
MOST_FEATURES = 12
"""Features of one arc at most."""
