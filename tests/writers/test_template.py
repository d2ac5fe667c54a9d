"""Templates are prepared once; the fast way fills them exactly as docxtpl does."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.writers import xml
from tests.writers.reports import old_row, report, reports
from tests.writers.templates import MAIN, changed, paragraph, rewritten, with_part
from toolkit.errors import InvalidTemplate
from toolkit.report import Figure, Report, State
from toolkit.writers import package, plain_docxtpl
from toolkit.writers.filling import filling_of
from toolkit.writers.template import bundled, load_template, prepare

BODY = "<w:body>"
FOOTER = "word/footer1.xml"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_the_fast_way_writes_what_docxtpl_writes(written: Report) -> None:
    template = load_template(written.edition)
    assert template.package is not None
    fast, plain = template.render(written), plain_docxtpl.fill(template.data, filling_of(written))
    for part in (MAIN, "word/styles.xml", "word/settings.xml", FOOTER):
        assert xml.canonical(fast, part) == xml.canonical(plain, part)


@pytest.mark.parametrize(
    "template",
    [
        changed((BODY, BODY + paragraph("{{ agency }}：{{ year }}年"))),
        changed((BODY, BODY + paragraph("{% if text.preface %}有前言{% else %}无前言{% endif %}"))),
        changed((BODY, BODY + paragraph("{%p if not text.preface %}") + paragraph("无") + paragraph("{%p endif %}"))),
        changed(("{{ title }}", "{</w:t></w:r><w:r><w:t>{ ti</w:t></w:r><w:r><w:t>tle }</w:t></w:r><w:r><w:t>}")),
        changed((BODY, BODY + paragraph("{# 写给自己看的 #}正文"))),
        changed(("{{ paragraph.heading }}", ""), ("{{ paragraph.text }}", "{{ paragraph }}")),
    ],
    ids=["agency and year", "if", "if not", "split by runs", "comment", "whole paragraph"],
)
def test_an_offices_own_template_is_filled_fast_too(template: bytes) -> None:
    written = report(preface=("甲&乙",), overview=("（一）主动公开。{_{公开}_}",))
    prepared = prepare(template)
    assert prepared.package is not None
    fast, plain = prepared.render(written), plain_docxtpl.fill(template, filling_of(written))
    assert xml.canonical(fast) == xml.canonical(plain)


@pytest.mark.parametrize(
    ("template", "shows"),
    [
        (changed(("— </w:t>", "{{ agency }}— </w:t>"), part=FOOTER), "云溪区科学技术局— "),
        (changed((BODY, BODY + paragraph("{{r title }}"))), None),
        (changed((BODY, BODY + paragraph("左\t右"))), None),
        (changed(('<w:gridCol w:w="589"/>', "")), None),
    ],
    ids=["tag in a footer", "run tag", "tab in the text", "uneven table"],
)
def test_what_the_fast_way_does_not_cover_goes_through_docxtpl(template: bytes, shows: str | None) -> None:
    prepared = prepare(template)
    assert prepared.package is None
    document = prepared.render(report())
    if shows:
        assert xml.text_of(xml.part(document, FOOTER)).startswith(shows)


def test_everything_but_the_text_stays_as_the_office_made_it() -> None:
    template = changed(("仿宋_GB2312", "华文仿宋"), part="word/styles.xml")
    document = prepare(template).render(report())
    before, after = package.read_parts(template, ""), package.read_parts(document, "")
    assert {name for name in before if before[name] != after[name]} == {MAIN}


def test_a_template_without_room_for_what_the_report_holds_is_refused() -> None:
    template = prepare(
        changed(
            ("{{ v.requests.granted.total }}", ""), ("{{ v.requests.granted.business }}", ""), ("{{ title }}", "年报")
        )
    )
    with pytest.raises(InvalidTemplate) as refused:
        template.render(report())
    assert "标题" in refused.value.message
    assert "「（一）予以公开」行缺少 2 个占位符" in refused.value.message
    assert "{{ v.requests.granted.total }}" in refused.value.message


def test_a_section_that_the_template_lacks_is_refused_only_where_the_report_has_text() -> None:
    lines = "{%p for paragraph in text.problems %}", "{{ paragraph.text }}"

    def without(template: str) -> str:
        start = template.index(lines[0])
        return template[:start] + template[start:].replace(lines[1], "", 1)

    template = prepare(rewritten(without))
    assert template.render(report())
    with pytest.raises(InvalidTemplate, match="五、存在的主要问题及改进情况"):
        template.render(report(problems=("一是……",)))


def test_a_template_without_the_old_row_is_refused_where_the_report_states_it() -> None:
    def without(template: str) -> str:
        return template.replace("v.requests.closed_otherwise.total", "title")

    template = prepare(rewritten(without))
    assert template.render(report())
    with pytest.raises(InvalidTemplate, match="（六）其他处理"):
        template.render(report(old_row(2, Figure(None, State.ABSENT))))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ title.upper() }}",
        "{{ title|safe }}",
        "{{ title.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 'a' * 999999999 }}",
        "{{ v['requests'] }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% for a in text.preface %}{% for b in text.preface %}{% endfor %}{% endfor %}",
        "{% for a in range(10) %}{% endfor %}",
        "{{ 没有 }}",
        "{{ title ",
        "{% if title %}",
        "{% endfor %}",
    ],
)
def test_a_template_never_runs_code(tag: str) -> None:
    with pytest.raises(InvalidTemplate):
        prepare(changed((BODY, BODY + paragraph(tag))))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 cut off",
        bundled("2021")[:3000],
        with_part("word/vbaProject.bin", "macro"),
        package.pack({"[Content_Types].xml": b"<Types/>", "x.xml": b"<x/>"}),
        rewritten(lambda types: types.replace("document.main+xml", "template.main+xml"), part="[Content_Types].xml"),
        rewritten(lambda types: types.replace("wordprocessingml.document.main", "x"), part="[Content_Types].xml"),
        rewritten(lambda xml: xml[:500]),
        rewritten(lambda rels: rels.replace("officeDocument", "nothing"), part="_rels/.rels"),
    ],
)
def test_what_is_no_template_is_said(data: bytes) -> None:
    with pytest.raises(InvalidTemplate):
        prepare(data)


def test_a_template_that_is_not_there_is_said(tmp_path) -> None:
    with pytest.raises(InvalidTemplate, match="没有这个模板文件"):
        load_template("2021", tmp_path / "模板.docx")
    with pytest.raises(InvalidTemplate, match="读不出来"):
        load_template("2021", tmp_path)
