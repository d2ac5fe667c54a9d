"""A report as a clean Word document, and what writing it changed."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Finding, Kind, Severity
from toolkit.form.naming import cells_name, table_name
from toolkit.report import Report, State
from toolkit.text import cut_short, label_key
from toolkit.writers import shown

BLANK_AS_ZERO = Kind(
    "W101",
    "blank-written-as-zero",
    Severity.WARNING,
    "原件中空白的格，写出的文档中是 0。请核对是否确实为零。",
    "Cells blank in the original are 0 in the document.",
)
DASH_AS_ZERO = Kind(
    "W102",
    "dash-written-as-zero",
    Severity.WARNING,
    "原件中用“/”“—”“无”等表示的格，写出的文档中是 0。请核对是否确实为零。",
    "Cells with “/”, “—” or 无 in the original are 0 in the document.",
)
UNREADABLE_AS_IT_STANDS = Kind(
    "W103",
    "unreadable-as-it-stands",
    Severity.ERROR,
    "没有读懂的格，照原样写进了文档。请对照原件改成数字。",
    "Cells that could not be read stand in the document as they are.",
)
ABSENT_LEFT_EMPTY = Kind(
    "W104",
    "absent-left-empty",
    Severity.ERROR,
    "原件中没有的格，写出的文档中是空的。请对照原件补上数字。",
    "Cells that the original doesn't have are empty in the document.",
)
HEADING_REPLACED = Kind(
    "W105",
    "heading-replaced",
    Severity.WARNING,
    "原件的标题与标准标题不同，写出的文档用标准标题。",
    "A heading worded otherwise was replaced by the standard one.",
)
CHARACTER_DROPPED = Kind(
    "W106",
    "character-dropped",
    Severity.WARNING,
    "原件中有无法写进文档的控制字符，已去掉。请核对前后文字。",
    "Control characters that no document can hold were dropped.",
)
TITLE_MADE = Kind(
    "W107",
    "title-made",
    Severity.WARNING,
    "原件没有标题，写出的文档用机关名称和年度组成标题。请核对。",
    "The original has no title; one was made of agency and year.",
)
FIGURE_LEFT_OUT = Kind(
    "W108",
    "figure-left-out",
    Severity.ERROR,
    "原件既填了分项又填了合并的一行，文档只写分项。请核对两者是否一致。",
    "The original fills in both the parts and the whole of a group; only the parts were written.",
)
KINDS = (
    *(BLANK_AS_ZERO, DASH_AS_ZERO, UNREADABLE_AS_IT_STANDS, ABSENT_LEFT_EMPTY, HEADING_REPLACED),
    *(CHARACTER_DROPPED, TITLE_MADE, FIGURE_LEFT_OUT),
)

# What is said of the cells of one table, by how they stand.
_STORIES = {
    State.BLANK: (BLANK_AS_ZERO, "{}：原件是空白，文档中写成 0，请核对是否确实为零。"),
    State.DASH: (DASH_AS_ZERO, "{}：原件写的是“/”“—”“无”一类，文档中写成 0，请核对是否确实为零。"),
    State.UNREADABLE: (UNREADABLE_AS_IT_STANDS, "{}：没有读懂，照原样写进了文档，请对照原件改成数字。"),
    State.ABSENT: (ABSENT_LEFT_EMPTY, "{}：原件中没有，文档中是空格，请对照原件补上数字。"),
}
_MOST_NAMED = 3
_MOST_QUOTED = 40


def render(report: Report, template: bytes | None = None) -> bytes:
    """The report as a Word document, in the office's own template or the one that comes with this package."""
    from toolkit.writers.template import load_template, prepare

    prepared = prepare(template) if template is not None else load_template(report.edition)
    return prepared.render(report)


def writing_findings(report: Report) -> tuple[Finding, ...]:
    """What the written document shows otherwise than the report has it."""
    return (
        *_title(report),
        *_characters(report),
        *_headings(report),
        *_figures(report),
        *_left_out(report),
    )


def _title(report: Report) -> Iterator[Finding]:
    if not report.title:
        yield TITLE_MADE.finding(f"原件没有标题，文档的标题写成“{shown.title_of(report)}”，请核对机关名称和年度。")


def _characters(report: Report) -> Iterator[Finding]:
    texts = [(f"标题“{_quoted(report.title)}”", report.title)] if report.title else []
    for section in report.sections.values():
        texts += [(f"段落“{_quoted(text)}”", text) for text in section.paragraphs]
    for slot in shown.written_slots(report):
        if shown.standing(report.figures[slot]) is State.UNREADABLE:
            texts.append((cells_name(report.form, (slot,)).zh, report.figures[slot].raw))
    for where, text in texts:
        dropped = shown.illegal_characters(text)
        if dropped:
            names = "、".join(f"U+{ord(character):04X}" for character in dropped)
            yield CHARACTER_DROPPED.finding(
                f"{where}里有无法写进文档的控制字符（{names}），已去掉，请核对这一处的文字。"
            )


def _headings(report: Report) -> Iterator[Finding]:
    for section in report.form.sections:
        heading = report.sections[section.key].heading
        if heading and label_key(heading) != label_key(section.heading):
            yield HEADING_REPLACED.finding(
                f"原件的标题“{_quoted(heading)}”在文档中写成标准标题“{section.heading}”。",
                place=report.sections[section.key].place,
            )


def _figures(report: Report) -> Iterator[Finding]:
    """One finding a table and kind: a table left blank is one story."""
    form = report.form
    for table in form.tables:
        by_state: dict[State, list[str]] = {}
        for slot in shown.written_slots(report):
            if form.slots_by_address[slot].table == table.key:
                by_state.setdefault(shown.standing(report.figures[slot]), []).append(slot)
        for state, (kind, said) in _STORIES.items():
            slots = tuple(by_state.get(state, ()))
            if slots:
                place = report.figures[slots[0]].place
                yield kind.finding(said.format(_cells(report, table.key, slots)), slots=slots, place=place)


def _cells(report: Report, table: str, slots: tuple[str, ...]) -> str:
    if len(slots) <= _MOST_NAMED:
        return "、".join(cells_name(report.form, (slot,)).zh for slot in slots)
    first = cells_name(report.form, slots[:1]).zh
    return f"{table_name(report.form, table).zh}有 {len(slots)} 格（从{first}起）"


def _left_out(report: Report) -> Iterator[Finding]:
    slots = shown.left_out(report)
    if slots:
        names = "、".join(
            f"{cells_name(report.form, (slot,)).zh}的 {shown.figure_shown(report.figures[slot])}" for slot in slots
        )
        yield FIGURE_LEFT_OUT.finding(
            f"{names}没有写进文档：同一内容的合并行和分项行只能写一种，请核对两者是否一致。", slots=slots
        )


def _quoted(text: str) -> str:
    return cut_short(text, _MOST_QUOTED)
