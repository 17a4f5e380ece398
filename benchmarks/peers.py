"""Runs other finders over a text and times them; for the interpreter they are installed in.

    .venv-peers/bin/python benchmarks/peers.py TEXT [SECONDS]

Imports nothing of ours. Each peer gets the text in pieces of 64 KiB that end with a line, until
the text or its seconds of CPU time are used up, and is reported as one JSON object on standard
output: bytes, seconds of CPU time, hits; or why it did not run. Set-up is not timed.

* ``re``: twelve patterns as a Python programmer writes them.
* ``google-re2``: the same patterns one by one, and as one alternation over bytes.
* ``JioNLP``: its eight extractors for what we look for too.
* ``OpenMed``: its patterns for Chinese with validators and context.
* ``Presidio``: its AnalyzerEngine with the twelve patterns as PatternRecognizers (it has no
  recognizers for China), once with its no-op NLP engine, which spares it the tokens, and once
  with spaCy's blank Chinese pipeline, which gives it tokens to read context from, as a user's
  language model would at a much higher price.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATTERNS = {
    "resident_id": r"(?:^|[^0-9])([1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"\d{3}[0-9Xx])(?:[^0-9]|$)",
    "mobile": r"(?:^|[^0-9])((?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?:[^0-9]|$)",
    "landline": r"(?:^|[^0-9])(0\d{2,3}-[2-9]\d{6,7})(?:[^0-9]|$)",
    "email": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
    "bank_card": r"(?:^|[^0-9])([3-6]\d{15,18})(?:[^0-9]|$)",
    "plate": "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}",
    "vin": r"(?:^|[^A-Z0-9])([A-HJ-NPR-Z0-9]{17})(?:[^A-Z0-9]|$)",
    "ipv4": r"(?:^|[^0-9.])((?:\d{1,3}\.){3}\d{1,3})(?:[^0-9.]|$)",
    "mac": r"(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}",
    "uscc": r"(?:^|[^A-Z0-9])([0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10})(?:[^A-Z0-9]|$)",
    "passport": r"(?:^|[^A-Z0-9])([EG][A-Z0-9]\d{7})(?:[^A-Z0-9]|$)",
    "jwt": r"eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+",
}
"""Ours, and meant to be fair: what a careful programmer would write, not the slowest."""

PIECE = 1 << 16


def main(path: Path, seconds: float) -> None:
    """Run every peer over the file."""
    logging.disable(logging.CRITICAL)
    pieces = list(_pieces(path.read_bytes()))
    for name, make in PEERS.items():
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                find = make()
        except ImportError as error:
            print(json.dumps({"peer": name, "missing": str(error)}), flush=True)
            continue
        print(json.dumps({"peer": name, **_timed(find, pieces, seconds)}), flush=True)


def _timed(find: Callable[[bytes], int], pieces: list[bytes], seconds: float) -> dict[str, float]:
    find(pieces[0])  # what is built on first use is not timed
    read = hits = 0
    started = time.process_time()
    for piece in pieces:
        hits += find(piece)
        read += len(piece)
        if time.process_time() - started > seconds:
            break
    return {"bytes": read, "seconds": time.process_time() - started, "hits": hits}


def _pieces(data: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(data):
        end = data.find(b"\n", min(start + PIECE, len(data)))
        end = len(data) if end < 0 else end + 1
        yield data[start:end]
        start = end


def _re() -> Callable[[bytes], int]:
    patterns = [re.compile(pattern) for pattern in PATTERNS.values()]

    def find(piece: bytes) -> int:
        text = piece.decode()
        return sum(1 for pattern in patterns for _ in pattern.finditer(text))

    return find


def _re2() -> Callable[[bytes], int]:
    re2: Any = import_module("re2")
    patterns = [re2.compile(pattern.encode()) for pattern in PATTERNS.values()]
    return lambda piece: sum(1 for pattern in patterns for _ in pattern.finditer(piece))


def _re2_alternation() -> Callable[[bytes], int]:
    re2: Any = import_module("re2")
    pattern = re2.compile(alternation().encode())
    return lambda piece: sum(1 for _ in pattern.finditer(piece))


def alternation() -> str:
    """All patterns as one, without groups that capture."""
    joined = "|".join(f"(?:{pattern})" for pattern in PATTERNS.values())
    return re.sub(r"\((?!\?)", "(?:", joined)


def _jionlp() -> Callable[[bytes], int]:
    jionlp: Any = import_module("jionlp")
    extractors: list[Callable[..., list[Any]]] = [
        jionlp.extract_email,
        jionlp.extract_phone_number,
        jionlp.extract_id_card,
        jionlp.extract_ip_address,
        jionlp.extract_motor_vehicle_licence_plate,
        jionlp.extract_qq,
        jionlp.extract_wechat_id,
        jionlp.extract_url,
    ]

    def find(piece: bytes) -> int:
        text = piece.decode()
        return sum(len(extract(text, detail=True)) for extract in extractors)

    return find


def _openmed() -> Callable[[bytes], int]:
    finder: Any = import_module("openmed.core.pii_entity_merger")
    patterns = import_module("openmed.core.pii_i18n").get_patterns_for_language("zh")
    return lambda piece: len(finder.find_semantic_units(piece.decode(), patterns))


def _presidio() -> Callable[[bytes], int]:
    engines: Any = import_module("presidio_analyzer.nlp_engine.no_op_nlp_engine")
    language = engines.NoOpNlpEngine([{"lang_code": "zh", "model_name": "none"}])
    language.load()
    return _analyzer(language, ())


def _presidio_with_tokens() -> Callable[[bytes], int]:
    engines: Any = import_module("presidio_analyzer.nlp_engine")
    language = engines.SpacyNlpEngine([{"lang_code": "zh", "model_name": "none"}])
    language.nlp = {"zh": import_module("spacy").blank("zh")}
    return _analyzer(language, ("手机", "电话", "身份证", "邮箱", "银行卡", "车牌"))


def _analyzer(language: object, context: tuple[str, ...]) -> Callable[[bytes], int]:
    presidio: Any = import_module("presidio_analyzer")
    recognizers = [
        presidio.PatternRecognizer(
            name.upper(),
            patterns=[presidio.Pattern(name, pattern, 0.5)],
            supported_language="zh",
            context=list(context),
        )
        for name, pattern in PATTERNS.items()
    ]
    registry = presidio.RecognizerRegistry(recognizers=recognizers, supported_languages=["zh"])
    analyzer = presidio.AnalyzerEngine(
        registry=registry, nlp_engine=language, supported_languages=["zh"]
    )
    return lambda piece: len(analyzer.analyze(piece.decode(), language="zh"))


PEERS: dict[str, Callable[[], Callable[[bytes], int]]] = {
    "re, 12 patterns": _re,
    "google-re2, 12 patterns": _re2,
    "google-re2, one alternation": _re2_alternation,
    "JioNLP, 8 extractors": _jionlp,
    "OpenMed, zh patterns": _openmed,
    "Presidio AnalyzerEngine, no NLP": _presidio,
    "Presidio AnalyzerEngine, tokens": _presidio_with_tokens,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 10.0)
