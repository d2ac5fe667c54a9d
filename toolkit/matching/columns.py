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
    if header is None:
        return _different(_by_order(rest, count))
    if not header.complete:
        ways = _by_order(rest, count)
        if header.as_printed:
            return _different(ways)
        return _different([_guessed(way) for way in ways]) if header.in_form_order else []
    if _stands_under(rest, header):
        # A cell exactly under each header: any other way would read the same cells.
        return [_read_by(header, _as_the_form(rest, header))]
    by_header = _under_header(rest, header)
    in_order = _by_order(rest, count)
    by_order = [way._replace(cells=_as_the_form(way.cells, header)) for way in in_order]
    # Of names and figures that stand apart nobody knows whether the names or the figures were moved.
    return _different([*([by_header] if by_header else []), *by_order, *in_order])


def under_named(rest: Sequence[GridCell], header: Header) -> tuple[GridCell, ...]:
    """The cells behind a row's labels where one stands exactly under each column that a header names beyond doubt."""
    first = header.first
    if first is None or not {column.match for column in header.known} <= {Match.EXACT, Match.ALIAS}:
        return ()
    # Blank cells of a label that lost its merge stand before the figures.
    cells = tuple(cell for cell in rest if cell.text.strip() or cell.column >= first)
    return cells if _stands_under(cells, header) else ()


def _stands_under(cells: Sequence[GridCell], header: Header) -> bool:
    return [(cell.column, cell.end_column) for cell in cells] == sorted(filter(None, header.spans))


def without_foreign(
    labels: Sequence[GridCell], rest: Sequence[GridCell], header: Header | None
) -> tuple[GridCell, ...]:
    """The cells behind a row's labels but for those below a head of the office's own, such as 小计, 行次 or 上年."""
    if header is None or not header.complete or not header.foreign:
        return tuple(rest)
    # A head that begins above the labels is theirs; figures that slid below it are figures.
    first = max((cell.end_column for cell in labels), default=0)
    foreign = [(start, end) for start, end in header.foreign if start >= first]
    return tuple(
        cell for cell in rest if not any(start <= cell.column and cell.end_column <= end for start, end in foreign)
    )


def _by_order(rest: Sequence[GridCell], count: int) -> list[Reading]:
    """The cells as figures in their own order, with nothing to say which is which."""
    if len(rest) == count:
        return [Reading(tuple(rest), Match.POSITION, "按本行单元格的次序取数")]
    return _windows(rest, count) if len(rest) > count else []


def _as_the_form(cells: Sequence[GridCell], header: Header) -> tuple[GridCell, ...]:
    """Cells from left to right below a complete header, in the order of the form's columns."""
    by_number = dict(zip(header.order, cells, strict=True))
    return tuple(by_number[number] for number in range(len(cells)))


def _guessed(way: Reading) -> Reading:
    return way._replace(match=Match.GUESSED, reason="表头有的列认不出名称，按本行单元格的次序取数")


def _different(ways: Sequence[Reading]) -> list[Reading]:
    """The ways that really differ: where only blanks change places, one is as good as the other."""
    kept: dict[tuple[str, ...], Reading] = {}
    for way in ways:
        kept.setdefault(tuple(cell.text.strip() for cell in way.cells), way)
    return list(kept.values())


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
