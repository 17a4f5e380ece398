"""The logging filter: what a log may say of people."""

import logging
from collections.abc import Iterator

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.logs import MaskPersonalInformation

DICE = Dice(77)
MOBILE = identifiers.mobile(DICE)
RESIDENT = identifiers.resident_id(DICE)


class Keeping(logging.Handler):
    """Keeps the lines it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(levelname)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept() -> Iterator[Keeping]:
    logger = logging.getLogger("tests.logs")
    handler = Keeping()
    handler.addFilter(MaskPersonalInformation())
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    yield handler
    logger.removeHandler(handler)


LOG = logging.getLogger("tests.logs")


def test_a_message_without_personal_information_is_untouched(kept: Keeping) -> None:
    LOG.info("%d rows in %.1f s", 12, 0.5)
    assert kept.lines == ["INFO 12 rows in 0.5 s"]


def test_a_value_in_the_arguments_is_masked(kept: Keeping) -> None:
    LOG.warning("user phone=%s order=%d", MOBILE, 7)
    (line,) = kept.lines
    assert MOBILE not in line
    assert line.startswith(f"WARNING user phone={MOBILE[:3]}")
    assert line.endswith(f"{MOBILE[-4:]} order=7")


def test_a_value_in_the_message_itself_is_masked(kept: Keeping) -> None:
    LOG.info("身份证号：" + RESIDENT)  # noqa: G003  (as careless code does)
    assert RESIDENT not in kept.lines[0]
    assert "身份证号：" in kept.lines[0]


def test_the_text_of_an_exception_is_masked(kept: Keeping) -> None:
    try:
        int(f"bad phone {MOBILE}")
    except ValueError:
        LOG.exception("failed")
    (line,) = kept.lines
    assert "ValueError: invalid literal" in line
    assert "Traceback" in line
    assert MOBILE not in line


def test_extra_fields_are_masked(kept: Keeping) -> None:
    kept.setFormatter(logging.Formatter("%(message)s %(phone)s %(count)d"))
    LOG.info("seen", extra={"phone": int(MOBILE), "count": 3})
    (line,) = kept.lines
    assert MOBILE not in line
    assert line.endswith(" 3")


def test_a_broken_record_is_withheld_and_does_not_raise(kept: Keeping) -> None:
    LOG.info("%d", MOBILE)
    assert kept.lines == ["INFO [a log record was withheld: masking failed: TypeError]"]


def test_no_record_is_dropped() -> None:
    record = logging.makeLogRecord({"msg": MOBILE})
    assert MaskPersonalInformation().filter(record) is True
