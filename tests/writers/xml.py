"""A written document as lxml sees it, without the project's own readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from toolkit.styles import Style
from toolkit.writers.template_styles import IDENTIFIERS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = {identifier: style for style, identifier in IDENTIFIERS.items()}


def part(document: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return etree.fromstring(package.read(name))


def canonical(document: bytes, name: str = "word/document.xml") -> bytes:
    return etree.tostring(part(document, name), method="c14n")


def body(document: bytes) -> etree._Element:
    found = part(document).find(f"{W}body")
    assert found is not None
    return found


def paragraphs(document: bytes) -> list[tuple[Style | None, str]]:
    """Each paragraph outside tables: its style and its text."""
    return [(style_of(one), text_of(one)) for one in body(document).iterchildren(f"{W}p")]


def style_of(paragraph: etree._Element) -> Style | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else _STYLES.get(str(style.get(f"{W}val")))


def text_of(element: etree._Element) -> str:
    return "".join("\n" if one.tag == f"{W}br" else one.text or "" for one in element.iter(f"{W}t", f"{W}br"))


def tables(document: bytes) -> list[etree._Element]:
    return list(body(document).iterchildren(f"{W}tbl"))


def cells(table: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Every real cell that begins a merge, by its row and its column in the grid."""
    for row, line in enumerate(table.iterchildren(f"{W}tr")):
        column = 0
        for cell in line.iterchildren(f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is None or merge.get(f"{W}val") == "restart":
                yield row, column, cell
            column += span_of(cell)


def span_of(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(str(span.get(f"{W}val")))
