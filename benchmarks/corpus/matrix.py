"""The matrix: every structured category in every form it is written in, alone on its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.corpus import forms
from benchmarks.corpus.running import write_fillers
from benchmarks.corpus.text import LabelledText, Writer, Written
from benchmarks.corpus.values import VALUES
from benchmarks.corpus.words import NAMES
from leakcase.demo.dice import Dice

if TYPE_CHECKING:
    from benchmarks.corpus.words import Names

_LABELLED = """\
会员登记表　{zh}：{value}
{zh}为{value}，已与原件核对。
对方留下的{zh}是{value}。
【{zh}】{value}
{zh}:{value};备注:无
资料里写着{zh}（{value}），复印件另附
{en}: {value}
Please note the {en} {value} in the file.
{en} is {value}, copied from the form.
{key}={value}
{key}: {value}
""".splitlines()
_BARE = """\
他说{value}，我记下来了。
{value}
名单第三行 {value} 已处理
see {value} above
- {value}
""".splitlines()
_HANZI = (
    "已登记{value}并完成核对",
    "请确认{value}是否仍在使用",
    "把{value}抄在本子上",
    "原来的{value}作废了",
)
_HANZI_LABELLED = ("{zh}{value}已登记", "补录{zh}{value}后完成核对", "请将{zh}{value}抄送财务")
_EMOJI = ("📱{value}🎉", "☎️{value}✅ok", "👉{value}👈", "❤{value}❤", "🈵{value}🔥🔥")
_EMOJI_LABELLED = ("📱{zh}：{value}🎉", "👉{zh}:{value}👈")
_PUNCTUATION = (
    "《{value}》", "【{value}】", "“{value}”", "({value})", "[{value}]", "<{value}>", "|{value}|",
    "'{value}'", "*{value}*", "#{value}#", "{value}；", "{value}。", "、{value}、", "\t{value}\t",
)  # fmt: skip
_PUNCTUATION_LABELLED = ("{zh}：【{value}】", "{zh}“{value}”", "{zh}：({value})", "{en}: [{value}]")
_CONTAINERS: dict[str, tuple[str, ...]] = {
    "in JSON": (
        '{"id":7,"{key}":"{value}","level":3}',
        '{"user":{"{key}": "{value}"}, "ok": true}',
        "{{key}: '{value}', n: 1}",
        '[{"k":"{zh}","v":1},{"{key}":"{value}"}]',
    ),
    "in XML": (
        "<user><{key}>{value}</{key}><n>1</n></user>",
        '<user id="7" {key}="{value}"/>',
        "<{key}><![CDATA[{value}]]></{key}>",
    ),
    "in HTML": (
        '<input type="hidden" name="{key}" value="{value}">',
        "<li><span>{zh}：</span>{value}</li>",
        "<!-- {zh}：{value} -->",
        "<td>{zh}：{value}</td>",
    ),
    "in SQL": (
        "UPDATE t_user SET {key} = '{value}' WHERE id = 7;",
        "WHERE `{key}`='{value}' LIMIT 1"),
    "in log": (
        "2025-03-01 10:22:31,408 INFO c.q.Member - save {key}={value}, cost=12ms",
        "level=info ts=1740795751 {key}={value} ok=true",
        "[WARN] 更新失败 {zh}={value} 重试3次",
    ),
    "in URL": ("GET /member/query?{key}={value}&page=2 HTTP/1.1", "https://example.com/q?a=1&{key}={value}"),
}  # fmt: skip
_CONTAINERS_BARE: dict[str, tuple[str, ...]] = {
    "in CSV": ("7,{value},2025-03-01,3", '"7","{value}","x"', "7;{value};3.50", "7\t{value}\tok"),
    "in SQL": ("INSERT INTO t VALUES (7,'{value}','2025-03-01 10:22:31',NULL);",),
}
_ESCAPED: dict[str, tuple[str, ...]] = {
    "entities": ("<p>{zh}：{value}</p>", '<a title="{zh}：{value}">详情</a>'),
    "entity spaces": ("<p>{zh}：{value}</p>", "<td>{zh}:{value}</td>"),
    "url-encoded": ("/q?{key}={value}&t=1", "a=1&{key}={value}"),
    "\\u escapes": ('{"{key}":"{value}","n":1}', 'var s = "{zh}：{value}";'),
    "line wrap": ("{zh}：{value}", "{zh}为{value}，", "{en}: {value}", "{key}: {value}"),
}
_BASE64 = (('{"{key}":"', '","t":1}'), ("n=1&{key}=", "&from=app"), ("{zh}：", "，请核对"))
_URL_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Cell:
    """One category in one form: the lines to choose from, ``{value}`` in each."""

    category: str
    form: str
    lines: tuple[str, ...]


def matrix(samples: int = 30, seed: int = 3) -> LabelledText:
    """Every cell that many times, in mixed order, with harmless lines between."""
    dice, writer = Dice(seed), Writer()
    for cell in dice.shuffled([cell for cell in cells() for _ in range(samples)]):
        _write(cell, writer, dice)
        write_fillers(writer, dice, writer.size + dice.below(200))
    return writer.done()


def cells() -> tuple[Cell, ...]:
    """All of the matrix; a form that a category never takes is left out."""
    found = []
    for category, names in NAMES.items():
        found += [
            Cell(category, form, _lines(form, names))
            for form in forms.WRITTEN
            if _possible(category, form)
        ]
        found += [Cell(category, form, lines) for form, lines in _neighbours(names).items()]
        found.append(Cell(category, "base64", ()))
    return tuple(cell for cell in found if not _impossible(cell))


def _lines(form: str, names: Names) -> tuple[str, ...]:
    if form in _ESCAPED:
        return _ESCAPED[form]
    return (*_LABELLED, *_BARE) if names.bare else tuple(_LABELLED)


def _neighbours(names: Names) -> dict[str, tuple[str, ...]]:
    found = dict(_CONTAINERS)
    found["hanzi neighbours"] = _HANZI_LABELLED
    found["emoji neighbours"] = _EMOJI_LABELLED
    found["punctuation neighbours"] = _PUNCTUATION_LABELLED
    if names.bare:
        found["hanzi neighbours"] += _HANZI
        found["emoji neighbours"] += _EMOJI
        found["punctuation neighbours"] += _PUNCTUATION
        for form, lines in _CONTAINERS_BARE.items():
            found[form] = found.get(form, ()) + lines
    return found


def _possible(category: str, form: str) -> bool:
    """Whether a few values in a row can be written so (a form may fit only some)."""
    dice = Dice(5)
    return any(
        forms.WRITTEN[form](category, VALUES[category](dice), dice) is not None for _ in range(60)
    )


def _impossible(cell: Cell) -> bool:
    """What no one writes: a bracketed or non-ASCII value raw in a URL, free words among Hanzi."""
    return cell.form == "hanzi neighbours" and cell.category in {"password", "wechat"}


def _write(cell: Cell, writer: Writer, dice: Dice) -> None:
    names = NAMES[cell.category]
    value = VALUES[cell.category](dice)
    if cell.form == "base64":
        _write_base64(cell, value, writer, dice)
        return
    line = dice.pick(cell.lines)
    written: Written | None = Written(value)
    if cell.form in forms.WRITTEN:
        while (written := forms.WRITTEN[cell.form](cell.category, value, dice)) is None:
            value = VALUES[cell.category](dice)
    elif cell.form == "in URL" and not _URL_SAFE.issuperset(value):
        written = forms.url_encoding(cell.category, value, dice) or written
    before, after = _fill(line, names, dice).split("{value}")
    writer.write(before)
    writer.label(written or Written(value), cell.category, cell.form)
    writer.write(after + "\n")


def _write_base64(cell: Cell, value: str, writer: Writer, dice: Dice) -> None:
    before, after = (_fill(part, NAMES[cell.category], dice) for part in dice.pick(_BASE64))
    opening, closing = dice.pick((("data=", "\n"), ('{"payload":"', '"}\n'), ("q=", "&v=2\n")))
    writer.write(opening)
    writer.label(forms.base64_text(before, value, after), cell.category, "base64")
    writer.write(closing)


def _fill(line: str, names: Names, dice: Dice) -> str:
    zh, en, key = dice.pick(names.zh), dice.pick(names.en), dice.pick(names.keys)
    return line.replace("{zh}", zh).replace("{en}", en).replace("{key}", key)
