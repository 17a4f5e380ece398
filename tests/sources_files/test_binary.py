"""Binary files: their printable runs, with their places, and a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from leakcase.sources.segment import ProblemKind

Reader = Callable[..., Any]
NOISE = bytes((0, 1, 2, 3, 255, 0, 128, 1)) * 6


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "utf-16-le"])
def test_runs_are_found_with_their_places(read: Reader, codec: str) -> None:
    raw = NOISE + "联系电话 10000000001".encode(codec) + NOISE + b"second run" + NOISE
    result = read(raw, "x.bin")
    assert "联系电话 10000000001" in result.text
    (segment,) = result.texts
    for needle, written in (("10000000001", codec), ("second run", "ascii")):
        at = segment.text.index(needle.encode())
        assert segment.offsets is not None
        back = int(segment.offsets(np.array([at]))[0])
        assert raw[back:].startswith(needle.encode(written))
    assert [(p.kind, p.partial) for p in result.problems] == [(ProblemKind.UNSUPPORTED, False)]


@pytest.mark.parametrize("shift", [0, 5, 11, 20])
def test_a_run_across_blocks_stays_whole(read: Reader, shift: int) -> None:
    before = (NOISE * 30_000)[: (1 << 20) - shift]
    result = read(before + b"phone 10000000001 end" + NOISE, "x.bin")
    assert "phone 10000000001 end" in result.text


def test_noise_is_mostly_silent(read: Reader) -> None:
    noise = np.random.default_rng(5).bytes(1 << 20)
    assert len(read(noise, "x.bin").text) < len(noise) // 10
