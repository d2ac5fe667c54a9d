"""Lines of a PDF become paragraphs again, in order, and the page's own text is told apart."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Grid, Paragraph
from toolkit.readers.pdf import read

# 28 characters of 16 points fill a line from 74 to 522.
FULL = "二〇二三年本局坚持以公开为常态不公开为例外的原则，全面推进各项工作有序开展取得成效"


def filled(beginning: str, length: int = 28) -> str:
    """A line that is exactly full."""
    return (beginning + FULL * 2)[:length]


def paragraphs(*sheets: Sheet) -> list[str]:
    return [block.text for block in read(pdf(*sheets), "report.pdf").paragraphs() if not block.in_margin]


def margins(*sheets: Sheet) -> list[str]:
    return [block.text for block in read(pdf(*sheets), "report.pdf").paragraphs() if block.in_margin]


def test_hard_line_ends_are_joined_and_an_indent_begins_a_paragraph() -> None:
    first, second = [filled("第一段", 26), filled("接着"), "到此为止。"], [filled("第二段", 26), "完。"]
    sheet = Sheet().paragraph(80, first).paragraph(164, second)

    assert paragraphs(sheet) == ["".join(first), "".join(second)]


def test_a_paragraph_whose_last_line_is_full_ends_where_the_next_is_indented() -> None:
    first, second = [filled("第一段", 26), filled("接着", 27) + "。"], [filled("第二段", 26), "完。"]
    sheet = Sheet().paragraph(80, first).paragraph(136, second)

    assert paragraphs(sheet) == ["".join(first), "".join(second)]


def test_without_indents_a_wider_step_begins_a_paragraph() -> None:
    first, second = [filled("第一段"), filled("接着", 27) + "。"], [filled("第二段"), "完。"]
    sheet = Sheet().paragraph(80, first, indent=0, pitch=22).paragraph(140, second, indent=0, pitch=22)

    assert paragraphs(sheet) == ["".join(first), "".join(second)]


def test_without_indents_and_steps_a_number_after_a_full_stop_begins_a_paragraph() -> None:
    first, second = [filled("（一）第一段"), filled("接着", 27) + "。"], [filled("（二）第二段"), "完。"]
    sheet = Sheet().paragraph(80, first, indent=0).paragraph(136, second, indent=0)

    assert paragraphs(sheet) == ["".join(first), "".join(second)]


def test_a_line_that_ends_early_because_the_next_word_did_not_fit_goes_on() -> None:
    sheet = (
        Sheet()
        .paragraph(80, [filled("第一段", 26), filled("联系人邮箱：", 20)])
        .latin(74, 136, "office2023@example.com", 16)
    )
    sheet.text(270, 136, "。", 16)

    (text,) = paragraphs(sheet)
    assert text.endswith("office2023@example.com。")


def test_an_opening_bracket_is_not_left_at_a_line_end() -> None:
    # The bracket and the figure behind it stay together, so the line before them ends early.
    sheet = Sheet().paragraph(80, [filled("按照通知（国办函", 23), "〔2020〕109号）规定。", filled("又一行")], indent=0)

    assert paragraphs(sheet)[0].endswith("〔2020〕109号）规定。")


def test_lines_of_a_centred_title_stay_lines() -> None:
    sheet = Sheet().text(221, 60, "洪湖区人民政府", 22).text(144, 95, "2023年政府信息公开工作年度报告"[:14], 22)
    sheet.paragraph(160, [filled("正文", 26), filled("正文"), "完。"])

    assert paragraphs(sheet)[:2] == ["洪湖区人民政府", "2023年政府信息公开工作年度报告"[:14]]


def test_title_preface_and_heading_of_one_size_stay_apart_where_one_line_alone_is_full() -> None:
    title, preface = "洪湖区人民政府2023年政府信息公开年度报告"[:18], [filled("根据条例编制", 26), "本报告。"]
    sheet = Sheet().text(154, 60, title, 16).paragraph(82, preface, pitch=22)
    rest = ["一、总体情况", "（一）主动公开信息一百条。", "（二）依申请公开共有九件。"]
    for number, line in enumerate(rest):
        sheet.paragraph(126 + 22 * number, [line])

    assert paragraphs(sheet) == [title, "".join(preface), *rest]


def test_a_sign_off_at_the_right_stays_two_lines() -> None:
    sheet = (
        Sheet()
        .paragraph(80, [filled("正文", 26), filled("正文"), "完。"])
        .text(410, 200, "卫东区科技局", 16)
        .text(394, 228, "二〇二四年一月", 16)
    )

    assert paragraphs(sheet)[-2:] == ["卫东区科技局", "二〇二四年一月"]


def test_a_sentence_cut_by_the_page_foot_goes_on_behind_the_page_number() -> None:
    first = Sheet().paragraph(700, [filled("严格执行“分", 26), filled("接着")]).text(280, 790, "- 1 -", 14)
    second = (
        Sheet()
        .paragraph(80, ["级审核、先审后发”程序。"], indent=0)
        .paragraph(108, [filled("又一段", 26), "完。"])
        .text(280, 790, "- 2 -", 14)
    )

    texts = paragraphs(first, second)
    assert texts[0].startswith("严格执行“分")
    assert texts[0].endswith("级审核、先审后发”程序。")
    assert len(texts) == 2
    assert margins(first, second) == ["- 1 -", "- 2 -"]


def test_a_sentence_goes_on_over_margins_that_change_sides() -> None:
    first = (
        Sheet().paragraph(600, [filled("上一段", 26), "完。"]).paragraph(700, [filled("严格执行", 26), filled("接着")])
    )
    second = Sheet().paragraph(80, [filled("下半句"), "完。"], x=104, indent=0).paragraph(136, ["又一段。"], x=104)

    assert [text[:3] for text in paragraphs(first, second)] == ["上一段", "严格执", "又一段"]


def test_a_numbered_heading_on_the_next_page_is_no_rest_of_a_full_line() -> None:
    first = Sheet().paragraph(700, [filled("上一段", 26), filled("接着", 27) + "。"])
    second = Sheet().paragraph(80, ["六、其他需要报告的事项"], x=54).paragraph(108, ["没有其他需要报告的事项。"], x=54)

    assert paragraphs(first, second)[1:] == ["六、其他需要报告的事项", "没有其他需要报告的事项。"]


@pytest.mark.parametrize(
    "number", ["- 1 -", "— 1 —", "第1页", "1", "1/5", "第 1 页 共 5 页", "－１－", "第一页 共五页", "— 一 —", "ii"]
)
def test_page_numbers_are_margin_text(number: str) -> None:
    assert margins(Sheet().paragraph(80, ["正文。"]).text(280, 795, number, 12)) == [number]


def test_a_figure_in_the_text_is_no_page_number() -> None:
    assert margins(Sheet().paragraph(80, ["正文。"]).text(74, 400, "12", 16)) == []


def test_running_heads_are_told_by_their_repetition() -> None:
    pages = [
        Sheet().text(200, 30, "洪湖区政府信息公开", 9).paragraph(80, [f"第{number}页的正文。"]) for number in "一二"
    ]

    assert margins(*pages) == ["洪湖区政府信息公开"] * 2


def test_the_first_line_of_one_page_is_no_running_head() -> None:
    assert (
        margins(Sheet().text(200, 60, "某某局年度报告", 16).paragraph(120, ["正文。"]), Sheet().paragraph(80, ["完。"]))
        == []
    )


def test_spaces_that_fill_a_line_are_left_out() -> None:
    assert paragraphs(Sheet().text(74, 80, " ".join("认真贯彻落实各项要求"), 16)) == ["认真贯彻落实各项要求"]


def test_single_spaces_are_kept() -> None:
    assert paragraphs(Sheet().text(74, 80, "一、 总体情况 共收到 12 件", 16)) == ["一、 总体情况 共收到 12 件"]


def test_gaps_between_ideographs_are_no_spaces() -> None:
    sheet = Sheet()
    for number, character in enumerate("公开情况"):
        sheet.text(74 + 22 * number, 80, character, 16)

    assert paragraphs(sheet) == ["公开情况"]


def test_gaps_between_words_and_figures_are_spaces() -> None:
    sheet = (
        Sheet()
        .latin(74, 80, "annual", 16)
        .latin(130, 80, "report", 16)
        .latin(190, 80, "217", 16)
        .latin(224, 80, "10", 16)
    )

    assert paragraphs(sheet) == ["annual report 217 10"]


def test_figures_never_run_together_over_a_line_end() -> None:
    sheet = (
        Sheet()
        .paragraph(80, [filled("第一段", 26), filled("共收到申请", 28)])
        .latin(506, 108, "12", 16)
        .latin(74, 136, "34", 16)
        .text(92, 136, "件。", 16)
    )

    assert "1234" not in "".join(paragraphs(sheet))


def test_text_stands_before_between_and_after_tables() -> None:
    xs = [74.0, 200.0, 300.0]
    sheet = (
        Sheet()
        .text(74, 60, "上文", 16)
        .rows(xs, 100, [["规章", "1"]])
        .text(74, 150, "中间", 16)
        .rows(xs, 200, [["规章", "2"]])
        .text(74, 300, "下文", 16)
    )

    blocks = read(pdf(sheet), "report.pdf").blocks
    assert [block.text if isinstance(block, Paragraph) else block.cells[1].text for block in blocks] == [
        "上文",
        "1",
        "中间",
        "2",
        "下文",
    ]


def test_text_around_a_table_is_not_joined_over_it() -> None:
    sheet = Sheet().paragraph(60, [filled("上文", 26), filled("接着")]).rows([74.0, 200.0, 300.0], 130, [["规章", "1"]])
    sheet.paragraph(170, ["下文接着。"], indent=0)

    assert paragraphs(sheet)[-1] == "下文接着。"


def test_underlines_and_frames_make_no_table() -> None:
    lines = [filled("正文", 26), filled("接着"), "完。"]
    sheet = Sheet().frame(60, 70, 540, 200).line(106, 98, 200, 98).line(74, 126, 300, 126).paragraph(80, lines)

    assert [type(block) for block in read(pdf(sheet), "report.pdf").blocks] == [Paragraph]
    assert paragraphs(sheet) == ["".join(lines)]


def test_a_report_inside_a_layout_table_is_text_and_tables() -> None:
    sheet = Sheet().rows([60.0, 540.0], 50, [["一、总体情况"]], height=30)
    sheet.frame(60, 80, 540, 180).paragraph(90, [filled("正文", 26), filled("接着"), "共一百件，均已办结。"])
    sheet.rows([60.0, 540.0], 180, [["二、主动公开政府信息情况"]], height=30)
    sheet.rows([60.0, 300.0, 540.0], 210, [["信息内容", "本年处理决定数量"], ["行政处罚", "4119"]])

    original = read(pdf(sheet), "report.pdf")
    (grid,) = (block for block in original.blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.cells] == ["信息内容", "本年处理决定数量", "行政处罚", "4119"]
    assert paragraphs(sheet)[0] == "一、总体情况"
    assert paragraphs(sheet)[-1] == "二、主动公开政府信息情况"
    assert [finding.code for finding in original.findings] == ["R141"]


@pytest.mark.parametrize("room", [14, 24])
def test_an_item_hangs_below_the_text_behind_its_bullet(room: float) -> None:
    sheet = Sheet().paragraph(80, [filled("上一段", 26), "完。"])
    items = [["一是" + FULL[:24], "12件，" + FULL[:24], "完。"], ["二是" + FULL[:23] + "。", FULL[:26], "完。"]]
    for number, lines in enumerate(items):
        top = 136 + 84 * number
        sheet.text(74, top, "•", 16).paragraph(top, lines, x=74 + room, indent=0)

    assert [text.removeprefix("•").strip() for text in paragraphs(sheet)[1:]] == ["".join(lines) for lines in items]


def test_a_paragraph_whose_first_line_stands_out_is_whole() -> None:
    first, second = [filled("一是"), filled("接着", 26), "到此为止。"], [filled("二是"), "完。"]
    sheet = Sheet().paragraph(80, first, x=106, indent=-32).paragraph(164, second, x=106, indent=-32)

    assert paragraphs(sheet) == ["".join(first), "".join(second)]


def test_an_indented_paragraph_is_no_rest_of_a_full_heading() -> None:
    heading, text = filled("（一）加强组织领导"), [filled("全年", 26), filled("公开"), "完。"]
    sheet = Sheet().paragraph(80, [heading], indent=0).paragraph(108, text).paragraph(192, text)

    assert paragraphs(sheet) == [heading, "".join(text), "".join(text)]


def test_heads_and_feet_of_several_lines_reach_deep_into_the_page() -> None:
    def page(text: str) -> Sheet:
        sheet = Sheet().paragraph(160, [text])
        for number, line in enumerate(["洪湖区水利局", "地址：人民路12号", "电话：2345678"]):
            sheet.text(74, 60 + 20 * number, line, 12).text(74, 720 + 24 * number, line + "。", 12)
        return sheet

    sheets = [page(f"第{number}页的正文。") for number in "一二三"]

    assert paragraphs(*sheets) == ["第一页的正文。", "第二页的正文。", "第三页的正文。"]


def test_one_glyph_for_two_letters_is_read_as_both() -> None:
    assert paragraphs(Sheet().ligatures(74, 80, "owice@stawroom", 16)) == ["office@staffroom"]


def test_letters_drawn_twice_one_by_one_are_read_once() -> None:
    sheet = Sheet()
    for number, letter in enumerate("of"):
        sheet.latin(74 + 9 * number, 80, letter, 16).latin(74 + 9 * number, 80, letter, 16)

    assert paragraphs(sheet) == ["of"]


@pytest.mark.parametrize(
    ("first", "rest"), [("http://www.ab", "c.gov.cn"), ("office@ab.", "gov.cn"), ("http://abc/xx/", "yz")]
)
def test_an_address_cut_by_a_line_end_is_whole(first: str, rest: str) -> None:
    sheet = Sheet().paragraph(80, [filled("网址", 20)]).latin(426, 80, first, 16).latin(74, 108, rest, 16)
    sheet.paragraph(136, [filled("又一段", 26), "完。"])

    assert paragraphs(sheet)[0] == filled("网址", 20) + first + rest


def test_a_line_ends_early_before_a_quotation_mark_that_stays_with_its_neighbours() -> None:
    sheet = Sheet().paragraph(80, [filled("落实", 24), "位“十四五”规划。", filled("又一段", 26), "完。"], indent=0)

    assert paragraphs(sheet)[0] == filled("落实", 24) + "位“十四五”规划。"


def test_lines_of_a_table_of_contents_stay_lines() -> None:
    lines = ["一、总体情况".ljust(27, "…") + "2", "二、主动公开政府信息情况".ljust(27, "…") + "3"]
    sheet = Sheet().paragraph(80, lines, indent=0).paragraph(164, [filled("正文", 26), filled("正文"), "完。"])

    assert paragraphs(sheet)[:2] == lines
