"""Reports for the writers' tests: small ones by hand, any valid one by hypothesis."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from toolkit.form import EDITIONS, form_of
from toolkit.form.definition import FigureKind, Form
from toolkit.report import Figure, Report, SectionText, State, section_keys

AGENCY = "云溪区科学技术局"
TITLE = "云溪区科学技术局2024年政府信息公开工作年度报告"
GROUP = "requests.closed_otherwise"
ZERO = Figure(0)

# What breaks careless writers: XML's and Jinja's own signs, docxtpl's, spaces, rare and astral characters.
_AWKWARD = [
    "&",
    "<",
    ">",
    '"',
    "'",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "{_{",
    "%_}",
    "&lt;",
    "]]>",
    "\n",
    " ",
    "\t",
    "\u3000",
]
_RARE = ["镕", "喆", "堃", "𠮷", "𬭎", "😀", "é", "①", "“", "”", "—", "〔2021〕", "（一）", "一、"]
_TEXT = st.lists(
    st.sampled_from([*_AWKWARD, *_RARE, "公开", "2024年", "。", "：", "，"]) | st.text(max_size=4), max_size=12
).map("".join)


def report(
    figures: Mapping[str, Figure] | None = None,
    *,
    edition: str = "2021",
    rest: Figure = ZERO,
    title: str | None = TITLE,
    **texts: tuple[str, ...],
) -> Report:
    """A report whose figures are all `rest` but for those given."""
    given = dict(figures or {})
    every = {slot.address: given.get(slot.address, rest) for slot in form_of(edition).slots} | given
    sections = {key: SectionText(None, paragraphs) for key, paragraphs in texts.items()}
    return Report(edition, AGENCY, 2024, title, sections=sections, figures=every)


def old_row(value: int, parts: Figure) -> dict[str, Figure]:
    """The figures of a 2021 report that states （六）其他处理 in one row."""
    form = form_of("2021")
    whole = {slot.address: Figure(value, raw=str(value)) for slot in form.group_slots}
    return whole | {part: parts for of_group in form.parts_of.values() for part in of_group}


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any valid report."""
    form = draw(st.sampled_from(EDITIONS))
    counts = draw(st.lists(_figures(FigureKind.COUNT), min_size=1, max_size=8))
    pick = draw(st.randoms(use_true_random=False)).choice
    figures = {
        slot.address: pick(counts) if slot.kind is FigureKind.COUNT else draw(_figures(slot.kind))
        for slot in form.slots
    }
    if form.group_slots and draw(st.booleans()):
        figures |= old_row(draw(st.integers(0, 99)), draw(st.sampled_from([Figure(None, State.ABSENT), Figure(0)])))
    return Report(
        form.edition,
        draw(st.sampled_from([AGENCY, "甲<乙>&丙局"])),
        draw(st.integers(2019, 2030)),
        draw(st.none() | _TEXT),
        sections=draw(_sections(form)),
        figures=figures,
    )


def _figures(kind: FigureKind) -> st.SearchStrategy[Figure]:
    numbers = st.integers(0, 10**7).map(Figure) | st.just(Figure(0))
    if kind is FigureKind.SIGNED:
        numbers |= st.integers(-(10**4), -1).map(Figure)
    if kind is FigureKind.AMOUNT:
        numbers |= st.decimals(0, 10**6, places=4, allow_nan=False).map(lambda value: Figure(Decimal(value)))
    others = [
        Figure(None, State.BLANK),
        Figure(None, State.DASH, "/"),
        Figure(None, State.ABSENT),
        Figure(0, State.INFERRED),
        Figure(None, State.UNREADABLE, "见<附件>&{{ x }}"),
    ]
    return st.one_of(numbers, numbers, st.sampled_from(others))


def _sections(form: Form) -> st.SearchStrategy[dict[str, SectionText]]:
    paragraphs = st.lists(_TEXT, max_size=4).map(tuple)
    return st.fixed_dictionaries({key: paragraphs.map(_section) for key in section_keys(form)})


def _section(paragraphs: tuple[str, ...]) -> SectionText:
    return SectionText(None, paragraphs)
