"""One line of text while it is gathered from runs: what of it is seen, and at which height."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from toolkit.readers.docx_findings import HIDDEN_TEXT, STRUCK_TEXT
from toolkit.readers.docx_raw import Notice, RawBlock, RawParagraph
from toolkit.readers.docx_sight import ParagraphSight
from toolkit.readers.docx_styles import Style
from toolkit.text import as_subscript, as_superscript


class Mark(Enum):
    """What became of the mark at a paragraph's end: without it the next paragraph goes on in the same line."""

    STANDS = 0
    DELETED = 1
    HIDDEN = 2


class White(str):
    """White text on a ground that nobody knows: not seen beside text in another colour, though alone it may be."""

    __slots__ = ()


class Shifted(str):
    """Text above or below the line: its digits are marks beside text on the line, and plain where all of it is so set."""

    __slots__ = ("plain",)
    plain: str

    @classmethod
    def of(cls, text: str, level: int) -> Shifted:
        shifted = cls(as_superscript(text) if level > 0 else as_subscript(text))
        shifted.plain = text
        return shifted


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
    # Tells which runs can't be seen; None where all can.
    sight: ParagraphSight | None = None
    # The font of pictures in which runs are set that say nothing of their own.
    font: str = ""
    # Why its letters may not be seen as they are written, by their styles.
    doubt: str = ""
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
        self._put_on_line()
        text = "".join(self.parts)
        # 1. before 2024 would read as a decimal.
        gap = " " if self.number.endswith((".", "．")) and text[:1].isdigit() else ""
        for pieces, kind in ((self.hidden, HIDDEN_TEXT), (self.struck, STRUCK_TEXT)):
            if pieces and (unread := "".join(pieces)).strip():
                self.notices.append(Notice(kind, unread))
        whole = self.number + gap + text
        return RawParagraph(whole, self.style.name, self.heading_level, self.notices or None, self.number)

    def _hide_white(self) -> None:
        white = [part for part in self.parts if isinstance(part, White)]
        visible = [part for part in self.parts if not isinstance(part, White)]
        if white and "".join(visible).strip():
            self.parts = visible
            self.hidden.extend(white)

    def _put_on_line(self) -> None:
        written = [part for part in self.parts if part.strip()]
        if all(isinstance(part, Shifted) for part in written):
            self.parts = [part.plain if isinstance(part, Shifted) else part for part in self.parts]

    def go_on_from(self, before: Line) -> None:
        """Puts what an earlier paragraph without a mark left before this one's text."""
        if before.mark is Mark.HIDDEN and not before.is_blank:
            self.style, self.heading_level, self.number = before.style, before.heading_level, before.number
        self.parts[:0] = before.parts
        self.hidden[:0] = before.hidden
        self.struck[:0] = before.struck
        self.boxes[:0] = before.boxes
        self.notices[:0] = before.notices
