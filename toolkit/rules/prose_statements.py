"""What a text says without a figure: nothing received, all concluded, all upheld."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from toolkit.rules.prose_measures import about_requests
from toolkit.rules.sentences import Sentence

_NONE = re.compile(
    r"(?:(?:没有|没|未曾|从未|并未|尚未|暂未|均未|未)(?:再)?(?:收到|受理|接到|接收|发生|产生|出现|涉及|办理|有)(?:过)?|"
    r"(?:没有|暂无|尚无|均无|并无|无)(?=(?:任何|新收|新增|因|公民|群众|个人|主动)?[^,。;:]{0,12}(?:信息公开|依申请|公开申请|申请公开|行政复议|行政诉讼|复议|诉讼)))"
    r"(?P<what>[^,。;:!?]*)"
)
_NIL = re.compile(
    r"(?P<what>(?:依申请公开|信息公开申请|公开申请|行政复议|行政诉讼)[^,。;:!?]{0,12})(?:(?:数|量|件数|数量|情况|均)?(?:为|是|:)(?:零|无)|零申请|零受理)"
)
# 未收到…投诉, 未发生…超期: something else did not happen.
_NARROWER = re.compile(
    r"投诉|举报|收费|费用|处理费|超期|逾期|超时|不予|败诉|纠正|撤销|违法|泄密|责任|追究|异议|问题|不满|重复|结转|差错|事故|无法|信访|"
    r"未答复|未办结|未按时|网络|当面|信函|在线|自然人|(?<!公民、)(?<!公民和)(?<!公民或)法人|企业|许可|处罚"
)
_CONDITION = re.compile(r"(?:如|若|凡|对于?|如果|倘若|是否|有无)[^,。;]{0,6}$")
_REQUESTED = re.compile(r"申请|依申请|信息公开")
_ALL_CONCLUDED = re.compile(
    r"(?:全部|均|都|悉数|已全部|均已|都已)(?:已|及时|按时|按期|依法|依规|在法定期限内|在规定时限内|在规定期限内)*(?:予以)?"
    r"(?:办结|办理完毕|办理完成|办毕|答复完毕|答复完成)|办结率(?:达到|达|为|是|:)?(?:100%|百分之百)|"
    r"(?:全部|已全部|均已|都已)(?:予以|依法|依法依规)?答复(?=[,。;:]|$)"
)
_ALL_UPHELD = re.compile(r"(?:均|全部|都)(?:被|获|获得|得到|予以|依法|为|是|作出|做出)*(?:结果)?维持")
_OTHER_BUSINESS = re.compile(r"热线|1234\d|信访|留言|来信|咨询|投诉|举报|提案|议案|信箱|办件|许可|处罚|网民")
_YEAR = re.compile(r"(20\d\d)年")


class Claim(StrEnum):
    NONE_RECEIVED = "none received"
    NO_REVIEW = "no review"
    NO_SUIT = "no suit"
    ALL_CONCLUDED = "all concluded"
    ALL_UPHELD = "all upheld"


class Statement(NamedTuple):
    claim: Claim
    sentence: Sentence
    start: int
    end: int

    def quote(self) -> str:
        return self.sentence.quote(self.start, self.end)

    @property
    def year(self) -> int | None:
        years = _YEAR.findall(self.sentence.text[: self.start])
        return int(years[-1]) if years else None


def statements(sentence: Sentence) -> Iterator[Statement]:
    """Everything of this kind that a sentence says."""
    for pattern in (_NONE, _NIL):
        for found in pattern.finditer(sentence.text):
            if not _CONDITION.search(sentence.text, max(0, found.start() - 8), found.start()):
                for claim in _denied(found["what"], sentence):
                    yield Statement(claim, sentence, found.start(), found.end())
    requests = about_requests(sentence) and not _OTHER_BUSINESS.search(sentence.text)
    for found in _ALL_CONCLUDED.finditer(sentence.text):
        if requests:
            yield Statement(Claim.ALL_CONCLUDED, sentence, found.start(), found.end())
    for found in _ALL_UPHELD.finditer(sentence.text):
        if re.search(r"复议|诉讼", sentence.text):
            yield Statement(Claim.ALL_UPHELD, sentence, found.start(), found.end())


def _denied(what: str, sentence: Sentence) -> Iterator[Claim]:
    """What is said not to have happened."""
    if _NARROWER.search(what):
        return
    disputed = "复议" in what or "诉讼" in what
    if disputed:
        if "信息公开" in sentence.text or about_requests(sentence) or sentence.passage.section == "disputes":
            if "复议" in what:
                yield Claim.NO_REVIEW
            if "诉讼" in what:
                yield Claim.NO_SUIT
        return
    if _REQUESTED.search(what) and (about_requests(sentence) or "信息公开" in what):
        yield Claim.NONE_RECEIVED
