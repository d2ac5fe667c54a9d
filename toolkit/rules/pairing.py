"""Family K, fourth part: brackets and quotation marks that lost their other half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from toolkit.finding import Severity
from toolkit.language import Text
from toolkit.late_pattern import late_pattern
from toolkit.rules import clauses
from toolkit.rules.rule import Answer, Prose, rule, said_of
from toolkit.rules.sentences import Passage
from toolkit.rules.subject import Subject

_OTHER_HALF = {"(": ")", "《": "》", "〔": "〕", "【": "】", "“": "”"}
_OPENED = {closed: opened for opened, closed in _OTHER_HALF.items()}
_SHOWN = {"(": "（", ")": "）"}
_MARKS = late_pattern("[" + "".join(_OTHER_HALF) + "".join(_OPENED) + "]")
# 1）更新目录；2）…: a bracket behind a point's number has no other half.
_POINT = late_pattern(r"(?:^|[。;:,、!?\n])(?:\d{1,2}|[a-zA-Z①-⑳])\)$")
_LONGEST_POINT = 4
# A paragraph with more marks than that is no report's.
_MOST = 1000
_AROUND = 10


@rule(
    "K111",
    "unpaired-mark",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="括号、引号、书名号没有成对",
        checks="圆括号、六角括号、方头括号、书名号和双引号成对，跨相邻两段的也算成对；“1）”一类序号的括号不查。",
        why="多是复制、修改时丢了一半，读者分不清说明到哪里为止。",
        mend="补上缺的一半，或者删去多余的。",
        passes="《政府信息公开条例》（以下简称《条例》）。",
        fails="《政府信息公开条例》（以下简称《条例》有关要求。",
    ),
    en=Prose(
        title="a bracket or quotation mark without its other half",
        checks="Brackets, title marks and double quotation marks come in pairs, over two neighbouring paragraphs too; the bracket of "
        "1) needs none.",
        why="Mostly one half was lost when a text was copied, and readers can't tell where the remark ends.",
        mend="Add the missing half, or delete the other.",
        passes="《政府信息公开条例》（以下简称《条例》）.",
        fails="《政府信息公开条例》（以下简称《条例》有关要求.",
    ),
)
def unpaired_mark(subject: Subject) -> Iterator[Answer]:
    for key in subject.report.sections:
        for one in _lone_marks(list(subject.passages_of(key))):
            text = one.passage.folded
            around = text.original(max(0, one.at - _AROUND), min(len(text.text), one.at + _AROUND))
            if not subject.allows(around):
                yield said_of(
                    one.passage,
                    Text(
                        f"“{one.shown}”没有与之成对的“{one.other}”，见“{around}”。",
                        f'"{one.shown}" has no "{one.other}", in "{around}".',
                    ),
                )


RULES = (unpaired_mark,)


class _Lone(NamedTuple):
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


def _lone_marks(passages: Sequence[Passage]) -> Iterator[_Lone]:
    """The marks of one section whose other half stands neither in their paragraph nor in the one next to it."""
    opened_before: list[_Lone] = []
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


def _lone_in(passage: Passage) -> Iterator[_Lone]:
    text = passage.folded.text
    opened: list[tuple[str, int]] = []
    marks = list(islice(_MARKS.finditer(text), _MOST + 1))
    for found in marks if len(marks) <= _MOST else ():
        mark, at = found[0], found.start()
        if mark in _OTHER_HALF:
            opened.append((mark, at))
        elif _OPENED[mark] in (one for one, _ in opened):
            while opened[-1][0] != _OPENED[mark]:
                yield _Lone(passage, *opened.pop())
            opened.pop()
        elif not _POINT.search(text, max(0, at - _LONGEST_POINT + 1), at + 1):
            yield _Lone(passage, mark, at)
    for mark, at in opened:
        yield _Lone(passage, mark, at)
