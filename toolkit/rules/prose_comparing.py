"""Figures and statements of the text against the cells that they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.form.naming import column_label, row_label
from toolkit.language import Text, joined, same
from toolkit.late_pattern import late_pattern
from toolkit.rules.measure import Calibre, Measure
from toolkit.rules.prose_figures import Mention
from toolkit.rules.prose_statements import Claim, Statement
from toolkit.rules.rule import Answer, Problem, Unassessed
from toolkit.rules.subject import Subject
from toolkit.text import Number, figure_text

_WHOLE_AREA = late_pattern(
    r"下属|所属|直属|下级|级以下|以下部门|各级|各地|全省|全市|全州|全盟|全县|全区|全旗|全镇|全乡|全街道|各部门|各单位|各镇|各乡镇|各街道|各区县|各县区|各县市"
)


class _Judged(NamedTuple):
    mention: Mention
    measure: Measure
    # What each calibre comes to; None where a cell can't be used.
    values: tuple[Number | None, ...]

    @property
    def agrees(self) -> bool:
        value, step = self.mention.value, self.mention.step
        return any(worth is not None and value - step <= worth <= value + step for worth in self.values)

    @property
    def of_whole_area(self) -> bool:
        return bool(_WHOLE_AREA.search(self.mention.sentence.text))


def compared(subject: Subject, code: str) -> Iterator[Answer]:
    """The figures of one rule's measures against the tables."""
    judged = [
        _Judged(mention, measure, tuple(_worth(subject, calibre) for calibre in measure.calibres))
        for mention, measure in subject.measured
        if measure.rule == code and mention.year in (None, subject.report.year)
    ]
    settled = {one.measure.calibres for one in judged if one.agrees and not one.of_whole_area}
    within = _settled_sentences(judged)
    told: set[tuple[tuple[Calibre, ...], Number]] = set()
    for one in judged:
        key = (one.measure.calibres, one.mention.value)
        # 全区收到300件，本机关收到21件: the office's own figure settles it.
        if one.agrees or key in told or (one.of_whole_area and one.measure.calibres in settled):
            continue
        if _sentence_key(one) in within or _is_of_this_years(subject, one):
            continue
        # Where the sums say the same as the text, the slip in the table has been told already.
        if any(subject.corrections.get(slot) == one.mention.value for (slot, *_) in one.measure.calibres):
            continue
        told.add(key)
        yield _question(subject, one)


def _sentence_key(one: _Judged) -> tuple[str, int, int, tuple[Calibre, ...]]:
    sentence = one.mention.sentence
    return sentence.passage.section, sentence.passage.number, sentence.start, one.measure.calibres


def _settled_sentences(judged: list[_Judged]) -> set[tuple[str, int, int, tuple[Calibre, ...]]]:
    """Sentences of which one figure agrees, so that the others are its parts, or all of them together do.

    全县收到300件，我局收到3件; 网上办理300件、窗口办理20件.
    """
    together: dict[tuple[str, int, int, tuple[Calibre, ...]], list[_Judged]] = {}
    for one in judged:
        together.setdefault(_sentence_key(one), []).append(one)
    return {
        key
        for key, beside in together.items()
        if any(one.agrees for one in beside) or sum(one.mention.value for one in beside) in beside[0].values
    }


def _is_of_this_years(subject: Subject, one: _Judged) -> bool:
    """收到30件，答复28件，结转2件: of this year's own, where others were carried in."""
    received, carried_out = (subject.addend(f"requests.{row}.total") for row in ("received", "carried_out"))
    if one.measure.rule != "F105" or received is None or carried_out is None:
        return False
    return one.mention.value == received - carried_out


def _worth(subject: Subject, calibre: Calibre) -> Number | None:
    addends = [subject.addend(slot) for slot in _terms(subject, calibre)]
    if any(addend is None for addend in addends):
        return None
    return sum((addend for addend in addends if addend is not None), start=0)


def _terms(subject: Subject, calibre: Calibre) -> tuple[str, ...]:
    return subject.form.terms(calibre, subject.report.states_group)


def _question(subject: Subject, one: _Judged) -> Answer:
    passage, quote = one.mention.sentence.passage, one.mention.quote()
    slots = _terms(subject, one.measure.calibres[0])
    value = one.values[0]
    if None in one.values:
        reason = Text(
            f"{passage.name.zh}写“{quote}”，表中对应的格没有数字可比",
            f'{passage.name.en} says "{quote}"; the table has no figure for it',
        )
        return Unassessed(reason)
    others = [
        _described(subject, calibre, beside=slots) + Text(f"是 {figure_text(worth)}", f": {figure_text(worth)}")
        for calibre, worth in zip(one.measure.calibres[1:], one.values[1:], strict=True)
        if worth != value
    ]
    also = joined(others, "，", ", ")
    message = (
        subject.name(*slots)
        + Text(
            f"：{passage.name.zh}写“{quote}”，表中是 {figure_text(value)}",
            f': {passage.name.en} says "{quote}", the table says {figure_text(value)}',
        )
        + (Text(f"（{also.zh}）", f" ({also.en})") if others else Text("", ""))
    )
    if one.of_whole_area:
        message += Text(
            "。文中说的不只是本机关，请核实两处口径是否一致。",
            ". The text speaks of more than the agency itself; do both count the same?",
        )
    else:
        message += Text(
            "，请核实；口径不同的请在文中说明。", "; please verify, and say so in the text where the calibre differs."
        )
    return Problem(message, slots, passage.section, passage.place, paragraph=passage.number)


def _cell(subject: Subject, slot: str, named: bool) -> Text:
    """A figure, with its column where several are told."""
    figure = figure_text(subject.addend(slot))
    label = column_label(subject.form.slots_by_address[slot]).rpartition(" ")[2]
    return same(f"「{label}」{figure}" if named else figure)


def _described(subject: Subject, calibre: Calibre, beside: tuple[str, ...]) -> Text:
    """The rows of a calibre by their labels (新收加上年结转), or its columns where the row is that of the cells beside."""
    by_address = subject.form.slots_by_address
    slots = [by_address[slot] for slot in _terms(subject, calibre)]
    same_row = {slot.row for slot in slots} == {by_address[slot].row for slot in beside}
    labels = (column_label(slot) if same_row else row_label(slot) or column_label(slot) for slot in slots)
    return joined((same(f"「{label}」") for label in labels), "加", " plus ")


def statements_of(subject: Subject, claims: set[Claim]) -> Iterator[Statement]:
    """What the text claims of these, for the report's own year."""
    for statement in subject.statements:
        if statement.claim in claims and statement.year in (None, subject.report.year):
            yield statement


def contradicted(subject: Subject, claims: Mapping[Claim, tuple[str, ...]]) -> Iterator[Answer]:
    """Claims against the cells that have to be nought; the editions don't have the same cells."""
    claims = {claim: slots for claim, slots in claims.items() if set(slots) <= subject.form.slots_by_address.keys()}
    told: set[Claim] = set()
    for statement in statements_of(subject, set(claims)):
        if statement.claim not in told:
            told.add(statement.claim)
            yield from not_nought(subject, statement, claims[statement.claim])


def not_nought(subject: Subject, statement: Statement, slots: tuple[str, ...]) -> Iterator[Answer]:
    """A statement that these cells are nought, where they aren't."""
    passage, quote = statement.sentence.passage, statement.quote()
    unknown = [slot for slot in slots if subject.addend(slot) is None]
    contrary = tuple(slot for slot in slots if subject.addend(slot))
    if contrary:
        figures = joined((_cell(subject, slot, len(contrary) > 1) for slot in contrary), "、", ", ")
        yield Problem(
            subject.name(*contrary)
            + Text(
                f"：{passage.name.zh}写“{quote}”，表中却是 {figures.zh}，请核实。",
                f': {passage.name.en} says "{quote}", but the table says {figures.en}; please verify.',
            ),
            contrary,
            passage.section,
            passage.place,
            paragraph=passage.number,
        )
    elif unknown:
        name = subject.name(*unknown)
        yield Unassessed(
            Text(
                f"{passage.name.zh}写“{quote}”，{name.zh}没有数字可比",
                f'{passage.name.en} says "{quote}"; no figure in {name.en}',
            )
        )
