"""The baseline: what an earlier scan found, so that a later one shows only what is new.

It holds fingerprints: HMACs of category, digest and place under the key of the scan. Neither a
value nor a path can be read from it, nor guessed without the key, which is not in it; so it may
be committed beside the code. A scan with another key is told so instead of finding all anew.
"""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING

from leakcase.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from leakcase.pii.finding import Finding

FORMAT = "leakcase-baseline/1"
MOST = 1_000_000
"""Findings of one baseline."""
LARGEST = 64 << 20
"""Bytes of the largest baseline read."""
_BYTES = 12


class Baseline:
    """Fingerprints of findings, under the key of a scan."""

    def __init__(self, key: bytes) -> None:
        """Begin with none."""
        self._key = key
        self._known: dict[str, set[bytes]] = {}
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def holds(self, finding: Finding) -> bool:
        """Whether this value was found at this place before, wherever in it."""
        known = self._known.get(finding.category)
        return known is not None and self._fingerprint(finding) in known

    def add(self, findings: Iterable[Finding]) -> None:
        """Take in findings.

        Raises:
            SettingsError: more than :data:`MOST` different ones.
        """
        for finding in findings:
            known = self._known.setdefault(finding.category, set())
            before = len(known)
            known.add(self._fingerprint(finding))
            self._size += len(known) - before
        if self._size > MOST:
            raise SettingsError(
                f"a baseline holds at most {MOST} findings; this scan has more: "
                "mend the leaks first, or narrow the scan with categories or paths"
            )

    def write(self, path: Path) -> None:
        """Write the file, in an order that gives small differences, all at once or not.

        Raises:
            SettingsError: it cannot be written.
        """
        content = {
            "format": FORMAT,
            "key_id": self._key_id(),
            "known": {
                category: [fingerprint.hex() for fingerprint in sorted(known)]
                for category, known in sorted(self._known.items())
            },
        }
        text = json.dumps(content, indent=0, ensure_ascii=False) + "\n"
        part = path.with_name(f"{path.name}.part")
        try:
            part.write_text(text, "utf-8")
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise SettingsError(
                f"{path}: the baseline cannot be written: {error.strerror}"
            ) from None

    @classmethod
    def load(cls, path: Path, key: bytes) -> Baseline:
        """Read a baseline.

        Raises:
            SettingsError: the file is no baseline, or one made with another key.
        """
        content = _content(path)
        baseline = cls(key)
        if not hmac.compare_digest(str(content.get("key_id")), baseline._key_id()):
            raise SettingsError(
                f"{path}: this baseline was made with another key; give the key file it was made "
                "with (--key-file), or write a new baseline"
            )
        known = content.get("known")
        if not isinstance(known, dict):
            raise SettingsError(f"{path}: 'known' is not a table of categories; write it anew")
        for category, fingerprints in known.items():
            baseline._known[category] = _fingerprints(path, category, fingerprints)
            baseline._size += len(baseline._known[category])
        return baseline

    def _fingerprint(self, finding: Finding) -> bytes:
        location = finding.location
        place = "\0".join((location.path, *location.members, location.sheet or ""))
        text = f"{finding.category}\0{finding.digest}\0{place}"
        return hmac.digest(self._key, text.encode("utf-8", "surrogatepass"), "sha256")[:_BYTES]

    def _key_id(self) -> str:
        return hmac.digest(self._key, b"leakcase baseline key", "sha256")[:8].hex()


def _content(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"{path}: larger than {LARGEST >> 20} MiB; no baseline of ours")
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise SettingsError(f"{path}: the baseline cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise SettingsError(f"{path}: the baseline is not valid JSON; write it anew") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise SettingsError(f"{path}: not a baseline of the form {FORMAT}; write it anew")
    return content


def _fingerprints(path: Path, category: str, entries: object) -> set[bytes]:
    try:
        if not isinstance(entries, list):
            raise TypeError  # noqa: TRY301  (one message for every wrong form)
        found = {bytes.fromhex(entry) for entry in entries}
        if any(len(fingerprint) != _BYTES for fingerprint in found):
            raise ValueError  # noqa: TRY301
    except (TypeError, ValueError):
        raise SettingsError(
            f"{path}: the entries of {category!r} are not fingerprints; write it anew"
        ) from None
    return found
