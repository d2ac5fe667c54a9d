"""What a table's cell says as a figure: a value, a blank, a dash, or something that can't be trusted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from toolkit.form.definition import FigureKind, Slot
from toolkit.late_pattern import late_pattern
from toolkit.report import State, plain_number
from toolkit.text import Number, fold

_DASHES = frozenset({"/", "-", "--", "---", "\\", "无", "//", "|", "ー", "_"})
_ZERO_WORDS = frozenset({"零", "〇", "没有", "无.", "暂无", "均无", "不涉及", "未发生", "未开展"})
_NUMBER = late_pattern(r"(?P<sign>[+-]?)(?P<digits>\d+(?:\.\d+)?|\.\d+)")
_GROUPED = late_pattern(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPACED_GROUPS = late_pattern(r"[+-]?\d{1,3}(?: \d{3})+")
_UNIT = late_pattern(
    r"(?:共计|合计|共)?(?P<number>.*?\d)(?P<unit>件次|件|条|项|份|宗|个|人次|人|名|家|户|次|起|例|部|篇|封|万元|亿元|元|人民币元)"
)
_NOTED = late_pattern(r"(?P<figure>[^()]*\d[^()\d]{0,4})\((?P<note>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_FIGURES = late_pattern(r"[\d.,+\-/]*\d[\d.,+\-/]*")
_TORN_ORDINAL = late_pattern(r"\d{1,2}[.,、]")
_INNER_SPACE = late_pattern(r"\d[^\S\n]+\d")
# A tab parts two things, and an automatic number from the text behind it.
_INNER_TAB = late_pattern(r"\S[^\S\n]*\t[^\S\n]*\S")
_INNER_BREAK = late_pattern(r"\d\s*\n\s*\d")
# 33¹, 33①, 33[1] with the 1 raised, 33*: a mark that points at a note.
_NOTE_MARK = late_pattern(
    r"(?P<figure>.*\d)\s*(?P<mark>[\[［(（]?(?:[⁰¹²³⁴-⁹]{1,2}|[①-⑳]|[*＊※])[\]］)）]?)\s*", re.DOTALL
)
# 本年增/减 is written in words too.
_CHANGE = late_pattern(r"(?P<more>增加?|↑)|(?:减少?|↓)")
_CHANGED = late_pattern(r"(?:增加?|减少?|[↑↓])\d+")
_MONEY = late_pattern(r"[亿万千百十]?元")
# Turns round what follows it: 12 is seen as 21.
_RIGHT_TO_LEFT = "\u202e"
# Word, and many a font in a PDF, draws a hyphen for it.
_SOFT_HYPHEN = "\u00ad"
_MOST_DIGITS = 15
_LONGEST = 200


class Reading(NamedTuple):
    """A cell's figure, and what a person should know about how it was read."""

    value: Number | None
    state: State
    # A unit or a remark beside the figure: kept in the raw text, lost in the clean document.
    note: str | None = None
    # Why it could not be read.
    reason: str | None = None


BLANK = Reading(None, State.BLANK)
DASH = Reading(None, State.DASH)


def read_figure(text: str, slot: Slot | None = None) -> Reading:
    """The figure in a cell; a slot says whether a sign, a fraction or a unit belongs there."""
    if is_plain(text):
        return Reading(int(text), State.GIVEN)
    if not text or text.isspace():
        return BLANK
    if len(text) > _LONGEST:
        return _unreadable("这一格里是一段文字，不是数字")
    marked = _NOTE_MARK.fullmatch(text)
    if marked:
        read = read_figure(marked["figure"], slot)
        mark = f"注释记号“{marked['mark'].strip()}”"
        return read._replace(note=_also(read.note, mark)) if read.value is not None else read
    if _RIGHT_TO_LEFT in text and sum(map(str.isdigit, text)) > 1:
        return _unreadable("数字设成了从右往左显示，看到的次序和存的相反，请重新填写")
    if _SOFT_HYPHEN in text:
        return read_figure(text.replace(_SOFT_HYPHEN, "-"), slot)
    kind = slot.kind if slot else FigureKind.COUNT
    if any(unicodedata.category(character) == "No" for character in text):
        return _unreadable("数字旁有上标或带圈的序号，无法确定数字")
    folded = fold(text)
    if not folded:
        return BLANK
    if folded in _DASHES or set(folded) == {"-"}:
        return DASH
    if folded in _ZERO_WORDS:
        return Reading(0, State.GIVEN, note=f"写作“{text.strip()}”，按 0 读")
    return _number(text, folded, kind, slot)


def is_plain(text: str) -> bool:
    """Whether a cell is what most cells are: a whole number in plain digits."""
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and (text[0] != "0" or text == "0")


def looks_like_figure(text: str) -> bool:
    """Whether a cell could hold figures and nothing else: a blank, a dash, a number, or several numbers run together."""
    folded = fold(text)
    if not folded or folded in _DASHES or folded in _ZERO_WORDS:
        return True
    if len(folded) <= _LONGEST and _FIGURES.fullmatch(folded):
        # 1. and 3、 are the torn-off beginnings of labels.
        return not _TORN_ORDINAL.fullmatch(folded)
    return bool(_CHANGED.fullmatch(folded)) or read_figure(text).state is State.GIVEN


def _number(text: str, folded: str, kind: FigureKind, slot: Slot | None) -> Reading:
    note = None
    noted = _NOTED.fullmatch(folded)
    if noted:
        folded, note = noted["figure"], f"括号内的说明“{noted['note']}”"
    if folded.startswith("¥"):
        folded = f"{folded[1:]}元" if not folded.endswith("元") else folded[1:]
    with_unit = _UNIT.fullmatch(folded)
    if with_unit:
        folded = with_unit["number"]
        fault = _unit_fault(with_unit["unit"], kind, slot, text)
        if fault:
            return _unreadable(fault)
        note = _also(note, f"单位“{with_unit['unit']}”")
    change = _CHANGE.match(folded) if kind is FigureKind.SIGNED else None
    if change:
        folded = ("+" if change["more"] else "-") + folded[change.end() :]
    if _GROUPED.fullmatch(folded):
        folded = folded.replace(",", "")
    number = _NUMBER.fullmatch(folded)
    if number is None:
        return _unreadable(f"“{text.strip()}”不是数字")
    inner = text.strip()
    grouped = _SPACED_GROUPS.fullmatch(_one_space(inner))
    if _INNER_TAB.search(inner) or (not noted and _INNER_SPACE.search(inner) and not grouped):
        return _unreadable(f"“{inner}”中间有空格，可能是几个数字连在一起")
    if _is_stacked(inner):
        return _unreadable(f"“{_one_space(inner)}”分成了几行，可能是几个数字")
    if _INNER_BREAK.search(inner):
        note = f"{note}、数字分成了几行" if note else "数字分成了几行，按连写读"
    return _checked(number, kind, note, text)


def _is_stacked(text: str) -> bool:
    """Lines of several digits, one as long as the other: as likely several figures as one that was broken."""
    lines = [line.strip() for line in text.split("\n")]
    return len(lines) > 1 and all(line.isdigit() and len(line) == len(lines[0]) > 1 for line in lines)


def _checked(number: re.Match[str], kind: FigureKind, note: str | None, text: str) -> Reading:
    digits = number["digits"]
    if len(digits.replace(".", "").lstrip("0")) > _MOST_DIGITS:
        return _unreadable(f"“{text.strip()}”位数过多，可能是几个数字连在一起")
    if len(digits) > 1 and digits.startswith("0") and not digits.startswith("0."):
        return _unreadable(f"“{text.strip()}”以 0 开头，可能是几个数字连在一起")
    value = Decimal(number["sign"].replace("+", "") + digits)
    if value < 0 and kind is not FigureKind.SIGNED:
        return _unreadable(f"写的是负数“{text.strip()}”，这一格不能是负数")
    if kind is not FigureKind.AMOUNT and value != value.to_integral_value():
        return _unreadable(f"写的是“{text.strip()}”，这一格应是整数")
    if number["sign"] == "+" and kind is not FigureKind.SIGNED:
        # More than last year by that many, perhaps.
        note = _also(note, "数字前的加号")
    if number["sign"] == "-" and not value:
        # A dash beside a nought, or what is left of another figure.
        note = _also(note, "0 前的减号")
    return Reading(plain_number(value), State.GIVEN, note=note)


def _also(note: str | None, more: str) -> str:
    return f"{note}、{more}" if note else more


def _unit_fault(unit: str, kind: FigureKind, slot: Slot | None, text: str) -> str | None:
    """Why a unit makes the figure mean something else than the column says."""
    if slot is None or unit not in ("元", "万元", "亿元", "人民币元"):
        return None
    if kind is not FigureKind.AMOUNT:
        return f"写的是“{text.strip()}”，这一格应是数量，不是金额"
    wanted = "万元" if "万元" in slot.column.text else None
    if wanted and unit != wanted:
        return f"写的是“{text.strip()}”，表头的单位是{wanted}，请换算后填写"
    return None


def other_unit(texts: Iterable[str], slot: Slot) -> str | None:
    """A unit of money that labels name where the form's column names another: 元 over figures that are to be 万元."""
    wanted = set(_MONEY.findall(slot.column.text))
    said = [_MONEY.findall(fold(text)) for text in texts] if wanted else []
    return next((units[0] for units in said if units and wanted.isdisjoint(units)), None)


def _one_space(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _unreadable(reason: str) -> Reading:
    return Reading(None, State.UNREADABLE, reason=reason)
