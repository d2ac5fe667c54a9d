"""Who signed a report and when: the last lines, and nothing that only looks like them."""

from __future__ import annotations

import pytest

from tests.matching.originals import original, whole_report
from toolkit.matching import match
from toolkit.matching.sign_off import signed_agency
from toolkit.report import Report

NOTHING_ELSE = "本年度无其他需要报告的事项。"
NO_AGENCY = "2024年政府信息公开工作年度报告"


def signed(*lines: str) -> Report:
    return match(original(*whole_report(other_matters=[NOTHING_ELSE], sign_off=lines)))


def signed_only(*lines: str) -> Report:
    """A report whose title doesn't say whose it is."""
    return match(original(NO_AGENCY, *whole_report(other_matters=[NOTHING_ELSE], sign_off=lines)[1:]))


@pytest.mark.parametrize(
    "line",
    [
        "云梦县水利局",
        "云梦县水利局（盖章）",
        "云 梦 县 水 利 局",
        "云梦县 水利局",
        "单位：云梦县水利局",
        "发布机关（公章）：云梦县水利局",
        "——云梦县水利局",
        "（云梦县水利局）",
        "云梦县水利局 2025年1月20日",
        "单位：云梦县水利局 日期：2025年1月20日",
    ],
)
def test_a_line_that_names_an_agency(line: str) -> None:
    assert signed_agency(line) == "云梦县水利局"


def test_a_second_name_in_brackets_belongs_to_the_agency() -> None:
    assert signed_agency("青川县水利局（青川县移民局）（盖章）") == "青川县水利局(青川县移民局)"


@pytest.mark.parametrize(
    "line",
    [
        "2025年1月20日",
        "日期：2025年1月20日",
        "本机关",
        "我局",
        "云梦县水利局 云梦县移民局",
        "没有其他事项及机会",
        "云梦县水利局没有其他需要报告的事项",
        "收费情况已报送县财政局、县审计局",
    ],
)
def test_a_line_that_names_no_agency_or_two(line: str) -> None:
    assert signed_agency(line) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("云梦县水利局（盖章）", "2025年1月20日"),
        ("云 梦 县 水 利 局", "2025年1月20日"),
        ("单位：云梦县水利局", "日期：2025年1月20日"),
        ("云梦县水利局", "（2025年1月20日）"),
        ("云梦县水利局", "2025年1月20日", "（此件公开发布）"),
        ("云梦县水利局", "2025年1月20日", "抄送：县政府办公室。", "云梦县水利局办公室 2025年1月20日印发"),
    ],
)
def test_a_title_without_agency_takes_it_from_the_sign_off(lines: tuple[str, ...]) -> None:
    report = signed_only(*lines)
    assert report.agency == "云梦县水利局"
    assert [finding.code for finding in report.findings] == ["R204"]
    assert report.sections["sign_off"].paragraphs == lines


@pytest.mark.parametrize("lines", [("2025年1月20日",), ("我局", "2025年1月20日")])
def test_a_sign_off_without_an_agency_names_nobody(lines: tuple[str, ...]) -> None:
    report = signed_only(*lines)
    assert report.agency is None
    assert [finding.code for finding in report.findings] == ["R202"]


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度无其他需要报告的事项及机会",
        "云梦县水利局没有其他需要报告的事项。",
        "收费公示见云梦县政府网站",
        "（五）收费情况：全年未收费",
    ],
)
@pytest.mark.parametrize("sign_off", [(), ("云梦县水利局", "2025年1月20日")])
def test_a_last_sentence_stays_in_its_section(sentence: str, sign_off: tuple[str, ...]) -> None:
    report = match(original(*whole_report(other_matters=[sentence], sign_off=sign_off)))
    assert report.sections["other_matters"].paragraphs == (sentence,)
    assert report.sections["sign_off"].paragraphs == sign_off


@pytest.mark.parametrize("notes", [("（此件公开发布）",), ("附件：1.统计表", "2.说明"), ("联系电话：0712-4321000",)])
def test_notes_below_the_date_go_with_the_sign_off(notes: tuple[str, ...]) -> None:
    lines = ("云梦县水利局", "2025年1月20日", *notes)
    report = signed(*lines)
    assert report.sections["other_matters"].paragraphs == (NOTHING_ELSE,)
    assert report.sections["sign_off"].paragraphs == lines


def test_a_note_without_a_sign_off_stays_in_the_section() -> None:
    report = signed("联系电话：0712-4321000")
    assert report.sections["other_matters"].paragraphs == (NOTHING_ELSE, "联系电话：0712-4321000")


def test_a_sign_off_with_more_text_below_stays_and_is_told() -> None:
    lines = ("云梦县水利局", "2025年1月20日", "本报告的电子版可在云梦县政府门户网站下载。")
    report = signed(*lines)
    assert report.sections["other_matters"].paragraphs == (NOTHING_ELSE, *lines)
    assert [finding.code for finding in report.findings] == ["R222"]


def test_a_list_below_the_agencys_name_stays_in_the_section() -> None:
    lines = ("云梦县水利局", "1.加强培训。", "2.完善制度。")
    assert signed(*lines).sections["other_matters"].paragraphs == (NOTHING_ELSE, *lines)


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_signature_run_together_with_the_last_sentence_is_taken_off(gap: str) -> None:
    blocks = whole_report(other_matters=[f"{NOTHING_ELSE}{gap}云梦县水利局"], sign_off=["2025年1月20日"])
    report = match(original(*blocks))
    assert report.sections["other_matters"].paragraphs == (NOTHING_ELSE,)
    assert report.sections["sign_off"].paragraphs == ("云梦县水利局", "2025年1月20日")


def test_the_caption_of_tables_behind_the_sign_off_belongs_to_it() -> None:
    report = signed("云梦县水利局", "2025年1月20日", "附表1")
    assert report.sections["sign_off"].paragraphs == ("云梦县水利局", "2025年1月20日", "附表1")
