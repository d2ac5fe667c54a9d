"""What Word's XML says, before it is known which tables are frames and which number each block has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.finding import Kind


class Notice(NamedTuple):
    """Something to tell about the place where it was met."""

    kind: Kind
    text: str = ""


@dataclass(slots=True)
class RawParagraph:
    text: str
    style: str | None = None
    heading_level: int | None = None
    notices: list[Notice] | None = None
    # The automatic number that its text begins with.
    number: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.text or self.text.isspace()

    @property
    def in_cell(self) -> str:
        """The text with a tab behind an automatic number that would lengthen a figure: 1 and 5 are neither 15 nor 1.5."""
        number, rest = self.number.rstrip(), self.text[len(self.number) :].lstrip()
        lengthens = number[-1:].isdigit() or number.endswith((".", "．", "+", "-", "−", "–", "—"))
        return f"{number}\t{rest}" if lengthens and rest[:1].isdigit() else self.text


@dataclass(slots=True)
class RawCell:
    """A real cell; row and column count from 0."""

    row: int
    column: int
    column_span: int
    content: list[RawBlock]
    row_span: int = 1
    notices: list[Notice] | None = None
    # The paragraphs of a cell that holds nothing but plain ones, as most do; its content is left empty then.
    lines: list[str] | None = None


@dataclass(slots=True)
class RawTable:
    cells: list[RawCell] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


RawBlock = RawParagraph | RawTable
