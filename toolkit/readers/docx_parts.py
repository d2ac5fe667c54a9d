"""The parts of a Word package by what they are, however badly the package points at them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from lxml.etree import _Element

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.readers import docx_names as w
from toolkit.readers.docx_style_sheet import StyleSheet
from toolkit.readers.docx_values import is_on
from toolkit.readers.fonts import draws_pictures
from toolkit.readers.package import Package
from toolkit.readers.relations import Relation, relations_in, relations_part
from toolkit.readers.xml_part import parse

_Read = TypeVar("_Read")

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPE = re.compile(r"word.*(?:document|template).*main\+xml", re.IGNORECASE)
_BY_CONVENTION = re.compile(r"(?:^|/)document\d*\.xml$")
_MARGIN_BY_CONVENTION = re.compile(r"/(?:header|footer)\d*\.xml$")
# All but sizes of two digits, in half points: looked for in the bytes, for nearly every run has one.
_ODD_SIZE = re.compile(rb'<w:sz(?!Cs)(?! w:val="[1-9]\d)')
_THEME_FONT = re.compile(rb'(minor|major)Font\s*>\s*<\w*:?latin\s+typeface\s*=\s*["\']([^"\']*)')
_DATA = re.compile(r"^customxml/item\d*\.xml$")
_MOST_DATA = 100
_DATA_IDENTITY = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"

# What else begins like a Word file: a name inside that gives it away, and what it is.
_OTHER_KINDS = (
    ("xl/workbook.", "Excel 工作簿（.xlsx）"),
    ("ppt/presentation.", "PowerPoint 演示文稿（.pptx）"),
    ("ofd.xml", "OFD 版式文件（.ofd）"),
    ("visio/document.xml", "Visio 绘图（.vsdx）"),
    ("uof.xml", "UOF 文档"),
)
_OTHER_MIME_TYPES = (
    (b"opendocument.text", "OpenDocument 文档（.odt）"),
    (b"opendocument.spreadsheet", "OpenDocument 表格（.ods）"),
    (b"opendocument.presentation", "OpenDocument 演示文稿（.odp）"),
    (b"epub", "EPUB 电子书（.epub）"),
)


class WordParts:
    def __init__(self, package: Package, file: str) -> None:
        self._package = package
        self._file = file
        # Parts that are there but can't be read.
        self.damaged: list[str] = []
        # Whether the document may set text too small to be seen, which hardly any does.
        self.small_text = False
        self._package_relations = self._relations("")
        self._document = self._find_document()
        self._document_relations = self._relations(self._document)
        self._targets = {one.identity: one.target for one in self._document_relations}

    def document(self) -> _Element:
        data = self._package.read(self._document)
        self.small_text = _ODD_SIZE.search(data) is not None
        root = self._package.parsed(data, self._document)
        if root.tag != w.DOCUMENT:
            raise UnreadableFile(f"{self._file}：文件里没有 Word 的正文，请用 WPS 或 Word 打开后另存为 .docx 再试。")
        return root

    def styles(self) -> StyleSheet:
        name = self._related("styles")
        if name is None:
            return StyleSheet(None, lambda _: None, lambda: False)
        return StyleSheet(
            self._whole(name, lambda: self._package.read(name)),
            lambda data: self._whole(name, lambda: parse(data, name, self._file)),
            lambda: bool(self._picture_fonts),
        )

    def optional(self, kind: str) -> _Element | None:
        """A part beside the document, such as numbering; None where it is missing or damaged."""
        name = self._related(kind)
        return None if name is None else self._tree(name)

    def theme_font(self, name: str) -> str:
        """The font of pictures that the theme has under a name such as minorHAnsi; nothing where it has letters there."""
        return self._picture_fonts.get(name[:5], "") if name.endswith(("HAnsi", "Ascii")) else ""

    @cached_property
    def _picture_fonts(self) -> dict[str, str]:
        """Fonts of pictures under minor and major: from the part's bytes, for nearly every theme has none."""
        name = self._related("theme")
        data = None if name is None else self._whole(name, lambda: self._package.read(name))
        fonts = {kind.decode(): font.decode("utf-8", "replace") for kind, font in _THEME_FONT.findall(data or b"")}
        return {kind: font for kind, font in fonts.items() if draws_pictures(font)}

    def updates_fields(self) -> bool:
        """Whether the settings make Word work out all fields when it opens the file."""
        settings = self.optional("settings")
        marks = [] if settings is None else [*settings.iter(w.UPDATES_FIELDS)]
        return any(map(is_on, marks))

    def bound_data(self) -> dict[str, _Element]:
        """The data that content controls may be bound to, by its identity."""
        found: dict[str, _Element] = {}
        for name in [one for one in self._package.names if _DATA.search(one)][:_MOST_DATA]:
            for relation in self._relations(name):
                about = self._tree(relation.target) if relation.target in self._package else None
                root = None if about is None or relation.kind != "customXmlProps" else self._tree(name)
                if about is not None and root is not None:
                    found[about.get(_DATA_IDENTITY, "").lower()] = root
        return found

    def margins(self, document: _Element) -> Iterator[_Element]:
        """Headers and footers, each once, in the order of the sections that show them."""
        if self._document_relations:
            marks = document.iter(w.HEADER_REFERENCE, w.FOOTER_REFERENCE)
            names = [self._targets.get(mark.get(w.RELATION, ""), "") for mark in marks]
        else:
            names = sorted(name for name in self._package.names if _MARGIN_BY_CONVENTION.search(name))
        for name in dict.fromkeys(names):
            root = self._tree(name) if name in self._package else None
            if root is not None:
                yield root

    def title(self) -> str | None:
        name = next(
            (one.target for one in self._package_relations if one.kind == "core-properties"), "docProps/core.xml"
        )
        root = self._tree(name) if name in self._package else None
        return (root.findtext(_TITLE) or "").strip() or None if root is not None else None

    def _find_document(self) -> str:
        for relation in self._package_relations:
            if relation.kind == "officeDocument" and self._may_be_document(relation.target):
                return relation.target
        for name in self._declared_documents():
            if name in self._package:
                return name
        found = [name for name in self._package.names if _BY_CONVENTION.search(name) and name.startswith("word/")]
        if not found and not self._other_kind():
            found = [name for name in self._package.names if _BY_CONVENTION.search(name)]
        if not found:
            raise UnreadableFile(f"{self._file}：{self._what_it_is()}")
        return min(found, key=lambda name: (len(name), name))

    def _may_be_document(self, name: str) -> bool:
        return name in self._package and not any(name.lower().startswith(sign) for sign, _ in _OTHER_KINDS)

    def _declared_documents(self) -> Iterator[str]:
        root = self._tree(_CONTENT_TYPES) if _CONTENT_TYPES in self._package else None
        for element in root if root is not None else ():
            if _MAIN_TYPE.search(element.get("ContentType", "")) and "PartName" in element.attrib:
                yield element.get("PartName", "")

    def _other_kind(self) -> str | None:
        for sign, what in _OTHER_KINDS:
            if any(name.startswith(sign) for name in self._package.names):
                return what
        if "mimetype" in self._package:
            mime_type = self._package.read("mimetype")[:200]
            return next((what for sign, what in _OTHER_MIME_TYPES if sign in mime_type), None)
        return None

    def _what_it_is(self) -> str:
        what = self._other_kind()
        if what:
            return f"这是 {what}，不是 Word 文档，请用相应的软件打开，另存为 .docx 或 PDF 后再试。"
        if any(name.endswith((".docx", ".doc", ".pdf", ".wps", ".xlsx")) for name in self._package.names):
            return "这是一个压缩包，请先解压，再指定其中的文件。"
        return "这是一个压缩文件，里面没有 Word 的正文；可能不是 Word 文档，或者文件已损坏，请重新取得原件。"

    def _related(self, kind: str) -> str | None:
        for relation in self._document_relations:
            if relation.kind == kind and relation.target in self._package:
                return relation.target
        by_convention = posixpath.join(posixpath.dirname(self._document), f"{kind}.xml")
        return by_convention if by_convention in self._package else None

    def _relations(self, source: str) -> list[Relation]:
        part = relations_part(source)
        root = self._tree(part) if part in self._package else None
        return [] if root is None else list(relations_in(root, source))

    def _tree(self, name: str) -> _Element | None:
        return self._whole(name, lambda: self._package.xml(name))

    def _whole(self, name: str, read: Callable[[], _Read]) -> _Read | None:
        """What can be read of a part that the report can do without; a damaged one is noted."""
        try:
            return read()
        except LimitExceeded:
            raise
        except UnreadableFile:
            self.damaged.append(name)
            return None
