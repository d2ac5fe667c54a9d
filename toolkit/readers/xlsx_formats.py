"""What a workbook's number formats make of a number: a date, or a number of another size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from toolkit.readers.colours import Colour, from_hex
from toolkit.readers.xlsx_looks import INDEXED

_DATE_IDS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENT_IDS = {"9": "0%", "10": "0.00%"}
_ROUNDING_IDS = {"11": "0.00E+00", "12": "# ?/?", "13": "# ??/??", "48": "##0.0E+0"}
# Whatever a number is, these show it as it is stored, or with fewer decimals.
_PLAIN = re.compile(r"(?:General|@|[#,]*0(?:\.[0#?]*)?)?", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|[\\!].|\[[^\]]*\]|_.|\*.')
# 0!.0, and 0"."0, show 123456 as 12.3: a comma behind the last digit divides by a thousand, a point of text by ten.
_DIVIDES = re.compile(r"[0#?],+(?![0#?,])|%")
_POINT_OF_TEXT = re.compile(r'(?:[\\!]\.|"[^"]*\.[^"]*")(?=[0#?])')

_DECIMALS = {"1": 0, "3": 0, "37": 0, "38": 0, "41": 0, "42": 0, "2": 2, "4": 2, "39": 2, "40": 2, "43": 2, "44": 2}
# Formats of money that every program has in its own currency.
_MONEY_IDS = frozenset({"5", "6", "7", "8", "42", "44"})
_MONEY = re.compile(r"[¥￥]|[万亿]?元")
_FRACTION = re.compile(r"\.([0#?]+)")

_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_HOLDS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "=": (0,), "<>": (-1, 1)}
_COLOUR = re.compile(r"\[(?:(Color|颜色)\s*(\d{1,2})|([A-Za-z]+|[\u4e00-\u9fff]{2}))\]", re.IGNORECASE)
_NAMED = {"white": "FFFFFF", "白色": "FFFFFF", "black": "000000", "黑色": "000000"}
_BRACKETS = re.compile(r"\[(?!\$)[^\]]*\]")
_VAGUE = re.compile("[余多约近几左右上下十百千万亿]")
# The pieces of a section; the number is nowhere in quotes.
_PIECE = re.compile(r'"[^"]*"|[\\!_*].|(?P<number>[0#?]|General|G/)', re.IGNORECASE)
_WORDS = re.compile(r'"([^"]*)"|\\(.)|([\u4e00-\u9fff])')
# A section for positive numbers, negative ones, nought and text.
_MOST_SECTIONS = 4

# Excel takes no longer format; one that is can only cost time.
_LONGEST_CODE = 255

Formats = Mapping[str | None, str]


def code_of(element: Any) -> str:
    """The code of a number format."""
    return str(element.get("formatCode", ""))[:_LONGEST_CODE]


def is_date(number: str, formats: Formats) -> bool:
    code = formats.get(number)
    if code is None:
        return number.isdigit() and len(number) < 4 and int(number) in _DATE_IDS
    return bool(re.search("[ymdhsYMDHS年月日]", _LITERAL.sub("", code)))


def resizing(number: str, formats: Formats) -> str:
    """The format's code where it shows another number than is stored; else nothing."""
    code = formats.get(number) or _PERCENT_IDS.get(number, "")
    return code if resizes(code) else ""


def resizes(code: str) -> bool:
    """Whether a format divides a number, or takes it by the hundred."""
    return bool(_DIVIDES.search(_LITERAL.sub("", code)) or _POINT_OF_TEXT.search(code))


def needs_number(number: str, formats: Formats) -> str:
    """The format's code where it depends on the number what is seen, in which colour, or with which words."""
    code = formats.get(number) or _ROUNDING_IDS.get(number, "")
    return "" if _PLAIN.fullmatch(code) else code


def section_for(code: str, value: Decimal) -> str | None:
    """The section of a format that shows a number; None where none does and #### is shown."""
    sections = _sections(code)[: _MOST_SECTIONS - 1]
    conditions = [_CONDITION.search(section) for section in sections]
    if not any(conditions):
        if len(sections) == 1 or value > 0 or (value == 0 and len(sections) < _MOST_SECTIONS - 1):
            return sections[0]
        return sections[1] if value < 0 else sections[2]
    for section, condition in zip(sections, conditions, strict=True):
        if condition is None or _compare(value, condition[1], Decimal(condition[2])):
            return section
    return None if len(sections) > 1 else "General"


def negates_itself(code: str) -> bool:
    """Whether a format puts a minus before numbers below nought by itself: where it has no section for them alone."""
    sections = _sections(code)
    return len(sections) == 1 or any(map(_CONDITION.search, sections))


def text_shown(number: str, formats: Formats) -> str:
    """The format's code where it writes digits beside a text; else nothing."""
    code = formats.get(number) or ""
    sections = _sections(code)
    section = sections[-1] if len(sections) in (1, _MOST_SECTIONS) and "@" in sections[-1] else ""
    return code if any(map(str.isdigit, words_of(section))) else ""


def hides_text(number: str, formats: Formats) -> bool:
    """Whether a format shows nothing of a text, as ;;; does."""
    sections = _sections(formats.get(number) or "")
    return len(sections) >= _MOST_SECTIONS and shows_nothing(sections[-1])


def words_of(section: str) -> str:
    """The text that a section writes, but for units of money, which are told by themselves."""
    found = "".join(map("".join, _WORDS.findall(section)))
    return "" if _MONEY.search(found) else found.strip()


def words_before(section: str) -> str:
    """The text that a section writes before a number: 约, perhaps."""
    return words_of(_parted(section)[0])


def vague_words_behind(section: str) -> str:
    """The text behind a number where it says that it is no exact one, or another: 余, 万. A plain unit changes nothing."""
    words = words_of(_parted(section)[1])
    return words if _VAGUE.search(words) else ""


def _parted(section: str) -> tuple[str, str]:
    plain = _BRACKETS.sub("", section)
    place = next((piece.start() for piece in _PIECE.finditer(plain) if piece["number"]), None)
    return ("", "") if place is None else (plain[:place], plain[place:])


def written_colour(section: str) -> Colour | None:
    """The colour that a section gives to the number, as far as it may be a ground's."""
    for numbered, index, name in _COLOUR.findall(section):
        if numbered:
            # They count from 1 what the palette counts from 8.
            return INDEXED[int(index) + 7] if int(index) + 7 < len(INDEXED) else None
        if code := _NAMED.get(name.lower()):
            return from_hex(code)
    return None


def decimals(number: str, formats: Formats) -> int | None:
    """How many decimals a format shows; None where it shows a number as it is stored."""
    code = formats.get(number)
    if code is None:
        return _DECIMALS.get(number)
    shown = [_decimals(section) for section in _sections(code)[: _MOST_SECTIONS - 1]]
    return min((one for one in shown if one is not None), default=None)


def _decimals(section: str) -> int | None:
    plain = _LITERAL.sub("", section)
    if not re.search("[0#?]", plain) or re.search("[/E%]|General", plain, re.IGNORECASE):
        return None
    found = _FRACTION.search(plain)
    return len(found[1]) if found else 0


def money(number: str, formats: Formats) -> str:
    """The unit of money that a format shows beside a number, which may be another than the column's; else nothing."""
    code = formats.get(number)
    found = _MONEY.search(_of_positive(code or ""))
    return found.group() if found else "¥" if code is None and number in _MONEY_IDS else ""


def _compare(value: Decimal, sign: str, other: Decimal) -> bool:
    return (value > other) - (value < other) in _HOLDS[sign]


def _sections(code: str) -> list[str]:
    """A format's sections; a semicolon in quotes parts none."""
    return re.findall(r'(?:"[^"]*"|[\\!_*].|[^;])+|(?<=;)(?=;|\Z)|\A(?=;)', code) or [""]


def _of_positive(code: str) -> str:
    """A format's first section: it shows what is no nought, no text and not negative."""
    found = re.match(r'(?:"[^"]*"|[\\!_*].|[^;])*', code)
    return found.group() if found else ""


def shows_nothing(section: str) -> bool:
    """Whether a format has no place for the number, as ;;; has none."""
    plain = _LITERAL.sub("", section)
    return not re.search("[0#?@ymdhsYMDHS]|General|G/", plain, re.IGNORECASE)
