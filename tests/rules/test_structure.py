"""Sections, headings, tables and labels; what the sections say; who reports on which year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.reports import CLEAN, codes, findings, saying, with_cells
from toolkit.finding import Finding, Place, Severity
from toolkit.report import Figure, Match, RecognisedLabel, Report, SectionText, State


def headed(section: str, heading: str | None) -> Report:
    text = CLEAN.sections[section]
    return replace(CLEAN, sections={**CLEAN.sections, section: text._replace(heading=heading)})


def labelled(text: str, standard: str, address: str, match: Match = Match.ALIAS) -> Report:
    return replace(CLEAN, labels=(*CLEAN.labels, RecognisedLabel(text, standard, address, match, place=Place(page=2))))


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("五、存在的主要问题及改进情况", []),
        ("五 、 存在的主要问题及改进情况：", []),
        ("五．存在的主要问题及改进情况", []),
        ("五、存在的主要问题和改进情况", ["G105"]),
        ("六、存在的主要问题及改进情况", ["G104"]),
        ("5、存在的主要问题及改进情况", ["G104"]),
        ("五、2024年存在的主要问题及改进情况", ["G105"]),
        ("存在的主要问题及改进情况", ["G104"]),
        ("存在的问题", ["G104", "G105"]),
        (None, ["G101"]),
    ],
)
def test_a_heading(heading: str | None, found: list[str]) -> None:
    assert codes(headed("problems", heading)) == found


def test_headings_without_numbers_are_one_story() -> None:
    sections = {
        key: text._replace(heading=text.heading and text.heading.partition("、")[2])
        for key, text in CLEAN.sections.items()
    }
    assert codes(replace(CLEAN, sections=sections)) == ["G104"]


@pytest.mark.parametrize("numbered", ["（{}）", "{}."])
def test_headings_numbered_in_another_style_are_one_story(numbered: str) -> None:
    ordinals = "一二三四五六" if numbered == "（{}）" else "123456"
    written = {key: text for key, text in CLEAN.sections.items() if text.heading}
    sections = {
        key: text._replace(heading=numbered.format(ordinal) + str(text.heading).partition("、")[2])
        for ordinal, (key, text) in zip(ordinals, written.items(), strict=True)
    }
    (finding,) = findings(replace(CLEAN, sections={**CLEAN.sections, **sections}))
    assert finding.code == "G104"
    assert finding.message.endswith("的序号应依次是“一、”“二、”“三、”“四、”“五、”“六、”。")


def test_a_heading_without_anything_is_graver_than_text_without_heading() -> None:
    lost = replace(CLEAN, sections={**CLEAN.sections, "problems": SectionText()})
    assert [finding.severity for finding in findings(lost)] == [Severity.ERROR]
    assert [finding.severity for finding in findings(headed("problems", None))] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("text", "standard", "address", "found"),
    [
        ("2.其他法律行政止公开", "2.其他法律行政法规禁止公开", "requests.denied.forbidden_by_law", ["G109"]),
        ("规范性文件", "行政规范性文件", "disclosure.normative_documents", ["G109"]),
        ("（六）其他", "（六）其他处理", "requests.closed_otherwise", ["G109"]),
        ("1、属于国家秘密", "1.属于国家秘密", "requests.denied.state_secret", []),
        ("(三)不予\n公开", "（三）不予公开", "requests.denied", []),
        ("3.危及\"三安全一稳定\"", "3.危及“三安全一稳定”", "requests.denied.safety_and_stability", []),
        ("自\n然\n人", "自然人", "requests.*.natural_person", []),
        ("第二十条 第(一)项", "第二十条第（一）项", "disclosure", []),
        ("备注", "", "disclosure", []),
    ],
)  # fmt: skip
def test_a_label(text: str, standard: str, address: str, found: list[str]) -> None:
    assert codes(labelled(text, standard, address), "G109") == found


def test_a_label_points_at_its_row_and_says_how_it_was_recognised() -> None:
    report = labelled(
        "2.其他法律行政止公开", "2.其他法律行政法规禁止公开", "requests.denied.forbidden_by_law", Match.POSITION
    )
    (finding,) = findings(report)
    assert len(finding.slots) == 7
    assert finding.place == Place(page=2)
    assert "按上下行的位置认定" in finding.message


def test_a_column_label_points_at_its_column() -> None:
    (finding,) = findings(labelled("公益组织", "社会公益组织", "requests.*.charity"))
    assert set(finding.slots) == {slot for slot in CLEAN.figures if slot.endswith(".charity")}


def test_what_reading_said_of_a_label_is_not_told_again() -> None:
    report = labelled(
        "2.其他法律行政止公开", "2.其他法律行政法规禁止公开", "requests.denied.forbidden_by_law", Match.POSITION
    )
    said = Finding("R303", "label-by-position", Severity.WARNING, "…", ("requests.denied.forbidden_by_law.total",))
    assert codes(replace(report, findings=(said,))) == ["G109"]


def test_the_old_row_is_told_but_its_blank_heading_is_not() -> None:
    group = {slot.address: Figure(None, State.BLANK) for slot in CLEAN.form.group_slots}
    assert "G108" not in codes(with_cells(group))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年度我单位不存在信息公开收费情况。", []),
        ("本年度没有产生信息公开处理费。", []),
        ("我镇并未出现收取信息处理费的情况。", []),
        ("依申请公开政府信息未收费。", []),
        ("收取信息处理费0元。", []),
        ("收取信息处理费共计 0.12 万元。", []),
        ("收取信息处理费一百二十元。", []),
        ("收取信息处理费125元。", ["G205"]),
        ("每页收取信息处理费10元，全年共收取33元。", ["G205"]),
        ("未收取信息处理费，收取复印费35元。", []),
        ("无其他需要报告的事项。", ["G204"]),
        ("行政事业性收费7730.28万元。未收取信息处理费。", []),
        ("行政事业性收费7730.28万元。", ["G204"]),
    ],
)
def test_processing_fees(text: str, found: list[str]) -> None:
    assert codes(saying(text, section="other_matters"), "G2") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("无", ["G203"]),
        ("本年度不存在问题。", ["G203"]),
        ("无相关情况。", ["G203"]),
        ("/", ["G203"]),
        ("——", ["G203"]),
        ("暂无存在的问题及改进情况。", ["G203"]),
        ("2024年，我局政府信息公开工作没有突出问题。", ["G203"]),
        ("本年度未发现突出问题，但更新还不够及时，将按月抽查。", []),
        ("没有专职人员，将配齐力量。", []),
    ],
)
def test_a_section_that_names_no_problem(text: str, found: list[str]) -> None:
    assert codes(saying(text, section="problems"), "G203") == found


def test_before_2021_nobody_asks_for_processing_fees() -> None:
    report = replace(saying("无其他需要报告的事项。", section="other_matters"), year=2020, edition="2019", figures={})
    assert codes(report, "G20") == []


def test_length_is_counted_as_word_does() -> None:
    overview = CLEAN.sections["overview"].paragraphs
    thousand = "公" * 997 + "，" + "https://www.example.gov.cn/index.html" + "。"
    assert codes(saying(*overview, report=saying(thousand)), "G202") == []
    assert codes(saying(thousand), "G202") == []
    assert codes(saying(thousand + "公"), "G202") == ["G202"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("临江区文化旅游局", []), ("临江区文旅局", []), ("南平市临江区文化旅游局办公室", []), ("临江区教育局", ["H101"]),
        ("滨河区文化旅游局", ["H101"]), ("2025年1月20日", []), ("此件公开发布", []),
    ],
)  # fmt: skip
def test_who_signs(name: str, found: list[str]) -> None:
    assert codes(saying(name, section="sign_off"), "H101") == found


def test_agency_and_date_on_one_line() -> None:
    assert codes(saying("临江区教育局                2025年1月16日", section="sign_off"), "H") == ["H101"]


def test_a_governments_report_may_be_compiled_by_one_of_its_offices() -> None:
    report = replace(CLEAN, agency="临江区人民政府")
    text = "本报告由临江区行政审批局根据《条例》编制。"
    assert codes(saying(text, section="preface", report=report), "H101") == ["H101"]
    report = replace(report, sections={**report.sections, "sign_off": SectionText()})
    assert codes(saying(text, section="preface", report=report), "H101") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("统计期限为2024年1月1日至12月31日。", []),
        ("统计期限自 2024 年 1 月 1 日起至 2024 年 12 月 31 日止。", []),
        ("统计期限为：2024年1月1日-2024年12月31日。", []),
        ("统计期限为2023年1月1日至12月31日。", ["H103"]),
        ("统计期限为2024年1月1日至11月30日。", ["H103"]),
        ("统计时限：2023.1.1-2023.12.31。", ["H103"]),
        ("统计期限为2024年1月1日至12月31日，与上年度报告（2023年1月1日至12月31日）一致。", []),
        ("统计时限：2024.1.1-2024.12.31。", []),
        ("统计期限：2023年1月1日0时至2023年12月31日24时。", ["H103"]),
        ("统计期限：2024年1月1日0时至2024年12月31日24时。", []),
        ("统计时间自2024年1月1日起，至2024年11月30日止。", ["H103"]),
        ("统计时间自2024年1月1日起，至2024年12月31日止。", []),
        ("报告期为2023年1月至12月。", ["H103"]),
        ("报告期为2024年1月至12月。", []),
        ("统计期限为2023年度。", ["H103"]),
        ("统计期限为2024年度。", []),
        ("统计期限自20241月1日起至202412月31日止。", ["H103"]),
        ("统计期限自20241月1日起至12月31日止。", ["H103"]),
        ("数据统计截至2023年12月31日。", ["H103"]),
        ("数据统计截至2024年12月31日。", []),
        ("公示时间为2024年3月1日至3月15日，共15天。", []),
    ],
)
def test_period(text: str, found: list[str]) -> None:
    assert codes(saying(text, section="preface"), "H103") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("滨河区文化旅游局编制了2024年政府信息公开工作年度报告。", ["H101"]),
        ("根据《条例》规定，由滨河区文化旅游局编制本报告。", ["H101"]),
        ("本年度报告由滨河区文化旅游局按照要求编制。", ["H101"]),
        ("特向社会公布2024年度滨河区文化旅游局政府信息公开年度报告。", ["H101"]),
        ("现发布《滨河区文化旅游局2024年政府信息公开工作年度报告》。", ["H101"]),
        ("特向社会公布2024年度临江区文旅局政府信息公开年度报告。", []),
        ("受区政府委托，由临江区文旅局负责编制本报告。", []),
        ("根据区政府办公室编制的指南，现我局编制本报告。", []),
        ("本报告由区政府办公室会同临江区文旅局编制。", []),
        ("现将区局及下属分局2024年度政府信息公开工作情况报告如下。", []),
        ("如有疑问，请与滨河区文化旅游局办公室联系。", ["H101"]),
        ("如有疑问，请与临江区人民政府办公室联系。", []),
        ("如有疑问，请与南平市人民政府办公室联系。", []),
    ],
)
def test_who_compiled_the_report(text: str, found: list[str]) -> None:
    assert codes(saying(text, section="preface"), "H101") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("现将2023年度政府信息公开工作情况报告如下。", ["H102"]),
        ("现公布2023年政府信息公开年报。", ["H102"]),
        ("现公布《临江区文化旅游局2023年政府信息公开工作年度报告》。", ["H102"]),
        ("按照《临江区文化旅游局2023年政府信息公开工作年度报告》的反馈意见改进。", []),
        ("现将2024年度政府信息公开工作情况报告如下。", []),
        ("根据2023年政府信息公开工作年度报告考核情况改进。", []),
    ],
)
def test_the_year_in_the_preface(text: str, found: list[str]) -> None:
    assert codes(saying(text, section="preface"), "H102") == found


def test_a_text_that_speaks_of_another_year_alone() -> None:
    silent = {key: SectionText(section.heading) for key, section in CLEAN.sections.items()}
    report = replace(CLEAN, sections=silent)
    text = "2025年，我局公开信息12条。", "按照规定，2025年未收到申请。"
    (finding,) = findings(saying(*text, report=report), "H102")
    assert "正文里有 2 处写的都是 2025 年" in finding.message
    assert codes(saying(*text, "较2024年有所增加。", report=report), "H102") == []
    assert codes(saying("2025年，我局将加强培训。", "2025年，我局将完善制度。", report=report), "H102") == []
    assert codes(saying("2025年，我局公开信息12条。", report=report), "H102") == []


def test_a_wrong_year_in_the_title_is_one_story() -> None:
    wrong = replace(CLEAN, year=2023, title=(CLEAN.title or "").replace("2024", "2023"))
    assert codes(wrong, "H") == ["H102"]
    assert codes(wrong, "K107") == []


def test_last_years_report_may_have_been_published_this_year() -> None:
    published = "（一）主动公开。按时公布2023年政府信息公开工作年度报告。"
    assert codes(saying(published), "H102") == []
    assert codes(saying("现公布2023年政府信息公开工作年度报告。"), "H102") == ["H102"]
    assert codes(saying("（一）总体情况。现将2023年政府信息公开情况报告如下。"), "H102") == ["H102"]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("临江区文化旅游局2024年政府信息公开工作年度报告", []),
        ("2024年临江区文化旅游局政府信息公开年报", []),
        ("临江区文化旅游局信息公开工作年度报告", ["H105"]),
        ("临江区文化旅游局2023年政府信息公开工作年度报告", ["H102"]),
        (None, ["H105"]),
    ],
)
def test_title(title: str | None, found: list[str]) -> None:
    assert codes(replace(CLEAN, title=title), "H") == found


ASPECTS = (
    "（一）主动公开。通过政府网站公开信息126条。",
    "（二）依申请公开。未收到申请。",
    "（三）政府信息管理。严格审核。",
    "（四）平台建设。更新专栏。",
    "（五）监督保障。开展培训。",
)


def test_an_aspect_without_its_sub_heading_is_asked_about_where_all_others_have_one() -> None:
    assert "G201" not in codes(saying(*ASPECTS))
    (asked,) = findings(saying(*ASPECTS[:3], ASPECTS[4]), "G201")
    assert "“政府信息公开平台建设”" in asked.message
    by_law = "（二）依法申请公开。未收到申请。"
    assert "G201" not in codes(saying(ASPECTS[0], by_law, *ASPECTS[2:]))
    together = "（三）政府信息管理和平台建设。严格审核，更新专栏。"
    assert "G201" not in codes(saying(*ASPECTS[:2], together, ASPECTS[4]))
    assert "G201" not in codes(saying("主动公开、依申请公开、信息管理、网站、培训均有序开展。"))
