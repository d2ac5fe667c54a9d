"""What people and programs get to see of a check."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from tests.rules.reports import CLEAN, saying, with_cells, with_figures
from tests.sarif_schema import SARIF
from toolkit.finding import Finding, Place, Severity
from toolkit.language import Language
from toolkit.matching.kinds import TITLE_MISSING
from toolkit.mending import mend
from toolkit.printing import (
    changes_text,
    findings_json,
    findings_sarif,
    findings_text,
    statistics_text,
    summary_text,
)
from toolkit.report import Figure, Report
from toolkit.rules import RULES, CheckResult, check

SLOT = "requests.concluded.natural_person"
PLACE = Place(page=4, table=2, row=27, column=4, box=(101.2, 200.1, 120.0, 214.3))
BROKEN = replace(with_cells({SLOT: Figure(12, place=PLACE)}), file="卫东区2024.pdf")


def checked(report: Report, language: Language = Language.ZH) -> CheckResult:
    return check(report, language=language)


def sarif(*results: CheckResult, language: Language = Language.ZH) -> Any:
    data = json.loads(findings_sarif(results, RULES, "0.1.0", language))
    jsonschema.validate(data, SARIF, format_checker=jsonschema.FormatChecker())
    return data


def test_a_line_says_file_page_cell_code_and_what() -> None:
    line = findings_text([checked(BROKEN)], RULES).split("\n")[0]
    assert line.startswith(
        "卫东区2024.pdf 第4页 表三 「（七）总计」行「自然人」列：A203 错误 各项办理结果之和与总计不符：写的是 12，各项相加是 20"
    )


def test_the_place_is_said_once() -> None:
    line = findings_text([checked(BROKEN)], RULES).split("\n")[0]
    assert line.count("「（七）总计」行「自然人」列") == 1


def test_findings_of_reading_are_headed_in_english_where_their_kinds_are_given() -> None:
    told = replace(BROKEN, findings=(TITLE_MISSING.finding("没有找到标题。"),))
    text = findings_text([checked(told, Language.EN)], RULES, Language.EN, (TITLE_MISSING,))
    assert "R201 warning No title was found: 没有找到标题。" in text
    counted = statistics_text([checked(told, Language.EN)], RULES, Language.EN, (TITLE_MISSING,))
    assert "R201  No title was found" in counted


def test_sarif_describes_findings_of_reading_where_their_kinds_are_given() -> None:
    told = checked(replace(BROKEN, findings=(TITLE_MISSING.finding("没有找到标题。"),)))
    for language, meaning in ((Language.ZH, TITLE_MISSING.summary), (Language.EN, TITLE_MISSING.english)):
        data = json.loads(findings_sarif([told], RULES, "0.1.0", language, (TITLE_MISSING,)))
        jsonschema.validate(data, SARIF, format_checker=jsonschema.FormatChecker())
        described = {rule["id"]: rule for rule in data["runs"][0]["tool"]["driver"]["rules"]}
        assert described["R201"]["shortDescription"]["text"] == meaning


def test_a_sentence_is_found_by_its_section_and_paragraph() -> None:
    text = findings_text([checked(replace(saying("截止目前，无变化。", section="problems"), file="a.docx"))], RULES)
    assert "a.docx：K104" not in text
    assert text.startswith("a.docx K104 警告 “截止”应为“截至”：「五、存在的主要问题及改进情况」第1段：")


@pytest.mark.parametrize(
    ("place", "shown"),
    [(Place(line=20), "第20行 "), (Place(sheet="表三"), "工作表“表三” "), (Place(paragraph=3), ""), (None, "")],
)
def test_where_it_stands_as_far_as_the_format_tells(place: Place | None, shown: str) -> None:
    finding = Finding("R999", "made", Severity.WARNING, "有一处。", (SLOT,), place)
    result = CheckResult("a", CLEAN.form, (finding,))
    assert findings_text([result]) == f"a {shown}表三 「（七）总计」行「自然人」列：R999 警告 有一处。"


def test_what_could_not_be_judged_is_said_once_a_reason() -> None:
    assert findings_text([checked(replace(CLEAN, file="a.docx"))], RULES) == (
        "a.docx：未能核对 D101、D102：没有给出上年的报告（--previous）"
    )


def test_in_english() -> None:
    line = findings_text([checked(BROKEN, Language.EN)], RULES, Language.EN).split("\n")[0]
    assert line.startswith(
        '卫东区2024.pdf page 4 table 3, row "（七）总计", column "自然人": A203 error results don\'t add up'
    )


def test_statistics_and_summary() -> None:
    results = [checked(BROKEN), checked(with_figures({"disclosure.licences.decisions": None}))]
    assert [line.split()[:2] for line in statistics_text(results, RULES).split("\n")] == [["1", "A203"], ["1", "C101"]]
    assert summary_text(results) == "共 2 份报告：错误 1 处、警告 1 处、疑问 0 处。"
    assert summary_text(results, Language.EN) == "2 reports: 1 errors, 1 warnings, 0 questions"


def test_json_is_one_list_with_the_keys_of_the_contract() -> None:
    data = json.loads(findings_json([checked(BROKEN)]))
    assert list(data[0]) == ["file", "code", "name", "severity", "slots", "message", "place"]
    assert (data[0]["file"], data[0]["code"], data[0]["name"]) == ("卫东区2024.pdf", "A203", "results-total")
    assert data[0]["place"] == {"page": 4, "table": 2, "row": 27, "column": 4, "box": [101.2, 200.1, 120.0, 214.3]}
    assert findings_json([checked(CLEAN)]) == "[]"


def test_sarif_names_the_rule_the_cell_and_the_page() -> None:
    run = sarif(checked(BROKEN))["runs"][0]
    result = run["results"][0]
    rules = run["tool"]["driver"]["rules"]
    assert (result["ruleId"], result["level"], result["kind"]) == ("A203", "error", "fail")
    assert rules[result["ruleIndex"]]["id"] == "A203"
    location = result["locations"][0]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == SLOT
    assert location["message"]["text"] == "第4页"
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "%E5%8D%AB%E4%B8%9C%E5%8C%BA2024.pdf"
    assert result["partialFingerprints"] == {"codeAndSlots/v1": f"A203:{SLOT},requests.concluded.total"} or result[
        "partialFingerprints"
    ] == {"codeAndSlots/v1": f"A203:{SLOT}"}


def test_sarif_keeps_questions_and_what_could_not_be_judged_apart() -> None:
    run = sarif(checked(saying("（二）依申请公开。未收到政府信息公开申请。")))["runs"][0]
    assert {result["level"] for result in run["results"] if result["ruleId"] == "F102"} == {"note"}
    assert {(one["ruleId"], one["level"]) for one in run["results"] if one["kind"] == "open"} == {
        ("D101", "none"),
        ("D102", "none"),
    }


def test_sarif_has_findings_of_reading_and_lines_and_many_files() -> None:
    finding = Finding("R101", "tracked-changes", Severity.WARNING, "有修订。", (), Place(line=3))
    reports = [replace(CLEAN, file="/tmp/a b.txt", findings=(finding,)), replace(CLEAN, file="b.txt"), CLEAN]
    run = sarif(*map(checked, reports))["runs"][0]
    first = run["results"][0]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]] == {"id": "R101", "name": "tracked-changes"}
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["file:///tmp/a%20b.txt", "b.txt", "-"]


def test_a_file_of_many_reports_is_one_artifact() -> None:
    run = sarif(checked(BROKEN), checked(replace(BROKEN, agency="临江区教育局")))["runs"][0]
    assert len(run["artifacts"]) == 1
    assert {one["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for one in run["results"]} == {0}


def test_sarif_in_english() -> None:
    driver = sarif(checked(BROKEN, Language.EN), language=Language.EN)["runs"][0]["tool"]["driver"]
    assert driver["language"] == "en"


def test_changes_are_a_table_of_before_and_after() -> None:
    _, changes = mend(saying("依照国办函[2020]109号，未收取信息处理费。", section="other_matters"))
    assert changes_text(changes).split("\n") == [
        "位置\t原来\t改为\t理由",
        "「六、其他需要报告的事项」\t依照国办函[2020]\t依照国办函〔2020〕\t发文字号的年份用六角括号",
    ]
    assert changes_text(changes, Language.EN).startswith("where\tbefore\tafter\treason")
