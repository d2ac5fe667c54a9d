"""What was told of a table's cells while it was read names their slots, once these are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.finding import Finding, Place
from toolkit.report import Figure


def naming_cells(findings: Sequence[Finding], figures: Mapping[str, Figure]) -> Iterator[Finding]:
    """The findings with the slots of the cells that they speak of."""
    if not findings:
        return
    slots = {_cell_of(figure.place): slot for slot, figure in figures.items() if figure.place is not None}
    for finding in findings:
        cells = finding.cells or ((finding.place,) if finding.place and finding.place.row else ())
        named = finding.slots or tuple(slots[cell] for cell in map(_cell_of, cells) if cell in slots)
        yield finding._replace(slots=named, cells=())


def _cell_of(place: Place) -> tuple[str | None, int | None, int | None, int | None]:
    return place.sheet, place.table, place.row, place.column
