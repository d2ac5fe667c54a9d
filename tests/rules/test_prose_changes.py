"""Rises, falls and shares in the text, worked out again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.reports import CLEAN, codes, findings, saying, with_figures
from toolkit.report import Report
from toolkit.rules import check
from toolkit.settings import Settings

ONLY = Settings(select=("F112",))


@pytest.mark.parametrize(
    "text",
    [
        "收到申请30件，较2023年的26件增加4件，增长15.4%。",
        "收到申请30件，比上年增加4件，同比增长15.38%。",
        "收到申请30件，较上年的36件减少6件，下降16.7%。",
        "2023年收到26件，2024年收到30件，同比增长15%。",
        "申请量由上年的26件增加到30件，增长15.4%。",
        "收到申请30件，其中自然人22件，占73.3%，法人8件，占26.7%。",
        "收到申请30件、办结31件，其中予以公开12件，占38.7%。",
        "公开信息1,286条，较上年增加286条，增长28.6%。",
        "收到申请30件，同比增长15.4%，其中自然人22件，约占七成。",
        "公开信息30余条，较上年增加5条，增长50%。",
        "收到申请33件，我局受理30件，占全县总量的12%。",
        "满意率98.5%，较上年提高2.1个百分点。",
        "收到申请0件，较2023年的0件增加0件，增长0%。",
    ],
)
def test_what_is_worked_out_rightly_or_cannot_be(text: str) -> None:
    assert codes(saying(text), "F112", ONLY) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("收到申请30件，较2023年的26件增加5件，增长19.2%。", "30 与 26 相比是增加 4"),
        ("收到申请30件，较2023年的26件增加4件，增长13.3%。", "30 与 26 相比是增加 15.4%"),
        ("收到申请30件，较上年的36件增加6件。", "30 与 36 相比是减少 6"),
        ("2023年收到26件，2024年收到30件，同比增长25%。", "30 与 26 相比是增加 15%"),
        ("申请量由上年的26件增加到30件，增长51%。", "30 与 26 相比是增加 15%"),
        ("收到申请30件，其中自然人22件，占75.3%。", "22 占 30 的 73.3%"),
        ("公开信息1,286条，较上年增加286条，增长22.2%。", "1286 与按所写增减推算的 1000 相比是增加 28.6%"),
    ],
)
def test_what_is_worked_out_wrongly_is_told_with_what_is_right(text: str, right: str) -> None:
    (finding,) = findings(saying(text), "F112", ONLY)
    assert finding.message.endswith(f"，{right}，请核实。")


def with_last_year(received: int, text: str) -> list[str]:
    last = replace(with_figures({"requests.received.total": received}), year=2023)
    report: Report = saying(f"（二）依申请公开。{text}", report=CLEAN)
    return [finding.message for finding in check(report, last, ONLY).findings]


def test_a_rise_is_compared_with_last_years_report() -> None:
    assert with_last_year(20, "收到申请24件，较上年增加4件，增长20%。") == []
    (message,) = with_last_year(21, "收到申请24件，较上年增加4件。")
    assert "24 与上年报告的 21 相比是增加 3" in message
    assert with_last_year(21, "公开信息24条，较上年增加4条。") == []


def test_one_wrong_figure_is_one_question() -> None:
    text = "（二）依申请公开。收到申请27件，较2023年的20件增加4件，增长20%。"
    assert codes(saying(text), "F") == ["F101"]
