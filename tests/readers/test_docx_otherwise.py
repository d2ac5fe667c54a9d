"""What Word shows otherwise than a file stores it: bound data, fields worked out anew, bullets and numbers beside figures."""

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
from toolkit.readers.docx import read

STORE = "{11111111-AAAA-4222-8333-444444444444}"
DATA = '<a:root xmlns:a="urn:a"><a:figure unit="件">{}</a:figure><a:figure>7</a:figure></a:root>'
PATH = "/n:root[1]/n:figure[1]"
PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    f'ds:itemID="{STORE}"/>'
)


def cell(inner: str, **parts: str) -> Original:
    """A table of a label and a cell with these blocks."""
    return original(tbl(tr("件数", tc(inner))), **parts)


def second(one: Original) -> str:
    return only_grid(one).cells[1].text


def bound(stored: str, data: str, path: str = PATH, more: str = "", store: str = STORE) -> Original:
    """The same with a content control bound to data of its own part."""
    binding = f'<w:dataBinding w:prefixMappings="xmlns:n=\'urn:a\'" w:xpath="{path}" w:storeItemID="{store}"/>{more}'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{r(stored)}</w:sdtContent></w:sdt>"
    parts = parts_of(tbl(tr("件数", tc(p(control)))))
    parts["customXml/item1.xml"] = DATA.format(data)
    parts["customXml/itemProps1.xml"] = PROPERTIES
    parts["customXml/_rels/item1.xml.rels"] = relations(("rId1", "customXmlProps", "itemProps1.xml"))
    return read(zipped(parts), "原件.docx")


def test_a_control_whose_bound_data_says_something_else_is_told() -> None:
    found = bound("12", "15")
    assert (second(found), codes(found)) == ("12", ["R118"])
    assert found.findings[0].cells == (Place(table=1, row=1, column=2),)
    assert "“15”" in found.findings[0].message


@pytest.mark.parametrize("path", ["/n:root/n:figure[2]", "/n:root/n:figure/@unit"])
def test_a_path_may_lead_to_the_second_node_or_an_attribute(path: str) -> None:
    assert codes(bound("12", "12", path)) == ["R118"]


@pytest.mark.parametrize(
    ("data", "path", "more", "store"),
    [
        ("12", PATH, "", STORE),
        (" 12\n", PATH, "", STORE),
        ("15", "/n:root/n:other", "", STORE),
        ("15", "//n:figure[last()]", "", STORE),
        ("15", PATH, "", "{00000000-0000-0000-0000-000000000000}"),
        ("b", PATH, '<w:dropDownList><w:listItem w:displayText="12" w:value="b"/></w:dropDownList>', STORE),
        ("2025-01-20T00:00:00", PATH, "<w:date/>", STORE),
    ],
)
def test_a_control_that_shows_its_data_or_has_none_is_not(data: str, path: str, more: str, store: str) -> None:
    assert codes(bound("12", data, path, more, store)) == []


def test_a_control_without_data_shows_its_prompt() -> None:
    assert "R118" not in codes(bound("［单位］", "", PATH, "<w:showingPlcHdr/>", STORE))


def test_a_page_number_in_a_table_at_the_foot_of_pages_is_no_figure() -> None:
    parts = parts_of(p("正文") + '<w:sectPr><w:footerReference r:id="f1"/></w:sectPr>')
    parts["word/_rels/document.xml.rels"] = relations(("f1", "footer", "footer1.xml"))
    parts["word/footer1.xml"] = part("w:ftr", tbl(tr("第", tc(p(field("PAGE"))), "页")))
    assert codes(read(zipped(parts), "原件.docx")) == []


def field(instruction: str, dirty: str = "") -> str:
    begin = r(f'<w:fldChar w:fldCharType="begin" {dirty}/>')
    separate, end = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("separate", "end"))
    return f"{begin}{r(f'<w:instrText>{instruction}</w:instrText>')}{separate}{r('12')}{end}"


@pytest.mark.parametrize(
    "inner",
    [
        field("PAGE"),
        field(" NUMPAGES "),
        field("DATE \\@ d"),
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>12</w:t></w:r></w:fldSimple>',
        field("=SUM(LEFT)", 'w:dirty="true"'),
    ],
)
def test_a_field_that_word_works_out_anew_is_told_in_a_cell(inner: str) -> None:
    found = cell(p(inner))
    assert (second(found), codes(found)) == ("12", ["R118"])


@pytest.mark.parametrize("instruction", ["=SUM(LEFT)", "REF a", "FORMTEXT", "PAGEANT"])
def test_the_result_of_other_fields_stands_as_it_was_saved(instruction: str) -> None:
    assert codes(cell(p(field(instruction)))) == []


def test_a_date_outside_a_table_is_no_figure() -> None:
    found = original(p(field("DATE")))
    assert (paragraphs(found), codes(found)) == (["12"], [])


def test_settings_may_have_all_fields_worked_out_anew() -> None:
    parts = parts_of(tbl(tr("件数", tc(p(field("=SUM(LEFT)"))))))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/settings.xml"] = f'<w:settings xmlns:w="{space}"><w:updateFields w:val="true"/></w:settings>'
    assert codes(read(zipped(parts), "原件.docx")) == ["R118"]


def listed(shape: str, text: str, looks: str = "") -> str:
    level = f'<w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/><w:rPr>{looks}</w:rPr>'
    lists = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>{level}</w:lvl></w:abstractNum>'
    return f'{lists}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("shape", "mark", "text", "shown"),
    [
        ("decimal", "%1", "", "3"),
        ("bullet", "3", "", "3"),
        ("bullet", "-", "", "-"),
        ("bullet", "•", "", ""),
        ("decimal", "%1", "5", "3\t5"),
        ("bullet", "3", "5", "3\t5"),
        ("bullet", "–", "5", "–\t5"),
        ("bullet", "•", "5", "5"),
    ],
)
def test_numbers_and_bullets_beside_a_figure_are_read(shape: str, mark: str, text: str, shown: str) -> None:
    assert second(cell(p(text, IN_LIST), numbering=listed(shape, mark))).strip() == shown


@pytest.mark.parametrize("looks", ["<w:vanish/>", '<w:rFonts w:ascii="Wingdings"/>'])
def test_a_number_that_nobody_sees_is_none(looks: str) -> None:
    assert second(cell(p("", IN_LIST), numbering=listed("decimal", "%1", looks))) == ""


def test_a_dash_before_a_paragraph_is_no_text() -> None:
    assert paragraphs(original(p("主动公开", IN_LIST), numbering=listed("bullet", "-"))) == ["主动公开"]


@pytest.mark.parametrize(("above", "shown"), [("3", "12³"), ("shí'èr", "12")])
def test_what_stands_above_a_word_is_no_part_of_a_figure(above: str, shown: str) -> None:
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{r(above)}</w:rt><w:rubyBase>{r('12')}</w:rubyBase></w:ruby>"
    assert second(cell(p(r(ruby)))) == shown
