"""The summary's figures: a wide line for each report, and the sums of a year laid out as the form itself."""

from __future__ import annotations

from typing import Any

from toolkit.finding import Severity
from toolkit.form import form_of
from toolkit.form.definition import Form, Slot, Table
from toolkit.form.layout import LayoutCell, layout
from toolkit.form.naming import table_name
from toolkit.form.wide import AGENCY, FILE, YEAR, wide_header
from toolkit.report import plain_number
from toolkit.text import Number, figure_text
from toolkit.writers import sheet_styles as styles
from toolkit.writers.sheet_draw import Drawn, column_widths, put, row_heights, table_cells, write
from toolkit.writers.sheet_styles import Styled
from toolkit.writers.summary_entry import Entry, Sums
from toolkit.writers.workbook_checks import checks_of

_FIRST_SLOT = 3
_HEADER_ROWS = 2
_BANDS = (styles.HEADER, styles.BAR)


class FigureSheet:
    """All figures of one edition, one row a report; a cell with an error on it is red, one without a figure yellow."""

    def __init__(self, styled: Styled, edition: str, groups: frozenset[str]) -> None:
        form = form_of(edition)
        self.styled = styled
        self.slots = [*form.slots, *(slot for slot in form.group_slots if slot.address in groups)]
        self.sheet: Any = styled.book.add_worksheet(f"数据（{edition}年版格式）")
        self.row = _HEADER_ROWS
        self._columns = [(column, slot.address) for column, slot in enumerate(self.slots, start=_FIRST_SLOT)]
        self._text, self._plain = styled.framed(), styled.framed(align="center")
        self._wrong = styled.framed(font_color=styles.RED_INK, bg_color=styles.RED_GROUND, align="center")
        self._missing = styled.framed(bg_color=styles.YELLOW_GROUND, align="center")
        self._head()

    def _head(self) -> None:
        sheet = self.sheet
        for column, width in enumerate((30.0, 8.0, 40.0)):
            sheet.set_column(column, column, width)
        sheet.set_column(_FIRST_SLOT, _FIRST_SLOT + len(self.slots) - 1, 10.5)
        sheet.freeze_panes(_HEADER_ROWS, 1)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.repeat_rows(0, _HEADER_ROWS - 1)
        sheet.repeat_columns(0, 0)
        sheet.set_row(0, 48)
        sheet.set_row(1, 34)
        put(sheet, self._header_cells())

    def _header_cells(self) -> list[Drawn]:
        look = self.styled.framed(bg_color=styles.LABEL, bold=True, align="center")
        cells = [Drawn((0, column), (1, column), name, look) for column, name in enumerate((AGENCY, YEAR, FILE))]
        first, band = 0, 0
        for index, slot in enumerate(self.slots):
            above, own = wide_header(slot)
            ground = self.styled.framed(bg_color=_BANDS[band], align="center", text_wrap=True)
            last = index + 1 == len(self.slots) or wide_header(self.slots[index + 1])[0] != above
            cells.append(Drawn((1, _FIRST_SLOT + index), (1, _FIRST_SLOT + index), own, ground))
            if last:
                cells.append(Drawn((0, _FIRST_SLOT + first), (0, _FIRST_SLOT + index), above, ground))
                first, band = index + 1, 1 - band
        return cells

    def add(self, entry: Entry) -> None:
        wrong = {slot for one in entry.findings if one.severity is Severity.ERROR for slot in one.slots}
        for column, content in enumerate((entry.agency, entry.year, entry.file)):
            write(self.sheet, (self.row, column), content, self._text)
        row, values, number = self.row, entry.values, self.sheet.write_number
        # Two million cells in a large batch: nothing is looked up here that can be had before.
        for column, address in self._columns:
            value = values.get(address)
            look = self._wrong if address in wrong else self._plain if value is not None else self._missing
            if value is None:
                self.sheet.write_blank(row, column, None, look)
            else:
                number(row, column, value, look)
        self.row += 1


def add_sums(styled: Styled, edition: str, year: int | None, sums: Sums, doubled: int) -> None:
    """A year's sums, each of the form's tables on a sheet of its own."""
    form = form_of(edition)
    for table in form.tables:
        _add_table(styled, form, table, year, sums, doubled)


def _add_table(styled: Styled, form: Form, table: Table, year: int | None, sums: Sums, doubled: int) -> None:
    name = f"{f'{year}年' if year else '年度不明'}合计（{table_name(form, table.key).zh}，{form.edition}年版）"
    sheet: Any = styled.book.add_worksheet(name)
    shape = layout(table)
    notes = _notes(form, table, sums, doubled)
    top = len(notes) + 2
    widths = column_widths(shape)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 30)
    for row, height in enumerate(row_heights(shape, widths)):
        sheet.set_row(top + row, height)
    title = f"{f'{year}年' if year else '年度不明的报告'}合计：{table.name}（{sums.reports} 份报告逐格相加）"
    cells = [Drawn((0, 0), (0, 0), title, styled.look(font_name=styles.HEADING_FONT, font_size=16))]
    for number, (note, ink) in enumerate(notes, start=1):
        cells.append(Drawn((number, 0), (number, 0), note, styled.look(font_color=ink)))
    broken = _broken(form, table, sums)
    cells += table_cells(styled, shape, top, lambda cell: _sum(styled, cell, sums, broken))
    put(sheet, cells)
    sheet.freeze_panes(top + shape.header_rows, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)


def _notes(form: Form, table: Table, sums: Sums, doubled: int) -> list[tuple[str, str]]:
    """What a person must know before passing the sums on, with the ink it is written in."""
    notes = [("黄色：有报告在这一格没有数字，合计不含这些报告。红色：合计本身不平，请看“问题”表。", styles.GREY_INK)]
    if doubled:
        notes.append((f"注意：有 {doubled} 个机关的报告不止一份，都计入了合计，请先剔除重复的再用。", styles.RED_INK))
    groups: dict[str, tuple[Slot, list[str]]] = {}
    for slot in form.group_slots:
        if slot.table == table.key and sums.stated[slot.address]:
            shown = f"{slot.column.text} {figure_text(plain_number(sums.totals[slot.address]))}"
            groups.setdefault(slot.row.text, (slot, []))[1].append(shown)
    for name, (slot, columns) in groups.items():
        count = sums.stated[slot.address]
        notes.append(
            (f"另有 {count} 份报告只填了旧格式的“{name}”一行，没有计入下面各行：{'，'.join(columns)}。", styles.RED_INK)
        )
    return notes


def _broken(form: Form, table: Table, sums: Sums) -> frozenset[str]:
    cells = {cell.slot: (cell.row, cell.column) for cell in layout(table).slots() if cell.slot}
    checks = checks_of(form, cells, sums.totals)
    return frozenset(slot for check in checks if check.sentence for slot in check.marked)


def _sum(styled: Styled, cell: LayoutCell, sums: Sums, broken: frozenset[str]) -> tuple[Number | None, Any]:
    assert cell.slot is not None
    value = sums.totals.get(cell.slot)
    number = plain_number(value) if value is not None else None
    if cell.slot in broken:
        return number, styled.framed(font_color=styles.RED_INK, bg_color=styles.RED_GROUND, align="center")
    if sums.stated[cell.slot] < sums.reports:
        return number, styled.framed(bg_color=styles.YELLOW_GROUND, align="center")
    return number, styled.framed(align="center")
