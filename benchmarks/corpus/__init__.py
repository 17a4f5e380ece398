"""Seeded corpora that know what is in them: the judge, never tuned to please the judged."""

from benchmarks.corpus.matrix import matrix
from benchmarks.corpus.running import dense, sparse
from benchmarks.corpus.text import Label, LabelledText
from benchmarks.corpus.words import STRUCTURED

__all__ = ["STRUCTURED", "Label", "LabelledText", "dense", "matrix", "sparse"]
