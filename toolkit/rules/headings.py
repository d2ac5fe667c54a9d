"""Family G, first part: the six sections and their headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.form.definition import Section
from toolkit.language import Text, joined, same
from toolkit.late_pattern import late_pattern
from toolkit.report import RecognisedLabel
from toolkit.rules import clauses
from toolkit.rules.rule import Answer, Problem, Prose, rule
from toolkit.rules.subject import Subject
from toolkit.text import fold, label_key

_CHINESE_NUMBER = late_pattern(r"\s*[一二三四五六七八九十]+\s*[、.．，,]?")
_SECTION = "section."


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
    in_another_style: list[Section] = []
    for number, section in enumerate(subject.form.sections, start=1):
        text = subject.report.sections[section.key]
        if text.heading is None:
            continue
        ordinal = label_key(text.heading).ordinal
        if ordinal is None:
            unnumbered.append(section)
        elif ordinal != number:
            yield _numbered_wrongly(subject, [section])
        elif not _CHINESE_NUMBER.match(fold(text.heading)):
            in_another_style.append(section)
    headed = [section for section in subject.form.sections if subject.report.sections[section.key].heading is not None]
    if in_another_style == headed and headed:
        yield _numbered_wrongly(subject, headed)
    else:
        yield from (_numbered_wrongly(subject, [section]) for section in in_another_style)
    if unnumbered:
        names, first = _written_headings(subject, unnumbered), unnumbered[0]
        yield Problem(
            Text(
                f"标题{names.zh}没有序号，请写明“{_number(first)}”等序号。",
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


RULES = (missing_section, section_order, heading_twice, heading_number, heading_wording)


def _headings(sections: list[Section]) -> Text:
    return joined((same(f"“{section.heading}”") for section in sections), "、", ", ")


def _written_headings(subject: Subject, sections: list[Section]) -> Text:
    return joined((same(f"“{subject.report.sections[section.key].heading}”") for section in sections), "、", ", ")


def _numbered_wrongly(subject: Subject, sections: list[Section]) -> Problem:
    """What is wrong with the number of a heading, or of all of them where the whole report uses another style."""
    first, names = sections[0], _written_headings(subject, sections)
    numbers = "".join(f"“{_number(section)}”" for section in sections)
    each = ("依次", "are") if len(sections) > 1 else ("", "is")
    return Problem(
        Text(
            f"标题{names.zh}的序号应{each[0]}是{numbers}。",
            f"the right numbering of {names.en} {each[1]} {numbers}.",
        ),
        area=first.key,
        place=subject.report.sections[first.key].place,
    )


def _number(section: Section) -> str:
    """一、 of 一、总体情况."""
    return "".join(section.heading.partition("、")[:2])


def _section_labels(subject: Subject) -> list[RecognisedLabel]:
    return [label for label in subject.report.labels if label.address.startswith(_SECTION)]
