"""Family F: what the text says against what the tables say. It asks, since the office may count otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.rules import clauses
from toolkit.rules.prose_comparing import compared, contradicted, not_nought, statements_of
from toolkit.rules.prose_measures import blocks_named
from toolkit.rules.prose_statements import Claim
from toolkit.rules.rule import Answer, Prose, rule, unread
from toolkit.rules.subject import Subject

_CITES = (clauses.REGULATION_50, clauses.FORM)
_WHY_ZH = "同一份报告里文字和表格说的不是一个数，读者不知道信哪个；口径不同的，应当在文中说明，所以只是询问。"
_WHY_EN = (
    "Where text and table of one report differ, readers don't know which to trust; where the office counts otherwise, the "
    "text should say so. That is why this only asks."
)
_MEND_ZH = "核对台账，改正写错的一处；口径不同的在文中写明口径。"
_MEND_EN = "Check the register and correct the one that is wrong; where the calibre differs, say so in the text."


@rule(
    "F101",
    "received-in-text",
    Severity.QUESTION,
    cites=_CITES,
    zh=Prose(
        title="文中收到申请的件数与表三不符",
        checks="文中“收到（受理）政府信息公开申请 N 件”等于表三的本年新收总计，或者新收加上年结转。"
        "写明渠道（网络、信函等）、时段、时限、转办的，约数、同比、其他年度的不比；同一句里有一个数相符、或者各数相加相符的，"
        "不问；写“全区”“各部门”的照样询问，因为口径可能不同。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“共收到申请 21 件”，表三新收总计 21。",
        fails="文中“共收到申请 17 件”，表三新收总计 95、上年结转 0。",
    ),
    en=Prose(
        title="requests received: text and table 3 differ",
        checks="The number of requests that the text says were received equals the total newly received in table 3, or that "
        "plus those carried in. Ways of receipt, parts of the year, rough numbers, comparisons and other years are left out; "
        "so is a sentence of which one number agrees, or all together do. A number for the whole district is asked about, "
        "since the calibre may differ.",
        why=_WHY_EN,
        mend=_MEND_EN,
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
    cites=_CITES,
    zh=Prose(
        title="文中说未收到申请，表三却有",
        checks="文中写“未收到政府信息公开申请”“无依申请公开”的，表三本年新收总计应为 0。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“未收到申请”，表三新收总计 0。",
        fails="文中“未收到申请”，表三新收总计 3。",
    ),
    en=Prose(
        title="text says none received, table 3 has some",
        checks="Where the text says that no request was received, the total newly received in table 3 is 0.",
        why=_WHY_EN,
        mend=_MEND_EN,
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
    cites=_CITES,
    zh=Prose(
        title="文中说全部办结，表三却有结转",
        checks="文中写申请“全部办结”“均已办结”“办结率100%”“无结转下年度的申请”的，表三“四、结转下年度继续办理”总计应为 0。"
        "“均在法定期限内答复”说的是时限，“除 1 件外均已办结”“确保全部办结”说的不是全部已办结，都不算。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“全部办结”，结转下年度 0。",
        fails="文中“全部办结”，结转下年度 2。",
    ),
    en=Prose(
        title="text says all concluded, table 3 carries some over",
        checks="Where the text says that all requests were concluded, the total carried over to the next year is 0. That all "
        "were answered in time speaks of the time limit, all but one is not all, and an aim is no fact: those don't count.",
        why=_WHY_EN,
        mend=_MEND_EN,
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
    cites=_CITES,
    zh=Prose(
        title="文中说均获维持，表四却不是",
        checks="文中写复议或诉讼“均维持”“全部维持”“维持率100%”的，表四相应各组的结果纠正、其他结果、尚未审结应为 0。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“行政复议 2 件，均获维持”，表四维持 2、尚未审结 0。",
        fails="文中“行政复议 2 件，均获维持”，表四维持 1、尚未审结 1。",
    ),
    en=Prose(
        title="text says all upheld, table 4 says otherwise",
        checks="Where the text says that all reviews or lawsuits were upheld, corrected, other and pending in those groups of "
        "table 4 are 0.",
        why=_WHY_EN,
        mend=_MEND_EN,
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
    cites=_CITES,
    zh=Prose(
        title="文中办结的件数与表三不符",
        checks="文中“办结（答复）N 件”等于表三（七）总计。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“办结 20 件”，（七）总计 20。",
        fails="文中“办结 21 件”，（七）总计 20。",
    ),
    en=Prose(
        title="requests concluded: text and table 3 differ",
        checks="The number of requests that the text says were concluded or answered equals (7) total of table 3.",
        why=_WHY_EN,
        mend=_MEND_EN,
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
    cites=_CITES,
    zh=Prose(
        title="文中结转的件数与表三不符",
        checks="文中“上年结转 N 件”“结转下年度 N 件”等于表三相应一行的总计。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“结转下年度 2 件”，表三结转下年度 2。",
        fails="文中“结转下年度 2 件”，表三结转下年度 0。",
    ),
    en=Prose(
        title="requests carried over: text and table 3 differ",
        checks="The numbers that the text says were carried in or out equal the totals of those rows of table 3.",
        why=_WHY_EN,
        mend=_MEND_EN,
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
    cites=_CITES,
    zh=Prose(
        title="文中某项办理结果的件数与表三不符",
        checks="文中“予以公开 N 件”“不予公开 N 件”“无法提供 N 件”等，等于表三相应各行总计之和。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“不予公开 3 件”，表三（三）不予公开各行总计合计 3。",
        fails="文中“不予公开 3 件”，表三（三）不予公开各行总计合计 1。",
    ),
    en=Prose(
        title="results: text and table 3 differ",
        checks="The numbers of granted, denied, unavailable and so on in the text equal the totals of those rows of table 3.",
        why=_WHY_EN,
        mend=_MEND_EN,
        passes="The text says 3 denied, the rows of (3) add up to 3.",
        fails="The text says 3 denied, the rows of (3) add up to 1.",
    ),
)
def results_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F107")


@rule(
    "F108",
    "disputes-in-text",
    Severity.QUESTION,
    cites=_CITES,
    zh=Prose(
        title="文中复议、诉讼的情况与表四不符",
        checks="文中因政府信息公开引起的行政复议、行政诉讼件数（含维持、纠正、未审结）等于表四；写“未发生”的，表四应为 0。"
        "与政府信息公开无关的复议、诉讼不比。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“未发生行政复议、行政诉讼”，表四各组总计 0。",
        fails="文中“未发生行政复议”，表四行政复议总计 11。",
    ),
    en=Prose(
        title="reviews and lawsuits: text and table 4 differ",
        checks="The numbers of reviews and lawsuits over disclosure in the text, and of their outcomes, equal table 4; where "
        "it says that there were none, table 4 is 0. Those about other business are left out.",
        why=_WHY_EN,
        mend=_MEND_EN,
        passes="The text says no reviews and no lawsuits, the totals of table 4 are 0.",
        fails="The text says no reviews, table 4 says 11.",
    ),
)
def disputes_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F108")
    denied = {
        Claim.NO_REVIEW: ("disputes.review.total",),
        Claim.NO_SUIT: ("disputes.direct_suit.total", "disputes.suit_after_review.total"),
    }
    yield from contradicted(subject, denied)


@rule(
    "F109",
    "documents-in-text",
    Severity.QUESTION,
    cites=_CITES,
    zh=Prose(
        title="文中规范性文件的件数与表二不符",
        checks="文中制发、废止、现行有效的行政规范性文件件数，等于表二相应一格（2021 年版）。清理、审查、解读的件数不比；"
        "写“未制发规范性文件”的，本年制发应为 0。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“制发行政规范性文件 2 件”，表二本年制发 2。",
        fails="文中“制发行政规范性文件 2 件”，表二本年制发 0。",
    ),
    en=Prose(
        title="normative documents: text and table 2 differ",
        checks="The numbers of normative documents issued, repealed and in force in the text equal table 2 (2021 edition). "
        "Those reviewed or explained are left out; where the text says that none was issued, the table says 0.",
        why=_WHY_EN,
        mend=_MEND_EN,
        passes="The text says 2 issued, so does table 2.",
        fails="The text says 2 issued, table 2 says 0.",
    ),
)
def documents_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F109")
    yield from contradicted(subject, {Claim.NO_DOCUMENT: ("disclosure.normative_documents.issued",)})


@rule(
    "F110",
    "decisions-in-text",
    Severity.QUESTION,
    cites=_CITES,
    zh=Prose(
        title="文中许可、处罚、强制的件数与表二不符",
        checks="文中“作出行政许可（处罚、强制）决定 N 件”等于表二相应的本年处理决定数量。公示、归集了多少条信息，"
        "不予、免予的，不比；写“未作出行政处罚决定”的，应为 0。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“作出行政处罚决定 195 件”，表二行政处罚 195。",
        fails="文中“作出行政处罚决定 195 件”，表二行政处罚 0。",
    ),
    en=Prose(
        title="decisions: text and table 2 differ",
        checks="The numbers of licences, penalties and coercive measures decided on in the text equal table 2. How many items "
        "of information about them were published, or refused or waived, is left out; where the text says that there was "
        "none, the table says 0.",
        why=_WHY_EN,
        mend=_MEND_EN,
        passes="The text says 195 penalties, so does table 2.",
        fails="The text says 195 penalties, table 2 says 0.",
    ),
)
def decisions_in_text(subject: Subject) -> Iterator[Answer]:
    yield from compared(subject, "F110")
    denied = {
        Claim.NO_LICENCE: ("disclosure.licences.decisions",),
        Claim.NO_PENALTY: ("disclosure.penalties.decisions",),
        Claim.NO_COERCION: ("disclosure.coercion.decisions",),
    }
    yield from contradicted(subject, denied)


@rule(
    "F111",
    "applicants-in-text",
    Severity.QUESTION,
    cites=_CITES,
    zh=Prose(
        title="文中某类申请人的件数与表三不符",
        checks="文中“自然人 N 件”“法人 N 件”等，等于表三相应各列的本年新收，或者新收加上年结转。",
        why=_WHY_ZH,
        mend=_MEND_ZH,
        passes="文中“其中自然人 20 件”，表三新收自然人 20。",
        fails="文中“其中自然人 20 件”，表三新收自然人 21。",
    ),
    en=Prose(
        title="kinds of applicants: text and table 3 differ",
        checks="The numbers of natural persons, organisations and so on in the text equal those columns of table 3, newly "
        "received or with those carried in.",
        why=_WHY_EN,
        mend=_MEND_EN,
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
    disputes_in_text,
    documents_in_text,
    decisions_in_text,
    applicants_in_text,
)
