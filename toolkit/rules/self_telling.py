"""Who does something in a text that tells what the reporting office did: another's name is left of another's report."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.late_pattern import late_pattern
from toolkit.report import PREFACE
from toolkit.rules.agencies import ORGAN, agree, is_elsewhere, kind_of, level_of, of_other_places
from toolkit.rules.sentences import Passage
from toolkit.rules.subject import Subject

_SECTIONS = (PREFACE, "overview", "problems", "other_matters")
_CLAUSE = (
    r"(?:^|[,。;:)])(?:20\d\d年(?:度)?,?)?(?![各全本我该上其与和同向赴到由经请受对])"
    r"(?!兄弟|周边|有关|根据|按照|依据|督促|推动|要求|配合|协助|指导|联合|会同|组织|邀请)"
    # 认真做好市水利局信息公开工作: what begins with a verb or with how it is done is no place's name.
    r"(?!认真|积极|切实|扎实|全力|全面|主动|及时|不断|持续|进一步|高度|[做抓办搞]好|加[强大快]|推[进行]|规范|完善|落实|开展|履行|"
    r"明确|接受|支持|服务|保障|围绕|结合|依托|利用|通过|确保|深[化入]|优化|强化|细化|健全|建立|充分|负责|承担|印发|更新|公[开布])"
)
# Another may still come to see the office, or ask it for something.
_DOES = late_pattern(
    rf"{_CLAUSE}(?P<agency>[^,。;:()《》“”\d、的]{{2,18}}?{ORGAN})"
    r"(?![等、和与来赴到向对]|提出|申请|[^,。;:]{0,12}(?:我|来|赴|交流|考察|学习|调研))"
)
# What offices say of nobody but themselves.
_OF_ITSELF = (
    r"(?=(?:党组|党委|党工委)?(?:在[^,。;:]{2,25}领导下|认真|高度重视|坚持|严格|深入(?:贯彻|学习|落实)|积极|全面(?:贯彻|落实)|紧紧围绕|切实|"
    r"(?:主动|累计|共|通过[^,。;:]{2,20}?)*公开(?:各类|政府)*信息|(?:共|累计)(?:主动)?公开|未?收到|未收取|(?:政府|政务)信息公开工作|政务公开工作))"
)
# 加强区政府网站建设: with a government's name much else begins, so it has to tell of itself.
_GOVERNMENT_DOES = late_pattern(
    rf"{_CLAUSE}(?P<agency>[^,。;:()\d、的各全]{{1,12}}?(?:政府|办事处|镇|乡|街道)){_OF_ITSELF}"
)
_BUREAU = late_pattern(
    rf"{_CLAUSE}(?P<agency>[^,。;:()\d、的各]{{2,18}}?(?:局|厅|委员会|(?<![党纪县市区省镇乡旗州工])委)){_OF_ITSELF}"
)
# Most sentences have nothing of the kind, which is quickly seen.
_MAY_TELL = late_pattern(r"[局厅委会][党在认高坚严深积全紧切主累共通公未收政]")
_GOVERNMENT = "人民政府"
# These have to do with everybody's disclosure; and nobody above the office is meant.
_FOR_ALL = late_pattern(r"^(?:国|中央|上级|主管)|大数据|政务服务|行政审批|审计|网信|档案|保密|信访|村|居民|社区|业主")
_OF_OTHERS = late_pattern(
    r"我[局委办厅镇乡]|我单位|我中心|本[局委办厅]|本单位|本机关|全[县区市省州旗]|各[县区市镇乡部单科]"
)


def doing_elsewhere(subject: Subject, own: str) -> Iterator[tuple[Passage, str]]:
    """Offices like the reporting one, of other places."""
    kind = kind_of(own)
    for passage in subject.passages_of(*_SECTIONS):
        text = passage.folded.text
        if kind in text or kind == _GOVERNMENT:
            for found in (_GOVERNMENT_DOES if kind == _GOVERNMENT else _DOES).finditer(text):
                if is_elsewhere(own, found["agency"]):
                    yield passage, found["agency"]


def doing_beside(subject: Subject, own: str) -> Iterator[tuple[Passage, str]]:
    """Other offices of the same place that tell of themselves; a government's report tells of its bureaus."""
    if kind_of(own) == _GOVERNMENT or level_of(own) is None:
        return
    for sentence in subject.sentences:
        if sentence.passage.section not in _SECTIONS or not _MAY_TELL.search(sentence.text):
            continue
        for found in _BUREAU.finditer(sentence.text):
            if _is_beside(own, found["agency"]) and not _OF_OTHERS.search(sentence.text):
                yield sentence.passage, found["agency"]


def _is_beside(own: str, other: str) -> bool:
    if agree(own, other) or of_other_places(own, other) or _FOR_ALL.search(other):
        return False
    return len(kind_of(other)) > 2 and level_of(other) in (None, level_of(own))
