"""A template file taken apart: its parts, the XML that docxtpl has patched, and whether the fast way covers it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from toolkit.errors import InvalidTemplate, UnreadableFile
from toolkit.writers import package

NAME = "模板"
# A template's text is some hundred kilobytes; docxtpl's patterns take ever longer over more.
MOST_XML = 4 * 1024 * 1024

_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FILLED_PART = re.compile(r"word/(?:header|footer|footnotes)\d*\.xml|docProps/core\.xml")
_TAG = re.compile(r"\{\{|\{%|\{#")
_ROW_TAG = re.compile(r"\{[{%#]tr\s")
# Signs that docxtpl turns into something else after filling, and tags that change columns or runs.
_AFTERWARDS = re.compile(r"\{_\{|\}_\}|\{_%|%_\}|\{[{%](?:tc|r)\s|\{%\s*(?:colspan|cellbg|vm|hm)\b")
_LITERAL = re.compile(r"<w:t(?: [^>]*)?>[^<]*[\t\n\a\f]")


@dataclass(frozen=True, slots=True)
class Source:
    parts: Mapping[str, bytes]
    # The name of the part that holds the text, and its XML as docxtpl has patched it.
    main: str
    patched: str
    # The patched XML of headers, footers and footnotes that hold tags.
    others: tuple[str, ...]
    # Names of parts that hold tags where docxtpl fills none.
    stranded: tuple[str, ...]
    # Whether filling the main part is all that docxtpl would do.
    fast: bool


def open_source(data: bytes) -> Source:
    """Takes a template apart; InvalidTemplate where it is none."""
    parts = _parts(data)
    template = DocxTemplate(io.BytesIO(data))
    try:
        template.render_init()
        root = template.docx.element
        main = template.docx.part.partname.lstrip("/")
    except (KeyError, ValueError, TypeError, AttributeError, etree.XMLSyntaxError) as fault:
        raise InvalidTemplate(f"模板已损坏（{fault}）。请用 WPS 或 Word 打开后另存为 .docx。") from None
    xml = template.xml_to_string(root)
    filled, stranded = _tagged_parts(parts, main)
    if sum(map(len, (xml, *filled))) > MOST_XML:
        raise InvalidTemplate("模板过大，不像一份年报模板。")
    fast = not filled and not _needs_docxtpl(root, xml)
    return Source(parts, main, template.patch_xml(xml), tuple(map(template.patch_xml, filled)), stranded, fast)


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        parts = package.read_parts(data, NAME)
    except UnreadableFile as fault:
        raise InvalidTemplate(fault.message) from None
    types = parts.get(package.CONTENT_TYPES, b"").decode(errors="replace")
    if "macroEnabled" in types or any("vbaProject" in name for name in parts):
        raise InvalidTemplate("模板带有宏，不能使用。请用 WPS 或 Word 另存为不带宏的 .docx。")
    if _DOCUMENT_TYPE not in types:
        raise InvalidTemplate("模板不是 .docx 文档。请用 WPS 或 Word 打开后另存为 .docx。")
    return parts


def _tagged_parts(parts: Mapping[str, bytes], main: str) -> tuple[list[str], tuple[str, ...]]:
    """The XML of other parts with tags that docxtpl fills, and the names of those where it fills none."""
    filled: list[str] = []
    stranded: list[str] = []
    for name, content in parts.items():
        if name == main or not name.endswith(".xml"):
            continue
        xml = content.decode(errors="replace")
        if not _TAG.search(re.sub(r"<[^<>]+>", "", xml)):
            continue
        if _FILLED_PART.fullmatch(name):
            filled.append(xml)
        else:
            stranded.append(name)
    return filled, tuple(stranded)


def _needs_docxtpl(root: etree._Element, xml: str) -> bool:
    """Whether docxtpl does more to the finished document than filling it."""
    if _AFTERWARDS.search(xml) or _LITERAL.search(xml) or next(root.iter(qn("wp:docPr")), None) is not None:
        return True
    return not all(map(_is_even, root.iter(qn("w:tbl"))))


def _is_even(table: etree._Element) -> bool:
    """Whether every row fills the table's grid; where one doesn't, docxtpl changes the columns."""
    columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    rows = [row for row in table.iter(qn("w:tr")) if not _ROW_TAG.search("".join(map(str, row.itertext(qn("w:t")))))]
    return bool(rows) and all(sum(map(_span, row.findall(qn("w:tc")))) == columns for row in rows)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = span.get(qn("w:val")) if span is not None else None
    return int(value) if value and value.isdigit() else 1
