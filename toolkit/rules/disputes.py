"""Family B: reviews and lawsuits."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.rules import clauses
from toolkit.rules.arithmetic import judge
from toolkit.rules.rule import Answer, Prose, rule
from toolkit.rules.subject import Subject


@rule(
    "B101",
    "outcomes-total",
    Severity.ERROR,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="复议、诉讼各项结果之和与总计不符",
        checks="表四的三组（行政复议、未经复议直接起诉、复议后起诉）：维持、纠正、其他结果、尚未审结相加，等于总计。",
        why="这张表只有一行数，最容易漏填总计：明细 10 件和 1 件、总计 0 的报告真有发布出去的。",
        mend="把这一组四项结果重新相加，填入总计；明细有误的改明细。",
        passes="行政复议：维持 10、纠正 1、其他 0、未审结 0，总计 11。",
        fails="行政复议：维持 10、纠正 1、其他 0、未审结 0，总计 0。",
    ),
    en=Prose(
        title="outcomes don't add up to the total",
        checks="In each of the three groups of table 4 (review, direct lawsuit, lawsuit after review), upheld, corrected, "
        "other and pending add up to the total.",
        why="The table has one row of figures and its totals are easily forgotten: reports with 10 and 1 beside a total of "
        "0 were published.",
        mend="Add up the group's four outcomes again and put the sum into the total, or correct the outcome that is wrong.",
        passes="Review: 10 upheld, 1 corrected, 0 other, 0 pending, total 11.",
        fails="Review: 10 upheld, 1 corrected, 0 other, 0 pending, total 0.",
    ),
)
def outcomes_total(subject: Subject) -> Iterator[Answer]:
    yield from judge(subject, "disputes", "outcomes", {"outcomes": "B101"})


RULES = (outcomes_total,)
