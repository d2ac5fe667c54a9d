"""The contests inside one process: reading, writing, and the whole way from an original to a checked clean document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from bench import floors, naive, others
from bench.originals import TEMPLATE, one_engine_enough
from bench.timing import Contest, Work, contest
from toolkit.readers import read_bytes
from toolkit.reading import read_report
from toolkit.report import Report
from toolkit.rules import check
from toolkit.writers.docx import render
from toolkit.writing import rendered


def contests(pdfs: Mapping[str, bytes], words: Mapping[str, bytes], rounds: int) -> Iterator[Contest]:
    converter = others.markitdown()
    yield contest("PDF → Original", {name: _pdf(name, data, converter) for name, data in pdfs.items()}, rounds)
    yield contest("DOCX → Original", {name: _docx(name, data, converter) for name, data in words.items()}, rounds)
    reports = {name: report for name, data in words.items() if (report := read_report(data, name)).edition == "2021"}
    yield contest("Report → DOCX", {name: _writing(report) for name, report in reports.items()}, rounds)
    sure = one_engine_enough(pdfs)
    yield contest("PDF → checked DOCX", {name: _way(name, data, "pdf") for name, data in pdfs.items()}, rounds)
    yield contest("… one engine enough", {name: _way(name, data, "pdf") for name, data in sure.items()}, rounds)
    yield contest("DOCX → checked DOCX", {name: _way(name, data, "docx") for name, data in words.items()}, rounds)


def _pdf(name: str, data: bytes, converter: Any) -> dict[str, Work]:
    return {
        "xxgk": partial(read_bytes, data, name),
        "pdfplumber": partial(others.read_with_pdfplumber, data),
        **_markitdown(converter, data, "pdf"),
        "floor: PDFium pages and text": partial(floors.load_pages, data),
    }


def _docx(name: str, data: bytes, converter: Any) -> dict[str, Work]:
    return {
        "xxgk": partial(read_bytes, data, name),
        "python-docx": partial(others.read_with_python_docx, data),
        **_markitdown(converter, data, "docx"),
        "floor: unzip and parse document.xml": partial(floors.parse_document, data),
    }


def _markitdown(converter: Any, data: bytes, suffix: str) -> dict[str, Work]:
    return {"markitdown": partial(others.read_with_markitdown, converter, data, suffix)} if converter else {}


def _writing(report: Report) -> dict[str, Work]:
    return {
        "xxgk": partial(render, report),
        "docxtpl": partial(others.write_with_docxtpl, TEMPLATE.read_bytes(), _context(report)),
        "floor: rezip the parts": partial(floors.rezip, floors.parts_of(render(report))),
    }


def _way(name: str, data: bytes, suffix: str) -> dict[str, Work]:
    """Ours reads, checks, writes, reads back and compares; theirs only reads and writes."""
    context = _context(read_report(data, name))
    read = others.read_with_pdfplumber if suffix == "pdf" else others.read_with_python_docx
    reader = "pdfplumber" if suffix == "pdf" else "python-docx"
    return {
        "xxgk": partial(_ours, data, name),
        f"{reader} + docxtpl": partial(_theirs, read, data, context),
    }


def _ours(data: bytes, name: str) -> bytes:
    report = read_report(data, name)
    check(report)
    return rendered(report, "docx")[0]


def _theirs(read: Any, data: bytes, context: dict[str, Any]) -> bytes:
    read(data)
    return others.write_with_docxtpl(TEMPLATE.read_bytes(), context)


def _context(report: Report) -> dict[str, Any]:
    """What docxtpl fills the bundled template with."""
    values = dict.fromkeys(naive.slots(), "0")
    values |= {slot: str(value) for slot, value in report.values.items() if value is not None}
    texts = {
        key: [{"heading": "", "text": text} for text in section.paragraphs] for key, section in report.sections.items()
    }
    return naive.template_context(report.title or "", values, texts)
