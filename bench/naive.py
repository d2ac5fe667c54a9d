"""The script that an office's programmer writes in an afternoon: typer, pdfplumber or python-docx, and docxtpl.

    python bench/naive.py convert 原件.pdf 输出.docx

It takes the figures of a row from its last cells and trusts that all rows are there, in the form's order. It checks the
sums of the big table. It is what the whole process is measured against, not something to use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import typer
from docxtpl import DocxTemplate

TEMPLATE = Path(__file__).parent.parent / "templates" / "report-2021.docx"
COLUMNS = ("natural_person", "business", "research", "charity", "legal_service", "other_organisation", "total")
ROWS = [
    "received",
    "carried_in",
    "granted",
    "partly_granted",
    "denied.state_secret",
    "denied.forbidden_by_law",
    "denied.safety_and_stability",
    "denied.third_party",
    "denied.internal_affairs",
    "denied.process_record",
    "denied.enforcement_file",
    "denied.administrative_enquiry",
    "unavailable.not_held",
    "unavailable.not_compiled",
    "unavailable.unclear",
    "not_processed.complaint",
    "not_processed.repeated",
    "not_processed.publication",
    "not_processed.excessive",
    "not_processed.reconfirmation",
    "closed_otherwise.not_corrected",
    "closed_otherwise.fee_unpaid",
    "closed_otherwise.other",
    "concluded",
    "carried_out",
]
DISCLOSURE = [
    "regulations.issued",
    "regulations.repealed",
    "regulations.in_force",
    "normative_documents.issued",
    "normative_documents.repealed",
    "normative_documents.in_force",
    "licences.decisions",
    "penalties.decisions",
    "coercion.decisions",
    "fees.amount",
]
DISPUTES = [
    f"{block}.{outcome}"
    for block in ("review", "direct_suit", "suit_after_review")
    for outcome in ("upheld", "corrected", "other", "pending", "total")
]
SECTIONS = ("preface", "overview", "disclosure", "requests", "disputes", "problems", "other_matters", "sign_off")
Rows = list[list[str]]

app = typer.Typer()


def read_pdf(path: Path) -> tuple[Rows, list[str]]:
    rows: Rows = []
    lines: list[str] = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            rows += [[cell or "" for cell in row] for table in page.extract_tables() for row in table]
            lines += (page.extract_text() or "").splitlines()
    return rows, lines


def read_docx(path: Path) -> tuple[Rows, list[str]]:
    document = docx.Document(str(path))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return rows, [paragraph.text for paragraph in document.paragraphs]


def context_of(rows: Rows, lines: list[str]) -> dict[str, Any]:
    values = dict.fromkeys(slots(), "0")
    figures = [figures for row in rows if (figures := _figures(row))]
    big = [row[-7:] for row in figures if 7 <= len(row) < 15]
    small = [one for row in figures if len(row) < 7 for one in row]
    last = next((row[-15:] for row in figures if len(row) >= 15), [])
    values |= dict(
        zip(
            (f"requests.{row}.{column}" for row in ROWS for column in COLUMNS),
            (cell for row in big for cell in row),
            strict=False,
        )
    )
    values |= dict(zip((f"disclosure.{slot}" for slot in DISCLOSURE), small, strict=False))
    values |= dict(zip((f"disputes.{slot}" for slot in DISPUTES), last, strict=False))
    title, texts = _sections(lines)
    return template_context(title, values, texts)


def template_context(title: str, values: dict[str, str], texts: dict[str, Any]) -> dict[str, Any]:
    whole = {"requests": {"closed_otherwise": False}}
    return {"title": title, "v": _nested(values), "text": texts, "whole": whole}


def faults_of(values: dict[str, Any]) -> Iterator[str]:
    for row in ROWS:
        cells: Any = values["requests"]
        for step in row.split("."):
            cells = cells[step]
        if sum(int(cells[column]) for column in COLUMNS[:-1]) != int(cells["total"]):
            yield f"{row}: 合计不符"


def slots() -> Iterator[str]:
    yield from (f"requests.{row}.{column}" for row in ROWS for column in COLUMNS)
    yield from (f"disclosure.{slot}" for slot in DISCLOSURE)
    yield from (f"disputes.{slot}" for slot in DISPUTES)


def _figures(row: list[str]) -> list[str]:
    cells = [cell.strip() for cell in row]
    return [cell for cell in cells if re.fullmatch(r"\d+(\.\d+)?", cell)]


def _sections(lines: list[str]) -> tuple[str, dict[str, list[dict[str, str]]]]:
    title, at = "", 0
    texts: dict[str, list[dict[str, str]]] = {key: [] for key in SECTIONS}
    for line in filter(None, map(str.strip, lines)):
        if not title:
            title = line
        elif at < 6 and line.startswith("一二三四五六"[at] + "、"):
            at += 1
        else:
            texts[SECTIONS[at]].append({"heading": "", "text": line})
    return title, texts


def _nested(values: dict[str, str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for address, value in values.items():
        *path, last = address.split(".")
        branch = tree
        for step in path:
            branch = branch.setdefault(step, {})
        branch[last] = value
    return tree


@app.command()
def convert(source: Path, target: Path) -> None:
    read = read_pdf if source.suffix == ".pdf" else read_docx
    context = context_of(*read(source))
    for fault in faults_of(context["v"]):
        typer.echo(fault, err=True)
    template = DocxTemplate(str(TEMPLATE))
    template.render(context, autoescape=True)
    template.save(str(target))


@app.callback()
def main() -> None:
    """整理年度报告。"""


if __name__ == "__main__":
    app()
