"""Any report, with all that reading may note about it: states, places, labels, findings, what has no place."""

from __future__ import annotations

from decimal import Decimal
from itertools import cycle

from hypothesis import strategies as st

from toolkit.finding import Finding, Place, Severity
from toolkit.form import EDITIONS, Form
from toolkit.form.definition import FigureKind
from toolkit.original import Paragraph
from toolkit.report import Figure, Match, RecognisedLabel, Report, SectionText, State, Unplaced, section_keys
from toolkit.report.json_in import EARLIEST_YEAR, LATEST_YEAR

# Few draws make a report: each costs more than the reading and writing that is tried.
_AWKWARD = (
    "主动公开政府信息 352 条",
    "镕喆堃𠮷",
    "甲 & 乙 <丙> \"丁\" '戊'",
    "{{ x }} {% if %} {# #}",
    "一行\n又一行",
    "\t制表\u3000全角\u00a0不断行",
    "反斜杠 \\ \\n \\u0041",
    "\ufeff零宽\u200b",
    "]]>&lt;/w:t>",
    "",
)
texts = st.sampled_from(_AWKWARD) | st.text(max_size=6)
_counts = st.integers(1, 5000)
_edges = st.integers(0, 10_000).map(lambda tenths: tenths / 10)


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Somewhere: a place that says nothing is no place."""
    return Place(
        page=draw(_counts),
        table=draw(st.none() | _counts),
        row=draw(st.none() | _counts),
        column=draw(st.none() | _counts),
        box=draw(st.none() | st.tuples(_edges, _edges, _edges, _edges)),
        paragraph=draw(st.none() | _counts),
        line=draw(st.none() | _counts),
        sheet=draw(st.none() | st.just("表三")),
    )


@st.composite
def figures(draw: st.DrawFn, kind: FigureKind) -> Figure:
    numbers = st.integers(0, 10**14)
    if kind is FigureKind.SIGNED:
        numbers = st.integers(-(10**14), 10**14)
    value = draw(st.none() | numbers)
    if kind is FigureKind.AMOUNT:
        value = draw(st.none() | st.just(Decimal("7730.28")) | st.decimals(0, 10**8, places=6).map(Decimal))
    without = (State.BLANK, State.DASH, State.UNREADABLE, State.ABSENT)
    state = draw(st.sampled_from(without if value is None else (State.GIVEN, State.INFERRED)))
    return Figure(
        value,
        state,
        raw=draw(texts),
        match=draw(st.sampled_from(Match)),
        reason=draw(st.none() | texts),
        place=draw(st.none() | places()),
    )


@st.composite
def whole_reports(draw: st.DrawFn) -> Report:
    form = draw(st.sampled_from(EDITIONS))
    drawn = {kind: draw(st.lists(figures(kind), min_size=1, max_size=4)) for kind in FigureKind}
    turns = {kind: cycle(some) for kind, some in drawn.items()}
    slots = (*form.slots, *(form.group_slots if draw(st.booleans()) else ()))
    return Report(
        edition=form.edition,
        agency=f"东港区{draw(st.sampled_from(_AWKWARD[:4]))}局",
        year=draw(st.integers(EARLIEST_YEAR, LATEST_YEAR)),
        title=draw(st.none() | texts),
        sections=draw(_sections(form)),
        # The drawn ones in turn: a draw for each of two hundred slots would take all the time.
        figures={slot.address: next(turns[slot.kind]) for slot in slots},
        labels=tuple(draw(st.lists(_labels(), max_size=3))),
        unplaced=tuple(draw(st.lists(st.builds(Unplaced, texts, st.none() | places()), max_size=3))),
        findings=tuple(draw(st.lists(_findings(form), max_size=3))),
        file=draw(st.none() | texts),
        engines=draw(st.sampled_from([(), ("pdfium",), ("pdfium", "pdfplumber")])),
    )


def _labels() -> st.SearchStrategy[RecognisedLabel]:
    return st.builds(
        RecognisedLabel, texts, texts, texts, st.sampled_from(Match), st.none() | texts, st.none() | places()
    )


def _findings(form: Form) -> st.SearchStrategy[Finding]:
    slots = st.lists(st.sampled_from([slot.address for slot in form.slots]), max_size=3).map(tuple)
    return st.builds(
        Finding,
        st.just("R401"),
        texts,
        st.sampled_from(Severity),
        texts,
        slots=slots,
        place=st.none() | places(),
        # Only what readers hand to matching speaks of cells; a report's findings name slots.
        cells=st.just(()),
    )


def _sections(form: Form) -> st.SearchStrategy[dict[str, SectionText]]:
    heading, place = st.none() | texts, st.none() | places()
    from_data = st.builds(SectionText, heading, st.lists(texts, max_size=2).map(tuple), place, st.just(()))
    from_original = st.builds(
        SectionText.of, heading, st.lists(st.builds(Paragraph, texts, places()), max_size=2), place
    )
    section = from_data | from_original
    return st.fixed_dictionaries(dict.fromkeys(section_keys(form), section))
