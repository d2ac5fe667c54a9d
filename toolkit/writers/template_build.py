"""Builds the DOCX templates from the form: what the office fills is a placeholder, all else is the form's own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from lxml import etree

from toolkit.form import Form
from toolkit.form.definition import Line, Table
from toolkit.form.layout import LayoutCell, Role, TableLayout, layout
from toolkit.report import PREFACE, SIGN_OFF
from toolkit.styles import Style
from toolkit.writers import package
from toolkit.writers.template_names import TITLE, figure, is_whole, section_text
from toolkit.writers.template_styles import BAR_GROUND, IDENTIFIERS, TABLE, fonts_xml, styles_xml

# Lengths are twentieths of a point.
_TEXT_WIDTH = 8844
_ROW_HEIGHT = 420
# Six digits of 10.5 pt with margins and lines.
_FIGURE_WIDTH = 720
_CELL_MARGIN = 30
_WIDE_CELL_MARGIN = 100
# Columns that hold only the names of groups, from the left: two and three characters wide.
_GROUP_WIDTHS = (500, 710)
_CHARACTER = 210

_ROLE_STYLES = {
    Role.BAR: Style.TABLE_BAR,
    Role.CORNER: Style.TABLE_HEADER,
    Role.HEADER: Style.TABLE_HEADER,
    Role.LABEL: Style.TABLE_LABEL,
    Role.SLOT: Style.TABLE_FIGURE,
}
_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_UNUSED_PARTS = (
    *(REL.CUSTOM_XML, REL.NUMBERING, REL.THEME, REL.WEB_SETTINGS, _STYLES_WITH_EFFECTS),
    *(REL.THUMBNAIL, REL.EXTENDED_PROPERTIES),
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)


def build(form: Form) -> bytes:
    """The template of an edition, as a DOCX file."""
    document = Document()
    _strip(document)
    _set_page(document)
    body = document.element.body
    for block in _blocks(form):
        body.insert(len(body) - 1, _element(block))
    etree.cleanup_namespaces(document.element, keep_ns_prefixes=["w", "r"])
    saved = io.BytesIO()
    document.save(saved)
    return package.pack(package.read_parts(saved.getvalue(), form.edition))


def _strip(document: WordDocument) -> None:
    """Leaves only the skeleton of python-docx's own template."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in rels.items() if relation.reltype in _UNUSED_PARTS]:
            del rels[key]
    _refill(document.styles.element, styles_xml())
    _refill(document.settings.element, _SETTINGS)
    fonts = next(one.target_part for one in document.part.rels.values() if one.reltype == REL.FONT_TABLE)
    fonts._blob = etree.tostring(_element(f"<w:fonts>{fonts_xml()}</w:fonts>"), encoding="UTF-8", standalone=True)
    document.element.attrib.clear()
    document.sections[0]._sectPr.attrib.clear()
    _refill(document.core_properties._element, "")


def _refill(parent: etree._Element, children: str) -> None:
    for child in list(parent):
        parent.remove(child)
    parent.attrib.clear()
    parent.extend(list(_element(f"<w:all>{children}</w:all>")))
    etree.cleanup_namespaces(parent)


def _element(xml: str) -> etree._Element:
    end = min(xml.index(">"), xml.index("/>") if "/>" in xml else len(xml))
    return parse_xml(f"{xml[:end]} {nsdecls('w')}{xml[end:]}")


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    # The number's line then lies 7 mm below the text.
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _refill(footer._element, _page_number(side))


def _page_number(side: str) -> str:
    """— 1 —, one character in from the edge of the text."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{IDENTIFIERS[Style.PAGE_NUMBER]}"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def _blocks(form: Form) -> Iterator[str]:
    """The body, paragraph by paragraph and table by table."""
    yield _paragraph(Style.TITLE, f"{{{{ {TITLE} }}}}")
    yield from _section_text(PREFACE, Style.PREFACE)
    for section in form.sections:
        yield _paragraph(Style.HEADING, section.heading)
        # The last section stays with the sign-off, which would else stand alone on a page.
        keep = "<w:keepNext/>" if section is form.sections[-1] else ""
        yield from _section_text(section.key, Style.BODY, keep)
        if section.table:
            yield _table(form.table(section.table))
    yield from _section_text(SIGN_OFF, Style.SIGN_OFF)


def _section_text(key: str, style: Style, keep: str = "") -> Iterator[str]:
    yield _paragraph(style, f"{{%p for paragraph in {section_text(key)} %}}")
    sub_heading = f'<w:rPr><w:rStyle w:val="{IDENTIFIERS[Style.SUB_HEADING]}"/></w:rPr>'
    runs = _run("{{ paragraph.heading }}", sub_heading) + _run("{{ paragraph.text }}")
    yield _paragraph_of_runs(style, runs, keep)
    yield _paragraph(style, "{%p endfor %}")


def _paragraph(style: Style, text: str) -> str:
    return _paragraph_of_runs(style, _run(text))


def _paragraph_of_runs(style: Style, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{IDENTIFIERS[style]}"/>{properties}</w:pPr>{runs}</w:p>'


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _table(table: Table) -> str:
    usual = layout(table)
    widths = _column_widths(usual)
    rows = [_row(usual, row, widths) for row in range(usual.row_count)]
    groups = [(cell, line.address) for cell, line in _group_cells(usual)]
    for cell, address in reversed(groups):
        whole = _row(layout(table, whole_groups=frozenset({address})), cell.row, widths)
        tag = is_whole(f"{table.key}.{address}")
        rows[cell.row : cell.row + cell.row_span] = [
            _tag_row(usual, cell.row, widths, f"{{%tr if {tag} %}}"),
            whole,
            _tag_row(usual, cell.row, widths, "{%tr else %}"),
            *rows[cell.row : cell.row + cell.row_span],
            _tag_row(usual, cell.row, widths, "{%tr endif %}"),
        ]
    margin = _margin(widths)
    margins = f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{_TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _margin(widths: list[int]) -> int:
    figure = widths[-1]
    if figure > 2 * _FIGURE_WIDTH:
        return _WIDE_CELL_MARGIN
    return _CELL_MARGIN if figure >= _FIGURE_WIDTH else 0


def _group_cells(usual: TableLayout) -> Iterator[tuple[LayoutCell, Line]]:
    """The labels of groups that an original may state as one row, from the top."""
    for cell in usual.cells:
        if cell.role is Role.LABEL and cell.line and cell.line.labels[-1].may_be_whole:
            yield cell, cell.line


def _column_widths(usual: TableLayout) -> list[int]:
    """Equal columns, but room for the longest label; where labels take several, the last gets what figures leave."""
    labels = min(cell.column for cell in usual.slots())
    figures = usual.column_count - labels
    if labels > 1:
        narrow = _GROUP_WIDTHS[: labels - 1]
        rest = _TEXT_WIDTH - sum(narrow) - figures * _FIGURE_WIDTH
        return [*narrow, rest, *[_FIGURE_WIDTH] * figures]
    if labels == 0:
        return _shares(_TEXT_WIDTH, figures)
    longest = max(len(cell.text) for cell in usual.cells if cell.role is Role.LABEL) * _CHARACTER
    label = max(_TEXT_WIDTH // usual.column_count, longest + 2 * _WIDE_CELL_MARGIN + _CHARACTER // 2)
    return [label, *_shares(_TEXT_WIDTH - label, figures)]


def _shares(width: int, count: int) -> list[int]:
    edges = [width * column // count for column in range(count + 1)]
    return [right - left for left, right in pairwise(edges)]


def _row(usual: TableLayout, row: int, widths: list[int]) -> str:
    cells = sorted(_covering(usual, row), key=lambda cell: cell.column)
    heading = "<w:tblHeader/>" if row < usual.header_rows else ""
    return _row_of("".join(_cell(cell, row, widths) for cell in cells), heading)


def _row_of(cells: str, heading: str = "") -> str:
    height = f'<w:trHeight w:val="{_ROW_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{heading}</w:trPr>{cells}</w:tr>"


def _covering(usual: TableLayout, row: int) -> Iterator[LayoutCell]:
    return (cell for cell in usual.cells if cell.row <= row < cell.row + cell.row_span)


def _tag_row(usual: TableLayout, row: int, widths: list[int], tag: str) -> str:
    """A row that only steers the filling; merged cells from above go on through it."""
    above = [cell for cell in _covering(usual, row) if cell.row < row]
    column = sum(cell.column_span for cell in above)
    steering = LayoutCell(row, column, 1, usual.column_count - column, Role.BAR, tag)
    return _row_of("".join(_cell(cell, row, widths) for cell in [*above, steering]))


def _cell(cell: LayoutCell, row: int, widths: list[int]) -> str:
    width = sum(widths[cell.column : cell.column + cell.column_span])
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    merge = ""
    if cell.row_span > 1:
        merge = '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{BAR_GROUND}"/>' if cell.role is Role.BAR else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{ground}<w:vAlign w:val="center"/></w:tcPr>'
        f"{_cell_paragraph(cell, row, width)}</w:tc>"
    )


def _cell_paragraph(cell: LayoutCell, row: int, width: int) -> str:
    style = _ROLE_STYLES[cell.role]
    if cell.row < row:
        return _paragraph_of_runs(style, "")
    if cell.slot:
        return _paragraph_of_runs(style, _run(f"{{{{ {figure(cell.slot)} }}}}"))
    properties = _indent_for_pairs(cell.text, width) if cell.role is Role.HEADER else ""
    if cell.role is Role.LABEL and cell.row_span > 1:
        properties = '<w:ind w:left="0" w:right="0"/><w:jc w:val="center"/>'
    return _paragraph_of_runs(style, _run(cell.text), properties)


def _indent_for_pairs(text: str, width: int) -> str:
    """Breaks a header that is too long for its cell between words, which are pairs: 社会／公益／组织."""
    if len(text) * _CHARACTER <= width - 2 * _CELL_MARGIN or width >= 4 * _CHARACTER:
        return ""
    side = (width - 2 * _CELL_MARGIN - 2 * _CHARACTER - _CHARACTER // 2) // 2
    return f'<w:ind w:left="{side}" w:right="{side}"/>' if side > 0 else ""
