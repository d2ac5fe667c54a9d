"""The figures that a text mentions, however they are written: 21件, 1,234 件, 二十一件, 两件, 1.2万件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.report import plain_number
from toolkit.rules.prose_years import year_named
from toolkit.rules.sentences import Sentence
from toolkit.text import Number

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE_UNITS = {"万": 10_000, "亿": 100_000_000}
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CHINESE = "零〇一二两三四五六七八九十百千万亿" + _FORMAL
_PLAIN = str.maketrans(_FORMAL, "一二三四五六七八九十百千")
_COUNTERS = "件次|人次|件|项|起|宗|份|例|次|个|条|封|篇|部|批"
_FIGURE = late_pattern(
    r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,12}(?:\.\d{1,6})?|[" + _CHINESE + r"]{1,15})"
    r"(?P<large>[万亿](?=[余多件次人项起宗份例个条封篇部批元]))?(?P<about>余|多|几|来)?"
    r"(?P<unit>" + _COUNTERS + r"|元)(?!事|性|套|面|规|级)"
)
# 第一件, 每一项, 逐件, 无一件: no amounts.
_NO_AMOUNT = late_pattern(r"(?:第|无|没有|未有|每|逐|这|那|同|某|任何|上|下|前|后|\d[.\-/年月])$")
_ABOUT = late_pattern(r"(?:约|近|超过|超|逾|不到|不足|大约|将近|至少|最多|多达|上)$")
_ABOUT_BEHIND = late_pattern(r"左右|上下|以上|以下|以内|不等")
# 两三件, 二三十件, 十七八件; 数十件, 几百件.
_NEIGHBOURS = ("一二", "一两", "二三", "两三", "三四", "四五", "五六", "六七", "七八", "八九")
_COMPARED = late_pattern(
    r"(?:增加|增长|新增|减少|下降|降低|上升|提高|增|减|多|少)(?:了|到了)?$|"
    r"(?:同比|环比|较上年|较去年|比上年|比去年|较\d{4}年|比\d{4}年|较上一年|比上一年)[^,]*$"
)
_BREAK = late_pattern(r"[,。;:!?()]")
# Words further off say nothing of a figure; and no sentence of a report holds hundreds of figures.
_REACH = 60
_MOST_FIGURES = 200


class Mention(NamedTuple):
    """A figure in a sentence with the words before and behind it, up to the next figure or break."""

    value: Number
    unit: str
    before: str
    after: str
    sentence: Sentence
    start: int
    end: int
    # Roughly so many; or a difference to another year: nothing to compare with a table.
    approximate: bool
    # What the last digit of 1.2万 stands for; 0 where every case is counted.
    step: Number
    compared: bool
    # The year that the sentence named last before it, where that is another.
    year: int | None

    @property
    def words(self) -> str:
        return self.before + self.after

    @property
    def so_far(self) -> str:
        """The sentence up to the figure."""
        return self.sentence.text[: self.start]

    def quote(self) -> str:
        return self.sentence.quote(self.start - len(self.before), self.end + len(self.after))


def mentions(sentence: Sentence) -> Iterator[Mention]:
    """Every counted thing and every amount of money in a sentence."""
    text = sentence.text
    found = list(_amounts(text))
    for number, one in enumerate(found):
        behind = found[number - 1].end if number else 0
        ahead = found[number + 1].start if number + 1 < len(found) else len(text)
        marks = _BREAK.finditer(text, behind, one.start)
        # 收到申请：5件: what stands before the colon names the figure.
        breaks = [mark.end() for mark in marks if mark[0] != ":" or mark.end() < one.start]
        before = text[breaks[-1] if breaks else behind : one.start][-_REACH:]
        # 2件维持、1件未审结: the words behind the last figure are its own.
        before = "" if before.endswith("、") else before
        next_break = _BREAK.search(text, one.end, ahead)
        after = text[one.end : next_break.start() if next_break else ahead][:_REACH]
        if not next_break and number + 1 < len(found):
            # What runs on to the next figure belongs to that one: 新收12件、结转1件.
            after = after.partition("、")[0] if "、" in after else ""
        yield Mention(
            one.value,
            one.unit,
            before,
            after,
            sentence,
            one.start,
            one.end,
            one.about or bool(_ABOUT.search(before) or _ABOUT_BEHIND.match(text, one.end)),
            one.step,
            bool(_COMPARED.search(before)),
            year_named(text[: one.start]),
        )


class _Amount(NamedTuple):
    """One figure with its unit, or several added up: 12件+18件."""

    value: Number
    unit: str
    about: bool
    step: Number
    start: int
    end: int

    def plus(self, other: _Amount) -> _Amount:
        return self._replace(value=self.value + other.value, about=self.about or other.about, end=other.end)


def _amounts(text: str) -> Iterator[_Amount]:
    last: _Amount | None = None
    for one in islice(_FIGURE.finditer(text), _MOST_FIGURES):
        value = _value(one["number"], one["large"])
        if value is None or _NO_AMOUNT.search(text, max(0, one.start() - 3), one.start()):
            continue
        this = _Amount(value, one["unit"], bool(one["about"]) or _is_rough(text, one), _step(one), *one.span())
        if last and last.unit == this.unit and text[last.end : this.start] == "+":
            last = last.plus(this)
            continue
        if last:
            yield last
        last = this
    if last:
        yield last


def _is_rough(text: str, found: re.Match[str]) -> bool:
    """Whether the numerals themselves leave the figure open."""
    number = found["number"]
    if number.isascii():
        return False
    for pair in _NEIGHBOURS:
        at = number.find(pair)
        if at >= 0 and number[at + 2 : at + 3] in ("", *_SMALL_UNITS, *_LARGE_UNITS):
            return True
    return number[0] in "十百千万" and text.endswith(("数", "几"), 0, found.start())


def _step(found: re.Match[str]) -> Number:
    if not found["large"] or not found["number"].isascii():
        return 0
    return plain_number(_LARGE_UNITS[found["large"]] / Decimal(10) ** len(found["number"].partition(".")[2]))


def _value(digits: str, large: str | None) -> Number | None:
    if digits[0].isdigit() and digits[0].isascii():
        number = Decimal(digits.replace(",", "")) * (_LARGE_UNITS[large] if large else 1)
        return plain_number(number)
    return chinese_value(digits + (large or ""))


def chinese_value(text: str) -> int | None:
    """一百二十三 → 123, 一千零五 → 1005, 两万三千 → 23000, 二〇二四 → 2024; None where it is no number."""
    text = text.translate(_PLAIN)
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text)) if len(text) <= 9 else None
    if text[0] not in _DIGITS and text[0] != "十":
        return None
    total, section, digit, unit = 0, 0, 0, 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
            # After 零 a digit counts ones again: 一百零三 is 103, 一百三 is 130.
            unit = 1 if digit == 0 else unit
        elif character in _SMALL_UNITS:
            unit = _SMALL_UNITS[character]
            section += (digit or (0 if section else 1)) * unit
            digit = 0
        else:
            unit = _LARGE_UNITS[character]
            below = section + digit
            total = (total + below) * unit if character == "亿" else total + below * unit
            section, digit = 0, 0
    if digit and unit >= 100:
        digit *= unit // 10
    return total + section + digit
