"""Tracked changes, hidden text and struck-out text: what counts, and what is told."""

from __future__ import annotations

import pytest

from tests.readers.word import (
    codes,
    kinds,
    only_grid,
    original,
    p,
    paragraphs,
    r,
    shapes,
    span,
    t,
    tbl,
    tc,
    text_of,
    tr,
)
from toolkit.finding import Place

DELETED = '<w:del w:id="1" w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="2" w:author="x"><w:r><w:t>{}</w:t></w:r></w:ins>'
MARK_DELETED = '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>'
MARK_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
HIDDEN = "<w:vanish/>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (DELETED.format(12) + INSERTED.format(15), "15"),
        ("<w:ins>" + DELETED.format(12) + "</w:ins>" + r("15"), "15"),
        ("<w:del><w:r><w:t>12</w:t></w:r></w:del>" + r("15"), "15"),
        ("<w:moveFrom>" + r("旧处") + "</w:moveFrom><w:moveTo>" + r("新处") + "</w:moveTo>", "新处"),
        (r(t("留") + "<w:delText>删</w:delText>"), "留"),
        (r("留", '<w:b/><w:rPrChange w:id="4"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'), "留"),
    ],
)
def test_inserted_text_counts_and_deleted_text_does_not(inner: str, text: str) -> None:
    assert text_of(inner) == text


def test_tracked_changes_are_told_with_the_cells_that_they_touch() -> None:
    body = p(INSERTED.format("新增") + r("的话")) + tbl(tr("甲", tc(p(r("5") + DELETED.format(9)))))
    (finding,) = original(body).findings
    assert (finding.code, finding.place) == ("R101", Place(table=1, row=1, column=2))
    assert "删除 1 处，插入 1 处" in finding.message
    assert "表1第1行第2列" in finding.message


def test_a_file_without_changes_tells_nothing() -> None:
    assert codes(original(p("甲") + tbl(tr("1", "2")))) == []


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p(r("前半句"), MARK_DELETED) + p(r("后半句"), '<w:pStyle w:val="s"/>') + p("另一段")
    read_original = original(body)
    assert paragraphs(read_original) == ["前半句后半句", "另一段"]
    assert next(read_original.paragraphs()).style == "s"


def test_a_paragraph_that_was_deleted_as_a_whole_leaves_nothing() -> None:
    body = p(DELETED.format("整段"), MARK_DELETED) + p("留下的")
    (finding,) = original(body).findings
    assert paragraphs(original(body)) == ["留下的"]
    assert "删除 1 处" in finding.message


def test_a_deleted_mark_before_a_table_keeps_its_text() -> None:
    assert kinds(original(p(r("前文"), MARK_DELETED) + tbl(tr("1", "2")))) == ["前文", "1/2"]


def test_deleted_rows_and_cells_are_gone() -> None:
    body = tbl(
        tr("甲", "乙", "丙"),
        tr("删", "掉", "了", properties="<w:del/>"),
        tr("1", tc("2", "<w:cellDel/>"), "3"),
        tr("4", "5", "6", properties="<w:ins/>"),
    )
    read_original = original(body)
    assert [cell.text for cell in only_grid(read_original).cells] == ["甲", "乙", "丙", "1", "3", "4", "5", "6"]
    assert only_grid(read_original).row_count == 3
    assert codes(read_original) == ["R101"]


def test_cells_deleted_alone_are_told() -> None:
    (finding,) = original(tbl(*(tr("甲", tc("旧", "<w:cellDel/>"), "1") for _ in range(3)))).findings
    assert (finding.code, finding.place) == ("R101", Place(table=1))
    assert "删除 3 处" in finding.message


def test_a_tracked_merge_is_a_merge() -> None:
    body = tbl(tr(tc("甲", '<w:cellMerge w:vMerge="rest"/>'), "1"), tr(tc("", '<w:cellMerge w:vMerge="cont"/>'), "2"))
    assert shapes(only_grid(original(body)))[0] == (0, 0, 2, 1, "甲")


@pytest.mark.parametrize(
    ("looks", "styles"),
    [
        (HIDDEN, ""),
        ('<w:vanish w:val="1"/>', ""),
        (
            '<w:rStyle w:val="h"/>',
            '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
        (
            '<w:rStyle w:val="k"/>',
            '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="k"><w:name w:val="k"/><w:basedOn w:val="h"/></w:style>',
        ),
    ],
)
def test_hidden_text_is_left_out_and_told(looks: str, styles: str) -> None:
    read_original = original(p(r("看得见") + r("看不见", looks)), styles=styles)
    assert paragraphs(read_original) == ["看得见"]
    (finding,) = read_original.findings
    assert (finding.code, finding.place) == ("R102", Place(paragraph=1))
    assert "看不见" in finding.message


@pytest.mark.parametrize("looks", ['<w:vanish w:val="0"/>', '<w:vanish w:val="false"/>', "<w:webHidden/>", "<w:b/>"])
def test_text_that_prints_is_kept(looks: str) -> None:
    assert text_of(r("印得出", looks)) == "印得出"


def test_paragraph_styles_and_defaults_hide_too_and_a_run_may_show_itself() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    style = '<w:pStyle w:val="h"/>'
    assert paragraphs(original(p(r("藏"), style) + p("露"), styles=styles)) == ["露"]
    assert (
        text_of(
            r("藏") + r("露", '<w:vanish w:val="0"/>'),
            styles=f"<w:docDefaults><w:rPrDefault><w:rPr>{HIDDEN}</w:rPr></w:rPrDefault></w:docDefaults>",
        )
        == "露"
    )


def test_switches_of_paragraph_and_character_style_cancel_out() -> None:
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{kind}"><w:name w:val="{kind}"/><w:rPr><w:vanish/></w:rPr></w:style>'
        for kind in ("paragraph", "character")
    )
    body = p(r("露", '<w:rStyle w:val="character"/>') + r("藏"), '<w:pStyle w:val="paragraph"/>')
    assert paragraphs(original(body, styles=styles)) == ["露"]


def test_a_hidden_mark_runs_two_paragraphs_into_one_line() -> None:
    body = p(r("（一）主动公开。"), '<w:outlineLvl w:val="1"/>' + MARK_HIDDEN) + p("全年公开120条。") + p("后文")
    read_original = original(body)
    assert paragraphs(read_original) == ["（一）主动公开。全年公开120条。", "后文"]
    assert next(read_original.paragraphs()).heading_level == 2


def test_hidden_rows_boxes_and_notes_are_left_out() -> None:
    box = (
        "<w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("藏着的框")
        + "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    body = p(r("文") + r(box, HIDDEN) + r('<w:footnoteReference w:id="1"/>', HIDDEN))
    body += tbl(tr("甲", "1"), tr("乙", "2", properties="<w:hidden/>"))
    read_original = original(body, footnotes=f'<w:footnote w:id="1">{p("藏着的注")}</w:footnote>')
    assert kinds(read_original) == ["文", "甲/1"]
    assert [finding.code for finding in read_original.findings] == ["R102"]
    assert "藏着的框" in read_original.findings[0].message


@pytest.mark.parametrize("looks", ["<w:strike/>", "<w:dstrike/>"])
def test_a_figure_struck_out_is_not_the_figure(looks: str) -> None:
    read_original = original(tbl(tr("甲", tc(p(r("12", looks) + r("15"))))))
    assert [cell.text for cell in only_grid(read_original).cells] == ["甲", "15"]
    (finding,) = read_original.findings
    assert (finding.code, finding.place) == ("R104", Place(table=1, row=1, column=2))
    assert "12" in finding.message


def test_text_under_a_merged_cell_is_told_unless_it_repeats_it() -> None:
    restart, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(tr(tc("合计", restart), "1"), tr(tc("合 计", more), "2"), tr(tc("别的", more), "3"))
    read_original = original(body)
    assert shapes(only_grid(read_original))[0] == (0, 0, 3, 1, "合计")
    (finding,) = read_original.findings
    assert (finding.code, finding.place) == ("R103", Place(table=1, row=1, column=1))
    assert "别的" in finding.message


def test_many_places_are_told_in_one_finding_that_stays_short() -> None:
    row = tr(*(tc(p(r("1") + DELETED.format(2))) for _ in range(30)))
    (finding,) = original(tbl(tr(tc("甲", span(30))), row)).findings
    assert "删除 30 处" in finding.message
    assert "等 30 处" in finding.message
    assert len(finding.message) < 400
