"""Whether a section of a number format shows the very number that a cell holds, and not its digits parted or its sign lost."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\\\!](?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<general>General|G/[^;\"]{2,4})|(?P<places>[0#?,.]+)|(?P<exponent>E[+-])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_BELOW_NOUGHT = ("-", "(", "−")


class Drawn(NamedTuple):
    """A section taken apart: what stands before, between and behind its places for digits."""

    before: str
    places: tuple[str, ...]
    between: str
    behind: str
    exponent: bool


@lru_cache(maxsize=256)
def drawn(section: str) -> Drawn:
    """A section taken apart, once for all cells that it shows."""
    texts = ["", ""]
    between = ""
    places: list[str] = []
    exponent = False
    for token in _TOKEN.finditer(section):
        if place := token["places"] or token["general"]:
            places.append(place)
            between += texts[1]
            texts[1] = ""
        elif token["exponent"]:
            exponent = True
        else:
            text = token["quoted"] or token["escaped"] or token["money"] or token["fill"] or token["other"] or ""
            texts[bool(places)] += text or (" " if token["gap"] else "")
    return Drawn(texts[0], tuple(places), between, texts[1], exponent)


def shows_another(section: str, value: Decimal, *, signed: bool) -> bool:
    """Whether a person reads another number than the value; `signed`: where a minus is put before it without a word."""
    parts = drawn(section)
    if parts.places and any(map(str.isdigit, parts.before + parts.between + parts.behind)):
        return True
    if not parts.places or value == 0:
        return False
    if parts.exponent:
        return _places(parts.places[0]) < len(value.normalize().as_tuple().digits)
    if len(parts.places) > 1 and not _is_fraction(parts, value):
        return True
    says_below = parts.before.strip().startswith(_BELOW_NOUGHT) or parts.behind.strip().startswith("-")
    return says_below != (value < 0 and not signed)


def shows_blank(section: str) -> bool:
    """Whether a section shows nothing of a nought, as # does."""
    parts = drawn(section)
    optional = bool(parts.places) and not any("0" in one or one[0] in "Gg" for one in parts.places)
    return optional and not (parts.before + parts.behind).strip()


def _is_fraction(parts: Drawn, value: Decimal) -> bool:
    """# ?/? shows a whole number as such; others come out rounded to some part."""
    return parts.between == " /" and value == value.to_integral_value()


def _places(text: str) -> int:
    return sum(one in "0#?" for one in text)
