"""One run of text (the body, a header, a note), with what must be known of the whole before its parts are read."""

from __future__ import annotations

from itertools import chain

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_fields import Fields
from toolkit.readers.docx_findings import PROMPT
from toolkit.readers.docx_marks import LOOKS, marks_in
from toolkit.readers.docx_otherwise import Otherwise
from toolkit.readers.docx_raw import Notice
from toolkit.readers.docx_room import doubt_of, doubts
from toolkit.readers.docx_sight import Sights
from toolkit.readers.docx_styles import Style, Styles
from toolkit.readers.docx_values import is_on

# Whatever in a paragraph makes it more than the texts and breaks of its runs.
_RICH = (
    *w.REMOVED,
    *w.ADDED,
    *(w.CHARACTERS.keys() - {w.BREAK}),
    *w.NOTE_REFERENCES,
    *w.GRAPHICS,
    *(w.DELETED_TEXT, w.FIELD_CHARACTER, w.SYMBOL, w.RUBY_PHONETIC, w.MATH_TEXT, w.ALTERNATE),
    *(w.ALTERNATIVE_CHUNK, w.SUBDOCUMENT, w.FORMER_PROPERTIES, w.SIMPLE_FIELD, w.DIRECTION_OVERRIDE),
    *w.WORKED_OUT,
    *(
        w.HIDDEN,
        w.STRUCK,
        w.STRUCK_TWICE,
        w.RUN_STYLE,
        w.VERTICAL_ALIGNMENT,
        w.POSITION,
        w.NUMBERING_PROPERTIES,
        w.OUTLINE_LEVEL,
    ),
)
_MERGES = (w.GRID_SPAN, w.VERTICAL_MERGE, w.HORIZONTAL_MERGE, w.CELL_MERGE, w.CELL_DELETED, w.CELL_INSERTED)
# Each once, for a tree is searched for all of them together.
_MARKS = tuple(dict.fromkeys((*LOOKS, *_RICH, *_MERGES, w.CONTROL_SHOWS_PLACEHOLDER, w.DATA_BINDING)))
_PROMPTED = Notice(PROMPT)
_PLAIN = (w.TEXT, w.PARAGRAPH, w.PARAGRAPH_STYLE, w.CELL, w.BREAK, w.TABLE)


class Story:
    """Reads what is plain, as nearly all is, in one walk; the few rich paragraphs and cells are read one by one."""

    def __init__(self, root: _Element | None, styles: Styles, otherwise: Otherwise | None = None) -> None:
        marks = {} if root is None else marks_in(root, _MARKS)
        self.fields = Fields(root if w.FIELD_CHARACTER in marks else None)
        self.style_ids: dict[_Element | None, str | None] = {}
        # What the properties of merged or changed cells say, by cell.
        self.merges: dict[_Element | None, list[_Element]] = {}
        # The lines of each paragraph in a cell, by cell, and of each other paragraph.
        self._lines: dict[_Element, list[str]] = {}
        self._rich: set[_Element] = set()
        self._tables: list[_Element] = []
        # The tables that hold others; None where the story wasn't walked.
        self._framing: set[_Element] | None = None
        self.sights: Sights | None = None
        # What is to be told of paragraphs: prompts of controls, what Word shows otherwise.
        self.notices: dict[_Element, list[Notice]] = {}
        # Why paragraphs may not be seen as they are written.
        self.doubts: dict[_Element, str] = {}
        if root is None:
            return
        for mark in marks.get(w.CONTROL_SHOWS_PLACEHOLDER, ()):
            self._note_prompt(mark)
        for mark in chain.from_iterable(marks.get(tag, ()) for tag in _MERGES):
            self.merges.setdefault(_grandparent(mark), []).append(mark)
        self.doubts.update(doubts(marks))
        for told, notice in otherwise.notices(root, marks) if otherwise is not None else ():
            self.notices.setdefault(told, []).append(notice)
        if styles.default_hides or not styles.default_paragraph.is_plain or not self._walk(root):
            self._lines.clear()
            used = {mark.get(w.VALUE) for mark in root.iter(w.PARAGRAPH_STYLE)}
            self.sights = Sights(root, styles, used, root.iter(w.TABLE), marks)
            return
        self._framing = {outer for table in self._tables for outer in table.iterancestors(w.TABLE)}
        used = set(self.style_ids.values())
        sights = self.sights = Sights(root, styles, used, self._tables, marks)
        if sights.in_default:
            self._lines.clear()
            return
        rich = chain.from_iterable(marks.get(tag, ()) for tag in _RICH)
        for mark in chain(rich, sights.marks(), self.notices, self.doubts):
            self._rich.update(mark.iterancestors(w.PARAGRAPH, w.CELL))
        self._rich.update(self.notices, self.doubts)
        for table in sights.tables():
            self._rich.update(table.iter(w.PARAGRAPH, w.CELL))
        odd = {one for one in used if not _is_plain(styles.paragraph(one), sights)}
        indents = {one: indent for one in used if (indent := styles.paragraph(one).large_indent) is not None}
        for paragraph, style in self.style_ids.items() if odd or indents else ():
            if paragraph is None or not (style in odd or style in indents):
                continue
            if style in odd or doubt_of(indents[style], False, paragraph):
                self._rich.update((paragraph, *paragraph.iterancestors(w.CELL)))

    def plain_lines(self, element: _Element) -> list[str] | None:
        """The text of a plain paragraph, or of each one in a plain cell; None where there is more to it.

        It comes out as reading run by run would give it, several times as fast.
        """
        if element in self._rich or self.fields.in_instruction:
            return None
        return self._lines.get(element)

    def holds_tables(self, table: _Element) -> bool:
        """Whether other tables stand within one."""
        if self._framing is None:
            return next(table.iterdescendants(w.TABLE), None) is not None
        return table in self._framing

    def _note_prompt(self, mark: _Element) -> None:
        control = _grandparent(mark)
        if control is None or not is_on(mark) or not any((one.text or "").strip() for one in control.iter(w.TEXT)):
            return
        around = next(control.iterancestors(w.PARAGRAPH), None)
        for paragraph in control.iter(w.PARAGRAPH) if around is None else (around,):
            self.notices.setdefault(paragraph, []).append(_PROMPTED)

    def _walk(self, root: _Element) -> bool:
        """Everything from the first to the last: a text belongs to the paragraph that began last before it.

        False where some text stands outside any paragraph.
        """
        cell: _Element | None = None
        paragraph: _Element | None = None
        in_cell: list[str] = []
        lines = [""]
        for element in root.iter(*_PLAIN):
            tag = element.tag
            if tag == w.TEXT:
                run = element.getparent()
                if (run is None or run.getparent() is not paragraph) and not _is_in_paragraph(element):
                    return False
                lines[-1] += shown(element.text)
            elif tag == w.PARAGRAPH:
                paragraph = element
                parent = element.getparent()
                if parent is cell:
                    lines = in_cell
                    lines.append("")
                else:
                    lines = self._lines[element] = [""]
                    if parent is not root:
                        self._note_nested(element)
            elif tag == w.PARAGRAPH_STYLE:
                self.style_ids[paragraph] = element.get(w.VALUE)
            elif tag == w.CELL:
                cell = element
                in_cell = self._lines[cell] = []
            elif tag == w.BREAK:
                lines[-1] += w.CHARACTERS[w.BREAK]
            else:
                self._tables.append(element)
                self._note_nested(element)
        return True

    def _note_nested(self, element: _Element) -> None:
        """A cell that holds another table is rich, and so is a paragraph that holds others, with all that is in it."""
        self._rich.update(element.iterancestors(w.CELL))
        outer = [*element.iterancestors(w.PARAGRAPH)][-1:]
        if outer and outer[0] not in self._rich:
            self._rich.update(outer[0].iter(w.PARAGRAPH, w.CELL))


def _is_in_paragraph(element: _Element) -> bool:
    return next(element.iterancestors(w.PARAGRAPH), None) is not None


def _is_plain(style: Style, sights: Sights) -> bool:
    return style.is_plain and not sights.is_doubtful(style.colour)


def shown(text: str | None) -> str:
    """Word shows a line end of the XML as a space; only a break breaks a line."""
    return text.replace("\n", " ") if text else ""


def _grandparent(element: _Element) -> _Element | None:
    parent = element.getparent()
    return None if parent is None else parent.getparent()
