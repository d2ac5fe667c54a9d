"""The clean document says what the report says, and what writing changed is told."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.writers import xml
from tests.writers.reports import GROUP, TITLE, old_row, report, reports
from toolkit.errors import InvalidTemplate
from toolkit.finding import Severity
from toolkit.form import EDITIONS
from toolkit.form.layout import Role, layout
from toolkit.report import PREFACE, SIGN_OFF, Figure, Report, State
from toolkit.styles import Style
from toolkit.writers import docx, shown

ABSENT = Figure(None, State.ABSENT)


def figures_of(document: bytes, written: Report) -> dict[str, str]:
    """The text of every figure's cell, found by its place in the form's layout."""
    whole = frozenset(row.partition(".")[2] for row in shown.whole_groups(written))
    figures = {}
    for table, drawn in zip(written.form.tables, xml.tables(document), strict=True):
        texts = {(row, column): xml.text_of(cell) for row, column, cell in xml.cells(drawn)}
        for cell in layout(table, whole_groups=whole).slots():
            figures[str(cell.slot)] = texts[cell.row, cell.column]
    return figures


def text_of_section(document: bytes, heading: str, style: Style = Style.BODY) -> list[str]:
    lines = xml.paragraphs(document)
    start = lines.index((Style.HEADING, heading)) + 1
    end = next((at for at in range(start, len(lines)) if lines[at][0] is not style), len(lines))
    return [text for _, text in lines[start:end]]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_any_report_is_written_word_for_word_and_figure_for_figure(written: Report) -> None:
    document = docx.render(written)

    expected = {slot: shown.figure_shown(written.figures[slot]) for slot in shown.written_slots(written)}
    assert figures_of(document, written) == expected
    lines = xml.paragraphs(document)
    assert lines[0] == (Style.TITLE, shown.title_lines(written))
    assert [text for style, text in lines if style is Style.PREFACE] == list(shown.paragraphs_of(written, PREFACE))
    assert [text for style, text in lines if style is Style.SIGN_OFF] == list(shown.paragraphs_of(written, SIGN_OFF))
    for section in written.form.sections:
        assert text_of_section(document, section.heading) == list(shown.paragraphs_of(written, section.key))


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.edition)
def test_labels_stand_where_the_form_has_them(form) -> None:
    document = docx.render(report(edition=form.edition))
    for table, drawn in zip(form.tables, xml.tables(document), strict=True):
        found = {(row, column): (xml.text_of(cell), xml.span_of(cell)) for row, column, cell in xml.cells(drawn)}
        expected = {
            (cell.row, cell.column): (cell.text, cell.column_span)
            for cell in layout(table).cells
            if cell.role is not Role.SLOT
        }
        assert {place: found[place] for place in expected} == expected


def test_the_same_report_gives_the_same_bytes() -> None:
    assert docx.render(report(overview=("同一份报告。",))) == docx.render(report(overview=("同一份报告。",)))


def test_a_line_break_inside_a_paragraph_stays_one() -> None:
    assert text_of_section(docx.render(report(overview=("甲\n乙",))), "一、总体情况") == ["甲\n乙"]


def test_a_run_in_sub_heading_stands_in_its_own_face() -> None:
    document = docx.render(report(overview=("（一）主动公开：公开信息3条。",)))
    runs = [
        (run.find(f"{xml.W}rPr/{xml.W}rStyle") is not None, xml.text_of(run))
        for run in xml.body(document).iter(f"{xml.W}r")
        if "主动公开：" in xml.text_of(run) or "公开信息3条" in xml.text_of(run)
    ]
    assert runs == [(True, "（一）主动公开："), (False, "公开信息3条。")]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（一）主动公开。全年公开3条。", "（一）主动公开。"),
        ("(二) 依申请公开：收到1件。", "(二) 依申请公开："),
        ("（三）政府信息管理", "（三）政府信息管理"),
        ("（四）平台建设\n加强管理。", "（四）平台建设"),
        ("（五）监督保障，组织培训，加强考核。", ""),
        ("（一）" + "很长的一句话没有停顿" * 4 + "。然后", ""),
        ("（1）小点。其他", ""),
        ("一是加强领导。二是", ""),
    ],
)
def test_what_counts_as_a_sub_heading(text: str, heading: str) -> None:
    assert shown.split_sub_heading(text) == (heading, text.removeprefix(heading))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("甲局2024年政府信息公开工作年度报告", "甲局2024年政府信息公开工作年度报告"),
        ("云溪区科学技术局2024年政府信息公开工作年度报告", "云溪区科学技术局\n2024年政府信息公开工作年度报告"),
        ("2024年云溪区科学技术局政府信息公开工作年度报告", "2024年云溪区科学技术局\n政府信息公开工作年度报告"),
        ("2024年别的科学技术局关于政府信息公开工作的年度报告", "2024年别的科学技术局关于政府信息公开工作的年度报告"),
        ("很长的机关名称" * 4 + "2024年年报", "很长的机关名称" * 4 + "2024年年报"),
    ],
)
def test_a_long_title_is_broken_between_name_and_year(title: str, lines: str) -> None:
    assert xml.paragraphs(docx.render(report(title=title)))[0] == (Style.TITLE, lines)


def test_a_title_is_made_where_the_original_has_none() -> None:
    untitled = report(title=None)
    assert shown.title_of(untitled) == TITLE
    assert codes(untitled) == ["W107"]


def test_a_nonzero_old_row_is_written_as_one_row() -> None:
    written = report(old_row(3, ABSENT))
    figures = figures_of(docx.render(written), written)
    assert figures[f"{GROUP}.total"] == "3"
    assert f"{GROUP}.other.total" not in figures


def test_an_old_row_of_zeros_is_written_as_its_three_parts() -> None:
    written = report(old_row(0, Figure(0, State.INFERRED)))
    figures = figures_of(docx.render(written), written)
    assert figures[f"{GROUP}.other.total"] == "0"
    assert f"{GROUP}.total" not in figures
    assert codes(written) == []


def test_an_old_row_beside_its_parts_is_told() -> None:
    written = report(old_row(3, Figure(1)))
    assert codes(written) == ["W108"]
    assert f"{GROUP}.total" in docx.writing_findings(written)[0].slots


def codes(written: Report) -> list[str]:
    return [finding.code for finding in docx.writing_findings(written)]


@pytest.mark.parametrize(
    ("figure", "code", "shows"),
    [
        (Figure(None, State.BLANK), "W101", "0"),
        (Figure(None, State.DASH, "—"), "W102", "0"),
        (Figure(None, State.UNREADABLE, "见附件"), "W103", "见附件"),
        (Figure(None, State.ABSENT), "W104", ""),
        (Figure(None, State.GIVEN), "W101", "0"),
        (Figure(None, State.GIVEN, "若干"), "W103", "若干"),
    ],
)
def test_a_cell_without_a_figure_is_written_and_told(figure: Figure, code: str, shows: str) -> None:
    slot = "requests.granted.total"
    written = report({slot: figure})
    assert figures_of(docx.render(written), written)[slot] == shows
    assert [(one.code, one.slots) for one in docx.writing_findings(written)] == [(code, (slot,))]


def test_a_blank_table_is_one_finding_with_all_its_cells() -> None:
    found = docx.writing_findings(report(rest=Figure(None, State.BLANK)))
    assert [(one.code, len(one.slots)) for one in found] == [("W101", 10), ("W101", 175), ("W101", 15)]
    assert "表三有 175 格" in found[1].message


def test_a_clean_report_has_nothing_to_tell() -> None:
    assert docx.writing_findings(report(overview=("没有问题。",))) == ()


def test_a_heading_of_the_originals_own_is_told() -> None:
    written = Report.from_json(
        '{"agency": "甲局", "year": 2024, "title": "甲局2024年报告", "values": {},'
        ' "sections": {"problems": {"heading": "五、存在问题", "paragraphs": []}}}'
    )
    assert "W105" in codes(written)


def test_control_characters_are_dropped_and_told() -> None:
    written = report(overview=("公开\x01信息\ud800\ufffe",))
    assert text_of_section(docx.render(written), "一、总体情况") == ["公开信息"]
    (finding,) = docx.writing_findings(written)
    assert finding.code == "W106"
    assert "U+0001" in finding.message


def test_long_figures_are_set_narrower_and_stay_whole() -> None:
    written = report({"requests.received.total": Figure(1234567)})
    document = docx.render(written)
    assert figures_of(document, written)["requests.received.total"] == "1234567"
    scales = [one.get(f"{xml.W}val") for one in xml.body(document).iter(f"{xml.W}w")]
    assert len(scales) == 1
    assert int(str(scales[0])) < 100


def test_a_template_of_the_other_edition_is_refused() -> None:
    from toolkit.writers.template import bundled

    with pytest.raises(InvalidTemplate, match="2019 版表样的模板"):
        docx.render(report(), bundled("2019"))


def test_codes_of_findings_are_used_once() -> None:
    from toolkit.writers import template_lint

    kinds = [*docx.KINDS, *template_lint.KINDS]
    assert len({kind.code for kind in kinds}) == len({kind.name for kind in kinds}) == len(kinds)
    assert all(kind.summary.endswith("。") and kind.severity in Severity for kind in kinds)
