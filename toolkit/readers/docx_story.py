"""One run of text (the body, a header, a note), with what must be known of the whole before its parts are read."""

from __future__ import annotations

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_fields import Fields

# Whatever in a paragraph makes it more than the text of its runs in one piece.
_RICH = (
    *w.REMOVED,
    *w.ADDED,
    *w.CHARACTERS,
    *w.NOTE_REFERENCES,
    *w.GRAPHICS,
    *(w.DELETED_TEXT, w.FIELD_CHARACTER, w.SYMBOL, w.RUBY_PHONETIC, w.MATH_TEXT, w.ALTERNATE),
    *(w.ALTERNATIVE_CHUNK, w.SUBDOCUMENT),
    *(w.HIDDEN, w.STRUCK, w.STRUCK_TWICE, w.RUN_STYLE, w.NUMBERING_PROPERTIES, w.OUTLINE_LEVEL),
)
_MERGES = (w.GRID_SPAN, w.VERTICAL_MERGE, w.HORIZONTAL_MERGE, w.CELL_MERGE, w.CELL_DELETED, w.CELL_INSERTED)


class Story:
    """To look for the few rich paragraphs at once is much faster than to ask each of the many plain ones."""

    def __init__(self, root: _Element | None) -> None:
        self.fields = Fields(root)
        self.rich: set[_Element | None] = set()
        self.style_ids: dict[_Element | None, str | None] = {}
        # What the properties of merged or changed cells say, by cell.
        self.merges: dict[_Element | None, list[_Element]] = {}
        if root is not None:
            self.rich.update(next(mark.iterancestors(w.PARAGRAPH), None) for mark in root.iter(*_RICH))
            self.style_ids.update((_grandparent(mark), mark.get(w.VALUE)) for mark in root.iter(w.PARAGRAPH_STYLE))
            for mark in root.iter(*_MERGES):
                self.merges.setdefault(_grandparent(mark), []).append(mark)


def _grandparent(element: _Element) -> _Element | None:
    parent = element.getparent()
    return None if parent is None else parent.getparent()
