"""What a workbook's number formats make of a number: a date, or a number of another size."""

from __future__ import annotations

import re
from collections.abc import Mapping

_DATE_IDS = frozenset((*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)))
_PERCENT_IDS = {"9": "0%", "10": "0.00%"}
_LITERAL = re.compile(r'"[^"]*"|[\\!].|\[[^\]]*\]|_.|\*.')
# 0!.0, and 0"."0, show 123456 as 12.3: a comma behind the last digit divides by a thousand, a point of text by ten.
_DIVIDES = re.compile(r"[0#?],+(?![0#?,])|%")
_POINT_OF_TEXT = re.compile(r'(?:[\\!]\.|"[^"]*\.[^"]*")(?=[0#?])')

Formats = Mapping[str | None, str]


def is_date(number: str, formats: Formats) -> bool:
    code = formats.get(number)
    if code is None:
        return number.isdigit() and len(number) < 4 and int(number) in _DATE_IDS
    return bool(re.search("[ymdYMD年月日]", _LITERAL.sub("", code)))


def resizing(number: str, formats: Formats) -> str:
    """The format's code where it shows a number in another size than it is stored in; else nothing."""
    code = formats.get(number) or _PERCENT_IDS.get(number, "")
    divides = _DIVIDES.search(_LITERAL.sub("", code)) or _POINT_OF_TEXT.search(code)
    return code if divides else ""
