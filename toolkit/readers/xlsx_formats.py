"""What a workbook's number formats make of a number: a date, or a number of another size."""

from __future__ import annotations

import re
from collections.abc import Mapping

_DATE_IDS = frozenset((*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)))
_PERCENT_IDS = {"9": "0%", "10": "0.00%"}
_LITERAL = re.compile(r'"[^"]*"|[\\!].|\[[^\]]*\]|_.|\*.')
# 0!.0, and 0"."0, show 123456 as 12.3: a comma behind the last digit divides by a thousand, a point of text by ten.
_DIVIDES = re.compile(r"[0#?],+(?![0#?,])|%")
_DIGIT_OF_TEXT = re.compile(r'[\\!][0-9]|"[^"]*[0-9][^"]*"')
_POINT_OF_TEXT = re.compile(r'(?:[\\!]\.|"[^"]*\.[^"]*")(?=[0#?])')

_DECIMALS = {"1": 0, "3": 0, "37": 0, "38": 0, "41": 0, "42": 0, "2": 2, "4": 2, "39": 2, "40": 2, "43": 2, "44": 2}
# Formats of money that every program has in its own currency.
_MONEY_IDS = frozenset({"5", "6", "7", "8", "42", "44"})
_MONEY = re.compile(r"[¥￥]|[万亿]?元")
_FRACTION = re.compile(r"\.([0#?]+)")

Formats = Mapping[str | None, str]


def is_date(number: str, formats: Formats) -> bool:
    code = formats.get(number)
    if code is None:
        return number.isdigit() and len(number) < 4 and int(number) in _DATE_IDS
    return bool(re.search("[ymdYMD年月日]", _LITERAL.sub("", code)))


def resizing(number: str, formats: Formats) -> str:
    """The format's code where it shows another number than is stored, or none; else nothing."""
    code = formats.get(number) or _PERCENT_IDS.get(number, "")
    shown = _of_positive(code)
    divides = _DIVIDES.search(_LITERAL.sub("", code)) or _POINT_OF_TEXT.search(code) or _DIGIT_OF_TEXT.search(shown)
    return code if divides or (code and _shows_nothing(shown)) else ""


def decimals(number: str, formats: Formats) -> int | None:
    """How many decimals a format shows; None where it shows a number as it is stored."""
    code = formats.get(number)
    if code is None:
        return _DECIMALS.get(number)
    plain = _LITERAL.sub("", _of_positive(code))
    if not re.search("[0#?]", plain) or re.search("[/E%]|General", plain, re.IGNORECASE):
        return None
    found = _FRACTION.search(plain)
    return len(found[1]) if found else 0


def money(number: str, formats: Formats) -> str:
    """The unit of money that a format shows beside a number, which may be another than the column's; else nothing."""
    code = formats.get(number)
    found = _MONEY.search(_of_positive(code or ""))
    return found.group() if found else "¥" if code is None and number in _MONEY_IDS else ""


def _of_positive(code: str) -> str:
    """A format's first section: it shows what is no nought, no text and not negative."""
    found = re.match(r'(?:"[^"]*"|[\\!_*].|[^;])*', code)
    return found.group() if found else ""


def _shows_nothing(section: str) -> bool:
    """Whether a format has no place for the number, as ;;; has none."""
    plain = _LITERAL.sub("", section)
    return not re.search("[0#?@ymdhsYMDHS]|General|G/", plain, re.IGNORECASE)
