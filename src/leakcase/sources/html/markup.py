"""Markup: the grammar of HTML tags, comments and raw text, as patterns linear in the text.

No pattern gives back what it took (possessive throughout), and what never closes runs to the end
of the text, once: garbage costs no more than a page.
"""

from __future__ import annotations

import re

_ATTRIBUTES = rb"""
    (?: [^>=]++
      | = \s*+ (?: "[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^\s>"'][^\s>]*+ )?+
    )*+
"""

RAW = frozenset((b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed"))
"""Elements whose content is text up to their own end tag."""

MARKUP = re.compile(
    rb"""
    <(?:
        /(?P<end>[a-zA-Z][^\s/>]*+)[^>]*+>?
      | (?P<raw>(?:script|style|textarea|title|xmp|iframe|noembed)(?=[\s/>]))
        (?P<given>"""
    + _ATTRIBUTES
    + rb""")>
        (?P<content>(?:[^<]++|<(?!/(?P=raw)[\s/>]))*+)
      | (?P<start>[a-zA-Z][^\s/>]*+)(?P<body>"""
    + _ATTRIBUTES
    + rb""")(?:>|\Z)
      | !--(?P<comment>>|->|(?:[^-]++|-(?!-!?>))*+)(?:--!?>)?+
      | !\[CDATA\[(?P<cdata>(?:[^\]]++|\](?!\]>))*+)(?:\]\]>)?+
      | [!?](?P<bogus>[^>]*+)>?
    )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""One piece of markup; what stands between two is text. ``lastgroup`` does not tell which kind,
the groups ``end``, ``content``, ``start``, ``comment``, ``cdata``, ``bogus`` do."""

ATTRIBUTE = re.compile(
    rb"""
    (?P<name>[^\s"'>/=][^\s/>=]*+)
    (?: \s*+ = \s*+
        (?: "(?P<double>[^"]*+) | '(?P<single>[^']*+) | (?P<bare>[^\s>"'][^\s>]*+) )
    )?+
    """,
    re.VERBOSE | re.DOTALL,
)
"""One attribute in the ``given`` or ``body`` of a tag."""

CHARSET = re.compile(
    rb"""<meta\b[^>]{0,400}?charset\s*+=\s*+["']?\s*+([\w.:-]{1,40})"""
    rb"""|^\s{0,16}<\?xml[^>]{0,200}?encoding\s*+=\s*+["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
"""The encoding a page says it is written in."""

BLOCK = frozenset(
    b"""address article aside blockquote body br button caption center dd details dialog dir div dl
    dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
    legend li main menu nav ol optgroup option p pre search section select summary table tbody
    template textarea tfoot thead title tr ul xmp""".split()
)
"""Elements that begin and end a line."""

APART = frozenset(
    b"audio canvas img input label meter object output progress svg td th video".split()
)
"""Elements that stand apart from the text around them, in its line."""

VOID = frozenset(
    b"""area base basefont bgsound br col embed frame hr img input keygen link meta param source
    track wbr""".split()
)
"""Elements without an end."""

CLOSED_BY_NEXT = frozenset(b"dd dt li option p td th tr".split())
"""Elements that end where the next of their kind begins."""
