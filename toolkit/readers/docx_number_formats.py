"""How Word writes the numbers of its lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_IDEOGRAPHS = str.maketrans("0123456789", _DIGITS)


def numeral(value: int, number_format: str) -> str:
    """A list's number in the format of that name; in plain digits where the format can't show it."""
    write = _FORMATS.get(number_format)
    return (write(value) if write else None) or str(value)


def _counting(value: int, digits: str, units: str, *, leading_one: bool = False) -> str | None:
    """一, 十一, 二十, 一百零五."""
    if not 0 < value < 10_000:
        return None
    text = ""
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            text += digits[digit] + (units[power - 1] if power else "")
        elif text and value % 10**power and not text.endswith("零"):
            text += "零"
    if not leading_one and 10 <= value < 20:
        return text[1:]
    return text


def _characters(value: int, first: str, count: int) -> str | None:
    return chr(ord(first) + value - 1) if 0 < value <= count else None


def _one_of(value: int, characters: str) -> str | None:
    return characters[value - 1] if 0 < value <= len(characters) else None


def _circled(value: int) -> str | None:
    for first, character, count in ((1, "①", 20), (21, "㉑", 15), (36, "㊱", 15)):
        if first <= value < first + count:
            return chr(ord(character) + value - first)
    return None


def _letters(value: int, first: str) -> str | None:
    """After z comes aa, then bb."""
    if not 0 < value <= 780:
        return None
    return chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str | None:
    if not 0 < value < 4000:
        return None
    text = ""
    for size, letters in (*_ROMAN, *_ROMAN_SMALL):
        text += letters * (value // size)
        value %= size
    return text


def _upper_roman(value: int) -> str | None:
    text = _roman(value)
    return text.upper() if text else None


def _ordinal(value: int) -> str:
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{suffix}"


_chinese = partial(_counting, digits=_DIGITS, units="十百千")
_legal = partial(_counting, digits=_LEGAL, units="拾佰仟", leading_one=True)
_legal_traditional = partial(_counting, digits=_LEGAL_TRADITIONAL, units="拾佰仟", leading_one=True)
_circle = _circled


def _digit_by_digit(value: int) -> str:
    return str(value).translate(_IDEOGRAPHS)


def _wide(value: int) -> str:
    return str(value).translate(_FULL_WIDTH)


_FORMATS: dict[str, Callable[[int], str | None]] = {
    "none": lambda _: "",
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedFullstop": partial(_characters, first="⒈", count=20),
    "decimalEnclosedParen": partial(_characters, first="⑴", count=20),
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": _upper_roman,
    "lowerRoman": _roman,
    "upperLetter": partial(_letters, first="A"),
    "lowerLetter": partial(_letters, first="a"),
    "ordinal": _ordinal,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanDigital2": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographTraditional": partial(_one_of, characters=_STEMS),
    "ideographZodiac": partial(_one_of, characters=_BRANCHES),
    "ideographEnclosedCircle": partial(_characters, first="㊀", count=10),
}
