"""A filter for ``logging`` that masks personal information before a record is written.

    handler.addFilter(MaskPersonalInformation())

A filter on a handler sees the records of every logger; one on a logger only its own.
"""

from __future__ import annotations

import logging

_FORMATTER = logging.Formatter()
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class MaskPersonalInformation(logging.Filter):
    """Masks the message, the text of an exception, and the extra fields of records.

    Arguments that hold personal information are merged into the message first, so that no later
    handler can write them; other records keep theirs. Where masking itself fails, the record
    goes out without its text rather than with it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record in place; always lets it pass."""
        try:
            _mask_message(record)
            _mask_exception(record)
            _mask_extra(record)
        except Exception as error:  # noqa: BLE001  (a log must neither raise nor leak)
            record.msg = f"[a log record was withheld: masking failed: {type(error).__name__}]"
            record.args = None
            record.exc_info = record.exc_text = record.stack_info = None
        return True


def _mask_message(record: logging.LogRecord) -> None:
    message = record.getMessage()
    masked = _redacted(message)
    if masked != message:
        record.msg, record.args = masked, None


def _mask_exception(record: logging.LogRecord) -> None:
    if record.exc_info and not record.exc_text:
        record.exc_text = _FORMATTER.formatException(record.exc_info)
    if record.exc_text:
        masked = _redacted(record.exc_text)
        if masked != record.exc_text:
            # a formatter that makes its own text of the exception would write it unmasked
            record.exc_info = None
        record.exc_text = masked
    if record.stack_info:
        record.stack_info = _redacted(record.stack_info)


def _mask_extra(record: logging.LogRecord) -> None:
    for name, value in vars(record).items():
        if name in _STANDARD or value is None or isinstance(value, bool):
            continue
        text = str(value)
        masked = _redacted(text)
        if masked != text:
            setattr(record, name, masked)


def _redacted(text: str) -> str:
    from leakcase.pii.scanner import redact  # noqa: PLC0415  (heavy; only once something is logged)

    return redact(text)
