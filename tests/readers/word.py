"""Tiny Word files, built from pieces of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

from toolkit.original import Grid, GridCell, Original, Paragraph
from toolkit.readers.docx import read

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)

Rows = list[list[tuple[int, int, str]]]


def part(root: str, inner: str) -> str:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"{DECLARATION}<{root} {declared}>{inner}</{root}>"


def relations(*targets: tuple[str, str, str]) -> str:
    """A relationships part of (id, kind, target)."""
    inner = "".join(
        f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for i, kind, target in targets
    )
    return f'{DECLARATION}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{inner}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def parts_of(body: str, **others: str) -> dict[str, str | bytes]:
    """The parts of a Word file; each other part by its kind: styles=…, numbering=…, footnotes=…."""
    roots = {
        "styles": "w:styles",
        "numbering": "w:numbering",
        "footnotes": "w:footnotes",
        "endnotes": "w:endnotes",
        "theme": "a:theme",
    }
    targets = [(f"rId{number}", kind, f"{kind}.xml") for number, kind in enumerate(others, 1)]
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("w:document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(*targets),
        **{f"word/{kind}.xml": part(roots[kind], inner) for kind, inner in others.items()},
    }


def word(body: str, **others: str) -> bytes:
    return zipped(parts_of(body, **others))


def original(body: str, **others: str) -> Original:
    return read(word(body, **others), "原件.docx")


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(inner: str, looks: str = "") -> str:
    """A run of XML, or of text where `inner` has no tag."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f"<w:r>{properties}{inner if '<' in inner else t(inner)}</w:r>"


def p(inner: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of text where `inner` has no tag."""
    runs = inner if "<" in inner or not inner else r(inner)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def tc(inner: str = "", properties: str = "") -> str:
    """A cell of blocks, or of one paragraph where `inner` has no tag."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner if '<' in inner else p(inner)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    written = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{written}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def paragraphs(read_original: Original) -> list[str]:
    return [one.text for one in read_original.paragraphs() if not one.in_margin]


def margins(read_original: Original) -> list[str]:
    return [one.text for one in read_original.paragraphs() if one.in_margin]


def text_of(inner: str, **others: str) -> str:
    """The text of a file with one paragraph that holds `inner`."""
    return "".join(paragraphs(original(p(inner), **others)))


def only_grid(read_original: Original) -> Grid:
    (grid,) = read_original.grids()
    return grid


def shape(cell: GridCell) -> tuple[int, int, int, int, str]:
    return cell.row, cell.column, cell.row_span, cell.column_span, cell.text


def shapes(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [shape(cell) for cell in grid.cells]


def codes(read_original: Original) -> list[str]:
    return [finding.code for finding in read_original.findings]


def kinds(read_original: Original) -> list[str]:
    """The blocks in order: a paragraph's text, or the texts of a grid's cells."""
    return [
        block.text if isinstance(block, Paragraph) else "/".join(cell.text for cell in block.cells)
        for block in read_original.blocks
    ]
