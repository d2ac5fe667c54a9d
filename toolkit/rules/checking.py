"""Asks the rules and puts their answers in the order of the report."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from toolkit.errors import InvalidInput
from toolkit.finding import Finding, Place
from toolkit.language import Language, Text
from toolkit.report import Report
from toolkit.rules import (
    citing,
    content,
    disputes,
    figures,
    headings,
    identity,
    leftovers,
    pairing,
    privacy,
    prose,
    prose_changes,
    prose_disclosure,
    prose_parts,
    requests,
    structure,
    wording,
    years,
)
from toolkit.rules.personal_numbers import without_personal_numbers
from toolkit.rules.result import CheckResult, NotAssessed
from toolkit.rules.rule import Accepted, Problem, Rule
from toolkit.rules.subject import Subject
from toolkit.settings import DEFAULT, Settings

RULES: tuple[Rule, ...] = (
    *requests.RULES,
    *disputes.RULES,
    *figures.RULES,
    *years.RULES,
    *sorted(
        (*prose.RULES, *prose_disclosure.RULES, *prose_changes.RULES, *prose_parts.RULES), key=lambda rule: rule.code
    ),
    *headings.RULES,
    *structure.RULES,
    *content.RULES,
    *identity.RULES,
    *privacy.RULES,
    *sorted((*wording.RULES, *leftovers.RULES, *citing.RULES, *pairing.RULES), key=lambda rule: rule.code),
)

FAMILIES = {
    "A": Text("申请表（表三）的勾稽关系", "sums of the table of requests"),
    "B": Text("复议诉讼表（表四）的勾稽关系", "sums of the table of disputes"),
    "C": Text("各格的数字", "what stands in the cells"),
    "D": Text("与上年报告的衔接", "against last year's report"),
    "F": Text("文字与表格", "text against tables"),
    "G": Text("结构与内容", "structure and content"),
    "H": Text("机关与年度", "agency and year"),
    "J": Text("个人信息", "privacy"),
    "K": Text("文字差错", "wording"),
}


def check(
    report: Report,
    previous: Report | None = None,
    settings: Settings = DEFAULT,
    language: Language = Language.ZH,
) -> CheckResult:
    """What a reviewer would say of the report, with what reading said of it already."""
    _refuse_unknown_codes(settings)
    subject = Subject(report, previous, settings)
    located: list[_Located] = []
    accepted: set[tuple[str, str]] = set()
    not_assessed: list[NotAssessed] = []
    for rule in RULES:
        if not settings.asks(rule.code):
            continue
        for answer in rule.ask(subject):
            if isinstance(answer, Problem):
                located.append(_Located(_finding(rule, answer, settings, language), answer.area, answer.paragraph))
            elif isinstance(answer, Accepted):
                accepted.update((code, slot) for code in rule.retells for slot in answer.slots)
            else:
                not_assessed.append(NotAssessed(rule.code, rule.name, answer.reason.said_in(language)))
    located.extend(
        _Located(finding._replace(message=without_personal_numbers(finding.message)), None)
        for finding in report.findings
        if settings.asks(finding.code) and not _is_retold(finding, located) and not _is_accepted(finding, accepted)
    )
    order = _Order(report)
    findings = dict.fromkeys(one.finding for one in sorted(located, key=order.key))
    return CheckResult(report.file, report.form, tuple(findings), tuple(not_assessed))


def rule_of(code: str) -> Rule | None:
    """The rule of a code or a name."""
    return next((rule for rule in RULES if code in (rule.code, rule.name)), None)


class _Located(NamedTuple):
    finding: Finding
    area: str | None
    paragraph: int = 0


def _finding(rule: Rule, problem: Problem, settings: Settings, language: Language) -> Finding:
    severity = settings.severities.get(rule.code) or problem.severity or rule.severity
    message = without_personal_numbers(problem.message.said_in(language))
    return Finding(rule.code, rule.name, severity, message, problem.slots, problem.place)


def _is_retold(finding: Finding, located: list[_Located]) -> bool:
    """Whether a rule says of the same cells, or of the same place, what reading said already."""
    retelling = {rule.code for rule in RULES if finding.code in rule.retells}
    told = [one.finding for one in located if one.finding.code in retelling]
    if finding.slots:
        return any(set(finding.slots) & set(one.slots) for one in told)
    return any(finding.place is None or one.place == finding.place for one in told)


def _is_accepted(finding: Finding, accepted: Set[tuple[str, str]]) -> bool:
    """Whether a rule finds nothing amiss in any of the cells that reading named."""
    return bool(finding.slots) and all((finding.code, slot) in accepted for slot in finding.slots)


def _refuse_unknown_codes(settings: Settings) -> None:
    """A misspelt code would silently check more, or less, than was asked for."""
    known = [rule.code for rule in RULES]
    faults = [
        f"没有编号是 {code} 或以它开头的规则，全部规则见 xxgk rule @ {where}"
        for where, codes in (
            ("select", settings.select),
            ("ignore", settings.ignore),
            ("severity", settings.severities),
        )
        for code in codes
        if code[:1] not in _TOLD_ELSEWHERE and not any(one.startswith(code) for one in known)
    ]
    if faults:
        raise InvalidInput(faults)


# Findings of reading, of writing and of a batch have codes of their own.
_TOLD_ELSEWHERE = ("R", "W", "M")


class _Order:
    """The order of a report: part by part, then by place, then by the form."""

    def __init__(self, report: Report) -> None:
        self.areas = {key: number for number, key in enumerate(report.sections)}
        self.form = report.form
        self.slots = {slot: number for number, slot in enumerate(report.form.slots_by_address)}

    def key(self, located: _Located) -> tuple[int, bool, int, int, tuple[int, ...], str]:
        """Within a part its text comes before its table, and text in the order of paragraphs."""
        finding = located.finding
        first = self.slots.get(finding.slots[0], -1) if finding.slots else -1
        area = located.area
        if area is None and first >= 0:
            area = self.form.slots_by_address[finding.slots[0]].table
        in_table = first >= 0 and area == self.form.slots_by_address[finding.slots[0]].table
        return (
            self.areas.get(area, -1) if area else -1,
            in_table,
            located.paragraph,
            first if in_table else -1,
            _position(finding.place),
            finding.code,
        )


def _position(place: Place | None) -> tuple[int, ...]:
    if place is None:
        return ()
    return tuple(
        count or 0 for count in (place.page, place.paragraph, place.line, place.table, place.row, place.column)
    )
