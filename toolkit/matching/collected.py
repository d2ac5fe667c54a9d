"""What matching one table has found so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.finding import Finding
from toolkit.form import Form
from toolkit.form.definition import Identity, Slot, Table
from toolkit.form.naming import slot_name
from toolkit.matching.flow import Segment
from toolkit.original import GridCell
from toolkit.report import Figure, Match, RecognisedLabel, Unplaced
from toolkit.text import Number


@dataclass
class Collected:
    """Figures by slot, labels, findings, and which cells of the original they account for."""

    form: Form
    table: Table
    figures: dict[str, Figure] = field(default_factory=dict)
    labels: list[RecognisedLabel] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    # Why a finding was told, by its number: those of one cause can be told together.
    causes: dict[int, str] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)

    def use(self, *cells: GridCell) -> None:
        """Cells whose text has found its place; a cell is known by itself, for two may say the same."""
        self._used.update(map(id, cells))

    def is_used(self, cell: GridCell) -> bool:
        return id(cell) in self._used

    def tell(self, finding: Finding, cause: str | None = None) -> None:
        if cause is not None:
            self.causes[len(self.findings)] = cause
        self.findings.append(finding)

    def label(self, cell: GridCell, standard: str, address: str, match: Match, reason: str | None = None) -> None:
        if not self.is_used(cell):
            self.use(cell)
            self.labels.append(RecognisedLabel(cell.text.strip(), standard, address, match, reason, cell.place))

    def left_over(self, segments: Sequence[Segment]) -> Iterator[Unplaced]:
        for segment in segments:
            for row in segment.rows:
                for cell in row.own_cells:
                    if cell.text.strip() and not self.is_used(cell):
                        yield Unplaced(cell.text.strip(), cell.place)

    def where(self, slot: Slot) -> str:
        """A slot's place in words."""
        return slot_name(self.form, slot.address).zh

    @cached_property
    def identities(self) -> list[Identity]:
        return [identity for identity in self.form.identities if identity.table == self.table.key]

    @property
    def values(self) -> dict[str, Number | None]:
        return {slot: figure.value for slot, figure in self.figures.items()}


def sides_agree(identity: Identity, known: Mapping[str, Number | None]) -> bool:
    left = sum(known[slot] or 0 for slot in identity.left)
    right = sum(known[slot] or 0 for slot in identity.right)
    return left == right
