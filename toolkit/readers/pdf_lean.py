"""Pages that lean: scanned awry and recognised, or turned by a program. Their text and rules are set straight."""

from __future__ import annotations

import ctypes
from collections import Counter, deque
from collections.abc import Sequence
from itertools import repeat
from math import atan2, cos, degrees, inf, pi, radians, sin

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_page import Box, Matrix, Page, Run

# In degrees: less moves no figure into another row, more is a watermark's slant.
_LEAST = 0.05
_MOST = 8.0
# How far lines of one page lean apart, and which share of its text leans alike.
_ALIKE = 0.5
_SHARE_ALIKE = 0.6
_QUARTER_TURN = pi / 2
# How a lean is sought by the places of words: in radians, first roughly, then closely, up to 4 degrees.
_COARSE = radians(0.25)
_FINE = radians(0.05)
_STEPS = 16
_STEPS_BETWEEN = 4
# In points on a page of usual size: words on one line stand on the same height within this.
_LINE_STEP = 2.0
# How much more evenly words stand on a page set straight.
_CLEARER = 1.1
_FEWEST_WORDS = 12
_WRITTEN_ON = 1.0
_MOST_WORDS = 5_000


def may_lean(angles: Sequence[float]) -> bool:
    """A cheap look at the angles of some glyphs, which lean in italics too."""
    leaning = sum(abs(angle / _QUARTER_TURN - round(angle / _QUARTER_TURN)) > radians(_LEAST) for angle in angles)
    return 2 * leaning > len(angles)


def lean_of(text: calls.Handle, indexes: Sequence[int], upright: Matrix) -> float:
    """How far the lines of a page fall to the right, in radians, by the baselines of some glyphs; mostly 0."""
    leans = baselines(text, indexes, upright)
    if not leans:
        return 0.0
    middle = sorted(leans)[len(leans) // 2]
    alike = sum(abs(lean - middle) < radians(_ALIKE) for lean in leans)
    return middle if alike >= _SHARE_ALIKE * len(leans) and _LEAST < abs(degrees(middle)) < _MOST else 0.0


def baselines(text: calls.Handle, indexes: Sequence[int], upright: Matrix) -> list[float]:
    """The directions of glyphs on the upright page: 0 from left to right, more where they fall."""
    matrices = (ctypes.c_float * (6 * len(indexes)))()
    deque(map(calls.glyph_matrix, repeat(text), indexes, calls.references(matrices, 24)), maxlen=0)
    across, up, *_ = calls.columns(matrices, "f", 6)
    a, b, c, d, _, _ = upright
    return [atan2(b * x + d * y, a * x + c * y) for x, y in zip(across, up, strict=True)]


def straighten_words(page: Page) -> None:
    """Sets straight what was recognised in a scan that leans, where words stand level, each lower than the one before."""
    places = [] if page.lean else _places(page.runs[:_MOST_WORDS])
    if len(places) < _FEWEST_WORDS:
        return
    coarse = max(
        range(-_STEPS, _STEPS + 1), key=lambda step: (_evenness(places, step * _COARSE, page.unit), -abs(step))
    )
    near = [coarse * _COARSE + step * _FINE for step in range(-_STEPS_BETWEEN, _STEPS_BETWEEN + 1)]
    lean = max(near, key=lambda one: _evenness(places, one, page.unit))
    clearer = _evenness(places, lean, page.unit) > _CLEARER * _evenness(places, 0.0, page.unit)
    if abs(lean) > _COARSE / 2 and clearer:
        page.lean = lean
        matrix = straightening(lean, page.width, page.height)
        page.runs = [_moved(run, matrix) for run in page.runs]


def _places(runs: Sequence[Run]) -> list[tuple[float, float]]:
    """Where words begin; what is written on from the word before, at just its height, says nothing."""
    places = []
    end, height = inf, inf
    for _, top, bottom, lefts, rights in runs:
        if top != height or not -_WRITTEN_ON * (bottom - top) < lefts[0] - end < _WRITTEN_ON * (bottom - top):
            places.append((lefts[0], (top + bottom) / 2))
        end, height = rights[-1], top
    return places


def _evenness(places: Sequence[tuple[float, float]], lean: float, unit: float) -> int:
    """How much words come to stand on lines if a page that leans so far is set straight."""
    along, across, step = cos(lean), sin(lean), _LINE_STEP * unit
    lines = Counter(int((y * along - x * across) / step) for x, y in places)
    return sum(count * count for count in lines.values())


def _moved(run: Run, matrix: Matrix) -> Run:
    a, b, c, d, e, f = matrix
    x, y = run.lefts[0], (run.top + run.bottom) / 2
    aside, down = a * x + c * y + e - x, b * x + d * y + f - y
    lefts, rights = [left + aside for left in run.lefts], [right + aside for right in run.rights]
    return Run(run.text, run.top + down, run.bottom + down, lefts, rights)


def straightening(lean: float, width: float, height: float) -> Matrix:
    """Turns a page around its middle, so that its lines run level."""
    x, y = width / 2, height / 2
    along, across = cos(lean), sin(lean)
    return (along, -across, across, along, x - x * along - y * across, y + x * across - y * along)


def straightened(box: Box, lean: float, matrix: Matrix) -> Box:
    """The box of a glyph set straight, from the one around the glyph as it leans."""
    a, b, c, d, e, f = matrix
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    x, y = a * x + c * y + e, b * x + d * y + f
    wide, high = right - left, bottom - top
    along, across = cos(lean), abs(sin(lean))
    # A leaning w by h fills a box of w cos + h sin by w sin + h cos.
    rest = along * along - across * across
    width, height = max(0.0, (wide * along - high * across) / rest), max(0.0, (high * along - wide * across) / rest)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2
