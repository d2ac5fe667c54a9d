"""Tables of an office's own that only mention rows of the form, such as a summary in 一、总体情况."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from toolkit.form import Form
from toolkit.form.definition import Table
from toolkit.matching.align import expected_of
from toolkit.matching.flow import FlowBlock, Segment

# A table of the form has nearly all of its names; one that mentions some has less than half.
_WHOLE = 0.8
_MENTIONS = 0.5


def without_mentions(
    blocks: Sequence[FlowBlock], forms: Sequence[Form], is_heading: Callable[[str], bool]
) -> list[Segment]:
    """The segments; where a table stands whole in one section, those that mention some of it in others are no part of it."""
    segments = [block for block in blocks if isinstance(block, Segment)]
    keys = [key for key, together in groupby(blocks, lambda one: one.table if isinstance(one, Segment) else "") if key]
    if len(keys) == len(set(keys)):
        return segments
    places = list(zip(segments, _sections_of(blocks, is_heading), strict=True))
    mentioned = {place for key in {*keys} for place in _mentions(places, key, forms)}
    return [Segment(None, one.rows) if (one.table, at) in mentioned else one for one, at in places]


def _sections_of(blocks: Sequence[FlowBlock], is_heading: Callable[[str], bool]) -> Iterator[int]:
    """After how many headings each segment comes."""
    section = 0
    for block in blocks:
        if isinstance(block, Segment):
            yield section
        elif not block.in_margin and is_heading(block.text):
            section += 1


def _mentions(places: Sequence[tuple[Segment, int]], key: str, forms: Sequence[Form]) -> list[tuple[str, int]]:
    names: dict[int, set[str]] = {}
    for segment, section in places:
        if segment.table == key:
            names.setdefault(section, set()).update(*(row.names for row in segment.rows))
    if len(names) < 2:
        return []
    for form in forms:
        lines = _names_of_lines(form.table(key))
        said = {
            section: {number for number, one in enumerate(lines) if not one.isdisjoint(here)}
            for section, here in names.items()
        }
        whole = [one for one in said.values() if len(one) >= _WHOLE * len(lines)]
        if len(whole) == 1:
            # A row that the whole one lacks may have been torn off it.
            return [(key, at) for at, one in said.items() if len(one) < _MENTIONS * len(lines) and one <= whole[0]]
    return []


def _names_of_lines(table: Table) -> list[frozenset[str]]:
    """What names each row of a table, or each column where its rows have no names."""
    rows = [expected_of(line).names for block in table.blocks for line in block.row_lines if line.labels]
    return rows or [expected_of(line).names for block in table.blocks for line in block.column_lines]
