"""A story of a Word 97–2003 file, as the paragraphs and tables of today's format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from toolkit.readers import doc_changes as c
from toolkit.readers.doc_anchors import Anchors
from toolkit.readers.doc_changes import Changes
from toolkit.readers.doc_file import Story, WordFile
from toolkit.readers.doc_marks import list_marks, paragraph_marks, run_marks
from toolkit.readers.doc_tables import TableBuilder

_CELL_END, _PAGE_BREAK = "\x07\x0c"
_ENDS = re.compile("[\r\x07\x0c]")
_SPECIAL = re.compile("[\x00-\x1f]")
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13\x14\x15"
_NOTE, _PICTURE, _DRAWN = "\x02\x01\x08"
# Such a form field keeps what it shows with the sign at its instruction's end; links keep their address there.
_FORM = re.compile("\x13 *FORM(?:CHECKBOX|DROPDOWN)[^\x13-\x15\r\x07]{0,80}?\x01", re.IGNORECASE)
_SHOWN = {
    "\t": "<w:tab/>",
    "\x0b": "<w:br/>",
    _PAGE_BREAK: '<w:br w:type="page"/>',
    "\x0e": '<w:br w:type="column"/>',
    "\x1e": "<w:noBreakHyphen/>",
}
_FIELD_MARKS = {_FIELD_BEGIN: "begin", _FIELD_RESULT: "separate", _FIELD_END: "end"}
_REVISIONS = {c.INSERTED: "ins", c.DELETED: "del"}
# Not characters at all, and halves of rare ones whose other half is missing.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NO_SWITCH: frozenset[int] = frozenset()
# No table of a report stands so deep in others.
_DEEPEST = 50


class StoryWriter:
    def __init__(self, word: WordFile, anchors: Anchors, *, draws: bool = True) -> None:
        self._word = word
        self._draws = draws
        self._anchors = anchors
        # For each field that is open, whether its result has begun.
        self._fields: list[bool] = []

    def blocks(self, story: Story) -> str:
        """The story's paragraphs and tables."""
        self._fields = []
        builder = TableBuilder()
        for start, end in self._paragraphs(story):
            style, changes = self._word.paragraph(end - 1)
            depth = _depth(changes)
            on = self._word.switches.get(style, _NO_SWITCH)
            marks = c.beside_style(self._mark(end - 1), on)
            if depth and c.says(changes, c.ROW_END if depth == 1 else c.INNER_ROW_END):
                builder.end_row(depth, changes, _revised(marks))
                continue
            own = f'<w:pStyle w:val="s{style}"/>{paragraph_marks(changes)}{list_marks(changes)}'
            revisions = "".join(f"<w:{name}/>" for name in sorted(_revised(marks)))
            mark = f"<w:rPr>{revisions}{run_marks(marks)}</w:rPr>"
            text = "".join(self._runs(start, end - 1, on))
            builder.paragraph(f"<w:p><w:pPr>{own}{mark}</w:pPr>{text}</w:p>", depth)
            if depth and self._ends_cell(end - 1, depth, changes):
                builder.end_cell(_revised(marks))
        return builder.blocks()

    def _paragraphs(self, story: Story) -> Iterator[tuple[int, int]]:
        """Each paragraph with its mark. A section's end is one; the same character elsewhere only breaks the page."""
        start = story.start
        for found in _ENDS.finditer(self._word.text, story.start, story.end):
            if found[0] != _PAGE_BREAK or found.end() in self._anchors.section_ends:
                yield start, found.end()
                start = found.end()
        if start < story.end:
            yield start, story.end

    def _ends_cell(self, mark: int, depth: int, changes: Changes) -> bool:
        return self._word.text[mark] == _CELL_END if depth == 1 else c.says(changes, c.INNER_CELL_END)

    def _mark(self, position: int) -> Changes:
        return next(self._word.characters(position, position + 1))[2]

    def _runs(self, start: int, end: int, on: frozenset[int]) -> Iterator[str]:
        for begin, stop, changes in self._word.characters(start, end):
            content = "".join(self._content(begin, stop, changes))
            if content:
                run = f"<w:r><w:rPr>{run_marks(c.beside_style(changes, on))}</w:rPr>{content}</w:r>"
                for name in sorted(_revised(changes)):
                    run = f"<w:{name}>{run}</w:{name}>"
                yield run

    def _content(self, start: int, end: int, changes: Changes) -> Iterator[str]:
        text = self._word.text
        symbol = changes.get(c.SYMBOL)
        if symbol is not None:
            font = self._anchors.font(int.from_bytes(symbol[:2], "little"))
            sign = f'<w:sym w:font={quoteattr(font)} w:char="{int.from_bytes(symbol[2:], "little"):04X}"/>'
            yield sign * (end - start)
            return
        at = start
        for found in _SPECIAL.finditer(text, start, end):
            yield from self._text(at, found.start())
            yield self._special(found[0], found.start(), changes)
            at = found.end()
        yield from self._text(at, end)

    def _text(self, start: int, end: int) -> Iterator[str]:
        yield from self._anchors.own_marks(start, end)
        if start < end:
            units = self._word.text[start:end].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            tag = "w:t" if all(self._fields) else "w:instrText"
            yield f'<{tag} xml:space="preserve">{escape(_NO_XML.sub("�", units))}</{tag}>'

    def _special(self, character: str, position: int, changes: Changes) -> str:
        if character in _FIELD_MARKS:
            self._meet_field(character)
            form = self._form(position) if character == _FIELD_BEGIN else ""
            return f'<w:fldChar w:fldCharType="{_FIELD_MARKS[character]}">{form}</w:fldChar>'
        if character == _NOTE:
            return self._anchors.note(position)
        if character == _PICTURE:
            # Behind a drawing it only keeps the drawing's room in the line.
            return "" if self._word.text[position - 1 : position] == _DRAWN else self._anchors.picture(changes)
        if character == _DRAWN:
            return self._anchors.drawn(position, self._inside) if self._draws else ""
        return _SHOWN.get(character, "")

    def _form(self, begin: int) -> str:
        found = _FORM.match(self._word.text, begin)
        return self._anchors.form(self._mark(found.end() - 1)) if found else ""

    def _meet_field(self, character: str) -> None:
        if character == _FIELD_BEGIN:
            self._fields.append(False)
        elif self._fields and character == _FIELD_RESULT:
            self._fields[-1] = True
        elif self._fields:
            self._fields.pop()

    def _inside(self, story: Story) -> str:
        """What stands in a text box; a box inside a box has no place in this format."""
        return StoryWriter(self._word, self._anchors, draws=False).blocks(story)


def _depth(changes: Changes) -> int:
    if not c.says(changes, c.IN_TABLE):
        return 0
    return min(max(c.number(changes, c.DEPTH) or 1, 1), _DEEPEST)


def _revised(changes: Changes) -> frozenset[str]:
    """Which revisions a character or a mark belongs to: a deletion, an insertion, or both."""
    return frozenset(name for code, name in _REVISIONS.items() if c.says(changes, code))
