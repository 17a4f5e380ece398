"""Styles: the classes that a style sheet on a page hides."""

from __future__ import annotations

import re


def hiding_classes(page: bytes) -> frozenset[bytes]:
    """Classes that the style sheets on a page hide, at all widths and on all media."""
    if b"<style" not in page and b"<STYLE" not in page:
        return frozenset()
    names: set[bytes] = set()
    for sheet in _STYLE.finditer(page):
        for rule in _RULE.finditer(_AT_RULE.sub(b"", sheet[1])):
            if HIDING.search(rule[2]):
                names.update(_CLASS.findall(rule[1]))
    return frozenset(names)


HIDING = re.compile(rb"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)", re.IGNORECASE)
_STYLE = re.compile(rb"<style\b[^>]*+>([^<]*+)", re.IGNORECASE)
_RULE = re.compile(rb"([^{}]++)\{([^{}]*+)\}")
_AT_RULE = re.compile(rb"@[a-z-]++[^{};]*+\{(?:[^{}]++|\{[^{}]*+\})*+\}", re.IGNORECASE)
_CLASS = re.compile(rb"(?:^|,)\s*+(?:[a-z]++)?\.([\w-]++)\s*+(?=,|$)", re.IGNORECASE)


__all__ = ["HIDING", "hiding_classes"]
