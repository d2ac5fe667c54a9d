"""The bundled templates are built from the form, in the figures of the national standard."""

from __future__ import annotations

import pytest

from tests.writers import xml
from tests.writers.xml import W
from toolkit.form import EDITIONS
from toolkit.styles import Style
from toolkit.writers.template import _folder, bundled, load_template, prepare
from toolkit.writers.template_build import build
from toolkit.writers.template_bundle import prepared
from toolkit.writers.template_styles import IDENTIFIERS

pytestmark = pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.edition)
TEXT_WIDTH = 8844  # 156 mm in twentieths of a point


def value(element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def style(template: bytes, name: Style):
    styles = xml.part(template, "word/styles.xml").iter(f"{W}style")
    return next(one for one in styles if value(one, "name") == name)


def test_the_committed_template_is_what_building_gives(form) -> None:
    # Parts are compared inflated: versions of zlib pack differently.
    from toolkit.writers.package import read_parts

    assert read_parts(bundled(form.edition), "") == read_parts(build(form), "")


def test_the_committed_pieces_are_those_of_the_committed_template(form) -> None:
    template = bundled(form.edition)
    committed = (_folder() / f"report-{form.edition}.json").read_text("utf-8")
    assert committed == prepared(template)
    assert load_template(form.edition) == prepare(template)._replace(package=load_template(form.edition).package)


def test_building_twice_gives_the_same_bytes(form) -> None:
    assert build(form) == build(form)


def test_the_page_is_that_of_the_standard(form) -> None:
    section = xml.body(bundled(form.edition)).find(f"{W}sectPr")
    millimetres = {
        side: round(int(value(section, "pgMar", side)) / 1440 * 25.4) for side in ("top", "left", "right", "bottom")
    }
    assert millimetres == {"top": 37, "left": 28, "right": 26, "bottom": 35}
    assert round(int(value(section, "pgSz", "w")) / 1440 * 25.4) == 210
    assert round(int(value(section, "pgSz", "h")) / 1440 * 25.4) == 297


@pytest.mark.parametrize(
    ("name", "face", "half_points"),
    [
        (Style.TITLE, "方正小标宋简体", "44"),
        (Style.HEADING, "黑体", "32"),
        (Style.BODY, "仿宋_GB2312", "32"),
        (Style.SIGN_OFF, "仿宋_GB2312", "32"),
        (Style.TABLE_FIGURE, "宋体", "21"),
        (Style.PAGE_NUMBER, "宋体", "28"),
    ],
)
def test_each_style_has_its_face_and_size(form, name: Style, face: str, half_points: str) -> None:
    one = style(bundled(form.edition), name)
    assert (value(one, "rPr/rFonts", "eastAsia"), value(one, "rPr/sz")) == (face, half_points)


def test_body_lines_are_set_as_22_to_a_page_with_an_indent_of_two(form) -> None:
    body = style(bundled(form.edition), Style.BODY)
    assert (value(body, "pPr/spacing", "line"), value(body, "pPr/spacing", "lineRule")) == ("579", "exact")
    assert (value(body, "pPr/ind", "firstLineChars"), value(body, "pPr/jc")) == ("200", "both")
    assert value(body, "rPr/rFonts", "ascii") == "Times New Roman"


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(form) -> None:
    template = bundled(form.edition)
    assert xml.part(template, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    for footer, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        paragraph = xml.part(template, footer).find(f"{W}p")
        assert (value(paragraph, "pPr/jc"), value(paragraph, "pPr/ind", f"{side}Chars")) == (side, "100")
        assert xml.text_of(paragraph) == "— 1 —"


def test_rows_stay_whole_and_headers_repeat(form) -> None:
    for table, drawn in zip(form.tables, xml.tables(bundled(form.edition)), strict=True):
        rows = list(drawn.iterchildren(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        headers = {"disclosure": 0, "requests": 3, "disputes": 3}[table.key]
        assert repeated == [True] * headers + [False] * (len(rows) - headers)


def test_bars_and_headers_stay_with_the_row_below(form) -> None:
    template = bundled(form.edition)
    for name in (Style.TABLE_BAR, Style.TABLE_HEADER, Style.HEADING):
        assert style(template, name).find(f"{W}pPr/{W}keepNext") is not None
    grounds = {
        cell.find(f"{W}tcPr/{W}shd").get(f"{W}fill")
        for table in xml.tables(template)
        for _, _, cell in xml.cells(table)
        if xml.style_of(cell.find(f"{W}p")) is Style.TABLE_BAR and "{%" not in xml.text_of(cell)
    }
    assert grounds == {"C6D9F1"}


def test_tables_are_as_wide_as_the_text_and_every_cell_is_centred_in_its_height(form) -> None:
    for table in xml.tables(bundled(form.edition)):
        columns = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(columns) == TEXT_WIDTH
        for row in table.iterchildren(f"{W}tr"):
            cells = list(row.iterchildren(f"{W}tc"))
            assert sum(int(value(cell, "tcPr/tcW", "w")) for cell in cells) == TEXT_WIDTH
            assert {value(cell, "tcPr/vAlign") for cell in cells} == {"center"}


def test_every_style_bears_a_chinese_name_that_an_office_finds(form) -> None:
    names = {value(one, "name") for one in xml.part(bundled(form.edition), "word/styles.xml").iter(f"{W}style")}
    assert set(map(str, Style)) <= names
    assert set(IDENTIFIERS) == set(Style) - {Style.TABLE}
