"""A paragraph of Word's XML as a person sees it: runs, fields' results, revisions, hidden text, automatic numbers."""

from __future__ import annotations

import re

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_findings import (
    ADDED,
    DRAWN_FIELD,
    DRAWN_SIGN,
    FOREIGN,
    MAY_BE_UNSEEN,
    REMOVED,
    TWO_VERSIONS,
)
from toolkit.readers.docx_graphics import ReadContent, branches_differ, chosen_branch, read_graphic
from toolkit.readers.docx_line import Line, Mark, Shifted, White
from toolkit.readers.docx_math import DRAWN, MATH, SHIFTED, lead
from toolkit.readers.docx_numbering import Numbering
from toolkit.readers.docx_paragraph import NO_PROPERTIES, Properties, properties_of, reference_of
from toolkit.readers.docx_raw import Notice, RawParagraph
from toolkit.readers.docx_room import doubt_of
from toolkit.readers.docx_sight import Sight
from toolkit.readers.docx_story import Story, shown
from toolkit.readers.docx_styles import (
    Style,
    Styles,
    hidden_in,
    level_in,
    struck_in,
)
from toolkit.readers.docx_symbols import symbol
from toolkit.readers.docx_values import says_yes
from toolkit.readers.fonts import PICTURE_FONT, as_drawn

# Such a field draws what its instruction says, ringed or stacked, and has no result.
_DRAWN_FIELD = re.compile(
    r"\s*(?:EQ|AUTONUM(?:LGL|OUT)?|LISTNUM|MACROBUTTON|GOTOBUTTON|SYMBOL|ADVANCE)\b", re.IGNORECASE
)
# Text that runs the other way, whatever it is: 12 shows as 21.
_RIGHT_TO_LEFT, _END_OF_DIRECTION = "\u202e", "\u202c"
# What leaves only a word in a run.
_TOLD = {w.DELETED_TEXT: REMOVED} | dict.fromkeys(w.WORKED_OUT, DRAWN_FIELD)


_PLAIN = Style()


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
        properties = properties_of(first) if first is not None and has_properties else NO_PROPERTIES
        style = self._styles.paragraph(properties.style_id)
        level = properties.heading_level if properties.sets_level else style.heading_level
        parts_heading = properties.parts_heading and level is not None
        line = Line(style, level, Mark.STANDS if parts_heading else self._mark(properties, style))
        if self.story.sights is not None:
            line.sight = self.story.sights.of_paragraph(paragraph, style)
            line.font = self._font(None, line)
        line.target = self._target(None, line)
        self._inline(paragraph, line)
        line.notices.extend(dict.fromkeys(self.story.notices.get(paragraph, ())))
        if why := self._doubt(paragraph, line):
            line.notices.append(Notice(MAY_BE_UNSEEN, why))
        _tell_mark(properties, line)
        # Only what has a mark of its own is counted by a list.
        goes_on = before is not None and before.mark is Mark.HIDDEN and not before.is_blank
        if not goes_on and line.mark is not Mark.DELETED:
            line.number = self._number(
                properties, line, in_cell=next(paragraph.iterancestors(w.CELL), None) is not None
            )
        if before is not None:
            line.go_on_from(before)
        return line

    def _doubt(self, paragraph: _Element, line: Line) -> str:
        """Why a paragraph may not be seen as it is written: by what is said of it, then by its styles."""
        if line.is_blank:
            return ""
        why = self.story.doubts.get(paragraph) or doubt_of(line.style.large_indent, line.style.low_lines, paragraph)
        return why or line.doubt or ("" if line.sight is None else line.sight.doubt)

    def _mark(self, properties: Properties, style: Style) -> Mark:
        if properties.mark_deleted:
            return Mark.DELETED
        hidden = properties.mark_hidden
        if hidden is None:
            hidden = self._styles.default_hidden or style.hidden
        return Mark.HIDDEN if hidden else Mark.STANDS

    def _number(self, properties: Properties, line: Line, *, in_cell: bool) -> str:
        reference = reference_of(properties, line.style)
        if reference is None or (line.mark is Mark.HIDDEN and line.is_blank):
            return ""
        level = reference.level
        if reference.style_id is not None:
            tied = self._numbering.level_of_style(reference.number_id, reference.style_id)
            level = level if tied is None else tied
        return self._numbering.next(reference.number_id, level or 0, bullets=in_cell)

    def _inline(self, parent: _Element, line: Line) -> None:
        phonetic: _Element | None = None
        for child in parent:
            tag = child.tag
            if tag == w.RUN:
                self._run(child, line)
            elif tag == w.RUBY_PHONETIC:
                phonetic = child
            elif tag in w.PROPERTIES:
                continue
            elif tag in w.REMOVED:
                line.notices.append(REMOVED)
            elif tag == w.ALTERNATE:
                self._branch(child, line)
            elif tag in (w.MATH_RUN, w.MATH_PHANTOM):
                self._hideable_math(child, tag, line)
            elif tag in MATH:
                self._math(child, tag, line)
            elif tag in FOREIGN:
                line.notices.append(FOREIGN[tag])
            else:
                self._wrapped(child, tag, line)
        if phonetic is not None:
            _read_phonetic(phonetic, line)

    def _wrapped(self, wrapper: _Element, tag: str, line: Line) -> None:
        """Links, tags, content controls and whatever else only wraps runs."""
        if tag in w.ADDED:
            line.notices.append(ADDED)
        reversed_text = tag == w.DIRECTION_OVERRIDE and wrapper.get(w.VALUE) == "rtl"
        line.parts.append(_RIGHT_TO_LEFT if reversed_text else "")
        self._inline(wrapper, line)
        line.parts.append(_END_OF_DIRECTION if reversed_text else "")

    def _branch(self, alternate: _Element, line: Line) -> None:
        branch = chosen_branch(alternate)
        if branches_differ(alternate):
            line.notices.append(TWO_VERSIONS)
        if branch is not None:
            self._inline(branch, line)

    def _hideable_math(self, part: _Element, tag: str, line: Line) -> None:
        """A run of an equation, which may be hidden like any other, or a phantom that only leaves its room."""
        properties = part.find(w.RUN_PROPERTIES) if tag == w.MATH_RUN else None
        shown_mark = part.find(w.MATH_PHANTOM_SHOWN) if tag == w.MATH_PHANTOM else None
        leaves_room = shown_mark is not None and shown_mark.get(w.MATH_VALUE) in ("0", "off", "false")
        target = line.hidden if leaves_room else line.target if properties is None else self._target(properties, line)
        if target is line.parts:
            self._inline(part, line)
        else:
            target.extend(text.text or "" for text in part.iter(w.MATH_TEXT, w.TEXT))

    def _math(self, child: _Element, tag: str, line: Line) -> None:
        """A part of an equation, set off so that it lengthens no figure."""
        if tag in SHIFTED:
            line.parts.extend(Shifted.of(text.text or "", SHIFTED[tag]) for text in child.iter(w.MATH_TEXT))
            return
        if tag in DRAWN:
            line.notices.append(DRAWN_SIGN)
        line.parts.append(lead(child, tag))
        self._inline(child, line)

    def _run(self, run: _Element, line: Line) -> None:
        target = line.target
        fields = self.story.fields
        level, doubtful = 0, False
        font = line.font
        for child in run:
            tag = child.tag
            if tag == w.TEXT:
                if not fields.in_instruction:
                    text = self._drawn(shown(child.text), font, line)
                    target.append(White(text) if doubtful else Shifted.of(text, level) if level else text)
            elif tag == w.RUN_PROPERTIES:
                target = self._target(child, line)
                level = self._level(child)
                doubtful = line.sight is not None and line.sight.of_run(child) is Sight.DOUBTFUL
                font = self._font(child, line)
            elif tag == w.FIELD_CHARACTER:
                target.append(fields.meet(child))
            elif tag == w.FIELD_INSTRUCTION and _DRAWN_FIELD.match(child.text or ""):
                line.notices.append(DRAWN_FIELD)
            elif not fields.in_instruction:
                self._in_run(child, tag, target, line)
                if tag in w.NOTE_REFERENCES and says_yes(child.get(w.CUSTOM_MARK)):
                    # The rest of the run is the mark that points at the note.
                    level = 1

    def _font(self, properties: _Element | None, line: Line) -> str:
        """The font of pictures that text is set in, if it is; takes note of other reasons why letters may not be seen."""
        if line.sight is None:
            return ""
        letters = line.sight.letters(properties)
        line.doubt = line.doubt or (letters.doubt if line.sight.in_cell else "")
        return letters.font or ""

    def _drawn(self, text: str, font: str, line: Line) -> str:
        """Text as it is drawn: one in a font of pictures is no figure."""
        drawn = as_drawn(text, font) if font else text
        if drawn != text:
            line.notices.append(Notice(PICTURE_FONT, drawn))
        return drawn

    def _in_run(self, child: _Element, tag: str, target: list[str], line: Line) -> None:
        """What is rarer in a run than text."""
        if tag in w.CHARACTERS:
            target.append(w.CHARACTERS[tag])
        elif tag == w.SYMBOL:
            target.append(symbol(child))
        elif tag in _TOLD:
            line.notices.append(_TOLD[tag])
        elif tag in w.NOTE_REFERENCES:
            if target is line.parts:
                self.references.append((w.NOTE_REFERENCES[tag], child.get(w.ID, "")))
        elif tag in w.GRAPHICS:
            self._graphic(child, target, line)
        elif tag == w.ALTERNATE:
            branch = chosen_branch(child)
            if branches_differ(child):
                line.notices.append(TWO_VERSIONS)
            for inner in branch if branch is not None else ():
                self._in_run(inner, inner.tag, target, line)
        elif tag == w.TEXT:
            target.append(shown(child.text))
        elif tag not in w.PROPERTIES:
            # The base text of a ruby, and runs in a branch.
            self._run(child, line) if tag == w.RUN else self._inline(child, line)

    def _graphic(self, graphic: _Element, target: list[str], line: Line) -> None:
        if target is not line.parts:
            target.extend(text.text or "" for text in graphic.iter(w.TEXT))
            return
        drawn = read_graphic(graphic, self._read_content)
        line.boxes.extend(drawn.blocks)
        line.notices.extend(drawn.notices)

    def _level(self, properties: _Element) -> int:
        own = level_in(properties)
        if own is not None:
            return own
        reference = properties.find(w.RUN_STYLE)
        return 0 if reference is None else self._styles.get(reference.get(w.VALUE, "")).level

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
        if own_struck:
            return line.struck
        unseen = line.sight is not None and line.sight.of_run(properties) is Sight.UNSEEN
        return line.hidden if unseen else line.parts


def _read_phonetic(above: _Element, line: Line) -> None:
    """How a word is said stands above it and is no text; digits there would be taken for a part of a figure."""
    text = "".join(one.text or "" for one in above.iter(w.TEXT))
    if any(map(str.isdigit, text)):
        line.parts.append(Shifted.of(text, 1))


def _tell_mark(properties: Properties, line: Line) -> None:
    """A paragraph that was deleted or inserted as a whole is told once, with its runs."""
    if properties.mark_deleted and REMOVED not in line.notices:
        line.notices.append(REMOVED)
    if properties.mark_inserted and ADDED not in line.notices:
        line.notices.append(ADDED)
