"""A table's rows and columns to slots: by label paths first, then by what the form's own sums allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.finding import Finding, Place
from toolkit.form import Form
from toolkit.form.definition import Block, Identity, Label, Line, Slot, Table
from toolkit.matching import kinds
from toolkit.matching.align import Expected, Pairing, align, expected_of
from toolkit.matching.columns import Header, Headers, Reading, readings
from toolkit.matching.digits import Figures, parts_of, splits
from toolkit.matching.figures import read_figure
from toolkit.matching.flow import Segment
from toolkit.matching.rows import DataRow, SortedRows, sort_rows
from toolkit.matching.vocabulary import labels_by_name
from toolkit.original import GridCell
from toolkit.report import Figure, Match, RecognisedLabel, State, Unplaced
from toolkit.text import Number, label_key


@dataclass(frozen=True, slots=True)
class TableMatch:
    """What one table of the form was found to hold."""

    figures: Mapping[str, Figure]
    labels: tuple[RecognisedLabel, ...]
    unplaced: tuple[Unplaced, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FormLine:
    """A row of the form with the block that it stands in."""

    block: Block
    expected: Expected
    line: Line


@dataclass(slots=True)
class _Collected:
    figures: dict[str, Figure] = field(default_factory=dict)
    labels: list[RecognisedLabel] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    # Cells that are accounted for, by identity.
    used: set[int] = field(default_factory=set)
    # Rows that the row's own sum reads in more than one way.
    undecided: dict[tuple[str, ...], tuple[DataRow, list[Figures]]] = field(default_factory=dict)


def match_table(form: Form, table: Table, segments: Sequence[Segment]) -> TableMatch:
    """The figures, labels and left-overs of one table, torn into however many grids."""
    return _TableMatcher(form, table).match(segments)


class _TableMatcher:
    def __init__(self, form: Form, table: Table) -> None:
        self.form = form
        self.table = table
        self.headers = Headers()
        self.slots = {
            (slot.row.address, slot.row.whole, slot.column.address): slot
            for slot in (*form.slots, *form.group_slots)
            if slot.table == table.key
        }
        self.identities = [identity for identity in form.identities if identity.table == table.key]
        self.found = _Collected()

    def match(self, segments: Sequence[Segment]) -> TableMatch:
        rows = sort_rows(segments, self.table, self.headers)
        if self.table.blocks[0].rows:
            self._match_labelled(rows)
        else:
            self._match_single_row(rows)
        self._decide_by_columns()
        self._note_headers(rows)
        self._group_stands_for_parts()
        unplaced = tuple(self._left_over(segments))
        self._summarise()
        return TableMatch(self.found.figures, tuple(self.found.labels), unplaced, tuple(self.found.findings))

    def _match_labelled(self, rows: SortedRows) -> None:
        lines = list(_form_lines(self.table))
        expected = [line.expected for line in lines]
        pairings = align([row.observed for row in rows.data], expected)
        taken: dict[int, DataRow] = {}
        for row, pairing in zip(rows.data, pairings, strict=True):
            if pairing is None:
                self._without_line(row, lines, taken)
                continue
            line = lines[pairing.expected]
            taken[pairing.expected] = row
            self._note_labels(row, line, pairing)
            if line.line.whole and row.is_blank and _parts_follow(lines, pairing.expected, pairings):
                continue
            self._read_row(row, line, pairing)

    def _match_single_row(self, rows: SortedRows) -> None:
        """A table of one row: per grid, the columns that its header shows and the row that is written."""
        block = self.table.blocks[0]
        done: set[str] = set()
        for group in _by_header(rows.data):
            written = [row for row in group if not row.is_blank]
            numbers = self._columns_of(group, block, done)
            slots = [self._slot(Line(()), block.column_lines[number]) for number in numbers]
            if not slots:
                continue
            if len(written) > 1 and len({tuple(cell.text.strip() for cell in row.rest) for row in written}) > 1:
                self._refuse(written[0], slots, "这张表有不止一行数字，无法确定以哪一行为准")
                continue
            chosen = (written or group)[0]
            whole_header = self._header_for(chosen, block)
            header = whole_header.only(numbers) if whole_header else None
            self._take(chosen, slots, readings(chosen.rest, header, len(slots)), Match.EXACT, None)
            done.update(slot.address for slot in slots)

    def _columns_of(self, group: Sequence[DataRow], block: Block, done: set[str]) -> list[int]:
        """The columns that a grid holds: those of the groups that its header names, else all that are still open."""
        lines = block.column_lines
        above = group[0].header_rows
        header = self.headers.of(above, block) if above else None
        shown = (
            {line.labels[:-1] for line, column in zip(lines, header.columns, strict=True) if column} if header else None
        )
        return [
            number
            for number, line in enumerate(lines)
            if (not shown or line.labels[:-1] in shown) and self._slot(Line(()), line).address not in done
        ]

    def _slot(self, row: Line, column: Line) -> Slot:
        return self.slots[row.address, row.whole, column.address]

    def _header_for(self, row: DataRow, block: Block) -> Header | None:
        if not row.header_rows:
            return None
        header = self.headers.of(row.header_rows, block)
        return header if header.width == row.row.grid.column_count else None

    def _read_row(self, row: DataRow, line: FormLine, pairing: Pairing) -> None:
        slots = [self._slot(line.line, column) for column in line.block.column_lines]
        if any(slot.address in self.found.figures for slot in slots):
            return
        found = readings(row.rest, self._header_for(row, line.block), len(slots))
        self._take(row, slots, found, pairing.match, pairing.reason)

    def _take(
        self, row: DataRow, slots: Sequence[Slot], found: list[Reading], match: Match, reason: str | None
    ) -> None:
        """One reading of a row as its figures; where several are possible, the form's sums must single one out."""
        if len(found) > 1:
            fitting = [
                one
                for one in found
                if self._adds_up(slots, [_value(cell.text, s) for cell, s in zip(one.cells, slots, strict=True)])
            ]
            if len(fitting) != 1:
                self._refuse(row, slots, "本行的数字与各列对不上，有不止一种对法")
                return
            found = fitting
            self._found_by_sum(row, slots, "本行的数字与表头错位，按合计关系对齐")
        if found:
            self._place(found[0], slots, match, reason)
        elif row.is_blank:
            self._place_blank(row, slots, match, reason)
        else:
            self._recover(row, slots)

    def _place(self, reading: Reading, slots: Sequence[Slot], match: Match, reason: str | None) -> None:
        how = max((match, reading.match), key=list(Match).index)
        why = reason if how is match and reason else reading.reason
        for cell, slot in zip(reading.cells, slots, strict=True):
            self._set(slot, cell.text, cell.place, how, None if how is Match.EXACT else why)
            self.found.used.add(id(cell))

    def _place_blank(self, row: DataRow, slots: Sequence[Slot], match: Match, reason: str | None) -> None:
        place = row.rest[0].place if row.rest else (row.labels[-1].place if row.labels else row.row.grid.place)
        for slot in slots:
            self.found.figures[slot.address] = Figure(None, State.BLANK, "", match, reason, place)

    def _set(self, slot: Slot, text: str, place: Place, match: Match, reason: str | None) -> None:
        read = read_figure(text, slot)
        self.found.figures[slot.address] = Figure(
            read.value, read.state, text.strip(), match, read.reason or reason, place
        )
        if read.state is State.UNREADABLE:
            where = self._where(slot)
            self.found.findings.append(
                kinds.FIGURE_UNREADABLE.finding(
                    f"{where}：{read.reason}，请核对原件后填写。", slots=(slot.address,), place=place
                )
            )
        elif read.note:
            self._noted(slot, read.note, place)

    def _noted(self, slot: Slot, note: str, place: Place) -> None:
        self.found.findings.append(
            kinds.FIGURE_WITH_NOTE.finding(
                f"{self._where(slot)}：只取了数字，{note}没有带入。", slots=(slot.address,), place=place
            )
        )

    def _where(self, slot: Slot) -> str:
        row = f"「{slot.row.text}」行" if slot.row.labels else ""
        return f"{self.table.name}{row}「{slot.column.text}」列"

    def _refuse(self, row: DataRow, slots: Sequence[Slot], reason: str) -> None:
        """No figure is better than a wrong one: the row's text is kept whole, its slots stay without a value."""
        written = [cell for cell in row.rest if cell.text.strip()]
        text = " ".join(cell.text.strip() for cell in written)
        place = written[0].place if written else row.row.grid.place
        for number, slot in enumerate(slots):
            self.found.figures[slot.address] = Figure(
                None, State.UNREADABLE, text if number == 0 else "", Match.GUESSED, reason, place
            )
        self.found.used.update(id(cell) for cell in written)
        label = row.labels[-1].text.strip() if row.labels else self.table.name
        self.found.findings.append(
            kinds.FIGURES_AMBIGUOUS.finding(
                f"{self.table.name}「{label}」行：{reason}（原文：{text}），请核对原件后填写。",
                slots=tuple(slot.address for slot in slots),
                place=place,
            )
        )

    def _recover(self, row: DataRow, slots: Sequence[Slot]) -> None:
        """Too few or too many cells: cut what is written at its spaces, or by the row's own sum."""
        written = [cell for cell in row.rest if cell.text.strip()]
        parts = parts_of([cell.text for cell in written], len(slots))
        if parts is not None:
            for slot, part in zip(slots, parts, strict=True):
                self._set(slot, part, written[0].place, Match.POSITION, "一格里有几个数字，按次序分给各列")
            self.found.used.update(id(cell) for cell in written)
            return
        text = "".join("".join(cell.text.split()) for cell in written)
        ways = splits(text, len(slots), lambda figures: self._adds_up(slots, figures)) if len(written) == 1 else []
        if len(ways) == 1:
            self._place_split(row, slots, ways[0])
        elif ways:
            self.found.undecided[tuple(slot.address for slot in slots)] = (row, ways)
        else:
            self._refuse(row, slots, "本行的数字个数与各列对不上")

    def _place_split(self, row: DataRow, slots: Sequence[Slot], figures: Figures) -> None:
        cell = next(cell for cell in row.rest if cell.text.strip())
        for slot, figure in zip(slots, figures, strict=True):
            reason = f"原文“{cell.text.strip()}”中数字连在一起，按合计关系分开"
            self.found.figures[slot.address] = Figure(
                figure, State.GIVEN, str(figure), Match.GUESSED, reason, cell.place
            )
        self.found.used.add(id(cell))
        self._found_by_sum(row, slots, f"数字连在一起（{cell.text.strip()}），按合计关系分开")

    def _found_by_sum(self, row: DataRow, slots: Sequence[Slot], how: str) -> None:
        label = row.labels[-1].text.strip() if row.labels else ""
        self.found.findings.append(
            kinds.FIGURES_BY_SUM.finding(
                f"{self.table.name}「{label}」行：{how}，请核对。",
                slots=tuple(slot.address for slot in slots),
                place=row.rest[0].place if row.rest else None,
            )
        )

    def _adds_up(self, slots: Sequence[Slot], values: Sequence[Number | None]) -> bool | None:
        """Whether a row's figures satisfy the sums within the row, at least one of them not nought; None: no sums."""
        known: dict[str, Number | None] = {slot.address: value for slot, value in zip(slots, values, strict=True)}
        inside = [one for one in self.identities if all(slot in known for slot in (*one.left, *one.right))]
        if not inside:
            return None
        return all(_sides_agree(one, known) for one in inside) and any(known.values())

    def _decide_by_columns(self) -> None:
        """Rows that their own sum left open: one reading may be the only one that the columns' sums allow."""
        for addresses, (row, ways) in self.found.undecided.items():
            slots = [self.form.slots_by_address[address] for address in addresses]
            fitting = [figures for figures in ways if self._columns_agree(addresses, figures)]
            if len(fitting) == 1:
                self._place_split(row, slots, fitting[0])
            else:
                self._refuse(row, slots, f"数字连在一起，有{len(ways)}种分法都符合合计关系")

    def _columns_agree(self, addresses: tuple[str, ...], figures: Figures) -> bool:
        known: dict[str, Number | None] = {slot: figure.value for slot, figure in self.found.figures.items()}
        known.update(zip(addresses, figures, strict=True))
        mine = [one for one in self.identities if set(addresses) & {*one.left, *one.right}]
        whole = [one for one in mine if all(slot in known for slot in (*one.left, *one.right))]
        return bool(whole) and all(_sides_agree(one, known) for one in whole)

    def _note_labels(self, row: DataRow, line: FormLine, pairing: Pairing) -> None:
        address = f"{self.table.key}.{line.line.address}"
        own = row.labels[-1] if row.labels else None
        for cell in row.labels:
            if id(cell) in self.found.used:
                continue
            self.found.used.add(id(cell))
            if cell is own:
                self.found.labels.append(
                    RecognisedLabel(
                        cell.text.strip(), line.line.text, address, pairing.match, pairing.reason, cell.place
                    )
                )
            else:
                self._note_group(cell, line)
        slots = tuple(self._slot(line.line, column).address for column in line.block.column_lines)
        written = own.text.strip() if own else ""
        if pairing.match is Match.GUESSED:
            message = (
                f"{self.table.name}：「{written}」与规定的任何一项都不同，按最接近的「{line.line.text}」读，请核对。"
            )
            self.found.findings.append(
                kinds.LABEL_GUESSED.finding(message, slots=slots, place=own.place if own else None)
            )
        elif pairing.match is Match.POSITION:
            message = f"{self.table.name}：「{written}」按上下行的位置读作「{line.line.text}」，请核对。"
            self.found.findings.append(
                kinds.LABEL_BY_POSITION.finding(message, slots=slots, place=own.place if own else None)
            )
        if line.line.whole:
            message = f"{self.table.name}：「{written}」是2019年版格式的一行，新格式分为三行，请分列后填写。"
            self.found.findings.append(kinds.OLD_ROW.finding(message, slots=slots, place=own.place if own else None))

    def _note_group(self, cell: GridCell, line: FormLine) -> None:
        """A group's label beside a row's own: known by name, else taken for the row's own group."""
        name = label_key(cell.text).name
        above = line.line.labels[:-1]
        known = dict(labels_by_name(line.block.rows))
        path = known.get(name)
        if path is None and not above:
            self.found.used.discard(id(cell))
            return
        label = path[-1] if path else above[-1]
        address = ".".join(part for part in (self.table.key, *(one.key or "" for one in path or above)) if part)
        match, reason = (Match.EXACT, None) if path else (Match.POSITION, "按所在的行认定")
        self.found.labels.append(RecognisedLabel(cell.text.strip(), label.text, address, match, reason, cell.place))

    def _without_line(self, row: DataRow, lines: Sequence[FormLine], taken: Mapping[int, DataRow]) -> None:
        """A row that no line of the form answers to: the same row again, a group's heading, or something else."""
        own = row.labels[-1] if row.labels else None
        if own is None and row.is_blank:
            return
        same = [number for number in taken if own and lines[number].expected.key.name == row.observed.key.name]
        if same:
            self._twice(row, lines[same[-1]], taken[same[-1]])
        elif (
            own is not None
            and row.is_blank
            and label_key(own.text).name in dict(labels_by_name(self.table.blocks[0].rows))
        ):
            for cell in row.labels:
                if id(cell) not in self.found.used:
                    self.found.used.add(id(cell))
                    path = dict(labels_by_name(self.table.blocks[0].rows)).get(label_key(cell.text).name)
                    if path:
                        address = ".".join(part for part in (self.table.key, *(one.key or "" for one in path)) if part)
                        self.found.labels.append(
                            RecognisedLabel(cell.text.strip(), path[-1].text, address, place=cell.place)
                        )
                    else:
                        self.found.used.discard(id(cell))
        elif not row.is_blank:
            text = " ".join(cell.text.strip() for cell in (*row.labels, *row.rest) if cell.text.strip())
            message = f"{self.table.name}：「{text}」在格式中没有对应的行，数字没有归入任何一格，请核对。"
            self.found.findings.append(kinds.ROW_UNPLACED.finding(message, place=(own or row.rest[0]).place))

    def _twice(self, row: DataRow, line: FormLine, first: DataRow) -> None:
        """The same row again: harmless where it says the same, else neither is to be trusted."""
        if row.is_blank:
            return
        slots = [self._slot(line.line, column) for column in line.block.column_lines]
        written = [cell.text.strip() for cell in row.rest if cell.text.strip()]
        message = f"{self.table.name}：「{line.line.text}」行出现了两次"
        if written == [cell.text.strip() for cell in first.rest if cell.text.strip()]:
            self.found.findings.append(
                kinds.ROW_TWICE.finding(
                    f"{message}，数字相同，只取一次。",
                    slots=tuple(s.address for s in slots),
                    place=row.labels[-1].place,
                )
            )
            return
        for slot in slots:
            before = self.found.figures.get(slot.address)
            if before is not None:
                self.found.figures[slot.address] = Figure(
                    None, State.UNREADABLE, before.raw, before.match, "同一行出现两次而数字不同", before.place
                )
        self.found.findings.append(
            kinds.ROW_TWICE.finding(
                f"{message}，数字不同，无法确定以哪一行为准，请核对原件。",
                slots=tuple(s.address for s in slots),
                place=row.labels[-1].place,
            )
        )

    def _note_headers(self, rows: SortedRows) -> None:
        bars = {label_key(block.bar).name: block.bar for block in self.table.blocks if block.bar}
        for row in rows.bars:
            for cell in row.own_cells:
                if cell.text.strip():
                    standard = bars.get(label_key(cell.text).name)
                    match = Match.EXACT if standard else Match.GUESSED
                    self._label(cell, standard or "第二十条", self.table.key, match)
        names: dict[str, tuple[Label, ...]] = {}
        for block in self.table.blocks:
            for name, path in labels_by_name(block.columns):
                names.setdefault(name, path)
        corners = {label_key(block.corner).name: block.corner for block in self.table.blocks if block.corner}
        for row in rows.headers:
            for cell in row.own_cells:
                name = label_key(cell.text).name
                named = names.get(name)
                if name in corners:
                    self._label(cell, corners[name], self.table.key, Match.EXACT)
                elif named:
                    keys = ".".join(one.key for one in named if one.key)
                    self._label(
                        cell, named[-1].text, f"{self.table.key}.*.{keys}" if keys else self.table.key, Match.EXACT
                    )
                elif cell.text.strip():
                    self._label(cell, "", self.table.key, Match.POSITION)

    def _label(self, cell: GridCell, standard: str, address: str, match: Match) -> None:
        if id(cell) not in self.found.used:
            self.found.used.add(id(cell))
            reason = None if match is Match.EXACT else "按所在的位置认定"
            self.found.labels.append(RecognisedLabel(cell.text.strip(), standard, address, match, reason, cell.place))

    def _group_stands_for_parts(self) -> None:
        """Where the old single row says 0, its three parts are 0 too; any other figure nobody may divide."""
        for group, parts in self.form.parts_of.items():
            stated = self.found.figures.get(group)
            if stated is None or stated.value != 0:
                continue
            for part in parts:
                if part not in self.found.figures:
                    self.found.figures[part] = Figure(
                        0,
                        State.INFERRED,
                        "",
                        Match.GUESSED,
                        "“（六）其他处理”合为一行且为 0，所含各项只能是 0",
                        stated.place,
                    )

    def _left_over(self, segments: Sequence[Segment]) -> Iterator[Unplaced]:
        seen: set[int] = set()
        for segment in segments:
            for row in segment.rows:
                for cell in row.own_cells:
                    if cell.text.strip() and id(cell) not in self.found.used and id(cell) not in seen:
                        seen.add(id(cell))
                        yield Unplaced(cell.text.strip(), cell.place)

    def _summarise(self) -> None:
        """What is missing, once per row; the same unit in many cells, once per table."""
        found = self.found.figures
        absent = [slot for slot in self.form.slots if slot.table == self.table.key and slot.address not in found]
        absent = [slot for slot in absent if not (slot.group and slot.group in found)]
        if not found:
            message = f"没有找到「{self.table.name}」表，请核对原件。"
            self.found.findings.append(kinds.TABLE_MISSING.finding(message, slots=tuple(s.address for s in absent)))
        else:
            for line in dict.fromkeys(slot.row for slot in absent):
                slots = tuple(slot.address for slot in absent if slot.row == line)
                what = f"「{line.text}」行" if line.labels else "、".join(f"「{s.column.text}」" for s in absent)
                message = f"{self.table.name}：缺少{what}，请核对原件后补充。"
                self.found.findings.append(kinds.ROW_ABSENT.finding(message, slots=slots))
                if not line.labels:
                    break
        self.found.findings[:] = _merged_notes(self.found.findings, self.table.name)


def _merged_notes(findings: Sequence[Finding], table: str) -> list[Finding]:
    """A unit written into every cell is one story."""
    notes = [one for one in findings if one.code == kinds.FIGURE_WITH_NOTE.code]
    if len(notes) <= 3:
        return list(findings)
    slots = tuple(slot for note in notes for slot in note.slots)
    message = f"{table}：有 {len(notes)} 格的数字旁带有单位或说明，只取了数字，例如{notes[0].message}"
    merged = kinds.FIGURE_WITH_NOTE.finding(message, slots=slots, place=notes[0].place)
    return [one for one in findings if one.code != kinds.FIGURE_WITH_NOTE.code] + [merged]


def _form_lines(table: Table) -> Iterator[FormLine]:
    """The table's rows in order, each group that may be stated whole before its parts."""
    for block in table.blocks:
        wholes = list(block.whole_lines)
        for line in block.row_lines:
            for whole in [one for one in wholes if line.labels[: len(one.labels)] == one.labels]:
                yield FormLine(block, expected_of(whole), whole)
                wholes.remove(whole)
            yield FormLine(block, expected_of(line), line)


def _parts_follow(lines: Sequence[FormLine], whole: int, pairings: Sequence[Pairing | None]) -> bool:
    """Whether the rows of a group are there themselves, so that its own row is only a heading."""
    labels = lines[whole].line.labels
    parts = {n for n, one in enumerate(lines) if not one.line.whole and one.line.labels[: len(labels)] == labels}
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


def _value(text: str, slot: Slot) -> Number | None:
    return read_figure(text, slot).value


def _sides_agree(identity: Identity, known: Mapping[str, Number | None]) -> bool:
    left = sum(known[slot] or 0 for slot in identity.left)
    right = sum(known[slot] or 0 for slot in identity.right)
    return left == right
