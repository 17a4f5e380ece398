"""The HTML report: nothing from outside, nothing unescaped, and complete without a script."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from leakcase.exposure.model import Exposure
from leakcase.messages import Language
from leakcase.report.html import html_report
from leakcase.report.html.treemap import Box, treemap
from leakcase.report.wording import Wording

VOID = {"meta", "link", "br", "img", "input", "path", "rect", "circle", "hr"}


class Page(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(params=Language)
def page(exposure: Exposure, request: pytest.FixtureRequest) -> Page:
    return Page(html_report(exposure, Wording(request.param, {"member_number": "会员号"})))


def test_elements_are_closed_in_order(page: Page) -> None:
    assert page.open == []


def test_nothing_is_loaded_from_outside(page: Page) -> None:
    loading = {"src", "srcset", "action", "formaction", "data", "poster", "background", "style"}
    assert [attributes for _, attributes in page.elements if loading & set(attributes)] == []
    links = [attributes.get("href", "") for attributes in page.all("a")]
    assert [link for link in links if not link.startswith("#")] == []
    assert page.all("link") == []
    assert [name for _, each in page.elements for name in each if name.startswith("on")] == []
    style = "".join(page.texts["style"])
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_just_this_style_and_this_script(page: Page) -> None:
    policy = next(
        each["content"]
        for each in page.all("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    )
    digests = {
        kind: base64.b64encode(hashlib.sha256("".join(page.texts[kind]).encode()).digest()).decode()
        for kind in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; "
        f"script-src 'sha256-{digests['script']}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert len(page.all("script")) == len(page.all("style")) == 1


def test_hostile_names_stay_text(page: Page) -> None:
    text = "".join(piece for kind in page.texts for piece in page.texts[kind])
    assert "<script>alert(1)</script>" in text
    assert not any("alert" in piece for piece in page.texts["script"])


def test_the_page_has_landmarks_and_every_table_has_headers(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert [tags.count(tag) for tag in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    assert tags.count("table") == len(re.findall("table", " ".join(tags)))
    heads = list(page.all("th"))
    assert all(attributes.get("scope") in {"col", "row"} for attributes in heads)
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    for attributes in page.all("section"):
        assert attributes["aria-labelledby"] in ids
    for attributes in page.all("label"):
        assert attributes["for"] in ids


def test_links_in_the_page_lead_somewhere(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert {attributes["href"][1:] for attributes in page.all("a")} <= ids


def test_filters_work_by_style_alone(page: Page) -> None:
    style = "".join(page.texts["style"])
    options = [each["value"] for each in page.all("option") if each["value"]]
    assert len(options) == 5 + 3 + 4
    for value in options:
        assert f'option[value="{value}"]:checked' in style


def test_the_language_is_declared(exposure: Exposure) -> None:
    assert '<html lang="zh-CN"' in html_report(exposure, Wording(Language.ZH))
    assert '<html lang="en"' in html_report(exposure, Wording(Language.EN))


def test_an_english_page_holds_no_chinese_of_ours(nothing: Exposure) -> None:
    text = html_report(nothing, Wording(Language.EN)).replace("空.txt", "")
    body = re.sub(r"(?s)<style>.*?</style>", "", text)
    assert re.findall("[\u4e00-\u9fff]+", body) == []


def test_a_scan_that_found_nothing_says_so(nothing: Exposure) -> None:
    page = Page(html_report(nothing, Wording(Language.ZH)))
    assert page.texts["h1"] == ["在 空.txt 中没有发现个人信息。"]
    assert page.all("table") == []


def test_a_treemap_fills_its_box_in_proportion() -> None:
    sizes = [50.0, 30.0, 10.0, 5.0, 4.0, 1.0]
    boxes = treemap(sizes, Box(0, 0, 200, 100))
    areas = [box.width * box.height for box in boxes]
    assert areas == pytest.approx([size * 200 for size in sizes])
    assert all(box.x >= 0 and box.x + box.width <= 200 + 1e-6 for box in boxes)
    assert all(box.y >= 0 and box.y + box.height <= 100 + 1e-6 for box in boxes)
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert across <= 1e-6 or down <= 1e-6


def test_a_treemap_of_nothing_is_empty() -> None:
    assert treemap([], Box(0, 0, 10, 10)) == []
