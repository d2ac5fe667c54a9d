"""How the toolkit's workbooks look: fonts, grounds and borders in one place, and the library that writes them."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped, unused-ignore]
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped, unused-ignore]

FONT = "宋体"
HEADING_FONT = "黑体"

BAR = "#C6D9F1"
LABEL = "#F2F2F2"
HEADER = "#DCE6F1"
TOTAL = "#E7E6E6"
UNFILLED = "#FFF8DC"
BORDER = "#7F7F7F"
RED_INK, RED_GROUND = "#9C0006", "#FFC7CE"
YELLOW_INK, YELLOW_GROUND = "#7F6000", "#FFEB9C"
GREEN_INK, GREEN_GROUND = "#006100", "#E2F0D9"
GREY_INK = "#595959"

# A workbook with the same content has the same bytes.
_CREATED = datetime(2000, 1, 1)


class Styled:
    """A workbook being written, with each look made once."""

    def __init__(self, target: BytesIO | str, *, flat_memory: bool = False) -> None:
        options: dict[str, Any] = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": flat_memory,
            "in_memory": not flat_memory,
            # Beside the result: if there is room for it, there is room for its parts.
            "tmpdir": str(Path(target).parent) if isinstance(target, str) else None,
        }
        self._asides = 0
        self.book: Any = xlsxwriter.Workbook(target, options)
        self.book.set_properties({"created": _CREATED})
        self._looks: dict[tuple[tuple[str, object], ...], Any] = {}

    def look(self, **properties: object) -> Any:
        """A cell's look; equal properties give the same one."""
        key = tuple(properties.items())
        if key not in self._looks:
            every = {"font_name": FONT, "font_size": 11, "valign": "vcenter"} | properties
            self._looks[key] = self.book.add_format(every)
        return self._looks[key]

    def framed(self, **properties: object) -> Any:
        """A look with thin borders, as in a printed table."""
        return self.look(border=1, border_color=BORDER, **properties)

    def mark(self, **properties: object) -> Any:
        """A look for conditional formats, which change colours only."""
        key = (("mark", True), *properties.items())
        if key not in self._looks:
            self._looks[key] = self.book.add_format(properties)
        return self._looks[key]

    def aside(self, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Names an area that is no part of the report, so that reading the workbook back leaves it out."""
        self._asides += 1
        name = sheet.replace("'", "''")
        area = xl_range_abs(*first, *last)
        self.book.define_name(f"xxgk.aside.{self._asides}", f"='{name}'!{area}")

    def red(self) -> Any:
        return self.mark(font_color=RED_INK, bg_color=RED_GROUND)

    def yellow(self) -> Any:
        return self.mark(font_color=YELLOW_INK, bg_color=YELLOW_GROUND)
