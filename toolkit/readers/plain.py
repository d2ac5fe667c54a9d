"""Text originals: .txt and .md, with tables as lines of text or as HTML, and with Markdown's marks taken for marks."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.finding import Place
from toolkit.original import Block, Original, Paragraph
from toolkit.readers.plain_lines import LineBlocks, without_emphasis, wrap_width
from toolkit.readers.text_findings import Notice, findings_of
from toolkit.readers.text_tables import TextTables

MOST_CHARACTERS = 5_000_000

_LINE_END = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_MAY_BE_MARKED = ("#", "|", "<", "![")


def read(data: bytes, file: str) -> Original:
    text = decode(data, file)
    if len(text) > MOST_CHARACTERS:
        raise LimitExceeded(f"{file}：文字超过 {MOST_CHARACTERS // 10000} 万字，不像一份年度报告。")
    lines = _LINE_END.split(text)
    if _is_marked(text, file):
        return _Marked(lines, file).read()
    blocks = LineBlocks(lines, TextTables(file), lambda one, _: without_emphasis(one), wrapped=wrap_width(lines))
    return Original(file, "text", tuple(blocks.read()))


def _is_marked(text: str, file: str) -> bool:
    """Whether Markdown's marks are to be looked for; most text files have nothing that looks like one."""
    if not file.lower().endswith((".md", ".markdown")) and not any(sign in text for sign in _MAY_BE_MARKED):
        return False
    from toolkit.readers.markdown import has_marks

    return has_marks(text, file)


class _Marked:
    """A text with Markdown's marks or HTML in it, cut into its HTML tables and the lines between them."""

    def __init__(self, lines: list[str], file: str) -> None:
        from toolkit.readers import markdown

        self.file = file
        self.markdown = markdown
        self.tables = TextTables(file)
        self.notices: list[Notice] = []
        front, self.title = markdown.front_matter(lines)
        self.front = lines[1 : max(front - 1, 1)]
        self.text = "\n".join([*[""] * front, *lines[front:]])
        self.ends = self._line_ends()
        self.text = markdown.without_comments(self.text, self.line_of, self.notices)
        self.ends = self._line_ends()
        self.text = markdown.without_unseen(self.text, self.line_of, self.notices)
        self.ends = self._line_ends()

    def read(self) -> Original:
        blocks = tuple(self._blocks())
        return Original(self.file, "text", blocks, title_property=self.title, findings=tuple(findings_of(self.notices)))

    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def line_of(self, at: int) -> int:
        return bisect_right(self.ends, at - 1) + 1

    def plain(self, text: str, line: int) -> str:
        return self.markdown.without_inline_marks(text, Place(line=line), self.notices, without_emphasis)

    def in_html(self, text: str) -> str:
        return self.markdown.without_marks_in_html(text, without_emphasis)

    def _blocks(self) -> Iterator[Block]:
        for number, line in enumerate(self.front, start=2):
            if line.strip():
                yield Paragraph(line.strip(), Place(line=number), in_margin=True)
        pieces = list(self._pieces())
        wrapped = wrap_width([line for _, lines in pieces if isinstance(lines, list) for line in lines])
        for start, lines in pieces:
            if isinstance(lines, list):
                yield from LineBlocks(lines, self.tables, self.plain, first=self.line_of(start), wrapped=wrapped).read()
            else:
                yield from lines

    def _pieces(self) -> Iterator[tuple[int, list[str] | Iterator[Block]]]:
        """Where each piece begins, and its lines or the blocks of its table, which are made when they are asked for."""
        from toolkit.readers.html_builder import spans_of
        from toolkit.readers.html_tables import blocks_of

        at = 0
        for span in spans_of(self.text):
            yield at, self._lines(self.text[at : span.start])
            blocks = blocks_of(self.text, span, self.tables, self.line_of, self.notices, self.in_html)
            yield span.start, blocks
            at = span.end
        yield at, self._lines(self.text[at:])

    def _lines(self, text: str) -> list[str]:
        return self.markdown.without_block_marks(text.split("\n"))


def decode(data: bytes, file: str) -> str:
    """UTF-8 or UTF-16 with or without its mark, else GB18030, which old Windows programs write."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, (encoding,), file)
    if b"\0" in data:
        if text := _of_two_bytes(data):
            return text
        raise UnreadableFile(f"{file}：这不是文本文件，可能只是改了扩展名，请找到原来的文件再试。")
    return _decoded(data, ("utf-8", "gb18030"), file)


def _of_two_bytes(data: bytes) -> str:
    """UTF-16 without its mark: the one of its two orders that makes Chinese text, where one does."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        usual = sum("一" <= one <= "鿿" or one.isascii() or one in "，。、；：（）“”《》" for one in text)
        if "\0" not in text and usual * 10 > len(text) * 9:
            return text
    return ""


def _decoded(data: bytes, encodings: tuple[str, ...], file: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(f"{file}：文字编码无法识别，请用记事本打开，另存为 UTF-8 编码后再试。")
