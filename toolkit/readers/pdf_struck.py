"""Text that is struck out: a rule as long as some glyphs runs through their middle."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from toolkit.readers.pdf_page import Page, Ruling, Run

# Shares of a glyph's height, from its top: programs draw the rule at 50 to 65 %, an underline below 80 %.
_HIGHEST, _LOWEST = 0.35, 0.72
# How far the rule may end from the glyphs' ends. A table's rule ends at a cell's side, farther away from the text.
_SAME_END = 0.25
# Shorter rules are dots of a dotted line.
_SHORTEST = 0.3


def leave_out_struck(page: Page) -> None:
    """Takes what is struck out, and the rules that strike it, off a page; notes the text."""
    heights = sorted({at for at, _, _ in page.horizontals})
    crossed = {number: page.runs[number] for number in _crossed(page.runs, heights)}
    if not crossed:
        return
    struck: dict[int, set[int]] = {}
    strikes: set[Ruling] = set()
    for ruling in page.horizontals:
        for number, glyph in _struck_by(ruling, crossed):
            struck.setdefault(number, set()).add(glyph)
            strikes.add(ruling)
    page.struck = "".join(crossed[number].text[glyph] for number in struck for glyph in sorted(struck[number]))
    page.horizontals = [ruling for ruling in page.horizontals if ruling not in strikes]
    page.runs = [part for number, run in enumerate(page.runs) for part in _rest(run, struck.get(number, ()))]


def _crossed(runs: Iterable[Run], heights: Sequence[float]) -> list[int]:
    """The runs through whose middle a rule at one of these heights may run: most rules run between lines."""
    return [
        number
        for number, (_, top, bottom, _, _) in enumerate(runs)
        if bisect_left(heights, top + _HIGHEST * (bottom - top)) < bisect_left(heights, top + _LOWEST * (bottom - top))
    ]


def _struck_by(ruling: Ruling, crossed: Mapping[int, Run]) -> list[tuple[int, int]]:
    """The glyphs that a rule strikes out, by the numbers of their run and in it."""
    at, start, end = ruling
    covered = [
        (number, glyph)
        for number, run in crossed.items()
        if _crossed([run], [at])
        for glyph, (left, right) in enumerate(zip(run.lefts, run.rights, strict=True))
        if start < (left + right) / 2 < end
    ]
    if not covered:
        return []
    first = min(crossed[number].lefts[glyph] for number, glyph in covered)
    last = max(crossed[number].rights[glyph] for number, glyph in covered)
    height = max(crossed[number].bottom - crossed[number].top for number, _ in covered)
    as_long = max(abs(first - start), abs(last - end)) < _SAME_END * height
    return covered if as_long and end - start > _SHORTEST * height else []


def _rest(run: Run, struck: Collection[int]) -> Iterator[Run]:
    """What of a run is not struck out."""
    if not struck:
        yield run
        return
    for is_struck, group in groupby(range(len(run.text)), struck.__contains__):
        if not is_struck:
            numbers = list(group)
            part = slice(numbers[0], numbers[-1] + 1)
            yield run._replace(text=run.text[part], lefts=run.lefts[part], rights=run.rights[part])
