"""How Word writes numbers and switches in attributes."""

from __future__ import annotations

import re

from lxml.etree import _Element

from toolkit.readers.docx_names import VALUE

_OFF = frozenset({"0", "false", "off", "none"})
# Longer numbers say nothing more: whatever is this large is beyond every limit.
_MOST_DIGITS = 12
_MEASURE = re.compile(r"([+-]?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "pi": 12.0}


def whole_number(text: str | None) -> int | None:
    """A number at or above 0, as large as it may claim to be; None where there is none."""
    if text is None:
        return None
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        return None
    return int(digits[:_MOST_DIGITS])


def is_on(element: _Element) -> bool:
    """Whether a switch such as `<w:vanish/>` is on."""
    return element.get(VALUE) not in _OFF


def says_yes(text: str | None) -> bool:
    """Whether a switch that is an attribute of its own is on; left out it is off."""
    return text is not None and text not in _OFF


def measure(text: str | None, per_point: int = 20) -> float | None:
    """A length, in twentieths of a point unless other parts of one are asked for; None where none is said.

    Newer files may write it with a unit: 1cm.
    """
    found = _MEASURE.fullmatch(text.strip()[:40]) if text else None
    if found is None:
        return None
    return float(found[1]) * (_POINTS[found[2]] * per_point if found[2] else 1)
