"""Who does something in a text that tells what the reporting office did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.reports import CLEAN, findings, saying
from toolkit.finding import Severity
from toolkit.report import SectionText


def of(agency: str, text: str) -> list[Severity]:
    """How hard a report of the agency is judged that says this, and names the agency nowhere else."""
    silent = {key: SectionText(section.heading) for key, section in CLEAN.sections.items()}
    report = saying(text, report=replace(CLEAN, agency=agency, sections=silent))
    return [finding.severity for finding in findings(report, "H101")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年，滨河区文化旅游局高度重视政府信息公开工作。", True),
        ("（一）主动公开。滨河区文化旅游局公开信息12条。", True),
        ("临江区文化旅游局公开信息12条，区教育局配合公开。", False),
        ("认真做好区文化旅游局政府信息公开工作。", False),
        ("滨河区文化旅游局一行到我局考察。", False),
        ("滨河区文化旅游局来我局交流，我局赴滨河区文化旅游局学习。", False),
        ("南平市文化旅游局、滨河区文化旅游局等单位联合举办培训。", False),
    ],
)
def test_what_the_like_of_another_place_did_is_left_over(text: str, found: bool) -> None:
    assert of("临江区文化旅游局", text) == [Severity.WARNING] * found


@pytest.mark.parametrize(
    "text",
    [
        "2024年，临江区教育局认真贯彻《条例》。",
        "（一）主动公开。区教育局通过政府网站公开信息120条。",
        "教育局在区委、区政府领导下，做好公开工作。",
        "区林业局党组高度重视政务公开工作。",
        "临江区水利局未收取信息处理费。",
    ],
)
def test_what_another_bureau_says_of_itself_is_asked_about(text: str) -> None:
    assert of("临江区文化旅游局", text) == [Severity.QUESTION]


@pytest.mark.parametrize(
    "text",
    [
        "区文旅局认真贯彻《条例》，文化旅游局严格审核。",
        "区教育局配合公开，区司法局对规范性文件进行审核，区大数据局积极做好网站运维。",
        "会同区财政局、区教育局公开补贴信息；督促教育局认真落实。",
        "区政府办公室组织培训2次，省文化和旅游厅高度重视，国家文物局积极支持。",
        "区卫健委高度重视与我局的协作，区教育局全面落实全区要求。",
        "村民委员会积极公开村务，区委高度重视，党委认真研究，全局严格落实。",
    ],
)
def test_what_others_do_for_the_office_is_not_left_over(text: str) -> None:
    assert of("临江区文化旅游局", text) == []


def test_a_governments_report_tells_of_its_bureaus() -> None:
    assert of("临江区人民政府", "区教育局认真公开招生信息，区水利局主动公开信息12条。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年，安皋镇人民政府共公开信息210条。", True),
        ("2024年，安皋镇共公开信息210条。", True),
        ("石桥街道办事处高度重视政务公开工作。", True),
        ("石桥镇共公开信息210条，卧龙区政府高度重视，所辖乡镇卫生院公开收费标准。", False),
        ("加强区政府网站建设，推动镇政府信息公开，不断提升全镇政府信息公开工作水平。", False),
        ("建设特色小镇，安皋镇与我镇相邻。", False),
    ],
)
def test_another_township_in_a_townships_report(text: str, found: bool) -> None:
    assert of("卧龙区石桥镇人民政府", text) == [Severity.WARNING] * found
