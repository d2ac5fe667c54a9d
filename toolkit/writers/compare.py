"""Whether a written document says what the report says: slot by slot, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from toolkit.form.naming import slot_name
from toolkit.report import PREFACE, SIGN_OFF, Figure, Report, State
from toolkit.text import cut_short, fold, label_key, without_spaces
from toolkit.writers import shown

_MOST_QUOTED = 30
_OTHER_SECTIONS = {PREFACE: "正文前的说明", SIGN_OFF: "落款"}


def differences(written: Report, read_back: Report) -> list[str]:
    """What was written against what stands in the document, a sentence for each difference."""
    return [
        *_edition(written, read_back),
        *_title(written, read_back),
        *_sections(written, read_back),
        *_figures(written, read_back),
        *(f"多出文字“{_quoted(one.text)}”" for one in read_back.unplaced),
    ]


def _edition(written: Report, read_back: Report) -> Iterator[str]:
    if written.edition != read_back.edition:
        yield f"应是 {written.edition} 版表样，读回来是 {read_back.edition} 版"


def _title(written: Report, read_back: Report) -> Iterator[str]:
    expected = shown.title_of(written)
    # Readers join a title of several lines, and so drop the spaces inside it.
    if without_spaces(read_back.title or "") != without_spaces(expected):
        yield f"标题应是“{_quoted(expected)}”，读回来是“{_quoted(read_back.title or '')}”"


def _sections(written: Report, read_back: Report) -> Iterator[str]:
    for key in written.sections:
        name = _OTHER_SECTIONS.get(key) or f"“{written.form.section(key).heading}”"
        if key not in _OTHER_SECTIONS:
            heading = read_back.sections[key].heading
            if heading is None or label_key(heading) != label_key(written.form.section(key).heading):
                yield f"{name}的标题读回来是“{_quoted(heading or '')}”"
        expected = shown.paragraphs_of(written, key)
        paragraphs = zip_longest(expected, read_back.sections[key].paragraphs, fillvalue="")
        for number, (wanted, found) in enumerate(paragraphs, start=1):
            if wanted != found:
                yield f"{name}第 {number} 段应是“{_around(wanted, found)}”，读回来是“{_around(found, wanted)}”"
                break


def _figures(written: Report, read_back: Report) -> Iterator[str]:
    slots = frozenset(shown.written_slots(written))
    for slot, figure in written.figures.items():
        found = read_back.figures.get(slot)
        if slot in slots and not _is_same(figure, found):
            yield f"{slot_name(written.form, slot).zh}应是“{shown.figure_shown(figure)}”，读回来是“{_stands(found)}”"
    for slot, found in read_back.figures.items():
        if slot not in slots and found.value is not None and found.state is not State.INFERRED:
            yield f"多出{slot_name(read_back.form, slot).zh}的“{_stands(found)}”"


def _is_same(figure: Figure, found: Figure | None) -> bool:
    if found is None:
        return False
    state = shown.standing(figure)
    if state is State.ABSENT:
        return found.value is None and not found.raw.strip()
    if state is State.UNREADABLE:
        return fold(found.raw) == fold(shown.figure_shown(figure))
    return found.state is State.GIVEN and found.value == (0 if figure.value is None else figure.value)


def _stands(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return figure.raw if figure.value is None else shown.figure_shown(figure)


def _around(text: str, other: str) -> str:
    """The text from shortly before the first character that differs."""
    same = next(
        (at for at, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]), min(len(text), len(other))
    )
    start = max(0, same - _MOST_QUOTED // 3)
    return ("…" if start else "") + _quoted(text[start:])


def _quoted(text: str) -> str:
    return cut_short(text, _MOST_QUOTED)
