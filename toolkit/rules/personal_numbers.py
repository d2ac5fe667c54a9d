"""Numbers that belong to persons: how they are recognised, and how they are shown without being published again."""

from __future__ import annotations

import re
from datetime import date

from toolkit.late_pattern import late_pattern

_SEPARATED = r"[\-—·.]?"
# In a longer code, 2024-13881234567-01, nothing is a telephone number; nor is what is counted, 访问量1398123.4567万次.
MOBILE = late_pattern(
    rf"(?<![\dA-Za-z_])(?<!\d-)(?:\+?86{_SEPARATED})?(1[3-9]\d(?P<separator>{_SEPARATED})\d{{4}}(?P=separator)\d{{4}})"
    r"(?!-?\d|万?(?:人次|次|条|个|元))"
)
LONG_NUMBER = late_pattern(rf"(?<![\dA-Za-z])\d(?:{_SEPARATED}\d){{13,18}}[Xx]?(?![\dA-Za-z])")
# The regions' codes of GB/T 2260 by their first two digits.
_REGIONS = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
_PROVINCES = frozenset(str(code) for first, last in _REGIONS for code in range(first, last + 1))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
# UnionPay, Visa, Mastercard, and the long-serving 9558 of one bank.
_CARD = late_pattern(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|9558\d{15}")


def is_identity_number(text: str) -> bool:
    """A citizen's number by its region, date of birth and, if of 18 digits, check digit."""
    if text[:2] not in _PROVINCES:
        return False
    if len(text) == 15:
        return text.isdigit() and _is_date(f"19{text[6:12]}")
    if len(text) != 18 or not text[:17].isdigit() or not _is_date(text[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    return text[17].upper() == _CHECK_DIGITS[total % 11]


def is_bank_card(text: str) -> bool:
    """A card's number by its beginning and its check digit (Luhn)."""
    if not _CARD.fullmatch(text) or is_identity_number(text):
        return False
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(text)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def without_separators(number: str) -> str:
    return re.sub(_SEPARATED, "", number)


def starred(text: str) -> str:
    """A name or a number with stars for all but its ends."""
    return text[:1] + "*" * (len(text) - 1) if len(text) < 5 else f"{text[:3]}{'*' * (len(text) - 5)}{text[-2:]}"


def without_personal_numbers(message: str) -> str:
    """A message that quotes an original, with stars in what must not be published once more."""
    return LONG_NUMBER.sub(_starred_where_personal, message)


def _starred_where_personal(found: re.Match[str]) -> str:
    number = without_separators(found.group())
    return starred(found.group()) if is_identity_number(number) or is_bank_card(number) else found.group()


def _is_date(text: str) -> bool:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2100
