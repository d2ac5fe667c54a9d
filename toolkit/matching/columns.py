"""Which of a row's cells hold which figures: by the header above it, else by the cells of the row itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.matching.headers import Header
from toolkit.original import GridCell
from toolkit.report import Match


class Reading(NamedTuple):
    """One way to read a row: a cell (or a part of its text) for each column."""

    cells: tuple[GridCell, ...]
    match: Match
    reason: str | None = None
    by_header: bool = False


def readings(rest: Sequence[GridCell], header: Header | None, count: int) -> list[Reading]:
    """Every way to read the cells behind a row's labels as `count` figures, the one by its header first."""
    ways: list[Reading] = []
    if header is not None and header.complete:
        own = _without_foreign(rest, header)
        if [(cell.column, cell.end_column) for cell in own] == header.spans:
            # A cell exactly under each header: any other way would read the same cells.
            return [_read_by(header, own)]
        by_header = _under_header(own, header)
        ways += [by_header] if by_header else []
        rest = own
    if len(rest) == count:
        ways.append(Reading(tuple(rest), Match.POSITION, "按本行单元格的次序取数"))
    elif len(rest) > count:
        ways.extend(_windows(rest, count))
    return _different(ways)


def _different(ways: Sequence[Reading]) -> list[Reading]:
    """The ways that really differ: where only blanks change places, one is as good as the other."""
    kept: dict[tuple[str, ...], Reading] = {}
    for way in ways:
        kept.setdefault(tuple(cell.text.strip() for cell in way.cells), way)
    return list(kept.values())


def _without_foreign(rest: Sequence[GridCell], header: Header) -> Sequence[GridCell]:
    if not header.foreign:
        return rest
    return [
        cell
        for cell in rest
        if not any(start <= cell.column and cell.end_column <= end for start, end in header.foreign)
    ]


def _under_header(rest: Sequence[GridCell], header: Header) -> Reading | None:
    """The row read by its header, where each written cell stands under one column and each column has its cell."""
    chosen: list[GridCell] = []
    used: set[int] = set()
    cells = [(cell, cell.column, cell.end_column, cell.text.strip()) for cell in rest]
    for column in header.columns:
        assert column is not None
        under = [(cell, text) for cell, start, end, text in cells if start < column.end and end > column.start]
        written = [(cell, text) for cell, text in under if text] if len(under) > 1 else under
        if not under or any(text != written[0][1] for _, text in written):
            return None
        chosen.append((written or under)[0][0])
        used.update(id(cell) for cell, _ in under)
    if any(text and id(cell) not in used for cell, _, _, text in cells):
        return None
    if len({id(cell) for cell in chosen}) < len(chosen):
        return None
    return _read_by(header, chosen)


def _read_by(header: Header, cells: Sequence[GridCell]) -> Reading:
    least = header.least_sure
    assert least is not None
    return Reading(tuple(cells), least.match, least.reason, by_header=True)


def _windows(rest: Sequence[GridCell], count: int) -> list[Reading]:
    """Runs of neighbouring cells that hold all that is written; a row without anything written is blank everywhere."""
    written = [number for number, cell in enumerate(rest) if cell.text.strip()]
    if not written:
        return [Reading(tuple(rest[-count:]), Match.POSITION, "本行没有填写数字")]
    if written[-1] - written[0] >= count:
        return []
    firsts = range(max(0, written[-1] - count + 1), min(written[0], len(rest) - count) + 1)
    return [
        _window(rest[first : first + count])
        for first in firsts
        if all(one.end_column <= other.column for one, other in pairwise(rest[first : first + count]))
    ]


def _window(cells: Sequence[GridCell]) -> Reading:
    """With a blank among them, nobody knows whether it is a figure left out or a stray cell."""
    match = Match.POSITION if all(cell.text.strip() for cell in cells) else Match.GUESSED
    return Reading(tuple(cells), match, "本行单元格与表头错位，按连续的数字取数")
