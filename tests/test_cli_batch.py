"""Batches, rosters and the workbook from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.folders import files, write_report
from toolkit.cli import run

TITLE = "2024年政府信息公开工作年度报告"


def test_a_folder_becomes_documents_and_a_summary(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_report(tmp_path / "in" / "甲.docx", "甲局")
    assert run(["batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--to", "docx,json", "--jobs", "1"]) == 0
    assert files(tmp_path / "out") == ["batch.jsonl", "汇总.xlsx", f"甲局{TITLE}.docx", f"甲局{TITLE}.json"]
    shown = capfd.readouterr()
    assert not shown.out
    assert "已处理 1/1" in shown.err
    assert "共 1 份" in shown.err


def test_a_dry_run_lists_what_would_be_done(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_report(tmp_path / "in" / "甲.docx", "甲局")
    assert run(["batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--dry-run"]) == 0
    assert capfd.readouterr().out.startswith("处理\t")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing", "-o", "out"], "没有这个文件"),
        (["in", "-o", "out", "--to", "doc"], "扩展名"),
        (["in", "-o", "out", "--to", ","], "--to"),
        (["in", "-o", "out", "--name", "{单位}"], "--name"),
        (["in", "-o", "out", "--template", "nothing.docx"], "nothing.docx"),
        (["in", "-o", "out", "--previous", "nothing"], "nothing"),
        (["in", "-o", "in/甲.docx"], "写不进去"),
        (["empty", "-o", "out"], "没有可以处理的文件"),
        (["in", "-o", "in"], "不能放进原件所在的文件夹"),
    ],
)
def test_a_call_that_cannot_work_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_report(tmp_path / "in" / "甲.docx", "甲局")
    (tmp_path / "empty").mkdir()
    assert run(["batch", *arguments]) == 2
    said = capfd.readouterr().err
    assert says in said
    assert "Traceback" not in said


def test_a_roster_becomes_a_report_for_each_agency(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    roster = tmp_path / "名单.csv"
    roster.write_bytes("机关,联系电话\n甲局,010-1\nNUL,\n,\n甲局,\n".encode("gb18030"))
    assert run(["blank", "--roster", str(roster), "--year", "2024", "-o", str(tmp_path / "out")]) == 0
    assert files(tmp_path / "out") == [f"NUL{TITLE}.docx", f"甲局{TITLE}.docx"]
    said = capfd.readouterr().err
    assert "第 4 行是空行" in said
    assert "第 5 行“甲局”与第 2 行重复" in said


def test_a_roster_without_a_year_says_what_to_do(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "名单.csv").write_text("机关\n甲局\n", encoding="utf-8")
    assert run(["blank", "--roster", str(tmp_path / "名单.csv"), "-o", str(tmp_path / "out")]) == 2
    assert "--year" in capfd.readouterr().err


def test_documents_that_exist_are_not_overwritten_by_a_roster(tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text("机关\n甲局\n乙局\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    kept = tmp_path / "out" / f"甲局{TITLE}.docx"
    kept.write_bytes(b"mine")
    call = ["blank", "--roster", str(tmp_path / "名单.csv"), "--year", "2024", "-o", str(tmp_path / "out")]
    assert run(call) == 1
    assert kept.read_bytes() == b"mine"
    assert run([*call, "--overwrite"]) == 0


def test_the_workbook_to_fill_in(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "填报表.xlsx"
    assert run(["template", "workbook", "--year", "2025", "-o", str(path)]) == 0
    assert run(["read", str(path)]) in (0, 1)
    assert run(["template", "workbook", "--year", "2025", "-o", str(path)]) == 2
    assert run(["template", "workbook", "--year", "2018", "-o", str(path)]) == 2
    assert "已有同名文件" in capfd.readouterr().err


def test_a_wide_sheet_is_many_reports_to_read_and_one_too_many_to_convert(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from tests.readers.books import book, rows

    slots = [f"requests.received.{name}" for name in ("natural_person", "business", "research", "charity", "total")]
    path = tmp_path / "全区.xlsx"
    path.write_bytes(book(rows(["机关", "年度", *slots], ["甲局", 2024, 1, 0, 0, 0, 1], ["乙局", 2024, 0, 0, 0, 0, 0])))
    run(["read", "--format", "jsonl", str(path)])
    assert len(capfd.readouterr().out.splitlines()) == 2
    assert run(["convert", str(path), "-o", str(tmp_path / "out.docx")]) == 2
    assert "xxgk batch" in capfd.readouterr().err
