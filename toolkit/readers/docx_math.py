"""Equations as a line of text: what stands above, below or beside a part is set off from it."""

from __future__ import annotations

from lxml.etree import _Element

from toolkit.readers import docx_names as w

# Above the line, or below it.
SHIFTED = {w.MATH_RAISED: 1, w.MATH_DEGREE: 1, w.MATH_LIMIT: 1, w.MATH_LOWERED: -1}
# Their signs are drawn and no text.
DRAWN = frozenset({w.MATH_ROOT, w.MATH_SUM})
MATH = frozenset({w.MATH_TEXT, w.MATH_DENOMINATOR, w.MATH_ELEMENT, *SHIFTED, *DRAWN})


def lead(part: _Element, tag: str) -> str:
    """What is written before the inner parts of a part of an equation; its text where it is one."""
    if tag == w.MATH_TEXT:
        return part.text or ""
    if tag == w.MATH_DENOMINATOR:
        return "/"
    if tag == w.MATH_ELEMENT and next(part.itersiblings(w.MATH_ELEMENT, preceding=True), None) is not None:
        # The next element of a row, or the next row of several.
        return "\t"
    return ""
