"""Word 97–2003 originals (.doc, .dot, and WPS's own .wps and .wpt, which are the same inside).

The old format is put into today's, and read by that one's reader: what is seen on a page, hidden, deleted or counted is
decided in one place.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

import olefile

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.original import Original
from toolkit.readers import docx
from toolkit.readers.doc_anchors import Anchors, boxed, stories_in
from toolkit.readers.doc_file import Part, Story, WordFile
from toolkit.readers.doc_lists import numbering_part
from toolkit.readers.doc_story import StoryWriter
from toolkit.readers.doc_styles import styles_part
from toolkit.readers.doc_title import title_in

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
# The first stories of the margins are the lines that part notes from the text.
_LINES_OF_NOTES = 6
MOST_STREAM_BYTES = 100 * 1024 * 1024
# What a damage shows itself as, in olefile 0.47 and here.
_BROKEN = (struct.error, OSError, ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError)


def read(data: bytes, file: str) -> Original:
    """What stands on the pages of a Word 97–2003 file."""
    try:
        return original_of(*_opened(data, file), file)
    except _BROKEN:
        raise UnreadableFile(
            f"{file}：文件不完整或已损坏（可能没有下载完），请重新取得原件，或者用 WPS、Word 打开后另存为 .docx 再试。"
        ) from None


def original_of(word: WordFile, title: str, file: str) -> Original:
    """The same of an opened file, and the title among its properties."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in _parts(word, title):
            archive.writestr(name, content)
    return docx.read(package.getvalue(), file)._replace(format="doc")


def _opened(data: bytes, file: str) -> tuple[WordFile, str]:
    with olefile.OleFileIO(io.BytesIO(data)) as compound:
        streams = {name: _stream(compound, name, file) for name in ("WordDocument", "0Table", "1Table", "Data")}
        title = title_in(_stream(compound, "\5SummaryInformation", file))
    return WordFile(streams["WordDocument"], (streams["0Table"], streams["1Table"]), streams["Data"], file), title


def _stream(compound: olefile.OleFileIO, name: str, file: str) -> bytes:
    if not compound.exists(name):
        return b""
    if compound.get_size(name) > MOST_STREAM_BYTES:
        raise LimitExceeded(f"{file}：文件里的 {name} 超过 {MOST_STREAM_BYTES // 1024 // 1024} MB，不像一份年度报告。")
    return bytes(compound.openstream(name).read())


def _parts(word: WordFile, title: str) -> Iterator[tuple[str, str]]:
    """The parts that today's reader asks for, under their usual names."""
    anchors = Anchors(word)
    writer = StoryWriter(word, anchors)
    stories = word.stories
    unanchored = "".join(f"<w:p><w:r>{boxed(writer.blocks(story))}</w:r></w:p>" for story in anchors.unanchored())
    body = f"<w:body>{writer.blocks(stories.body)}{unanchored}</w:body>"
    yield "word/document.xml", f"<w:document {_NAMES}>{body}</w:document>"
    yield "word/styles.xml", styles_part(word.part(Part.STYLES))
    yield (
        "word/numbering.xml",
        numbering_part(word.part(Part.LISTS), word.behind(Part.LISTS), word.part(Part.LIST_USES)),
    )
    yield "word/footnotes.xml", _notes("footnote", word, writer, Part.FOOTNOTES, stories.footnotes)
    yield "word/endnotes.xml", _notes("endnote", word, writer, Part.ENDNOTES, stories.endnotes)
    for number, story in enumerate(stories_in(stories.margins, word.part(Part.MARGINS))):
        if number >= _LINES_OF_NOTES and story.start < story.end:
            yield f"word/header{number}.xml", f"<w:hdr {_NAMES}>{writer.blocks(story)}</w:hdr>"
    core = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    words = f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(title)}</dc:title>'
    yield "docProps/core.xml", f"<cp:coreProperties {core}>{words}</cp:coreProperties>"


def _notes(kind: str, word: WordFile, writer: StoryWriter, part: int, story: Story) -> str:
    notes = enumerate(stories_in(story, word.part(part)))
    written = "".join(f'<w:{kind} w:id="{number}">{writer.blocks(one)}</w:{kind}>' for number, one in notes)
    return f"<w:{kind}s {_NAMES}>{written}</w:{kind}s>"
