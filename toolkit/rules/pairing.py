"""Brackets and quotation marks that lost their other half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.rules.sentences import Passage

_OTHER_HALF = {"(": ")", "《": "》", "〔": "〕", "【": "】", "“": "”"}
_OPENED = {closed: opened for opened, closed in _OTHER_HALF.items()}
_SHOWN = {"(": "（", ")": "）"}
_MARKS = late_pattern("[" + "".join(_OTHER_HALF) + "".join(_OPENED) + "]")
# 1）更新目录；2）…: a bracket behind a point's number has no other half.
_POINT = late_pattern(r"(?:^|[。;:,、!?\n])(?:\d{1,2}|[a-zA-Z①-⑳])\)$")
_LONGEST_POINT = 4
# A paragraph with more marks than that is no report's.
_MOST = 1000


class Lone(NamedTuple):
    """A mark without its other half, and where it stands in the folded text of its passage."""

    passage: Passage
    mark: str
    at: int

    @property
    def shown(self) -> str:
        return _SHOWN.get(self.mark, self.mark)

    @property
    def other(self) -> str:
        other = _OTHER_HALF.get(self.mark) or _OPENED[self.mark]
        return _SHOWN.get(other, other)


def lone_marks(passages: Sequence[Passage]) -> Iterator[Lone]:
    """The marks of one section whose other half stands neither in their paragraph nor in the one next to it."""
    opened_before: list[Lone] = []
    for passage in passages:
        lone = list(_lone_in(passage))
        for one in (one for one in lone if one.mark in _OPENED):
            # What a page's end or a web page's line cut in two is whole all the same.
            pair = next((before for before in opened_before if before.mark == _OPENED[one.mark]), None)
            if pair is None:
                yield one
            else:
                opened_before.remove(pair)
        yield from opened_before
        opened_before = [one for one in lone if one.mark in _OTHER_HALF]
    yield from opened_before


def _lone_in(passage: Passage) -> Iterator[Lone]:
    text = passage.folded.text
    opened: list[tuple[str, int]] = []
    marks = list(islice(_MARKS.finditer(text), _MOST + 1))
    for found in marks if len(marks) <= _MOST else ():
        mark, at = found[0], found.start()
        if mark in _OTHER_HALF:
            opened.append((mark, at))
        elif _OPENED[mark] in (one for one, _ in opened):
            while opened[-1][0] != _OPENED[mark]:
                yield Lone(passage, *opened.pop())
            opened.pop()
        elif not _POINT.search(text, max(0, at - _LONGEST_POINT + 1), at + 1):
            yield Lone(passage, mark, at)
    for mark, at in opened:
        yield Lone(passage, mark, at)
