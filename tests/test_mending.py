"""What mending does, what it leaves alone, and that it says everything it did."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.reports import CLEAN, saying, with_figures
from tests.writers.reports import reports
from toolkit.mending import Change, mend
from toolkit.report import Match, RecognisedLabel, Report, SectionText, State
from toolkit.rules import check
from toolkit.settings import Settings

ARITHMETIC = Settings(select=("A", "B"))
REQUESTS = [slot for slot in CLEAN.figures if slot.startswith("requests.")]
NOUGHTS = [slot for slot in REQUESTS if CLEAN.figures[slot].value == 0]


def blanked(*slots: str) -> Report:
    return with_figures(dict.fromkeys(slots))


def shown(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(change.where.zh, change.before.zh, change.after) for change in changes]


def test_a_clean_report_stays_as_it_is() -> None:
    assert mend(CLEAN) == (CLEAN, ())


@settings(max_examples=20)
@given(reports())
def test_no_figure_that_an_office_wrote_is_changed(report: Report) -> None:
    mended, _ = mend(report)
    given_before = {slot: one for slot, one in report.figures.items() if one.state is State.GIVEN}
    assert {slot: mended.figures[slot] for slot in given_before} == given_before


@settings(max_examples=20)
@given(reports())
def test_mending_twice_is_mending_once(report: Report) -> None:
    mended, _ = mend(report)
    assert mend(mended) == (mended, ())


@given(st.lists(st.sampled_from(REQUESTS), unique=True, max_size=60))
def test_what_is_filled_in_is_what_stood_there(slots: list[str]) -> None:
    mended, changes = mend(blanked(*slots))
    filled = {slot for change in changes for slot in change.slots}
    assert filled <= set(slots)
    assert {slot: mended.values[slot] for slot in filled} == {slot: CLEAN.values[slot] for slot in filled}
    assert all(mended.figures[slot].state is State.INFERRED and mended.figures[slot].reason for slot in filled)


@given(st.lists(st.sampled_from(REQUESTS), unique=True, max_size=60))
def test_mending_breaks_no_sum(slots: list[str]) -> None:
    before = {finding.slots for finding in check(blanked(*slots), settings=ARITHMETIC).findings}
    after = {finding.slots for finding in check(mend(blanked(*slots))[0], settings=ARITHMETIC).findings}
    assert len(after) <= len(before)


def test_noughts_that_the_other_figures_prove() -> None:
    row = [slot for slot in REQUESTS if slot.startswith("requests.not_processed.repeated.")]
    mended, changes = mend(blanked(*row))
    assert {mended.values[slot] for slot in row} == {0}
    assert shown(changes) == [("表三 「（五）不予处理 2.重复申请」行（7 格）", "空白", "0")]


def test_a_blank_that_could_be_anything_is_left() -> None:
    blank = blanked("disclosure.licences.decisions", *(slot for slot in REQUESTS if ".carried_" in slot))
    assert mend(blank)[0].values["disclosure.licences.decisions"] is None


def test_a_report_without_any_figure_proves_nothing() -> None:
    assert mend(with_figures(dict.fromkeys(CLEAN.figures)))[1] == ()


def test_a_total_that_was_left_blank_is_added_up() -> None:
    mended, changes = mend(blanked("disputes.review.total"))
    assert mended.values["disputes.review.total"] == 4
    assert shown(changes) == [("表四 「行政复议 总计」列", "空白", "4")]


def test_a_total_is_not_added_up_from_parts_that_are_blank() -> None:
    assert mend(blanked("disputes.review.total", "disputes.review.upheld"))[1] == ()


def test_a_total_on_which_row_and_column_disagree_is_left() -> None:
    report = with_figures({"requests.granted.total": None, "requests.granted.business": 3})
    assert mend(report)[0].values["requests.granted.total"] is None


def test_headings_labels_and_brackets_become_standard() -> None:
    label = RecognisedLabel(
        "2.其他法律行政止公开", "2.其他法律行政法规禁止公开", "requests.denied.forbidden_by_law", Match.POSITION
    )
    report = saying("依照国办函（2020）109号，未收取。另见（2021）苏08行初12号。", section="other_matters")
    heading = SectionText("五、存在的问题和改进措施", ("一是甲。",))
    report = replace(report, labels=(*report.labels, label), sections={**report.sections, "problems": heading})
    mended, changes = mend(report)
    assert mended.sections["problems"].heading == "五、存在的主要问题及改进情况"
    assert mended.sections["other_matters"].paragraphs == (
        "依照国办函〔2020〕109号，未收取。另见（2021）苏08行初12号。",
    )
    assert mended.labels[-1].text == "2.其他法律行政法规禁止公开"
    assert shown(changes)[-1][0] == "表三的项目名称"
    assert [(before, after) for _, before, after in shown(changes)] == [
        ("五、存在的问题和改进措施", "五、存在的主要问题及改进情况"),
        ("依照国办函（2020）", "依照国办函〔2020〕"),
        ("2.其他法律行政止公开", "2.其他法律行政法规禁止公开"),
    ]


def test_what_only_looks_like_a_document_number_is_left() -> None:
    text = "宗地（2024）3号地块，（2021）苏08行初12号，国办函〔2020〕109号，附件（2024）3号楼。"
    assert mend(saying(text))[1] == ()
