"""What is wrong with an office's own template, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from toolkit.finding import Finding, Kind, Severity
from toolkit.form import EDITIONS, Form, form_of
from toolkit.text import without_spaces
from toolkit.writers import template_wording as wording
from toolkit.writers.template_names import TITLE, Names, figure, names_of
from toolkit.writers.template_parse import Parsed, TemplateFault, parse
from toolkit.writers.template_pieces import Choice, Loop, Piece, Placeholder, walk
from toolkit.writers.template_source import Source, open_source

SYNTAX = Kind(
    "W150",
    "template-syntax",
    Severity.ERROR,
    "模板里的标记写得不完整，无法填写。检查大括号是否成对，循环和条件是否有结尾。",
    "The template's marks are incomplete and can't be filled in.",
)
FORBIDDEN = Kind(
    "W151",
    "template-forbidden",
    Severity.ERROR,
    "模板只能写占位符、段落循环和条件，不能计算、调用或取内部属性。",
    "A template may hold placeholders, loops over paragraphs and conditions only.",
)
UNKNOWN = Kind(
    "W152",
    "template-unknown-name",
    Severity.ERROR,
    "模板里的名称不在表样中，多半是写错了一个字母。",
    "A name in the template is not in the form.",
)
OTHER_EDITION = Kind(
    "W153",
    "template-other-edition",
    Severity.ERROR,
    "模板是按另一版表样做的。",
    "The template was made for another edition of the form.",
)
MISSING_FIGURES = Kind(
    "W154",
    "template-missing-figures",
    Severity.ERROR,
    "模板缺少一些格的占位符，这些数字没有地方写。",
    "The template lacks placeholders for some figures.",
)
MISSING_TEXT = Kind(
    "W155",
    "template-missing-text",
    Severity.ERROR,
    "模板缺少标题或某一部分的文字，这些文字没有地方写。",
    "The template lacks a place for the title or for a section's text.",
)
TWICE = Kind(
    "W156",
    "template-twice",
    Severity.WARNING,
    "同一个占位符出现了两次，其中一处多半应是别的格。",
    "The same placeholder stands twice.",
)
MISSING_HEADING = Kind(
    "W157",
    "template-missing-heading",
    Severity.WARNING,
    "模板里没有某一部分的标准标题。",
    "The template lacks a section's standard heading.",
)
STRANDED = Kind(
    "W158",
    "template-stranded-tag",
    Severity.ERROR,
    "模板在不会填写的地方（批注、尾注等）写了标记。",
    "There are marks in parts of the template that are never filled in.",
)
MISSING_GROUP = Kind(
    "W159",
    "template-missing-group-row",
    Severity.WARNING,
    "原件用旧表样只填一行合计时，模板没有地方写这一行。",
    "The template has no place for the whole of a group, which old reports state alone.",
)
KINDS = (
    *(SYNTAX, FORBIDDEN, UNKNOWN, OTHER_EDITION, MISSING_FIGURES, MISSING_TEXT),
    *(TWICE, MISSING_HEADING, STRANDED, MISSING_GROUP),
)

_MOST_NAMED = 30


def lint(data: bytes, form: Form | None = None) -> tuple[Finding, ...]:
    """Everything amiss with a template; without a form, measured against the edition that it is closest to."""
    source = open_source(data)
    try:
        parsed = parse_source(source)
    except TemplateFault as fault:
        return (
            SYNTAX.finding(
                f"标记写得不完整：{fault}。请检查这一处的大括号是否成对，for、if 是否有对应的 endfor、endif。"
            ),
        )
    form = form or form_of(edition_of(parsed))
    main = parsed[0].pieces
    return (*faults(source, parsed, form), *_missing(main, form), *_twice(main), *_headings(source, form))


def parse_source(source: Source) -> tuple[Parsed, ...]:
    """The pieces of the main part, and of every other part with tags."""
    return tuple(map(parse, (source.patched, *source.others)))


def edition_of(parsed: Sequence[Parsed]) -> str:
    """The edition whose figures a template names most of; the newest where it names none."""
    named = {piece.name for one in parsed for piece in walk(one.pieces) if isinstance(piece, Placeholder)}
    return max(EDITIONS, key=lambda form: (len(named & names_of(form.edition).slots.keys()), form.first_year)).edition


def faults(source: Source, parsed: Sequence[Parsed], form: Form) -> Iterator[Finding]:
    """What makes a template unusable, whatever the report."""
    for name in source.stranded:
        yield STRANDED.finding(f"模板的 {name}（批注、尾注一类）里有标记，那里不会填写，请删去。")
    for one in parsed:
        for words in one.forbidden:
            yield FORBIDDEN.finding(f"模板里不能这样写：{words}。")
    names = names_of(form.edition)
    unknown = dict.fromkeys(_unknown(parsed, names))
    for other in EDITIONS:
        of_other = [name for name in unknown if name in names_of(other.edition).slots]
        if of_other:
            yield OTHER_EDITION.finding(
                f"模板里有 {len(of_other)} 个占位符属于 {other.edition} 版表样（如 {{{{ {of_other[0]} }}}}），"
                f"而这里要的是 {form.edition} 版。请改用 {form.edition} 版的模板。"
            )
            unknown = {name: None for name in unknown if name not in of_other}
    known = (*names.texts, *names.conditions)
    for name in list(unknown)[:_MOST_NAMED]:
        close = get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"是不是要写 {close[0]}？" if close else "请对照 xxgk template build 生成的模板改正。"
        yield UNKNOWN.finding(f"不认识 {name}。{hint}")
    if len(unknown) > _MOST_NAMED:
        yield UNKNOWN.finding(f"另外还有 {len(unknown) - _MOST_NAMED} 个不认识的名称。")


def _unknown(parsed: Sequence[Parsed], names: Names) -> Iterator[str]:
    texts, conditions = frozenset(names.texts), frozenset(names.conditions)
    for one in parsed:
        for piece in walk(one.pieces):
            if isinstance(piece, Placeholder) and piece.name not in texts:
                yield piece.name
            elif isinstance(piece, Loop) and piece.over not in names.sections:
                yield piece.over
            elif isinstance(piece, Choice) and piece.condition not in conditions:
                yield piece.condition


def _missing(pieces: Sequence[Piece], form: Form) -> Iterator[Finding]:
    every = list(walk(pieces))
    named = {piece.name for piece in every if isinstance(piece, Placeholder)}
    shown = {piece.over for piece in every if isinstance(piece, Loop) and piece.shows_all}
    if TITLE not in named:
        yield MISSING_TEXT.finding(wording.title_lacks())
    for name, key in names_of(form.edition).sections.items():
        if name not in shown:
            yield MISSING_TEXT.finding(wording.section_lacks(form, key))
    for kind, slots in ((MISSING_FIGURES, form.slots), (MISSING_GROUP, form.group_slots)):
        missing = [slot.address for slot in slots if figure(slot.address) not in named]
        for message, meant in wording.figures_lack(form, missing):
            yield kind.finding(message, slots=meant)


def _twice(pieces: Sequence[Piece]) -> Iterator[Finding]:
    counts = Counter(
        piece.name for piece in walk(pieces) if isinstance(piece, Placeholder) and piece.name.startswith("v.")
    )
    for name, count in counts.items():
        if count > 1:
            yield TWICE.finding(
                f"{{{{ {name} }}}} 出现了 {count} 次，请检查是不是有一处应写别的格。", slots=(name.removeprefix("v."),)
            )


def _headings(source: Source, form: Form) -> Iterator[Finding]:
    text = without_spaces(re.sub(r"<[^<>]+>", "", source.patched))
    for section in form.sections:
        if without_spaces(section.heading) not in text:
            yield MISSING_HEADING.finding(f"模板里没有标题“{section.heading}”，请补上，文字和序号要与表样一致。")
