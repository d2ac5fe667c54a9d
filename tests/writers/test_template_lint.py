"""An office is told in words what its own template lacks, misspells or must not hold."""

from __future__ import annotations

import pytest

from tests.writers.templates import changed, paragraph, rewritten, with_part
from toolkit.errors import InvalidTemplate
from toolkit.finding import Finding
from toolkit.form import EDITIONS, form_of
from toolkit.writers.template import bundled
from toolkit.writers.template_lint import lint

BODY = "<w:body>"


def only(found: tuple[Finding, ...], code: str) -> Finding:
    assert [one.code for one in found] == [code], [one.message for one in found]
    return found[0]


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.edition)
def test_the_bundled_templates_lack_nothing(form) -> None:
    assert lint(bundled(form.edition), form) == ()


def test_a_missing_cell_is_named_by_row_and_column() -> None:
    found = only(lint(changed(("{{ v.requests.granted.charity }}", ""))), "W154")
    assert "表三 「（一）予以公开」行「社会公益组织」列" in found.message
    assert found.slots == ("requests.granted.charity",)


def test_a_missing_table_is_one_finding() -> None:
    found = only(lint(rewritten(without_disputes)), "W154")
    assert found.message == "表四没有任何占位符。"
    assert len(found.slots) == 15


def without_disputes(template: str) -> str:
    for slot in form_of("2021").slots:
        if slot.table == "disputes":
            template = template.replace(f"{{{{ v.{slot.address} }}}}", "")
    return template


def test_a_misspelled_name_gets_the_closest_one() -> None:
    found = lint(changed(("v.requests.granted.charity", "v.requests.granted.charety")))
    assert [one.code for one in found] == ["W152", "W154"]
    assert "是不是要写 v.requests.granted.charity？" in found[0].message


def test_a_name_outside_its_loop_is_unknown() -> None:
    assert only(lint(changed((BODY, BODY + paragraph("{{ paragraph.text }}")))), "W152")


def test_the_same_cell_twice_is_told() -> None:
    found = lint(changed(("{{ v.requests.granted.charity }}", "{{ v.requests.granted.total }}")))
    assert [(one.code, one.slots) for one in found] == [
        ("W154", ("requests.granted.charity",)),
        ("W156", ("requests.granted.total",)),
    ]


def test_a_section_without_its_text_is_told() -> None:
    found = only(lint(changed(("text.problems", "text.overview"))), "W155")
    assert "五、存在的主要问题及改进情况" in found.message


def test_half_a_paragraph_is_not_its_text() -> None:
    assert "只写了一半" in only(lint(changed(("{{ paragraph.text }}", ""))), "W155").message


def test_a_missing_heading_is_told() -> None:
    assert "六、其他需要报告的事项" in only(lint(changed(("六、其他需要报告的事项", "六、其他"))), "W157").message


def test_the_other_editions_template_is_told_as_such() -> None:
    found = lint(bundled("2019"), form_of("2021"))
    assert "请改用 2021 版的模板" in found[0].message
    assert "W152" not in [one.code for one in found]


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("{{ title", "title"),
        ("{% if text.preface %}", "endif"),
        ("{% endfor %}", "endfor"),
    ],
)
def test_broken_tags_are_quoted(tag: str, says: str) -> None:
    assert says in only(lint(changed((BODY, BODY + paragraph(tag)))), "W150").message


@pytest.mark.parametrize("tag", ["{{ title.upper() }}", "{{ title|safe }}", "{{ title._x }}", "{% set a = 1 %}"])
def test_forbidden_tags_are_quoted_with_their_paragraph(tag: str) -> None:
    found = only(lint(changed((BODY, BODY + paragraph(f"请看{tag}")))), "W151")
    assert "请看" in found.message


def test_tags_where_nothing_fills_them_are_told() -> None:
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{{ title }}</w:comments>'
    )
    assert "word/comments.xml" in only(lint(with_part("word/comments.xml", comments)), "W158").message


def test_a_template_split_by_word_into_runs_is_in_order() -> None:
    split = (
        "{</w:t></w:r><w:proofErr/><w:r><w:t>{ v.requests.</w:t></w:r><w:r><w:t>granted.total }</w:t></w:r><w:r><w:t>}"
    )
    assert lint(changed(("{{ v.requests.granted.total }}", split))) == ()


def test_macros_are_refused() -> None:
    with pytest.raises(InvalidTemplate, match="宏"):
        lint(with_part("word/vbaProject.bin", "macro"))
