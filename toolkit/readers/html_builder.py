"""The HTML tables of a text taken apart: rows, cells, what stands in them, and what a browser would not show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.finding import Kind
from toolkit.late_pattern import late_pattern
from toolkit.readers.html_tags import BLOCKS, EMPTY, STRUCK, TABLE, UNSEEN, Tag, tags, unescaped
from toolkit.readers.text_findings import (
    HIDDEN_MARKUP,
    LINKED_PICTURE,
    STRUCK_MARKUP,
)
from toolkit.readers.text_tables import MOST_COLUMNS, TextTables
from toolkit.text import as_superscript

_MOST_DEPTH = 20
_SPACES = late_pattern(r"[ \t\r\n\f]+")
_CELL_TAGS = frozenset({"td", "th"})


class Span(NamedTuple):
    """An outermost table in a text, and whether its end is written."""

    start: int
    end: int
    closed: bool = True


def spans_of(text: str) -> Iterator[Span]:
    """Where tables stand; one that nobody closed ends with the last of its rows."""
    depth = start = last = 0
    for tag in tags(text):
        if tag.name == "table" and not tag.closing:
            start = start if depth else tag.start
            depth += 1
        if not depth:
            continue
        if tag.name in TABLE or tag.name == "tbody":
            last = tag.end if tag.closing else _line_end(text, tag.end)
        if tag.name == "table" and tag.closing:
            depth -= 1
            if not depth:
                yield Span(start, tag.end)
    if depth:
        yield Span(start, last, closed=False)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


@dataclass(slots=True, eq=False)
class HtmlCell:
    """A cell under construction: runs of text, and tables that stand in it."""

    start: int
    row_span: int
    column_span: int
    hidden: bool
    content: list[str | HtmlTable] = field(default_factory=list)
    notices: list[tuple[Kind, str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.content.append(text)

    def text(self) -> str:
        return tidy("".join(part for part in self.content if isinstance(part, str)))

    def all_text(self) -> str:
        """Also what stands in the tables inside."""
        inside = [cell.all_text() for table in self.nested for row in table.rows for cell in row]
        return " ".join([self.text(), *inside])

    @property
    def nested(self) -> list[HtmlTable]:
        return [part for part in self.content if isinstance(part, HtmlTable)]


@dataclass(slots=True, eq=False)
class HtmlTable:
    """A table under construction; text outside its cells stands above it, as browsers show it."""

    start: int
    hidden: bool
    rows: list[list[HtmlCell]] = field(default_factory=list)
    beside: HtmlCell = field(default_factory=lambda: HtmlCell(0, 1, 1, hidden=False))
    row_open: bool = False
    row_hidden: bool = False
    cell: HtmlCell | None = None

    @property
    def sink(self) -> HtmlCell:
        return self.cell or self.beside


@dataclass(slots=True)
class _Aside:
    """An element whose text isn't shown, until its own end tag."""

    name: str
    kind: Kind | None
    depth: int = 1
    texts: list[str] = field(default_factory=list)


class TableBuilder:
    """Takes tags and text in their order; end tags may be missing wherever HTML allows it, and where it doesn't."""

    def __init__(self, text: str, tables: TextTables) -> None:
        self.text = text
        self.tables = tables
        self.open: list[HtmlTable] = []
        self.raised = 0
        self.aside: _Aside | None = None

    def build(self, span: Span) -> HtmlTable:
        at = span.start
        outermost: HtmlTable | None = None
        for tag in tags(self.text, span.start, span.end):
            if self.open:
                self._take_text(self.text[at : tag.start])
            at = tag.end
            if not self._in_aside(tag):
                self._take_tag(tag)
            outermost = outermost or self.open[0]
        self._take_text(self.text[at : span.end])
        self._end_cell()
        assert outermost is not None
        return outermost

    def _take_text(self, text: str) -> None:
        text = unescaped(_SPACES.sub(" ", text))
        if self.aside is not None:
            self.aside.texts.append(text)
        elif text and self.open:
            self.open[-1].sink.add(as_superscript(text) if self.raised else text)

    def _in_aside(self, tag: Tag) -> bool:
        """Whether a tag stands in what isn't shown; a cell's end ends that too."""
        aside = self.aside
        if aside is None:
            return False
        if tag.name in TABLE:
            self._end_aside(cut_off=True)
            return False
        if tag.name == aside.name:
            aside.depth += -1 if tag.closing else 1
            if not aside.depth:
                self._end_aside()
        return True

    def _end_aside(self, *, cut_off: bool = False) -> None:
        """What isn't shown is told; a program's own text only where its end tag is missing and it may be more."""
        aside, self.aside = self.aside, None
        if aside is None or not self.open:
            return
        text = "".join(aside.texts)
        kind = aside.kind or (HIDDEN_MARKUP if cut_off else None)
        if kind is not None and any(character.isalnum() for character in text):
            self.open[-1].sink.notices.append((kind, text))

    def _take_tag(self, tag: Tag) -> None:
        if tag.name == "table":
            self._end_table() if tag.closing else self._begin_table(tag)
        elif tag.name == "tr":
            self._end_row() if tag.closing else self._begin_row(tag)
        elif tag.name in _CELL_TAGS:
            self._end_cell() if tag.closing else self._begin_cell(tag)
        elif tag.name in ("thead", "tbody", "tfoot"):
            self._end_row()
        elif tag.name == "sup":
            self.raised = max(self.raised + (-1 if tag.closing else 1), 0)
        elif tag.name == "img":
            self.open[-1].sink.notices.append((LINKED_PICTURE, tag.attribute("alt")))
        elif tag.name in BLOCKS:
            self.open[-1].sink.add("\n")
        if not tag.closing and tag.name not in EMPTY:
            self._begin_aside(tag)

    def _begin_aside(self, tag: Tag) -> None:
        if tag.name in STRUCK:
            self.aside = _Aside(tag.name, STRUCK_MARKUP)
        elif tag.name in UNSEEN:
            self.aside = _Aside(tag.name, None)
        elif tag.name not in TABLE and tag.is_hidden:
            self.aside = _Aside(tag.name, HIDDEN_MARKUP)

    def _begin_table(self, tag: Tag) -> None:
        if len(self.open) >= _MOST_DEPTH:
            raise self.tables.too_large()
        table = HtmlTable(tag.start, tag.is_hidden)
        if self.open:
            self.open[-1].sink.content.append(table)
        self.open.append(table)

    def _end_table(self) -> None:
        self._end_row()
        if len(self.open) > 1:
            self.open.pop()

    def _begin_row(self, tag: Tag) -> None:
        self._end_row()
        table = self.open[-1]
        self.tables.take(1)
        table.rows.append([])
        table.row_open, table.row_hidden = True, table.hidden or tag.is_hidden

    def _end_row(self) -> None:
        self._end_cell()
        self.open[-1].row_open = False

    def _begin_cell(self, tag: Tag) -> None:
        self._end_cell()
        table = self.open[-1]
        if not table.row_open:
            table.rows.append([])
            table.row_open, table.row_hidden = True, table.hidden
        self.tables.take(1)
        columns = _count(tag.attribute("colspan"))
        if columns > MOST_COLUMNS:
            raise self.tables.too_large()
        # A row span of 0 reaches to the table's end, in HTML.
        rows = _count(tag.attribute("rowspan"), zero=65534)
        table.cell = HtmlCell(tag.start, rows, columns, hidden=table.row_hidden or tag.is_hidden)
        table.rows[-1].append(table.cell)

    def _end_cell(self) -> None:
        self._end_aside(cut_off=True)
        self.raised = 0
        if self.open:
            self.open[-1].cell = None


def _count(text: str, zero: int = 1) -> int:
    """A span as browsers read it: digits at the beginning count, nonsense is 1."""
    digits = text.strip()[:6]
    number = int(digits) if digits.isascii() and digits.isdigit() else 1
    return number or zero


def tidy(text: str) -> str:
    """Lines without the spaces that only set out the markup; what comes before and after the text goes."""
    return "\n".join(line.strip(" ") for line in text.split("\n")).strip("\n")
