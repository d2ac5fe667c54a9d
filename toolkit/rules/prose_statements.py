"""What a text says without a figure: nothing received, all concluded, all upheld."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.rules.prose_requests import OTHER_BUSINESS, about_requests
from toolkit.rules.prose_years import year_named
from toolkit.rules.sentences import Sentence

_OBJECT = r"信息公开|依申请|公开申请|申请公开|复议|诉讼|起诉|规范性文件|行政许可|行政处罚|行政强制"
_NONE = late_pattern(
    r"(?:没有|没|未曾|从未|并未|尚未|暂未|均未|未)(?:再)?(?:因[^,。;:!?]{2,16}?)?(?:而)?(?:被)?"
    r"(?:收到|受理|接到|接收|发生|产生|出现|涉及|办理|有|制发|制定|制订|出台|印发|发布|作出|做出|实施|"
    r"申请(?=行政复议)|提起|引发|引起)(?:过)?[^,。;:!?]*|"
    r"(?:不存在|不涉及|没有|暂无|尚无|均无|并无|无|零)"
    r"(?:[^,。;:!?]{0,24}?(?:" + _OBJECT + r")[^,。;:!?]*|申请(?=[,。;]|$))"
)
_NIL = late_pattern(
    r"(?P<what>(?:依申请公开|信息公开申请|公开申请|行政复议|行政诉讼|规范性文件|行政许可|行政处罚|行政强制)[^,。;:!?]{0,12}?)"
    r"(?:(?:数量|件数|数|量|情况)?(?:均|都)?(?:为|是|:)+(?:零|无|0(?![\d.件起宗例次个项份]))|零申请|零受理)"
)
# 无。 alone, under a heading that says what there is none of.
_BARE = late_pattern(r"(?:^|[。:)])(?:无|没有|暂无)。?$")
# What is denied has to be the requests themselves: 未收到…投诉 and 没有…要求补正 deny something else.
_ENDS_IN_REQUESTS = late_pattern(
    r"(?:申请|依申请|依申请公开|申请公开|信息公开|(?:申请|依申请)公开(?:的)?(?:政府)?信息|公开政府信息)"
    r"(?:的)?(?:事项|情况|事宜|业务|案件|信息|要求|行为|现象|件|数量|数|量)*$"
)
# 网络申请, 需转送的申请, 超期未答复的申请: only some of them.
_SOME = late_pattern(
    r"网络|当面|信函|在线|自然人|科研机构|服务机构|公益组织|律师|更正|(?<!公民、)(?<!公民和)(?<!公民或)法人|企业|许可|处罚|不予|超期|逾期|超时|未答复|未办结|未按时|"
    r"重复|结转|无法|无正当|需|转送|转办|投诉|举报|收费|费用|处理费|复议|诉讼"
)
_OTHER_DISPUTES = late_pattern(r"败诉|纠正|撤销|违法|责任|追究|纠错|应诉|与(?:政府)?信息公开(?:工作)?无关|许可|处罚")
# 第四季度, 下属水电站, 县政府转办: not of all that the office received.
_PART_BEFORE = late_pattern(r"季度|月份|上半年|下半年|下属|所属|转办|转送|各(?:科|股|处)室")
_CONDITION = late_pattern(r"(?:如|若|凡|对于?|如果|倘若|是否|有无)[^,。;]{0,6}$")
_PROMPTLY = r"(?:已|均|及时|按时|按期|按规定|按要求|依法|依规|予以|在?(?:法定|规定)?(?:期限|时限)内?){0,5}"
_ALL_CONCLUDED = late_pattern(
    r"(?:全部|均|都|悉数)" + _PROMPTLY + r"(?:办结|办理完毕|办理完成|办毕|答复完毕|答复完成|答复办结)|"
    r"(?<!按期|按时|及时|如期)办结率(?:[、和与及][^,。;:]{2,6}率)?(?:均|都)?(?:达到|达|为|是|:)?(?:100%|百分之百)|"
    r"(?:全部|已全部|均已|都已)(?:予以|依法|依规)*(?:答复|回复)(?=[,。;:]|$)|"
    r"(?:无|没有|未有)(?:任何)?(?:(?:结转(?:到|至)?(?:下|次|明)(?:一)?年|未办结|尚未办结)[^,。;:]{0,8}(?:申请|事项|情况|件)?)(?=[,。;:]|$)"
)
# 除1件结转外，其余均已办结; 上年结转的申请均已办结; 确保全部办结: of some only, or an aim.
_NOT_ALL = late_pattern(r"除[^,。;]{1,20}外|其余|其[他它](?!组织)|到期|结转|确保|力争|争取|要求|力求|应当|目标")
_STILL_OPEN = late_pattern(r"件[^,。;:]{0,4}(?:结转(?:到|至)?(?:下|次|明)|尚在办理|正在办理|未办结|尚未办结)")
_ALL_UPHELD = late_pattern(
    r"(?:均|全部|都)(?:已|审结|并|被|获|获得|得到|予以|依法|为|是|作出|做出)*(?:结果)?维持|维持率(?:达到|达|为|是|:)?(?:100%|百分之百)"
)
_OTHER_BUSINESS = late_pattern(OTHER_BUSINESS)


class Claim(StrEnum):
    NONE_RECEIVED = "none received"
    NO_REVIEW = "no review"
    NO_SUIT = "no suit"
    NO_DOCUMENT = "no document issued"
    NO_LICENCE = "no licence"
    NO_PENALTY = "no penalty"
    NO_COERCION = "no coercion"
    ALL_CONCLUDED = "all concluded"
    ALL_UPHELD = "all upheld"


_DECISION = late_pattern(r"(?P<kind>行政许可|行政处罚|行政强制)(?:决定|措施|事项|案件|情况|件数|数量|数|行为)*$")
_NO_DECISION = {"行政许可": Claim.NO_LICENCE, "行政处罚": Claim.NO_PENALTY, "行政强制": Claim.NO_COERCION}
_DOCUMENTS_ISSUED = late_pattern(r"(?<!有效)(?:行政)?规范性文件(?:的)?(?:制发)?(?:情况|事项|件数|数量|数)*$")


class Statement(NamedTuple):
    claim: Claim
    sentence: Sentence
    start: int
    end: int

    def quote(self) -> str:
        return self.sentence.quote(self.start, self.end)

    @property
    def year(self) -> int | None:
        return year_named(self.sentence.text[: self.start])


def statements(sentence: Sentence) -> Iterator[Statement]:
    """Everything of this kind that a sentence says."""
    for found, what in _denials(sentence):
        for claim in _denied(what, sentence):
            yield Statement(claim, sentence, found.start(), found.end())
    for found in _ALL_CONCLUDED.finditer(sentence.text):
        if _speaks_of_all_requests(sentence, found):
            yield Statement(Claim.ALL_CONCLUDED, sentence, found.start(), found.end())
    for found in _ALL_UPHELD.finditer(sentence.text):
        if re.search(r"复议|诉讼", sentence.text):
            yield Statement(Claim.ALL_UPHELD, sentence, found.start(), found.end())


def _denials(sentence: Sentence) -> Iterator[tuple[re.Match[str], str]]:
    """Where a sentence says that there was none of something, and of what."""
    text = sentence.text
    for pattern in (_NONE, _NIL):
        for found in pattern.finditer(text):
            clause = max(text.rfind(mark, 0, found.start()) for mark in ",;:。") + 1
            if not _CONDITION.search(text, max(0, found.start() - 8), found.start()) and not _PART_BEFORE.search(
                text, clause, found.start()
            ):
                yield found, found["what"] if pattern is _NIL else found[0]
    bare = _BARE.search(text)
    if bare:
        yield bare, "复议、诉讼" if sentence.passage.section == "disputes" else sentence.topic


def _denied(what: str, sentence: Sentence) -> Iterator[Claim]:
    """What is said not to have happened."""
    what = what.rstrip('“‘"')
    if re.search(r"复议|诉讼|起诉", what):
        yield from _no_disputes(what, sentence)
    elif _DOCUMENTS_ISSUED.search(what):
        yield Claim.NO_DOCUMENT
    elif _ENDS_IN_REQUESTS.search(what) and not _SOME.search(what):
        if about_requests(sentence) or "信息公开" in what:
            yield Claim.NONE_RECEIVED
    elif decision := _DECISION.search(what):
        yield _NO_DECISION[decision["kind"]]


def _no_disputes(what: str, sentence: Sentence) -> Iterator[Claim]:
    if _OTHER_DISPUTES.search(what):
        return
    if "信息公开" in sentence.text or about_requests(sentence) or sentence.passage.section == "disputes":
        if "复议" in what:
            yield Claim.NO_REVIEW
        if "诉讼" in what or "起诉" in what:
            yield Claim.NO_SUIT


def _speaks_of_all_requests(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a sentence's 全部办结 means all requests for disclosure, and as a fact."""
    if not about_requests(sentence) or _OTHER_BUSINESS.search(sentence.text):
        return False
    return not _NOT_ALL.search(sentence.text, 0, found.start()) and not _STILL_OPEN.search(sentence.text)
