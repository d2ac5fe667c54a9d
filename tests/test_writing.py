"""Nothing is handed out that says anything else than the report."""

from __future__ import annotations

import pytest

from tests.writers.reports import AGENCY, report
from tests.writers.templates import changed, paragraph
from toolkit.errors import WriteVerificationError
from toolkit.report import Figure
from toolkit.writers.docx import render
from toolkit.writers.template import Template, prepare
from toolkit.writing import differences_in, rendered

WRITTEN = report({"requests.granted.total": Figure(12)}, overview=("甲", "乙"), sign_off=(AGENCY,))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_is_written_says_what_the_report_says(kind: str) -> None:
    data, _ = rendered(WRITTEN, kind)
    assert differences_in(WRITTEN, data, kind) == []


def test_another_figure_another_text_and_a_lost_one_are_named() -> None:
    figure = render(report({"requests.granted.total": Figure(13)}, overview=("甲", "乙"), sign_off=(AGENCY,)))
    text = render(report({"requests.granted.total": Figure(12)}, overview=("甲", "丙"), sign_off=(AGENCY,)))
    lost = render(report({"requests.granted.total": Figure(12)}, overview=("甲", "乙")))
    for document in (figure, text, lost):
        assert len(differences_in(WRITTEN, document)) == 1


def test_an_offices_own_style_for_a_label_or_text_makes_no_difference() -> None:
    own = changed(("主动公开政府信息情况", "主动公开政府信息情况："), ("制发件数", "制发\u3000件数"))
    assert differences_in(WRITTEN, prepare(own).render(WRITTEN)) == []


def test_text_of_the_template_itself_is_named() -> None:
    first = "<w:body>"
    (sentence,) = differences_in(WRITTEN, prepare(changed((first, first + paragraph("样张")))).render(WRITTEN))
    assert "样张" in sentence


def test_a_wrong_document_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = render(report({"requests.granted.total": Figure(13)}))
    monkeypatch.setattr(Template, "render", lambda self, report: wrong)
    with pytest.raises(WriteVerificationError, match="没有保存"):
        rendered(WRITTEN, "docx")
