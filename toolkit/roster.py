"""Rosters: which agencies need a report, from a workbook or a text table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.original import Original, Paragraph
from toolkit.readers import load
from toolkit.text import clean, fold, label_key

MOST_LINES = 20_000
_MOST_BYTES = 20 * 1024 * 1024
_LONGEST_NAME = 80
_HEADER_WITHIN = 10
_HEADERS: Mapping[str, frozenset[str]] = {
    "agency": frozenset(
        {"机关", "机关名称", "机关全称", "单位", "单位名称", "单位全称", "部门", "部门名称", "行政机关", "行政机关名称",
         "填报单位", "报送单位", "责任单位", "名称", "agency", "name"}
    ),
    "contact": frozenset({"联系方式", "联系人", "联系电话", "电话", "联系人及电话", "联系人及联系方式", "contact"}),
    "sign_off": frozenset({"落款", "署名", "落款单位", "落款机关", "落款名称", "signoff"}),
    "date": frozenset({"日期", "成文日期", "落款日期", "时间", "date"}),
    "year": frozenset({"年度", "年份", "报告年度", "年", "year"}),
}  # fmt: skip
_TITLE = re.compile(r"(名单|名录|一览表|花名册|汇总表|目录)$")
_PLAIN_DATE = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?: 0{1,2}:00(?::00)?)?")
_YEAR = re.compile(r"(20[0-4]\d)年?度?")

Row = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One agency of the roster; what its columns don't say is None."""

    line: int
    agency: str
    contact: str | None = None
    sign_off: str | None = None
    date: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The agencies in their order, and what the office should know of the other lines."""

    lines: tuple[RosterLine, ...]
    notes: tuple[str, ...] = ()


def read_roster(path: Path) -> Roster:
    """Reads a workbook's first sheet that names agencies, or a text table in UTF-8 or GB18030."""
    notes: list[str] = []
    lines: list[RosterLine] = []
    for rows in _tables(path):
        lines = list(_lines(rows, str(path), notes))
        if lines:
            break
    if not lines:
        raise UnreadableFile(
            f"{path}：名单里没有找到机关。请把机关名称写成一列，列名用“机关名称”，有别的列时列名不能省。"
        )
    return Roster(tuple(_without_doubles(lines, notes)), tuple(notes))


def _tables(path: Path) -> Iterator[dict[int, Row]]:
    """The tables to look through, each as rows by line number (from 1) and column."""
    data = load(path)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from toolkit.readers.xlsx import read

        yield from _sheets(read(data, str(path)))
    elif path.suffix.lower() in (".csv", ".txt", ".tsv"):
        yield _text_rows(data, str(path))
    else:
        raise UnreadableFile(f"{path}：名单要用 .xlsx、.csv 或 .txt 文件，请另存后再试。")


def _sheets(original: Original) -> Iterator[dict[int, Row]]:
    sheets: dict[str, dict[int, dict[int, str]]] = {}
    for block in original.blocks:
        cells = [block] if isinstance(block, Paragraph) else block.cells
        for cell in cells:
            place = cell.place
            if place.sheet is not None and place.row is not None and place.column is not None and cell.text.strip():
                row = sheets.setdefault(place.sheet, {}).setdefault(place.row, {})
                row[place.column] = f"{row[place.column]}\n{cell.text}" if place.column in row else cell.text
    for rows in sheets.values():
        yield dict(sorted(rows.items()))


def _text_rows(data: bytes, file: str) -> dict[int, Row]:
    if len(data) > _MOST_BYTES:
        raise LimitExceeded(f"{file}：名单超过 {_MOST_BYTES // 1024 // 1024} MB，不像一份机关名单。")
    from toolkit.readers.plain import decode

    text = decode(data, file).removeprefix("\ufeff")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(("\t", ",", ";", "，"), key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as fault:
        raise UnreadableFile(f"{file}：不是有效的 CSV 文件（{fault}），请另存后再试。") from None
    return {
        number: {column: cell for column, cell in enumerate(row, start=1) if cell.strip()}
        for number, row in enumerate(rows, start=1)
    }


def _lines(rows: dict[int, Row], file: str, notes: list[str]) -> Iterator[RosterLine]:
    if len(rows) > MOST_LINES:
        raise LimitExceeded(f"{file}：名单超过 {MOST_LINES} 行，请分成几个文件。")
    header, columns = _header(rows)
    if columns is None:
        return
    last = max((number for number, row in rows.items() if row), default=0)
    for number in range(header + 1, last + 1):
        row = rows.get(number, {})
        if not header and number < next(iter(rows)):
            continue
        one = _line(number, row, columns, notes)
        if one is not None:
            yield one


def _header(rows: dict[int, Row]) -> tuple[int, dict[str, int] | None]:
    """The header's line and the columns that it names; without a header the only column is that of the agencies."""
    written = [(number, row) for number, row in rows.items() if row]
    for number, row in written[:_HEADER_WITHIN]:
        names = {column: label_key(text).name.lower() for column, text in row.items()}
        columns = {
            kind: next(column for column, name in names.items() if name in known)
            for kind, known in _HEADERS.items()
            if any(name in known for name in names.values())
        }
        if "agency" in columns:
            return number, columns
    used = {column for _, row in written for column in row}
    return 0, {"agency": used.pop()} if len(used) == 1 else None


def _line(number: int, row: Row, columns: Mapping[str, int], notes: list[str]) -> RosterLine | None:
    def cell(kind: str) -> str | None:
        return clean(row.get(columns.get(kind, -1), "")).replace("\n", "") or None

    agency = cell("agency")
    if agency is None:
        notes.append(f"第 {number} 行" + ("没有机关名称，已跳过。" if row else "是空行，已跳过。"))
        return None
    if _TITLE.search(agency):
        notes.append(f"第 {number} 行“{agency}”是标题，不是机关，已跳过。")
        return None
    if len(agency) > _LONGEST_NAME:
        notes.append(f"第 {number} 行不像机关名称（{len(agency)} 个字），已跳过：{agency[:20]}…")
        return None
    year, written_year = None, cell("year")
    if written_year:
        found = _YEAR.fullmatch(fold(written_year))
        if not found:
            notes.append(f"第 {number} 行“{agency}”的年度写的是“{written_year}”，认不出来，按命令给的年度。")
        year = int(found[1]) if found else None
    return RosterLine(number, agency, cell("contact"), cell("sign_off"), _date(cell("date")), year)


def _date(text: str | None) -> str | None:
    """A date as a sign-off writes it."""
    found = _PLAIN_DATE.fullmatch(fold(text)) if text else None
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else text


def _without_doubles(lines: list[RosterLine], notes: list[str]) -> Iterator[RosterLine]:
    seen: dict[tuple[str, int | None], int] = {}
    for line in lines:
        key = (fold(line.agency), line.year)
        if key in seen:
            notes.append(f"第 {line.line} 行“{line.agency}”与第 {seen[key]} 行重复，只生成一份。")
            continue
        seen[key] = line.line
        yield line
