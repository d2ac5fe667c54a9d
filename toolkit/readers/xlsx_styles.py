"""A workbook's styles part: how the cells of each style look and what its formats make of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from toolkit.errors import UnreadableFile
from toolkit.readers.package import Package
from toolkit.readers.xlsx_conditions import effect_of
from toolkit.readers.xlsx_formats import (
    code_of,
    decimals,
    hides_text,
    is_date,
    money,
    needs_number,
    resizing,
    text_shown,
)
from toolkit.readers.xlsx_looks import Font, Look, Palette
from toolkit.readers.xlsx_model import CellStyle, Effect
from toolkit.readers.xlsx_values import whole

_Value = TypeVar("_Value")

# In letters: as wide as a column.
_LARGE_INDENT = 10
_REPEATED = "单元格内容重复填充"


def open_palette(package: Package, theme: str, styles: Any) -> Palette:
    """The workbook's colours; a theme that is missing or damaged has none."""

    def open_theme() -> Any:
        try:
            return package.xml(theme) if theme in package else None
        except UnreadableFile:
            return None

    own = () if styles is None else styles.iterfind("{*}colors/{*}indexedColors/{*}rgbColor")
    return Palette(open_theme, own)


def read_styles(root: Any, palette: Palette) -> tuple[CellStyle, ...]:
    """The styles of cells by their numbers."""
    if root is None:
        return ()
    formats = {one.get("numFmtId"): code_of(one) for one in root.iterfind("{*}numFmts/{*}numFmt")}
    borders = [_is_drawn(border) for border in root.iterfind("{*}borders/{*}border")]
    fonts = [palette.font(font) for font in root.iterfind("{*}fonts/{*}font")]
    fills = [palette.fill(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    mixtures = [palette.mixture(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    styles = []
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        number = style.get("numFmtId", "0")
        font, alignment = _at(fonts, style.get("fontId")) or Font(), style.find("{*}alignment")
        repeats = alignment is not None and alignment.get("horizontal") == "fill"
        styles.append(
            CellStyle(
                bordered=bool(_at(borders, style.get("borderId"))),
                date=is_date(number, formats),
                struck=font.struck,
                resizing=_REPEATED if repeats else resizing(number, formats),
                money=money(number, formats),
                decimals=decimals(number, formats),
                look=Look(
                    font.colour,
                    _at(fills, style.get("fillId")),
                    font.small,
                    font.pictures,
                    _at(mixtures, style.get("fillId")) or (),
                ),
                indented=alignment is not None and (whole(alignment.get("indent")) or 0) >= _LARGE_INDENT,
                code=needs_number(number, formats),
                text_shown=text_shown(number, formats),
                hides_text=hides_text(number, formats),
                fits=alignment is not None and alignment.get("shrinkToFit") in ("1", "true"),
            )
        )
    return tuple(styles)


def read_effects(root: Any, palette: Palette) -> tuple[Effect, ...]:
    """What conditional formats change, by their numbers."""
    return () if root is None else tuple(effect_of(one, palette) for one in root.iterfind("{*}dxfs/{*}dxf"))


def _is_drawn(border: Any) -> bool:
    return any(side.get("style", "none") != "none" for side in border)


def _at(values: Sequence[_Value], index: str | None) -> _Value | None:
    """The value of that number, where there is one."""
    known = index is not None and index.isdigit() and len(index) < 6 and int(index) < len(values)
    return values[int(index or 0)] if known else None
