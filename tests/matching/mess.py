"""Made reports as grids, and the habits of offices and programs that spoil them: each one a function on rows of cells."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.form import Form
from toolkit.form.definition import FigureKind
from toolkit.form.layout import Role, layout
from toolkit.original import Block, Grid, GridCell, Original, Paragraph
from toolkit.text import figure_text

Values = dict[str, int]


@dataclass(frozen=True)
class Cell:
    """A cell of a table under construction; `slot` is the figure that it states."""

    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    slot: str | None = None
    role: Role = Role.LABEL


@dataclass
class MadeTable:
    """A table as rows of cells, in one grid or torn into several."""

    key: str
    rows: list[list[Cell]]
    header_rows: int
    torn_before: tuple[int, ...] = ()

    def grids(self) -> list[Grid]:
        starts = [0, *self.torn_before, len(self.rows)]
        return [self._grid(first, last) for first, last in pairwise(starts) if first < last]

    def _grid(self, first: int, last: int) -> Grid:
        cells = []
        for number, row in enumerate(self.rows[first:last]):
            for cell in row:
                span = min(cell.row_span, last - first - number)
                cells.append(GridCell(number, cell.column, cell.text, span, cell.column_span))
        return Grid(tuple(cells))


Habit = Callable[[MadeTable, random.Random], None]


def random_values(form: Form, dice: random.Random, busy: bool) -> Values:
    """Figures that satisfy every sum of the form."""
    top = 4000 if busy else 6
    values: Values = {}
    for slot in form.slots:
        signed = slot.kind is FigureKind.SIGNED
        values[slot.address] = dice.choice((0, 0, dice.randint(1, top))) * (dice.choice((1, -1)) if signed else 1)
    by_name: dict[str, list] = {}
    for identity in form.identities:
        by_name.setdefault(identity.name, []).append(identity)
    for identity in by_name["results"]:
        if all(slot in values for slot in identity.right):
            values[identity.left[0]] = sum(values[slot] for slot in identity.right)
    for identity in by_name["balance"]:
        received, carried_in = identity.left
        concluded, carried_out = identity.right
        values[carried_in] = min(values[carried_in], values[concluded] + values[carried_out])
        values[received] = values[concluded] + values[carried_out] - values[carried_in]
    for name in ("applicants", "outcomes"):
        for identity in by_name[name]:
            if identity.left[0] in values:
                values[identity.left[0]] = sum(values[slot] for slot in identity.right)
    return values


def with_old_row(form: Form, values: Values) -> Values:
    """The values of an office that still fills in one row for a group: the parts are nowhere stated."""
    parts = {part for parts in form.parts_of.values() for part in parts}
    groups = {group: sum(values[part] for part in parts) for group, parts in form.parts_of.items()}
    return {slot: value for slot, value in values.items() if slot not in parts} | groups


def made_tables(form: Form, values: Values) -> list[MadeTable]:
    tables = []
    for table in form.tables:
        old_row = any(slot in values for slot in form.parts_of)
        laid = layout(table, whole_groups=frozenset({"closed_otherwise"}) if old_row else frozenset())
        rows: list[list[Cell]] = [[] for _ in range(laid.row_count)]
        for cell in laid.cells:
            text = figure_text(values[cell.slot]) if cell.slot else cell.text
            rows[cell.row].append(Cell(cell.column, text, cell.row_span, cell.column_span, cell.slot, cell.role))
        rows = [sorted(row, key=lambda cell: cell.column) for row in rows]
        tables.append(MadeTable(table.key, rows, laid.header_rows))
    return tables


def original_of(form: Form, tables: list[MadeTable], title: str) -> Original:
    blocks: list[Block] = [Paragraph(title)]
    for section in form.sections:
        blocks += [Paragraph(section.heading), Paragraph("本部分情况如下。")]
        for table in tables:
            if table.key == section.table:
                blocks += table.grids()
    return Original("made.docx", "docx", tuple(blocks))


def _each(table: MadeTable, change: Callable[[Cell], Cell]) -> None:
    table.rows = [[change(cell) for cell in row] for row in table.rows]


def blank_zeros(table: MadeTable, dice: random.Random) -> None:
    written = dice.choice(("", "", "—", "/", "无"))
    _each(table, lambda cell: replace(cell, text=written) if cell.slot and cell.text == "0" else cell)


def odd_digits(table: MadeTable, dice: random.Random) -> None:
    way = dice.choice(("full", "comma", "unit", "spaced", "note"))
    wide = str.maketrans("0123456789", "０１２３４５６７８９")

    def change(cell: Cell) -> Cell:
        if not cell.slot or not cell.text.isdigit():
            return cell
        texts = {
            "full": cell.text.translate(wide),
            "comma": f"{int(cell.text):,}",
            "unit": f"{cell.text}件",
            "spaced": f"\u3000{cell.text} \u00a0",
            "note": f"{cell.text}（其中线上{cell.text}件）" if dice.random() < 0.1 else cell.text,
        }
        return replace(cell, text=texts[way]) if not cell.slot.endswith(".amount") or way != "unit" else cell

    _each(table, change)


def broken_labels(table: MadeTable, dice: random.Random) -> None:
    def change(cell: Cell) -> Cell:
        if cell.slot or len(cell.text) < 4 or dice.random() < 0.5:
            return cell
        at = dice.randrange(1, len(cell.text))
        return replace(cell, text=cell.text[:at] + dice.choice((" ", "\n", "\u3000", "\u00a0")) + cell.text[at:])

    _each(table, change)


def radicals_and_brackets(table: MadeTable, dice: random.Random) -> None:
    swap = str.maketrans({"一": "⼀", "（": "(", "）": ")", "“": '"', "”": '"', "人": "⼈", "行": "⾏", ".": "、"})
    _each(table, lambda cell: cell if cell.slot else replace(cell, text=cell.text.translate(swap)))


def misprints(table: MadeTable, dice: random.Random) -> None:
    def change(cell: Cell) -> Cell:
        if cell.role is not Role.LABEL or len(cell.text) < 8 or dice.random() < 0.8:
            return cell
        at = dice.randrange(3, len(cell.text) - 1)
        return replace(cell, text=cell.text[:at] + cell.text[at + 1 :])

    _each(table, change)


def lost_merges(table: MadeTable, dice: random.Random) -> None:
    """Every position gets a cell of its own: empty, or with the text again."""
    repeat = dice.random() < 0.5
    rows: list[list[Cell]] = [[] for _ in table.rows]
    for number, row in enumerate(table.rows):
        for cell in row:
            for down in range(cell.row_span):
                for right in range(cell.column_span):
                    first = down == right == 0
                    text = cell.text if first or (repeat and not cell.slot) else ""
                    slot = cell.slot if first else None
                    rows[number + down].append(Cell(cell.column + right, text, slot=slot, role=cell.role))
    table.rows = [sorted(row, key=lambda cell: cell.column) for row in rows]


def torn(table: MadeTable, dice: random.Random) -> None:
    """Page breaks, some of them with the header again or with the first row's spans lost."""
    count = dice.choice((1, 1, 2, 5))
    places = sorted(dice.sample(range(1, len(table.rows)), min(count, len(table.rows) - 1)))
    if table.header_rows and dice.random() < 0.5:
        header = table.rows[: table.header_rows]
        for place in reversed([one for one in places if one >= table.header_rows]):
            table.rows[place:place] = header
        places = [
            one + table.header_rows * sum(other >= table.header_rows for other in places[:at])
            for at, one in enumerate(places)
        ]
    table.torn_before = tuple(places)


def thrown_out_rows(table: MadeTable, dice: random.Random) -> None:
    """A row that lost its group: the label in the first column, its figures right behind or where they were."""
    for number, row in enumerate(table.rows):
        figures = [cell for cell in row if cell.slot]
        labels = [cell for cell in row if cell.role is Role.LABEL]
        if not figures or not labels or dice.random() < 0.85 or any(cell.row_span > 1 for cell in row):
            continue
        label = replace(labels[-1], column=0, column_span=1)
        behind = dice.random() < 0.5
        moved = [replace(cell, column=at + 1, column_span=1) for at, cell in enumerate(figures)] if behind else figures
        table.rows[number] = [label, *moved]


def empty_rows_and_columns(table: MadeTable, dice: random.Random) -> None:
    widest = max(cell.column + cell.column_span for row in table.rows for cell in row)
    if dice.random() < 0.5:
        table.rows = [[*row, Cell(widest, "")] for row in table.rows]
    else:
        at = dice.randrange(1, widest)
        if not any(cell.column < at < cell.column + cell.column_span for row in table.rows for cell in row):
            table.rows = [
                sorted(
                    [*(replace(c, column=c.column + (c.column >= at)) for c in row), Cell(at, "")],
                    key=lambda cell: cell.column,
                )
                for row in table.rows
            ]
    if not any(cell.row_span > 1 for row in table.rows for cell in row):
        place = dice.randrange(table.header_rows, len(table.rows) + 1)
        table.rows.insert(place, [Cell(column, "") for column in range(widest)])


def metadata_first(table: MadeTable, dice: random.Random) -> None:
    width = max(cell.column + cell.column_span for row in table.rows for cell in row)
    note = Cell(0, "注：本表由各科室分别填报后汇总。", column_span=width)
    table.rows.append([note])


def glued_figures(table: MadeTable, dice: random.Random) -> None:
    """The separators of some rows are lost."""
    for number, row in enumerate(table.rows):
        figures = [cell for cell in row if cell.slot]
        if table.key != "requests" or len(figures) != 7 or dice.random() < 0.8:
            continue
        text = dice.choice(("", " ")).join(cell.text for cell in figures)
        first = replace(figures[0], text=text, column_span=7, slot="+".join(str(cell.slot) for cell in figures))
        table.rows[number] = [*(cell for cell in row if not cell.slot), first]


def a_grid_for_each_row(table: MadeTable, dice: random.Random) -> None:
    """Some exports make a table of every row, with the header again in each."""
    if any(cell.row_span > 1 for row in table.rows[table.header_rows :] for cell in row):
        return
    header = table.rows[: table.header_rows]
    rows, torn = [], []
    for row in table.rows[table.header_rows :]:
        torn.append(len(rows))
        rows += [*header, row]
    table.rows, table.torn_before = rows, tuple(torn[1:])


def serial_numbers(table: MadeTable, dice: random.Random) -> None:
    """A first column that counts the rows."""
    if table.key == "disputes" or table.torn_before:
        return
    for number, row in enumerate(table.rows):
        text = str(number) if number >= table.header_rows and any(cell.slot for cell in row) else ""
        table.rows[number] = [Cell(0, text), *(replace(cell, column=cell.column + 1) for cell in row)]


def own_subtotal(table: MadeTable, dice: random.Random) -> None:
    """A column of the office's own between those of the form."""
    if table.key != "requests" or table.torn_before:
        return
    at = 9
    for number, row in enumerate(table.rows):
        if any(cell.column < at < cell.column + cell.column_span for cell in row):
            row = [
                replace(cell, column_span=cell.column_span + 1)
                if cell.column < at < cell.column + cell.column_span
                else cell
                for cell in row
            ]
            text = None
        else:
            text = (
                "小计"
                if number == table.header_rows - 1
                else str(dice.randint(0, 9))
                if number >= table.header_rows
                else ""
            )
        row = [replace(cell, column=cell.column + (cell.column >= at)) for cell in row]
        own = [] if text is None else [Cell(at, text)]
        table.rows[number] = sorted([*row, *own], key=lambda cell: cell.column)


HABITS: tuple[Habit, ...] = (
    blank_zeros,
    odd_digits,
    broken_labels,
    radicals_and_brackets,
    misprints,
    lost_merges,
    torn,
    thrown_out_rows,
    empty_rows_and_columns,
    metadata_first,
    glued_figures,
    serial_numbers,
    own_subtotal,
    a_grid_for_each_row,
)
