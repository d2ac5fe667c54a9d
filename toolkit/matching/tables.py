"""One table of the form from however many grids it is torn into: rows by their labels, columns by their headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.finding import Finding
from toolkit.form import Form
from toolkit.form.definition import Block, Line, Slot, Table
from toolkit.form.naming import cells_name, table_name
from toolkit.matching import kinds
from toolkit.matching.align import Expected, Pairing, align, expected_of, same_line
from toolkit.matching.blank_rows import Pairings, bare_rows, rows_beside
from toolkit.matching.collected import Collected
from toolkit.matching.divided import DividedColumns
from toolkit.matching.figure_rows import figure_rows
from toolkit.matching.figures import is_plain
from toolkit.matching.flow import Segment
from toolkit.matching.headers import Header, Headers
from toolkit.matching.merged import merged
from toolkit.matching.row_figures import RowFigures
from toolkit.matching.rows import DataRow, SortedRows, sort_rows
from toolkit.matching.second_tables import SecondTables
from toolkit.matching.table_labels import TableLabels
from toolkit.report import Figure, Match, RecognisedLabel, State, Unplaced


class TableMatch(NamedTuple):
    """What one table of the form was found to hold."""

    figures: Mapping[str, Figure]
    labels: tuple[RecognisedLabel, ...]
    unplaced: tuple[Unplaced, ...]
    findings: tuple[Finding, ...]


class FormLine(NamedTuple):
    """A row of the form with the block that it stands in."""

    block: Block
    expected: Expected
    line: Line


def match_table(form: Form, table: Table, segments: Sequence[Segment]) -> TableMatch:
    """The figures, labels and left-overs of one table."""
    return _TableMatcher(form, table).match(segments)


class _TableMatcher:
    def __init__(self, form: Form, table: Table) -> None:
        self.form = form
        self.table = table
        self.headers = Headers()
        self.divided = DividedColumns()
        self.found = Collected(form, table)
        self.figures = RowFigures(self.found)
        self.labels = TableLabels(self.found)
        self.second = SecondTables(())
        self.slots = _slots_by_line(form, table)

    def match(self, segments: Sequence[Segment]) -> TableMatch:
        rows = sort_rows(segments, self.table, self.headers)
        self.second = SecondTables(rows.data)
        if self.table.blocks[0].rows:
            self._match_labelled(rows)
        else:
            self._match_single_row(rows)
        self.figures.refuse_shared()
        self.figures.decide_by_columns()
        self.labels.note_headers(rows)
        self._group_stands_for_parts()
        self._tell_missing()
        return TableMatch(
            self.found.figures,
            tuple(self.found.labels),
            tuple(self.found.left_over(segments)),
            tuple(merged(self.found.findings, self.found.causes, table_name(self.found.form, self.table.key).zh)),
        )

    def _match_labelled(self, rows: SortedRows) -> None:
        lines = _form_lines(self.table)
        pairings = align(tuple(row.observed for row in rows.data), tuple(line.expected for line in lines))
        paired = [(row, pairing) for row, pairing in zip(rows.data, pairings, strict=True) if pairing is not None]
        self.figures.note_shared(row for row, _ in paired)
        for row, pairing in paired:
            self._match_row(row, lines, pairing, pairings)
        # Of a row that stands twice either one may have been paired: the first, or one further down.
        taken = {pairing.expected: row for row, pairing in paired}
        homeless = [
            number
            for number, row in enumerate(rows.data)
            if pairings[number] is None
            and self._without_line(row, lines, taken, rows.data[max(number - 1, 0) : number + 2])
        ]
        self._refuse_blanks(homeless, rows.data, lines, pairings)
        self._refuse_from_second_tables(paired, lines)

    def _refuse_from_second_tables(self, paired: Sequence[tuple[DataRow, Pairing]], lines: Sequence[FormLine]) -> None:
        """A row that only the second of two tables has is as likely another report's."""
        for row, pairing in paired:
            if not self.second.hold(row):
                continue
            slots = self._slots_of(lines[pairing.expected])
            figures = [self.found.figures.get(slot.address) for slot in slots]
            if any(one and one.state is not State.UNREADABLE for one in figures):
                self.figures.refuse(row, slots, "这张表有两份，数字不同，这一行只在后一份里有，无法确定是不是本报告的")

    def _refuse_blanks(
        self, homeless: Sequence[int], rows: Sequence[DataRow], lines: Sequence[FormLine], pairings: Pairings
    ) -> None:
        """No row is taken for blank whose figures may stand elsewhere."""
        for row, pairing in bare_rows(rows, pairings, self.labels.is_group_heading):
            slots = self._slots_of(lines[pairing.expected])
            if all(slot.address in self.found.figures for slot in slots):
                self.figures.refuse(row, slots, "这一行只有名称，后面几行又没有名称，无法确定是不是它的数字")
        lost = any(
            pairing is not None and self._lacks_figures(row, len(self._slots_of(lines[pairing.expected])))
            for row, pairing in zip(rows, pairings, strict=True)
        )
        for row, pairing in rows_beside(homeless, rows, pairings, lost=lost):
            slots = self._slots_of(lines[pairing.expected])
            if all(_is_blank(self.found.figures.get(slot.address)) for slot in slots):
                self.figures.refuse(row, slots, "这一行没有数字，可能在别处，无法确定是不是空白")

    def _lacks_figures(self, row: DataRow, count: int) -> bool:
        """Whether a line of text has some of its row's figures only."""
        return not row.row.grid.ruled and 0 < len(row.rest) < count and all(is_plain(one.text) for one in row.rest)

    def _match_row(
        self, row: DataRow, lines: Sequence[FormLine], pairing: Pairing, pairings: Sequence[Pairing | None]
    ) -> None:
        line = lines[pairing.expected]
        if line.line.whole and row.is_blank and _parts_follow(lines, line.line, pairings):
            self.labels.note_group_heading(row)
            return
        slots = self._slots_of(line)
        self.labels.note_row(row, line.line, pairing, tuple(slot.address for slot in slots))
        if not row.is_blank and self.divided.above(row, line.block):
            self.figures.refuse(row, slots, "表头的一列下面又分成几列，无法确定以哪一列为准")
        else:
            self.figures.take(row, slots, self._header_for(row, line.block), pairing.match, pairing.reason)

    def _match_single_row(self, rows: SortedRows) -> None:
        """A table of one row: per grid, the columns that its header shows and the row that is written."""
        groups = _by_header(figure_rows(rows.data))
        taken: dict[str, DataRow] = {}
        # A blank row says nothing where another one is written.
        for group in sorted(groups, key=lambda group: all(row.is_blank for row in group)):
            written = [row for row in group if not row.is_blank]
            chosen = (written or group)[0]
            block = self.table.blocks[0]
            numbers = self._columns_of(chosen, block)
            slots = [self.slots["", False, block.column_lines[number].address] for number in numbers]
            open_slots = [slot for slot in slots if slot.address not in self.found.figures]
            first = taken.get(slots[0].address) if slots else None
            several = len({tuple(cell.text.strip() for cell in row.rest) for row in written}) > 1
            if first and written and not several and _says_the_same(chosen, first, len(slots)):
                self._twice(chosen, slots, "这张表", first)
            elif several or (written and len(open_slots) < len(slots)):
                self.figures.refuse(chosen, slots, "这张表有不止一行数字，无法确定以哪一行为准")
            elif len(open_slots) == len(slots):
                header = self._header_for(chosen, block)
                self.figures.take(chosen, slots, header.only(numbers) if header else None, Match.EXACT, None)
                taken |= dict.fromkeys((slot.address for slot in slots), chosen)

    def _columns_of(self, row: DataRow, block: Block) -> list[int]:
        """The columns that a grid holds: those of the groups that its header names, else all of them."""
        lines = block.column_lines
        shown: set[tuple[object, ...]] = set()
        if row.header_rows:
            header = self.headers.of(row.header_rows, block)
            shown = {line.labels[:-1] for line, column in zip(lines, header.columns, strict=True) if column}
        return [number for number, line in enumerate(lines) if not shown or line.labels[:-1] in shown]

    def _slots_of(self, line: FormLine) -> list[Slot]:
        return [self.slots[line.line.address, line.line.whole, one.address] for one in line.block.column_lines]

    def _header_for(self, row: DataRow, block: Block) -> Header | None:
        """The header over a row; one of another width says nothing about this grid's columns."""
        if not row.header_rows:
            return None
        header = self.headers.of(row.header_rows, block)
        return header if header.width == row.row.grid.column_count else None

    def _without_line(
        self, row: DataRow, lines: Sequence[FormLine], taken: Mapping[int, DataRow], near: Sequence[DataRow]
    ) -> bool:
        """A row that no line of the form answers to: the same row again, a group's heading, or figures of no row."""
        taken_as = {number: one.observed for number, one in taken.items()}
        same = same_line(row.observed, [line.expected for line in lines], taken_as)
        if same is not None and not _is_heading_or_rest(row, lines[same], taken[same], near):
            self._twice(row, self._slots_of(lines[same]), f"「{lines[same].line.text}」行", taken[same])
        elif self.labels.is_group_heading(row):
            self.labels.note_group_heading(row)
        elif not row.is_blank:
            cells = [cell for cell in (*row.labels, *row.rest) if cell.text.strip()]
            text = " ".join(cell.text.strip() for cell in cells)
            message = f"{self.table.name}：「{text}」在格式中没有对应的行，数字没有归入任何一格，请核对。"
            self.found.tell(kinds.ROW_UNPLACED.finding(message, place=cells[0].place), cause="unplaced")
            return True
        return False

    def _twice(self, row: DataRow, slots: Sequence[Slot], what: str, first: DataRow) -> None:
        """The same row again: harmless where it says the same, else neither is to be trusted."""
        said = f"{self.table.name}：{what}出现了两次"
        if _says_the_same(row, first, len(slots)):
            how = "数字相同，只取一次"
        elif row.is_blank and row.row.grid is first.row.grid and abs(row.row.number - first.row.number) == 1:
            how = "紧挨着的另一次没有填数字，只取了有数字的一次"
        else:
            how = "数字不同，无法确定以哪一行为准"
            self.second.note(row, first)
            for slot in slots:
                before = self.found.figures.get(slot.address)
                if before is not None:
                    self.found.figures[slot.address] = Figure(
                        None, State.UNREADABLE, before.raw, before.match, "同一行出现两次而数字不同", before.place
                    )
        addresses = tuple(slot.address for slot in slots)
        place = (*row.labels, *row.rest)[0].place
        told = kinds.ROW_TWICE.finding(f"{said}，{how}，请核对原件。", slots=addresses, place=place)
        self.found.tell(told, cause=how)

    def _group_stands_for_parts(self) -> None:
        """Where the old single row says 0, its three parts are 0 too; any other figure nobody may divide."""
        for group, parts in self.form.parts_of.items():
            stated = self.found.figures.get(group)
            if stated is None or stated.value != 0:
                continue
            reason = "“（六）其他处理”合为一行且为 0，所含各项只能是 0"
            for part in parts:
                self.found.figures.setdefault(part, Figure(0, State.INFERRED, "", Match.GUESSED, reason, stated.place))

    def _name_of(self, slots: Sequence[Slot]) -> str:
        return cells_name(self.form, [slot.address for slot in slots]).zh

    def _tell_missing(self) -> None:
        """What the original lacks: the whole table, or some of its rows."""
        figures = self.found.figures
        absent = [
            slot
            for slot in self.form.slots
            if slot.table == self.table.key and slot.address not in figures and slot.group not in figures
        ]
        if not figures:
            message = f"没有找到「{self.table.name}」表，请核对原件。"
            addresses = tuple(slot.address for slot in absent)
            self.found.findings.append(kinds.TABLE_MISSING.finding(message, slots=addresses))
        elif absent:
            self._tell_absent(absent)

    def _tell_absent(self, absent: Sequence[Slot]) -> None:
        """The columns that rows lack which are there, and the rows that aren't."""
        written = {slot.row for slot in self.form.slots if slot.address in self.found.figures}
        in_columns = [slot for slot in absent if slot.row in written and slot.row.labels]
        for column in dict.fromkeys(slot.column for slot in in_columns):
            slots = [slot for slot in in_columns if slot.column == column]
            message = f"{self.table.name}：缺少「{column.text}」列，请核对原件后补充。"
            self.found.tell(kinds.ROW_ABSENT.finding(message, slots=tuple(slot.address for slot in slots)))
        absent = [slot for slot in absent if slot not in in_columns]
        for line in dict.fromkeys(slot.row for slot in absent):
            slots = [slot for slot in absent if slot.row == line]
            what = f"{self.table.name}：缺少「{line.text}」行" if line.labels else f"缺少{self._name_of(slots)}"
            message = f"{what}，请核对原件后补充。"
            told = kinds.ROW_ABSENT.finding(message, slots=tuple(slot.address for slot in slots))
            self.found.tell(told, cause="absent" if line.labels else None)


def _is_blank(figure: Figure | None) -> bool:
    return figure is not None and figure.state is State.BLANK


def _is_heading_or_rest(row: DataRow, line: FormLine, taken: DataRow, near: Sequence[DataRow]) -> bool:
    """Whether a label known already stands without figures: above a group, or beside its row where a page ends."""
    at_page_end = row.row.grid is not taken.row.grid and any(one is taken for one in near)
    return not row.rest or (row.is_blank and (line.line.whole or at_page_end))


def _says_the_same(row: DataRow, other: DataRow, count: int) -> bool:
    """Whether two rows hold the same figures; with blanks among them only where the blanks stand alike."""
    mine, others = ([cell.text.strip() for cell in one.rest] for one in (row, other))
    written = [text for text in mine if text]
    return mine == others or (len(written) == count and written == [text for text in others if text])


@lru_cache(maxsize=16)
def _slots_by_line(form: Form, table: Table) -> Mapping[tuple[str, bool, str], Slot]:
    """The slots of a table by row, whether that is a group's, and column."""
    return {
        (slot.row.address, slot.row.whole, slot.column.address): slot
        for slot in (*form.slots, *form.group_slots)
        if slot.table == table.key
    }


@lru_cache(maxsize=16)
def _form_lines(table: Table) -> tuple[FormLine, ...]:
    """The table's rows in order, each group that may be stated whole before its parts."""
    return tuple(_lines_of(table))


def _lines_of(table: Table) -> Iterator[FormLine]:
    for block in table.blocks:
        wholes = list(block.whole_lines)
        for line in block.row_lines:
            for whole in [one for one in wholes if line.labels[: len(one.labels)] == one.labels]:
                yield FormLine(block, expected_of(whole), whole)
                wholes.remove(whole)
            yield FormLine(block, expected_of(line), line)


def _parts_follow(lines: Sequence[FormLine], whole: Line, pairings: Sequence[Pairing | None]) -> bool:
    """Whether the rows of a group are there themselves, so that its own row is only a heading."""
    parts = {
        number
        for number, one in enumerate(lines)
        if not one.line.whole and one.line.labels[: len(whole.labels)] == whole.labels
    }
    return any(pairing is not None and pairing.expected in parts for pairing in pairings)


def _by_header(rows: Sequence[DataRow]) -> list[list[DataRow]]:
    """Rows below the same header, in order."""
    groups: list[list[DataRow]] = []
    for row in rows:
        if groups and groups[-1][0].header_rows == row.header_rows:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups
