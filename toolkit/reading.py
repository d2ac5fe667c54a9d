"""An original to a report, with a second opinion where the first reading can't be trusted alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.errors import XxgkError
from toolkit.finding import Finding, Kind, Severity
from toolkit.form.definition import Identity
from toolkit.form.naming import slot_name
from toolkit.matching import kinds, match
from toolkit.original import Original
from toolkit.readers import read_bytes
from toolkit.report import Figure, Match, Report, State
from toolkit.text import figure_text

if TYPE_CHECKING:
    from toolkit.settings import Settings

ENGINES_DIFFER = Kind(
    "R150",
    "engines-differ",
    Severity.ERROR,
    "两种识别方法读出的数字不同，可能没有读准。请对照原件核对这一格。",
    "Two ways of reading gave different figures; one of them may be wrong.",
)
SECOND_FOUND = Kind(
    "R151",
    "second-engine-found",
    Severity.ERROR,
    "这一格第一种方法没有读出数字，另一种方法读出来了，没有采用。请对照原件核对后填写。",
    "One way of reading found no figure here, another did; it was not taken.",
)
_DOUBTFUL = frozenset(
    kind.code
    for kind in (
        kinds.TABLE_MISSING,
        kinds.LABEL_GUESSED,
        kinds.LABEL_BY_POSITION,
        kinds.ROW_ABSENT,
        kinds.ROW_TWICE,
        kinds.ROW_UNPLACED,
        kinds.FIGURE_UNREADABLE,
        kinds.FIGURES_AMBIGUOUS,
        kinds.FIGURES_BY_SUM,
    )
)


def read_report(data: bytes, file: str, settings: Settings | None = None) -> Report:
    """The report in an original; only a PDF whose first reading leaves doubts is read a second time."""
    aliases = settings.aliases if settings else None
    original = read_bytes(data, file)
    report = match(original, aliases)
    if original.format != "pdf":
        return report
    tables = doubtful_tables(report)
    return _with_second_opinion(report, original, data, tables) if tables else report


def doubtful_tables(report: Report) -> frozenset[str]:
    """The tables whose figures another engine should read too: a sum fails, a label or a grid is odd."""
    tables = {identity.table for identity in report.form.identities if _fails(report, identity)}
    for finding in report.findings:
        if finding.code in _DOUBTFUL:
            tables.update(report.form.slots_by_address[slot].table for slot in finding.slots)
            if not finding.slots:
                tables.update(table.key for table in report.form.tables)
    return frozenset(tables)


def _fails(report: Report, identity: Identity) -> bool:
    sides = []
    for side in (identity.left, identity.right):
        figures = [report.figures.get(slot) for slot in report.form.terms(side, report.states_group)]
        if any(figure is None or figure.state in (State.ABSENT, State.UNREADABLE) for figure in figures):
            return False
        sides.append(sum(figure.value or 0 for figure in figures if figure))
    return sides[0] != sides[1]


def _with_second_opinion(report: Report, original: Original, data: bytes, tables: frozenset[str]) -> Report:
    """Compares with what another engine reads on the same pages; where the two differ, nobody's figure is certain."""
    from toolkit.readers import pdf_second

    pages = _pages_of(report, original, tables)
    try:
        second = match(pdf_second.read_pages(data, original.file, pages))
    except XxgkError:
        return report
    if second.edition != report.edition:
        return report
    findings = [
        finding
        for slot, figure in report.figures.items()
        if report.form.slots_by_address[slot].table in tables
        for finding in _compared(report, slot, figure, second.figures.get(slot))
    ]
    return replace(report, findings=(*report.findings, *findings), engines=(*report.engines, *second.engines))


def _pages_of(report: Report, original: Original, tables: frozenset[str]) -> tuple[int, ...]:
    """The pages on which the doubtful tables stand; all of them where a table wasn't found."""
    pages = {
        figure.place.page
        for slot, figure in report.figures.items()
        if report.form.slots_by_address[slot].table in tables and figure.place and figure.place.page
    }
    found = {
        report.form.slots_by_address[slot].table
        for slot, one in report.figures.items()
        if one.state is not State.ABSENT
    }
    if not pages or not tables <= found:
        return tuple(range(1, (original.page_count or 1) + 1))
    return tuple(range(min(pages), max(pages) + 1))


def _compared(report: Report, slot: str, first: Figure, second: Figure | None) -> list[Finding]:
    """What two readings of one cell have to say; a second one that is itself unsure says nothing."""
    if second is None or second.value is None or second.match is Match.GUESSED or second.state is State.INFERRED:
        return []
    where = slot_name(report.form, slot).zh
    if first.value is None:
        if first.state is State.BLANK and second.value == 0:
            return []
        message = f"{where}：没有读准，另一种方法读作 {figure_text(second.value)}，没有采用，请对照原件核对后填写。"
        return [SECOND_FOUND.finding(message, slots=(slot,), place=first.place)]
    if first.value != second.value:
        message = (
            f"{where}：两种识别方法读出的数字不同，分别是 {figure_text(first.value)} 和 {figure_text(second.value)}，"
            "暂取前一个，请对照原件核对。"
        )
        return [ENGINES_DIFFER.finding(message, slots=(slot,), place=first.place)]
    return []
