"""Fonts that draw pictures or bars where other fonts draw letters and digits."""

from __future__ import annotations

from functools import lru_cache

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
