"""Family G, second part: tables, rows and labels against the form."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.form import form_for_year
from toolkit.form.naming import table_name
from toolkit.language import Text
from toolkit.report import Match, RecognisedLabel, State
from toolkit.rules import clauses
from toolkit.rules.rule import Answer, Problem, Prose, rule
from toolkit.rules.subject import Subject
from toolkit.text import label_key

_SECTION = "section."


@rule(
    "G106",
    "missing-table",
    Severity.ERROR,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="缺少规定的表格",
        checks="第二、三、四部分各有一张表。",
        why="三张表是年度报告的主体，没有发生也要列表填 0。",
        mend="按格式补上表格；原件里有表而这里说没有的，可能是图片或者没有读出来，请对照原件。",
        passes="表二、表三、表四都在。",
        fails="第四部分只写“无”，没有表四。",
    ),
    en=Prose(
        title="a table of the form is missing",
        checks="Sections 2, 3 and 4 have a table each.",
        why="The three tables are the body of the report; where nothing happened, they are filled with 0.",
        mend="Add the table; where the original has it, it may be a picture or was not read: look at the original.",
        passes="Tables 2, 3 and 4 are there.",
        fails="Section 4 only says 无, and has no table.",
    ),
    retells=("R301",),
)
def missing_table(subject: Subject) -> Iterator[Answer]:
    for table in subject.form.tables:
        if subject.lacks_table(table.key):
            name = table_name(subject.form, table.key)
            slots = tuple(slot.address for slot in subject.slots_of(table.key))
            heading = next(section.heading for section in subject.form.sections if section.table == table.key)
            yield Problem(
                name
                + Text(
                    f"：没有找到。“{heading}”应有这张表，请补上；没有发生的填 0。",
                    f': not found. Section "{heading}" has this table; add it, with 0 for what didn\'t happen.',
                ),
                slots,
                table.key,
                subject.report.sections[table.key].place if table.key in subject.report.sections else None,
            )


@rule(
    "G107",
    "edition",
    Severity.ERROR,
    cites=(clauses.FORM,),
    zh=Prose(
        title="用的格式版本与年度不符",
        checks="2019、2020 年度用 2019 年版（试行）格式，2021 年度起用 2021 年版格式。",
        why="两版的表二、表三不同，用错版本的数据无法汇总。",
        mend="换用本年度的格式重新填写；可用 xxgk blank 生成空白的规定格式。",
        passes="2024 年度报告用 2021 年版格式。",
        fails="2024 年度报告用 2019 年版格式。",
    ),
    en=Prose(
        title="the edition isn't the year's",
        checks="Reports for 2019 and 2020 use the 2019 (trial) edition, those for 2021 and later the 2021 edition.",
        why="Tables 2 and 3 of the editions differ; figures in the wrong one can't be added up.",
        mend="Fill in the year's form; xxgk blank makes one.",
        passes="The report for 2024 uses the 2021 edition.",
        fails="The report for 2024 uses the 2019 edition.",
    ),
    retells=("R206",),
)
def edition(subject: Subject) -> Iterator[Answer]:
    report = subject.report
    if report.year is None:
        return
    right = form_for_year(report.year)
    if right.edition != report.edition:
        yield Problem(
            Text(
                f"{report.year} 年度应使用 {right.edition} 年版格式（{right.notice}），用的是 {report.edition} 年版。",
                f"reports for {report.year} use the {right.edition} edition ({right.notice}); this one uses that of {report.edition}.",
            )
        )


@rule(
    "G108",
    "old-row",
    Severity.WARNING,
    cites=(clauses.FORM_2021,),
    zh=Prose(
        title="“（六）其他处理”仍是一行",
        checks="2021 年版表三的（六）其他处理分三行填写，没有沿用 2019 年版的一行。",
        why="2021 年版要求分别统计；只有一行时，除了 0，谁也不知道三项各是多少。",
        mend="按台账分成三行；这一行是 0 的，三行都填 0。",
        passes="（六）其他处理分为三行。",
        fails="（六）其他处理只有一行，填 5。",
    ),
    en=Prose(
        title="(6) is still one row",
        checks="(6) of table 3 in the 2021 edition has three rows, not the single one of 2019.",
        why="The 2021 edition counts them apart; from the single row nobody knows the three, unless it is 0.",
        mend="Divide it by the register; where it is 0, all three are 0.",
        passes="(6) has three rows.",
        fails="(6) has one row, saying 5.",
    ),
    retells=("R306",),
)
def old_row(subject: Subject) -> Iterator[Answer]:
    rows: dict[str, list[str]] = {}
    for slot in subject.form.group_slots:
        parts = subject.form.parts_of[slot.address]
        states = {subject.report.figures[part].state for part in parts}
        if subject.report.states_group(slot.address) and states <= {State.ABSENT, State.INFERRED}:
            rows.setdefault(slot.row.address, []).append(slot.address)
    for slots in rows.values():
        label = subject.form.slots_by_address[slots[0]].row.text
        count = len(subject.form.parts_of[slots[0]])
        yield Problem(
            subject.name(*slots)
            + Text(
                f"：“{label}”用的是 2019 年版的一行，2021 年版分为 {count} 行，请分列后填写。",
                f': "{label}" is the single row of the 2019 edition; the 2021 edition has {count}.',
            ),
            tuple(slots),
            "requests",
            subject.place(slots[0]),
        )


@rule(
    "G109",
    "label-wording",
    Severity.WARNING,
    cites=(clauses.FORM,),
    zh=Prose(
        title="表中项目名称与格式不同",
        checks="三张表的行名、列名与格式一致；序号的写法、标点、空格、括号不计。",
        why="名称是统一规定的，漏字、错字会改变意思，也让人怀疑这一行的数字填的是什么。",
        mend="改成格式规定的名称；convert 写出的文件用的都是规定的名称。",
        passes="2.其他法律行政法规禁止公开。",
        fails="2.其他法律行政止公开。",
    ),
    en=Prose(
        title="a label is worded otherwise",
        checks="The rows and columns of the three tables are named as in the form; the way of numbering, punctuation, spaces "
        "and brackets don't count.",
        why="The names are fixed; a missing or wrong character changes the meaning and leaves in doubt what the row counts.",
        mend="Use the form's name; what convert writes always has it.",
        passes="2.其他法律行政法规禁止公开.",
        fails="2.其他法律行政止公开.",
    ),
    retells=("R302", "R303"),
)
def label_wording(subject: Subject) -> Iterator[Answer]:
    told: set[tuple[str, str]] = set()
    for label in subject.report.labels:
        key = (label.address, label.text)
        if label.address.startswith(_SECTION) or key in told or not _differs(label):
            continue
        told.add(key)
        slots = _slots_under(subject, label.address)
        how = _how_matched(label)
        yield Problem(
            (subject.name(*slots) if slots else subject.table_name(label.address.partition(".")[0]))
            + Text(
                f"：名称写的是“{_shown(label)}”，格式规定是“{label.standard}”{how.zh}。",
                f': named "{_shown(label)}", in the form "{label.standard}"{how.en}.',
            ),
            slots,
            label.address.partition(".")[0],
            label.place,
        )


RULES = (missing_table, edition, old_row, label_wording)


def _differs(label: RecognisedLabel) -> bool:
    """Whether a label says other words than the form, however it is numbered and punctuated."""
    if not label.standard or not label.text.strip():
        return False
    return label_key(label.text).name != label_key(label.standard).name


def _shown(label: RecognisedLabel) -> str:
    return "".join(label.text.split())


def _how_matched(label: RecognisedLabel) -> Text:
    if label.match is Match.POSITION:
        return Text("（按上下行的位置认定，请核对数字）", " (recognised by its place; check the figures)")
    if label.match is Match.GUESSED:
        return Text("（按相近程度认定，请核对数字）", " (recognised by likeness; check the figures)")
    return Text("", "")


def _slots_under(subject: Subject, address: str) -> tuple[str, ...]:
    """The cells of the row or column that a label names."""
    table, _, line = address.partition(".")
    column = line.removeprefix("*.") if line.startswith("*.") else None
    found = []
    for slot in subject.slots_of(table):
        if column is not None:
            named = slot.column.address
            wanted = column
        else:
            named, wanted = slot.row.address, line
        if wanted and (named == wanted or named.startswith(f"{wanted}.")):
            found.append(slot.address)
    return tuple(found)
