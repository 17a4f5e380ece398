"""The plain sentences a report begins with, and numbers the way people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.report.shown import shown
from leakcase.report.wording import is_organisation

if TYPE_CHECKING:
    from leakcase.exposure.model import Exposure
    from leakcase.report.wording import Wording

_STEP = 1024
_MINUTE = 60
_HOUR = 3_600


def lead(exposure: Exposure, words: Wording) -> str:
    """What a scan amounts to, in one sentence."""
    source = shown(exposure.source)
    findings = personal_findings(exposure)
    if not findings:
        key = "lead.nothing_partial" if exposure.partial else "lead.nothing"
        return words.say(key, source=source)
    if not exposure.people.value:
        text = words.say("lead.no_people", source=source, findings=findings)
    else:
        text = words.say(
            "lead.people" if exposure.people.exact else "lead.about_people",
            source=source,
            people=exposure.people.value,
            findings=findings,
        )
    return text + words.say("lead.partial") if exposure.partial else text


def personal_findings(exposure: Exposure) -> int:
    """Occurrences of personal information: numbers of organisations are not."""
    return exposure.findings - sum(
        each.findings for each in exposure.categories if is_organisation(each.category)
    )


def amount_read(size: int) -> str:
    """Bytes the way people say them: ``3.2 MB``."""
    amount = float(size)
    for unit in ("B", "KB", "MB", "GB"):
        if amount < _STEP:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= _STEP
    return f"{amount:.1f} TB"


def duration(seconds: float, words: Wording) -> str:
    """Seconds the way people say them."""
    if seconds < _MINUTE:
        return words.say("duration.seconds", n=round(seconds, 1))
    if seconds < _HOUR:
        return words.say("duration.minutes", m=int(seconds // _MINUTE), s=int(seconds % _MINUTE))
    whole = int(seconds)
    return words.say("duration.hours", h=whole // _HOUR, m=whole % _HOUR // _MINUTE)
