"""Text boxes, word art, pictures and embedded objects."""

from __future__ import annotations

import pytest

from tests.readers.word import codes, kinds, only_grid, original, p, paragraphs, r, tbl, tc, text_of, tr
from toolkit.finding import Place


def drawing(inner: str, width: float = 10, height: float = 10) -> str:
    extent = f'<wp:extent cx="{int(width * 360000)}" cy="{int(height * 360000)}"/>'
    return f"<w:drawing><wp:anchor>{extent}<a:graphic><a:graphicData uri='x'>{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>"


def box(blocks: str) -> str:
    return drawing(f"<wps:wsp><wps:txbx><w:txbxContent>{blocks}</w:txbxContent></wps:txbx></wps:wsp>")


def vml_box(blocks: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{blocks}</w:txbxContent></v:textbox></v:shape></w:pict>"


def both(blocks: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{box(blocks)}</mc:Choice>'
        f"<mc:Fallback>{vml_box(blocks)}</mc:Fallback></mc:AlternateContent>"
    )


PICTURE = "<pic:pic><pic:blipFill><a:blip r:embed='rId5'/></pic:blipFill></pic:pic>"


@pytest.mark.parametrize("shape", [box, vml_box, both])
def test_a_text_box_is_read_once(shape: object) -> None:
    assert callable(shape)
    assert paragraphs(original(p(r(shape(p("标题") + p("副题")))))) == ["标题", "副题"]


def test_a_branch_without_text_gives_way_to_one_with() -> None:
    empty = "<mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    assert text_of(r(empty.format(vml_box(p("旧框"))))) == "旧框"


def test_a_box_at_the_head_is_the_title_and_comes_first() -> None:
    assert paragraphs(original(p(r(both(p("标题"))) + r("前言")) + p(r(both(p("旁注"))) + r("正文")))) == [
        "标题",
        "前言",
        "正文",
        "旁注",
    ]


def test_boxes_in_a_cell_belong_to_it_and_tables_in_a_box_are_tables() -> None:
    body = tbl(tr("甲", tc(p(r(both(p("12"))))))) + p(r(both(tbl(tr("1", "2")))))
    assert kinds(original(body)) == ["甲/12", "1/2"]


def test_boxes_nest_in_groups() -> None:
    assert (
        text_of(
            r(drawing(f"<wpg><mc:AlternateContent><mc:Choice>{box(p('甲'))}</mc:Choice></mc:AlternateContent></wpg>"))
        )
        == "甲"
    )


def test_word_art_is_text() -> None:
    art = '<w:pict><v:shapetype><v:textpath on="t"/></v:shapetype><v:shape><v:textpath string="某局年报"/></v:shape></w:pict>'
    assert text_of(r(art)) == "某局年报"


def test_text_of_drawings_is_kept() -> None:
    assert text_of(r(drawing("<a:sp><a:p><a:r><a:t>图</a:t></a:r><a:r><a:t>中</a:t></a:r></a:p></a:sp>"))) == "图中"


def test_a_picture_that_could_be_a_table_is_told_with_its_place() -> None:
    (finding,) = original(p("甲") + p(r(drawing(PICTURE, 15, 8)))).findings
    assert (finding.code, finding.place) == ("R106", Place(paragraph=2))
    assert "15.0 × 8.0 厘米" in finding.message


@pytest.mark.parametrize(("width", "height"), [(2, 2), (4.5, 4.5), (15, 1)])
def test_icons_seals_and_lines_are_not_told(width: float, height: float) -> None:
    assert codes(original(p(r(drawing(PICTURE, width, height))))) == []


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("width:400pt;height:300pt", True),
        ("position:absolute;width:20px;height:20px", False),
        ("", True),
        ("width:1.2.3pt;height:9in", True),
    ],
)
def test_old_pictures_too(style: str, told: bool) -> None:
    body = p(r(f'<w:pict><v:shape style="{style}"><v:imagedata r:id="rId5"/></v:shape></w:pict>'))
    assert codes(original(body)) == ["R106"] * told


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (
            p(
                r(
                    '<w:object><v:shape><v:imagedata r:id="r"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>'
                )
            ),
            "Excel.Sheet.12",
        ),
        (
            p(
                r(
                    "<w:drawing><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/chart'/></w:drawing>"
                )
            ),
            "图表",
        ),
        (
            p(
                r(
                    "<w:drawing><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/diagram'/></w:drawing>"
                )
            ),
            "SmartArt",
        ),
        (p(r('<w:object><v:shape/><w:control w:name="TextBox1" r:id="rId8"/></w:object>')), "控件"),
        (p(r('<w:control w:name="TextBox1" r:id="rId8"/>')), "控件"),
        (p(r('<w:contentPart r:id="rId9"/>')), "墨迹"),
        ('<w:altChunk r:id="rId7"/>', "另一个文件"),
        ('<w:subDoc r:id="rId7"/>', "另一个文档"),
        (p('<w:subDoc r:id="rId7"/>'), "另一个文档"),
    ],
)
def test_content_that_cannot_be_read_is_told(body: str, what: str) -> None:
    (finding,) = original(p("甲") + body).findings
    assert (finding.code, finding.place) == ("R105", Place(paragraph=2))
    assert what in finding.message


def test_a_picture_in_a_cell_is_told_there() -> None:
    (finding,) = original(tbl(tr("甲", tc(p(r(drawing(PICTURE))))))).findings
    assert finding.place == Place(table=1, row=1, column=2)


def test_a_picture_that_is_all_a_cell_shows_is_told_however_small() -> None:
    (finding,) = original(tbl(tr("甲", tc(p(r(drawing(PICTURE, 0.7, 0.4))))))).findings
    assert finding.place == Place(table=1, row=1, column=2)
    assert "只有一张图片" in finding.message


def test_very_many_pictures_are_told_in_few_findings() -> None:
    findings = original("".join(p(r(drawing(PICTURE))) for _ in range(100))).findings
    assert len(findings) == 21
    assert "另有 80 处" in findings[-1].message


def test_each_cell_with_nothing_but_a_picture_is_named() -> None:
    read = original(tbl(*(tr("甲", tc(p(r(drawing(PICTURE))))) for _ in range(100))))
    assert [finding.place.row for finding in read.findings if finding.place] == list(range(1, 101))


def test_a_cell_with_a_picture_keeps_its_text() -> None:
    assert [cell.text for cell in only_grid(original(tbl(tr("甲", tc(p(r("5") + r(drawing(PICTURE)))))))).cells] == [
        "甲",
        "5",
    ]
