"""Word originals (.docx, .docm, .dotx, .dotm): what a person sees on the pages, in reading order.

Inserted text counts and deleted text doesn't, as if every change were accepted; hidden and struck-out text is left
out. Each of these is told. A footnote's text follows the paragraph or table that refers to it. Comments aren't text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from toolkit.errors import LimitExceeded
from toolkit.finding import NOWHERE, Finding
from toolkit.original import Original, Paragraph
from toolkit.readers import docx_names as w
from toolkit.readers.docx_blocks import BlockReader
from toolkit.readers.docx_colours import Palette
from toolkit.readers.docx_findings import DAMAGED_PART, DOUBLE_PART, PICTURE, Told
from toolkit.readers.docx_numbering import Numbering
from toolkit.readers.docx_otherwise import Otherwise
from toolkit.readers.docx_parts import WordParts
from toolkit.readers.docx_places import Placer, texts
from toolkit.readers.docx_styles import Styles
from toolkit.readers.package import Package, open_package

_NOTE_PARTS = {w.FOOTNOTE: "footnotes", w.ENDNOTE: "endnotes"}


def read(data: bytes, file: str) -> Original:
    """The blocks of a Word file: page margins first, each different text of them once, then the body."""
    try:
        return _read(data, file)
    except RecursionError:
        raise LimitExceeded(f"{file}：文件的内容嵌套过深，像是有意构造的文件，没有读取。") from None


def _read(data: bytes, file: str) -> Original:
    package = open_package(data, file)
    parts = WordParts(package, file)
    document = parts.document()
    palette = Palette(lambda: parts.optional("theme"))
    styles = Styles(parts.styles(), palette, parts.theme_font, small_text=parts.small_text)
    numbering = Numbering(lambda: parts.optional("numbering"))
    otherwise = Otherwise(parts.bound_data, parts.updates_fields)
    reader = BlockReader(file, styles, numbering, _Notes(parts).take, otherwise)
    told = Told()
    body = Placer(told)
    for story in document.iterchildren(w.BODY):
        body.place(reader.story(story))
    margins = tuple(_margins(parts, document, reader, told))
    title = parts.title()
    return Original(
        file, "docx", (*margins, *body.blocks), title, (*_package_findings(package, parts), *told.findings())
    )


class _Notes:
    """Footnotes and endnotes, each given out once: a second mark for the same note doesn't repeat its text."""

    def __init__(self, parts: WordParts) -> None:
        self._parts = parts
        self._by_identity: dict[tuple[str, str], _Element] = {}
        self._opened: set[str] = set()

    def take(self, tag: str, identity: str) -> _Element | None:
        if tag not in self._opened:
            self._opened.add(tag)
            root = self._parts.optional(_NOTE_PARTS[tag])
            for note in root.iterchildren(tag) if root is not None else ():
                self._by_identity[tag, note.get(w.ID, "")] = note
        return self._by_identity.pop((tag, identity), None)


def _margins(parts: WordParts, document: _Element, reader: BlockReader, told: Told) -> Iterator[Paragraph]:
    seen: set[str] = set()
    for root in parts.margins(document):
        for raw in texts(reader.story(root)):
            # A picture at the head of a page is an emblem, not a scanned table.
            told.add((notice for notice in raw.notices or () if notice.kind is not PICTURE), NOWHERE)
            if not raw.is_blank and raw.text not in seen:
                seen.add(raw.text)
                yield Paragraph(raw.text, style=raw.style, in_margin=True)


def _package_findings(package: Package, parts: WordParts) -> Iterator[Finding]:
    for name in dict.fromkeys(parts.damaged):
        yield DAMAGED_PART.finding(f"文件包里的 {name} 已损坏，没有读到。请用 WPS 或 Word 打开核对后另存。")
    for name in dict.fromkeys(package.conflicts):
        yield DOUBLE_PART.finding(f"文件包里有两份内容不同的 {name}，只读了后一份。请用 WPS 或 Word 打开核对后另存。")
