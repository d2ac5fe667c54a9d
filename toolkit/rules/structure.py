"""Family G, first part: sections, headings, tables and labels against the form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.form import form_for_year
from toolkit.form.definition import Section
from toolkit.form.naming import table_name
from toolkit.language import Text, joined, same
from toolkit.report import Match, RecognisedLabel, State
from toolkit.rules import clauses
from toolkit.rules.rule import Answer, Problem, Prose, rule
from toolkit.rules.subject import Subject
from toolkit.text import fold, label_key

_CHINESE_NUMBER = re.compile(r"\s*[一二三四五六七八九十]+\s*[、.．，,]?")
_SECTION = "section."
_PUNCTUATION = re.compile(r"[\W_]+")


@rule(
    "G101",
    "missing-section",
    Severity.ERROR,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="缺少规定的部分",
        checks="六个部分都在。标题、文字、表格一样都没有的，是缺少；只缺标题的另作提示。",
        why="六个部分是《条例》第五十条和统一格式规定的内容，缺一项就不是完整的年度报告。",
        mend="按格式补上；没有内容的也要保留标题，写“无”或填 0。",
        passes="一至六部分齐全。",
        fails="没有“五、存在的主要问题及改进情况”。",
    ),
    en=Prose(
        title="a section is missing",
        checks="All six sections are there. One without heading, text and table is missing; one without a heading only is told "
        "as such.",
        why="The six sections are what article 50 and the form demand; without one the report isn't complete.",
        mend="Add it by the form; where there is nothing to say, keep the heading and write 无, or 0.",
        passes="Sections 1 to 6 are there.",
        fails="There is no section 5.",
    ),
    retells=("R210",),
)
def missing_section(subject: Subject) -> Iterator[Answer]:
    lost: list[Section] = []
    unheaded: list[Section] = []
    for section in subject.form.sections:
        text = subject.report.sections[section.key]
        if text.heading is None:
            has_table = section.table is not None and not subject.lacks_table(section.table)
            (unheaded if text.paragraphs or has_table else lost).append(section)
    if lost:
        names = _headings(lost)
        yield Problem(
            Text(f"缺少{names.zh}，请按格式补上。", f"missing: {names.en}. Add by the form."), area=lost[0].key
        )
    if unheaded:
        names = _headings(unheaded)
        message = Text(f"{names.zh}有内容，但没有标题，请补上。", f"without a heading: {names.en}. Add it.")
        yield Problem(message, area=unheaded[0].key, severity=Severity.WARNING)


@rule(
    "G102",
    "section-order",
    Severity.WARNING,
    cites=(clauses.FORM,),
    zh=Prose(
        title="各部分的顺序与格式不同",
        checks="标题出现的先后是一、二、三、四、五、六。",
        why="格式统一了顺序，便于公众对照查阅、逐年比较。",
        mend="按格式的顺序调整。",
        passes="一、二、三、四、五、六。",
        fails="一、二、四、三、五、六。",
    ),
    en=Prose(
        title="sections in another order",
        checks="The headings stand in the order 1 to 6.",
        why="The form fixes the order, so that reports can be compared.",
        mend="Put the sections into the form's order.",
        passes="1, 2, 3, 4, 5, 6.",
        fails="1, 2, 4, 3, 5, 6.",
    ),
)
def section_order(subject: Subject) -> Iterator[Answer]:
    order = [section.key for section in subject.form.sections]
    found = list(dict.fromkeys(label.address.removeprefix(_SECTION) for label in _section_labels(subject)))
    if found != sorted(found, key=order.index):
        shown = "、".join(subject.form.section(key).heading.partition("、")[0] for key in found)
        yield Problem(
            Text(
                f"各部分出现的顺序是{shown}，请按格式的顺序调整。",
                f"the sections stand in the order {shown}; use the form's.",
            )
        )


@rule(
    "G103",
    "heading-twice",
    Severity.WARNING,
    cites=(clauses.FORM,),
    zh=Prose(
        title="标题重复",
        checks="六个标题各出现一次。",
        why="多是套用模板时前言也套上了“一、总体情况”，读者会以为内容重复或者缺漏。",
        mend="删去多余的标题；标题下是前言的，前言不用标题。",
        passes="“一、总体情况”出现一次。",
        fails="“一、总体情况”出现两次，第一次下面是前言。",
    ),
    en=Prose(
        title="a heading twice",
        checks="Each of the six headings stands once.",
        why="Mostly the preface was put under 一、总体情况 as well; readers take it for a repetition, or a gap.",
        mend="Delete the one too many; a preface has no heading.",
        passes="一、总体情况 stands once.",
        fails="一、总体情况 stands twice, the first time above the preface.",
    ),
    retells=("R211",),
)
def heading_twice(subject: Subject) -> Iterator[Answer]:
    counts = Counter(label.address for label in _section_labels(subject))
    for address, count in counts.items():
        if count > 1:
            labels = [label for label in _section_labels(subject) if label.address == address]
            text = labels[0].text
            yield Problem(
                Text(
                    f"标题“{text}”出现了 {count} 次，请删去多余的；下面是前言的，前言不用标题。",
                    f'the heading "{text}" stands {count} times; delete the others.',
                ),
                area=address.removeprefix(_SECTION),
                place=labels[-1].place,
            )


@rule(
    "G104",
    "heading-number",
    Severity.WARNING,
    cites=(clauses.FORM, clauses.LAYOUT_BODY),
    zh=Prose(
        title="标题的序号不对",
        checks="六个标题的序号依次是汉字的一、二、三、四、五、六。",
        why="第一层标题用“一、”，自动编号常常变成“3、”或者从头编起；序号错了，“表三”就找不到。",
        mend="把自动编号改成手工输入的“三、”，或者把编号格式改为汉字。",
        passes="三、收到和处理政府信息公开申请情况。",
        fails="3、收到和处理政府信息公开申请情况。",
    ),
    en=Prose(
        title="a heading's number is wrong",
        checks="The six headings are numbered 一 to 六, in Chinese.",
        why='The first level is "一、"; automatic numbering often turns it into "3、" or starts anew, and table 3 can\'t be found.',
        mend='Type "三、" in place of the automatic number, or change the format of numbering.',
        passes="三、收到和处理政府信息公开申请情况.",
        fails="3、收到和处理政府信息公开申请情况.",
    ),
)
def heading_number(subject: Subject) -> Iterator[Answer]:
    unnumbered: list[Section] = []
    for number, section in enumerate(subject.form.sections, start=1):
        text = subject.report.sections[section.key]
        if text.heading is None:
            continue
        ordinal = label_key(text.heading).ordinal
        if ordinal is None:
            unnumbered.append(section)
        elif ordinal != number or not _CHINESE_NUMBER.match(fold(text.heading)):
            right = section.heading.partition("、")[0]
            yield Problem(
                Text(
                    f"标题“{text.heading}”的序号应是“{right}、”。",
                    f'the number of the heading "{text.heading}" is "{right}、".',
                ),
                area=section.key,
                place=text.place,
            )
    if unnumbered:
        names = joined(
            (same(f"“{subject.report.sections[section.key].heading}”") for section in unnumbered), "、", ", "
        )
        first = unnumbered[0]
        yield Problem(
            Text(
                f"标题{names.zh}没有序号，请写明“{first.heading.partition('、')[0]}、”等序号。",
                f"headings without a number: {names.en}.",
            ),
            area=first.key,
            place=subject.report.sections[first.key].place,
        )


@rule(
    "G105",
    "heading-wording",
    Severity.WARNING,
    cites=(clauses.FORM,),
    zh=Prose(
        title="标题的写法与格式不同",
        checks="六个标题的文字与格式一致；标点、空格不计。",
        why="标题是统一规定的，改一个字虽不影响意思，审核时仍会要求改回。",
        mend="改成格式规定的标题；convert 写出的文件用的都是规定的标题。",
        passes="五、存在的主要问题及改进情况。",
        fails="五、存在的主要问题和改进情况。",
    ),
    en=Prose(
        title="a heading is worded otherwise",
        checks="The words of the six headings are those of the form, punctuation and spaces aside.",
        why="The headings are fixed; even a harmless change is sent back.",
        mend="Use the form's heading; what convert writes always has it.",
        passes="五、存在的主要问题及改进情况.",
        fails="五、存在的主要问题和改进情况.",
    ),
    retells=("R212",),
)
def heading_wording(subject: Subject) -> Iterator[Answer]:
    for section in subject.form.sections:
        text = subject.report.sections[section.key]
        if text.heading is not None and label_key(text.heading).name != label_key(section.heading).name:
            yield Problem(
                Text(
                    f"标题写的是“{text.heading}”，格式规定是“{section.heading}”。",
                    f'the heading reads "{text.heading}", in the form "{section.heading}".',
                ),
                area=section.key,
                place=text.place,
            )


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


RULES = (
    missing_section,
    section_order,
    heading_twice,
    heading_number,
    heading_wording,
    missing_table,
    edition,
    old_row,
    label_wording,
)


def _headings(sections: list[Section]) -> Text:
    return joined((same(f"“{section.heading}”") for section in sections), "、", ", ")


def _section_labels(subject: Subject) -> list[RecognisedLabel]:
    return [label for label in subject.report.labels if label.address.startswith(_SECTION)]


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
