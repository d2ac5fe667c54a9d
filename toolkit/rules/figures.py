"""Family C: what stands in the cells: blanks, dashes, missing rows, and what is no plain figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.finding import Severity
from toolkit.form.definition import FigureKind, Slot
from toolkit.language import Text
from toolkit.report import Figure, State
from toolkit.rules import clauses
from toolkit.rules.cells import cells_in_words
from toolkit.rules.raw_figures import TEN_THOUSANDS, has_due_unit, has_note, is_impossible, is_in_yuan, is_misstated
from toolkit.rules.rule import Accepted, Answer, Problem, Prose, rule
from toolkit.rules.subject import Subject


@rule(
    "C101",
    "blank-figure",
    Severity.WARNING,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="应填数字的格是空白",
        checks="三张表的每一格都有数字；没有发生的填 0。同一张表的空白合在一处说明。",
        why="空白看不出是 0 还是漏填，审核时一律退回；勾稽核对把空白当 0，不等于认可空白。",
        mend="没有发生的填 0，漏填的补上。能由其他数字证明是 0 的，convert --mend 可以代填。",
        passes="行政许可：0。",
        fails="行政许可：（空白）。",
    ),
    en=Prose(
        title="blank where a figure belongs",
        checks="Every cell of the three tables has a figure; what didn't happen is 0. The blanks of a table are told together.",
        why="Nobody can tell a blank that means 0 from one that was forgotten, so reviewers send them back. The sums count "
        "a blank as 0, which is no approval.",
        mend="Fill in 0 for what didn't happen, and what was forgotten. Where other figures prove a 0, convert --mend can.",
        passes="Licences: 0.",
        fails="Licences: (blank).",
    ),
)
def blank_figure(subject: Subject) -> Iterator[Answer]:
    yield from _by_table(subject, _is(State.BLANK), _blank_message)


@rule(
    "C102",
    "dash-figure",
    Severity.WARNING,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="用“/”“—”“无”代替 0",
        checks="三张表的格里没有用斜线、横线或“无”代替数字的。",
        why="公布的数据要能汇总，符号不是数字；各单位写法不一，汇总时容易当成缺报。",
        mend="没有发生的填 0。",
        passes="行政强制：0。",
        fails="行政强制：/。",
    ),
    en=Prose(
        title="a dash in place of 0",
        checks="No cell of the three tables has a slash, a dash or 无 in place of a figure.",
        why="The figures are added up over agencies; a sign is no figure and is easily taken for a missing report.",
        mend="Fill in 0 for what didn't happen.",
        passes="Coercive measures: 0.",
        fails="Coercive measures: /.",
    ),
)
def dash_figure(subject: Subject) -> Iterator[Answer]:
    yield from _by_table(subject, _is(State.DASH), _dash_message)


@rule(
    "C103",
    "absent-row",
    Severity.ERROR,
    cites=(clauses.FORM,),
    zh=Prose(
        title="表中缺少规定的行或列",
        checks="三张表的每一行、每一列都在。整张表都没有的见 G106；（六）其他处理仍是一行的见 G108。",
        why="格式是统一的，删去“用不着”的行会使各单位的表无法汇总、比较。",
        mend="按格式补上缺少的行；没有发生的填 0。",
        passes="表三二十五行齐全。",
        fails="表三没有「2.重复申请」这一行。",
    ),
    en=Prose(
        title="a row or column of the form is missing",
        checks="Every row and column of the three tables is there. For a whole table see G106, for the old single row (6) G108.",
        why="The form is the same for all; a table without the rows that seemed needless can't be added up or compared.",
        mend="Add the missing rows; fill in 0 for what didn't happen.",
        passes="All 25 rows of table 3 are there.",
        fails='Table 3 has no row "2.重复申请".',
    ),
    retells=("R304",),
)
def absent_row(subject: Subject) -> Iterator[Answer]:
    for table in subject.form.tables:
        if subject.lacks_table(table.key):
            continue
        absent = [slot for slot in subject.odd_slots if slot.table == table.key and _is_absent(subject, slot)]
        for slots in _by_row(absent):
            addresses = tuple(slot.address for slot in slots)
            yield Problem(
                subject.name(*addresses)
                + Text(
                    "：原件中没有，请按格式补上；没有发生的填 0。",
                    ": not in the original; add it, with 0 for what didn't happen.",
                ),
                addresses,
                table.key,
            )


@rule(
    "C104",
    "unreadable-figure",
    Severity.ERROR,
    cites=(clauses.REGULATION_50,),
    zh=Prose(
        title="这一格没有读成数字",
        checks="每一格的内容都能读成一个数字。这说的是本程序没有读出来，不一定是原件有错。",
        why="读不准的数字宁可不取：取错了谁也看不出来。凡用到这一格的勾稽关系都不能核对。",
        mend="对照原件看这一格写的是什么；原件清楚的，直接在数据里补上。",
        passes="总计：21。",
        fails="总计：2l（数字 1 写成了字母 l）。",
    ),
    en=Prose(
        title="the cell could not be read as a figure",
        checks="Every cell can be read as one figure. This says that the program could not read it, not that the office erred.",
        why="A doubtful figure is not taken at all, for a wrong one nobody would notice. The sums that use the cell are not "
        "assessed.",
        mend="Look at the original; where it is clear, put the figure into the data.",
        passes="Total: 21.",
        fails="Total: 2l (the letter l for the digit 1).",
    ),
)
def unreadable_figure(subject: Subject) -> Iterator[Answer]:
    # Reading told of a cell already, but only where its finding is wanted.
    told = {
        slot for finding in subject.report.findings if subject.settings.asks(finding.code) for slot in finding.slots
    }
    for slot in subject.odd_slots:
        address, figure = slot.address, subject.report.figures[slot.address]
        if figure.state is State.UNREADABLE and address not in told and not is_misstated(slot, figure):
            raw = figure.raw.strip()
            shown = Text(f"“{raw}”", f'"{raw}"') if raw else Text("这一格的内容", "what stands here")
            message = Text(
                f"：没有把{shown.zh}读成数字，请对照原件填写。",
                f": {shown.en} could not be read as a figure; see the original.",
            )
            yield Problem(subject.name(address) + message, (address,), _table(subject, address), figure.place)


@rule(
    "C105",
    "figure-with-note",
    Severity.WARNING,
    cites=(clauses.FORM,),
    zh=Prose(
        title="数字旁带有单位或说明",
        checks="格里只有数字，没有“件”“元”等单位和括号说明。2019 年版“采购总金额”没有规定单位，写“元”是正常的。",
        why="单位在表头里已经有了；说明写进格里，汇总时会丢失或者出错。",
        mend="格里只留数字；需要说明的写进正文。",
        passes="现行有效件数：22。",
        fails="现行有效件数：22（其中修订16件）。",
    ),
    en=Prose(
        title="a unit or a remark beside the figure",
        checks="A cell holds a figure only, no unit such as 件 or 元 and no remark in brackets. The 2019 edition names no unit "
        "for the amount of procurement, so 元 is fine there.",
        why="The unit stands in the header already; a remark in a cell gets lost, or spoils the adding up.",
        mend="Leave the figure alone in the cell; say what needs saying in the text.",
        passes="In force: 22.",
        fails="In force: 22（其中修订16件）.",
    ),
    retells=("R403",),
)
def figure_with_note(subject: Subject) -> Iterator[Answer]:
    yield from _by_table(subject, has_note, _note_message)
    figures = subject.report.figures
    yield Accepted(tuple(slot.address for slot in subject.odd_slots if has_due_unit(slot, figures[slot.address])))


@rule(
    "C106",
    "impossible-count",
    Severity.ERROR,
    cites=(clauses.FORM,),
    zh=Prose(
        title="件数不是 0 或正整数，或者金额是负数",
        checks="件数是不小于 0 的整数；金额是不小于 0 的数；只有 2019 年版的“本年增/减”可以是负数。",
        why="负的或者带小数的件数不可能存在，多半是错列或者误打。",
        mend="对照台账改正。",
        passes="行政处罚：195。",
        fails="行政处罚：-195。",
    ),
    en=Prose(
        title="a count that isn't a whole number, or a negative figure",
        checks='Counts are whole numbers at or above 0, amounts at or above 0; only the 2019 edition\'s "本年增/减" may be negative.',
        why="There is no negative or fractional number of cases: it is a wrong column or a slip of the hand.",
        mend="Correct it by the register.",
        passes="Penalties: 195.",
        fails="Penalties: -195.",
    ),
    retells=("R401",),
)
def impossible_count(subject: Subject) -> Iterator[Answer]:
    for slot in subject.odd_slots:
        address, figure = slot.address, subject.report.figures[slot.address]
        if not is_impossible(figure, slot.kind):
            continue
        raw = figure.raw.strip() or str(figure.value)
        what = (
            Text("金额不能是负数", "an amount can't be negative")
            if slot.kind is FigureKind.AMOUNT
            else Text("件数应是 0 或正整数", "a count is a whole number at or above 0")
        )
        message = Text(f"：写的是 {raw}，{what.zh}，请改正。", f": states {raw}; {what.en}. Correct it.")
        yield Problem(subject.name(address) + message, (address,), _table(subject, address), figure.place)


@rule(
    "C107",
    "amount-unit",
    Severity.ERROR,
    cites=(clauses.FORM_2021,),
    zh=Prose(
        title="收费金额的单位不是万元",
        checks="“本年收费金额（单位：万元）”一栏里写的不是“元”。",
        why="表头的单位是万元，写成元就差了一万倍，汇总后谁也看不出来。",
        mend="换算成万元，格里只写数字：251000 元写 25.1。",
        passes="行政事业性收费：25.1。",
        fails="行政事业性收费：251000元。",
    ),
    en=Prose(
        title="the amount is not in ten thousands of yuan",
        checks='The column "本年收费金额（单位：万元）" has no amount that is marked as plain yuan.',
        why="The header's unit is 10,000 yuan; an amount in yuan is ten thousand times too big, and nobody sees it in a total.",
        mend="Convert it and write the figure alone: 251000 yuan is 25.1.",
        passes="Fees: 25.1.",
        fails="Fees: 251000元.",
    ),
    retells=("R401", "R403"),
)
def amount_unit(subject: Subject) -> Iterator[Answer]:
    for slot in subject.odd_slots:
        address, figure = slot.address, subject.report.figures[slot.address]
        if TEN_THOUSANDS in slot.column.text and is_in_yuan(figure):
            message = Text(
                f"：写的是“{figure.raw.strip()}”，表头的单位是万元，请换算后只填数字。",
                f': states "{figure.raw.strip()}", but the unit is 10,000 yuan; convert it and write the figure alone.',
            )
            yield Problem(subject.name(address) + message, (address,), _table(subject, address), figure.place)


RULES = (blank_figure, dash_figure, absent_row, unreadable_figure, figure_with_note, impossible_count, amount_unit)

_Test = Callable[[Slot, Figure], bool]


def _by_table(
    subject: Subject, test: _Test, tell: Callable[[Subject, str, tuple[str, ...]], Text]
) -> Iterator[Problem]:
    """One finding a table for all the cells that pass the test."""
    for table in subject.form.tables:
        mine = ((slot, subject.report.figures[slot.address]) for slot in subject.odd_slots if slot.table == table.key)
        addresses = tuple(slot.address for slot, figure in mine if test(slot, figure))
        if addresses:
            yield Problem(tell(subject, table.key, addresses), addresses, table.key, subject.place(addresses[0]))


def _is(state: State) -> _Test:
    return lambda _, figure: figure.state is state


def _blank_message(subject: Subject, table: str, slots: tuple[str, ...]) -> Text:
    return cells_in_words(subject, table, slots) + Text(
        "没有填数字。没有发生的填 0，漏填的补上。", " left blank. Fill in 0 for what didn't happen."
    )


def _dash_message(subject: Subject, table: str, slots: tuple[str, ...]) -> Text:
    signs = "、".join(dict.fromkeys(f"“{subject.report.figures[slot].raw.strip() or '—'}”" for slot in slots))
    return cells_in_words(subject, table, slots) + Text(
        f"写的是{signs}，应填数字；没有发生的填 0。", f" {signs}; fill in a figure, 0 for none."
    )


def _note_message(subject: Subject, table: str, slots: tuple[str, ...]) -> Text:
    raw = subject.report.figures[slots[0]].raw.strip().replace("\n", " ")
    value = subject.stated(slots[0])
    return cells_in_words(subject, table, slots) + Text(
        f"带有单位或说明（如“{raw}”，按 {value.zh} 读取），格里应只写数字。",
        f' with a unit or a remark (such as "{raw}", read as {value.en}); a cell holds a figure only.',
    )


def _by_row(slots: list[Slot]) -> Iterator[list[Slot]]:
    """Absent cells together as far as they make up one row, or one column."""
    rows: dict[str, list[Slot]] = {}
    for slot in slots:
        rows.setdefault(slot.row.address or slot.column.labels[0].text, []).append(slot)
    columns = {tuple(slot.column.address for slot in row) for row in rows.values()}
    if len(rows) > 1 and len(columns) == 1 and len(next(iter(columns))) == 1:
        yield slots
    else:
        yield from rows.values()


def _is_absent(subject: Subject, slot: Slot) -> bool:
    if subject.report.figures[slot.address].state is not State.ABSENT or slot.row.whole:
        return False
    return not (slot.group and subject.report.states_group(slot.group))


def _table(subject: Subject, address: str) -> str:
    return subject.form.slots_by_address[address].table
