"""Workbooks (.xlsx, .xlsm): every visible sheet as paragraphs and tables, with figures as last saved."""

from __future__ import annotations

import re
from typing import Any

from toolkit.errors import LimitExceeded
from toolkit.finding import Finding, Place
from toolkit.original import Block, Original
from toolkit.readers.package import Package, open_package
from toolkit.readers.relations import relations_of
from toolkit.readers.xlsx_blocks import blocks_of
from toolkit.readers.xlsx_findings import HIDDEN_SHEET, findings_of
from toolkit.readers.xlsx_model import Area, Book, area_of
from toolkit.readers.xlsx_notes import notes_of
from toolkit.readers.xlsx_sheet import MOST_CELLS, read_sheet
from toolkit.readers.xlsx_styles import open_palette, read_effects, read_styles
from toolkit.readers.xlsx_values import rich_text

MOST_SHEETS = 200
# A cell's text is stored once, however many cells show it.
MOST_CHARACTERS = 20_000_000
# A workbook names its own notes and checks so; what stands there belongs to nobody's report.
ASIDE_PREFIX = "xxgk.aside."
_MOST_ASIDES = 100
_REFERENCED_AREA = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!,]+))!(?P<area>[$A-Z0-9:]+)")


def read(data: bytes, file: str) -> Original:
    """The visible sheets in their order; problems of reading are findings."""
    package = open_package(data, file)
    path = _main_part(package)
    workbook = package.xml(path)
    targets = _targets(package, path)
    book = _book(package, targets, workbook)
    asides = _asides(workbook)
    blocks: list[Block] = []
    findings: list[Finding] = []
    left, characters = MOST_CELLS, 0
    for number, element in enumerate(workbook.iterfind("{*}sheets/{*}sheet")):
        if number >= MOST_SHEETS:
            raise LimitExceeded(f"{file}：工作表超过 {MOST_SHEETS} 张，不像一份年度报告。")
        name, part = element.get("name") or f"Sheet{number + 1}", targets.get(_relation(element), "")
        if not part.startswith("xl/worksheets/") or part not in package:
            continue
        if element.get("state", "visible") != "visible":
            findings.append(HIDDEN_SHEET.finding(f"工作表“{name}”是隐藏的，没有读取。", place=Place(sheet=name)))
            continue
        sheet = read_sheet(package.read(part), name, book, left)
        left -= len(sheet.texts)
        characters += sum(map(len, sheet.texts.values()))
        if characters > MOST_CHARACTERS:
            raise LimitExceeded(f"{file}：单元格里的文字合计超过 {MOST_CHARACTERS} 字，不像年度报告。")
        blocks.extend(blocks_of(sheet, asides.get(name, [])))
        findings.extend(findings_of(sheet, asides.get(name, [])))
        findings.extend(notes_of(package, part, name))
    return Original(file, "xlsx", tuple(blocks), findings=tuple(findings))


def _main_part(package: Package) -> str:
    documents = (one.target for one in relations_of(package, "") if one.kind == "officeDocument")
    return next((target for target in documents if target in package), "xl/workbook.xml")


def _targets(package: Package, path: str) -> dict[str, str]:
    """The workbook's relations: their ids, and for parts that stand once also their types, with the part's name."""
    targets: dict[str, str] = {}
    for relation in relations_of(package, path):
        targets[relation.identity] = relation.target
        targets.setdefault(relation.kind, relation.target)
    return targets


def _relation(sheet: Any) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _book(package: Package, targets: dict[str, str], workbook: Any) -> Book:
    styles, strings = (
        package.xml(targets.get(kind, "")) if targets.get(kind, "") in package else None
        for kind in ("styles", "sharedStrings")
    )
    palette = open_palette(package, targets.get("theme", ""), styles)
    return Book(
        () if strings is None else tuple(rich_text(item, palette) for item in strings.iterfind("{*}si")),
        read_styles(styles, palette),
        read_effects(styles, palette),
        palette,
        _epoch_1904(workbook),
    )


def _epoch_1904(workbook: Any) -> bool:
    properties = workbook.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def _asides(workbook: Any) -> dict[str, list[Area]]:
    areas: dict[str, list[Area]] = {}
    for name in workbook.iterfind("{*}definedNames/{*}definedName"):
        found = _REFERENCED_AREA.fullmatch((name.text or "").strip())
        if not found or not name.get("name", "").startswith(ASIDE_PREFIX):
            continue
        sheet = (found["quoted"] or found["plain"]).replace("''", "'")
        area = area_of(found["area"])
        if area and len(areas.setdefault(sheet, [])) < _MOST_ASIDES:
            areas[sheet].append(area)
    return areas
