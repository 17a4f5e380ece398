"""The tagger's model: word trie, character figures and weights, in one small NumPy archive."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "model.npz"


@dataclass(frozen=True, slots=True)
class Model:
    """What reading a text needs, as arrays.

    Attributes:
        ids: ``uint16[65536]``, code point to trie letter, 0 where no listed word has it.
        chars: ``uint8[65536, 8]``, code point to its kind and figures (``classes.C_*``).
        base, check: ``int32[n]``, the double-array trie of listed words.
        values: ``int64[n]``, bits of a word's classes and lists, 0 where no word ends.
        weights: ``float32[f]``, one a feature.
        between: ``float32[c, c]``, of a class followed by another.
    """

    ids: NDArray[np.uint16]
    chars: NDArray[np.uint8]
    base: NDArray[np.int32]
    check: NDArray[np.int32]
    values: NDArray[np.int64]
    weights: NDArray[np.float32]
    between: NDArray[np.float32]

    def save(self, path: Path) -> None:
        """Write the archive, weights in half precision."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        arrays["weights"] = self.weights.astype(np.float16)
        arrays["between"] = self.between.astype(np.float16)
        np.savez_compressed(path, allow_pickle=False, **arrays)

    @classmethod
    @cache
    def load(cls) -> Model:
        """The model that comes with the package."""
        with (
            files("leakcase.pii.names").joinpath(FILE).open("rb") as stream,
            np.load(stream, allow_pickle=False) as archive,
        ):
            arrays = {field.name: archive[field.name] for field in fields(cls)}
        arrays["weights"] = arrays["weights"].astype(np.float32)
        arrays["between"] = arrays["between"].astype(np.float32)
        return cls(**arrays)
