"""A row's cells to its slots; where more than one reading is possible, the form's sums must single one out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.finding import Kind, Place
from toolkit.form.definition import FigureKind, Identity, Slot
from toolkit.form.naming import cells_name
from toolkit.matching import kinds
from toolkit.matching.align import SURENESS
from toolkit.matching.collected import Collected, sides_agree
from toolkit.matching.columns import Reading, readings, under_named, without_foreign
from toolkit.matching.digits import Figures, parts_of, runs_together, splits
from toolkit.matching.figures import is_plain, other_unit, read_figure
from toolkit.matching.headers import Header
from toolkit.matching.rows import DataRow
from toolkit.original import GridCell
from toolkit.report import Figure, Match, State
from toolkit.text import Number


class RowFigures:
    """Puts the figures of a table's rows into their slots, or says why it can't."""

    def __init__(self, found: Collected) -> None:
        self.found = found
        # Rows that their own sum reads in more than one way, until the columns decide.
        self._undecided: list[tuple[DataRow, Sequence[Slot], list[Figures]]] = []
        # Written cells, by identity, that are merged downwards over several rows of the form, with their slots so far.
        self._shared: dict[int, list[tuple[Slot, GridCell]]] = {}

    def note_shared(self, rows: Iterable[DataRow]) -> None:
        """Nobody knows to which of its rows such a figure belongs."""
        tall = Counter(id(cell) for row in rows for cell in row.rest if cell.row_span > 1 and cell.text.strip())
        self._shared = {cell: [] for cell, count in tall.items() if count > 1}

    def take(
        self, whole: DataRow, slots: Sequence[Slot], header: Header | None, match: Match, reason: str | None
    ) -> None:
        """One of the ways to read a row's cells as its figures."""
        match, reason = _at_best(whole, match, reason)
        rest = without_foreign(whole.labels, whole.rest, header)
        row = whole if len(rest) == len(whole.rest) else whole._replace(rest=rest)
        named = under_named(rest, header) if header is not None and not header.complete else ()
        if header is not None and named:
            # Every figure has a named head: what isn't named is a column that this table lacks.
            row = row._replace(rest=named)
            slots = [slot for slot, column in zip(slots, header.columns, strict=True) if column]
            header = header.only([number for number, column in enumerate(header.columns) if column])
        unit = _unit_above(row, slots)
        if unit and any(read_figure(cell.text, slots[-1]).value for cell in row.rest):
            self.refuse(row, slots, f"表中写的单位是{unit}，与规定的单位不同，请换算")
            return
        together = runs_together([cell.text for cell in row.rest], len(slots))
        ways = [] if together else readings(row.rest, header, len(slots))
        way = self._choose(row, slots, ways)
        if way is not None:
            self._place(row, way, slots, match, reason)
        elif ways:
            self.refuse(row, slots, "本行的数字与各列对不上，有不止一种对法")
        elif row.is_blank:
            self._place_blank(row, slots, match, reason)
        else:
            self._recover(row, slots, header)

    def _choose(self, row: DataRow, slots: Sequence[Slot], ways: list[Reading]) -> Reading | None:
        """The header's way, unless only another one adds up; without a header the only way, or the only one to add up."""
        if len(ways) <= 1:
            return self._weighed(ways[0], slots) if ways else None
        fitting = [way for way in ways if self._adds_up(slots, _values(way.cells, slots))]
        if len(fitting) == 1 and fitting[0] is not ways[0] and fitting[0].match is not Match.GUESSED:
            self._tell_sum(row, slots, "本行的数字与表头错位，按合计关系对齐")
        if len(fitting) == 1:
            return fitting[0]
        return _doubted(row, ways[0]) if ways[0].by_header and not self._has_sums(slots) else None

    def _weighed(self, way: Reading, slots: Sequence[Slot]) -> Reading:
        """The only way: under names that the header states, sums that fail are the office's own; else it is a guess."""
        named = way.by_header and way.match in (Match.EXACT, Match.ALIAS)
        if named or not self._has_sums(slots) or self._sums_hold(slots, _values(way.cells, slots)):
            return way
        return way._replace(match=Match.GUESSED, reason="表头没有写明各列，而本行的数字不符合合计关系")

    def refuse(self, row: DataRow, slots: Sequence[Slot], reason: str) -> None:
        """No figure is better than a wrong one: the row's text is kept whole, its slots stay without a value."""
        written = [cell for cell in row.rest if cell.text.strip()]
        text = " ".join(cell.text.strip() for cell in written)
        place = _place_of(row)
        for number, slot in enumerate(slots):
            raw = text if number == 0 else ""
            self.found.figures[slot.address] = Figure(None, State.UNREADABLE, raw, Match.GUESSED, reason, place)
        self.found.use(*written)
        quoted = f"（原文：{text}）" if text else ""
        message = f"{self._name(slots)}：{reason}{quoted}，请核对原件后填写。"
        self._find(kinds.FIGURES_AMBIGUOUS, message, slots, place, cause=reason)

    def decide_by_columns(self) -> None:
        """Rows that their own sum left open: one reading may be the only one that the columns' sums allow."""
        for row, slots, ways in self._undecided:
            fitting = [figures for figures in ways if self._columns_agree(slots, figures)]
            if len(fitting) == 1:
                self._place_split(row, slots, fitting[0])
            else:
                self.refuse(row, slots, f"数字连在一起，有 {len(ways)} 种分法都符合合计关系")
        self._undecided.clear()

    def _place(self, row: DataRow, way: Reading, slots: Sequence[Slot], match: Match, reason: str | None) -> None:
        if way.match is Match.GUESSED:
            self._tell_sum(row, slots, way.reason or "本行的单元格与表头错位，按前后位置对齐")
        how = max(match, way.match, key=SURENESS.__getitem__)
        why = reason if how is match and reason else way.reason
        for cell, slot in zip(way.cells, slots, strict=True):
            self._set(slot, cell.text, cell.place, how, None if how is Match.EXACT else why)
            # A dash stands for nought in each of the rows.
            if id(cell) in self._shared and self.found.figures[slot.address].state is not State.DASH:
                self._shared[id(cell)].append((slot, cell))
        self.found.use(*way.cells)

    def refuse_shared(self) -> None:
        """Takes back what stands in one cell for several rows."""
        for standing in filter(None, self._shared.values()):
            cell = standing[0][1]
            text = cell.text.strip()
            reason = f"“{text}”这一格跨了几行，无法确定是哪一行的数字"
            for number, (slot, _) in enumerate(standing):
                raw = "" if number else text
                self.found.figures[slot.address] = Figure(
                    None, State.UNREADABLE, raw, Match.GUESSED, reason, cell.place
                )
            slots = [slot for slot, _ in standing]
            message = f"{self._name(slots)}：{reason}，请核对原件后填写。"
            self._find(kinds.FIGURE_UNREADABLE, message, slots, cell.place)

    def _place_blank(self, row: DataRow, slots: Sequence[Slot], match: Match, reason: str | None) -> None:
        for slot in slots:
            self.found.figures[slot.address] = Figure(None, State.BLANK, "", match, reason, _place_of(row))

    def _set(self, slot: Slot, text: str, place: Place, match: Match, reason: str | None) -> None:
        if is_plain(text):
            self.found.figures[slot.address] = Figure(int(text), State.GIVEN, text, match, reason, place)
            return
        read = read_figure(text, slot)
        self.found.figures[slot.address] = Figure(
            read.value, read.state, text.strip(), match, read.reason or reason, place
        )
        if read.state is State.UNREADABLE:
            self._find(
                kinds.FIGURE_UNREADABLE, f"{self.found.where(slot)}：{read.reason}，请核对原件后填写。", (slot,), place
            )
        elif read.note:
            self._find(
                kinds.FIGURE_WITH_NOTE, f"{self.found.where(slot)}：只取了数字，{read.note}没有带入。", (slot,), place
            )

    def _recover(self, row: DataRow, in_form: Sequence[Slot], header: Header | None) -> None:
        """Too few or too many cells: cut what is written at its spaces, or by the row's own sum."""
        slots = [in_form[number] for number in header.order] if header is not None and header.complete else in_form
        written = [cell for cell in row.rest if cell.text.strip()]
        if not self._shared.keys().isdisjoint(map(id, written)):
            self.refuse(row, slots, "本行有跨几行的格子，无法确定是哪一行的数字")
            return
        parts = parts_of([cell.text for cell in written], len(slots), checked=self._has_sums(slots))
        if parts is not None:
            self._place_parts(row, slots, parts, header)
            return
        ways: list[Figures] = []
        if len(written) == 1:
            ways = splits(written[0].text, len(slots), lambda figures: self._sums_hold(slots, figures))
        if len(ways) == 1:
            self._place_split(row, slots, ways[0])
        elif ways:
            self._undecided.append((row, slots, ways))
        else:
            self.refuse(row, slots, "本行的数字个数与各列对不上")

    def _place_parts(self, row: DataRow, slots: Sequence[Slot], parts: Sequence[str], header: Header | None) -> None:
        """As many figures as columns, though not in as many cells: in their order, where nothing speaks against it."""
        values = [read_figure(part, slot).value for part, slot in zip(parts, slots, strict=True)]
        partial = header if header is not None and not header.complete else None
        if partial and not (partial.in_form_order and self._has_sums(slots)):
            self.refuse(row, slots, "表头有的列认不出名称，本行的数字与认出的各列对不上")
        elif self._has_sums(slots) and not self._sums_hold(slots, values):
            self.refuse(row, slots, "几个数字依次分给各列，不符合合计关系")
        elif not self._has_sums(slots) and sum(bool(cell.text.strip()) for cell in row.rest) > 1:
            # One cell with all figures holds them in their order; of several, one may hold a broken figure.
            self.refuse(row, slots, "本行的格子与各列不对应，也没有合计可以核对")
        else:
            written = [cell for cell in row.rest if cell.text.strip()]
            how = "本行的格子与各列不对应，几个数字按次序分给各列"
            for slot, part in zip(slots, parts, strict=True):
                self._set(slot, part, written[0].place, Match.GUESSED if partial else Match.POSITION, how)
            self.found.use(*written)
            if partial:
                self._tell_sum(row, slots, how)

    def _place_split(self, row: DataRow, slots: Sequence[Slot], figures: Figures) -> None:
        cell = next(cell for cell in row.rest if cell.text.strip())
        how = f"数字连在一起（{cell.text.strip()}），按合计关系分开"
        for slot, figure in zip(slots, figures, strict=True):
            self.found.figures[slot.address] = Figure(figure, State.GIVEN, str(figure), Match.GUESSED, how, cell.place)
        self.found.use(cell)
        self._tell_sum(row, slots, how)

    def _adds_up(self, slots: Sequence[Slot], values: Sequence[Number | None]) -> bool:
        """Whether a row's figures satisfy the sums within the row, and not only because all are nought."""
        return any(values) and self._sums_hold(slots, values)

    def _sums_hold(self, slots: Sequence[Slot], values: Sequence[Number | None]) -> bool:
        known: dict[str, Number | None] = {slot.address: value for slot, value in zip(slots, values, strict=True)}
        inside = self._sums_inside(slots)
        return bool(inside) and all(sides_agree(one, known) for one in inside)

    def _has_sums(self, slots: Sequence[Slot]) -> bool:
        return bool(self._sums_inside(slots))

    def _sums_inside(self, slots: Sequence[Slot]) -> list[Identity]:
        """The sums of which a row holds every term."""
        mine = {slot.address for slot in slots}
        return [one for one in self.found.identities if mine.issuperset((*one.left, *one.right))]

    def _columns_agree(self, slots: Sequence[Slot], figures: Figures) -> bool:
        known = self.found.values
        known.update(zip((slot.address for slot in slots), figures, strict=True))
        mine = {slot.address for slot in slots}
        touched = [one for one in self.found.identities if mine & {*one.left, *one.right}]
        whole = [one for one in touched if all(slot in known for slot in (*one.left, *one.right))]
        return bool(whole) and all(sides_agree(one, known) for one in whole)

    def _tell_sum(self, row: DataRow, slots: Sequence[Slot], how: str) -> None:
        self._find(kinds.FIGURES_BY_SUM, f"{self._name(slots)}：{how}，请核对。", slots, _place_of(row), cause=how)

    def _name(self, slots: Sequence[Slot]) -> str:
        return cells_name(self.found.form, [slot.address for slot in slots]).zh

    def _find(
        self, kind: Kind, message: str, slots: Sequence[Slot], place: Place | None, cause: str | None = None
    ) -> None:
        self.found.tell(kind.finding(message, slots=tuple(slot.address for slot in slots), place=place), cause)


def _at_best(row: DataRow, match: Match, reason: str | None) -> tuple[Match, str | None]:
    """How surely a row's figures are found: where no rules part them, by their position at best."""
    if row.row.grid.ruled or SURENESS[match] >= SURENESS[Match.POSITION]:
        return match, reason
    return Match.POSITION, "表格没有画全边框线，数字的行和列按文字对齐的位置划分"


def _unit_above(row: DataRow, slots: Sequence[Slot]) -> str | None:
    """Another unit than the form's that the header or the row's own label names."""
    if slots[-1].kind is not FigureKind.AMOUNT:
        return None
    headers = (cell.text for above in row.header_rows for cell in above.own_cells)
    return other_unit((*headers, *(cell.text for cell in row.labels)), slots[-1])


def _doubted(row: DataRow, way: Reading) -> Reading:
    """The header's way among others that no sum rules out: a guess, where the row has more cells than the header."""
    written, taken = (sum(bool(cell.text.strip()) for cell in cells) for cells in (row.rest, way.cells))
    end = max((cell.end_column for above in row.header_rows for cell in above.cells), default=0)
    if written == taken and row.rest[-1].end_column <= end:
        return way
    return way._replace(match=Match.GUESSED, reason="本行的格子比表头多，按表头的位置取数")


def _values(cells: Sequence[GridCell], slots: Sequence[Slot]) -> list[Number | None]:
    return [read_figure(cell.text, slot).value for cell, slot in zip(cells, slots, strict=True)]


def _place_of(row: DataRow) -> Place:
    """Where a row's figures stand: its first written cell, else its first, else its label."""
    written = [cell for cell in row.rest if cell.text.strip()]
    cells = (*written, *row.rest, *row.labels)
    return cells[0].place if cells else row.row.grid.place
