"""The words that name a category, and what a column header or a JSON key means.

The words are data, in ``labels.toml``; this adds their other spellings and looks headers up.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from leakcase.pii.taxonomy import BY_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Use = Literal["text", "keys", "context"]
Meanings = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A word that names a category.

    Attributes:
        word: as it is written, ASCII letters in lower case; compare without regard to case.
        category: id of the category it names.
        use: ``text`` anywhere a value may follow it, ``keys`` only as a header or key,
            ``context`` only as support from near by.
    """

    word: str
    category: str
    use: Use


# Simplified characters of labels.toml and their traditional forms, one to one, as in 繁简 tables;
# characters whose traditional form depends on the word (准, 里, 台) stay and are listed as words.
SIMPLIFIED = (
    "专业东丝个临为举乡书买于云产亲从仓价众优会传体余债倾储儿党关养内册军农决况净凭击创别剂办务动劳区医单历压厢参发变号后员咨"
    "响哔嘱园围国图圆场块声处备复奖婴学宝实宽宾对属岁岗师带干广库应开张当录征态总恋户执扫护报担拨挂据揽数断无旧时昵机权条来极"
    "构标栋栏档检楼残毕汇沪测浏温湾湿点热爱状献环现电疗盐监盘码确碍离种秘积称税筑签类紧红约级纪纬纳纹线组细织终经绑结统绩编缩"
    "缴网罚职联肾胆脉脑脸节药获营补见规视览计订认讯记许论设访证评识诉诊词试话诞询详误请读课负财责账货购贯贴贷费资赔踪车轨转辆"
    "输达过运进违迹递邮采鉴钉钟钥铁银铺销错键长门闪问间阅队际陆险静韵页项顺预领频题额飞馆驶驾验骑龄"
)
TRADITIONAL = (
    "專業東絲個臨為舉鄉書買於雲產親從倉價眾優會傳體餘債傾儲兒黨關養內冊軍農決況淨憑擊創別劑辦務動勞區醫單歷壓廂參發變號後員諮"
    "響嗶囑園圍國圖圓場塊聲處備復獎嬰學寶實寬賓對屬歲崗師帶幹廣庫應開張當錄徵態總戀戶執掃護報擔撥掛據攬數斷無舊時暱機權條來極"
    "構標棟欄檔檢樓殘畢匯滬測瀏溫灣濕點熱愛狀獻環現電療鹽監盤碼確礙離種祕積稱稅築籤類緊紅約級紀緯納紋線組細織終經綁結統績編縮"
    "繳網罰職聯腎膽脈腦臉節藥獲營補見規視覽計訂認訊記許論設訪證評識訴診詞試話誕詢詳誤請讀課負財責帳貨購貫貼貸費資賠蹤車軌轉輛"
    "輸達過運進違跡遞郵採鑑釘鍾鑰鐵銀鋪銷錯鍵長門閃問間閱隊際陸險靜韻頁項順預領頻題額飛館駛駕驗騎齡"
)
_TO_TRADITIONAL = str.maketrans(SIMPLIFIED, TRADITIONAL)

# Who a header speaks of: `receiver_mobile`, `收货人手机`, `khsjh` are a person's mobile.
_PERSON_WORDS = """
user usr u cust customer client member mem contact linkman link receiver recipient rcv recv
consignee sender patient pat student stu employee emp staff person people owner holder payee
payer applicant insured beneficiary guardian parent father mother spouse child kid baby
guest passenger driver teacher doctor worker buyer seller emergency my login register reg
bind author agent borrower guarantor tenant landlord candidate resident citizen family
reporter operator creator real full true legal cn en zh first last given
"""
PERSON_WORDS = frozenset(_PERSON_WORDS.split())
PINYIN_PERSONS = ("shr", "sjr", "jjr", "lxr", "jhr", "kh", "yh", "hy", "br", "hz", "xs", "yg", "jz")
HAN_PERSONS = re.compile(
    r"(?:人|者|员|員|用户|用戶|客户|客戶|学生|學生|患者|家长|家長|父亲|母亲|配偶|子女|业主|車主|车主|户主"
    r"|本人|教师|老师|医生|司机|旅客|乘客|考生|法人|成员|会员|買家|买家|卖家|中文|英文|真实)$"
)
# A header that begins so says something about the value, not the value.
ABOUT_PREFIXES = frozenset(
    {"is", "has", "show", "enable", "need", "allow", "can", "count", "no_of"}
)
PADDING = frozenset(
    {"str", "text", "value", "val", "raw", "plain", "new", "old", "bak", "no", "num"}
)
HAN_PADDING = re.compile(r"(?:信息|资料|資料|栏|列|项|填写|明文|号码|號碼|号|號|编号)$")

MIN_HAN_WORD = 2
EXACT, PART, GLUED = 1.0, 0.9, 0.85
ASIDE = 0.8
"""What a meaning keeps when it stands in brackets or after a slash."""
NAMED_PERSON, CEILING = 1.5, 0.95
"""How an ambiguous word gains when a person stands before it, and how far."""


def _spellings(word: str) -> Iterator[str]:
    lower = word.lower()
    if lower.isascii():
        parts = lower.split("_")
        yield from dict.fromkeys(
            ("_".join(parts), "".join(parts), "-".join(parts), " ".join(parts))
        )
        return
    traditional = lower.translate(_TO_TRADITIONAL)
    yield from dict.fromkeys((lower, traditional, traditional.replace("帳", "賬")))


def _load() -> tuple[tuple[Label, ...], dict[str, tuple[str, ...]], dict[str, Meanings]]:
    tables = tomllib.loads(files("leakcase.pii").joinpath("labels.toml").read_text("utf-8"))
    nothing_personal = {
        group: tuple(dict.fromkeys(form for word in words for form in _spellings(word)))
        for group, words in tables.pop("not_personal").items()
    }
    ambiguous = {
        _compact(form): tuple(sorted(meanings.items(), key=lambda item: -item[1]))
        for word, meanings in tables.pop("ambiguous").items()
        for form in _spellings(word)
    }
    labels = dict.fromkeys(_labels(tables))
    unknown = {label.category for label in labels} - BY_ID.keys()
    if unknown:
        raise ValueError(f"labels.toml names categories taxonomy.toml lacks: {sorted(unknown)}")
    return tuple(labels), nothing_personal, ambiguous


def _labels(tables: Mapping[str, Mapping[Use, list[str]]]) -> Iterator[Label]:
    for category, uses in tables.items():
        for use, words in uses.items():
            for word in words:
                for form in _spellings(word):
                    yield Label(form, category, use)


def _compact(text: str) -> str:
    """The letters, digits and Hanzi of a word, in lower case."""
    return re.sub(r"[\W_]+", "", text).lower()


def _header_words(labels: Iterable[Label]) -> dict[str, tuple[str, ...]]:
    words: dict[str, dict[str, None]] = {}
    for label in labels:
        if label.use != "context":
            words.setdefault(_compact(label.word), {})[label.category] = None
    return {word: tuple(categories) for word, categories in words.items()}


LABELS, _NOT_PERSONAL, _AMBIGUOUS = _load()
"""Every word of every category in every spelling."""

NOT_PERSONAL: Mapping[str, tuple[str, ...]] = MappingProxyType(_NOT_PERSONAL)
"""Words that name no person's information, by what they name: ``time``, ``amount`` ..."""

_WORDS = _header_words(LABELS)
_NOTHING = frozenset(_compact(word) for words in NOT_PERSONAL.values() for word in words)


@lru_cache(maxsize=65_536)
def header_categories(header: str) -> Meanings:
    """What a column header or key may mean: (category, weight 0-1), the likeliest first.

    Case, separators, camelCase, full width, numbering, brackets and the person before the word
    (``receiverMobile``, ``CUST_ID_NO``, ``收货人手机号码``) do not matter. Empty where the header
    names nothing personal or nothing known.
    """
    best: dict[str, float] = {}
    for piece, share in _pieces(unicodedata.normalize("NFKC", header)[:256]):
        for category, weight in _meanings(piece):
            best[category] = max(best.get(category, 0.0), round(weight * share, 3))
    return tuple(sorted(best.items(), key=lambda item: -item[1]))


def _pieces(header: str) -> Iterator[tuple[str, float]]:
    path = re.sub(r"\[\d*\]", "", header).strip(" \t\r\n*:：;,\"'`")
    bare = re.sub(r"[(\[{【《<].*", "", path)
    for i, part in enumerate(re.split(r"[/、|\n]|或", bare)):
        yield part, EXACT if i == 0 else ASIDE
    for part in re.findall(r"[(\[{【《<]([^)\]}】》>]{1,40})", path):
        yield part, ASIDE
    if "." in bare:
        yield bare.rsplit(".", 1)[1], EXACT


def _meanings(piece: str) -> Meanings:
    compact = _compact(piece)
    for form in dict.fromkeys((compact, compact.rstrip("0123456789"))):
        if form in _AMBIGUOUS or form in _WORDS:
            return _direct(form)
        if form in _NOTHING:
            return ()
    if compact.isascii():
        return _ascii_meanings(piece, compact.rstrip("0123456789"))
    return _han_meanings(compact.rstrip("0123456789一二三"))


def _direct(form: str) -> Meanings:
    return _AMBIGUOUS.get(form) or tuple((category, EXACT) for category in _WORDS[form])


def _ascii_meanings(piece: str, compact: str) -> Meanings:
    tokens = _tokens(piece)
    if len(tokens) > 1 and tokens[0] in ABOUT_PREFIXES:
        return ()
    while tokens:
        for i in range(len(tokens)):
            if found := _after("".join(tokens[i:]), named=_person_in(tokens[:i])):
                return found
            if i and "".join(tokens[i:]) in _NOTHING:
                return ()
        if tokens[-1] not in PADDING:
            break
        tokens = tokens[:-1]
    return _glued(compact)


def _tokens(piece: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", piece)
    return [word.lower() for word in re.findall(r"[A-Za-z]+", spaced)]


def _person_in(tokens: list[str]) -> bool:
    return any(token in PERSON_WORDS for token in tokens)


def _after(word: str, *, named: bool) -> Meanings:
    """The meanings of the end of a header, of which something stands before."""
    if word in _AMBIGUOUS:
        if not named:
            strong = tuple(m for m in _AMBIGUOUS[word] if m[1] >= EXACT - 2 * (EXACT - PART))
            return strong if len(word) > MIN_HAN_WORD else ()
        return tuple((c, min(CEILING, w * NAMED_PERSON)) for c, w in _AMBIGUOUS[word])
    if len(word) > MIN_HAN_WORD or named:
        return tuple((category, PART) for category in _WORDS.get(word, ()))
    return ()


@cache
def _person_prefixes() -> tuple[str, ...]:
    words = (word for word in PERSON_WORDS if len(word) > MIN_HAN_WORD)
    return tuple(sorted((*words, *PINYIN_PERSONS), key=len, reverse=True))


def _glued(compact: str) -> Meanings:
    """``usermobile``, ``custidno``, ``khsjh``: a person and a word without a seam."""
    for prefix in _person_prefixes():
        rest = compact.removeprefix(prefix)
        if rest != compact and len(rest) >= MIN_HAN_WORD and (rest in _WORDS or rest in _AMBIGUOUS):
            return tuple((category, min(weight, GLUED)) for category, weight in _direct(rest))
    return ()


def _han_meanings(compact: str) -> Meanings:
    for form in dict.fromkeys((compact, HAN_PADDING.sub("", compact))):
        if form in _WORDS or form in _AMBIGUOUS:
            return tuple((category, min(weight, PART)) for category, weight in _direct(form))
        for i in range(1, len(form) - MIN_HAN_WORD + 1):
            if form[i:] in _NOTHING:
                return ()
            named = HAN_PERSONS.search(form[:i]) is not None
            if not form[i:].isascii() and (found := _after_han(form[i:], named=named)):
                return found
    return ()


def _after_han(word: str, *, named: bool) -> Meanings:
    if word in _AMBIGUOUS and named:
        return tuple((c, min(CEILING, w * NAMED_PERSON)) for c, w in _AMBIGUOUS[word])
    if word in _AMBIGUOUS:
        return tuple(m for m in _AMBIGUOUS[word] if m[1] >= EXACT - 2 * (EXACT - PART))
    return tuple((category, PART) for category in _WORDS.get(word, ()))
