"""Workbooks (.xlsx, .xlsm): every visible sheet as paragraphs and tables, with figures as last saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.errors import LimitExceeded
from toolkit.finding import Finding, Kind, Place, Severity
from toolkit.original import Block, Original
from toolkit.readers.package import Package, open_package
from toolkit.readers.relations import relations_of
from toolkit.readers.xlsx_blocks import blocks_of
from toolkit.readers.xlsx_formats import decimals, is_date, money, resizing
from toolkit.readers.xlsx_notes import notes_of
from toolkit.readers.xlsx_sheet import (
    MOST_CELLS,
    Area,
    Book,
    CellStyle,
    Position,
    Sheet,
    area_of,
    read_sheet,
    reference,
)
from toolkit.readers.xlsx_values import RichText, is_struck, rich_text

MOST_SHEETS = 200
# A workbook names its own notes and checks so; what stands there belongs to nobody's report.
ASIDE_PREFIX = "xxgk.aside."
_MOST_ASIDES = 100
# How many cells a message names before it counts them.
_NAMED = 5

RESIZED_NUMBERS = Kind(
    "R123",
    "resized-numbers",
    Severity.ERROR,
    "单元格的数字格式把数显示成了另一个数（如以万、千为单位，或百分数），不知道以哪个为准，没有读取。请改成常规格式，直接填写应有的数字。",
    "The cell's number format shows another number than the cell holds; neither was read.",
)
STRUCK_CELLS = Kind(
    "R124",
    "struck-cells",
    Severity.WARNING,
    "单元格里有加了删除线的内容，按已删除处理，没有读取。请在工作簿里删去或去掉删除线。",
    "Struck-out content of cells was taken for deleted and not read.",
)
NEVER_CALCULATED = Kind(
    "R125",
    "never-calculated",
    Severity.ERROR,
    "工作簿里有公式没有保存计算结果，这些格读不到数字。请用 WPS 或 Excel 打开，保存一次后再读。",
    "Formulas have no saved results, so these cells hold no figure to read.",
)
HIDDEN_SHEET = Kind(
    "R126",
    "hidden-sheet",
    Severity.WARNING,
    "工作簿里有隐藏的工作表，没有读取。需要的话请取消隐藏后再读。",
    "The workbook has hidden sheets, which were not read.",
)
FORMULA_ERROR = Kind(
    "R127",
    "formula-error",
    Severity.ERROR,
    "单元格的公式算不出结果（如 #REF!、#DIV/0!）。请在工作簿里改正后保存。",
    "The cell's formula has no result (such as #REF! or #DIV/0!).",
)
HIDDEN_CELLS = Kind(
    "R128",
    "hidden-cells",
    Severity.QUESTION,
    "工作表里有隐藏的行或列，里面的内容照样读取。请核对是否需要。",
    "The sheet has hidden rows or columns; they were read like any others.",
)
COVERED_TEXT = Kind(
    "R129",
    "covered-text",
    Severity.WARNING,
    "合并单元格下面还压着看不见的内容，没有读取。请取消合并后核对。",
    "Content lies unseen beneath a merged cell and was not read.",
)

ROUNDED_NUMBERS = Kind(
    "R165",
    "rounded-numbers",
    Severity.QUESTION,
    "单元格里存的小数比显示出来的多，读取的是实际存的数。请核对以哪个数为准。",
    "The cell holds more decimals than it shows; the number that it holds was read.",
)

_REFERENCED_AREA = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!,]+))!(?P<area>[$A-Z0-9:]+)")


def read(data: bytes, file: str) -> Original:
    """The visible sheets in their order; problems of reading are findings."""
    package = open_package(data, file)
    path = _main_part(package)
    workbook = package.xml(path)
    targets = _targets(package, path)
    book = Book(_strings(package, targets), _styles(package, targets), _epoch_1904(workbook))
    asides = _asides(workbook)
    blocks: list[Block] = []
    findings: list[Finding] = []
    left = MOST_CELLS
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
        blocks.extend(blocks_of(sheet, asides.get(name, [])))
        findings.extend(_findings(sheet, asides.get(name, [])))
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


def _strings(package: Package, targets: dict[str, str]) -> tuple[RichText, ...]:
    part = targets.get("sharedStrings", "")
    return tuple(rich_text(item) for item in package.xml(part).iterfind("{*}si")) if part in package else ()


def _styles(package: Package, targets: dict[str, str]) -> tuple[CellStyle, ...]:
    part = targets.get("styles", "")
    if part not in package:
        return ()
    root = package.xml(part)
    formats = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    borders = [_is_drawn(border) for border in root.iterfind("{*}borders/{*}border")]
    struck = [is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
    return tuple(
        CellStyle(
            bordered=_at(borders, style.get("borderId")),
            date=is_date(style.get("numFmtId", "0"), formats),
            struck=_at(struck, style.get("fontId")),
            resizing=resizing(style.get("numFmtId", "0"), formats),
            money=money(style.get("numFmtId", "0"), formats),
            decimals=decimals(style.get("numFmtId", "0"), formats),
        )
        for style in root.iterfind("{*}cellXfs/{*}xf")
    )


def _is_drawn(border: Any) -> bool:
    return any(side.get("style", "none") != "none" for side in border)


def _at(flags: list[bool], index: str | None) -> bool:
    return index is not None and index.isdigit() and len(index) < 6 and int(index) < len(flags) and flags[int(index)]


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


def _findings(sheet: Sheet, asides: list[Area]) -> Iterator[Finding]:
    """What could not be read of a sheet, outside its asides."""
    of_report = [position for position in sheet.uncalculated if not _held(position, asides)]
    if of_report:
        yield _at_cells(NEVER_CALCULATED, sheet, of_report, "是公式，文件里没有保存结果，读不到数字")
    faulty = [position for position in sheet.faulty if not _held(position, asides)]
    if faulty:
        yield _at_cells(FORMULA_ERROR, sheet, faulty, "的公式算不出结果")
    for positions, kind, what in (
        (sheet.resized, RESIZED_NUMBERS, "的数字格式把数显示成了另一个数，没有读取"),
        (sheet.struck, STRUCK_CELLS, "有加了删除线的内容，没有读取"),
        (sheet.rounded, ROUNDED_NUMBERS, "存的小数比显示出来的多，读取的是实际存的数"),
    ):
        if told := [position for position in positions if not _held(position, asides)]:
            yield _at_cells(kind, sheet, told, what)
    if sheet.covered:
        yield _at_cells(COVERED_TEXT, sheet, sheet.covered, "被合并单元格盖住，里面还有内容，没有读取")
    hidden = sorted(position for position in sheet.texts if sheet.is_hidden(position) and not _held(position, asides))
    if hidden:
        yield _at_cells(HIDDEN_CELLS, sheet, hidden, "在隐藏的行或列里，照样读取了")


def _held(position: Position, asides: list[Area]) -> bool:
    return any(area.holds(position) for area in asides)


def _at_cells(kind: Kind, sheet: Sheet, positions: list[Position], what: str) -> Finding:
    named = "、".join(reference(position) for position in positions[:_NAMED])
    more = f" 等 {len(positions)} 格" if len(positions) > _NAMED else ""
    advice = kind.summary.rstrip("。").rpartition("。")[2]
    row, column = positions[0]
    place = Place(sheet=sheet.name, row=row + 1, column=column + 1)
    return kind.finding(f"工作表“{sheet.name}”的 {named}{more} {what}。{advice}。", place=place)
