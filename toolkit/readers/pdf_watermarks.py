"""Watermarks: text at a slant, or many times as large as the rest, that lies across lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, repeat
from math import cos, radians, sin

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_lean import baselines
from toolkit.readers.pdf_page import Matrix, Page, Run

# Sine times cosine of the angle that a baseline may lean from upright or sideways: 8 degrees. Pages scanned awry stay
# below; italics lean in their glyphs only.
_LEAST_SLANT = 0.138
_ROUNDED = radians(0.5)
# In points: loose boxes of the largest titles are lower.
_TALL = 48.0
# Text whose middle lies in this share of a tall glyph's height, around its middle, is crossed by it.
_CORE = 0.6
_SAME_SIZE = 0.1
# No watermark is set so often in such a size; a page of nothing else is a poster.
_MOST_HUGE = 300


def leave_out_slanted(page: Page, text: calls.Handle, firsts: Sequence[int], upright: Matrix) -> None:
    """Takes off a page the runs that stand neither upright nor sideways. `firsts` are the runs' first glyphs."""
    # PDFium's angle is that of the glyphs, which lean in italics too; nearly all pages have nothing that leans.
    if not any(map(calls.angle, repeat(text), firsts)):
        return
    leans = baselines(text, firsts, upright)
    slanted = [is_slanted(cos(lean), sin(lean)) for lean in leans]
    page.leaning = any(_leans(lean - page.lean) for lean in compress(leans, (not one for one in slanted)))
    page.watermark = "".join(run.text for run in compress(page.runs, slanted))
    page.runs = list(compress(page.runs, (not one for one in slanted)))


def _leans(direction: float) -> bool:
    """Whether text runs askew to the lines of a page or to its columns, but for what programs round."""
    return bool(abs(sin(direction) * cos(direction)) > sin(_ROUNDED))


def is_slanted(across: float, up: float) -> bool:
    """Whether a baseline in this direction runs neither along the lines of a page nor at right angles to them."""
    return abs(across * up) > _LEAST_SLANT * (across * across + up * up)


def leave_out_huge(page: Page) -> None:
    """Takes off a page what is set in a size in which something lies over smaller text or over rules."""
    tall = _TALL * page.unit
    heights = {number: bottom - top for number, (_, top, bottom, _, _) in enumerate(page.runs) if bottom - top > tall}
    if len(heights) > _MOST_HUGE:
        return
    crossing = [height for number, height in heights.items() if _crosses(page.runs[number], page)]
    marks = {
        number
        for number, height in heights.items()
        if any(abs(height - other) < _SAME_SIZE * other for other in crossing)
    }
    if marks:
        page.watermark += "".join(page.runs[number].text for number in sorted(marks))
        page.runs = [run for number, run in enumerate(page.runs) if number not in marks]


def _crosses(run: Run, page: Page) -> bool:
    _, top, bottom, lefts, rights = run
    left, right = lefts[0], rights[-1]
    around = (1 - _CORE) / 2 * (bottom - top)
    over_text = any(
        other.bottom - other.top < (bottom - top) / 2
        and top + around < (other.top + other.bottom) / 2 < bottom - around
        and left < (other.lefts[0] + other.rights[-1]) / 2 < right
        for other in page.runs
    )
    return over_text or any(
        top + around < at < bottom - around and start < right and left < end for at, start, end in page.horizontals
    )
