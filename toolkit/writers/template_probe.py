"""A report made to try a template with: read back, it shows every placeholder that stands in another cell."""

from __future__ import annotations

from toolkit.finding import Kind, Severity
from toolkit.form import Form
from toolkit.report import Figure, Report, SectionText, section_keys

MISPLACED = Kind(
    "W160",
    "template-misplaced",
    Severity.ERROR,
    "用各不相同的数字试填模板，读回来的位置不对。请检查占位符是否放错了格子。",
    "Filled in with different figures on trial, the template gave them back in other places.",
)
_AGENCY = "模板检查机关"


def probe_report(form: Form) -> Report:
    """A report in which no two figures and no two texts are the same."""
    year = form.first_year
    return Report(
        form.edition,
        _AGENCY,
        year,
        f"{_AGENCY}{year}年政府信息公开工作年度报告",
        sections={
            key: SectionText(None, (f"检查用的第{number}段文字。",)) for number, key in enumerate(section_keys(form), 1)
        },
        figures={slot.address: Figure(number) for number, slot in enumerate(form.slots, 1)},
    )
