"""Texts find their sections, however the headings are worded, numbered or doubled."""

from __future__ import annotations

import pytest

from tests.matching.originals import HEADINGS, TITLE, grid, original, whole_report
from toolkit.errors import NotAReport
from toolkit.matching import match
from toolkit.original import Paragraph
from toolkit.report import Match, Report


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_texts_stand_below_their_headings() -> None:
    report = match(original(*whole_report(preface=["开头。"], overview=["甲。", "乙。"], problems=["丙。"])))
    assert report.title == TITLE
    assert report.sections["preface"].paragraphs == ("开头。",)
    assert report.sections["overview"].paragraphs == ("甲。", "乙。")
    assert report.sections["problems"].paragraphs == ("丙。",)
    assert codes(report) == []


@pytest.mark.parametrize(
    ("worded", "section"),
    [
        ("五、存在的主要问题和改进情况", "problems"),
        ("五、存在问题及改进情况", "problems"),
        ("五、政府信息公开工作存在的主要问题及整改措施", "problems"),
        ("５．存在的主要问题及改进情况", "problems"),
        ("五 、 存在的主要问题及改进情况", "problems"),
        ("五、下一步工作打算", "problems"),
        ("五、存在哪些主要问题？如何改进？", "problems"),
        ("3、 收到和处理政府信息公开申请情况", "requests"),
        ("三、政府信息公开申请情况", "requests"),
        ("收到和处理政府信息公开申请情况", "requests"),
        ("⼀、总体情况", "overview"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "disputes"),
        ("六、其它需要报告的事项", "other_matters"),
        ("五、2024年下一步工作打算", "problems"),
        ("一、2024年总体情况", "overview"),
        ("一、2024年度总体工作情况", "overview"),
        ("一 总体情况", "overview"),
        ("1、2024年总体情况", "overview"),
        ("五 存在问题及改进情况", "problems"),
        ("六、需要报告的其他事项：", "other_matters"),
        ("【一、总体情况】", "overview"),
        ("★ 五、存在的主要问题及改进情况", "problems"),
        ("壹、总体情况", "overview"),
        ("Ⅵ、其他需要报告的事项", "other_matters"),
        ("第六部分：其他情况", "other_matters"),
    ],
)
def test_headings_are_known_in_other_words(worded: str, section: str) -> None:
    number = [one.key for one in match(original(*whole_report())).form.sections].index(section)
    blocks = [worded if one == HEADINGS[number] else one for one in whole_report(**{section: ["正文。"]})]
    report = match(original(*blocks))
    assert report.sections[section].heading == worded
    assert report.sections[section].paragraphs == ("正文。",)


def test_a_numbered_sentence_in_a_section_is_no_heading() -> None:
    texts = ["一、主动公开的内容还不够全面。", "二、依申请公开办理还不够规范。", "（一）主动公开情况。"]
    report = match(original(*whole_report(problems=texts)))
    assert report.sections["problems"].paragraphs == tuple(texts)


def test_a_sub_heading_that_sounds_like_a_section_stays_where_it_is() -> None:
    texts = ["（一）主动公开政府信息情况。甲。", "（二）依申请公开情况。乙。", "（三）其他事项。丙。"]
    report = match(original(*whole_report(overview=texts)))
    assert report.sections["overview"].paragraphs == tuple(texts)


def test_a_bracketed_line_named_like_a_section_is_a_sub_heading() -> None:
    texts = ["（一）主动公开政府信息情况", "甲。", "（三）收到和处理政府信息公开申请情况", "乙。"]
    report = match(original(*whole_report(overview=texts)))
    assert report.sections["overview"].paragraphs == tuple(texts)
    assert codes(report) == []


def test_a_bracketed_line_named_like_a_section_leaves_the_heading_to_another_wording() -> None:
    texts = ["（二）主动公开政府信息情况", "甲。"]
    blocks = ["二、主动公开政府信息" if one == HEADINGS[1] else one for one in whole_report(overview=texts)]
    report = match(original(*blocks))
    assert report.sections["overview"].paragraphs == tuple(texts)
    assert report.sections["disclosure"].heading == "二、主动公开政府信息"


def test_a_bracketed_heading_amid_plain_ones_is_told() -> None:
    blocks = ["（二）主动公开政府信息情况" if one == HEADINGS[1] else one for one in whole_report(disclosure=["甲。"])]
    report = match(original(*blocks))
    assert report.sections["disclosure"].paragraphs == ("甲。",)
    assert codes(report) == ["R212"]


def test_headings_may_all_be_bracketed() -> None:
    bracketed = [f"（{one[0]}）{one[2:]}" for one in HEADINGS]
    texts = dict(zip(HEADINGS, bracketed, strict=True))
    report = match(original(*(texts.get(one, one) if isinstance(one, str) else one for one in whole_report())))
    assert [report.sections[one.key].heading for one in report.form.sections] == bracketed
    assert codes(report) == []


def test_a_heading_with_its_text_behind_it_is_taken_apart() -> None:
    blocks = ["一、总体情况：全年工作平稳。" if one == HEADINGS[0] else one for one in whole_report()]
    report = match(original(*blocks))
    assert report.sections["overview"].heading == "一、总体情况："
    assert report.sections["overview"].paragraphs == ("全年工作平稳。",)


@pytest.mark.parametrize(
    ("line", "heading", "rest"),
    [
        ("一、总体情况  （一）主动公开。全年100条。", "一、总体情况", "（一）主动公开。全年100条。"),
        ("一、总体情况（一）主动公开。全年100条。", "一、总体情况", "（一）主动公开。全年100条。"),
        ("一、2024年总体情况：全年100条。", "一、2024年总体情况：", "全年100条。"),
        ("一 总体情况 全年100条。", "一 总体情况", "全年100条。"),
    ],
)
def test_a_text_may_run_on_behind_its_heading(line: str, heading: str, rest: str) -> None:
    report = match(original(*(line if one == HEADINGS[0] else one for one in whole_report())))
    assert report.sections["overview"].heading == heading
    assert report.sections["overview"].paragraphs == (rest,)
    assert codes(report) == []


def test_years_in_all_headings_change_nothing() -> None:
    dated = {one: one[:2] + "2024年" + one[2:] for one in HEADINGS}
    blocks = whole_report(preface=["开头。"], overview=["甲。"], problems=["一、2024年总体情况不平衡。"])
    report = match(original(*(dated.get(one, one) if isinstance(one, str) else one for one in blocks)))
    assert [report.sections[one.key].heading for one in report.form.sections] == list(dated.values())
    assert report.sections["overview"].paragraphs == ("甲。",)
    assert report.sections["problems"].paragraphs == ("一、2024年总体情况不平衡。",)
    assert codes(report) == []


def test_a_heading_after_a_line_break_is_found() -> None:
    blocks = ["开头。\n一、总体情况\n甲。" if one == HEADINGS[0] else one for one in whole_report()]
    report = match(original(*blocks))
    assert report.sections["preface"].paragraphs == ("开头。",)
    assert report.sections["overview"].paragraphs == ("甲。",)


@pytest.mark.parametrize(("before", "title", "preface"), [(TITLE, TITLE, ()), (f"{TITLE}\n开头。", TITLE, ("开头。",))])
def test_a_heading_run_together_with_the_line_before_is_taken_off(
    before: str, title: str, preface: tuple[str, ...]
) -> None:
    report = match(original(f"{before}一、2024年总体情况", "甲。", *whole_report()[2:]))
    assert (report.title, report.sections["preface"].paragraphs) == (title, preface)
    assert report.sections["overview"].heading == "一、2024年总体情况"
    assert report.sections["overview"].paragraphs == ("甲。",)


def test_a_section_named_within_a_sentence_heads_nothing() -> None:
    texts = ["（一）详见本报告一、总体情况的说明。", "见政府信息公开条例（试行）二、公开的范围。"]
    report = match(original(*whole_report(problems=texts)))
    assert report.sections["problems"].paragraphs == tuple(texts)


def test_line_breaks_without_headings_stay_in_their_paragraph() -> None:
    report = match(original(*whole_report(overview=["甲。\n乙。"])))
    assert report.sections["overview"].paragraphs == ("甲。\n乙。",)


def test_a_doubled_heading_is_told_and_loses_nothing() -> None:
    report = match(original(*whole_report(overview=["甲。", "一、总体情况", "乙。"])))
    assert report.sections["overview"].paragraphs == ("甲。", "乙。")
    assert codes(report) == ["R211"]
    assert [label.text for label in report.labels if label.address == "section.overview"] == ["一、总体情况"] * 2


def test_a_table_of_contents_changes_nothing() -> None:
    report = match(original(TITLE, *HEADINGS, *whole_report(overview=["甲。"], problems=["乙。"])[1:]))
    assert report.sections["overview"].paragraphs == ("甲。",)
    assert report.sections["problems"].paragraphs == ("乙。",)


def test_a_heading_by_position_is_told() -> None:
    blocks = ["五、下一步工作打算" if one == HEADINGS[4] else one for one in whole_report()]
    report = match(original(*blocks))
    assert codes(report) == ["R212"]
    assert next(one for one in report.labels if one.address == "section.problems").match is Match.POSITION


def test_headings_beside_each_other_are_found_by_their_numbers() -> None:
    other = {HEADINGS[4]: "五、困难与对策", HEADINGS[5]: "六、其他情况"}
    blocks = [other.get(one, one) if isinstance(one, str) else one for one in whole_report(problems=["甲。"])]
    report = match(original(*blocks))
    assert [report.sections[key].heading for key in ("problems", "other_matters")] == list(other.values())
    assert codes(report) == ["R212", "R212"]


def test_a_heading_is_found_by_its_number_beside_one_that_only_comes_close() -> None:
    other = {HEADINGS[4]: "五、当前存在的主要问题与改进的情况", HEADINGS[5]: "六、其他情况"}
    blocks = [other.get(one, one) if isinstance(one, str) else one for one in whole_report(problems=["甲。"])]
    report = match(original(*blocks))
    assert [report.sections[key].heading for key in ("problems", "other_matters")] == list(other.values())


def test_a_line_numbered_otherwise_than_the_headings_is_a_sub_heading() -> None:
    texts = ["1.总体情况", "甲。", "2.其他需要报告的事项", "乙。"]
    report = match(original(*whole_report(overview=texts)))
    assert report.sections["overview"].paragraphs == tuple(texts)
    assert codes(report) == []


def test_a_missing_heading_is_told() -> None:
    report = match(original(*(one for one in whole_report(problems=["丙。"]) if one != HEADINGS[4])))
    assert codes(report) == ["R210"]
    assert "丙。" in report.sections["disputes"].paragraphs


def test_agency_and_date_at_the_end_are_the_sign_off() -> None:
    report = match(
        original(*whole_report(other_matters=["没有其他事项。"], sign_off=["云梦县水利局", "2025年1月20日"]))
    )
    assert report.sections["sign_off"].paragraphs == ("云梦县水利局", "2025年1月20日")
    assert report.sections["other_matters"].paragraphs == ("没有其他事项。",)


def test_agency_and_date_padded_on_one_line_are_the_sign_off() -> None:
    line = "云梦县水利局" + " " * 60 + "2025年1月20日"
    report = match(original(*whole_report(other_matters=["无。"], sign_off=[line])))
    assert report.sections["sign_off"].paragraphs == ("云梦县水利局 2025年1月20日",)


def test_what_programs_leave_behind_is_kept_apart() -> None:
    blocks = whole_report(preface=["[bookmark: _GoBack]开头。"], sign_off=["- 3 -"])
    report = match(original("当前位置：首页 > 政府信息公开", *blocks))
    assert report.title == TITLE
    assert report.sections["preface"].paragraphs == ("开头。",)
    assert {one.text for one in report.unplaced} == {"当前位置：首页 > 政府信息公开", "[bookmark: _GoBack]", "- 3 -"}


@pytest.mark.parametrize(
    "line",
    [
        "（四）平台建设。网站提供附件下载功能。",
        "网站提供打印本页功能",
        "文章可分享到微信；",
        "在门户网站首页>公开专栏发布。",
    ],
)
def test_words_of_a_site_in_a_sentence_are_the_reports(line: str) -> None:
    report = match(original(*whole_report(overview=[line])))
    assert report.sections["overview"].paragraphs == (line,)
    assert codes(report) == []


@pytest.mark.parametrize(
    "line",
    [
        "您的位置：首页 > 年报",
        "首页/ 年报 / 正文",
        "【字体：大 中 小】",
        "网站首页 > 政务公开",
        "【打印本页】 【关闭窗口】",
        "分享到：",
        "附件下载：年报.pdf",
        "2025-01-20 浏览次数：12",
        "主办：云梦县水利局 版权所有",
        "网站标识码：4200000001 鄂ICP备12345678号",
        "鄂ICP备12345678号 鄂公网安备42000000000001号",
    ],
)
def test_lines_of_a_site_are_put_aside_and_told(line: str) -> None:
    report = match(original(*whole_report(overview=["甲。", line])))
    assert report.sections["overview"].paragraphs == ("甲。",)
    assert [one.text for one in report.unplaced] == [line]
    assert codes(report) == ["R221"]


def test_page_margins_are_kept_apart() -> None:
    report = match(original(*whole_report(), Paragraph("云梦县水利局", in_margin=True)))
    assert [one.text for one in report.unplaced] == ["云梦县水利局"]


def test_the_year_comes_from_the_preface_where_the_title_has_none() -> None:
    blocks = whole_report(preface=["本报告统计期限为2024年1月1日至2024年12月31日。"])
    report = match(original("云梦县水利局政府信息公开工作年度报告", *blocks[1:]))
    assert (report.agency, report.year) == ("云梦县水利局", 2024)
    assert codes(report) == ["R205"]


def test_an_agency_that_does_not_end_like_one_is_told() -> None:
    report = match(original("云梦县水利局现就2024年政府信息公开工作年度报告", *whole_report()[1:]))
    assert (report.agency, codes(report)) == ("云梦县水利局现就", ["R207"])


def test_the_agency_comes_from_the_sign_off_where_the_title_has_none() -> None:
    blocks = whole_report(sign_off=["云梦县水利局", "2025年1月20日"])
    report = match(original("2024年政府信息公开工作年度报告", *blocks[1:]))
    assert (report.agency, report.year) == ("云梦县水利局", 2024)
    assert codes(report) == ["R204"]


def test_a_file_number_between_agency_and_title_is_neither_agency_nor_year() -> None:
    title = "2024年度政府信息公开工作年度报告"
    report = match(original("云梦县水利局", "云水发〔2025〕3号", title, *whole_report()[1:]))
    assert (report.agency, report.year, report.title) == ("云梦县水利局", 2024, title)
    assert codes(report) == ["R204", "R220"]


@pytest.mark.parametrize(
    "preface",
    [
        "本报告由云梦县水利局按照《条例》要求编制。",
        "云梦县水利局（移民局）根据《条例》等规定编制本报告。",
        "云梦县水利局现向社会公布《2024年政府信息公开工作年度报告》。",
        "现发布《云梦县水利局2024年政府信息公开工作年度报告》。",
        "特向社会公布2024年度云梦县水利局政府信息公开年度报告。",
        "由县政府办公室审核，现公布云梦县水利局政府信息公开工作2024年度报告。",
    ],
)
def test_the_agency_comes_from_the_preface(preface: str) -> None:
    report = match(original("2024年政府信息公开工作年度报告", *whole_report(preface=[preface])[1:]))
    assert (report.agency, codes(report)) == ("云梦县水利局", ["R204"])


def test_the_year_is_that_by_which_the_preface_names_the_report_and_not_a_wrong_period() -> None:
    preface = "云梦县水利局编制了2024年政府信息公开年度报告，统计期限为2023年1月1日至2023年12月31日。"
    assert match(original("政府信息公开工作年度报告", *whole_report(preface=[preface])[1:])).year == 2024


def test_a_heading_may_stand_in_one_line_with_what_is_before_it() -> None:
    blocks = whole_report()[2:]
    report = match(original(TITLE, "统计期限为2024年全年。 一、总体情况 （一）主动公开。公开信息3条。", *blocks))
    assert report.sections["preface"].paragraphs == ("统计期限为2024年全年。",)
    assert report.sections["overview"].paragraphs == ("（一）主动公开。公开信息3条。",)


def test_the_agency_comes_from_a_letterhead() -> None:
    title = "关于2024年政府信息公开工作的年度报告"
    report = match(original("云梦县水利局文件", "云水发〔2025〕3号", title, *whole_report()[1:]))
    assert (report.agency, report.year, report.title) == ("云梦县水利局", 2024, title)
    assert codes(report) == ["R204", "R220"]


@pytest.mark.parametrize(
    "below",
    [
        ["云梦县水利局"],
        ["（云梦县水利局）"],
        ["——云梦县水利局"],
        ["单位：云梦县水利局"],
        ["（2025年1月15日）", "云梦县水利局"],
    ],
)
def test_the_agency_comes_from_a_line_below_the_title(below: list[str]) -> None:
    report = match(original("2024年政府信息公开工作年度报告", *whole_report(preface=below)[1:]))
    assert (report.agency, codes(report)) == ("云梦县水利局", ["R204"])
    assert report.sections["preface"].paragraphs == tuple(below)


def test_whom_a_report_is_sent_to_is_not_its_agency() -> None:
    report = match(original("2024年政府信息公开工作年度报告", *whole_report(preface=["县政府办公室："])[1:]))
    assert (report.agency, codes(report)) == (None, ["R202"])


def test_another_document_is_refused() -> None:
    with pytest.raises(NotAReport):
        match(original("关于召开全县水利工作会议的通知", "各乡镇：", "定于下周召开会议。"))


def test_texts_drawn_into_a_frame_are_texts() -> None:
    framed = grid(["一、总体情况"], ["全年工作平稳，各项任务都已完成。"])
    report = match(original(TITLE, framed, *whole_report()[2:]))
    assert report.sections["overview"].paragraphs == ("全年工作平稳，各项任务都已完成。",)
    assert report.unplaced == ()


def test_a_sites_metadata_block_is_kept_apart() -> None:
    block = grid(["名称", "年度报告", "索引号", "A-1"], ["发布机构", "县政府", "日期", "2025-01-20"])
    report = match(original(block, *whole_report()))
    assert report.title == TITLE
    assert [one.text for one in report.unplaced][:3] == ["名称", "年度报告", "索引号"]
    assert codes(report) == ["R220"]


@pytest.mark.parametrize("entries", [HEADINGS, [f"{heading} {number}" for number, heading in enumerate(HEADINGS, 1)]])
def test_a_table_of_contents_heads_nothing(entries: list[str]) -> None:
    contents = ["目录", entries[0], "（一）主动公开 1", *entries[1:]]
    report = match(original(*whole_report(preface=[*contents, "开头。"], overview=["甲。"], other_matters=["丁。"])))
    assert report.sections["preface"].paragraphs == (*contents, "开头。")
    assert report.sections["other_matters"].paragraphs == ("丁。",)
    assert codes(report) == []
