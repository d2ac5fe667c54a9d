"""The form's sums as a workbook keeps them: totals as formulas, and a sentence for every sum that is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped, unused-ignore]

from toolkit.form.definition import Form, Identity, Line, Slot
from toolkit.text import Number, figure_text

Position = tuple[int, int]
Values = Mapping[str, Number | None]
_LONGEST_NAME = 20


@dataclass(frozen=True, slots=True)
class Check:
    """One sum of a table, over the cells that the sheet shows."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    # The formula that says what is wrong, or nothing; and what it says just now.
    formula: str
    sentence: str

    @property
    def marked(self) -> tuple[str, ...]:
        """The cells to mark where the sum is broken: totals, not all that they are made of."""
        return tuple(slot for side in (self.left, self.right) if len(side) <= 2 for slot in side)


def totals_of(form: Form, cells: Mapping[str, Position]) -> dict[str, tuple[str, ...]]:
    """The slots that are sums of others, with their parts; where a slot is a sum both ways, along its row."""
    totals: dict[str, tuple[str, ...]] = {}
    for left, right in sorted(_sides(form, cells), key=lambda sides: len(sides[1])):
        if len(left) == 1:
            totals.setdefault(left[0], right)
    return totals


def checks_of(form: Form, cells: Mapping[str, Position], values: Values) -> Iterator[Check]:
    """Every sum over the slots that a sheet shows."""
    for left, right in _sides(form, cells):
        one, other = sum_formula(left, cells), sum_formula(right, cells)
        where, *sides = _words(form, left, right)
        # Sums of decimals in a spreadsheet carry noise in the last binary digit.
        formula = (
            f'=IF(ROUND({one}-{other},6)=0,"","{where}：{sides[0]}是 "&{one}&"，{sides[1]}是 "&{other}'
            f'&"，相差 "&ABS({one}-{other})&"。"&CHAR(10))'
        )
        a, b = added(left, values), added(right, values)
        sentence = (
            f"{where}：{sides[0]}是 {figure_text(a)}，{sides[1]}是 {figure_text(b)}，相差 {figure_text(abs(a - b))}。\n"
        )
        yield Check(left, right, formula, "" if a == b else sentence)


def _sides(form: Form, cells: Mapping[str, Position]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for identity in form.identities:
        left, right = (form.terms(side, cells.__contains__) for side in _both(identity))
        if all(slot in cells for slot in (*left, *right)):
            yield left, right


def _both(identity: Identity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return identity.left, identity.right


def sum_formula(slots: Iterable[str], cells: Mapping[str, Position]) -> str:
    return f"SUM({','.join(ranges(cells[slot] for slot in slots))})"


def added(slots: Iterable[str], values: Values) -> Decimal:
    return sum((Decimal(values.get(slot) or 0) for slot in slots), Decimal(0))


def ranges(positions: Iterable[Position]) -> Iterator[str]:
    """Cells as the rectangles that they fill."""
    rows: dict[int, list[int]] = {}
    for row, column in sorted(positions):
        rows.setdefault(row, []).append(column)
    open_runs: dict[tuple[int, int], tuple[int, int]] = {}
    for row, columns in rows.items():
        runs = set(_runs(columns))
        for run, (first, last) in list(open_runs.items()):
            if run not in runs or last != row - 1:
                yield _range(first, last, run)
                del open_runs[run]
        for run in sorted(runs):
            first, _ = open_runs.get(run, (row, row))
            open_runs[run] = (first, row)
    for run, (first, last) in open_runs.items():
        yield _range(first, last, run)


def _runs(columns: list[int]) -> Iterator[tuple[int, int]]:
    first = before = columns[0]
    for column in columns[1:]:
        if column != before + 1:
            yield first, before
            first = column
        before = column
    yield first, before


def _range(first: int, last: int, run: tuple[int, int]) -> str:
    start, end = reference((first, run[0])), reference((last, run[1]))
    return start if start == end else f"{start}:{end}"


def reference(position: Position, *, fixed: bool = False) -> str:
    """A cell as formulas name it: B7, or $B$7."""
    return str(xl_rowcol_to_cell(*position, row_abs=fixed, col_abs=fixed))


def _words(form: Form, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, str, str]:
    """Where a sum stands, and what its two sides are called."""
    slots = [form.slots_by_address[address] for address in (*left, *right)]
    across_rows = len({slot.row.address for slot in slots}) > 1
    sides = [_side([form.slots_by_address[slot] for slot in side], across_rows) for side in (left, right)]
    if across_rows:
        where = f"“{slots[0].column.text}”一列"
    elif slots[0].row.labels:
        where = f"“{_name(slots[0].row)}”一行"
    else:
        where = f"“{'、'.join(label.text for label in slots[0].column.labels[:-1])}”"
    return where, sides[0], sides[1]


def _side(slots: list[Slot], across_rows: bool) -> str:
    if len(slots) > 2:
        return "各项结果之和" if across_rows else "各项之和"
    return " + ".join(f"“{_name(slot.row) if across_rows else slot.column.text}”" for slot in slots)


def _name(line: Line) -> str:
    """A row as the form prints it, its group before it: （五）不予处理 2.重复申请."""
    return " ".join(_short(label.text) for label in line.labels if label.key)


def _short(label: str) -> str:
    label = label.replace("“", "‘").replace("”", "’")
    if len(label) <= _LONGEST_NAME:
        return label
    return next((part for part in re.split(r"(?<=.{4})[（、，]", label) if part), label)
