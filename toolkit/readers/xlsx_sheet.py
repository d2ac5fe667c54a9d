"""One worksheet's XML as cells: what each shows, which are drawn with borders, what is merged and hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.readers.xlsx_values import RichText, date_text, number_text, rich_text, unescaped
from toolkit.readers.xml_part import as_utf8

MOST_CELLS = 1_000_000
MOST_MERGES = 20_000
_MOST_ATTRIBUTES = 4 * MOST_CELLS
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What of a cell's style changes what a reader sees."""

    bordered: bool = False
    date: bool = False
    struck: bool = False
    # A number format that shows a number in another size, such as 12.3 for 123456; else nothing.
    resizing: str = ""
    # The unit of money that it shows: ¥, 元, 万元.
    money: str = ""
    # How many decimals it shows, where that may be fewer than are stored.
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns count from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, position: Position) -> bool:
        return self.top <= position[0] <= self.bottom and self.left <= position[1] <= self.right

    @property
    def size(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass(slots=True)
class Sheet:
    """A worksheet as last saved."""

    name: str
    texts: dict[Position, str] = field(default_factory=dict)
    bordered: set[Position] = field(default_factory=set)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    # Formulas whose result was never saved, and results that are errors such as #REF!.
    uncalculated: list[Position] = field(default_factory=list)
    faulty: list[Position] = field(default_factory=list)
    protected: bool = False
    # Text under a merged cell: kept in the file, shown to nobody.
    covered: list[Position] = field(default_factory=list)
    # What is struck out, in whole or in part, and numbers that are shown in another size than they are stored.
    struck: list[Position] = field(default_factory=list)
    resized: list[Position] = field(default_factory=list)
    # Numbers with more decimals than are shown.
    rounded: list[Position] = field(default_factory=list)

    def is_hidden(self, position: Position) -> bool:
        row, column = position
        return row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: tuple[RichText, ...] = ()
    styles: tuple[CellStyle, ...] = ()
    epoch_1904: bool = False


def reference(position: Position) -> str:
    """A position as people name it: B7."""
    row, column = position
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def position_of(text: str) -> Position | None:
    found = _REFERENCE.fullmatch(text)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def area_of(text: str) -> Area | None:
    """`$A$1:$C$4` or a single cell as an area."""
    first, _, last = text.partition(":")
    start, end = position_of(first), position_of(last or first)
    if start is None or end is None:
        return None
    return Area(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))


def read_sheet(xml: bytes, name: str, book: Book, most_cells: int) -> Sheet:
    """Reads a worksheet cell by cell, without ever holding its tree; more than `most_cells` is no report."""
    sheet = Sheet(name)
    cursor = _Cursor()
    try:
        for event, element in _events(xml, name, most_cells):
            kind = element.tag.rpartition("}")[2]
            if event == "start":
                if kind == "row":
                    cursor.enter(element, sheet)
                continue
            if kind == "c":
                cursor.seen += 1
                if cursor.seen > most_cells:
                    raise _too_many(name, most_cells)
                _cell(element, cursor.step(element), sheet, book)
                _forget(element)
            elif kind == "mergeCell":
                _merge(element, sheet)
            elif kind == "sheetProtection":
                sheet.protected = element.get("sheet") in ("1", "true")
            elif kind == "col":
                _hide_columns(element, sheet)
            else:
                _forget(element)
    except etree.XMLSyntaxError:
        raise UnreadableFile(f"工作表“{name}”的内容已损坏，请用 WPS 或 Excel 打开后另存再试。") from None
    return sheet


def _events(xml: bytes, name: str, most_cells: int) -> Any:
    xml = as_utf8(xml)
    # Counting bytes costs nothing; cells with a prefix are counted as they are read.
    if sum(map(xml.count, (b"<c ", b"<c>", b"<c/"))) > most_cells:
        raise _too_many(name, most_cells)
    if b"<!DOCTYPE" in xml:
        raise UnreadableFile(f"工作表“{name}”含有 Office 文件里不允许的 DTD 声明，没有读取。")
    if xml.count(b"=") > _MOST_ATTRIBUTES:
        raise LimitExceeded(f"工作表“{name}”里的标记过多，不像一份年度报告。")
    return etree.iterparse(
        BytesIO(xml),
        events=("start", "end"),
        tag=("{*}row", "{*}c", "{*}mergeCell", "{*}col", "{*}sheetProtection"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _too_many(name: str, most_cells: int) -> LimitExceeded:
    return LimitExceeded(f"工作表“{name}”的单元格超过 {most_cells} 个，请拆成几个文件。")


@dataclass(slots=True)
class _Cursor:
    """Where reading stands: rows and cells may leave out where they are, and then follow the one before."""

    row: int = -1
    column: int = -1
    seen: int = 0

    def enter(self, element: Any, sheet: Sheet) -> None:
        number = _whole(element.get("r"))
        self.row = number - 1 if number and number <= LAST_ROW else self.row + 1
        self.column = -1
        if element.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(self.row)

    def step(self, element: Any) -> Position:
        found = position_of(element.get("r") or "")
        self.column = found[1] if found and found[0] == self.row else min(self.column + 1, LAST_COLUMN - 1)
        return self.row, self.column


def _forget(element: Any) -> None:
    """Lets go of what was read, and of what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _merge(element: Any, sheet: Sheet) -> None:
    area = area_of(element.get("ref", ""))
    if area is None or area.size == 1:
        return
    if len(sheet.merges) >= MOST_MERGES:
        raise LimitExceeded(f"工作表“{sheet.name}”的合并单元格超过 {MOST_MERGES} 处，不像一份年度报告。")
    sheet.merges.append(area)


def _hide_columns(element: Any, sheet: Sheet) -> None:
    if element.get("hidden") in ("1", "true") and len(sheet.hidden_columns) < LAST_COLUMN:
        first, last = _whole(element.get("min")), _whole(element.get("max"))
        if first and last:
            sheet.hidden_columns.append((first - 1, last - 1))


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 7 else None


def _cell(cell: Any, position: Position, sheet: Sheet, book: Book) -> None:
    number = _whole(cell.get("s")) or 0
    style = book.styles[number] if number < len(book.styles) else CellStyle()
    if style.bordered:
        sheet.bordered.add(position)
    value: str | None = None
    formula: str | None = None
    for child in cell:
        if child.tag.endswith("}v"):
            value = child.text
        elif child.tag.endswith("}f"):
            formula = child.text or ""
    kind = cell.get("t", "n")
    if formula is not None and not value and kind != "str":
        sheet.uncalculated.append(position)
        # No blank: somebody meant a figure to stand here.
        sheet.texts[position] = f"={formula}"
        return
    if kind == "e":
        sheet.faulty.append(position)
    text, struck = _shown(cell, kind, value, style, book)
    if style.struck:
        text, struck = "", text
    if struck.strip():
        sheet.struck.append(position)
    if kind == "n" and not style.date:
        text = _as_formatted(text, position, sheet, style)
    if text.strip():
        sheet.texts[position] = text


def _as_formatted(text: str, position: Position, sheet: Sheet, style: CellStyle) -> str:
    """A number with what its format makes of it, as far as that may change the figure."""
    if style.resizing and text.strip("0"):
        sheet.resized.append(position)
        # Not the figure that anybody sees, so it is made one that nobody reads.
        return f"{text}〈格式 {style.resizing}〉"
    if style.decimals is not None and len(text.partition(".")[2]) > style.decimals:
        sheet.rounded.append(position)
    if style.money and text.strip("0."):
        return f"{style.money}{text}" if style.money in "¥￥" else f"{text}{style.money}"
    return text


def _shown(cell: Any, kind: str, value: str | None, style: CellStyle, book: Book) -> RichText:
    if kind == "inlineStr":
        parts = [rich_text(inline) for inline in cell.iterfind("{*}is")]
        return RichText("".join(part.text for part in parts), "".join(part.struck for part in parts))
    if not value:
        return RichText("")
    if kind == "s":
        index = _whole(value.strip())
        return book.strings[index] if index is not None and index < len(book.strings) else RichText("")
    if kind == "b":
        return RichText({"1": "TRUE", "0": "FALSE"}.get(value.strip(), value))
    if kind == "n":
        return RichText(date_text(value, book.epoch_1904) if style.date else number_text(value))
    return RichText(unescaped(value))
