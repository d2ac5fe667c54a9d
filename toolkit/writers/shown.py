"""What a clean document shows of a report: decided once for every format, and for comparing afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from toolkit.form import form_of
from toolkit.late_pattern import late_pattern
from toolkit.report import Figure, Report, State
from toolkit.text import clean, figure_text

# What XML 1.0 can't hold; lone surrogates can't be encoded at all.
_ILLEGAL = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SUB_HEADING = late_pattern(r"[（(][一二三四五六七八九十]{1,3}[）)][^。：:；;！!？?\n]{1,30}(?:[。：:]|(?=\n)|$)")

_YEAR_IN_TITLE = late_pattern(r"\d{4}\s*年")

ZERO = "0"
# Characters of 22 pt in the width of the text.
TITLE_WIDTH = 20


def title_of(report: Report) -> str:
    """The report's own title, or the usual one made from agency and year."""
    if report.title:
        return legal(report.title)
    year = f"{report.year}年" if report.year else ""
    return legal(f"{report.agency or ''}{year}政府信息公开工作年度报告")


def title_lines(report: Report) -> str:
    """The title in two lines where one can't hold it: broken before the year or after the name, never inside a word."""
    title = title_of(report)
    if _width(title) <= TITLE_WIDTH:
        return title
    year = _YEAR_IN_TITLE.search(title)
    name = title.find(report.agency) if report.agency else -1
    for at in (year.start() if year else 0, name + len(report.agency or "") if name >= 0 else 0):
        lines = title[:at].rstrip(), title[at:].lstrip()
        if all(lines) and max(map(_width, lines)) <= TITLE_WIDTH:
            return "\n".join(lines)
    return title


def _width(text: str) -> float:
    """In Chinese characters."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def paragraphs_of(report: Report, section: str) -> tuple[str, ...]:
    """A section's paragraphs as the document shows them."""
    return tuple(text for text in map(legal, report.sections[section].paragraphs) if text)


def legal(text: str) -> str:
    """The text without characters that no document can hold."""
    return clean(_ILLEGAL.sub("", text)) if _ILLEGAL.search(text) else text


def illegal_characters(text: str) -> tuple[str, ...]:
    """The characters of a text that no document can hold, each once."""
    return tuple(dict.fromkeys(_ILLEGAL.findall(text)))


def split_sub_heading(text: str) -> tuple[str, str]:
    """A paragraph's run-in sub-heading, such as （一）主动公开。, and the rest."""
    found = _SUB_HEADING.match(text)
    if not found:
        return "", text
    heading = found.group()
    # A whole sentence with clauses is a sentence, not a heading.
    if len(heading) == len(text) and heading.endswith("。") and "，" in heading:
        return "", text
    return heading, text[found.end() :]


def standing(figure: Figure) -> State:
    """How a figure will stand in the document: GIVEN is a number there; INFERRED makes no difference any more."""
    if figure.value is not None:
        return State.GIVEN
    if figure.state in (State.GIVEN, State.INFERRED):
        return State.UNREADABLE if figure.raw.strip() else State.BLANK
    return figure.state


def figure_shown(figure: Figure) -> str:
    """What stands in a figure's cell: blank and dash become 0; what could not be read stands as it was."""
    if figure.value is not None:
        return figure_text(figure.value)
    state = standing(figure)
    if state is State.UNREADABLE:
        return legal(clean(figure.raw))
    return "" if state is State.ABSENT else ZERO


def whole_groups(report: Report) -> frozenset[str]:
    """The groups of rows that are printed as one row: the original states only that, and nobody may invent the parts."""
    return frozenset(
        row
        for row, group, parts in _groups(report.edition)
        if report.states_group(group) and any(report.figures[part].state is State.ABSENT for part in parts)
    )


def written_slots(report: Report) -> Iterator[str]:
    """The slots that the document has a cell for, in the order of the form."""
    whole = whole_groups(report)
    done: set[str] = set()
    for slot, row, group_slots in _slots(report.edition):
        if row not in whole:
            yield slot
        elif row not in done:
            done.add(row)
            yield from group_slots


def left_out(report: Report) -> tuple[str, ...]:
    """Figures of the report that the document has no cell for, although they say more than zero."""
    written = set(written_slots(report))
    return tuple(
        slot
        for slot, figure in report.figures.items()
        if slot not in written and figure.state is not State.ABSENT and figure_shown(figure) != ZERO
    )


@lru_cache(maxsize=8)
def _groups(edition: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each group slot: its row's address, the slot and its parts."""
    form = form_of(edition)
    return tuple(
        (f"{slot.table}.{slot.row.address}", slot.address, form.parts_of[slot.address]) for slot in form.group_slots
    )


@lru_cache(maxsize=8)
def _slots(edition: str) -> tuple[tuple[str, str | None, tuple[str, ...]], ...]:
    """Each slot with the group of rows that it belongs to, and that group's own slots."""
    form = form_of(edition)
    row_of = {slot: row for row, slot, _ in _groups(edition)}
    return tuple(
        (
            slot.address,
            row_of.get(slot.group or ""),
            tuple(group for group, row in row_of.items() if row == row_of.get(slot.group or "")),
        )
        for slot in form.slots
    )
