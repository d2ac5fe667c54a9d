"""What no reader or writer can do without: the least work on the same bytes."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
from lxml import etree


def load_pages(data: bytes) -> int:
    """PDFium: every page and its text."""
    document = pypdfium2.PdfDocument(data)
    length = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        length += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return length


def parse_document(data: bytes) -> etree._Element:
    """Unzipping and parsing the main part of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rezip(parts: dict[str, bytes]) -> bytes:
    """Packing the parts of a finished document."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return saved.getvalue()
