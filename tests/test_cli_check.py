"""`xxgk check` and `xxgk rule` as a clerk and a script use them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tests.rules.reports import CLEAN, saying, with_figures
from tests.sarif_schema import SARIF
from toolkit.cli import run
from toolkit.report import Report

BROKEN = with_figures({"disputes.review.total": 0})
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def kept(report: Report, name: str = "a.json") -> str:
    Path(name).write_text(replace(report, file=name).to_json(), encoding="utf-8")
    return name


def test_a_clean_report_ends_with_0(capsys: Capture) -> None:
    assert run(["check", kept(CLEAN)]) == 0
    assert "错误 0 处、警告 0 处、疑问 0 处" in capsys.readouterr().err


def test_an_error_ends_with_1_and_is_told_on_standard_output(capsys: Capture) -> None:
    assert run(["check", kept(BROKEN)]) == 1
    assert "a.json 表四 「行政复议 总计」列：B101 错误" in capsys.readouterr().out


def test_exit_zero_is_for_scripts() -> None:
    assert run(["check", "--exit-zero", kept(BROKEN)]) == 0


def test_a_warning_alone_ends_with_0(capsys: Capture) -> None:
    assert run(["check", kept(saying("截止目前无变化。", section="problems"))]) == 0
    assert "K104 警告" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_ends_with_2_alone_and_with_1_among_others(capsys: Capture) -> None:
    assert run(["check", "none.docx"]) == 2
    assert run(["check", "none.docx", kept(CLEAN)]) == 1
    assert "none.docx：没有这个文件" in capsys.readouterr().err


def test_json_is_a_list_over_all_files(capsys: Capture) -> None:
    assert run(["check", "--output-format", "json", kept(BROKEN), kept(BROKEN, "b.json")]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [(one["file"], one["code"]) for one in data] == [("a.json", "B101"), ("b.json", "B101")]


def test_sarif_is_valid(capsys: Capture) -> None:
    run(["check", "--output-format", "sarif", kept(BROKEN)])
    jsonschema.validate(json.loads(capsys.readouterr().out), SARIF)


def test_select_ignore_and_statistics(capsys: Capture) -> None:
    name = kept(saying("截止目前无变化。", section="problems", report=BROKEN))
    assert run(["check", "--select", "k", name]) == 0
    assert "B101" not in capsys.readouterr().out
    assert run(["check", "--ignore", "B101，K1", "--statistics", name]) == 0
    assert capsys.readouterr().out.strip() == ""


def test_a_misspelt_code_is_refused(capsys: Capture) -> None:
    assert run(["check", "--select", "Q1", kept(CLEAN)]) == 2
    assert "Q1" in capsys.readouterr().err


def test_last_years_report(capsys: Capture) -> None:
    last_year = kept(replace(CLEAN, year=2023), "2023.json")
    assert run(["check", "--previous", last_year, kept(CLEAN)]) == 0
    assert "D102 疑问" in capsys.readouterr().out


def test_settings_of_the_working_folder_and_of_a_file(capsys: Capture) -> None:
    Path("xxgk.toml").write_text('[severity]\nB101 = "warning"\n', encoding="utf-8")
    assert run(["check", kept(BROKEN)]) == 0
    Path("other.toml").write_text('[rules]\noff = ["B"]\n', encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "--config", "other.toml", kept(BROKEN)]) == 0
    assert "B101" not in capsys.readouterr().out


def test_faulty_settings_end_with_2_and_name_the_key(capsys: Capture) -> None:
    Path("xxgk.toml").write_text('[severity]\nB101 = "fatal"\n', encoding="utf-8")
    assert run(["check", kept(CLEAN)]) == 2
    assert "severity.B101" in capsys.readouterr().err


def test_in_english(capsys: Capture) -> None:
    run(["check", "--language", "en", kept(BROKEN)])
    out, err = capsys.readouterr()
    assert 'a.json table 4, column "行政复议 总计": B101 error' in out
    assert "1 report: 1 errors" in err


def test_the_rules_are_listed_and_explained(capsys: Capture) -> None:
    assert run(["rule"]) == 0
    assert "A203" in capsys.readouterr().out
    assert run(["rule", "a203"]) == 0
    by_code = capsys.readouterr().out
    assert run(["rule", "results-total"]) == 0
    assert capsys.readouterr().out == by_code
    assert "依据" in by_code


def test_findings_of_reading_are_explained_too(capsys: Capture) -> None:
    assert run(["rule", "r101"]) == 0
    assert capsys.readouterr().out.startswith("R101  tracked-changes  警告")


def test_no_such_rule(capsys: Capture) -> None:
    assert run(["rule", "Z9"]) == 2
    assert "xxgk rule" in capsys.readouterr().err


def test_mending_lists_every_change_before_and_after(capsys: Capture) -> None:
    report = with_figures({"disputes.review.total": None})
    assert run(["convert", "--mend", kept(report), "-o", "b.json"]) == 1
    assert "表四 「行政复议 总计」列\t空白\t4\t由各项相加得出" in capsys.readouterr().out
    mended = json.loads(Path("b.json").read_text(encoding="utf-8"))
    assert mended["values"]["disputes.review.total"] == 4


def test_an_offices_own_wordings_of_labels_are_read(capsys: Capture) -> None:
    lines = ["2024年甲县水利局政府信息公开工作年度报告", "一、总体情况", "正文。", "二、主动公开政府信息情况"]
    rows = ["信息内容\t本年处理决定数量", "本局办的许可\t7"]
    Path("a.txt").write_text("\n".join([*lines, *rows, "三、收到和处理政府信息公开申请情况"]), encoding="utf-8")
    Path("xxgk.toml").write_text('[labels]\n"disclosure.licences" = ["本局办的许可"]\n', encoding="utf-8")
    run(["read", "--format", "json", "a.txt"])
    cell = json.loads(capsys.readouterr().out)["cells"]["disclosure.licences.decisions"]
    assert (cell["raw"], cell["match"]) == ("7", "alias")
