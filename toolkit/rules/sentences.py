"""Chinese text taken apart for reading: sentences in one width, each character traceable to the original's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.finding import Place
from toolkit.language import Text
from toolkit.late_pattern import late_pattern

_INVISIBLE = late_pattern(r"[\s\u200b-\u200f\u2060\ufeff]")
_ENDS = late_pattern(r"[。;!?]")
_SUBHEADING = late_pattern(r"^\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)[、.]?(?P<name>[^,。:;]{2,25})")
# The full-width forms that every Chinese text has; NFKC says the same of them.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LONGEST_QUOTE = 40
# Longer paragraphs are no report's text; reading stops there, so that no file can make it slow.
LONGEST_PASSAGE = 100_000


class Folded(NamedTuple):
    """A text without spaces and in half width where there is one, and where each character stood."""

    text: str
    source: str
    positions: Sequence[int]

    def original(self, start: int, end: int) -> str:
        """The original's wording of a stretch, for quoting."""
        return self.source[self.positions[start] : self.positions[end - 1] + 1].strip() if start < end else ""


@dataclass(frozen=True)
class Passage:
    """One paragraph of a section, counted from 1."""

    section: str
    number: int
    text: str
    name: Text
    place: Place | None

    @cached_property
    def folded(self) -> Folded:
        return folded(self.text)


class Sentence(NamedTuple):
    """One sentence, the passage that it stands in, and the sub-heading that it stands under."""

    text: str
    passage: Passage
    topic: str
    start: int
    folded: Folded

    def quote(self, start: int, end: int) -> str:
        """The clause around a stretch of the sentence, as the original has it."""
        first, last = max(0, start - _LONGEST_QUOTE), min(len(self.text), max(end, start + _LONGEST_QUOTE))
        left = max([first, *(at + 1 for mark in ",:、。;" if (at := self.text.rfind(mark, first, start)) >= 0)])
        right = min([last, *(at for mark in ",。;()" if (at := self.text.find(mark, end, last)) >= 0)])
        return self.folded.original(self.start + left, self.start + right)


def folded(source: str) -> Folded:
    source = source[:LONGEST_PASSAGE]
    quick = source.translate(_HALF_WIDTH)
    if not _INVISIBLE.search(quick) and unicodedata.is_normalized("NFKC", quick):
        return Folded(quick, source, range(len(quick)))
    characters: list[str] = []
    positions: list[int] = []
    for at, character in enumerate(quick):
        if not _INVISIBLE.match(character):
            for one in unicodedata.normalize("NFKC", character):
                characters.append(one)
                positions.append(at)
    return Folded("".join(characters), source, positions)


def sentences(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """The sentences of passages in order; a sub-heading such as （二）依申请公开 holds until the next."""
    topic, section = "", ""
    for passage in passages:
        if passage.section != section:
            topic, section = "", passage.section
        text = passage.folded
        subheading = _SUBHEADING.match(text.text)
        if subheading:
            topic = subheading["name"]
        start = 0
        for end in [*(mark.end() for mark in _ENDS.finditer(text.text)), len(text.text)]:
            if end > start:
                yield Sentence(text.text[start:end], passage, topic, start, text)
            start = end
