"""What printing needs to know of a check and of a rule; it knows neither room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from toolkit.finding import Finding, Severity
from toolkit.form import Form
from toolkit.language import Language, Text

SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.QUESTION: Text("疑问", "question"),
}


class Unjudged(Protocol):
    """A rule that could not judge, and why."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Checked(Protocol):
    """One report's check."""

    @property
    def file(self) -> str | None: ...
    @property
    def form(self) -> Form: ...
    @property
    def findings(self) -> Sequence[Finding]: ...
    @property
    def not_assessed(self) -> Sequence[Unjudged]: ...


class Explained(Protocol):
    """A rule in one language."""

    @property
    def title(self) -> str: ...
    @property
    def checks(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def mend(self) -> str: ...
    @property
    def passes(self) -> str: ...
    @property
    def fails(self) -> str: ...


class Documented(Protocol):
    """A rule with its documentation."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def cites(self) -> Sequence[str]: ...
    @property
    def title(self) -> Text: ...
    def prose(self, language: Language) -> Explained: ...
