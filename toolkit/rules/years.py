"""Family D: this year's report against last year's."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.form.definition import Carry
from toolkit.form.naming import column_label, row_label
from toolkit.language import Text, joined
from toolkit.rules import clauses
from toolkit.rules.agencies import agree
from toolkit.rules.rule import Answer, Problem, Prose, Unassessed, rule
from toolkit.rules.subject import Subject
from toolkit.rules.sums import addends
from toolkit.text import Number, figure_text


@rule(
    "D101",
    "carried-in",
    Severity.ERROR,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="上年结转与上年报告不符",
        checks="表三“二、上年结转”的每一列，等于上年报告“四、结转下年度继续办理”的同一列。要用 --previous 给出上年报告。",
        why="同一批申请，去年说结转几件，今年就应接着办几件；对不上说明有申请丢了或者多了。",
        mend="核对上年已发布的报告；确属上年报错的，在第六部分说明。",
        passes="上年结转下年度 2 件，今年上年结转 2 件。",
        fails="上年结转下年度 2 件，今年上年结转 0 件。",
    ),
    en=Prose(
        title="carried in differs from last year's report",
        checks='In each column of table 3, "二、上年结转" equals "四、结转下年度继续办理" of last year\'s report, which --previous '
        "names.",
        why="These are the same requests; a difference means that some were lost, or came from nowhere.",
        mend="Check last year's published report; where that one was wrong, say so in section 6.",
        passes="2 carried out last year, 2 carried in this year.",
        fails="2 carried out last year, 0 carried in this year.",
    ),
)
def carried_in(subject: Subject) -> Iterator[Answer]:
    yield from _carries(subject, "requests.", "")


@rule(
    "D102",
    "documents-in-force",
    Severity.QUESTION,
    cites=(clauses.FORM_2021, clauses.REGULATION_20),
    zh=Prose(
        title="现行有效件数与上年推算的不符",
        checks="规章、行政规范性文件：现行有效件数等于上年现行有效件数加本年制发减本年废止。",
        why="三个数只有这样才接得上；文件有效期届满自动失效、机构划转也会造成差额，所以只是询问。",
        mend="核对文件目录；差额有正当原因的不必改，最好在正文里说明。",
        passes="上年有效 5，本年制发 1、废止 2，现行有效 4。",
        fails="上年有效 5，本年制发 1、废止 2，现行有效 6。",
    ),
    en=Prose(
        title="documents in force don't follow from last year",
        checks="For regulations and normative documents, those in force are last year's plus issued minus repealed.",
        why="Only so do the three figures fit together; documents that expired and reorganisations make a difference too, so "
        "this only asks.",
        mend="Check the list of documents; a difference with a good reason needs no change, better a word in the text.",
        passes="5 in force last year, 1 issued, 2 repealed, 4 in force.",
        fails="5 in force last year, 1 issued, 2 repealed, 6 in force.",
    ),
)
def documents_in_force(subject: Subject) -> Iterator[Answer]:
    yield from _carries(subject, "disclosure.", ".in_force")


@rule(
    "D103",
    "items-of-last-year",
    Severity.WARNING,
    cites=("国办公开办函〔2019〕60号",),
    zh=Prose(
        title="上一年项目数量与上年报告不符",
        checks="2019 年版表二：上一年项目数量等于上年报告的上一年项目数量加本年增/减。",
        why="“上一年项目数量”说的就是上年年底的数，应当与上年报告推得的一致。",
        mend="核对上年已发布的报告和权力清单。",
        passes="上年报告 10、增 2，今年“上一年项目数量”12。",
        fails="上年报告 10、增 2，今年“上一年项目数量”10。",
    ),
    en=Prose(
        title="last year's items differ from last year's report",
        checks="In table 2 of the 2019 edition, last year's items equal those of last year's report plus its change.",
        why="The figure is last year's closing number and follows from last year's report.",
        mend="Check last year's published report and the list of powers.",
        passes="Last year's report: 10, change +2; this year's report: 12.",
        fails="Last year's report: 10, change +2; this year's report: 10.",
    ),
)
def items_of_last_year(subject: Subject) -> Iterator[Answer]:
    yield from _carries(subject, "disclosure.", ".previous_items")


@rule(
    "D201",
    "previous-report",
    Severity.QUESTION,
    cites=(clauses.REGULATION_50,),
    zh=Prose(
        title="给出的上年报告不是同一机关的",
        checks="--previous 给出的报告，机关名称与本报告一致（全称、简称视为一致），年度早一年。",
        why="拿错了文件，D 类规则的结论全都不作数；机构改革后更名的，请自行确认。",
        mend="换成正确的上年报告；更名的不必理会。",
        passes="卫东区科学技术局 2023 年的报告，与卫东区科学技术局 2024 年的报告核对。",
        fails="卫东区教育体育局 2023 年的报告，与卫东区科学技术局 2024 年的报告核对。",
    ),
    en=Prose(
        title="last year's report is of another agency",
        checks="The report that --previous names is of the same agency (short and full names agree) and of the year before.",
        why="With the wrong file all answers of family D are worthless; an agency that was renamed is for you to confirm.",
        mend="Give the right report; ignore this where the agency was renamed.",
        passes="Last year's and this year's report are both of 卫东区科学技术局.",
        fails="Last year's report is of 卫东区教育体育局, this year's of 卫东区科学技术局.",
    ),
)
def previous_report(subject: Subject) -> Iterator[Answer]:
    report, previous = subject.report, subject.previous
    if previous is None:
        return
    if report.agency and previous.agency and not agree(report.agency, previous.agency):
        yield Problem(
            Text(
                f"上年报告的机关是“{previous.agency}”，本报告是“{report.agency}”，请确认是同一机关。",
                f'last year\'s report is of "{previous.agency}", this one of "{report.agency}"; confirm that they are the same.',
            )
        )
    if _wrong_year(subject):
        yield Problem(
            Text(
                f"给出的上年报告是 {previous.year} 年的，本报告是 {report.year} 年的，没有按年度衔接核对。",
                f"the report given as last year's is for {previous.year}, this one for {report.year}; they were not compared.",
            )
        )


RULES = (carried_in, documents_in_force, items_of_last_year, previous_report)


def _carries(subject: Subject, start: str, end: str) -> Iterator[Answer]:
    """The carries of one kind, all that differ in one finding."""
    carries = [one for one in subject.form.carries if one.slot.startswith(start) and one.slot.endswith(end)]
    if not carries:
        return
    reason = _not_comparable(subject)
    if reason is not None:
        yield Unassessed(reason)
        return
    worked_out = {carry.slot: _expected(subject, carry) for carry in carries}
    missing = [slot for slot, expected in worked_out.items() if expected is None or subject.addend(slot) is None]
    differing = {
        slot: expected
        for slot, expected in worked_out.items()
        if expected is not None and slot not in missing and subject.addend(slot) != expected
    }
    if differing:
        slots = tuple(differing)
        parts = joined(
            (_difference(subject, slots, slot, expected) for slot, expected in differing.items()), "；", "; "
        )
        message = subject.name(*slots) + Text("：", ": ") + parts + Text("。请核对。", ". Please check.")
        yield Problem(message, slots, slots[0].partition(".")[0], subject.place(slots[0]))
    if missing:
        name = subject.name(*missing)
        yield Unassessed(Text(f"两年的报告里，{name.zh}不都有数字", f"not both reports have figures for {name.en}"))


def _not_comparable(subject: Subject) -> Text | None:
    if subject.previous is None:
        return Text("没有给出上年的报告（--previous）", "last year's report was not given (--previous)")
    if _wrong_year(subject):
        return Text("给出的不是上年的报告", "the report given is not last year's")
    return None


def _wrong_year(subject: Subject) -> bool:
    year, previous = subject.report.year, subject.previous.year if subject.previous else None
    return year is not None and previous is not None and previous != year - 1


def _expected(subject: Subject, carry: Carry) -> Number | None:
    assert subject.previous is not None
    total: Number = 0
    for known, slots, sign in (
        (addends(subject.previous), carry.previous, 1),
        (addends(subject.report), carry.plus, 1),
        (addends(subject.report), carry.minus, -1),
    ):
        for slot in slots:
            if slot not in known:
                return None
            total += sign * known[slot]
    return total


def _difference(subject: Subject, slots: tuple[str, ...], slot: str, expected: Number) -> Text:
    this = subject.form.slots_by_address[slot]
    label = column_label(this) if len({one.rpartition(".")[0] for one in slots}) == 1 else row_label(this)
    what = subject.states(slot) + Text(
        f"，按上年报告应为 {figure_text(expected)}", f", last year's report makes {figure_text(expected)}"
    )
    return what if len(slots) == 1 else Text(f"「{label}」", f'"{label}" ') + what
