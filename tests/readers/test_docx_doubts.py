"""Parts of a Word file that show something else than their text says, or that may: each is told."""

from __future__ import annotations

import pytest

from tests.readers.word import codes, only_grid, original, p, paragraphs, r, tbl, tc, tr
from toolkit.original import Original


def cell(inner: str) -> Original:
    """A table of a label and a cell with these blocks."""
    return original(tbl(tr("件数", tc(inner))))


def second(read: Original) -> str:
    return only_grid(read).cells[1].text


def control(properties: str, inner: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def field(instruction: str) -> str:
    marks = [r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{r(f'<w:instrText>{instruction}</w:instrText>')}{marks[1]}{marks[2]}"


PROMPT = "<w:showingPlcHdr/>"


@pytest.mark.parametrize(
    "inner", [p(control(PROMPT, r("0"))), control(PROMPT, p("0")), p(control(PROMPT + "<w:text/>", r("0")))]
)
def test_a_prompt_in_a_figures_cell_is_read_with_a_word(inner: str) -> None:
    read = cell(inner)
    assert (second(read), codes(read)) == ("0", ["R110"])
    assert read.findings[0].cells == (only_grid(read).cells[1].place,)


def test_controls_round_a_cell_or_a_row_may_show_prompts_too() -> None:
    table = tbl(tr("甲", control(PROMPT, tc("0"))), control(PROMPT, tr("乙", "0")))
    (finding,) = original(table).findings
    assert [(one.row, one.column) for one in finding.cells] == [(1, 2), (2, 1), (2, 2)]


@pytest.mark.parametrize("inner", [control('<w:showingPlcHdr w:val="0"/>', r("12")), control(PROMPT, r("   "))])
def test_a_control_that_was_filled_in_or_prompts_with_nothing_is_no_prompt(inner: str) -> None:
    assert codes(cell(p(inner))) == []


@pytest.mark.parametrize("instruction", ["AUTONUM", "LISTNUM", "MACROBUTTON NoMacro 12", "SYMBOL 49"])
def test_fields_that_show_what_is_stored_nowhere_are_told(instruction: str) -> None:
    assert codes(cell(p(field(instruction)))) == ["R105"]


@pytest.mark.parametrize("name", ["pgNum", "dayShort", "yearLong"])
def test_what_word_works_out_itself_is_told(name: str) -> None:
    assert codes(cell(p(r(f"<w:t>12</w:t><w:{name}/>")))) == ["R105"]


def test_a_formula_in_the_short_way_without_a_result_is_told() -> None:
    assert codes(cell('<w:p><w:fldSimple w:instr="=SUM(LEFT)"/></w:p>')) == ["R105"]


def branches(requires: str, choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent xmlns:zz="urn:zz"><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("requires", "fallback", "text", "told"),
    [("wps", "12", "12", []), ("wps", "99", "12", ["R112"]), ("zz", "99", "99", [])],
)
def test_the_branch_that_word_understands_is_read_and_another_one_told(
    requires: str, fallback: str, text: str, told: list[str]
) -> None:
    read = cell(p(branches(requires, r("12"), r(fallback))))
    assert (second(read), codes(read)) == (text, told)


def test_whole_tables_in_branches_that_differ_are_told() -> None:
    read = original(branches("wps", tbl(tr("甲", "1")), tbl(tr("甲", "2"))))
    assert (len(list(read.grids())), codes(read)) == (1, ["R112"])


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        ("<m:r><w:rPr><w:vanish/></w:rPr><m:t>12</m:t></m:r>", ""),
        ('<m:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><m:t>12</m:t></m:r>', ""),
        ('<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>12</m:t></m:r></m:e></m:phant>', ""),
        ('<m:phant><m:phantPr><m:show m:val="1"/></m:phantPr><m:e><m:r><m:t>12</m:t></m:r></m:e></m:phant>', "12"),
        ("<m:r><w:rPr><w:b/></w:rPr><m:t>12</m:t></m:r>", "12"),
    ],
)
def test_hidden_parts_of_an_equation_are_left_out_with_a_word(equation: str, text: str) -> None:
    read = cell(f"<w:p><m:oMath>{equation}</m:oMath></w:p>")
    assert (second(read), codes(read)) == (text, [] if text else ["R102"])


def test_text_that_runs_the_other_way_says_so() -> None:
    reversed_text = f'<w:p><w:bdo w:val="rtl">{r("12")}</w:bdo></w:p>'
    assert second(cell(reversed_text)) == "\u202e12\u202c"
    assert second(cell(reversed_text.replace("rtl", "ltr"))) == "12"


def drawing(behind: int, inner: str = "") -> str:
    return r(f'<w:drawing><wp:anchor behindDoc="{behind}"><wps:wsp>{inner}</wps:wsp></wp:anchor></w:drawing>')


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        (drawing(0), ["R111"]),
        (drawing(1), []),
        (drawing(0, f"<wps:txbx><w:txbxContent>{p('3')}</w:txbxContent></wps:txbx>"), []),
        (r('<w:pict><v:rect style="position:absolute;z-index:5"/></w:pict>'), ["R111"]),
        (r('<w:pict><v:rect style="position:absolute;z-index:-5"/></w:pict>'), []),
        (r("<w:drawing><wp:inline><a:blip/></wp:inline></w:drawing>"), ["R106"]),
    ],
)
def test_what_is_drawn_over_a_cells_text_is_told(shape: str, told: list[str]) -> None:
    read = cell(p(r("12") + shape))
    assert "12" in second(read)
    assert codes(read) == told


@pytest.mark.parametrize(
    ("fill", "wrap", "told"),
    [("solidFill", "wrapNone", ["R111"]), ("noFill", "wrapNone", []), ("solidFill", "wrapSquare", [])],
)
def test_a_large_filled_shape_over_the_page_is_told(fill: str, wrap: str, told: list[str]) -> None:
    shape = f'<wp:extent cx="6000000" cy="3000000"/><wp:{wrap}/><wps:wsp><wps:spPr><a:{fill}/></wps:spPr></wps:wsp>'
    assert codes(original(p(r(f"<w:drawing><wp:anchor>{shape}</wp:anchor></w:drawing>")) + p("正文"))) == told


SEPARATOR = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"


def test_a_style_separator_parts_a_heading_from_the_text_in_its_line() -> None:
    body = p("一、总体情况", '<w:outlineLvl w:val="0"/>' + SEPARATOR) + p("全年公开信息。")
    read = original(body)
    assert paragraphs(read) == ["一、总体情况", "全年公开信息。"]
    assert [one.heading_level for one in read.paragraphs()] == [1, None]


def test_a_style_separator_between_texts_joins_them_as_one_line() -> None:
    assert paragraphs(original(p("全年公开", SEPARATOR) + p("信息。"))) == ["全年公开信息。"]


@pytest.mark.parametrize(
    ("style", "attributes", "told"),
    [
        ("position:absolute;width:300pt;height:100pt", "", ["R111"]),
        ("position:absolute;width:300pt;height:100pt", 'filled="f"', []),
        ("position:absolute;width:300pt;height:100pt;z-index:-1", "", []),
        ("position:absolute;width:440pt;height:2pt", "", []),
        ("width:300pt;height:100pt", "", []),
        ("position:absolute;width:300pt;height:100pt", 'o:connectortype="straight"', []),
    ],
)
def test_a_large_shape_of_the_older_kind_over_the_page_is_told(style: str, attributes: str, told: list[str]) -> None:
    shape = f'<w:pict><v:rect style="{style}" {attributes}/></w:pict>'
    assert codes(original(p(r(shape)) + p("正文"))) == told


@pytest.mark.parametrize(("text", "told"), [("99", ["R111"]), ("附件", [])])
def test_a_box_of_figures_that_floats_over_the_page_is_told(text: str, told: list[str]) -> None:
    box = f"<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx>"
    shape = f"<wp:extent cx='6000000' cy='3000000'/><wp:wrapNone/><wps:wsp><wps:spPr><a:solidFill/></wps:spPr>{box}</wps:wsp>"
    assert codes(original(p(r(f"<w:drawing><wp:anchor>{shape}</wp:anchor></w:drawing>")) + p("正文"))) == told
