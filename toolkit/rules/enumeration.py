"""一是……二是……, 一要……, 第一，……, （一）……, 1.……: whether the ordinals follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.rules.sentences import Passage
from toolkit.text import IDEOGRAPH

_ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_COUNT = r"1[0-5]|[1-9]"
# Where a clause begins, and where a line of a list does.
_CLAUSE_BEGINS, _LINE_BEGINS = "。;,:!?、)", "。;:!?"
# Each enumeration keeps to one way of counting. What may stand before and behind is asked in `_counts`: every class of
# ideographs costs a start a third of a millisecond.
_MARKERS = late_pattern(
    r"(?=[一二三四五六七八九十第其(1-9])(?:"
    rf"(?P<spoken>{_ORDINAL})(?P<verb>是|要)|(?P<rank>第|其)(?P<ranked>{_ORDINAL})"
    rf"|\((?P<bracketed>{_ORDINAL}|{_COUNT})\)|(?P<unopened>{_ORDINAL})\)|(?P<numbered>{_COUNT})(?P<dot>\.|、))"
)
# 一是否, 一要件; （一）项.
_NO_ENUMERATION = {"是": "否非", "要": "素件点闻务么", "）": "项款", ".": "0123456789、", "、": "0123456789、"}
# An ordinal at the start of a clause with another word behind it; these compounds are words of their own.
_TORN = late_pattern(
    rf"(?P<ordinal>{_ORDINAL})(?={IDEOGRAPH})(?!"
    r"[是要十百千万者个项类级次种期批季维手孩审读码道位名年月日号条款章节届线环度]|方面|来|则|、|[件份起]|"
    r"审三校|安全|公经费|重一大|农|大|区|甲|医|馆|产|胎|把手|带一路|网通办|件事|窗|站式|体化|般|律|些|切|定|致|直|并|旦|经)"
)
_STOP = late_pattern(r"[,。;!?]")
_SHI = "{}是"
# 公开政策信息二是……: the ordinal is there, though no mark stands before it.
_RUN_ON = "{}是 within a clause"


class Gap(NamedTuple):
    """An ordinal that doesn't follow the one before; each is written as the enumeration writes its own."""

    passage: Passage
    previous: str
    expected: str
    found: str
    # It only lost its 是.
    torn: bool
    # It comes too soon, and not once more.
    skips: bool
    quote: str


class _Mark(NamedTuple):
    number: int
    # How the enumeration writes its ordinals: {}是, 第{}, （{}）.
    style: str
    digits: bool
    whole: bool
    # A torn ordinal behind a semicolon is surely one; elsewhere it may begin a word: 三务公开.
    sure: bool
    passage: Passage
    quote: str

    def written(self, number: int) -> str:
        return self.style.format(number + 1 if self.digits else _ORDINALS[min(number, len(_ORDINALS) - 1)])


def gaps(passages: Sequence[Passage]) -> Iterator[Gap]:
    """The gaps in the enumerations of one section; each starts with 一是, 第一, （一） or the like."""
    marks = list(_marks(passages))
    for way in dict.fromkeys((mark.style, mark.digits) for mark in marks if mark.style != _RUN_ON):
        yield from _gaps_of(way, marks)


def _gaps_of(way: tuple[str, bool], marks: Sequence[_Mark]) -> Iterator[Gap]:
    """The gaps in the enumerations of one way of counting."""
    previous = -1
    # （二）……（二）……（四）: only the second （二） is wrong.
    was_repeated = False
    candidate: _Mark | None = None
    # 一是……二要……三是: what is missing is there in other words.
    in_other_words: set[int] = set()
    for mark in marks:
        if (mark.style, mark.digits) != way:
            in_other_words |= {mark.number} if mark.style.startswith("{}") and not mark.digits else set()
        elif mark.number == 0:
            previous, candidate, in_other_words = (
                (0, None, set()) if mark.whole else (previous, candidate, in_other_words)
            )
        elif previous < 0:
            continue
        elif not mark.whole:
            if mark.number == previous + 1 and mark.sure:
                yield _gap(mark, previous)
                previous = mark.number
            elif mark.number == previous + 1:
                candidate = mark
        else:
            if candidate and mark.number == previous + 2:
                yield _gap(candidate, previous)
            elif mark.number == previous + 2 and was_repeated:
                pass
            elif mark.number != previous + 1 and not _lies_between(previous, mark.number, in_other_words):
                yield _gap(mark, previous)
            was_repeated = mark.number == previous
            previous, candidate, in_other_words = mark.number, None, set()


def _lies_between(previous: int, number: int, others: Set[int]) -> bool:
    return previous + 1 < number and others >= set(range(previous + 1, number))


def _gap(mark: _Mark, previous: int) -> Gap:
    before, expected, found = (mark.written(number) for number in (previous, previous + 1, mark.number))
    return Gap(mark.passage, before, expected, found, not mark.whole, mark.number > previous + 1, mark.quote)


def _marks(passages: Sequence[Passage]) -> Iterator[_Mark]:
    """Every ordinal that begins a clause or a line, whole (二是) or torn (二), in order."""
    for passage in passages:
        text = passage.folded
        markers = list(_MARKERS.finditer(text.text))
        found = [(one.start(), *_counted(one)) for one in markers if _counts(text.text, one)]
        run_on = [
            (one.start(), one["spoken"], _RUN_ON)
            for one in markers
            if one["verb"] == "是" and one["spoken"] != "一" and not _begins(text.text, one.start(), _CLAUSE_BEGINS)
        ]
        whole = {ordinal for _, ordinal, style in found if style == _SHI}
        # Where 二是 stands in the same paragraph, a clause that begins with 二 is something else.
        torn = [
            (one.start(), one["ordinal"], "")
            for one in _TORN.finditer(text.text)
            if one["ordinal"] not in whole and _begins(text.text, one.start(), _CLAUSE_BEGINS)
        ]
        for start, ordinal, style in sorted(found + torn + run_on):
            stop = _STOP.search(text.text, start + 1)
            quote = text.original(start, min(start + 16, stop.start() if stop else len(text.text)))
            sure = start > 0 and text.text[start - 1] == ";"
            number = int(ordinal) - 1 if ordinal.isascii() else _ORDINALS.index(ordinal)
            yield _Mark(number, style or _SHI, ordinal.isascii(), bool(style), sure, passage, quote)


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether an ordinal stands where an enumeration goes on, with what goes on behind it."""
    start, end = found.span()
    behind = text[end : end + 1]
    if found["rank"]:
        goes_on = behind in (",", ":", "是") or (behind == "、" and not text.startswith(("第", *_ORDINALS), end + 1))
        return goes_on and _begins(text, start, _CLAUSE_BEGINS)
    if found["verb"]:
        return behind not in tuple(_NO_ENUMERATION[found["verb"]]) and _begins(text, start, _CLAUSE_BEGINS)
    if found["unopened"]:
        return start == 0
    return behind not in tuple(_NO_ENUMERATION[found["dot"] or "）"]) and _begins(text, start, _LINE_BEGINS)


def _begins(text: str, start: int, behind: str) -> bool:
    return start == 0 or text[start - 1] in behind


def _counted(found: re.Match[str]) -> tuple[str, str]:
    """The ordinal, and the way it is written in."""
    if found["verb"]:
        return found["spoken"], f"{{}}{found['verb']}"
    if found["rank"]:
        return found["ranked"], f"{found['rank']}{{}}"
    if found["bracketed"] or found["unopened"]:
        return found["bracketed"] or found["unopened"], "（{}）"
    return found["numbered"], f"{{}}{found['dot']}"
