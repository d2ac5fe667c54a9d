"""The command as a clerk and a script use it: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.matching.originals import HEADINGS, TITLE
from toolkit import pipeline
from toolkit.cli import run
from toolkit.cli_shared import EDITION
from toolkit.form import EDITIONS

AGENCY = "云梦县水利局"


@pytest.fixture
def report_docx(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    pipeline.write(pipeline.blank(AGENCY, 2024), path)
    return path


@pytest.fixture
def report_json(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(pipeline.blank(AGENCY, 2024).to_json(), encoding="utf-8")
    return path


def with_broken_total(path: Path) -> Path:
    data = json.loads(path.read_text(encoding="utf-8"))
    data["values"]["requests.received.total"] = 3
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("words", [[], ["template"]])
def test_a_command_without_anything_behind_it_explains_itself_and_blames_nobody(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    said = capsys.readouterr().err
    assert said.startswith("用法：xxgk")
    assert "命令:" in said


def test_reading_shows_whose_report_it_is(report_docx: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(report_docx)]) == 0
    shown = capsys.readouterr().out
    assert AGENCY in shown
    assert "2024" in shown
    assert "一、总体情况" in shown


def test_json_is_one_report_and_jsonl_a_line_each(report_docx: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--format", "json", str(report_docx)]) == 0
    assert json.loads(capsys.readouterr().out)["agency"] == AGENCY
    assert run(["read", "--format", "jsonl", str(report_docx), str(report_docx)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["year"] for line in lines] == [2024, 2024]


def test_a_file_that_cannot_be_read_has_a_line_of_its_own(
    report_docx: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.docx"
    assert run(["read", "--format", "jsonl", str(missing), str(report_docx)]) == 1
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["file"] == str(missing)
    assert "没有这个文件" in first["error"]
    assert second["agency"] == AGENCY


def test_converting_writes_the_document_and_nothing_to_standard_output(
    report_json: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "clean.docx"
    assert run(["convert", str(report_json), "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert pipeline.read(target).agency == AGENCY


def test_findings_of_severity_error_end_with_one(report_json: Path, tmp_path: Path) -> None:
    target = tmp_path / "clean.docx"
    assert run(["convert", str(with_broken_total(report_json)), "-o", str(target)]) == 1
    assert pipeline.read(target).values["requests.received.total"] == 3


def test_an_existing_output_is_left_alone(
    report_json: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "clean.docx"
    target.write_bytes(b"mine")
    assert run(["convert", str(report_json), "-o", str(target)]) == 2
    assert target.read_bytes() == b"mine"
    assert "--overwrite" in capsys.readouterr().err
    assert run(["convert", str(report_json), "-o", str(target), "--overwrite"]) == 0


def test_the_original_is_never_the_output(report_docx: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = report_docx.read_bytes()
    assert run(["convert", str(report_docx), "-o", str(report_docx), "--overwrite"]) == 2
    assert report_docx.read_bytes() == before
    assert "原件" in capsys.readouterr().err


def test_structured_data_with_little_in_it_becomes_a_report(tmp_path: Path) -> None:
    source = tmp_path / "little.json"
    source.write_text(
        '{"agency": "云梦县水利局", "year": 2024, "values": {"requests.received.total": 3}}', encoding="utf-8"
    )
    target = tmp_path / "little.docx"
    run(["convert", str(source), "-o", str(target)])
    report = pipeline.read(target)
    assert (report.agency, report.year, report.values["requests.received.total"]) == (AGENCY, 2024, 3)
    assert report.values["requests.granted.total"] is None


def test_wrong_data_lists_every_fault_with_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "wrong.json"
    source.write_text('{"agency": 1, "values": {"nowhere": 1, "requests.received.total": -2}}', encoding="utf-8")
    assert run(["read", str(source)]) == 2
    told = capsys.readouterr().err
    for path in ("@ agency", "@ year", "@ values.nowhere", "@ values.requests.received.total"):
        assert path in told


def zip_without_word(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "hello")
    return path


def word_without_a_report(path: Path) -> Path:
    from docx import Document

    document = Document()
    document.add_paragraph("关于召开会议的通知")
    document.save(str(path))
    return path


def truncated(path: Path, whole: bytes) -> Path:
    path.write_bytes(whole[: len(whole) // 2])
    return path


def bad_originals(tmp_path: Path, whole: bytes) -> dict[str, Path]:
    files = {name: tmp_path / f"{name}.docx" for name in ("not-a-zip", "empty", "old-doc", "locked")}
    files["not-a-zip"].write_bytes(b"not a zip at all")
    files["empty"].write_bytes(b"")
    files["old-doc"].write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    files["locked"].write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )
    files["truncated"] = truncated(tmp_path / "truncated.docx", whole)
    files["zip"] = zip_without_word(tmp_path / "zip.docx")
    files["other"] = word_without_a_report(tmp_path / "other.docx")
    files["folder"] = tmp_path
    files["missing"] = tmp_path / "missing.docx"
    files["unknown"] = tmp_path / "picture.png"
    files["unknown"].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    return files


def test_every_bad_original_gets_one_clear_sentence(
    report_docx: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, path in bad_originals(tmp_path, report_docx.read_bytes()).items():
        before = path.read_bytes() if path.is_file() else None
        target = tmp_path / "out.docx"
        assert run(["convert", str(path), "-o", str(target)]) == 2, name
        told = capsys.readouterr().err
        assert told.startswith("错误："), name
        assert len(told.splitlines()) == 1, name
        assert "Traceback" not in told, name
        assert not target.exists(), name
        assert (path.read_bytes() if path.is_file() else None) == before, name


def test_a_missing_output_folder_is_told(report_json: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", str(report_json), "-o", str(tmp_path / "no" / "out.docx")]) == 2
    assert "文件夹" in capsys.readouterr().err


def test_an_unknown_kind_of_output_is_told(
    report_json: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["convert", str(report_json), "-o", str(tmp_path / "out.xyz")]) == 2
    assert ".docx" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nonsense"], "没有 nonsense 这个命令"),
        (["convert"], "缺少"),
        (["read", "--nonsense", "a.docx"], "--nonsense"),
        (["form", "1999"], "2019、2021"),
        (["blank", "--agency", "甲局", "--year", "x", "-o", "a.docx"], "整数"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert told in error
    assert "用法说明" in error


def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "用法：" in shown
    assert "命令" in shown
    for english in ("Usage", "Options", "Commands", "Show this message"):
        assert english not in shown


def test_a_blank_report_is_complete_and_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "blank.docx"
    assert run(["blank", "--agency", AGENCY, "--year", "2024", "-o", str(target)]) == 0
    report = pipeline.read(target)
    assert set(report.values.values()) == {0}
    assert all(report.sections[key].paragraphs for key in ("overview", "problems", "other_matters"))
    assert [finding.code for finding in pipeline.check(report).findings] == []


def test_templates_are_built_and_checked(tmp_path: Path, report_json: Path) -> None:
    template = tmp_path / "own.docx"
    assert run(["template", "build", "-o", str(template)]) == 0
    assert run(["template", "lint", str(template)]) == 0
    target = tmp_path / "clean.docx"
    assert run(["convert", str(report_json), "-o", str(target), "--template", str(template)]) == 0


def test_the_form_is_shown_with_its_sums(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["form", "2021"]) == 0
    shown = capsys.readouterr().out
    assert "closed_otherwise.not_corrected" in shown
    assert "requests.received + requests.carried_in = requests.concluded + requests.carried_out" in shown


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--format", "json"],
        ["read", "--format", "jsonl"],
        ["check", "--output-format", "json"],
        ["check", "--output-format", "sarif"],
    ],
)
def test_a_name_that_is_no_text_is_spelt_out(
    report_docx: Path, arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    odd = report_docx.with_name(os.fsdecode(b"\xb9\xab.docx"))
    report_docx.rename(odd)
    assert run([*arguments, str(odd)]) == 0
    assert b"udcb9" in capfdbinary.readouterr().out or arguments[0] == "check"


@pytest.mark.parametrize("arguments", [["read"], ["check"], ["read", "--format", "json"], ["rule", "A203"]])
def test_a_stream_in_gbk_takes_what_gbk_lacks(report_docx: Path, arguments: list[str]) -> None:
    odd = report_docx.with_name("😀𠮷.docx")
    report_docx.rename(odd)
    files = [] if arguments[0] == "rule" else [str(odd)]
    ended = subprocess.run(
        [sys.executable, "-m", "toolkit", *arguments, *files],
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, ended.stderr.replace(b"Error", b""))


def test_json_is_utf_8_whatever_the_terminal_speaks(report_docx: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "toolkit", "read", str(report_docx), "--format", "json"],
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        capture_output=True,
        check=True,
    )
    assert json.loads(ended.stdout.decode("utf-8"))["agency"] == AGENCY


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
def test_a_full_disk_behind_standard_output_is_told(report_docx: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "toolkit", "read", str(report_docx), "--format", "json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 2
    assert "磁盘已满" in ended.stderr.decode()


def test_titles_and_headings_stand_in_the_document(report_docx: Path) -> None:
    report = pipeline.read(report_docx)
    assert report.title == TITLE
    assert [report.sections[one.key].heading for one in report.form.sections] == list(HEADINGS)


def test_a_template_with_two_cells_swapped_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from docx import Document

    template = tmp_path / "own.docx"
    run(["template", "build", "-o", str(template)])
    document = Document(str(template))
    swapped = {"v.requests.received.business": "v.requests.received.research"}
    swapped |= {new: old for old, new in swapped.items()}
    for paragraph in (
        p for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs
    ):
        name = paragraph.text.strip("{} ")
        if name in swapped:
            paragraph.runs[0].text = "{{ " + swapped[name] + " }}"
    document.save(str(template))
    capsys.readouterr()
    assert run(["template", "lint", str(template)]) == 1
    assert "商业企业" in capsys.readouterr().out


def test_the_editions_that_can_be_asked_for_are_those_of_the_form() -> None:
    assert list(EDITION.choices) == [form.edition for form in EDITIONS]
