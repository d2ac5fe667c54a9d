"""Family F: what the text says against the table of requests. It asks, since the office may count otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.rules.prose_comparing import compared, contradicted, not_nought, statements_of
from toolkit.rules.prose_measures import blocks_named
from toolkit.rules.prose_reasons import CITES, MEND_EN, MEND_ZH, WHY_EN, WHY_ZH
from toolkit.rules.prose_statements import Claim
from toolkit.rules.rule import Answer, Prose, rule, unread
from toolkit.rules.subject import Subject


@rule(
    "F101",
    "received-in-text",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中收到申请的件数与表三不符",
        checks="文中“收到（受理）政府信息公开申请 N 件”等于表三的本年新收总计，或者新收加上年结转。"
        "写明渠道（网络、信函等）、时段、时限、转办的，约数、同比、其他年度的不比；同一句里有一个数相符、或者各数相加相符的，"
        "不问；写“全区”“各部门”的照样询问，因为口径可能不同。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“共收到申请 21 件”，表三新收总计 21。",
        fails="文中“共收到申请 17 件”，表三新收总计 95、上年结转 0。",
    ),
    en=Prose(
        title="requests received: text and table 3 differ",
        checks="The number of requests that the text says were received equals the total newly received in table 3, or that "
        "plus those carried in. Ways of receipt, parts of the year, rough numbers, comparisons and other years are left out; "
        "so is a sentence of which one number agrees, or all together do. A number for the whole district is asked about, "
        "since the calibre may differ.",
        why=WHY_EN,
        mend=MEND_EN,
        passes="The text says 21 received, table 3 says 21.",
        fails="The text says 17 received, table 3 says 95 and none carried in.",
    ),
)
def received_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F101")
    yield from unread(subject)


@rule(
    "F102",
    "none-received",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中说未收到申请，表三却有",
        checks="文中写“未收到政府信息公开申请”“无依申请公开”的，表三本年新收总计应为 0。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“未收到申请”，表三新收总计 0。",
        fails="文中“未收到申请”，表三新收总计 3。",
    ),
    en=Prose(
        title="text says none received, table 3 has some",
        checks="Where the text says that no request was received, the total newly received in table 3 is 0.",
        why=WHY_EN,
        mend=MEND_EN,
        passes="The text says none, table 3 says 0.",
        fails="The text says none, table 3 says 3.",
    ),
)
def none_received(subject: Subject) -> Iterator[Answer]:
    yield from contradicted(subject, {Claim.NONE_RECEIVED: ("requests.received.total",)})


@rule(
    "F103",
    "all-concluded",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中说全部办结，表三却有结转",
        checks="文中写申请“全部办结”“均已办结”“办结率100%”“无结转下年度的申请”的，表三“四、结转下年度继续办理”总计应为 0。"
        "“均在法定期限内答复”说的是时限，“除 1 件外均已办结”“确保全部办结”说的不是全部已办结，都不算。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“全部办结”，结转下年度 0。",
        fails="文中“全部办结”，结转下年度 2。",
    ),
    en=Prose(
        title="text says all concluded, table 3 carries some over",
        checks="Where the text says that all requests were concluded, the total carried over to the next year is 0. That all "
        "were answered in time speaks of the time limit, all but one is not all, and an aim is no fact: those don't count.",
        why=WHY_EN,
        mend=MEND_EN,
        passes="The text says all concluded, 0 carried out.",
        fails="The text says all concluded, 2 carried out.",
    ),
)
def all_concluded(subject: Subject) -> Iterator[Answer]:
    yield from contradicted(subject, {Claim.ALL_CONCLUDED: ("requests.carried_out.total",)})


@rule(
    "F104",
    "all-upheld",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中说均获维持，表四却不是",
        checks="文中写复议或诉讼“均维持”“全部维持”“维持率100%”的，表四相应各组的结果纠正、其他结果、尚未审结应为 0。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“行政复议 2 件，均获维持”，表四维持 2、尚未审结 0。",
        fails="文中“行政复议 2 件，均获维持”，表四维持 1、尚未审结 1。",
    ),
    en=Prose(
        title="text says all upheld, table 4 says otherwise",
        checks="Where the text says that all reviews or lawsuits were upheld, corrected, other and pending in those groups of "
        "table 4 are 0.",
        why=WHY_EN,
        mend=MEND_EN,
        passes="The text says 2 reviews, all upheld; table 4: 2 upheld, 0 pending.",
        fails="The text says 2 reviews, all upheld; table 4: 1 upheld, 1 pending.",
    ),
)
def all_upheld(subject: Subject) -> Iterator[Answer]:
    for statement in statements_of(subject, {Claim.ALL_UPHELD}):
        blocks = blocks_named(statement.sentence.text)
        slots = tuple(
            f"disputes.{block}.{outcome}" for block in blocks for outcome in ("corrected", "other", "pending")
        )
        yield from not_nought(subject, statement, slots)


@rule(
    "F105",
    "concluded-in-text",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中办结的件数与表三不符",
        checks="文中“办结（答复）N 件”等于表三（七）总计。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“办结 20 件”，（七）总计 20。",
        fails="文中“办结 21 件”，（七）总计 20。",
    ),
    en=Prose(
        title="requests concluded: text and table 3 differ",
        checks="The number of requests that the text says were concluded or answered equals (7) total of table 3.",
        why=WHY_EN,
        mend=MEND_EN,
        passes="The text says 20 concluded, (7) total is 20.",
        fails="The text says 21 concluded, (7) total is 20.",
    ),
)
def concluded_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F105")


@rule(
    "F106",
    "carried-over-in-text",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中结转的件数与表三不符",
        checks="文中“上年结转 N 件”“结转下年度 N 件”等于表三相应一行的总计。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“结转下年度 2 件”，表三结转下年度 2。",
        fails="文中“结转下年度 2 件”，表三结转下年度 0。",
    ),
    en=Prose(
        title="requests carried over: text and table 3 differ",
        checks="The numbers that the text says were carried in or out equal the totals of those rows of table 3.",
        why=WHY_EN,
        mend=MEND_EN,
        passes="The text says 2 carried out, so does table 3.",
        fails="The text says 2 carried out, table 3 says 0.",
    ),
)
def carried_over_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F106")


@rule(
    "F107",
    "results-in-text",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中某项办理结果的件数与表三不符",
        checks="文中“予以公开 N 件”“不予公开 N 件”“无法提供 N 件”等，等于表三相应各行总计之和。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“不予公开 3 件”，表三（三）不予公开各行总计合计 3。",
        fails="文中“不予公开 3 件”，表三（三）不予公开各行总计合计 1。",
    ),
    en=Prose(
        title="results: text and table 3 differ",
        checks="The numbers of granted, denied, unavailable and so on in the text equal the totals of those rows of table 3.",
        why=WHY_EN,
        mend=MEND_EN,
        passes="The text says 3 denied, the rows of (3) add up to 3.",
        fails="The text says 3 denied, the rows of (3) add up to 1.",
    ),
)
def results_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F107")


@rule(
    "F111",
    "applicants-in-text",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中某类申请人的件数与表三不符",
        checks="文中“自然人 N 件”“法人 N 件”等，等于表三相应各列的本年新收，或者新收加上年结转。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“其中自然人 20 件”，表三新收自然人 20。",
        fails="文中“其中自然人 20 件”，表三新收自然人 21。",
    ),
    en=Prose(
        title="kinds of applicants: text and table 3 differ",
        checks="The numbers of natural persons, organisations and so on in the text equal those columns of table 3, newly "
        "received or with those carried in.",
        why=WHY_EN,
        mend=MEND_EN,
        passes="The text says 20 natural persons, so does table 3.",
        fails="The text says 20 natural persons, table 3 says 21.",
    ),
)
def applicants_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F111")


RULES = (
    received_in_text,
    none_received,
    all_concluded,
    all_upheld,
    concluded_in_text,
    carried_over_in_text,
    results_in_text,
    applicants_in_text,
)
