"""Mends what is safe to mend, and lists every change. A figure that an office wrote is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.form.definition import Identity
from toolkit.form.naming import cells_name, slot_name, table_name
from toolkit.language import Text, same
from toolkit.report import Figure, Match, RecognisedLabel, Report, SectionText, State
from toolkit.rules.sums import Sum, addends, identities, worked_out
from toolkit.rules.wording import NUMBER_BRACKETS
from toolkit.text import Number, figure_text, label_key

_LEFT_OUT = (State.BLANK, State.DASH)
_BLANK = Text("空白", "blank")
_BY_PROOF = "所在的各项合计关系按 0 都成立"
_BY_ADDING = "由各项相加得出"
_SHOWN_OF_ISSUER = 8


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was mended: where, what stood there, what stands there now, and why that is safe."""

    where: Text
    before: Text
    after: str
    reason: Text
    slots: tuple[str, ...] = ()


def mend(report: Report) -> tuple[Report, tuple[Change, ...]]:
    """The mended report and what was changed in it, in the order of the report."""
    changes: list[Change] = []
    report = _with_noughts(report, changes)
    report = _with_totals(report, changes)
    report = replace(
        report,
        sections={key: _section(report, key, text, changes) for key, text in report.sections.items()},
        labels=tuple(_label(report, label, changes) for label in report.labels),
    )
    return report, tuple(changes)


def _with_noughts(report: Report, changes: list[Change]) -> Report:
    """Nought for what was left out, where the report's other figures prove it.

    Proof: every sum that the cell takes part in holds with nought, and in one of them the other parts make up the
    whole of a total that stands there. What is proven so may prove more.
    """
    mended: dict[str, Figure] = {}
    sums = _Sums(report)
    while True:
        more = {slot: _filled(sums.report.figures[slot], 0, _BY_PROOF) for slot in _proven_noughts(sums)}
        if not more:
            break
        mended.update(more)
        sums = sums.with_figures(more)
    changes.extend(_figure_changes(report, mended, Text(_BY_PROOF, "every sum that it takes part in holds with 0")))
    return sums.report


def _proven_noughts(sums: _Sums) -> Iterator[str]:
    for slot, numbers in sums.taking_part.items():
        if sums.report.figures[slot].state not in _LEFT_OUT:
            continue
        mine = [sums.worked_out(number) for number in numbers]
        totals = [one.left[0] for one in mine if len(one.left) == 1]
        proving = any(total != slot and _has_figure(sums.report, total) for total in totals)
        if proving and all(one.holds for one in mine):
            yield slot


def _with_totals(report: Report, changes: list[Change]) -> Report:
    """Totals that were left blank, where every part is there and no other sum contradicts."""
    mended: dict[str, Figure] = {}
    sums = _Sums(report)
    for number in range(len(sums.identities)):
        one = sums.worked_out(number)
        if len(one.left) != 1 or not one.assessable or not all(_has_figure(sums.report, part) for part in one.right):
            continue
        (total,) = one.left
        figure = sums.report.figures[total]
        if figure.state in _LEFT_OUT:
            filled = sums.with_figures({total: _filled(figure, one.right_value, _BY_ADDING)})
            others = (filled.worked_out(other) for other in sums.taking_part[total])
            if all(other.holds for other in others if _is_complete(filled.report, other)):
                mended[total] = filled.report.figures[total]
                sums = filled
    changes.extend(_figure_changes(report, mended, Text(_BY_ADDING, "added up from its parts")))
    return sums.report


class _Sums:
    """The sums of a report, each worked out only when it is asked for."""

    def __init__(self, report: Report, like: _Sums | None = None) -> None:
        self.report = report
        self.addends = addends(report)
        self.identities: tuple[Identity, ...] = like.identities if like else tuple(identities(report))
        self.taking_part: dict[str, list[int]] = like.taking_part if like else _taking_part(report, self.identities)

    def worked_out(self, number: int) -> Sum:
        return worked_out(self.report, self.identities[number], self.addends)

    def with_figures(self, figures: Mapping[str, Figure]) -> _Sums:
        return _Sums(replace(self.report, figures={**self.report.figures, **figures}), self)


def _taking_part(report: Report, all_of_them: tuple[Identity, ...]) -> dict[str, list[int]]:
    """The sums that each slot is added up in."""
    taking_part: dict[str, list[int]] = {}
    for number, identity in enumerate(all_of_them):
        for slot in worked_out(report, identity, {}).slots:
            taking_part.setdefault(slot, []).append(number)
    return taking_part


def _filled(figure: Figure, value: Number, reason: str) -> Figure:
    return figure._replace(value=value, state=State.INFERRED, reason=reason)


def _has_figure(report: Report, slot: str) -> bool:
    return report.figures[slot].state in (State.GIVEN, State.INFERRED)


def _is_complete(report: Report, one: Sum) -> bool:
    """Whether nothing of a sum is left out: only then does it prove or refute a total."""
    return all(_has_figure(report, slot) for slot in one.slots)


def _figure_changes(report: Report, mended: Mapping[str, Figure], reason: Text) -> Iterator[Change]:
    """One change a cell; whole rows of noughts together."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    for slot in (one for one in report.figures if one in mended):
        figure = mended[slot]
        row = report.form.slots_by_address[slot].row.address if figure.value == 0 else slot
        table = report.form.slots_by_address[slot].table
        rows.setdefault((table, row, report.figures[slot].raw.strip()), []).append(slot)
    for (_, _, raw), slots in rows.items():
        where = slot_name(report.form, slots[0]) if len(slots) == 1 else _row_name(report, slots)
        after = figure_text(mended[slots[0]].value)
        yield Change(where, same(raw) if raw else _BLANK, after, reason, tuple(slots))


def _row_name(report: Report, slots: list[str]) -> Text:
    name = cells_name(report.form, slots)
    return Text(f"{name.zh}（{len(slots)} 格）", f"{name.en} ({len(slots)} cells)")


def _section(report: Report, key: str, text: SectionText, changes: list[Change]) -> SectionText:
    heading = text.heading
    standard = next((section.heading for section in report.form.sections if section.key == key), None)
    if heading is not None and standard is not None and heading != standard:
        reason = Text("格式规定的标题", "the form's heading")
        changes.append(Change(Text("标题", "heading"), same(heading), standard, reason))
        heading = standard
    where = Text(f"「{standard}」" if standard else "正文", f'section "{standard}"' if standard else "the text")
    paragraphs = tuple(_with_brackets(paragraph, where, changes) for paragraph in text.paragraphs)
    return text._replace(heading=heading, paragraphs=paragraphs)


def _with_brackets(paragraph: str, where: Text, changes: list[Change]) -> str:
    """〔2021〕 for [2021] in document numbers."""

    def mended(found: re.Match[str]) -> str:
        after = f"〔{found['year']}〕"
        if found.group() != after:
            issuer = paragraph[max(0, found.start() - _SHOWN_OF_ISSUER) : found.start()]
            reason = Text("发文字号的年份用六角括号", "the year of a document number stands in 〔〕")
            changes.append(Change(where, same(issuer + found.group()), issuer + after, reason))
        return after

    return NUMBER_BRACKETS.sub(mended, paragraph)


def _label(report: Report, label: RecognisedLabel, changes: list[Change]) -> RecognisedLabel:
    if not label.standard or label_key(label.text) == label_key(label.standard):
        return label
    if label.address.startswith("section."):
        return label._replace(text=label.standard, match=Match.EXACT, reason=None)
    table = table_name(report.form, label.address.partition(".")[0])
    where = Text(f"{table.zh}的项目名称", f"a label of {table.en}")
    reason = Text("格式规定的名称", "the form's name")
    changes.append(Change(where, same("".join(label.text.split())), label.standard, reason))
    return label._replace(text=label.standard, match=Match.EXACT, reason=None)
