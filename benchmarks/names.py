"""Names and addresses in running text, ours and rjieba's: ``benchmarks/names.py DIR``.

DIR holds the public test splits, which carry no licence for shipping and stay outside this
repository: ``msra_test_bio.txt``, ``weiboNER_2nd_conll.test`` and ``resume_test.char.bmes`` (a
character and its tag a line), ``cluener_dev.json`` (one object a line: text, label). They measure;
nothing is trained or tuned on them. rjieba (``pip install rjieba``) joins in where it is installed.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from leakcase.pii.names.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Marks = set[tuple[int, int]]
"""Spans (start, end) in characters."""


@dataclass
class Example:
    """A sentence with the spans annotated in it."""

    text: str
    people: Marks = field(default_factory=set)
    places: Marks = field(default_factory=set)


class Peer(Protocol):
    """What we use of rjieba."""

    def tag(self, text: str, hmm: bool) -> list[tuple[str, str]]:  # noqa: FBT001  (its signature)
        """Words with their parts of speech."""


def main() -> None:
    """Measure every corpus that is there."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("corpora")
    corpora = list(read_corpora(folder))
    if not corpora:
        print(f"no corpora in {folder}: {Path(__file__).name} says at its top what to put there")
        return
    print("| corpus | who | precision | recall | F1 | MB/s |\n|---|---|---|---|---|---|")
    for name, examples in corpora:
        for who, find in finders().items():
            find(examples[0].text)  # the first call compiles or loads
            began = time.process_time()
            found = [find(example.text) for example in examples]
            spent = time.process_time() - began
            size = sum(len(example.text.encode()) for example in examples) / 1e6
            known = [example.people for example in examples]
            print(f"| {name} person | {who} | {figures(found, known)} | {size / spent:.2f} |")
    addresses(dict(corpora).get("CLUENER dev", []))
    speed([example.text for _, examples in corpora for example in examples])


def finders() -> dict[str, Callable[[str], Marks]]:
    """Ours, and the peer where it is installed."""
    tagger = Tagger.load()

    def ours(text: str) -> Marks:
        return {(span.start, span.end) for span in tagger.tag(text) if span.kind == "person_name"}

    found: dict[str, Callable[[str], Marks]] = {"leakcase": ours}
    try:
        peer = cast("Peer", importlib.import_module("rjieba"))
    except ImportError:
        return found

    def theirs(text: str) -> Marks:
        marks: Marks = set()
        at = 0
        for word, part in peer.tag(text, True):  # noqa: FBT003  (its signature)
            if part.startswith("nr"):
                marks.add((at, at + len(word)))
            at += len(word)
        return marks

    return {**found, "rjieba": theirs}


def addresses(examples: list[Example]) -> None:
    """Addresses of CLUENER, which counts place names alone as addresses too."""
    if not examples:
        return
    tagger = Tagger.load()
    found = [
        {
            (span.start, span.end)
            for span in tagger.tag(example.text, places=True)
            if span.kind != "person_name"
        }
        for example in examples
    ]
    known = [example.places for example in examples]
    print(f"| CLUENER dev address, exact | leakcase | {figures(found, known)} | |")
    print(f"| CLUENER dev address, overlap | leakcase | {overlaps(found, known)} | |")


def speed(texts: list[str]) -> None:
    """How fast the batched path reads all texts."""
    windows = [text.encode() for text in texts]
    tagger = Tagger.load()
    tagger.tag_bytes(windows[:10])
    began = time.process_time()
    tagger.tag_bytes(windows)
    spent = time.process_time() - began
    print(f"| all texts, batched | leakcase | | | | {sum(map(len, windows)) / spent / 1e6:.2f} |")


def figures(found: list[Marks], known: list[Marks]) -> str:
    """Precision, recall and F1 of exact spans."""
    right = sum(len(ours & theirs) for ours, theirs in zip(found, known, strict=True))
    return _row(right, right, sum(map(len, found)), sum(map(len, known)))


def overlaps(found: list[Marks], known: list[Marks]) -> str:
    """The same, where any common character counts as found."""
    pairs = list(zip(found, known, strict=True))
    precise = sum(
        any(a < d and c < b for c, d in theirs) for ours, theirs in pairs for a, b in ours
    )
    recalled = sum(
        any(a < d and c < b for a, b in ours) for ours, theirs in pairs for c, d in theirs
    )
    return _row(precise, recalled, sum(map(len, found)), sum(map(len, known)))


def _row(precise: int, recalled: int, found: int, known: int) -> str:
    precision = precise / found if found else 0.0
    recall = recalled / known if known else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{precision:.3f} | {recall:.3f} | {f1:.3f}"


def read_corpora(folder: Path) -> Iterator[tuple[str, list[Example]]]:
    """The corpora present, by name."""
    columns = {
        "MSRA test": ("msra_test_bio.txt", "PER"),
        "Weibo test": ("weiboNER_2nd_conll.test", "PER.NAM"),
        "Resume test": ("resume_test.char.bmes", "NAME"),
    }
    for name, (file, tag) in columns.items():
        if (folder / file).exists():
            yield name, list(read_columns(folder / file, tag))
    if (folder / "cluener_dev.json").exists():
        yield "CLUENER dev", list(read_cluener(folder / "cluener_dev.json"))


def read_columns(path: Path, tag: str) -> Iterator[Example]:
    """Sentences of a file with a character and its tag a line, blank lines between."""
    for block in path.read_text("utf-8").replace("\r", "").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if len(line.split()) > 1]
        text = "".join(row[0][0] for row in rows)
        marks: Marks = set()
        start = -1
        for at, row in enumerate([*rows, ["", "O"]]):
            prefix, _, kind = row[-1].partition("-")
            if start >= 0 and (prefix in {"B", "S", "O"} or kind != tag):
                marks.add((start, at))
                start = -1
            if prefix in {"B", "S"} and kind == tag:
                start = at
        if text:
            yield Example(text, marks)


def read_cluener(path: Path) -> Iterator[Example]:
    """Sentences of CLUENER: last characters of its spans are included, ours are not."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        label = record["label"]

        def marks(kind: str, label: dict[str, dict[str, list[list[int]]]] = label) -> Marks:
            spans = [span for spans in label.get(kind, {}).values() for span in spans]
            return {(first, last + 1) for first, last in spans}

        yield Example(record["text"], marks("name"), marks("address"))


if __name__ == "__main__":
    main()
