"""An office's own tables mention rows of the form; the form's table is where it stands whole."""

from __future__ import annotations

import pytest

from tests.matching.originals import FORM_2021, TITLE, form_grid, grid, original
from toolkit.matching import match
from toolkit.original import Block, Grid
from toolkit.report import Report

OWN = {
    "overview": grid(["项目", "数量"], ["行政许可", "88"], ["予以公开", "77"], ["2.重复申请", "66"]),
    "other_matters": grid(["收费情况", "金额"], ["行政事业性收费", "55"], ["信息处理费", "44"]),
    "problems": grid(["指标", "本年"], ["行政复议", "33"], ["结果维持", "22"], ["总计", "11"]),
}


def read(tables: dict[str, Grid], requests: Grid) -> Report:
    blocks: list[Block | str] = [TITLE]
    for section in FORM_2021.sections:
        blocks.append(section.heading)
        if section.table:
            blocks.append(requests if section.table == "requests" else form_grid(section.table, 1))
        if section.key in tables:
            blocks.append(tables[section.key])
    return match(original(*blocks))


@pytest.mark.parametrize("section", OWN)
def test_an_offices_own_table_in_another_section_takes_nothing_from_the_forms(section: str) -> None:
    report = read({section: OWN[section]}, form_grid("requests", 1))
    assert set(report.values.values()) == {1}
    assert {finding.code for finding in report.findings} == {"R220"}
    assert {cell.text for cell in OWN[section].cells} <= {one.text for one in report.unplaced}


def test_rows_that_the_forms_table_lacks_are_not_an_offices_own() -> None:
    whole = form_grid("requests", 1)
    last = max(cell.row for cell in whole.cells)
    above = Grid(tuple(cell for cell in whole.cells if cell.row < last))
    torn_off = Grid(
        tuple(
            cell._replace(row=0, text="2" if cell.text == "1" else cell.text)
            for cell in whole.cells
            if cell.row == last
        )
    )
    report = read({"problems": torn_off}, above)
    assert {report.values[f"requests.carried_out.{column}"] for column in ("natural_person", "total")} == {2}


def test_two_whole_tables_are_still_weighed_against_each_other() -> None:
    report = read({"problems": form_grid("requests", 2)}, form_grid("requests", 1))
    assert report.values["requests.received.total"] is None
    assert "R305" in {finding.code for finding in report.findings}
