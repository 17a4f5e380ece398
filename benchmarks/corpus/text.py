"""Labelled text: bytes, and where in them stands what."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Label:
    """One piece of personal information in a text.

    Attributes:
        start: first byte.
        end: one past the last byte.
        category: id of its category.
        form: how it is written; groups the results.
        core: where the number itself begins, after ``+86`` or an opening bracket; a hit may begin
            at ``start`` or here.
        run: (start, end) of the base64 run it is encoded in; a hit need only lie inside the run
            and overlap the label, for no byte of base64 belongs to one byte of text alone.
    """

    start: int
    end: int
    category: str
    form: str = "plain"
    core: int = 0
    run: tuple[int, int] | None = None

    def shifted(self, by: int) -> Label:
        """The same label in a text that begins ``by`` bytes earlier."""
        run = (self.run[0] + by, self.run[1] + by) if self.run else None
        return Label(self.start + by, self.end + by, self.category, self.form, self.core + by, run)


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with all its labels, ascending."""

    data: bytes
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it is written.

    Attributes:
        text: all of it.
        lead: characters before the number itself (``+86 ``).
        base64: characters of ``text`` that carry the value, where it is a base64 run.
    """

    text: str
    lead: int = 0
    base64: tuple[int, int] | None = None


@dataclass(slots=True)
class Writer:
    """Collects text and labels, counting bytes."""

    size: int = 0
    _parts: list[bytes] = field(default_factory=list)
    _labels: list[Label] = field(default_factory=list)

    @property
    def labels(self) -> int:
        """Labels so far."""
        return len(self._labels)

    def write(self, text: str) -> None:
        """Append text that holds nothing personal."""
        data = text.encode()
        self._parts.append(data)
        self.size += len(data)

    def label(self, written: Written, category: str, form: str) -> None:
        """Append a value and label it."""
        data = written.text.encode()
        begin, end = self.size, self.size + len(data)
        self._parts.append(data)
        self.size = end
        if written.base64 is not None:  # base64 is ASCII: characters are bytes
            first, last = written.base64
            found = Label(begin + first, begin + last, category, form, begin + first, (begin, end))
        else:
            core = begin + len(written.text[: written.lead].encode())
            found = Label(begin, end, category, form, core)
        self._labels.append(found)

    def done(self) -> LabelledText:
        """What was written."""
        return LabelledText(b"".join(self._parts), tuple(self._labels))
