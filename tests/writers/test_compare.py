"""What reads back otherwise than it was written is named, cell by cell and paragraph by paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.writers.reports import old_row, report
from toolkit.form import form_of
from toolkit.report import Figure, Report, SectionText, State, Unplaced
from toolkit.writers import shown
from toolkit.writers.compare import differences

SLOT = "requests.granted.total"


def read_back(written: Report) -> Report:
    """What a faultless reader makes of the written document."""
    form = form_of(written.edition)
    figures = {}
    for slot in shown.written_slots(written):
        text = shown.figure_shown(written.figures[slot])
        state = State.GIVEN if text.isdigit() else State.UNREADABLE if text else State.BLANK
        figures[slot] = Figure(int(text) if text.isdigit() else None, state, text)
    headings = {section.key: section.heading for section in form.sections}
    return Report(
        written.edition,
        written.agency,
        written.year,
        shown.title_of(written),
        sections={key: SectionText(headings.get(key), shown.paragraphs_of(written, key)) for key in written.sections},
        figures=figures,
    )


def with_figure(one: Report, slot: str, figure: Figure) -> Report:
    return replace(one, figures={**one.figures, slot: figure})


@pytest.mark.parametrize(
    "written",
    [
        report(overview=("甲", "乙\n丙"), sign_off=("某局",)),
        report(rest=Figure(None, State.BLANK), title=None),
        report(rest=Figure(None, State.DASH, "/")),
        report(rest=Figure(None, State.UNREADABLE, "见 附件")),
        report(rest=Figure(None, State.ABSENT), edition="2019"),
        report(old_row(2, Figure(None, State.ABSENT))),
        report(old_row(0, Figure(0, State.INFERRED))),
        report(overview=("控制\x01字符",)),
    ],
)
def test_a_faithful_document_has_no_differences(written: Report) -> None:
    assert differences(written, read_back(written)) == []


@pytest.mark.parametrize("found", [Figure(3), Figure(None, State.BLANK), Figure(None, State.UNREADABLE, "12")])
def test_another_figure_is_named_by_row_and_column(found: Figure) -> None:
    written = report({SLOT: Figure(12)})
    (sentence,) = differences(written, with_figure(read_back(written), SLOT, found))
    assert "表三 「（一）予以公开」行「总计」列应是“12”" in sentence


def test_a_blank_that_reads_back_blank_was_not_written_as_zero() -> None:
    written = report({SLOT: Figure(None, State.BLANK)})
    blank = with_figure(read_back(written), SLOT, Figure(None, State.BLANK))
    assert len(differences(written, blank)) == 1


def test_a_figure_where_none_was_written_is_named() -> None:
    written = report({SLOT: Figure(None, State.ABSENT)})
    assert len(differences(written, with_figure(read_back(written), SLOT, Figure(0)))) == 1


def test_a_figure_in_a_cell_that_was_not_written_is_named() -> None:
    written = report(old_row(2, Figure(None, State.ABSENT)))
    found = with_figure(read_back(written), "requests.closed_otherwise.other.total", Figure(2))
    assert "多出表三" in differences(written, found)[0]


def test_the_paragraph_that_differs_is_quoted_from_where_it_differs() -> None:
    written = report(overview=("同样的开头，" * 8 + "原来的结尾。", "第二段"))
    other = read_back(report(overview=("同样的开头，" * 8 + "另外的结尾。", "第二段")))
    (sentence,) = differences(written, other)
    assert sentence.startswith("“一、总体情况”第 1 段应是“…")
    assert "原来的结尾" in sentence
    assert "另外的结尾" in sentence


@pytest.mark.parametrize("lines", [("甲",), ("甲", "乙", "丙"), ("乙", "甲")])
def test_a_lost_a_new_and_a_moved_paragraph_are_differences(lines: tuple[str, ...]) -> None:
    assert len(differences(report(problems=("甲", "乙")), read_back(report(problems=lines)))) == 1


def test_spaces_inside_a_title_make_no_difference() -> None:
    written = report(title="云溪区 科学技术局 2024 年年报")
    assert differences(written, replace(read_back(written), title="云溪区科学技术局2024年年报")) == []


def test_title_heading_edition_and_leftovers_are_compared() -> None:
    written = report()
    found = replace(
        read_back(written),
        title="别的标题",
        sections={**read_back(written).sections, "overview": SectionText(None)},
        unplaced=(Unplaced("残留 {{ title }}"),),
    )
    sentences = differences(written, found)
    assert len(sentences) == 3
    assert "别的标题" in sentences[0]
    assert "总体情况" in sentences[1]
    assert "{{ title }}" in sentences[2]
    assert "2019 版" in differences(written, read_back(report(edition="2019")))[0]
