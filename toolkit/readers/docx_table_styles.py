"""What a table style says about the colours of each of its cells: of the whole table, its bands, edges and corners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.colours import Colour
from toolkit.readers.docx_colours import Palette
from toolkit.readers.docx_lengths import is_large, is_low
from toolkit.readers.docx_letters import NOTHING_SAID, Letters, ThemeFont, letters_of
from toolkit.readers.docx_rows import inside
from toolkit.readers.docx_values import is_on, says_yes, whole_number

_WHOLE = "wholeTable"
# Bits of the old way to say which conditions count, and the attributes of the new one.
_LOOKS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_LOOK_NAMES = {name: w.TABLE_LOOK.replace("tblLook", name) for name in _LOOKS}


class Layer(NamedTuple):
    """The colour of text and of what is behind it, as far as they are said; how its letters are drawn and indented."""

    colour: Colour | None = None
    ground: Colour | None = None
    letters: Letters = NOTHING_SAID
    large_indent: _Element | None = None
    low_lines: bool = False

    @property
    def hides(self) -> bool:
        """Whether text so set may not be seen, whatever its colour."""
        return self.letters.is_odd or self.low_lines or self.large_indent is not None

    def over(self, below: Layer) -> Layer:
        return Layer(
            below.colour if self.colour is None else self.colour,
            below.ground if self.ground is None else self.ground,
            self.letters.over(below.letters),
            below.large_indent if self.large_indent is None else self.large_indent,
            self.low_lines or below.low_lines,
        )


@dataclass(slots=True)
class TableStyle:
    layers: dict[str, Layer] = field(default_factory=dict)
    row_band: int = 1
    column_band: int = 1


class Spot(NamedTuple):
    """Where a cell stands in its table, counted from 0, and how many rows and cells of its row there are."""

    row: int
    rows: int
    cell: int
    cells: int


def table_style(chain: Sequence[_Element], palette: Palette, theme_font: ThemeFont) -> TableStyle:
    """A style from its elements, the one that all are based on first."""
    style = TableStyle()
    for element in chain:
        _lay(style, _WHOLE, element, palette, theme_font)
        for condition in element.iterchildren(w.TABLE_CONDITION):
            _lay(style, condition.get(w.TYPE, ""), condition, palette, theme_font)
        for size in element.iter(w.ROW_BAND_SIZE, w.COLUMN_BAND_SIZE):
            value = whole_number(size.get(w.VALUE)) or 1
            if size.tag == w.ROW_BAND_SIZE:
                style.row_band = value
            else:
                style.column_band = value
    return style


def spots_of(table: _Element) -> Iterator[tuple[_Element, Spot]]:
    """The cells of a table with where they stand."""
    rows = [[*inside(row, w.CELL)] for row in inside(table, w.ROW)]
    for number, cells in enumerate(rows):
        for position, cell in enumerate(cells):
            yield cell, Spot(number, len(rows), position, len(cells))


def layer_at(spot: Spot, style: TableStyle, looks: frozenset[str]) -> Layer:
    """What the style says for a cell; what is more particular lies over the rest (ISO 29500-1, 17.7.6)."""
    layer = Layer()
    for condition in _conditions(spot, style, looks):
        if found := style.layers.get(condition):
            layer = found.over(layer)
    return layer


def looks_of(table: _Element) -> frozenset[str]:
    """Which conditions of its style a table lets count."""
    look = table.find(f"{w.TABLE_PROPERTIES}/{w.TABLE_LOOK}")
    if look is None:
        return frozenset()
    try:
        bits = int(look.get(w.VALUE, "0"), 16)
    except ValueError:
        bits = 0
    said = {name: look.get(attribute) for name, attribute in _LOOK_NAMES.items()}
    return frozenset(
        name for name, bit in _LOOKS.items() if (bool(bits & bit) if said[name] is None else says_yes(said[name]))
    )


def _lay(style: TableStyle, condition: str, element: _Element, palette: Palette, theme_font: ThemeFont) -> None:
    """Puts what an element says over what its base said."""
    runs, paragraphs, cells = (
        element.find(tag) for tag in (w.RUN_PROPERTIES, w.PARAGRAPH_PROPERTIES, w.CELL_PROPERTIES)
    )
    colour = None if runs is None else palette.text(runs.find(w.COLOUR))
    grounds = [palette.ground(one.find(w.SHADING)) for one in (paragraphs, cells) if one is not None]
    ground = next((one for one in grounds if one is not None), None)
    layer = Layer(colour, ground, _letters(runs, theme_font), *_lengths(paragraphs))
    if layer != Layer():
        style.layers[condition] = layer.over(style.layers.get(condition, Layer()))


def _letters(runs: _Element | None, theme_font: ThemeFont) -> Letters:
    """How a table style draws letters. Hidden ones are not seen, as tiny ones aren't."""
    said = {} if runs is None else {child.tag: child for child in runs}
    letters = letters_of(said, theme_font)
    return letters._replace(unseen=True) if w.HIDDEN in said and is_on(said[w.HIDDEN]) else letters


def _lengths(paragraphs: _Element | None) -> tuple[_Element | None, bool]:
    indent = None if paragraphs is None else paragraphs.find(w.INDENT)
    spacing = None if paragraphs is None else paragraphs.find(w.SPACING)
    large = indent is not None and is_large(indent)
    return indent if large else None, spacing is not None and is_low(spacing)


def _conditions(spot: Spot, style: TableStyle, looks: frozenset[str]) -> Iterator[str]:
    first_row, last_row = "firstRow" in looks and spot.row == 0, "lastRow" in looks and spot.row == spot.rows - 1
    first_cell = "firstColumn" in looks and spot.cell == 0
    last_cell = "lastColumn" in looks and spot.cell == spot.cells - 1
    yield _WHOLE
    if "noVBand" not in looks and not first_cell and not last_cell:
        yield _band("Vert", spot.cell - ("firstColumn" in looks), style.column_band)
    if "noHBand" not in looks and not first_row and not last_row:
        yield _band("Horz", spot.row - ("firstRow" in looks), style.row_band)
    named = {"firstRow": first_row, "lastRow": last_row, "firstCol": first_cell, "lastCol": last_cell}
    yield from (name for name, holds in named.items() if holds)
    corners = {"nwCell": first_row and first_cell, "neCell": first_row and last_cell}
    corners |= {"swCell": last_row and first_cell, "seCell": last_row and last_cell}
    yield from (name for name, holds in corners.items() if holds)


def _band(kind: str, number: int, size: int) -> str:
    return f"band{number // size % 2 + 1}{kind}"
