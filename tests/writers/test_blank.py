"""A year without activity gives a whole and correct report."""

from __future__ import annotations

import re

import pytest

from toolkit.errors import InvalidInput
from toolkit.form import form_for_year
from toolkit.report import Report
from toolkit.writers import docx
from toolkit.writers.blank import blank_report

AGENCY = "云溪区档案馆"
YEARS = pytest.mark.parametrize("year", [2019, 2020, 2021, 2024, 2026])


def prose(report: Report) -> str:
    return "\n".join(line for section in report.sections.values() for line in section.paragraphs)


@YEARS
def test_every_figure_is_zero_and_every_section_has_its_text(year: int) -> None:
    report = blank_report(AGENCY, year)
    assert report.form is form_for_year(year)
    assert set(report.values.values()) == {0}
    assert report.title == f"{AGENCY}{year}年政府信息公开工作年度报告"
    assert all(section.paragraphs for section in report.sections.values())
    assert {key: report.sections[key].heading for key in ("overview", "other_matters")} == {
        "overview": "一、总体情况",
        "other_matters": "六、其他需要报告的事项",
    }


@YEARS
def test_the_sections_are_what_a_reviewer_expects(year: int) -> None:
    report = blank_report(AGENCY, year, contact="电话0000-1234567", date=f"{year + 1}-01-20")
    overview = report.sections["overview"].paragraphs
    aspects = [aspect.name for aspect in report.form.section("overview").aspects]
    assert [f"（{number}）{name}" for number, name in zip("一二三四五", aspects, strict=True)] == [
        line.partition("。")[0] for line in overview[1:]
    ]
    assert len("".join(overview)) <= 1000
    fee = "国办函〔2020〕109号" in prose(report)
    assert fee == (year >= 2021)
    assert not re.search(r"截止|\[|\]|[{}]|XX|××|某|请填写", prose(report))


@YEARS
def test_agency_year_and_period_agree(year: int) -> None:
    report = blank_report(AGENCY, year)
    years = {int(found) for found in re.findall(r"(?<!〔)(\d{4})(?=年)", prose(report))}
    assert years == {year}
    assert report.sections["sign_off"].paragraphs == (AGENCY,)


def test_contact_and_date_stand_only_where_they_are_given() -> None:
    assert "联系" not in prose(blank_report(AGENCY, 2024))
    report = blank_report(AGENCY, 2024, "地址：云溪路1号，\n电话：0000-1234567", date="2025-01-20")
    assert f"请与{AGENCY}联系（地址：云溪路1号，电话：0000-1234567）。" in prose(report)
    assert report.sections["sign_off"].paragraphs == (AGENCY, "2025年1月20日")
    signed = blank_report(AGENCY, 2024, sign_off="云溪区档案馆办公室", date="2025年1月")
    assert signed.sections["sign_off"].paragraphs == ("云溪区档案馆办公室", "2025年1月")


@YEARS
def test_it_survives_json_and_is_written_without_a_finding(year: int) -> None:
    report = blank_report(AGENCY, year)
    assert Report.from_json(report.to_json()) == report
    assert docx.render(report)
    assert docx.writing_findings(report) == ()


def test_braces_in_a_name_are_only_text() -> None:
    assert "{year}局" in prose(blank_report("{year}局", 2024))


@pytest.mark.parametrize(
    ("agency", "year", "says"), [(AGENCY, 2018, "2018"), (AGENCY, 20244, "20244"), ("  ", 2024, "机关名称")]
)
def test_what_no_form_covers_is_said(agency: str, year: int, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        blank_report(agency, year)
