"""The texts: both languages say the same, and everything with a code has words."""

import string

import pytest

from leakcase.exposure.model import Reach
from leakcase.messages import Language, current_language, has, say, texts, use_language
from leakcase.pii.category import Changeable, CriminalClass, Family
from leakcase.pii.finding import Seen, Tier
from leakcase.pii.recognizer import Reason
from leakcase.pii.taxonomy import SENSITIVE_CLASSES
from leakcase.sources.segment import ProblemKind


def placeholders(text: str) -> set[str]:
    """Names filled in; those that only choose between singular and plural do not count."""
    return {
        name
        for _, name, spec, _ in string.Formatter().parse(text)
        if name is not None and "|" not in (spec or "")
    }


def test_both_languages_have_the_same_keys() -> None:
    assert list(texts(Language.ZH)) == list(texts(Language.EN))


@pytest.mark.parametrize("key", texts(Language.ZH))
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    zh, en = (placeholders(texts(language)[key]) for language in Language)
    assert zh == en


@pytest.mark.parametrize("language", Language)
def test_every_text_is_written(language: Language) -> None:
    unwritten = [key for key, text in texts(language).items() if not text.strip()]
    assert unwritten == []


def test_chinese_is_chinese_and_english_is_not() -> None:
    def has_hanzi(text: str) -> bool:
        return any("\u4e00" <= char <= "\u9fff" for char in text)

    assert [key for key, text in texts(Language.EN).items() if has_hanzi(text)] == []
    without = {key for key, text in texts(Language.ZH).items() if not has_hanzi(text)}
    signs = {"words.listing", "criminal.none_short", "seen.cookie", "report.colon"}
    assert without == signs | {"sarif.result"}


@pytest.mark.parametrize(
    "key",
    [
        *(f"reason.{reason.name}".lower() for reason in Reason),
        *(f"tier.{tier.name}".lower() for tier in Tier),
        *(f"tier.{tier.name}_about".lower() for tier in Tier),
        *(f"seen.{seen}" for seen in Seen),
        *(f"reach.{reach}" for reach in Reach),
        *(f"reach.{reach}_short" for reach in Reach),
        *(f"problem.{kind}" for kind in ProblemKind),
        *(f"family.{family}" for family in Family),
        *(f"changeable.{changeable}" for changeable in Changeable),
        *(f"criminal.{tier}" for tier in CriminalClass),
        *(f"criminal.{tier}_short" for tier in CriminalClass),
        *(f"sensitive.{name}" for name in sorted(SENSITIVE_CLASSES) if name),
    ],
)
def test_everything_with_a_code_has_words(key: str) -> None:
    assert has(key)


def test_a_placeholder_can_choose_between_singular_and_plural() -> None:
    one = say("lead.people", Language.EN, source="x", people=1, findings=2)
    many = say("lead.people", Language.EN, source="x", people=1_200, findings=1)
    assert one == "x exposes personal information of 1 person, in 2 places."
    assert many == "x exposes personal information of 1,200 people, in 1 place."


def test_a_value_with_braces_is_only_a_value() -> None:
    assert say("lead.nothing", Language.EN, source="{a.b}") == (
        "No personal information was found in {a.b}."
    )


def test_texts_are_chinese_until_told_otherwise() -> None:
    assert current_language() is Language.ZH
    try:
        use_language(Language.EN)
        assert say("words.listing") == ", "
    finally:
        use_language(Language.ZH)
    assert say("words.listing") == "、"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", Language.ZH),
        ("zh-CN", Language.ZH),
        ("en_US.UTF-8", Language.EN),
        (" EN ", Language.EN),
        ("fr", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_tag(tag: str, language: Language | None) -> None:
    assert Language.of(tag) is language
