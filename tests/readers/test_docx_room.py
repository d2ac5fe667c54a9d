"""Figures of a Word file that its pages don't show, or not as they are stored: pushed away, cut off, pressed, pictures."""

from __future__ import annotations

import pytest

from tests.readers.word import (
    codes,
    only_grid,
    original,
    p,
    paragraphs,
    part,
    parts_of,
    r,
    relations,
    tbl,
    tc,
    tr,
    zipped,
)
from toolkit.finding import Place
from toolkit.original import Original
from toolkit.readers.docx import read as read_docx

STYLE = '<w:style w:type="{}" w:styleId="甲">{}</w:style>'
NARROW = '<w:tcW w:w="800" w:type="dxa"/>'
FLAT = '<w:trHeight w:val="300" w:hRule="exact"/>'
WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
SECOND = Place(table=1, row=1, column=2)


def cell(inner: str, properties: str = "", row: str = "", **parts: str) -> Original:
    """A table of a label and a cell with these blocks."""
    return original(tbl(tr("件数", tc(inner, properties), properties=row)), **parts)


def second(read: Original) -> str:
    return only_grid(read).cells[1].text


def told(read: Original) -> bool:
    """Whether the second cell was read and is told as one that may not be seen."""
    found = [finding for finding in read.findings if finding.code == "R113"]
    assert "12" in second(read)
    assert codes(read) == ["R113"] * len(found)
    return any(SECOND in finding.cells for finding in found)


@pytest.mark.parametrize(
    "indent",
    [
        'w:left="9000"',
        'w:start="9000"',
        'w:right="2000"',
        'w:left="0" w:leftChars="900"',
        'w:firstLine="20000"',
        'w:hanging="3000"',
        'w:left="-3000"',
        'w:left="10cm"',
    ],
)
def test_a_figure_pushed_out_of_its_cell_is_told(indent: str) -> None:
    assert told(cell(p("12", f"<w:ind {indent}/>"), NARROW))


@pytest.mark.parametrize(
    "indent",
    ['w:firstLine="640" w:firstLineChars="200"', 'w:left="-105" w:leftChars="-50" w:right="-105"', 'w:left="1000"'],
)
def test_indents_that_offices_use_in_narrow_cells_are_not(indent: str) -> None:
    assert not told(cell(p("12", f"<w:ind {indent}/>"), NARROW))


@pytest.mark.parametrize(
    ("properties", "pushed"),
    [
        ('<w:ind w:right="-3000"/>', False),
        ('<w:ind w:right="-3000"/><w:jc w:val="right"/>', True),
        ('<w:ind w:left="-3000"/><w:jc w:val="right"/>', False),
        ('<w:ind w:left="-800"/><w:jc w:val="center"/>', False),
        ('<w:ind w:left="-3000"/><w:jc w:val="center"/>', True),
        ('<w:tabs><w:tab w:val="clear" w:pos="8306"/></w:tabs>', False),
    ],
)
def test_what_an_indent_moves_depends_on_where_the_text_stands(properties: str, pushed: bool) -> None:
    assert told(cell(p(r("12") + r("<w:tab/>"), properties), NARROW)) == pushed


def test_what_stood_before_a_change_pushes_nothing_away() -> None:
    before = '<w:pPrChange><w:pPr><w:ind w:left="9000"/></w:pPr></w:pPrChange>'
    assert not told(cell(p("12", before), NARROW))


def test_a_signature_far_to_the_right_is_seen() -> None:
    read = original(p("2025年1月20日", '<w:ind w:left="7000" w:firstLineChars="200"/>'))
    assert (paragraphs(read), codes(read)) == (["2025年1月20日"], [])


@pytest.mark.parametrize(
    ("properties", "low"),
    [
        ('w:line="20" w:lineRule="exact"', True),
        ('w:line="1pt" w:lineRule="exact"', True),
        ('w:line="560" w:lineRule="exact"', False),
        ('w:line="20" w:lineRule="atLeast"', False),
        ('w:line="20"', False),
    ],
)
def test_lines_too_low_to_show_a_figure_are_told(properties: str, low: bool) -> None:
    assert told(cell(p("12", f"<w:spacing {properties}/>"))) == low


def test_a_low_line_in_a_footer_is_told_as_there() -> None:
    parts = parts_of(p("正文") + '<w:sectPr><w:footerReference r:id="f1"/></w:sectPr>')
    parts["word/_rels/document.xml.rels"] = relations(("f1", "footer", "footer1.xml"))
    parts["word/footer1.xml"] = part("w:ftr", p("页脚", '<w:spacing w:line="20" w:lineRule="exact"/>'))
    (finding,) = read_docx(zipped(parts), "原件.docx").findings
    assert "（页眉、页脚或脚注里）" in finding.message


def test_a_low_line_without_text_is_only_a_gap() -> None:
    assert codes(original(p("甲") + p("", '<w:spacing w:line="20" w:lineRule="exact"/>') + p("乙"))) == []


BREAKS = "<w:br/><w:br/><w:br/><w:t>12</w:t>"


@pytest.mark.parametrize(
    ("inner", "properties"),
    [
        (p("12", '<w:spacing w:before="2000"/>'), ""),
        (p("12", '<w:spacing w:line="3000" w:lineRule="exact"/>'), ""),
        (p() + p() + p("12"), ""),
        (p(r(BREAKS)), ""),
        (p("12"), '<w:tcMar><w:top w:w="3000" w:type="dxa"/></w:tcMar>'),
        (p("12"), '<w:tcW w:w="150" w:type="dxa"/>'),
    ],
)
def test_what_a_row_of_fixed_height_cuts_off_is_told(inner: str, properties: str) -> None:
    assert told(cell(inner, properties, FLAT))
    assert not told(cell(inner, properties))


@pytest.mark.parametrize(
    "inner",
    [p("12"), p("12", '<w:spacing w:before="60" w:line="240"/>'), p(r("12", '<w:sz w:val="24"/>')), p("12") + p()],
)
def test_a_figure_that_a_row_of_fixed_height_shows_is_not(inner: str) -> None:
    assert not told(cell(inner, NARROW, FLAT))


@pytest.mark.parametrize(
    "looks",
    [
        '<w:spacing w:val="-110"/>',
        '<w:spacing w:val="3000"/>',
        '<w:position w:val="300"/>',
        '<w:position w:val="-300"/>',
        '<w:fitText w:val="10"/>',
        '<w:eastAsianLayout w:combine="1"/>',
    ],
)
def test_digits_over_each_other_or_out_of_their_line_are_told(looks: str) -> None:
    assert told(cell(p(r("12", looks))))


@pytest.mark.parametrize(
    "looks",
    ['<w:spacing w:val="-20"/>', '<w:spacing w:val="100"/>', '<w:position w:val="4"/>', '<w:fitText w:val="630"/>'],
)
def test_letters_set_a_little_closer_are_seen(looks: str) -> None:
    assert not told(cell(p(r("12", looks))))


@pytest.mark.parametrize("text", ["公 告", "关于公开的报告"])
def test_a_title_may_be_set_as_wide_as_its_office_likes(text: str) -> None:
    assert codes(original(p(r(text, '<w:spacing w:val="900"/>')))) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:tblPr/>", '<w:tblPr><w:tblpPr w:tblpX="30000" w:tblpY="1" w:horzAnchor="page"/></w:tblPr>'),
        ("<w:tblPr/>", '<w:tblPr><w:tblInd w:w="30000" w:type="dxa"/></w:tblPr>'),
        ("<w:tblPr/>", '<w:tblPr><w:tblCellMar><w:left w:w="9000" w:type="dxa"/></w:tblCellMar></w:tblPr>'),
        ("<w:tcPr></w:tcPr>", '<w:tcPr><w:tcMar><w:left w:w="9000" w:type="dxa"/></w:tcMar></w:tcPr>'),
        ("<w:p><w:r>", '<w:p><w:pPr><w:framePr w:x="20000" w:y="20000"/></w:pPr><w:r>'),
        ("<w:p><w:r>", '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9000"/></w:tabs></w:pPr><w:r><w:tab/>'),
    ],
)
def test_tables_and_cells_moved_off_the_page_are_told(before: str, after: str) -> None:
    table = tbl(tr("件数", "12"))
    assert told(original(table.replace(before, after)))


def test_a_column_without_width_is_told() -> None:
    fixed = '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="1"/></w:tblGrid>'
    table = tbl(tr("件数", tc("12", '<w:tcW w:w="1" w:type="dxa"/>')))
    assert told(original(table.replace("<w:tblPr/><w:tblGrid/>", fixed)))


TINY = '<w:sz w:val="2"/>'


@pytest.mark.parametrize("looks", [TINY, '<w:w w:val="1"/>', '<w:sz w:val="1pt"/>'])
@pytest.mark.parametrize("where", ["run", "paragraph", "character", "table", "default"])
def test_letters_too_small_to_be_seen_are_left_out_wherever_that_is_said(looks: str, where: str) -> None:
    runs = f"<w:rPr>{looks}</w:rPr>"
    if where == "default":
        read = cell(p("12"), styles=f"<w:docDefaults><w:rPrDefault>{runs}</w:rPrDefault></w:docDefaults>")
    elif where == "run":
        read = cell(p(r("12", looks)))
    elif where == "table":
        table = tbl(tr("件数", "12")).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="甲"/></w:tblPr>')
        read = original(table, styles=STYLE.format("table", runs))
    else:
        use = p("12", '<w:pStyle w:val="甲"/>') if where == "paragraph" else p(r("12", '<w:rStyle w:val="甲"/>'))
        read = cell(use, styles=STYLE.format(where, runs))
    assert (second(read), codes(read)) == ("", ["R102"])


@pytest.mark.parametrize(
    ("style", "inner"),
    [
        ("<w:rPr><w:sz w:val='2'/></w:rPr>", r("12", '<w:sz w:val="21"/>')),
        ('<w:rPr><w:w w:val="1"/></w:rPr>', r("12", '<w:w w:val="100"/>')),
        (f"<w:rPr>{WINGDINGS}</w:rPr>", r("12", '<w:rFonts w:ascii="宋体"/>')),
    ],
)
def test_what_a_run_says_of_its_letters_comes_before_its_style(style: str, inner: str) -> None:
    read = cell(p(inner, '<w:pStyle w:val="甲"/>'), styles=STYLE.format("paragraph", style))
    assert (second(read), codes(read)) == ("12", [])


@pytest.mark.parametrize(
    "said",
    [
        '<w:pPr><w:ind w:left="9000"/></w:pPr>',
        '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>',
        '<w:rPr><w:spacing w:val="-110"/></w:rPr>',
        '<w:rPr><w:position w:val="300"/></w:rPr>',
    ],
)
def test_a_paragraph_style_may_push_a_figure_away(said: str) -> None:
    assert told(cell(p("12", '<w:pStyle w:val="甲"/>'), NARROW, styles=STYLE.format("paragraph", said)))


@pytest.mark.parametrize("looks", ['<w:spacing w:val="-110"/>', '<w:position w:val="300"/>'])
def test_a_character_style_may_press_digits_together(looks: str) -> None:
    styles = STYLE.format("character", f"<w:rPr>{looks}</w:rPr>")
    assert told(cell(p(r("12", '<w:rStyle w:val="甲"/>')), styles=styles))


def test_a_table_style_may_hide_its_text() -> None:
    table = tbl(tr("件数", "12")).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="甲"/></w:tblPr>')
    read = original(table, styles=STYLE.format("table", "<w:rPr><w:vanish/></w:rPr>"))
    assert (second(read), codes(read)) == ("", ["R102"])


def test_low_lines_by_default_are_told() -> None:
    low = '<w:pPrDefault><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:pPrDefault>'
    assert told(cell(p("12"), styles=f"<w:docDefaults>{low}</w:docDefaults>"))


THEME = (
    "<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface='Wingdings'/></a:minorFont></a:fontScheme>"
    "</a:themeElements>"
)


@pytest.mark.parametrize(
    "looks",
    [
        WINGDINGS,
        '<w:rFonts w:ascii="Webdings"/>',
        '<w:rFonts w:asciiTheme="minorHAnsi"/>',
        '<w:rFonts w:cs="Wingdings 2"/><w:rtl/>',
    ],
)
def test_digits_in_a_font_of_pictures_are_no_figure(looks: str) -> None:
    read = cell(p(r("12", looks)), theme=THEME)
    assert codes(read) == ["R114"]
    assert second(read).startswith("12〈字体 ")


def test_digits_in_a_font_of_letters_are_read() -> None:
    looks = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Symbol" w:eastAsia="仿宋_GB2312"/>'
    assert codes(cell(p(r("12", looks)))) == codes(cell(p(r("12", '<w:rFonts w:ascii="Symbol"/>')))) == []


@pytest.mark.parametrize(("font", "code"), [("Wingdings", "0031"), ("Webdings", "F031"), ("Wingdings 3", "31")])
def test_a_symbol_that_no_table_knows_is_no_digit(font: str, code: str) -> None:
    assert second(cell(p(r(f'<w:sym w:font="{font}" w:char="{code}"/>')))) == "\uf031"


def text_fill(inner: str) -> str:
    return f"<w14:textFill>{inner}</w14:textFill>"


def solid(colour: str, inner: str = "") -> str:
    kind = "srgbClr" if len(colour) == 6 else "schemeClr"
    return text_fill(f'<w14:solidFill><w14:{kind} w14:val="{colour}">{inner}</w14:{kind}></w14:solidFill>')


def gradient(*colours: str) -> str:
    stops = "".join(f'<w14:gs w14:pos="0"><w14:srgbClr w14:val="{colour}"/></w14:gs>' for colour in colours)
    return text_fill(f"<w14:gradFill><w14:gsLst>{stops}</w14:gsLst></w14:gradFill>")


@pytest.mark.parametrize(
    ("looks", "text"),
    [
        (solid("FFFFFF"), ""),
        (solid("bg1"), ""),
        (solid("000000", '<w14:alpha w14:val="100000"/>'), ""),
        (solid("tx1"), "12"),
        (solid("000000", '<w14:alpha w14:val="20000"/>'), "12"),
        ('<w:color w:val="FFFFFF"/>' + solid("tx1"), "12"),
        (gradient("FFFFFF", "FFFFFF"), ""),
        (gradient("FFFFFF", "000000"), "12"),
    ],
)
def test_the_newer_fill_of_text_comes_before_its_colour(looks: str, text: str) -> None:
    read = cell(p(r("12", looks)))
    assert (second(read), codes(read)) == (text, [] if text else ["R102"])
