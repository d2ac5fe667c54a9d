"""The headers of a wide sheet, one row an agency: which slot, text or name stands in each column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations

from toolkit.form import Form
from toolkit.form.definition import Label, Line, Slot
from toolkit.form.naming import short_label
from toolkit.form.wide import wide_header
from toolkit.late_pattern import late_pattern
from toolkit.original import Grid, GridCell
from toolkit.report import PREFACE, SIGN_OFF, Match
from toolkit.text import fold

FEWEST_SLOTS = 5
_MOST_TITLE_ROWS = 6
# The heading of the section, three levels of rows, three of columns.
_MOST_HEADER_ROWS = 7
_AGENCY = frozenset({
    "机关", "机关名称", "机关全称", "单位", "单位名称", "单位全称", "填报单位", "填报机关", "报送单位", "报送机关",
    "行政机关", "行政机关名称", "部门", "部门名称", "责任单位", "名称", "agency",
})  # fmt: skip
_YEAR = frozenset({"年度", "年份", "报告年度", "报告年份", "统计年度", "年", "year"})
# Columns that say something about the sheet's line and nothing about the agency's year.
_BESIDE = frozenset({"序号", "编号", "原件", "文件", "状态", "file"})
_TEXTS = {"前言": PREFACE, "落款": SIGN_OFF, PREFACE: PREFACE, SIGN_OFF: SIGN_OFF}
# A unit says nothing more than the form does where figures are counts; one of money may say another size.
_COUNT_UNIT = late_pattern(r"\((?:单位:?)?(?:件次|件|人次|人|项|宗|个|次|份|条|例|起|户|家)\)")
_NOISE = late_pattern(
    r"\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|[\W_]"
)


@dataclass(frozen=True)
class WideSheet:
    """A grid whose rows are agencies."""

    form: Form
    grid: Grid
    # The first row with figures.
    first: int
    agency: int
    year: int | None
    slots: dict[int, tuple[str, Match]]
    texts: dict[int, str] = field(default_factory=dict)
    beside: frozenset[int] = frozenset()
    # Columns whose header nobody could read, and slots that more than one column claims.
    unknown: dict[int, str] = field(default_factory=dict)
    claimed_twice: tuple[str, ...] = ()

    @property
    def slot_count(self) -> int:
        return len(self.slots) + len(self.claimed_twice)

    @cached_property
    def titles(self) -> str:
        """What stands above the header: often the year."""
        return " ".join(cell.text for row in self.grid.rows[: self.first] for cell in row)


def wide_sheet(grid: Grid, forms: tuple[Form, ...]) -> WideSheet | None:
    """The grid as a wide sheet in the edition that explains most of its columns; None where it is none."""
    found: list[WideSheet] = []
    for form in forms:
        for top in range(min(_MOST_TITLE_ROWS, grid.row_count - 1)):
            for height in range(1, min(_MOST_HEADER_ROWS, grid.row_count - 1 - top) + 1):
                sheet = _read_header(grid, form, top, height)
                if sheet is not None and sheet.slot_count >= FEWEST_SLOTS:
                    found.append(sheet)
    # The later edition where both explain as much: the year is not known yet.
    return max(found, key=lambda sheet: (sheet.slot_count, sheet.form.first_year, -sheet.first), default=None)


def _read_header(grid: Grid, form: Form, top: int, height: int) -> WideSheet | None:
    headers = _headers(grid, top, height)
    if headers is None:
        return None
    names = names_of_form(form)
    agency = year = None
    slots: dict[int, tuple[str, Match]] = {}
    texts: dict[int, str] = {}
    beside, unknown = set(), {}
    for column, header in enumerate(headers):
        key = _key("".join(dict.fromkeys(header)))
        last = _key(header[-1]) if header else ""
        slot = names.slot(header)
        if slot is not None:
            slots[column] = slot
        elif key in _AGENCY and agency is None:
            agency = column
        elif key in _YEAR and year is None:
            year = column
        elif last in names.texts:
            texts[column] = names.texts[last]
        elif key in _BESIDE or not key:
            beside.add(column)
        else:
            unknown[column] = " ".join(header)
    if agency is None:
        return None
    claims = [address for address, _ in slots.values()]
    twice = tuple(dict.fromkeys(address for address in claims if claims.count(address) > 1))
    slots = {column: slot for column, slot in slots.items() if slot[0] not in twice}
    first = top + height
    return WideSheet(form, grid, first, agency, year, slots, texts, frozenset(beside), unknown, twice)


def _headers(grid: Grid, top: int, height: int) -> list[tuple[str, ...]] | None:
    """The texts above each column from top to bottom; None where a header cell reaches into the figures."""
    headers: list[list[GridCell]] = [[] for _ in range(grid.column_count)]
    for row in range(top, top + height):
        before: GridCell | None = None
        for column, header in enumerate(headers):
            cell = grid.at(row, column)
            if cell is None:
                continue
            if cell.end_row > top + height:
                return None
            # A group's name that was not merged stands over its first column only.
            if before is not None and not cell.text.strip() and _stands_above(grid, cell, top + height):
                cell = before
            if cell.text.strip():
                before = cell
                if cell not in header:
                    header.append(cell)
    return [tuple(cell.text.strip() for cell in header) for header in headers]


def _stands_above(grid: Grid, cell: GridCell, end: int) -> bool:
    """Whether something of the header stands below an empty cell of it."""
    return any((below := grid.at(row, cell.column)) and below.text.strip() for row in range(cell.end_row, end))


class FormNames:
    """Every way that a form's slots and texts may be named in a header."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._exact = {_key("".join(wide_header(slot))): slot.address for slot in form.slots}
        self._tables = {table.key: _TableNames(form, table.key) for table in form.tables}
        self._known: dict[str, tuple[str, Match] | None] = {}
        self.texts = {
            _key(name): section.key
            for section in form.sections
            for name in (section.heading, section.key, *section.aliases)
        } | _TEXTS

    def slot(self, header: tuple[str, ...]) -> tuple[str, Match] | None:
        """The one slot that a header names."""
        for text in header:
            if text.strip() in self.form.slots_by_address:
                return text.strip(), Match.EXACT
        key = _key("".join(header))
        if key not in self._known:
            self._known[key] = self._find(key)
        return self._known[key]

    def _find(self, key: str) -> tuple[str, Match] | None:
        if key in self._exact:
            return self._exact[key], Match.EXACT
        found = {address for names in self._tables.values() for address in names.find(key)}
        return (found.pop(), Match.ALIAS) if len(found) == 1 else None


class _TableNames:
    def __init__(self, form: Form, table: str) -> None:
        section = next(section for section in form.sections if section.table == table)
        self.prefixes = {_key(name) for name in (section.heading, form.table(table).name, *section.aliases)}
        self.rows: dict[str, set[str]] = {}
        self.columns: dict[str, set[str]] = {}
        self.slots: dict[tuple[str, str], str] = {}
        for slot in (*form.slots, *form.group_slots):
            if slot.table == table:
                self._take(slot)

    def _take(self, slot: Slot) -> None:
        self.slots[slot.row.address, slot.column.address] = slot.address
        for key in _names(slot.row):
            self.rows.setdefault(key, set()).add(slot.row.address)
        for key in _names(slot.column):
            self.columns.setdefault(key, set()).add(slot.column.address)

    def find(self, key: str) -> Iterator[str]:
        for prefix in ("", *self.prefixes):
            if key.startswith(prefix):
                yield from self._split(key[len(prefix) :])

    def _split(self, key: str) -> Iterator[str]:
        """A row's name and a column's, in either order."""
        for at in range(len(key) + 1):
            for row, column in ((key[:at], key[at:]), (key[at:], key[:at])):
                for one in self.rows.get(row, ()):
                    for other in self.columns.get(column, ()):
                        if (one, other) in self.slots:
                            yield self.slots[one, other]


@lru_cache(maxsize=8)
def names_of_form(form: Form) -> FormNames:
    return FormNames(form)


@lru_cache(maxsize=1024)
def _names(line: Line) -> tuple[str, ...]:
    """A line by its own label, with some, all or none of those above it."""
    if not line.labels:
        return ("",)
    above, own = line.labels[:-1], line.labels[-1]
    keys: dict[str, None] = {}
    for count in range(len(above) + 1):
        for chosen in combinations(above, count):
            partial = [""]
            for label in (*chosen, own):
                partial = [start + name for start in partial for name in _keys(label)]
            keys.update(dict.fromkeys(partial))
    return tuple(keys)


def _keys(label: Label) -> set[str]:
    return {_key(text) for text in (label.text, short_label(label.text), *label.aliases)}


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    """A header without ordinals, punctuation and spaces."""
    return _NOISE.sub("", _COUNT_UNIT.sub("", fold(text))).lower()
