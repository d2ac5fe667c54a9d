"""The merged areas of a worksheet as far as they reach into one of its tables."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.errors import LimitExceeded
from toolkit.readers.xlsx_model import Area, Position


def merged_into(areas: list[Area], within: Area, most_positions: int) -> Mapping[Position, Area]:
    """Each merged area that reaches into a rectangle, cut to it, by its first cell; overlapping ones are dropped."""
    taken: set[Position] = set()
    kept: dict[Position, Area] = {}
    looked_at = 0
    for area in areas:
        cut = Area(
            max(area.top, within.top),
            max(area.left, within.left),
            min(area.bottom, within.bottom),
            min(area.right, within.right),
        )
        if cut.top > cut.bottom or cut.left > cut.right or cut.size == 1:
            continue
        looked_at += cut.size
        if looked_at > most_positions:
            raise LimitExceeded("工作表里合并单元格的范围过大，不像一份年度报告。")
        positions = {
            (row, column) for row in range(cut.top, cut.bottom + 1) for column in range(cut.left, cut.right + 1)
        }
        if taken.isdisjoint(positions):
            taken |= positions
            kept[cut.top, cut.left] = cut
    return kept
