"""Watermarks in small type: the same words many times, at even steps over a page, across lines and cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from toolkit.readers.pdf_page import Page, Run

# In copies: fewer, or in fewer rows and columns, are labels; and which share of them lies on something else, as no label does.
_FEWEST = 6
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2
_FEWEST_LYING = 2
_SHARE_LYING = 0.2
_MOST_KINDS = 20
# A page with more to compare is a drawing.
_MOST_COMPARED = 200_000
# In points on a page of usual size, and shares of a step and of a glyph's height.
_SAME_PLACE = 2.0
_EVEN = 0.1
_LYING = 0.3


def leave_out_tiled(page: Page, known: set[str]) -> bool:
    """Takes off a page the words that are tiled over it; whether there were any. `known` are those of earlier pages."""
    copies: dict[tuple[str, int], list[int]] = {}
    for number, run in enumerate(page.runs):
        copies.setdefault((run.text.strip(), round(run.bottom - run.top)), []).append(number)
    often = [(text, numbers) for (text, _), numbers in copies.items() if len(text) > 1 and len(numbers) >= _FEWEST]
    found = {text: _tiles(numbers, page, on_others=text not in known) for text, numbers in often[:_MOST_KINDS]}
    known.update(text for text, numbers in found.items() if numbers)
    tiles = {number for numbers in found.values() for number in numbers}
    if tiles:
        tiles |= {number for number, run in enumerate(page.runs) if _is_cut_off(run, known, page)}
        page.watermark += "".join(page.runs[number].text for number in sorted(tiles))
        page.runs = [run for number, run in enumerate(page.runs) if number not in tiles]
    return bool(tiles)


def _tiles(numbers: Sequence[int], page: Page, *, on_others: bool) -> set[int]:
    """Which copies of a text stand in columns and at even steps, some of them on something else."""
    columns = _groups({number: page.runs[number].lefts[0] for number in numbers}, page.unit)
    # Lines of text stand evenly too, but no word of theirs always at the same places.
    columns = [column for column in columns if len(column) >= _FEWEST_ROWS]
    tiles = {number for column in columns for number in column}
    middles = {number: (page.runs[number].top + page.runs[number].bottom) / 2 for number in tiles}
    rows = [middles[row[0]] for row in _groups(middles, page.unit)]
    if len(columns) < _FEWEST_COLUMNS or len(tiles) < _FEWEST or not _are_even(rows):
        return set()
    others = [run for number, run in enumerate(page.runs) if number not in tiles] if on_others else []
    if len(tiles) * len(others) > _MOST_COMPARED:
        return set()
    lying = sum(any(_lies_on(page.runs[number], other) for other in others) for number in tiles)
    return tiles if not on_others or lying >= max(_FEWEST_LYING, _SHARE_LYING * len(tiles)) else set()


def _is_cut_off(run: Run, tiled: Collection[str], page: Page) -> bool:
    """Whether a run is as much of a tile as the page's edge left."""
    text, near = run.text.strip(), run.bottom - run.top
    begins = run.rights[-1] > page.width - near and any(one.startswith(text) for one in tiled)
    return bool(text) and (begins or (run.lefts[0] < near and any(one.endswith(text) for one in tiled)))


def _groups(places: Mapping[int, float], unit: float) -> list[list[int]]:
    """What stands at the same place, more or less, in order of the places."""
    groups: list[list[int]] = []
    for number in sorted(places, key=places.__getitem__):
        if not groups or places[number] - places[groups[-1][-1]] > _SAME_PLACE * unit:
            groups.append([])
        groups[-1].append(number)
    return groups


def _are_even(places: Sequence[float]) -> bool:
    """Whether places are whole steps apart, all of one length."""
    steps = [after - before for before, after in pairwise(places)]
    least = min(steps, default=0.0)
    return len(places) >= _FEWEST_ROWS and all(abs(step / least - round(step / least)) < _EVEN for step in steps)


def _lies_on(run: Run, other: Run) -> bool:
    height = min(run.bottom - run.top, other.bottom - other.top)
    over = min(run.bottom, other.bottom) - max(run.top, other.top)
    along = min(run.rights[-1], other.rights[-1]) - max(run.lefts[0], other.lefts[0])
    return over > _LYING * height < along
