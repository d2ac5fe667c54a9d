"""How text is compared, and how a figure is written."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from toolkit.late_pattern import late_pattern

Number = int | Decimal

# Part of a pattern: a letter, but no Latin one; in a report that is an ideograph. Python takes a millisecond and more
# to compile each range 一-鿿.
IDEOGRAPH = r"[^\W\da-zA-Z_]"

# PDF fonts map some ideographs to radicals that NFKC leaves alone (Kangxi radicals it does fold).
_RADICALS = dict(
    zip(
        "⺃⺅⺉⺋⺎⺒⺓⺠⺟⺫⺬⺮⺶⻁⻄⻅⻆⻉⻋⻌⻑⻓⻔⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "乚亻刂㔾兀巳幺民母目示竹羊虎西见角贝车辶長长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_ONE_FORM = {
    one: form
    for form, many in (
        ("(", "【〔[﹝〖"), (")", "】〕]﹞〗"), ("、", "﹑､"), (".", "。．·•"), ("-", "—–―‐‑−─"), (":", "：∶"), (",", "，"),
    )
    for one in many
}  # fmt: skip
_FOLDED = str.maketrans(_RADICALS | _ONE_FORM)
_DIGITS = "0123456789０１２３４５６７８９"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
_LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉" * 2)
# A label with a note mark is the label, and ①属于国家秘密 is (1)属于国家秘密: as a mere 1 it would be part of the name.
_MARKS = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")) | {
    ord("①") + number: f"({number + 1})" for number in range(20)
}
_ZERO_WIDTH = late_pattern("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
# The escape \s leaves out nothing that NFKC spaces become; U+2800 and U+3164 only look blank.
_SPACES = late_pattern(r"[^\S\n]+|[\u2800\u3164]+")
_PUNCTUATION = late_pattern(r"[\W_]+")
# 第二十条 is an article and no 第二: the number gives nothing back.
_ORDINAL = late_pattern(
    r"^(?:第(?P<a>[一二三四五六七八九十]{1,3}+)[、.,:]?(?=[^项条章款])"
    r"|\((?P<b>[一二三四五六七八九十]{1,3}|\d{1,2})\)[、.,:]?"
    r"|(?P<c>[一二三四五六七八九十]{1,3})[、.,:](?!\d(?!0[1-4]\d年))"
    rf"|(?P<d>\d{{1,2}})(?:[、.,:)](?!\d)|(?={IDEOGRAPH})))"
)
_CHINESE_NUMBER = late_pattern(r"(?:[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)\Z")
_CHINESE_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def clean(text: str) -> str:
    """Text as a person sees it: one space for any run of spaces, none at the ends of a line; line breaks stay."""
    text = _ZERO_WIDTH.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def cut_short(text: str, longest: int) -> str:
    """A text to quote, with its end left out where it is long."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def as_superscript(text: str) -> str:
    """Text set as superscript: its digits as such, so that 33 with a note mark is never 331."""
    return text.translate(_RAISED)


def as_subscript(text: str) -> str:
    """Text set as subscript, in the same way."""
    return text.translate(_LOWERED)


def without_spaces(text: str) -> str:
    return "".join(_ZERO_WIDTH.sub("", text).split())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text for comparing: compatibility forms, radicals, white space, dashes and brackets made one."""
    if text.isascii() and text.isalnum():
        return text
    return without_spaces(unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_FOLDED))


class LabelKey(NamedTuple):
    """A label taken apart: its ordinal (三、 and （三） are both 3) and its name without punctuation."""

    ordinal: int | None
    name: str


def ordinal_of(text: str) -> tuple[int | None, str]:
    """The leading ordinal of a folded text, and the rest."""
    found = _ORDINAL.match(text)
    if not found:
        return None, text
    written = next(group for group in found.groups() if group)
    if not written.isdigit() and not _CHINESE_NUMBER.match(written):
        return None, text
    return chinese_number(written), text[found.end() :]


@lru_cache(maxsize=8192)
def label_key(text: str) -> LabelKey:
    ordinal, rest = ordinal_of(fold(text))
    return LabelKey(ordinal, _PUNCTUATION.sub("", rest))


def without_remark(text: str) -> LabelKey:
    """A label's key up to the first bracket behind its name: 规章（设区的市提供） is 规章 with a remark."""
    ordinal, rest = ordinal_of(fold(text))
    return LabelKey(ordinal, _PUNCTUATION.sub("", rest.partition("(")[0]))


def chinese_number(text: str) -> int:
    """A small ordinal, in Chinese or Arabic digits."""
    if text.isdigit():
        return int(text)
    if "十" not in text:
        return _CHINESE_DIGITS[text]
    tens, _, ones = text.partition("十")
    return _CHINESE_DIGITS.get(tens, 1) * 10 + _CHINESE_DIGITS.get(ones, 0)


def figure_text(value: Number | None) -> str:
    """A figure as the clean document shows it: no exponent, no trailing zeros."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
