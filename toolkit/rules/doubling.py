"""Words doubled by a slip, told apart from those that Chinese doubles on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from toolkit.late_pattern import late_pattern
from toolkit.text import IDEOGRAPH

# Little words twice, each with what may stand before or behind so that it is right: 目的的, 于是是.
_LITTLE = {
    "的的": late_pattern(r"(?<![目标打])的的(?!确|士)"),
    "了了": late_pattern(r"(?<!为)了了(?!解|结|然)"),
    "是是": late_pattern(r"(?<![于还但可只就总凡若便却也即先])是是(?!非)"),
    "和和": late_pattern(r"(?<![温饱缓平共总祥随谐])和和(?!美|睦|气|谐|平)"),
    "与与": late_pattern(r"(?<![参给授])与与(?!会)"),
    "在在": late_pattern(r"(?<![存所现旨正内实潜])在在(?!线|职|岗|建|校|册|场|编|逃|途|读|案|家|外|地|先|位)"),
    "被被": late_pattern(r"(?<!施)被被(?!申|告|征|诉|处|执|审|监|管|害|保)"),
    "于于": late_pattern(r"于于(?!谦)"),
    "并并": late_pattern(r"(?<![合兼归吞])并并"),
    "以及及": late_pattern(r"以及及(?!时|早|格)"),
    "将将": late_pattern(r"(?<![名麻])将将(?!军|士|领|来|近|要)"),
    "由由": late_pattern(r"(?<![自理缘事因])由由"),
    "性性": late_pattern(r"性性(?!质|能|格|别|状|命)"),
    "到到": late_pattern(r"到到(?![位期达场岗会站底访来账户货校家手点案任村处了])"),
    "对对": late_pattern(r"(?<![多偏更过])对对(?!口|外|象|应|方|标|接|账|联|策|照|待|错|手|立|比|话)"),
}
_WORDS = (
    "进行", "开展", "加强", "进一步", "推进", "推动", "提高", "提升", "完善", "积极", "认真", "切实", "不断", "持续", "及时", "以及",
    "同时", "按照", "根据", "关于", "对于", "全面", "深入", "其中", "收到", "没有", "并且", "但是", "通过了", "确保", "做好", "强化", "健全",
    "建立", "坚持", "截至", "共计", "未收到", "主动", "高度", "重视", "定期", "充分", "大力", "扎实", "专人", "各单位", "各部门", "我单位", "存在", "针对", "围绕", "依据", "我们", "全县", "全区", "全市", "全镇", "我局", "我镇", "我县", "我区", "我办", "我委", "本机关",
)  # fmt: skip
# A long stretch at once again, or joined to itself by 的: 信息公开的信息公开; or a year.
_LONG = late_pattern(rf"(?P<again>{IDEOGRAPH}{{4,20}})的?(?P=again)|(?P<year>(?<!\d)20\d\d年度?)(?P=year)")
# A whole clause once more in its sentence: 加强组织领导，规范公开内容，加强组织领导，.
_CLAUSE_AGAIN = late_pattern(
    rf"(?:^|(?<=[,;。]))(?P<clause>{IDEOGRAPH}{{7,30}})[,;](?:{IDEOGRAPH}{{2,30}}[,;]){{0,3}}(?P=clause)(?=[,;。])"
)
# Where a clause ends, no longer word can begin with the second: 严格落实审核制度制度。, but 公开公开平台. Verbs for a little of
# something are doubled on purpose (研究研究), and so is what goes 一项一项.
_END_OF_CLAUSE = r"(?=[,。;:、!?)\d]|$)"
_ON_PURPOSE = r"(?![一逐]|研究|讨论|学习|商量|考虑|交流|了解|介绍|体验|尝试)"
_WORD_AGAIN = rf"(?P<word>({IDEOGRAPH})(?!\2){IDEOGRAPH})(?P=word)"
_AT_END = late_pattern(
    rf"{_ON_PURPOSE}{_WORD_AGAIN}{_END_OF_CLAUSE}|(?<=\d)(?P<counter>[条件次期份篇人个项名年月日])(?P=counter){_END_OF_CLAUSE}"
)
# Within a clause the second may begin a longer name: 规范规范性文件, 问题问题清单; 信息公开公开什么 and 要求要求各科室 are right too.
_END_OF_NAME = (
    r"[的人员者局厅委会室科处所站院校网栏单制度化性率法证书表府物力权卡]|小组|中心|平台|系统|目录|指南|体系|标准|清单|强国|组织|"
    r"情况|内容|材料|资料|方案|计划|办法|意见|细则|指标|结果|任务|企业|渠道|事项|流程|窗口|热线|队伍|经费"
)
_WITHIN = late_pattern(
    rf"{_ON_PURPOSE}(?!公开|政府|服务|行政|要求|代表){_WORD_AGAIN}(?={IDEOGRAPH}{{2}})(?!{IDEOGRAPH}{{0,2}}(?:{_END_OF_NAME}))"
)
# Marks twice, or two that don't go together: 网站、、公众号; 56条，。
_MARKS = late_pattern(r"[,、;。][,、;:。]+|:{2,}")
_TWO_MARKS = ("::", *(first + second for first in ",、;。" for second in ",、;:。"))
# Whatever is built in doubles one to three characters; most sentences double none.
_TWICE = late_pattern(rf"({IDEOGRAPH}{{1,3}})\1")
# In one sentence; what has more is no sentence.
_MOST = 20


def doubled_words(text: str, more: Sequence[str] = ()) -> Iterator[tuple[int, int]]:
    """Where a text doubles a word: start and end of both together."""
    spans: list[tuple[int, int]] = []
    if _TWICE.search(text):
        spans += _little(text)
        spans += _repeated(text, _WORDS)
        spans += [found.span() for found in islice(_AT_END.finditer(text), _MOST)]
        spans += [found.span() for found in islice(_WITHIN.finditer(text), _MOST)]
    spans += [found.span() for found in islice(_LONG.finditer(text), _MOST)]
    spans += [found.span() for found in islice(_CLAUSE_AGAIN.finditer(text), _MOST)]
    spans += _repeated(text, more)
    end_of_last = -1
    for start, end in sorted(set(spans)):
        if start >= end_of_last:
            yield start, end
            end_of_last = end


def doubled_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where a text, in half width, doubles a mark."""
    if any(marks in text for marks in _TWO_MARKS):
        yield from (found.span() for found in islice(_MARKS.finditer(text), _MOST))


def _little(text: str) -> Iterator[tuple[int, int]]:
    for twice, wrong in _LITTLE.items():
        if twice in text:
            yield from (found.span() for found in islice(wrong.finditer(text), _MOST))


def _repeated(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        start = text.find(word * 2)
        if start >= 0:
            yield start, start + 2 * len(word)
