"""汇总.xlsx: all reports of a batch, their findings, their figures and the sums, written without holding them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from toolkit.writers.sheet_styles import Styled
from toolkit.writers.summary_entry import Entry, Tally
from toolkit.writers.summary_figures import FigureSheet, add_sums
from toolkit.writers.summary_lists import FindingSheet, ReportSheet


def write_summary(path: Path, entries: Callable[[], Iterable[Entry]]) -> Tally:
    """Writes the workbook to `path`; `entries` is gone through twice and never held."""
    tally = Tally()
    for entry in entries():
        tally.add(entry)
    styled = Styled(str(path), flat_memory=True)
    reports = ReportSheet(styled, tally.sentence)
    findings = FindingSheet(styled)
    groups = {edition: _groups(tally, edition) for edition, _ in sorted(tally.sums, key=str)}
    figures = {edition: FigureSheet(styled, edition, stated) for edition, stated in groups.items()}
    for entry in entries():
        reports.add(entry)
        findings.add(entry)
        if entry.edition is not None:
            figures[entry.edition].add(entry)
    reports.close()
    findings.close()
    for (edition, year), sums in sorted(tally.sums.items(), key=str):
        add_sums(styled, edition, year, sums, tally.doubled(year))
    styled.book.close()
    return tally


def _groups(tally: Tally, edition: str) -> frozenset[str]:
    """The slots of whole groups that some report of the edition states."""
    return frozenset(
        slot for (of, _), sums in tally.sums.items() if of == edition for slot in sums.stated if sums.stated[slot]
    )
