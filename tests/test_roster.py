"""Rosters of agencies: which column is meant, what is told of the lines that are left out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.readers.books import book, rows
from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.roster import Roster, RosterLine, read_roster


def text(tmp_path: Path, content: str, encoding: str = "utf-8", name: str = "名单.csv") -> Roster:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    return read_roster(path)


def agencies(roster: Roster) -> list[str]:
    return [line.agency for line in roster.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_in_any_encoding_that_offices_use(tmp_path: Path, encoding: str) -> None:
    assert agencies(text(tmp_path, "序号,单位名称\n1,镕城区教育局\n2,水利局\n", encoding)) == ["镕城区教育局", "水利局"]


def test_every_column_that_a_report_can_use(tmp_path: Path) -> None:
    roster = text(tmp_path, "机关名称,联系电话,落款,日期,年度\n教育局,010-1,教育局办公室,2026-01-20,2025年\n")
    assert roster.lines == (RosterLine(2, "教育局", "010-1", "教育局办公室", "2026年1月20日", 2025),)


def test_a_workbook_below_its_title(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    lines = rows(
        ["卫东区机关名单", None, None],
        ["序号", "机关", "成文日期"],
        [1, "教育局", datetime(2026, 1, 20)],
        [2, "水利局"],
    )
    path.write_bytes(book(lines))
    roster = read_roster(path)
    assert [(line.agency, line.date) for line in roster.lines] == [("教育局", "2026年1月20日"), ("水利局", None)]


def test_the_first_sheet_that_names_agencies_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(book(rows(["说明", "请填写"], ["要求", "按时"]), rows(["单位"], ["教育局"])))
    assert agencies(read_roster(path)) == ["教育局"]


def test_an_only_column_needs_no_header(tmp_path: Path) -> None:
    assert agencies(text(tmp_path, "教育局\n水利局\n", name="名单.txt")) == ["教育局", "水利局"]


def test_duplicates_empty_lines_and_titles_are_told(tmp_path: Path) -> None:
    roster = text(tmp_path, "机关名单\n教育局\n\n水利局\n教 育局\n")
    assert agencies(roster) == ["教育局", "水利局"]
    assert roster.notes == (
        "第 1 行“机关名单”是标题，不是机关，已跳过。",
        "第 3 行是空行，已跳过。",
        "第 5 行“教 育局”与第 2 行重复，只生成一份。",
    )


def test_empty_lines_of_a_workbook_are_told(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(book(rows(["机关", "电话"], ["教育局", "1"], [None, None], ["水利局", "2"], [None, "3"])))
    roster = read_roster(path)
    assert agencies(roster) == ["教育局", "水利局"]
    assert roster.notes == ("第 3 行是空行，已跳过。", "第 5 行没有机关名称，已跳过。")


def test_one_agency_in_two_years_is_two_reports(tmp_path: Path) -> None:
    assert len(text(tmp_path, "机关,年度\n教育局,2024\n教育局,2025\n").lines) == 2


def test_a_year_that_is_none_is_told(tmp_path: Path) -> None:
    roster = text(tmp_path, "机关,年度\n教育局,去年\n")
    assert (roster.lines[0].year, "去年" in roster.notes[0]) == (None, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [("名单.csv", "甲,乙\n教育局,水利局\n"), ("名单.csv", "\n\n"), ("名单.pdf", "教育局"), ("名单.xlsx", "教育局")],
    ids=["several columns without a header", "nothing", "no table", "no workbook"],
)
def test_what_is_no_roster_is_refused_in_one_sentence(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(UnreadableFile):
        text(tmp_path, content, name=name)


def test_a_roster_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded):
        text(tmp_path, "机关\n" + "局\n" * 30_000)
