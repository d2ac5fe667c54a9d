"""A table of the form as a sheet to fill in: input cells open, totals as formulas, every sum watched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from toolkit.form.definition import FigureKind, Form, Table
from toolkit.form.layout import LayoutCell, TableLayout, layout
from toolkit.text import Number
from toolkit.writers import sheet_styles as styles
from toolkit.writers.sheet_draw import Formula, column_widths, put, row_heights, table_cells, write
from toolkit.writers.sheet_styles import Styled
from toolkit.writers.workbook_checks import (
    Check,
    Position,
    Values,
    added,
    checks_of,
    ranges,
    reference,
    sum_formula,
    totals_of,
)

TITLE_ROW, STATUS_ROW, TOP = 0, 1, 3
_PANEL_WIDTH = 46
_LARGEST = 999_999_999_999

_RULES: Mapping[FigureKind, dict[str, object]] = {
    FigureKind.COUNT: {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": _LARGEST,
        "error_message": "请填 0 或正整数；没有发生的填 0，不要写单位和文字。",
    },
    FigureKind.SIGNED: {
        "validate": "integer",
        "criteria": "between",
        "minimum": -_LARGEST,
        "maximum": _LARGEST,
        "error_message": "请填整数：增加填正数，减少在数字前加 -，没有变化填 0。",
    },
    FigureKind.AMOUNT: {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": _LARGEST,
        "error_message": "请填 0 或正数，可以有小数；单位以表头为准，不要写在格子里。",
    },
}


@dataclass(frozen=True)
class TableSheet:
    """A table laid out on its sheet, with the figures that it begins with."""

    form: Form
    table: Table
    values: Values
    whole_groups: frozenset[str] = frozenset()
    # What stands where a figure belongs and is none.
    unreadable: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return next(section.heading for section in self.form.sections if section.table == self.table.key)[:31]

    @cached_property
    def layout(self) -> TableLayout:
        return layout(self.table, whole_groups=self.whole_groups)

    @cached_property
    def cells(self) -> dict[str, Position]:
        return {cell.slot: (TOP + cell.row, cell.column) for cell in self.layout.slots() if cell.slot}

    @cached_property
    def totals(self) -> dict[str, tuple[str, ...]]:
        """Totals that the sheet works out; one that a report lacks or its figures contradict stays as it was stated."""
        return {
            total: parts
            for total, parts in totals_of(self.form, self.cells).items()
            if total not in self.unreadable
            and (total not in self.values or added(parts, self.values) == self.values[total])
        }

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        return tuple(checks_of(self.form, self.cells, self.shown))

    @cached_property
    def shown(self) -> Values:
        """Every figure as the sheet shows it, totals worked out."""
        shown = dict(self.values)
        # A total of totals comes after those that it adds up.
        for total, parts in sorted(self.totals.items(), key=lambda item: any(part in self.totals for part in item[1])):
            shown[total] = int(added(parts, shown))
        return shown

    @cached_property
    def inputs(self) -> dict[str, Position]:
        return {slot: position for slot, position in self.cells.items() if slot not in self.totals}

    @property
    def unfilled(self) -> int:
        return sum(1 for slot in self.inputs if self.values.get(slot) is None and slot not in self.unreadable)

    @property
    def panel_column(self) -> int:
        return self.layout.column_count + 1

    @property
    def status_text(self) -> str:
        broken = sum(1 for check in self.checks if check.sentence)
        if broken:
            return f"本表有 {broken} 处不对，见右侧红字。"
        return f"还有 {self.unfilled} 格没有填；没有发生的填 0。" if self.unfilled else _COMPLETE


_COMPLETE = "本表填写完整，勾稽关系全部平衡。"


def add_table_sheet(styled: Styled, one: TableSheet) -> None:
    sheet = styled.book.add_worksheet(one.name)
    _set_up(styled, sheet, one)
    put(sheet, table_cells(styled, one.layout, TOP, lambda cell: _figure(styled, one, cell)))
    _guard_inputs(styled, sheet, one)
    _watch_sums(styled, sheet, one)


def _set_up(styled: Styled, sheet: Any, one: TableSheet) -> None:
    shape = one.layout
    widths = column_widths(shape)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_column(shape.column_count, shape.column_count, 2)
    sheet.set_column(one.panel_column, one.panel_column, _PANEL_WIDTH)
    sheet.set_column(one.panel_column + 1, one.panel_column + 1, None, None, {"hidden": True})
    sheet.set_row(TITLE_ROW, 30)
    sheet.set_row(STATUS_ROW, 22)
    for row, height in enumerate(row_heights(shape, widths)):
        sheet.set_row(TOP + row, height)
    sheet.write_string(TITLE_ROW, 0, one.name, styled.look(font_name=styles.HEADING_FONT, font_size=16))
    first_slot = min(column for _, column in one.cells.values())
    sheet.freeze_panes(TOP + shape.header_rows, first_slot if shape.column_count < 12 else 0)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    if shape.column_count > 12:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.print_area(TITLE_ROW, 0, TOP + shape.row_count - 1, shape.column_count - 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    for row, column, rows, columns in (
        (0, 0, TOP, one.panel_column + 2),
        (TOP, shape.column_count, shape.row_count + 60, 3),
    ):
        styled.aside(one.name, (row, column), (row + rows - 1, column + columns - 1))


def _figure(styled: Styled, one: TableSheet, cell: LayoutCell) -> tuple[str | Number | Formula | None, Any]:
    assert cell.slot is not None
    kind = one.form.slots_by_address[cell.slot].kind
    form = {"num_format": "General" if kind is FigureKind.AMOUNT else "0", "align": "center"}
    if cell.slot in one.totals:
        formula = f"={sum_formula(one.totals[cell.slot], one.cells)}"
        return Formula(formula, one.shown[cell.slot] or 0), styled.framed(bg_color=styles.TOTAL, **form)
    return one.unreadable.get(cell.slot, one.values.get(cell.slot)), styled.framed(locked=False, **form)


def _guard_inputs(styled: Styled, sheet: Any, one: TableSheet) -> None:
    """Only figures of the right kind go in; what was pasted past the guard turns red, what is missing yellow."""
    for kind, slots in _by_kind(one):
        rule = {"error_title": "这一格填得不对", **_RULES[kind]}
        for area in ranges(one.inputs[slot] for slot in slots):
            sheet.data_validation(area, rule)
            first = area.split(":")[0]
            sheet.conditional_format(
                area, {"type": "formula", "criteria": f"={_is_faulty(first, kind)}", "format": styled.red()}
            )
            sheet.conditional_format(area, {"type": "blanks", "format": styled.mark(bg_color=styles.UNFILLED)})


def _is_faulty(cell: str, kind: FigureKind) -> str:
    tests = [f"ISTEXT({cell})"]
    if kind is not FigureKind.SIGNED:
        tests.append(f"AND(ISNUMBER({cell}),N({cell})<0)")
    if kind is not FigureKind.AMOUNT:
        tests.append(f"AND(ISNUMBER({cell}),N({cell})<>INT(N({cell})))")
    return f"OR({','.join(tests)})"


def _count_faulty(area: str, kind: FigureKind) -> str:
    tests = [f"SUMPRODUCT(--ISTEXT({area}))"]
    if kind is not FigureKind.SIGNED:
        tests.append(f'COUNTIF({area},"<0")')
    if kind is not FigureKind.AMOUNT:
        tests.append(f'SUMPRODUCT(ISNUMBER({area})*ISNUMBER(FIND(".",{area}&"")))')
    return "+".join(tests)


def _by_kind(one: TableSheet) -> Iterator[tuple[FigureKind, list[str]]]:
    for kind in FigureKind:
        slots = [slot for slot in one.inputs if one.form.slots_by_address[slot].kind is kind]
        if slots:
            yield kind, slots


def _watch_sums(styled: Styled, sheet: Any, one: TableSheet) -> None:
    """A hidden column works out a sentence for each sum; the panel beside the table shows those that are broken."""
    hidden = one.panel_column + 1
    lines = [(check.formula, check.sentence) for check in one.checks]
    lines.append((_faulty_formula(one), ""))
    for number, (formula, sentence) in enumerate(lines):
        write(sheet, (TOP + number, hidden), Formula(formula, sentence), styled.look())
    flags = [reference((TOP + number, hidden), fixed=True) for number in range(len(lines))]
    for number, check in enumerate(one.checks):
        for slot in check.marked:
            sheet.conditional_format(
                *one.cells[slot], *one.cells[slot],
                {"type": "formula", "criteria": f'={flags[number]}<>""', "format": styled.red()},
            )  # fmt: skip
    _panel(styled, sheet, one, flags, "".join(sentence for _, sentence in lines))


def _faulty_formula(one: TableSheet) -> str:
    counts = [
        _count_faulty(area, kind)
        for kind, slots in _by_kind(one)
        for area in ranges(one.inputs[slot] for slot in slots)
    ]
    count = "+".join(counts)
    return f'=IF({count}=0,"","有 "&({count})&" 格填的不是规定的数字（文字、负数或小数），已标红，请改正。"&CHAR(10))'


def _panel(styled: Styled, sheet: Any, one: TableSheet, flags: list[str], sentences: str) -> None:
    column, bottom = one.panel_column, TOP + one.layout.row_count - 1
    header = styled.framed(font_name=styles.HEADING_FONT, bg_color=styles.HEADER, align="center")
    body = styled.framed(text_wrap=True, valign="top", font_color=styles.GREEN_INK)
    sheet.write_string(TOP, column, "本表自动校验", header)
    sheet.merge_range(TOP + 1, column, bottom, column, "", body)
    quiet = "勾稽关系全部平衡，没有发现问题。"
    sheet.write_formula(
        TOP + 1, column, f'=IF({"&".join(flags)}="","{quiet}",{"&".join(flags)})', body, sentences or quiet
    )
    broken = f"SUMPRODUCT(--(LEN({flags[0]}:{flags[-1]})>0))"
    sheet.conditional_format(
        TOP + 1, column, bottom, column, {"type": "formula", "criteria": f"={broken}>0", "format": styled.red()}
    )
    blanks = "+".join(f"COUNTBLANK({area})" for area in ranges(one.inputs.values()))
    status = (
        f'=IF({broken}>0,"本表有 "&{broken}&" 处不对，见右侧红字。",'
        f'IF({blanks}>0,"还有 "&({blanks})&" 格没有填；没有发生的填 0。","{_COMPLETE}"))'
    )
    write(sheet, (STATUS_ROW, 0), Formula(status, one.status_text), styled.look(font_color=styles.GREY_INK, bold=True))
    row = {"type": "formula", "format": styled.mark(font_color=styles.RED_INK)}
    sheet.conditional_format(STATUS_ROW, 0, STATUS_ROW, 0, row | {"criteria": f"={broken}>0"})
