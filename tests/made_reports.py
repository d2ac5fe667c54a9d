"""Hypothesis strategies for valid reports, whatever an office may have written into them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from toolkit.form import EDITIONS, Form
from toolkit.form.definition import FigureKind, Slot
from toolkit.report import Figure, Report, SectionText
from toolkit.text import Number, clean

RARE = "镕喆堃㙍𠮷䶮"
AWKWARD = ("&", "<", ">", '"', "'", "{{ x }}", "{% if %}", "{# #}", "]]>", "&amp;", "</w:t>", "%", "\\", "{{", "}}")
WORDS = (
    "主动公开",
    "依申请公开",
    "政府信息",
    "年度",
    "工作",
    "，",
    "。",
    "（一）",
    "一是",
    "12",
    "2024年",
    "WPS",
    " ",
    "\n",
)

_texts = st.lists(st.sampled_from((*WORDS, *AWKWARD, *RARE)), min_size=1, max_size=12).map("".join)
paragraphs = _texts.map(clean).filter(bool)
agencies = st.lists(st.sampled_from("东西南北云山河镕喆堃市县区"), min_size=2, max_size=8).map(
    lambda name: "".join(name) + "水务局"
)


def figures(slot: Slot) -> st.SearchStrategy[Number]:
    if slot.kind is FigureKind.SIGNED:
        return st.integers(-9999, 9999)
    if slot.kind is FigureKind.AMOUNT:
        return st.decimals(0, 10**6, places=2).map(
            lambda value: int(value) if value == int(value) else Decimal(value).normalize()
        )
    return st.one_of(st.just(0), st.integers(0, 99999))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    form: Form = draw(st.sampled_from(EDITIONS))
    year = draw(st.integers(form.first_year, form.last_year or 2035))
    agency = draw(agencies)
    sections = {
        section.key: SectionText(section.heading, tuple(draw(st.lists(paragraphs, max_size=3))))
        for section in form.sections
    }
    sections["preface"] = SectionText(None, tuple(draw(st.lists(paragraphs, max_size=2))))
    sections["sign_off"] = SectionText(None, draw(st.sampled_from(((), (agency, f"{year + 1}年1月20日")))))
    # Drawing each of 200 figures would exhaust hypothesis's buffer; a few lively ones among repeated ones do.
    pool = {
        kind: draw(st.lists(figures(next(s for s in form.slots if s.kind is kind)), min_size=3, max_size=9))
        for kind in {slot.kind for slot in form.slots}
    }
    start = draw(st.integers(0, 8))
    values = {
        slot.address: pool[slot.kind][(start + at * 7) % len(pool[slot.kind])] for at, slot in enumerate(form.slots)
    }
    return Report(
        edition=form.edition,
        agency=agency,
        year=year,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        sections=sections,
        figures={slot: Figure(value) for slot, value in values.items()},
    )
