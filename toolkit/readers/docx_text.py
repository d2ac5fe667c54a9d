"""A paragraph of Word's XML as a person sees it: runs, fields' results, revisions, hidden text, automatic numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_findings import ADDED, DRAWN_FIELD, FOREIGN, HIDDEN_TEXT, REMOVED, STRUCK_TEXT
from toolkit.readers.docx_graphics import ReadContent, chosen_branch, read_graphic
from toolkit.readers.docx_numbering import Numbering
from toolkit.readers.docx_raw import Notice, RawBlock, RawParagraph
from toolkit.readers.docx_story import Story, shown
from toolkit.readers.docx_styles import (
    NumberReference,
    Style,
    Styles,
    heading_level,
    hidden_in,
    is_white,
    raised_in,
    struck_in,
)
from toolkit.readers.docx_symbols import symbol
from toolkit.readers.docx_values import is_on, whole_number
from toolkit.text import as_superscript

_NO_NUMBER = "0"
# Such a field draws what its instruction says, ringed or stacked, and has no result.
_DRAWN_FIELD = re.compile(r"\s*EQ\b", re.IGNORECASE)
_NOT_SHOWN = w.PROPERTIES | {w.RUBY_PHONETIC}


class Mark(Enum):
    """What became of the mark at a paragraph's end: without it the next paragraph goes on in the same line."""

    STANDS = 0
    DELETED = 1
    HIDDEN = 2


class _White(str):
    """Text in white: nobody sees it beside text in another colour, though alone it may stand on a dark ground."""

    __slots__ = ()


@dataclass(slots=True)
class _Properties:
    style_id: str | None = None
    heading_level: int | None = None
    sets_level: bool = False
    number_id: str | None = None
    number_level: int | None = None
    mark_deleted: bool = False
    mark_inserted: bool = False
    mark_hidden: bool | None = None


_NO_PROPERTIES = _Properties()
_PLAIN = Style()


@dataclass(slots=True)
class Line:
    """A paragraph while it is being read."""

    style: Style
    heading_level: int | None
    mark: Mark
    number: str = ""
    parts: list[str] = field(default_factory=list)
    # Where the text of runs goes that say nothing of their own.
    target: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    # Text boxes that are anchored here.
    boxes: list[RawBlock] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not "".join(self.parts).strip()

    def finished(self) -> RawParagraph:
        self._hide_white()
        text = "".join(self.parts)
        # 1. before 2024 would read as a decimal.
        gap = " " if self.number.endswith((".", "．")) and text[:1].isdigit() else ""
        for pieces, kind in ((self.hidden, HIDDEN_TEXT), (self.struck, STRUCK_TEXT)):
            if pieces and (unread := "".join(pieces)).strip():
                self.notices.append(Notice(kind, unread))
        whole = self.number + gap + text
        return RawParagraph(whole, self.style.name, self.heading_level, self.notices or None, self.number)

    def _hide_white(self) -> None:
        white = [part for part in self.parts if isinstance(part, _White)]
        visible = [part for part in self.parts if not isinstance(part, _White)]
        if white and "".join(visible).strip():
            self.parts = visible
            self.hidden.extend(white)

    def go_on_from(self, before: Line) -> None:
        """Puts what an earlier paragraph without a mark left before this one's text."""
        if before.mark is Mark.HIDDEN and not before.is_blank:
            self.style, self.heading_level, self.number = before.style, before.heading_level, before.number
        self.parts[:0] = before.parts
        self.hidden[:0] = before.hidden
        self.struck[:0] = before.struck
        self.boxes[:0] = before.boxes
        self.notices[:0] = before.notices


class LineReader:
    """Reads paragraphs in their order: lists are counted, and fields run on from one to the next."""

    def __init__(self, styles: Styles, numbering: Numbering, read_content: ReadContent) -> None:
        self._styles = styles
        self._numbering = numbering
        self._read_content = read_content
        self.story = Story(None, styles)
        # The notes that were referred to and not yet fetched: their element's name and id.
        self.references: list[tuple[str, str]] = []

    def plain(self, paragraph: _Element) -> RawParagraph | None:
        """A paragraph that holds nothing but text, as most do; None where there is more to it."""
        lines = self.story.plain_lines(paragraph)
        if lines is None:
            return None
        style = self._styles.paragraph(self.story.style_ids.get(paragraph))
        return RawParagraph(lines[0], style.name, style.heading_level)

    def read(self, paragraph: _Element, before: Line | None = None) -> Line:
        """A paragraph, behind what an earlier one without a mark left over."""
        first = paragraph[0] if len(paragraph) else None
        has_properties = first is not None and first.tag == w.PARAGRAPH_PROPERTIES
        properties = _properties(first) if first is not None and has_properties else _NO_PROPERTIES
        style = self._styles.paragraph(properties.style_id)
        level = properties.heading_level if properties.sets_level else style.heading_level
        line = Line(style, level, self._mark(properties, style))
        line.target = self._target(None, line)
        self._inline(paragraph, line)
        _tell_mark(properties, line)
        # Only what has a mark of its own is counted by a list.
        goes_on = before is not None and before.mark is Mark.HIDDEN and not before.is_blank
        if not goes_on and line.mark is not Mark.DELETED:
            line.number = self._number(properties, line)
        if before is not None:
            line.go_on_from(before)
        return line

    def _mark(self, properties: _Properties, style: Style) -> Mark:
        if properties.mark_deleted:
            return Mark.DELETED
        hidden = properties.mark_hidden
        if hidden is None:
            hidden = self._styles.default_hidden or style.hidden
        return Mark.HIDDEN if hidden else Mark.STANDS

    def _number(self, properties: _Properties, line: Line) -> str:
        reference = _reference(properties, line.style)
        if reference is None or (line.mark is Mark.HIDDEN and line.is_blank):
            return ""
        level = reference.level
        if reference.style_id is not None:
            tied = self._numbering.level_of_style(reference.number_id, reference.style_id)
            level = level if tied is None else tied
        return self._numbering.next(reference.number_id, level or 0)

    def _inline(self, parent: _Element, line: Line) -> None:
        for child in parent:
            tag = child.tag
            if tag == w.RUN:
                self._run(child, line)
            elif tag in _NOT_SHOWN:
                continue
            elif tag in w.REMOVED:
                line.notices.append(REMOVED)
            elif tag == w.ALTERNATE:
                branch = chosen_branch(child)
                if branch is not None:
                    self._inline(branch, line)
            elif tag == w.MATH_TEXT:
                line.parts.append(child.text or "")
            elif tag == w.MATH_DENOMINATOR:
                line.parts.append("/")
                self._inline(child, line)
            elif tag == w.MATH_RAISED:
                line.parts.extend(as_superscript(text.text or "") for text in child.iter(w.MATH_TEXT))
            elif tag in FOREIGN:
                line.notices.append(FOREIGN[tag])
            else:
                if tag in w.ADDED:
                    line.notices.append(ADDED)
                # Links, tags, content controls and whatever else only wraps runs.
                self._inline(child, line)

    def _run(self, run: _Element, line: Line) -> None:
        target = line.target
        fields = self.story.fields
        is_raised = in_white = False
        for child in run:
            tag = child.tag
            if tag == w.TEXT:
                if not fields.in_instruction:
                    text = as_superscript(shown(child.text)) if is_raised else shown(child.text)
                    target.append(_White(text) if in_white else text)
            elif tag == w.RUN_PROPERTIES:
                target = self._target(child, line)
                # What nothing stands before is no mark on anything.
                is_raised = self._is_raised(child) and not line.is_blank
                in_white = is_white(child)
            elif tag == w.FIELD_CHARACTER:
                target.append(fields.meet(child))
            elif tag == w.FIELD_INSTRUCTION and _DRAWN_FIELD.match(child.text or ""):
                line.notices.append(DRAWN_FIELD)
            elif not fields.in_instruction:
                self._in_run(child, tag, target, line)

    def _in_run(self, child: _Element, tag: str, target: list[str], line: Line) -> None:
        """What is rarer in a run than text."""
        if tag in w.CHARACTERS:
            target.append(w.CHARACTERS[tag])
        elif tag == w.SYMBOL:
            target.append(symbol(child))
        elif tag == w.DELETED_TEXT:
            line.notices.append(REMOVED)
        elif tag in w.NOTE_REFERENCES:
            if target is line.parts:
                self.references.append((w.NOTE_REFERENCES[tag], child.get(w.ID, "")))
        elif tag in w.GRAPHICS:
            self._graphic(child, target, line)
        elif tag == w.ALTERNATE:
            branch = chosen_branch(child)
            for inner in branch if branch is not None else ():
                self._in_run(inner, inner.tag, target, line)
        elif tag == w.TEXT:
            target.append(shown(child.text))
        elif tag not in _NOT_SHOWN:
            # The base text of a ruby, and runs in a branch.
            self._run(child, line) if tag == w.RUN else self._inline(child, line)

    def _graphic(self, graphic: _Element, target: list[str], line: Line) -> None:
        if target is not line.parts:
            target.extend(text.text or "" for text in graphic.iter(w.TEXT))
            return
        drawn = read_graphic(graphic, self._read_content)
        line.boxes.extend(drawn.blocks)
        line.notices.extend(drawn.notices)

    def _is_raised(self, properties: _Element) -> bool:
        own = raised_in(properties)
        if own is not None:
            return own
        reference = properties.find(w.RUN_STYLE)
        return reference is not None and self._styles.get(reference.get(w.VALUE, "")).raised

    def _target(self, properties: _Element | None, line: Line) -> list[str]:
        """Where a run's text goes: into the line, or to what is hidden or struck out."""
        own_hidden, own_struck = hidden_in(properties), struck_in(properties)
        if own_hidden is None or own_struck is None:
            reference = None if properties is None else properties.find(w.RUN_STYLE)
            run_style = _PLAIN if reference is None else self._styles.get(reference.get(w.VALUE, ""))
            # Switches of the paragraph's and the run's style cancel each other out (ISO 29500-1, 17.7.3).
            if own_hidden is None:
                own_hidden = self._styles.default_hidden or (line.style.hidden != run_style.hidden)
            if own_struck is None:
                own_struck = self._styles.default_struck or (line.style.struck != run_style.struck)
        if own_hidden:
            return line.hidden
        return line.struck if own_struck else line.parts


def _tell_mark(properties: _Properties, line: Line) -> None:
    """A paragraph that was deleted or inserted as a whole is told once, with its runs."""
    if properties.mark_deleted and REMOVED not in line.notices:
        line.notices.append(REMOVED)
    if properties.mark_inserted and ADDED not in line.notices:
        line.notices.append(ADDED)


def _reference(properties: _Properties, style: Style) -> NumberReference | None:
    """The list that a paragraph belongs to: its own word comes before its style's."""
    reference = style.number
    if properties.number_id is not None:
        reference = NumberReference(properties.number_id, properties.number_level)
    elif reference is not None and properties.number_level is not None:
        reference = NumberReference(reference.number_id, properties.number_level)
    return None if reference is None or reference.number_id == _NO_NUMBER else reference


def _properties(element: _Element) -> _Properties:
    properties = _Properties()
    for child in element:
        tag = child.tag
        if tag == w.PARAGRAPH_STYLE:
            properties.style_id = child.get(w.VALUE)
        elif tag == w.NUMBERING_PROPERTIES:
            number_id, level = child.find(w.NUMBERING_ID), child.find(w.NUMBERING_LEVEL)
            properties.number_id = None if number_id is None else number_id.get(w.VALUE)
            properties.number_level = None if level is None else whole_number(level.get(w.VALUE))
        elif tag == w.OUTLINE_LEVEL:
            properties.heading_level = heading_level(child.get(w.VALUE))
            properties.sets_level = True
        elif tag == w.RUN_PROPERTIES:
            _read_mark(child, properties)
    return properties


def _read_mark(element: _Element, properties: _Properties) -> None:
    for child in element:
        tag = child.tag
        if tag in w.REMOVED:
            properties.mark_deleted = True
        elif tag in w.ADDED:
            properties.mark_inserted = True
        elif tag == w.HIDDEN:
            properties.mark_hidden = is_on(child)
