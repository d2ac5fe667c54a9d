"""What a batch's workbook is told: an entry for each report, and the tally of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from toolkit.finding import Finding, Severity
from toolkit.text import Number, fold


class Status(StrEnum):
    """What became of a file."""

    DONE = "done"
    NOT_A_REPORT = "not_a_report"
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    SKIPPED = "skipped"

    @property
    def text(self) -> str:
        return _STATUS_TEXTS[self]

    @property
    def failed(self) -> bool:
        return self not in (Status.DONE, Status.SKIPPED)


_STATUS_TEXTS = {
    Status.DONE: "已生成",
    Status.NOT_A_REPORT: "不是年度报告",
    Status.UNREADABLE: "读不出来",
    Status.UNWRITABLE: "没有写成",
    Status.TIMEOUT: "处理超时",
    Status.MEMORY: "内存超限",
    Status.CRASH: "处理时崩溃",
    Status.SKIPPED: "未处理",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the batch, or a file that holds none."""

    file: str
    status: Status
    agency: str | None = None
    year: int | None = None
    edition: str | None = None
    values: Mapping[str, Number | None] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    outputs: tuple[str, ...] = ()
    # Why nothing was made of it.
    reason: str = ""

    def count(self, severity: Severity) -> int:
        return sum(1 for finding in self.findings if finding.severity is severity)


@dataclass(slots=True)
class Sums:
    """What the reports of one year add up to, and in how many a figure is missing."""

    reports: int = 0
    totals: dict[str, Decimal] = field(default_factory=dict)
    stated: Counter[str] = field(default_factory=Counter)

    def add(self, values: Mapping[str, Number | None]) -> None:
        self.reports += 1
        for slot, value in values.items():
            if value is not None:
                self.totals[slot] = self.totals.get(slot, Decimal(0)) + value
                self.stated[slot] += 1


@dataclass(slots=True)
class Tally:
    """What must be known of the whole batch before its first line is written."""

    statuses: Counter[Status] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    sums: dict[tuple[str, int | None], Sums] = field(default_factory=dict)
    copies: Counter[tuple[str, int | None]] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        self.statuses[entry.status] += 1
        self.severities.update(finding.severity for finding in entry.findings)
        if entry.edition is None:
            return
        self.sums.setdefault((entry.edition, entry.year), Sums()).add(entry.values)
        if entry.agency:
            self.copies[fold(entry.agency), entry.year] += 1

    def doubled(self, year: int | None) -> int:
        """How many agencies of a year have more than one report."""
        return sum(1 for (_, of), count in self.copies.items() if of == year and count > 1)

    @property
    def sentence(self) -> str:
        files = "，".join(f"{status.text} {count}" for status, count in sorted(self.statuses.items()))
        names = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.QUESTION: "疑问"}
        found = "，".join(f"{name} {self.severities[severity]}" for severity, name in names.items())
        return f"共 {self.statuses.total()} 份：{files or '没有文件'}。发现的问题：{found}。"
