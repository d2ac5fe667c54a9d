"""Fonts that draw pictures or bars where other fonts draw letters and digits."""

from __future__ import annotations

from functools import lru_cache

from toolkit.finding import Kind, Severity

PICTURE_FONT = Kind(
    "R114",
    "picture-font",
    Severity.WARNING,
    "原件有的字母或数字用了显示成图案的字体（如 Wingdings），看到的不是这些字，没有当作数字读取。请改成普通字体后核对。",
    "Letters or digits are set in a font that shows pictures instead; they were not taken for figures.",
)

# Symbol is none of them: its digits are digits.
_SIGNS = (
    *("dings", "dingbats", "monotypesorts", "marlett", "mtextra", "msoutlook", "mdl2assets", "blank"),
    *("barcode", "code128", "code39", "3of9", "ean13"),
)
# What a cell says instead of digits that are drawn as pictures: no figure that anybody reads.
_DRAWN = "{}〈字体 {}〉"


@lru_cache(maxsize=256)
def draws_pictures(name: str | None) -> bool:
    """Whether a font shows something else than the digits that are written in it."""
    plain = (name or "").lower().replace(" ", "").replace("_", "").replace("-", "")
    return any(sign in plain for sign in _SIGNS)


def as_drawn(text: str, font: str) -> str:
    """Text written in such a font: with its name where it has letters or digits, so that it is no figure."""
    return _DRAWN.format(text, font) if any(one.isascii() and one.isalnum() for one in text) else text
