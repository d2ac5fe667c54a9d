"""Whether text can be seen: not in the colour of what lies behind it, nor smaller than any print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cached_property
from itertools import chain

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.colours import WHITE, Colour, are_alike
from toolkit.readers.docx_colours import Palette, highlight
from toolkit.readers.docx_letters import (
    NOTHING_SAID,
    Letters,
    is_narrow,
    is_tiny,
    letters_of,
    picture_font,
)
from toolkit.readers.docx_marks import Marks
from toolkit.readers.docx_room import doubt_of
from toolkit.readers.docx_styles import Style, Styles
from toolkit.readers.docx_table_styles import Layer, Spot, layer_at, looks_of, spots_of
from toolkit.readers.docx_values import is_on

# Beyond so many each text is looked at closer by itself.
_MOST_GROUNDS = 50


_ODD_LETTERS: dict[str, Callable[[_Element], bool]] = {
    w.RIGHT_TO_LEFT: is_on,
    w.COMPLEX_SCRIPT: is_on,
    w.SCALE: is_narrow,
    w.TEXT_FILL: Palette.is_transparent,
}


class Sight(Enum):
    SEEN = 0
    UNSEEN = 1
    # In the colour of paper, where something else than paper may lie behind it.
    DOUBTFUL = 2


class Sights:
    """What of one story may not be seen. Most stories have nothing of the kind, and are asked nothing more."""

    def __init__(
        self,
        root: _Element,
        styles: Styles,
        style_ids: Iterable[str | None],
        tables: Iterable[_Element],
        marks: Marks,
    ) -> None:
        self._root = root
        self._styles = styles
        self._doubtful: dict[Colour, bool] = {}
        self._spots: dict[_Element, dict[_Element, Spot]] = {}
        self._marks = marks
        self._coloured, grounds = _coloured(marks, styles)
        self._tables = {table: style for table, style in _styled(tables) if styles.table(style).layers}
        run_styles = {mark.get(w.VALUE, "") for mark in marks.get(w.RUN_STYLE, ())}
        used = [*map(styles.paragraph, style_ids), *map(styles.get, run_styles)]
        layers = [layer for style in self._tables.values() for layer in styles.table(style).layers.values()]
        grounds.update(filter(None, (one.ground for one in used)))
        self._grounds = grounds.union(filter(None, (one.ground for one in layers)))
        # Whether all text is doubtful, because it is so by default.
        by_default = any(map(self.is_doubtful, (styles.default_colour, styles.default_paragraph.colour)))
        self.in_default = by_default or styles.default_letters.is_odd
        by_style = any(self.is_doubtful(one.colour) or one.letters.is_odd for one in used)
        self.any = self.in_default or by_style or any(True for _ in chain(self.marks(), self.tables()))

    def is_doubtful(self, colour: Colour | None) -> bool:
        """Whether text in a colour may stand on a ground of the same."""
        if colour is None or len(self._grounds) > _MOST_GROUNDS:
            return bool(colour)
        known = self._doubtful.get(colour)
        if known is None:
            known = self._doubtful[colour] = any(are_alike(colour, ground) for ground in self._grounds)
        return known

    def marks(self) -> Iterator[_Element]:
        """What stands within runs that may not be seen."""
        for colour, elements in self._coloured.items():
            if self.is_doubtful(colour):
                yield from elements
        for tag, is_odd in _ODD_LETTERS.items():
            yield from filter(is_odd, self._marks.get(tag, ()))
        if self._styles.small_text:
            yield from filter(is_tiny, self._root.iter(w.SIZE))
        for fonts in self._marks.get(w.FONTS, ()):
            if picture_font(fonts, self._styles.theme_font):
                yield fonts

    def tables(self) -> Iterator[_Element]:
        """The tables whose style gives text a colour, or letters, that may not be seen."""
        for table, style in self._tables.items():
            if any(self._is_odd(layer) for layer in self._styles.table(style).layers.values()):
                yield table

    def _is_odd(self, layer: Layer) -> bool:
        return layer.hides or self.is_doubtful(layer.colour)

    def of_paragraph(self, paragraph: _Element, style: Style) -> ParagraphSight | None:
        """What decides whether a paragraph's runs are seen; None where all of the story's are."""
        return ParagraphSight(self, self._styles, paragraph, style) if self.any else None

    def layer(self, cell: _Element) -> Layer:
        """What its table's style says for a cell."""
        table = next(cell.iterancestors(w.TABLE), None)
        style = None if table is None else self._tables.get(table)
        if table is None or style is None:
            return Layer()
        if table not in self._spots:
            self._spots[table] = dict(spots_of(table))
        spot = self._spots[table].get(cell)
        return Layer() if spot is None else layer_at(spot, self._styles.table(style), looks_of(table))

    @cached_property
    def page(self) -> Colour | None:
        """White, unless something is drawn behind the text, or the page is coloured."""
        document = self._root.getparent()
        if document is not None and document.find(w.BACKGROUND) is not None:
            return None
        behind = any(anchor.get("behindDoc") in ("1", "true") for anchor in self._root.iter(w.ANCHOR))
        return None if behind or next(self._root.iter(w.PICTURE), None) is not None else WHITE


class ParagraphSight:
    """The colours of a paragraph, looked up when a run asks."""

    def __init__(self, sights: Sights, styles: Styles, paragraph: _Element, style: Style) -> None:
        self._sights = sights
        self._styles = styles
        self._paragraph = paragraph
        self._style = style
        # A run asks twice: where its text goes, and whether that is doubtful.
        self._last: tuple[_Element | None, Sight] | None = None

    def of_run(self, properties: _Element | None) -> Sight:
        """Whether text with these properties is seen."""
        if self._last is None or self._last[0] is not properties:
            self._last = properties, self._look(properties)
        return self._last[1]

    def _look(self, properties: _Element | None) -> Sight:
        letters = self.letters(properties)
        if letters.unseen or letters.narrow:
            return Sight.UNSEEN
        run_style = self._run_style(properties)
        palette = self._styles.palette
        filled_in = None if properties is None else properties.find(w.TEXT_FILL)
        if filled_in is not None and palette.is_transparent(filled_in):
            return Sight.UNSEEN
        own = None if properties is None else palette.text(properties.find(w.COLOUR))
        own = _first(None if filled_in is None else palette.text_fill(filled_in), own)
        colour = _first(own, run_style.colour, self._style.colour)
        colour = self._colour_around if colour is None else colour
        if colour is None or not self._sights.is_doubtful(colour):
            return Sight.SEEN
        ground = run_style.ground
        if properties is not None:
            marked, filled = properties.find(w.HIGHLIGHT), properties.find(w.SHADING)
            ground = _first(highlight(marked), palette.ground(filled), ground)
        ground = self._ground if ground is None else ground
        if ground is None:
            return Sight.DOUBTFUL if are_alike(colour, WHITE) else Sight.SEEN
        return Sight.UNSEEN if are_alike(colour, ground) else Sight.SEEN

    def letters(self, properties: _Element | None) -> Letters:
        """How a run's letters are drawn, by its own word, its styles and the defaults."""
        own = NOTHING_SAID
        if properties is not None:
            own = letters_of({child.tag: child for child in properties}, self._styles.theme_font)
        return own.over(self._run_style(properties).letters).over(self._letters_around)

    @cached_property
    def doubt(self) -> str:
        """Why the paragraph may not be seen as it is written, by its table's style; empty where it is."""
        layer = Layer() if self._cell is None else self._sights.layer(self._cell)
        return doubt_of(layer.large_indent, layer.low_lines, self._paragraph)

    @property
    def in_cell(self) -> bool:
        return self._cell is not None

    @cached_property
    def _letters_around(self) -> Letters:
        of_table = NOTHING_SAID if self._cell is None else self._sights.layer(self._cell).letters
        return self._style.letters.over(of_table).over(self._styles.default_letters)

    def _run_style(self, properties: _Element | None) -> Style:
        reference = None if properties is None else properties.find(w.RUN_STYLE)
        return Style() if reference is None else self._styles.get(reference.get(w.VALUE, ""))

    @cached_property
    def _cell(self) -> _Element | None:
        return next(self._paragraph.iterancestors(w.CELL), None)

    @cached_property
    def _colour_around(self) -> Colour | None:
        """What text takes whose run and styles say nothing."""
        of_table = None if self._cell is None else self._sights.layer(self._cell).colour
        return self._styles.default_colour if of_table is None else of_table

    @cached_property
    def _ground(self) -> Colour | None:
        """What lies behind the paragraph; None where nobody can tell."""
        own = self._styles.palette.ground(_shading(self._paragraph, w.PARAGRAPH_PROPERTIES))
        of_paragraph = self._style.ground if own is None else own
        if of_paragraph is not None:
            return of_paragraph
        for outer in self._paragraph.iterancestors(w.CELL, w.TABLE, w.TEXT_BOX):
            if outer.tag == w.TEXT_BOX:
                return None
            kind = w.CELL_PROPERTIES if outer.tag == w.CELL else w.TABLE_PROPERTIES
            shaded = self._styles.palette.ground(_shading(outer, kind))
            if shaded is None and outer.tag == w.CELL:
                shaded = self._sights.layer(outer).ground
            if shaded is not None:
                return shaded
        return WHITE if self._cell is not None else self._sights.page


def _coloured(marks: Marks, styles: Styles) -> tuple[dict[Colour, list[_Element]], set[Colour]]:
    """The marks of coloured text by their colour, and the colours of what is filled behind text."""
    coloured: dict[Colour, list[_Element]] = {}
    by_name: dict[tuple[str | None, ...], list[_Element]] = {}
    shaded: dict[tuple[str | None, ...], _Element] = {}
    grounds: set[Colour] = {WHITE}
    for mark in marks.get(w.COLOUR, ()):
        name = (mark.get(w.VALUE), mark.get(w.THEME_COLOUR), mark.get(w.THEME_TINT), mark.get(w.THEME_SHADE))
        by_name.setdefault(name, []).append(mark)
    for mark in marks.get(w.SHADING, ()):
        shaded.setdefault((mark.get(w.VALUE), mark.get(w.FILL), mark.get(w.THEME_FILL)), mark)
    grounds.update(highlight(mark) or WHITE for mark in marks.get(w.HIGHLIGHT, ()))
    for alike in by_name.values():
        if colour := styles.palette.text(alike[0]):
            coloured.setdefault(colour, []).extend(alike)
    for mark in marks.get(w.TEXT_FILL, ()):
        if colour := styles.palette.text_fill(mark):
            coloured.setdefault(colour, []).append(mark)
    grounds.update(filter(None, map(styles.palette.ground, shaded.values())))
    return coloured, grounds


def _styled(tables: Iterable[_Element]) -> Iterator[tuple[_Element, str]]:
    for table in tables:
        for properties in table.iterchildren(w.TABLE_PROPERTIES):
            for mark in properties.iterchildren(w.TABLE_STYLE):
                yield table, mark.get(w.VALUE, "")


def _first(*colours: Colour | None) -> Colour | None:
    return next((colour for colour in colours if colour is not None), None)


def _shading(element: _Element, properties: str) -> _Element | None:
    found = element.find(properties)
    return None if found is None else found.find(w.SHADING)
