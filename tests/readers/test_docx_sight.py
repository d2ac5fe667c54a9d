"""Text that stands in a Word file and that nobody sees on its pages, and text that only looks so."""

from __future__ import annotations

import pytest

from tests.readers.word import codes, only_grid, original, p, paragraphs, r, tbl, tc, tr
from toolkit.finding import Place
from toolkit.original import Original

WHITE = '<w:color w:val="FFFFFF"/>'
STYLE = '<w:style w:type="{}" w:styleId="甲">{}</w:style>'
WHITE_RUNS = f"<w:rPr>{WHITE}</w:rPr>"
THEME = '<a:themeElements><a:clrScheme><a:accent2><a:srgbClr val="FFFFFF"/></a:accent2></a:clrScheme></a:themeElements>'
BEHIND = '<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>'


def filled(colour: str, pattern: str = "clear", front: str = "auto") -> str:
    return f'<w:shd w:val="{pattern}" w:color="{front}" w:fill="{colour}"/>'


def cell(inner: str, properties: str = "", **parts: str) -> Original:
    """A table of a label and a cell with this paragraph."""
    return original(tbl(tr("件数", tc(inner, properties))), **parts)


def second(read: Original) -> str:
    return only_grid(read).cells[1].text


@pytest.mark.parametrize(
    "looks",
    [
        WHITE,
        '<w:color w:val="FEFEFE"/>',
        '<w:color w:val="000000" w:themeColor="background1"/>',
        '<w:color w:val="auto" w:themeColor="accent2"/>',
        WHITE + filled("auto"),
        WHITE + '<w:highlight w:val="white"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        '<w:color w:val="1F4E79"/>' + filled("1F4E79"),
        "<w14:textFill><w14:noFill/></w14:textFill>",
        '<w:sz w:val="2"/>',
    ],
)
def test_a_figure_that_nobody_sees_is_a_blank_that_is_told(looks: str) -> None:
    read = cell(p(r("12", looks)), theme=THEME)
    assert (second(read), codes(read)) == ("", ["R102"])
    assert read.findings[0].place == Place(table=1, row=1, column=2)


@pytest.mark.parametrize(
    ("properties", "looks"),
    [
        (filled("1F4E79"), WHITE),
        (filled("FFFFFF", "solid", "000000"), WHITE),
        (filled("auto", "pct75"), WHITE),
        (filled("FFFFFF", "diagStripe", "000000"), WHITE),
        ("", WHITE + filled("000000")),
        ("", WHITE + '<w:highlight w:val="blue"/>'),
        (filled("000000"), ""),
        (filled("000000"), '<w:color w:val="auto"/>'),
        ("", '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="7F"/>'),
        ("", '<w:color w:val="EEEEEE"/>'),
        ("", '<w:sz w:val="10"/>'),
    ],
)
def test_a_figure_that_stands_out_from_its_ground_is_read(properties: str, looks: str) -> None:
    read = cell(p(r("12", looks)), properties)
    assert (second(read), codes(read)) == ("12", [])


@pytest.mark.parametrize(
    ("kind", "inner", "use", "text"),
    [
        ("paragraph", WHITE_RUNS, p("12", '<w:pStyle w:val="甲"/>'), ""),
        ("paragraph", WHITE_RUNS, p(r("12", '<w:color w:val="auto"/>'), '<w:pStyle w:val="甲"/>'), "12"),
        ("paragraph", f"<w:pPr>{filled('000000')}</w:pPr>{WHITE_RUNS}", p("12", '<w:pStyle w:val="甲"/>'), "12"),
        ("character", WHITE_RUNS, p(r("12", '<w:rStyle w:val="甲"/>')), ""),
        ("character", f"<w:rPr>{WHITE}{filled('000000')}</w:rPr>", p(r("12", '<w:rStyle w:val="甲"/>')), "12"),
    ],
)
def test_a_style_may_hide_a_figure_by_its_colour(kind: str, inner: str, use: str, text: str) -> None:
    assert second(cell(use, styles=STYLE.format(kind, inner))) == text


def test_white_text_in_a_dark_cell_stands_beside_text_in_the_automatic_colour() -> None:
    assert second(cell(p(r("12", WHITE) + r("件")), filled("000000"))) == "12件"


def condition(name: str, ground: str = "") -> str:
    return (
        f'<w:tblStylePr w:type="{name}"><w:rPr>{WHITE}</w:rPr><w:tcPr>{filled(ground) if ground else ""}</w:tcPr>'
        "</w:tblStylePr>"
    )


@pytest.mark.parametrize(
    ("look", "style", "seen"),
    [
        ("", WHITE_RUNS, ""),
        ("", WHITE_RUNS + f"<w:tcPr>{filled('000000')}</w:tcPr>", "甲乙丙丁戊己"),
        ('w:firstRow="1" w:noHBand="1"', condition("firstRow"), "丙丁戊己"),
        ('w:val="0220"', condition("firstRow"), "丙丁戊己"),
        ('w:firstRow="1" w:noHBand="1"', condition("firstRow", "4472C4"), "甲乙丙丁戊己"),
        ('w:firstRow="0"', condition("firstRow"), "甲乙丙丁戊己"),
        ('w:lastRow="1"', condition("lastRow"), "甲乙丙丁"),
        ('w:lastColumn="1"', condition("lastCol"), "甲丙戊"),
        ('w:lastColumn="1" w:lastRow="1"', condition("seCell"), "甲乙丙丁戊"),
        ('w:firstRow="1"', condition("band1Horz"), "甲乙戊己"),
        ('w:noHBand="1"', condition("band1Horz"), "甲乙丙丁戊己"),
        ("", condition("band2Vert"), "甲丙戊"),
    ],
)
def test_a_table_style_colours_some_of_its_cells(look: str, style: str, seen: str) -> None:
    table = tbl(tr("甲", "乙"), tr("丙", "丁"), tr("戊", "己"))
    styled = table.replace("<w:tblPr/>", f'<w:tblPr><w:tblStyle w:val="甲"/><w:tblLook {look}/></w:tblPr>')
    read = original(styled, styles=STYLE.format("table", style))
    assert "".join(one.text for one in only_grid(read).cells) == seen


def test_a_white_paragraph_on_a_white_page_is_left_out_with_a_word() -> None:
    read = original(p(r("关键词", WHITE)) + p("正文"))
    assert (paragraphs(read), codes(read)) == (["正文"], ["R102"])


@pytest.mark.parametrize("behind", [BEHIND, "<w:r><w:pict/></w:r>"])
def test_white_text_may_be_seen_where_something_is_drawn_behind_it(behind: str) -> None:
    assert paragraphs(original(p(r("标题", WHITE) + behind))) == ["标题"]


def test_white_text_in_a_text_box_may_be_seen() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('标题', WHITE))}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert paragraphs(original(p(box))) == ["标题"]


@pytest.mark.parametrize(("height", "rows"), [("20", 1), ("400", 2)])
def test_a_row_too_low_to_be_seen_is_left_out_with_a_word(height: str, rows: int) -> None:
    low = tr("乙", "2", properties=f'<w:trHeight w:val="{height}" w:hRule="exact"/>')
    read = original(tbl(tr("甲", "1"), low))
    assert (only_grid(read).row_count, codes(read)) == (rows, ["R102"] * (2 - rows))


def test_each_cell_whose_text_was_left_out_is_named() -> None:
    read = original(tbl(tr("甲", tc(p(r("1", WHITE))), "2", tc(p(r("3", "<w:vanish/>"))))))
    (finding,) = read.findings
    assert [cell.column for cell in finding.cells] == [2, 4]
