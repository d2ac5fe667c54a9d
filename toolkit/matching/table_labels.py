"""The labels of a table as the original words them: rows, groups, headers, bars."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from toolkit.form.definition import Label, Line, Table
from toolkit.matching import kinds
from toolkit.matching.align import Pairing
from toolkit.matching.collected import Collected
from toolkit.matching.rows import DataRow, SortedRows
from toolkit.matching.vocabulary import labels_by_name
from toolkit.original import GridCell
from toolkit.report import Match
from toolkit.text import cut_short, label_key

Path = tuple[Label, ...]
_LONGEST_QUOTE = 60


class TableLabels:
    """Notes which label of the form each label cell is, and tells where that isn't plain."""

    def __init__(self, found: Collected) -> None:
        self.found = found
        self._rows = _by_name(found.table, "rows")
        self._columns = _by_name(found.table, "columns")

    def note_row(self, row: DataRow, line: Line, pairing: Pairing, slots: tuple[str, ...]) -> None:
        own = row.labels[-1] if row.labels else None
        for cell in row.labels:
            if own is not None and (cell.text == own.text or cell in row.torn):
                address = f"{self.found.table.key}.{line.address}"
                self.found.label(cell, line.text, address, pairing.match, pairing.reason)
            else:
                self._note_group(cell, line)
        written = "".join(cell.text.strip() for cell in row.torn) or (own.text.strip() if own else "")
        kind, how = {
            Match.GUESSED: (kinds.LABEL_GUESSED, "与规定的任何一项都不同，按最接近的"),
            Match.POSITION: (kinds.LABEL_BY_POSITION, "按上下行的位置读作"),
        }.get(pairing.match, (None, ""))
        place = own.place if own else None
        if kind is not None:
            quoted = f"「{cut_short(written, _LONGEST_QUOTE)}」" if written else "没有名称的一行"
            message = f"{self.found.table.name}：{quoted}{how}「{line.text}」，请核对。"
            self.found.findings.append(kind.finding(message, slots=slots, place=place))
        if line.whole:
            message = f"{self.found.table.name}：「{written}」是2019年版格式的一行，新格式分为三行，请分列后填写。"
            self.found.findings.append(kinds.OLD_ROW.finding(message, slots=slots, place=place))

    def is_group_heading(self, row: DataRow) -> bool:
        """Whether a row is only the heading of a group of rows."""
        return bool(row.labels) and row.is_blank and label_key(row.labels[-1].text).name in self._rows

    def note_group_heading(self, row: DataRow) -> None:
        for cell in row.labels:
            path = self._rows.get(label_key(cell.text).name)
            if path:
                self.found.label(cell, path[-1].text, self._address(path), Match.EXACT)

    def note_headers(self, rows: SortedRows) -> None:
        table = self.found.table
        bars = {label_key(block.bar).name: block.bar for block in table.blocks if block.bar}
        corners = {label_key(block.corner).name: block.corner for block in table.blocks if block.corner}
        for cell in (cell for row in rows.bars for cell in row.own_cells if cell.text.strip()):
            standard = bars.get(label_key(cell.text).name)
            if standard:
                self.found.label(cell, standard, table.key, Match.EXACT)
            else:
                self.found.label(cell, "", table.key, Match.POSITION, "按所在的位置认定为分栏")
        for cell in (cell for row in rows.headers for cell in row.own_cells if cell.text.strip()):
            name = label_key(cell.text).name
            path = self._columns.get(name)
            if name in corners:
                self.found.label(cell, corners[name], table.key, Match.EXACT)
            elif path:
                keys = ".".join(one.key for one in path if one.key)
                self.found.label(cell, path[-1].text, f"{table.key}.*.{keys}" if keys else table.key, Match.EXACT)
            else:
                self.found.label(cell, "", table.key, Match.POSITION, "按所在的位置认定为表头")

    def _note_group(self, cell: GridCell, line: Line) -> None:
        """A group's label beside a row's own: known by name, else taken for the row's own group."""
        path = self._rows.get(label_key(cell.text).name)
        if path:
            self.found.label(cell, path[-1].text, self._address(path), Match.EXACT)
        elif len(line.labels) > 1:
            above = line.labels[:-1]
            self.found.label(cell, above[-1].text, self._address(above), Match.POSITION, "按所在的行认定")

    def _address(self, path: Path) -> str:
        return ".".join((self.found.table.key, *(label.key for label in path if label.key)))


@lru_cache(maxsize=64)
def _by_name(table: Table, side: str) -> Mapping[str, Path]:
    names: dict[str, Path] = {}
    for block in table.blocks:
        for name, path in labels_by_name(getattr(block, side)):
            names.setdefault(name, path)
    return names
