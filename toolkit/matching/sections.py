"""An original's paragraphs to the report's sections: headings by name, then by number and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.form.definition import Section
from toolkit.late_pattern import late_pattern
from toolkit.matching.align import likeness
from toolkit.original import Paragraph
from toolkit.report import Match
from toolkit.text import LabelKey, clean, fold, label_key

_LONGEST_HEADING = 45
_CLOSE_ENOUGH = 0.7
_FEWEST_NUMBERED = 2
_FEWEST_LISTED = 4
_PARENTHESISED = late_pattern(r"^[(（]")
_NUMBER_AND_SPACE = late_pattern(r"^(\s*[一二三四五六])[^\S\n]+(?=[^\s、.．,，])")
_YEAR_BEHIND_NUMBER = late_pattern(r"^(\s*[一二三四五六1-6]\s*[、.．,，])\s*20\d\d\s*年\s*度?\s*")
# ★一、 and 【一、总体情况】: what stands around a heading's number for show.
_AROUND_NUMBER = late_pattern(r"^[\s【\[〔《「★☆◆◇●○■□▲△※◎▶►❖]+(?=[一二三四五六壹贰叁肆伍陆Ⅰ-Ⅵ]\s*[、.．])")
_FORMAL_NUMBER = late_pattern(r"^\s*([壹贰叁肆伍陆Ⅰ-Ⅵ])(?=\s*[、.．])")
_PART = late_pattern(r"^\s*第([一二三四五六])(?:部分|章)\s*[、.．:：]?\s*(?=\S)")
_PLAIN_NUMBERS = dict(zip("壹贰叁肆伍陆ⅠⅡⅢⅣⅤⅥ", "一二三四五六" * 2, strict=True))
_PLAIN_NUMBER = late_pattern(r"\s*[一二三四五六]\s*[、.．]")
_ARABIC_NUMBER = late_pattern(r"\s*\d{1,2}\s*[、.．]")
# What a sub-heading begins with, and a note behind a heading does not.
_FIRST_SUB_HEADING = late_pattern(r"[（(]一[）)]")
# A heading may ask, 五、存在哪些主要问题？, but makes no statement.
_STATEMENT = late_pattern(r"[。；;！]")


class Heading(NamedTuple):
    """A paragraph that heads a section; `rest` is text that runs on behind the heading."""

    section: int
    text: str
    match: Match
    reason: str | None = None
    rest: str = ""


class HeadingFinder:
    """Knows the headings of a form's sections and finds them among paragraphs."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.sections = tuple(sections)
        self._names = [label_key(section.heading).name for section in sections]
        self._aliases = [frozenset(label_key(alias).name for alias in section.aliases) for section in sections]

    def is_named(self, text: str) -> bool:
        """Whether a text is a heading by its name alone."""
        return self._by_name(text) is not None

    def find(self, paragraphs: Sequence[Paragraph]) -> dict[int, Heading]:
        """The headings among the paragraphs, by the paragraph's number."""
        found: dict[int, Heading] = {}
        for number, paragraph in enumerate(paragraphs):
            heading = None if paragraph.in_margin else self._by_name(paragraph.text)
            if heading is not None:
                found[number] = heading
        self._drop_contents(found, paragraphs)
        bracketed = self._take_out_bracketed(found)
        self._drop_sub_numbered(found)
        self._drop_out_of_order(found)
        self._add_by_position(found, paragraphs)
        self._add_by_closeness(found, paragraphs)
        # What came close may be the neighbour that another one lacked.
        self._add_by_position(found, paragraphs)
        self._add_bracketed(found, bracketed)
        return dict(sorted(found.items()))

    def _by_name(self, text: str) -> Heading | None:
        """A heading by its exact name, a declared other name, or with text that runs on."""
        first, _, _ = text.partition("\n")
        if len(fold(first)) > _LONGEST_HEADING:
            return self._running_on(text)
        key = _heading_key(first)
        bracketed = bool(_PARENTHESISED.match(first.strip()))
        for number, name in enumerate(self._names):
            if key.name == name and first == text:
                return Heading(number, text, Match.EXACT)
            numbered = key.ordinal == number + 1 and not bracketed
            if key.name in self._aliases[number] and numbered and first == text:
                return Heading(number, text, Match.ALIAS, f"与规定的“{self.sections[number].heading}”写法不同")
        return self._running_on(text)

    def _running_on(self, text: str) -> Heading | None:
        """一、总体情况：2024年…, heading and text in one paragraph."""
        for number, section in enumerate(self.sections):
            ordinal, _, name = section.heading.partition("、")
            run_in = _run_in(ordinal, name).match(text) if name in text else None
            if run_in:
                heading = text[: run_in.end()].strip()
                rest = text[run_in.end() :].strip()
                noted = rest.startswith(("（", "(")) and not _FIRST_SUB_HEADING.match(rest)
                if not noted or (run_in[1] and run_in[1] in ":：。\n"):
                    return Heading(number, heading, Match.EXACT, rest=rest)
        return None

    def _drop_contents(self, found: dict[int, Heading], paragraphs: Sequence[Paragraph]) -> None:
        """A table of contents: the headings that come again below, with nothing but lines as short between them."""
        numbers = list(found)
        sections = [found[number].section for number in numbers]
        end = next((at for at in range(1, len(numbers)) if sections[at] <= sections[at - 1]), len(numbers))
        if end < _FEWEST_LISTED or not set(sections[end:]).issuperset(sections[:end]):
            return
        if all(map(self._could_head, paragraphs[numbers[0] : numbers[end - 1]])):
            for number in numbers[:end]:
                del found[number]

    @staticmethod
    def _take_out_bracketed(found: dict[int, Heading]) -> dict[int, Heading]:
        """Where headings are numbered 一、, （一） numbers what stands below them; the form's names are used there too."""
        bracketed = {number: one for number, one in found.items() if _PARENTHESISED.match(one.text.strip())}
        numbered = {
            one.section
            for number, one in found.items()
            if number not in bracketed and _heading_key(one.text).ordinal is not None
        }
        if len(numbered) < _FEWEST_NUMBERED:
            return {}
        for number in bracketed:
            del found[number]
        return bracketed

    def _add_bracketed(self, found: dict[int, Heading], bracketed: dict[int, Heading]) -> None:
        """（二）主动公开政府信息情况 heads a section where nothing else does and its number and place are right."""
        for section in self._missing(found):
            fitting = [
                number
                for number, one in bracketed.items()
                if one.section == section
                and label_key(one.text).ordinal == section + 1
                and self._in_order(found, number, section)
            ]
            if len(fitting) == 1:
                reason = "序号加了括号，按名称和位置认定"
                found[fitting[0]] = bracketed[fitting[0]]._replace(match=Match.GUESSED, reason=reason)

    @staticmethod
    def _drop_sub_numbered(found: dict[int, Heading]) -> None:
        """1.总体情况 heads a part of a section where 一、总体情况 heads the section."""
        numbered = {one.section for one in found.values() if _PLAIN_NUMBER.match(_bare(one.text))}
        for number, one in list(found.items()):
            if one.section in numbered and _ARABIC_NUMBER.match(one.text):
                del found[number]

    def _drop_out_of_order(self, found: dict[int, Heading]) -> None:
        """A mere alias only counts where it stands between its neighbours."""
        for number, heading in list(found.items()):
            if heading.match is Match.ALIAS and not self._in_order(found, number, heading.section):
                del found[number]

    def _in_order(self, found: dict[int, Heading], at: int, section: int) -> bool:
        before = [one.section for number, one in found.items() if number < at]
        after = [one.section for number, one in found.items() if number > at]
        return (not before or max(before) <= section) and (not after or min(after) >= section)

    def _missing(self, found: dict[int, Heading]) -> list[int]:
        present = {heading.section for heading in found.values()}
        return [number for number in range(len(self.sections)) if number not in present]

    def _add_by_closeness(self, found: dict[int, Heading], paragraphs: Sequence[Paragraph]) -> None:
        for section in self._missing(found):
            best: tuple[float, int] | None = None
            for number, paragraph in enumerate(paragraphs):
                if number in found or not self._could_head(paragraph) or not self._in_order(found, number, section):
                    continue
                key = _heading_key(paragraph.text)
                close = max(likeness(key.name, name) for name in (self._names[section], *self._aliases[section]))
                numbered = key.ordinal == section + 1 and not _PARENTHESISED.match(paragraph.text.strip())
                exact_alias = key.name in self._aliases[section] and paragraph.heading_level is not None
                if (close >= _CLOSE_ENOUGH and numbered) or exact_alias:
                    best = max(best or (0.0, 0), (close, number))
            if best is not None:
                reason = f"写法与“{self.sections[section].heading}”最接近"
                found[best[1]] = Heading(section, paragraphs[best[1]].text, Match.GUESSED, reason)

    def _add_by_position(self, found: dict[int, Heading], paragraphs: Sequence[Paragraph]) -> None:
        """Numbered lines between the headings before and after are those that are missing, where each is one line."""
        for first, last in _runs(self._missing(found)):
            start = max((number for number, one in found.items() if one.section < first), default=-1)
            end = min((number for number, one in found.items() if one.section > last), default=len(paragraphs))
            numbered = [self._numbered(paragraphs, range(start + 1, end), one) for one in range(first, last + 1)]
            lines = [numbers[0] for numbers in numbered if len(numbers) == 1]
            if len(lines) == len(numbered) and lines == sorted(lines):
                for section, number in enumerate(lines, first):
                    reason = f"按前后标题的位置认定为“{self.sections[section].heading}”"
                    found[number] = Heading(section, paragraphs[number].text, Match.POSITION, reason)

    def _numbered(self, paragraphs: Sequence[Paragraph], lines: range, section: int) -> list[int]:
        """The lines among some that bear a section's number and could head it."""
        return [
            number
            for number in lines
            if self._could_head(paragraphs[number])
            and _PLAIN_NUMBER.match(_bare(paragraphs[number].text))
            and _heading_key(paragraphs[number].text).ordinal == section + 1
        ]

    @staticmethod
    def _could_head(paragraph: Paragraph) -> bool:
        text = clean(paragraph.text)
        return (
            not paragraph.in_margin and len(fold(text)) <= _LONGEST_HEADING and not _STATEMENT.search(text.rstrip("。"))
        )


def _heading_key(text: str) -> LabelKey:
    """A heading's number and name: 一 总体情况 and 一、2024年总体情况 are 一、总体情况."""
    return label_key(_YEAR_BEHIND_NUMBER.sub(r"\1", _NUMBER_AND_SPACE.sub(r"\1、", _bare(text))))


def _bare(text: str) -> str:
    """A heading as it would be without ornament: ★壹、总体情况 and 第一部分 总体情况 are 一、总体情况."""
    plain = _PART.sub(r"\1、", _AROUND_NUMBER.sub("", text))
    return _FORMAL_NUMBER.sub(lambda found: _PLAIN_NUMBERS[found[1]], plain)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow each other as the first and the last of each run."""
    for at, number in enumerate(numbers):
        if at == 0 or numbers[at - 1] != number - 1:
            end = at
            while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
                end += 1
            yield number, numbers[end]


@cache
def _run_in(ordinal: str, name: str) -> re.Pattern[str]:
    """A heading at the beginning of a paragraph that goes on behind it."""
    number = rf"\s*{ordinal}\s*[、.．,，\s]\s*(?:20\d\d\s*年\s*度?\s*)?"
    return late_pattern(rf"{number}{re.escape(name)}(?:([:：。\s])(?=\s*\S)|(?={_FIRST_SUB_HEADING.pattern}))")
