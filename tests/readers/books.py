"""Workbooks for tests, made as programs other than ours would make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def book(*sheets: Callable[[Worksheet], None], names: Sequence[str] = ()) -> bytes:
    """A workbook whose sheets are filled in by functions."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for number, fill in enumerate(sheets):
        fill(made.create_sheet(names[number] if names else f"表{number + 1}"))
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def rows(*lines: Sequence[object], framed: bool = False, top: int = 1, left: int = 1) -> Callable[[Worksheet], None]:
    """A sheet with these rows."""

    def fill(sheet: Worksheet) -> None:
        for row, line in enumerate(lines, start=top):
            for column, value in enumerate(line, start=left):
                cell = sheet.cell(row, column)
                cell.value = value  # type: ignore[assignment]
                if framed:
                    cell.border = FRAME

    return fill


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook one of whose parts is another."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            content = old.read(one)
            new.writestr(one, change(content) if one == name else content)
    return target.getvalue()


FIRST_SHEET = "xl/worksheets/sheet1.xml"


def with_cells(cells: str, merges: str = "") -> bytes:
    """A workbook whose only sheet holds this XML."""
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData>{merges}</worksheet>"
    )
    return with_part(book(rows([1])), FIRST_SHEET, lambda _: xml.encode())
