"""What is known of a worksheet once it is read: what each cell shows, what is drawn, merged, hidden and doubtful."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.readers.colours import Colour
from toolkit.readers.xlsx_looks import NO_COLOURS, PLAIN, Look, Palette
from toolkit.readers.xlsx_values import RichText

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What of a cell's style changes what a reader sees."""

    bordered: bool = False
    date: bool = False
    struck: bool = False
    # A number format that shows a number in another size, such as 12.3 for 123456; else nothing.
    resizing: str = ""
    # The unit of money that it shows: ¥, 元, 万元.
    money: str = ""
    # How many decimals it shows, where that may be fewer than are stored.
    decimals: int | None = None
    look: Look = PLAIN
    # The code of a format that shows one number in another way than the next: not at all, in white, with words.
    code: str = ""
    hides_text: bool = False
    # What it writes around a text, where that has digits.
    text_shown: str = ""
    # Whether a number is made to fit into a narrow column.
    fits: bool = False
    # Whether it stands so far from the edge of its column that it may not be seen.
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns count from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, position: Position) -> bool:
        return self.top <= position[0] <= self.bottom and self.left <= position[1] <= self.right

    @property
    def size(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


class Effect(NamedTuple):
    """What a conditional format does to cells that it holds for, as far as that hides them."""

    colour: Colour | None = None
    ground: Colour | None = None
    struck: bool = False
    code: str = ""


class Rule(NamedTuple):
    """A conditional format of a sheet: where, when and what."""

    areas: tuple[Area, ...]
    kind: str
    operator: str
    operands: tuple[str, ...]
    effect: Effect | None
    # A bar or an icon in the number's stead.
    drawn_instead: bool = False


@dataclass(slots=True)
class Sheet:
    """A worksheet as last saved."""

    name: str
    texts: dict[Position, str] = field(default_factory=dict)
    bordered: set[Position] = field(default_factory=set)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    # Formulas whose result was never saved, and results that are errors such as #REF!.
    uncalculated: list[Position] = field(default_factory=list)
    faulty: list[Position] = field(default_factory=list)
    protected: bool = False
    # Text under a merged cell: kept in the file, shown to nobody.
    covered: list[Position] = field(default_factory=list)
    # What nobody sees, and noughts that are shown as blanks.
    unseen: list[Position] = field(default_factory=list)
    unseen_zeros: list[Position] = field(default_factory=list)
    # What may not be seen: a column too narrow for its number, a condition that can't be told.
    doubtful: list[Position] = field(default_factory=list)
    # What is struck out, in whole or in part, and numbers that are shown in another size than they are stored.
    struck: list[Position] = field(default_factory=list)
    resized: list[Position] = field(default_factory=list)
    # What is set in a font of pictures.
    pictured: list[Position] = field(default_factory=list)
    # Numbers with more decimals than are shown.
    rounded: list[Position] = field(default_factory=list)

    # Widths of columns that are narrower than usual, in digits; and of those that say nothing, where they are so.
    widths: dict[int, float] = field(default_factory=dict)
    usual_width: float | None = None
    columns_said: set[int] = field(default_factory=set)
    # Whether rows that say nothing are hidden or too low to be seen.
    rows_are_hidden: bool = False
    # Whether the sheet shows formulas instead of what they give.
    shows_formulas: bool = False
    # Numbers as they are stored, and formulas.
    stored: dict[Position, str] = field(default_factory=dict)
    formulas: dict[Position, str] = field(default_factory=dict)
    outdated: list[Position] = field(default_factory=list)
    # The numbers in such columns.
    numbers: list[Position] = field(default_factory=list)
    # How cells with text look, where that isn't black on white.
    looks: dict[Position, Look] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    shows_zeros: bool = True

    def is_hidden(self, position: Position) -> bool:
        row, column = position
        return row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)

    def width(self, column: int) -> float | None:
        """The width of a column where that is narrower than usual."""
        return self.widths.get(column, None if column in self.columns_said else self.usual_width)


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: tuple[RichText, ...] = ()
    styles: tuple[CellStyle, ...] = ()
    effects: tuple[Effect, ...] = ()
    palette: Palette = NO_COLOURS
    epoch_1904: bool = False


def reference(position: Position) -> str:
    """A position as people name it: B7."""
    row, column = position
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def position_of(text: str) -> Position | None:
    found = _REFERENCE.fullmatch(text)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    return (row - 1, column - 1) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def area_of(text: str) -> Area | None:
    """`$A$1:$C$4` or a single cell as an area."""
    first, _, last = text.partition(":")
    start, end = position_of(first), position_of(last or first)
    if start is None or end is None:
        return None
    return Area(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
