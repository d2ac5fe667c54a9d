"""One worksheet's XML as cells: what each shows, which are drawn with borders, what is merged and hidden."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.readers.xlsx_cells import read_cell
from toolkit.readers.xlsx_conditions import apply_rules, read_rules
from toolkit.readers.xlsx_formulas import outdated_in
from toolkit.readers.xlsx_model import LAST_COLUMN, LAST_ROW, Book, Position, Sheet, area_of, position_of
from toolkit.readers.xlsx_values import measured, whole
from toolkit.readers.xml_part import as_utf8

MOST_CELLS = 1_000_000
MOST_MERGES = 20_000
_MOST_ATTRIBUTES = 4 * MOST_CELLS
# What is lower or narrower, in points or digits, shows nothing; wider columns show any figure of a report.
_LOWEST_ROW = 5.0
_NARROWEST_COLUMN = 0.5
_WIDE_ENOUGH = 8.0
_TAGS = ("row", "c", "mergeCell", "col", "sheetProtection", "sheetView", "sheetFormatPr", "conditionalFormatting")


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
                read_cell(element, cursor.step(element), sheet, book)
                _forget(element)
            else:
                _note(kind, element, sheet, book)
    except etree.XMLSyntaxError:
        raise UnreadableFile(f"工作表“{name}”的内容已损坏，请用 WPS 或 Excel 打开后另存再试。") from None
    apply_rules(sheet)
    _doubt_narrow(sheet)
    sheet.outdated.extend(outdated_in(sheet))
    if sheet.shows_formulas:
        sheet.doubtful.extend(sheet.formulas)
    return sheet


def _note(kind: str, element: Any, sheet: Sheet, book: Book) -> None:
    """What a sheet says beside its cells."""
    if kind == "mergeCell":
        _merge(element, sheet)
    elif kind == "sheetProtection":
        sheet.protected = element.get("sheet") in ("1", "true")
    elif kind == "col":
        _hide_columns(element, sheet)
    elif kind == "sheetView":
        sheet.shows_zeros = sheet.shows_zeros and element.get("showZeros") not in ("0", "false")
        sheet.shows_formulas = sheet.shows_formulas or element.get("showFormulas") in ("1", "true")
    elif kind == "sheetFormatPr":
        _note_usual(element, sheet)
    else:
        if kind == "conditionalFormatting":
            sheet.rules.extend(read_rules(element, book.effects, book.palette))
        _forget(element)


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
        tag=tuple(f"{{*}}{name}" for name in _TAGS),
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
        number = whole(element.get("r"))
        self.row = number - 1 if number and number <= LAST_ROW else self.row + 1
        self.column = -1
        height, hidden = element.get("ht"), element.get("hidden")
        flat = measured(height) < _LOWEST_ROW if height else sheet.rows_are_hidden and hidden is None
        if flat or hidden in ("1", "true"):
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
    first, last, width = whole(element.get("min")), whole(element.get("max")), measured(element.get("width"))
    if not first or not last or len(sheet.hidden_columns) >= LAST_COLUMN:
        return
    if sheet.usual_width is not None and len(sheet.columns_said) < LAST_COLUMN and first - 1 not in sheet.columns_said:
        sheet.columns_said.update(range(first - 1, min(last, LAST_COLUMN)))
    if element.get("hidden") in ("1", "true") or width < _NARROWEST_COLUMN:
        sheet.hidden_columns.append((first - 1, last - 1))
    elif width < _WIDE_ENOUGH:
        sheet.widths.update(dict.fromkeys(range(first - 1, min(last, LAST_COLUMN)), width))


def _note_usual(element: Any, sheet: Sheet) -> None:
    """How high and wide the rows and columns are that say nothing; they come behind it."""
    low = element.get("customHeight") in ("1", "true") and measured(element.get("defaultRowHeight")) < _LOWEST_ROW
    sheet.rows_are_hidden = low or element.get("zeroHeight") in ("1", "true")
    width = measured(element.get("defaultColWidth"))
    sheet.usual_width = width if width < _WIDE_ENOUGH else None


def _doubt_narrow(sheet: Sheet) -> None:
    """Numbers that a column has no room for are shown as ####, unless their cell is merged over others."""
    narrow = [
        position
        for position in sheet.numbers
        if position in sheet.texts and len(sheet.texts[position]) > (sheet.width(position[1]) or 0)
    ]
    if not narrow:
        return
    broad = {(area.top, area.left) for area in sheet.merges if area.right > area.left}
    sheet.doubtful.extend(position for position in narrow if position not in broad)
