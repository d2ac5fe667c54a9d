"""How Word writes numbers and switches in attributes."""

from __future__ import annotations

from lxml.etree import _Element

from toolkit.readers.docx_names import VALUE

_OFF = frozenset({"0", "false", "off", "none"})
# Longer numbers say nothing more: whatever is this large is beyond every limit.
_MOST_DIGITS = 12


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
