"""What is written reads back as the same report."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.made_reports import reports
from toolkit.matching import match
from toolkit.readers import read_bytes
from toolkit.report import Report
from toolkit.writing import rendered


def essence(report: Report) -> tuple[object, ...]:
    """What a report says, without where and how it was read."""
    texts = {key: section.paragraphs for key, section in report.sections.items()}
    return report.edition, report.agency, report.year, report.title, texts, dict(report.values)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_a_report_survives_word(report: Report) -> None:
    data, _ = rendered(report, "docx")
    assert essence(match(read_bytes(data, "a.docx"))) == essence(report)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_a_report_survives_json(report: Report) -> None:
    assert Report.from_json(report.to_json()) == report
