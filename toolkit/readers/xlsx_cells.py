"""One cell of a worksheet as the text that a person sees in it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from toolkit.readers.fonts import as_drawn
from toolkit.readers.xlsx_formats import (
    negates_itself,
    section_for,
    shows_nothing,
    vague_words_behind,
    words_before,
    words_of,
    written_colour,
)
from toolkit.readers.xlsx_looks import PLAIN, Look
from toolkit.readers.xlsx_model import Book, CellStyle, Position, Sheet
from toolkit.readers.xlsx_sections import shows_another, shows_blank
from toolkit.readers.xlsx_values import RichText, date_text, number_text, rich_text, unescaped, whole
from toolkit.text import without_spaces

# What formats write for nought, or nothing at all.
_NOUGHTS = frozenset({"", "-", "—", "——", "–", "/", "无", "零", "0"})
_REFUSED = "〉"
_MOST_FORMULAS = 20_000
_TEXTS = frozenset({"s", "str", "inlineStr"})


def read_cell(cell: Any, position: Position, sheet: Sheet, book: Book) -> None:
    """Puts into the sheet what a cell shows, and what of it can't be taken as it is stored."""
    number = whole(cell.get("s")) or 0
    style = book.styles[number] if number < len(book.styles) else CellStyle()
    if style.bordered:
        sheet.bordered.add(position)
    value, formula = _value_and_formula(cell)
    kind = cell.get("t", "n")
    if formula is not None and not value and kind != "str":
        sheet.uncalculated.append(position)
        # No blank: somebody meant a figure to stand here.
        sheet.texts[position] = f"={formula}"
        return
    if kind == "e":
        sheet.faulty.append(position)
    if formula and value and len(sheet.formulas) < _MOST_FORMULAS:
        sheet.formulas[position] = formula
    if kind == "n" and value:
        sheet.stored[position] = value
    text = _seen_text(_shown(cell, kind, value, style, book), kind, position, sheet, style)
    if kind == "n" and not style.date and text:
        text = _as_formatted(text, position, sheet, style)
    if not text.strip():
        return
    sheet.texts[position] = text
    if style.look != PLAIN:
        sheet.looks[position] = style.look
        if style.look.is_doubtful:
            sheet.doubtful.append(position)
    digits = kind == "n" or text.isdigit()
    if digits and style.indented:
        sheet.doubtful.append(position)
    if digits and sheet.width(position[1]) is not None and not style.fits:
        sheet.numbers.append(position)


def _value_and_formula(cell: Any) -> tuple[str | None, str | None]:
    value: str | None = None
    formula: str | None = None
    for child in cell:
        if child.tag.endswith("}v"):
            value = child.text
        elif child.tag.endswith("}f"):
            formula = child.text or ""
    return value, formula


def _seen_text(shown: RichText, kind: str, position: Position, sheet: Sheet, style: CellStyle) -> str:
    """What of a cell's text a person sees; what nobody does, or what is struck out, is noted."""
    # A format may have a colour of its own for the number.
    text = shown.text if kind == "n" and style.code and not style.date else _seen(shown, style.look)
    if style.hides_text and kind in _TEXTS:
        text = ""
    if style.text_shown and kind in _TEXTS and text.strip():
        return _refused(text, position, sheet, style.text_shown)
    if text != shown.text and without_spaces(text) != without_spaces(shown.text):
        sheet.unseen.append(position)
    text = _drawn(shown, text, style.look, position, sheet)
    struck = shown.text if style.struck else shown.struck
    if struck.strip():
        sheet.struck.append(position)
    return "" if style.struck else text


def _seen(shown: RichText, look: Look) -> str:
    """The text without what is in the colour of its ground, or too small to be read."""
    if shown.pieces:
        pieces = [(part, look.is_unseen if font is None else look.hides(font)) for part, font in shown.pieces]
        return "".join(part for part, hidden in pieces if not hidden)
    return "" if look.is_unseen else shown.text


def _drawn(shown: RichText, text: str, look: Look, position: Position, sheet: Sheet) -> str:
    """The text as it is drawn: one in a font of pictures is no figure."""
    fonts = {look.pictures if font is None else font.pictures for part, font in shown.pieces} or {look.pictures}
    drawn = next((as_drawn(text, font) for font in sorted(fonts) if font), text)
    if drawn != text:
        sheet.pictured.append(position)
    return drawn


def _as_formatted(text: str, position: Position, sheet: Sheet, style: CellStyle) -> str:
    """A number with what its format makes of it, as far as that may change the figure."""
    if style.code or not sheet.shows_zeros:
        text = _as_shown(text, position, sheet, style)
    if text.endswith(_REFUSED):
        return text
    if style.resizing and text.strip("0"):
        return _refused(text, position, sheet, style.resizing)
    if style.decimals is not None and len(text.partition(".")[2]) > style.decimals:
        sheet.rounded.append(position)
    if style.money and text.strip("0."):
        return f"{style.money}{text}" if style.money in "¥￥" else f"{text}{style.money}"
    return text


def _refused(text: str, position: Position, sheet: Sheet, code: str) -> str:
    """Not the figure that anybody sees, so it is made one that nobody reads."""
    sheet.resized.append(position)
    return f"{text}〈格式 {code}{_REFUSED}"


def _as_shown(text: str, position: Position, sheet: Sheet, style: CellStyle) -> str:
    """A number as the section of its format that holds for it shows it: with words, or not at all."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    section = section_for(style.code, value) if style.code else "General"
    if section is None:
        sheet.doubtful.append(position)
        return text
    if value == 0 and not sheet.shows_zeros:
        sheet.unseen_zeros.append(position)
        return text
    if shows_nothing(section) and value:
        return _refused(text, position, sheet, style.code)
    if shows_nothing(section):
        words = words_of(section)
        if not words:
            sheet.unseen_zeros.append(position)
        return text if words in _NOUGHTS else words
    if shows_another(section, value, signed=negates_itself(style.code)):
        return _refused(text, position, sheet, style.code)
    if value == 0 and shows_blank(section):
        sheet.unseen_zeros.append(position)
        return text
    colour = written_colour(section)
    if (style.look if colour is None else style.look._replace(colour=colour)).is_unseen:
        sheet.unseen.append(position)
        return ""
    before = words_before(section)
    return text if value == 0 and before in _NOUGHTS else f"{before}{text}{vague_words_behind(section)}"


def _shown(cell: Any, kind: str, value: str | None, style: CellStyle, book: Book) -> RichText:
    if kind == "inlineStr":
        parts = [rich_text(inline, book.palette) for inline in cell.iterfind("{*}is")]
        return parts[0] if len(parts) == 1 else RichText("".join(part.text for part in parts))
    if not value:
        return RichText("")
    if kind == "s":
        index = whole(value.strip())
        return book.strings[index] if index is not None and index < len(book.strings) else RichText("")
    if kind == "b":
        return RichText({"1": "TRUE", "0": "FALSE"}.get(value.strip(), value))
    if kind == "n":
        return RichText(date_text(value, book.epoch_1904) if style.date else number_text(value))
    return RichText(unescaped(value))
