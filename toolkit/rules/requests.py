"""Family A: the sums of the table of requests, for every column and every row."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.rules import clauses
from toolkit.rules.arithmetic import judge
from toolkit.rules.rule import Answer, Prose, rule
from toolkit.rules.subject import Subject

_TABLE = "requests"
# A column's total of results explains more than its balance, and both more than a row.
_OWNERS = {"results": "A203", "balance": "A201", "applicants": "A202"}


@rule(
    "A201",
    "requests-balance",
    Severity.ERROR,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="收件与办理不平衡",
        checks="表三每一列：本年新收加上年结转，等于办理结果总计加结转下年度继续办理。空白和“/”按 0 计。",
        why="收到的每一件申请，年底要么办结，要么结转；不平衡说明漏登、重登或者抄错，格式在表头就写明了这条勾稽关系。",
        mend="对照台账核对这一列的四个数；如果同一列各项办理结果之和也不等于总计，先改总计。",
        passes="自然人列：新收 21、结转 1，办结 20、结转下年 2。",
        fails="自然人列：新收 21、结转 1，办结 20、结转下年 1。",
    ),
    en=Prose(
        title="received and handled don't balance",
        checks="In each column of table 3, newly received plus carried in equals concluded plus carried out. "
        "Blanks and dashes count as 0.",
        why="Every request received is either concluded by the end of the year or carried over; the form itself states "
        "this relation in the table's corner.",
        mend="Check the column's four figures against the register; where the results don't add up to the total either, "
        "correct the total first.",
        passes="Natural persons: 21 received, 1 carried in, 20 concluded, 2 carried out.",
        fails="Natural persons: 21 received, 1 carried in, 20 concluded, 1 carried out.",
    ),
)
def requests_balance(subject: Subject) -> Iterator[Answer]:
    yield from judge(subject, _TABLE, "balance", _OWNERS)


@rule(
    "A202",
    "applicants-total",
    Severity.ERROR,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="各类申请人之和与总计不符",
        checks="表三每一行：自然人与五类法人或其他组织相加，等于总计。",
        why="只核对总计列，看不出“自然人少 1、其他多 1”一类的错；逐行核对才能定位到格。",
        mend="核对这一行各类申请人的件数；如果总计写错，改总计。",
        passes="予以公开：自然人 3、商业企业 1，总计 4。",
        fails="予以公开：自然人 3、商业企业 1，总计 5。",
    ),
    en=Prose(
        title="applicants don't add up to the total",
        checks="In each row of table 3, natural persons and the five kinds of organisations add up to the total.",
        why="A check of the totals alone misses one too few here and one too many there; only row by row is the cell found.",
        mend="Check the row's figures; where the total is wrong, correct the total.",
        passes="Granted: 3 natural persons, 1 business, total 4.",
        fails="Granted: 3 natural persons, 1 business, total 5.",
    ),
)
def applicants_total(subject: Subject) -> Iterator[Answer]:
    yield from judge(subject, _TABLE, "applicants", _OWNERS)


@rule(
    "A203",
    "results-total",
    Severity.ERROR,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="各项办理结果之和与总计不符",
        checks="表三每一列：（一）至（六）各项办理结果相加，等于（七）总计。用旧格式把（六）写成一行的，按这一行计。",
        why="总计是公众和上级引用最多的数，与明细对不上，整张表都会被退回。",
        mend="把这一列各项办理结果重新相加；明细无误就改总计，否则改错的那一项。",
        passes="自然人列各项办理结果相加是 11，总计 11。",
        fails="自然人列各项办理结果相加是 11，总计 12。",
    ),
    en=Prose(
        title="results don't add up to the total",
        checks="In each column of table 3, the results (1) to (6) add up to (7) total. Where the old form's single row (6) "
        "is used, that row counts.",
        why="The total is the figure that is quoted most; a table whose details contradict it is sent back.",
        mend="Add up the column's results again; correct the total, or the result that is wrong.",
        passes="Natural persons: the results add up to 11, total 11.",
        fails="Natural persons: the results add up to 11, total 12.",
    ),
)
def results_total(subject: Subject) -> Iterator[Answer]:
    yield from judge(subject, _TABLE, "results", _OWNERS)


RULES = (requests_balance, applicants_total, results_total)
