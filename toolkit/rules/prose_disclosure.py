"""Family F, second part: what the text says against the tables of disclosure and of disputes."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.rules.prose_comparing import compared, contradicted
from toolkit.rules.prose_reasons import CITES, MEND_EN, MEND_ZH, WHY_EN, WHY_ZH
from toolkit.rules.prose_statements import Claim
from toolkit.rules.rule import Answer, Prose, rule
from toolkit.rules.subject import Subject


@rule(
    "F108",
    "disputes-in-text",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中复议、诉讼的情况与表四不符",
        checks="文中因政府信息公开引起的行政复议、行政诉讼件数（含维持、纠正、未审结）等于表四；写“未发生”的，表四应为 0。"
        "与政府信息公开无关的复议、诉讼不比。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“未发生行政复议、行政诉讼”，表四各组总计 0。",
        fails="文中“未发生行政复议”，表四行政复议总计 11。",
    ),
    en=Prose(
        title="reviews and lawsuits: text and table 4 differ",
        checks="The numbers of reviews and lawsuits over disclosure in the text, and of their outcomes, equal table 4; where "
        "it says that there were none, table 4 is 0. Those about other business are left out.",
        why=WHY_EN,
        mend=MEND_EN,
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
    cites=CITES,
    zh=Prose(
        title="文中规章、规范性文件的件数与表二不符",
        checks="文中制发、废止、现行有效的规章、行政规范性文件件数，等于表二相应一格（2021 年版）。清理、审查、解读的件数不比；"
        "写“未制发规范性文件”的，本年制发应为 0。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“制发行政规范性文件 2 件”，表二本年制发 2。",
        fails="文中“制发行政规范性文件 2 件”，表二本年制发 0。",
    ),
    en=Prose(
        title="regulations, normative documents: text and table 2 differ",
        checks="The numbers of regulations and normative documents issued, repealed and in force in the text equal table 2 (2021 edition). "
        "Those reviewed or explained are left out; where the text says that none was issued, the table says 0.",
        why=WHY_EN,
        mend=MEND_EN,
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
    cites=CITES,
    zh=Prose(
        title="文中许可、处罚、强制的件数与表二不符",
        checks="文中“作出行政许可（处罚、强制）决定 N 件”等于表二相应的本年处理决定数量。公示、归集了多少条信息，"
        "不予、免予的，不比；写“未作出行政处罚决定”的，应为 0。",
        why=WHY_ZH,
        mend=MEND_ZH,
        passes="文中“作出行政处罚决定 195 件”，表二行政处罚 195。",
        fails="文中“作出行政处罚决定 195 件”，表二行政处罚 0。",
    ),
    en=Prose(
        title="decisions: text and table 2 differ",
        checks="The numbers of licences, penalties and coercive measures decided on in the text equal table 2. How many items "
        "of information about them were published, or refused or waived, is left out; where the text says that there was "
        "none, the table says 0.",
        why=WHY_EN,
        mend=MEND_EN,
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


RULES = (disputes_in_text, documents_in_text, decisions_in_text)
