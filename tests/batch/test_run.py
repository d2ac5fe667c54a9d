"""A batch as an office runs it: documents, summary, log; again and again into the same folder."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from tests.batch.folders import batch, contents, files, write_report
from tests.readers.books import book, rows
from toolkit.batch.naming import LOG, SUMMARY
from toolkit.batch.run import Options, planned
from toolkit.errors import UnreadableFile, UnwritableFile

TITLE = "2024年政府信息公开工作年度报告"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    for name in ("甲局", "乙局", "丙局"):
        write_report(folder / f"{name}.docx", name)
    return folder


def sheet(output: Path, name: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(output / SUMMARY)[name].iter_rows()]


def when(output: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in output.iterdir() if path.suffix == ".docx"}


def test_each_report_becomes_a_document_and_all_a_summary(source: Path, tmp_path: Path) -> None:
    result = batch(source, tmp_path / "out", kinds=("docx", "json"))
    assert result.exit_code == 0
    made = [f"{name}{TITLE}.{kind}" for name in ("甲局", "乙局", "丙局") for kind in ("docx", "json")]
    assert files(tmp_path / "out") == sorted([*made, LOG, SUMMARY])
    assert [row[1] for row in sheet(tmp_path / "out", "报告")[3:]] == ["丙局", "乙局", "甲局"]


def test_the_log_has_a_line_for_each_file_in_the_order_of_the_inputs(source: Path, tmp_path: Path) -> None:
    (source / "通知.txt").write_text("关于开会的通知", encoding="utf-8")
    (source / "照片.jpg").write_bytes(b"x")
    result = batch(source, tmp_path / "out")
    header, *lines = [json.loads(line) for line in (tmp_path / "out" / LOG).read_text(encoding="utf-8").splitlines()]
    assert header["log"] == "xxgk.batch/1"
    assert [(Path(one["file"]).name, one["status"]) for one in lines] == [
        ("丙局.docx", "done"),
        ("乙局.docx", "done"),
        ("照片.jpg", "skipped"),
        ("甲局.docx", "done"),
        ("通知.txt", "not_a_report"),
    ]
    assert len(lines[0]["sha256"]) == 64
    assert list(lines[0]["outputs"]) == [f"丙局{TITLE}.docx"]
    assert result.exit_code == 1


def test_two_reports_of_one_name_keep_both_and_are_a_finding(source: Path, tmp_path: Path) -> None:
    write_report(source / "甲局（再报）.docx", "甲局")
    result = batch(source, tmp_path / "out", jobs=3)
    assert [name for name in files(tmp_path / "out") if name.startswith("甲局")] == [
        f"甲局{TITLE}.docx",
        f"甲局{TITLE}（2）.docx",
    ]
    doubled = [row for row in sheet(tmp_path / "out", "问题")[1:] if row[3] == "M101"]
    assert [Path(str(row[9])).name for row in doubled] == ["甲局.docx", "甲局（再报）.docx"]
    assert (result.duplicates, result.exit_code) == (1, 1)


def test_a_wide_sheet_becomes_a_report_for_each_line(tmp_path: Path) -> None:
    slots = [f"requests.received.{name}" for name in ("natural_person", "business", "research", "charity", "total")]
    lines = [["机关", "年度", *slots], *([f"{number}局", 2024, 1, 0, 0, 0, 1] for number in range(5))]
    path = tmp_path / "全区.xlsx"
    path.write_bytes(book(rows(*lines)))
    result = batch(path, tmp_path / "out", kinds=("json",))
    assert len([name for name in files(tmp_path / "out") if name.endswith(".json")]) == 5
    assert result.tally.statuses.total() == 5
    again = batch(path, tmp_path / "out", kinds=("json",), resume=True)
    assert again.tally.sentence == result.tally.sentence


def test_resuming_does_only_what_has_changed(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    batch(source, output)
    before = when(output)
    write_report(source / "乙局.docx", "乙局", 2023)
    write_report(source / "丁局.docx", "丁局")
    (source / "丙局.docx").unlink()
    time.sleep(0.01)
    batch(source, output, resume=True)
    assert files(output) == sorted(
        [f"丁局{TITLE}.docx", f"乙局{TITLE.replace('2024', '2023')}.docx", f"甲局{TITLE}.docx", LOG, SUMMARY]
    )
    assert when(output)[f"甲局{TITLE}.docx"] == before[f"甲局{TITLE}.docx"]
    batch(source, tmp_path / "straight")
    assert contents(output) == contents(tmp_path / "straight")


def test_resuming_after_a_change_numbers_names_as_an_undisturbed_run(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    for name in ("1", "2", "3"):
        write_report(source / f"{name}.docx", "甲局")
    batch(source, output)
    write_report(source / "1.docx", "乙局")
    batch(source, output, resume=True)
    batch(source, tmp_path / "straight")
    assert contents(output) == contents(tmp_path / "straight")


def test_a_document_that_was_deleted_is_made_again(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    made = contents(tmp_path / "out")
    (tmp_path / "out" / f"甲局{TITLE}.docx").unlink()
    batch(source, tmp_path / "out", resume=True)
    assert contents(tmp_path / "out") == made


def test_a_document_that_the_office_corrected_stays(source: Path, tmp_path: Path) -> None:
    corrected = tmp_path / "out" / f"甲局{TITLE}.docx"
    batch(source, tmp_path / "out")
    corrected.write_bytes(b"corrected by hand")
    assert batch(source, tmp_path / "out", resume=True).exit_code == 0
    write_report(source / "甲局.docx", "甲局", 2024).write_bytes((source / "甲局.docx").read_bytes() + b" ")
    result = batch(source, tmp_path / "out", resume=True)
    assert corrected.read_bytes() == b"corrected by hand"
    assert result.exit_code == 1
    batch(source, tmp_path / "out", overwrite=True)
    assert corrected.read_bytes() != b"corrected by hand"


def test_a_foreign_file_is_not_overwritten(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / f"甲局{TITLE}.docx").write_bytes(b"mine")
    assert batch(source, output).exit_code == 1
    assert (output / f"甲局{TITLE}.docx").read_bytes() == b"mine"
    assert [row[3] for row in sheet(output, "报告")[3:]] == ["已生成", "已生成", "没有写成"]


def test_a_folder_with_results_is_not_written_into_by_accident(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    with pytest.raises(UnwritableFile, match="--resume"):
        batch(source, tmp_path / "out")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / SUMMARY).write_bytes(b"mine")
    with pytest.raises(UnwritableFile, match="--overwrite"):
        batch(source, tmp_path / "other")


def test_other_kinds_of_output_do_everything_again(source: Path, tmp_path: Path) -> None:
    batch(source, tmp_path / "out")
    batch(source, tmp_path / "out", kinds=("json",), resume=True)
    assert {Path(name).suffix for name in files(tmp_path / "out")} == {".json", ".jsonl", ".xlsx"}


def test_fail_fast_stops_at_the_first_failure(source: Path, tmp_path: Path) -> None:
    (source / "！坏.txt").write_text("不是年报", encoding="utf-8")
    (source / "0坏.txt").write_text("不是年报", encoding="utf-8")
    result = batch(source, tmp_path / "out", fail_fast=True)
    assert (result.stopped, result.tally.statuses.total(), result.exit_code) == (True, 1, 2)
    (source / "0坏.txt").unlink()
    (source / "！坏.txt").unlink()
    assert batch(source, tmp_path / "out", resume=True).exit_code == 0


def test_a_folder_without_a_report_ends_with_nothing_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(UnreadableFile, match="没有可以处理的文件"):
        batch(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in" / "a.txt").write_text("不是年报", encoding="utf-8")
    assert batch(tmp_path / "in", tmp_path / "out").exit_code == 2


def test_a_dry_run_writes_nothing(source: Path, tmp_path: Path) -> None:
    plan = list(planned(Options((str(source),), tmp_path / "out")))
    assert [what for _, what in plan] == ["处理"] * 3
    assert not (tmp_path / "out").exists()


def test_long_and_odd_names_come_out_as_names(tmp_path: Path) -> None:
    for number, name in enumerate(("长" * 79 + "局", "教育/体育局", "NUL", "局 . ")):
        write_report(tmp_path / "in" / f"有 空格{number}.docx", name)
    result = batch(tmp_path / "in", tmp_path / "out", name="{机关}")
    assert result.exit_code == 0
    assert all(len(name.encode()) < 230 for name in files(tmp_path / "out"))
    assert {"教育／体育局.docx", "_NUL.docx"} <= set(files(tmp_path / "out"))


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
def test_a_name_that_is_no_text_is_spelt_out(tmp_path: Path) -> None:
    write_report(tmp_path / "in" / os.fsdecode(b"\xb9\xab.docx"), "甲局")
    (tmp_path / "in" / os.fsdecode(b"\xb9.txt")).write_bytes(b"")
    assert batch(tmp_path / "in", tmp_path / "out").tally.statuses.total() == 2
    assert "\\udcb9" in str(sheet(tmp_path / "out", "报告"))


@pytest.mark.parametrize("as_batch", [True, False], ids=["a batch's folder", "a folder of originals"])
def test_last_years_reports_are_matched_by_agency(tmp_path: Path, as_batch: bool) -> None:
    def with_carried_out(path: Path, agency: str, year: int, **figures: int) -> None:
        from toolkit import pipeline
        from toolkit.report import Figure, Report

        blank = pipeline.blank(agency, year, date=f"{year + 1}年1月20日")
        given = {
            f"requests.{row}.{column}": Figure(value)
            for row, value in figures.items()
            for column in ("natural_person", "total")
        }
        report = Report(blank.edition, agency, year, blank.title, blank.sections, dict(blank.figures) | given)
        path.parent.mkdir(exist_ok=True)
        pipeline.write(report, path)

    last = tmp_path / "去年"
    with_carried_out(last / "甲.docx", "甲局", 2023, received=5, carried_out=5)
    with_carried_out(tmp_path / "in" / "甲.docx", "甲局", 2024)
    with_carried_out(tmp_path / "in" / "乙.docx", "乙局", 2024)
    if as_batch:
        batch(last, tmp_path / "去年结果")
        last = tmp_path / "去年结果"
    batch(tmp_path / "in", tmp_path / "out", previous=last)
    found = {(row[0], str(row[3])) for row in sheet(tmp_path / "out", "问题")[1:]}
    assert ("乙局", "M102") in found
    assert any(agency == "甲局" and code.startswith("D") for agency, code in found)


def test_the_offices_own_settings_hold_for_every_file(source: Path, tmp_path: Path) -> None:
    config = tmp_path / "xxgk.toml"
    config.write_text('[wording]\nwords = [{ find = "公开", instead = "公示" }]\n', encoding="utf-8")
    batch(source, tmp_path / "out", config=config)
    assert "公示" in str(sheet(tmp_path / "out", "问题"))
