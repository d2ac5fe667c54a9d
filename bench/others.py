"""What an office would use instead, each as its own documentation shows it."""

from __future__ import annotations

import io
import logging
from typing import Any

import docx
import pdfplumber
from docxtpl import DocxTemplate

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_with_pdfplumber(data: bytes) -> list[Any]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]


def read_with_python_docx(data: bytes) -> list[Any]:
    document = docx.Document(io.BytesIO(data))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [tables, [paragraph.text for paragraph in document.paragraphs]]


def write_with_docxtpl(template: bytes, context: dict[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(context, autoescape=True)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def markitdown() -> Any | None:
    """The converter, made once; None where it isn't installed."""
    try:
        from markitdown import MarkItDown
    except ImportError:
        return None
    return MarkItDown(enable_plugins=False)


def read_with_markitdown(converter: Any, data: bytes, suffix: str) -> str:
    return str(converter.convert_stream(io.BytesIO(data), file_extension=f".{suffix}").markdown)
