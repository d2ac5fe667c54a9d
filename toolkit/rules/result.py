"""What a check says of a report: what is wrong, and what could not be judged."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from toolkit.finding import Finding, Severity
from toolkit.form import Form


class NotAssessed(NamedTuple):
    """A rule that could not judge, wholly or in part, and why."""

    code: str
    name: str
    reason: str


class CheckResult(NamedTuple):
    """Findings in the order of the report, those of reading among them."""

    file: str | None
    form: Form
    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...] = ()

    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def counts(self) -> Counter[Severity]:
        return Counter(finding.severity for finding in self.findings)
