"""Family F, fourth part: a total and its parts in one list, added up again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from toolkit.finding import Severity
from toolkit.language import Text
from toolkit.late_pattern import late_pattern
from toolkit.rules.prose_reasons import CITES, MEND_EN, MEND_ZH
from toolkit.rules.rule import Answer, Prose, rule, said_of
from toolkit.rules.sentences import Passage
from toolkit.rules.subject import Subject

_UNITS = "条次|件次|人次|条|件|篇|份|个|期|则|项|次|部|起|宗|例"
_COUNT = late_pattern(
    rf"(?<![\d.])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}})(?P<about>余|多)?(?P<unit>{_UNITS})(?!以[上下])"
)
_ROUGHLY = late_pattern(r"(?:约|近|超|逾|超过)$")
# 公开信息615条。其中，…: what stands between the total and its list.
_OPENS = late_pattern(
    r"\0*[^\0,。;:、\d]{0,8}?\0*(?:[,。;]?(?:其中(?:包括|包含|有)?|(?P<all>包[括含])|分别[是为])[:,]?|:)"
)
# What every such list has; most paragraphs have none.
_OPENERS = ("其中", "包括", "包含", "分别", "：", ":")
_OPENS_AGAIN = late_pattern(r"其中|内有|包括|包含|分别")
_ENDS = late_pattern(r"[。;!?]")
_BRACKETS = late_pattern(r"\([^()]{0,80}\)")
# What else was counted runs on behind the last part: 其中公告5条、年报1条，办结申请3件.
_ANOTHER_MATTER = late_pattern(
    r"办结|办理|办复|答复|回复|结转|处理|受理|收到|收集|征集|审结|引发|发生|复议|诉讼|开展|组织|召开|举办|参加|培训|处置|"
    r"阅读|浏览|访问|点击|点赞|转发|评论|关注|订阅|粉丝|用户|同比|增加|减少|增长|下降|今年|全年|截至|目前|同时|另|此外|累计|共(?!计)|维持|纠正"
)
# 其他文件 are documents; 其他 and 其他类信息 are whatever is left.
_THE_REST = late_pattern(
    r"^(?:[,、;和及与]|以及)*其[他它余]各?(?:类型?|方面|种类)?的?(?:政[府务])?(?:信息|内容)?(?:发布|公开)?(?:共|合计)?$"
)
# Sections of a report have few such lists; no more are looked at in a paragraph.
_MOST = 50


@rule(
    "F113",
    "parts-in-text",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中各分项相加与总数不符",
        checks="“公开信息 N 条，其中……”一类列举的各项，用的是同一个单位，相加不超过总数；末项是“其他”的，相加等于总数。"
        "只列举了一部分的，带“余”“约”的，后面接着说别的事的，不比。",
        why="分项改了总数没有改，或者漏了、重了一项，读者拿笔一加就看得出来。",
        mend=MEND_ZH,
        passes="公开信息 100 条，其中工作动态 60 条，公告 30 条，其他 10 条。",
        fails="公开信息 100 条，其中工作动态 60 条，公告 30 条，其他 20 条。",
    ),
    en=Prose(
        title="the parts listed don't make the total",
        checks="Where a total is followed by its parts in the same unit, they don't come to more than it; where the last is 其他, they come "
        "to it. Lists of some parts only, rough numbers and what is counted further on are left out.",
        why="A part was changed and not the total, or left out, or listed twice; a reader needs only to add.",
        mend=MEND_EN,
        passes="100 items, 60 of news, 30 notices, 10 others.",
        fails="100 items, 60 of news, 30 notices, 20 others.",
    ),
)
def parts_in_text(subject: Subject) -> Iterator[Answer]:
    for passage in subject.passages:
        if any(sign in passage.text for sign in _OPENERS):
            for listed in _lists(passage):
                if listed.is_wrong:
                    yield said_of(passage, listed.told(passage))


RULES = (parts_in_text,)


class _Count(NamedTuple):
    value: int
    unit: str
    label: str
    end: int


class _Listed(NamedTuple):
    """A total, and the parts that a list gives of it."""

    whole: _Count
    parts: tuple[_Count, ...]
    # 包括 lists everything, 其中 what is worth telling.
    lists_all: bool
    # Behind a semicolon the list may go on.
    may_go_on: bool
    start: int

    @property
    def is_wrong(self) -> bool:
        sums = list(accumulate(part.value for part in self.parts))
        alike = [part.value for part in self.parts if part.unit == self.whole.unit]
        total = self.whole.value
        if _has_parts_of_parts(self.parts):
            return False
        # What runs on behind parts that make the total is no part; 包括甲1条，以及乙2条 has no such end.
        if len(alike) < 2 or total in sums[self.lists_all :] or sum(alike) == total:
            return False
        # One part that is more than all together is most likely something else again: 公众号阅读量.
        if max(alike) > total and not self.lists_all:
            return False
        is_closed = not self.may_go_on and _THE_REST.match(self.parts[-1].label) and len(alike) == len(self.parts)
        return sum(alike) > total or bool(is_closed)

    def told(self, passage: Passage) -> Text:
        total, made = self.whole.value, sum(part.value for part in self.parts if part.unit == self.whole.unit)
        quote = passage.folded.original(self.start, self.whole.end)
        return Text(
            f"“{quote}”后面列出的各项相加是 {made}，与 {total} 不符，请核实。",
            f'the parts listed behind "{quote}" come to {made}, not {total}; please verify.',
        )


def _has_parts_of_parts(parts: Sequence[_Count]) -> bool:
    """Whether a part is followed by what makes it up: 复议7件，驳回6件，撤回1件; 诉讼4件."""
    values = [part.value for part in parts]
    return any(
        value and value in list(accumulate(values[number + 1 :]))[1:] for number, value in enumerate(values[:-2])
    )


def _lists(passage: Passage) -> Iterator[_Listed]:
    text = _BRACKETS.sub(lambda found: "\0" * len(found[0]), passage.folded.text)
    counts = [one for one, _ in zip(_COUNT.finditer(text), range(_MOST), strict=False)]
    for number, whole in enumerate(counts):
        opens = _OPENS.match(text, whole.end())
        if opens is None or _is_rough(text, whole) or not _stands_alone(text, counts, number):
            continue
        stop = _ENDS.search(text, opens.end())
        end = stop.start() if stop else len(text)
        if _OPENS_AGAIN.search(text, opens.end(), end):
            continue
        inside = [one for one in counts[number + 1 :] if one.end() <= end]
        parts = tuple(_parts(text, opens.end(), inside))
        if parts:
            start = max(text.rfind(mark, 0, whole.start()) for mark in ",。;:") + 1
            may_go_on = stop is not None and stop[0] == ";" and len(parts) == len(inside)
            yield _Listed(_count(text, whole, start), parts, opens["all"] is not None, may_go_on, start)


def _stands_alone(text: str, counts: Sequence[re.Match[str]], number: int) -> bool:
    """Whether a figure is the only one of its sentence so far: 35条、20条，其中… leaves open what is meant."""
    if number == 0:
        return True
    return bool(_ENDS.search(text, counts[number - 1].end(), counts[number].start()))


def _parts(text: str, start: int, inside: Sequence[re.Match[str]]) -> Iterator[_Count]:
    """The parts from the first on, up to where the text counts something else; nothing where one is rough."""
    parts: list[_Count] = []
    for found in inside:
        one = _count(text, found, start)
        if _is_rough(text, found):
            return
        if parts and _ANOTHER_MATTER.search(one.label):
            break
        parts.append(one)
        start = found.end()
    yield from parts


def _count(text: str, found: re.Match[str], start: int) -> _Count:
    return _Count(int(found["number"].replace(",", "")), found["unit"], text[start : found.start()], found.end())


def _is_rough(text: str, found: re.Match[str]) -> bool:
    return bool(found["about"] or _ROUGHLY.search(text, 0, found.start()))
