"""Squarified treemap (Bruls, Huizing, van Wijk 2000): areas by number, as square as they get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``x`` and ``y`` of its upper left corner."""

    x: float
    y: float
    width: float
    height: float


def treemap(sizes: Sequence[float], box: Box) -> list[Box]:
    """One box a size, filling ``box``; sizes are positive and best given largest first."""
    if not sizes:
        return []
    scale = box.width * box.height / sum(sizes)
    return _lay([size * scale for size in sizes], box)


def _lay(areas: list[float], box: Box) -> list[Box]:
    boxes: list[Box] = []
    while areas:
        side = min(box.width, box.height)
        taken = 1
        while taken < len(areas) and _worst(areas[: taken + 1], side) <= _worst(
            areas[:taken], side
        ):
            taken += 1
        row, box = _strip(areas[:taken], box)
        boxes += row
        areas = areas[taken:]
    return boxes


def _worst(areas: Sequence[float], side: float) -> float:
    """The worst aspect ratio when these areas share a strip along a side of this length."""
    if side <= 0:
        return float("inf")
    total = sum(areas)
    return max(side * side * max(areas) / total**2, total**2 / (side * side * min(areas)))


def _strip(areas: Sequence[float], box: Box) -> tuple[list[Box], Box]:
    """Boxes of one strip along the shorter side, and what is left of the whole."""
    total = sum(areas)
    boxes: list[Box] = []
    if box.width >= box.height:
        width = total / box.height if box.height else 0.0
        top = box.y
        for area in areas:
            height = area / width if width else 0.0
            boxes.append(Box(box.x, top, width, height))
            top += height
        return boxes, Box(box.x + width, box.y, max(box.width - width, 0.0), box.height)
    height = total / box.width
    left = box.x
    for area in areas:
        width = area / height if height else 0.0
        boxes.append(Box(left, box.y, width, height))
        left += width
    return boxes, Box(box.x, box.y + height, box.width, max(box.height - height, 0.0))
