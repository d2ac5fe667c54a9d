"""Paragraphs and tables of a story (the body, a header, a note) in document order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_findings import FOREIGN, REMOVED, TWO_VERSIONS
from toolkit.readers.docx_graphics import branches_differ, chosen_branch
from toolkit.readers.docx_line import Line, Mark
from toolkit.readers.docx_numbering import Numbering
from toolkit.readers.docx_otherwise import Otherwise
from toolkit.readers.docx_raw import RawBlock, RawParagraph
from toolkit.readers.docx_story import Story
from toolkit.readers.docx_styles import Styles
from toolkit.readers.docx_tables import TableReader
from toolkit.readers.docx_text import LineReader

# Fetches a footnote or endnote by its element's name and id, once; None where there is none (any more).
TakeNote = Callable[[str, str], _Element | None]


@dataclass(slots=True)
class _Flow:
    """A container's blocks while they are gathered."""

    blocks: list[RawBlock] = field(default_factory=list)
    # A paragraph that lost its mark and waits for the next one to go on.
    waiting: Line | None = None
    has_text: bool = False

    def add(self, line: Line) -> None:
        paragraph = line.finished()
        if line.boxes and not self.has_text:
            # A box at the head of a text is its title.
            self.blocks.extend(line.boxes)
            self.blocks.append(paragraph)
        else:
            self.blocks.append(paragraph)
            self.blocks.extend(line.boxes)
        self.has_text = self.has_text or bool(line.boxes) or not paragraph.is_blank

    def close(self) -> None:
        if self.waiting is not None:
            self.add(self.waiting)
            self.waiting = None


class BlockReader:
    """Reads the stories of one document; lists go on counting from one to the next."""

    def __init__(
        self, file: str, styles: Styles, numbering: Numbering, take_note: TakeNote, otherwise: Otherwise
    ) -> None:
        self._styles = styles
        self._otherwise = otherwise
        self._lines = LineReader(styles, numbering, self._content)
        self._tables = TableReader(file, self._lines.story, self._content)
        self._take_note = take_note
        self._depth = 0

    def story(self, root: _Element) -> list[RawBlock]:
        """All blocks of a story. A note's text follows the paragraph or table that refers to it."""
        outer, depth = self._lines.story, self._depth
        self._enter(Story(root, self._styles, self._otherwise), 0)
        flow = _Flow()
        self._fill(root, flow)
        flow.close()
        self._fetch_notes(flow)
        self._enter(outer, depth)
        return flow.blocks

    def _enter(self, story: Story, depth: int) -> None:
        self._lines.story = self._tables.story = story
        self._depth = depth

    def _content(self, parent: _Element) -> list[RawBlock]:
        """The blocks of a cell or a text box."""
        self._depth += 1
        fields = self._lines.story.fields
        open_fields = fields.depth
        flow = _Flow()
        self._fill(parent, flow)
        flow.close()
        fields.leave(open_fields)
        self._depth -= 1
        return flow.blocks

    def _fill(self, parent: _Element, flow: _Flow) -> None:
        for child in parent:
            tag = child.tag
            if tag == w.PARAGRAPH:
                plain = self._lines.plain(child) if flow.waiting is None else None
                if plain is not None:
                    flow.blocks.append(plain)
                    flow.has_text = flow.has_text or not plain.is_blank
                    continue
                line = self._lines.read(child, flow.waiting)
                flow.waiting = line if line.mark is not Mark.STANDS else None
                if flow.waiting is None:
                    flow.add(line)
                    self._fetch_notes(flow)
            elif tag == w.TABLE:
                flow.close()
                flow.blocks.append(self._tables.read(child))
                flow.has_text = True
                self._fetch_notes(flow)
            elif tag in w.PROPERTIES:
                continue
            else:
                self._fill_from(child, tag, flow)

    def _fill_from(self, child: _Element, tag: str, flow: _Flow) -> None:
        """What is rarer between blocks: wrappers, branches, content of other files."""
        if tag == w.ALTERNATE:
            branch = chosen_branch(child)
            if branches_differ(child):
                flow.blocks.append(RawParagraph("", notices=[TWO_VERSIONS]))
            if branch is not None:
                self._fill(branch, flow)
        elif tag in w.REMOVED:
            flow.blocks.append(RawParagraph("", notices=[REMOVED]))
        elif tag in FOREIGN:
            flow.blocks.append(RawParagraph("", notices=[FOREIGN[tag]]))
        elif tag in (w.TEXT, w.MATH_TEXT):
            # A formula, or text that a program left outside any paragraph.
            flow.blocks.append(RawParagraph(child.text or ""))
        else:
            self._fill(child, flow)

    def _fetch_notes(self, flow: _Flow) -> None:
        """Not inside a cell or a box: a note isn't part of a figure or a label."""
        if self._depth or not self._lines.references:
            return
        references, self._lines.references = self._lines.references, []
        for tag, identity in references:
            note = self._take_note(tag, identity)
            if note is not None:
                flow.blocks.extend(self.story(note))
