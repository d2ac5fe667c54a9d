"""How many cells are told in a few words."""

from __future__ import annotations

from tests.rules.reports import CLEAN, findings, with_figures
from toolkit.rules import check
from toolkit.settings import Settings


def row(name: str) -> list[str]:
    return [slot for slot in CLEAN.figures if slot.startswith(f"requests.{name}.")]


def blank(*slots: str) -> str:
    (finding,) = findings(with_figures(dict.fromkeys(slots)), "C")
    return finding.message


def test_one_cell_by_its_name() -> None:
    message = blank("disclosure.licences.decisions")
    assert message.startswith("表二 「行政许可」行「本年处理决定数量」列：没有填数字")


def test_whole_rows_by_their_names() -> None:
    assert blank(*row("denied.state_secret")).startswith("表三 「（三）不予公开 1.属于国家秘密」行（7 格）没有填数字")
    two = blank(*row("denied.state_secret"), *row("unavailable.unclear"))
    assert two.startswith(
        "表三 「（三）不予公开 1.属于国家秘密」、「（四）无法提供 3.补正后申请内容仍不明确」行（14 格）"
    )


def test_many_scattered_cells_by_examples() -> None:
    assert "格中有 13 格（如" in blank(*row("denied.state_secret"), *row("unavailable.unclear")[1:])


def test_a_blank_total_is_called_blank() -> None:
    report = with_figures({"requests.granted.total": None})
    (finding,) = check(report, settings=Settings(select=("A",))).findings
    assert "：是空白，各项相加是 " in finding.message
