"""一是……二是……三是……: whether the ordinals follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.rules.sentences import Passage
from toolkit.text import IDEOGRAPH

_ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_START = r"(?:^|(?<=[。;,:!?、)]))"
_MARKER = late_pattern(rf"{_START}(?P<ordinal>{_ORDINAL})是(?!否|非)")
# An ordinal at the start of a clause with another word behind it; these compounds are words of their own.
_TORN = late_pattern(
    rf"(?:^|(?<=[。;]))(?P<ordinal>{_ORDINAL})(?={IDEOGRAPH})(?!"
    r"[是十百千万者个项类级次种期批季维手孩审读码道位名年月日号条款章节届线环度]|方面|来|则|、|[件份起]|"
    r"审三校|安全|公经费|重一大|农|大|区|甲|医|馆|产|胎|把手|带一路|网通办|件事|窗|站式|体化|般|律|些|切|定|致|直|并|旦|经)"
)
_STOP = late_pattern(r"[,。;!?]")


class Gap(NamedTuple):
    """An ordinal that doesn't follow the one before; `torn` where it only lost its 是."""

    passage: Passage
    previous: str
    expected: str
    found: str
    torn: bool
    quote: str

    @property
    def skips(self) -> bool:
        return _ORDINALS.index(self.found) > _ORDINALS.index(self.expected)


class _Mark(NamedTuple):
    number: int
    whole: bool
    # A torn ordinal behind a semicolon is surely one; elsewhere it may begin a word: 三务公开.
    sure: bool
    passage: Passage
    quote: str


def gaps(passages: Sequence[Passage]) -> Iterator[Gap]:
    """The gaps in the enumerations of one section; each starts with 一是."""
    previous = -1
    candidate: _Mark | None = None
    for mark in _marks(passages):
        if mark.number == 0:
            previous, candidate = (0, None) if mark.whole else (previous, candidate)
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
            elif mark.number != previous + 1:
                yield _gap(mark, previous)
            previous, candidate = mark.number, None


def _gap(mark: _Mark, previous: int) -> Gap:
    following = _ORDINALS[min(previous + 1, len(_ORDINALS) - 1)]
    return Gap(mark.passage, _ORDINALS[previous], following, _ORDINALS[mark.number], not mark.whole, mark.quote)


def _marks(passages: Sequence[Passage]) -> Iterator[_Mark]:
    """Every ordinal that begins a clause, whole (二是) or torn (二), in order."""
    for passage in passages:
        text = passage.folded
        found = [(one.start(), one["ordinal"], True) for one in _MARKER.finditer(text.text)]
        whole = {ordinal for _, ordinal, _ in found}
        # Where 二是 stands in the same paragraph, a clause that begins with 二 is something else.
        found += [
            (one.start(), one["ordinal"], False) for one in _TORN.finditer(text.text) if one["ordinal"] not in whole
        ]
        for start, ordinal, is_whole in sorted(found):
            stop = _STOP.search(text.text, start)
            quote = text.original(start, min(start + 16, stop.start() if stop else len(text.text)))
            sure = start > 0 and text.text[start - 1] == ";"
            yield _Mark(_ORDINALS.index(ordinal), is_whole, sure, passage, quote)
