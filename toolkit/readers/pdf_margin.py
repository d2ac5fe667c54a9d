"""Which lines belong to the page and not to the report: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.readers.pdf_lines import Line
from toolkit.text import fold

# Shares of the page's height in which heads and feet stand.
_HEAD = 0.12
_FOOT = 0.88
_MOST_LINES = 3

_PAGE_NUMBER = re.compile(
    r"-*(?:第?\d{1,4}页?|第?\d{1,4}页?[,/、-]?(?:共|/|of)\d{1,4}页?|page\d{1,4}(?:of\d{1,4})?)-*\Z"
    # Written out, and in Roman figures.
    r"|-+[一二三四五六七八九十]{1,3}-+\Z|第[一二三四五六七八九十]{1,3}页(?:[,/]?共[一二三四五六七八九十]{1,3}页)?\Z|-*[ivx]{1,5}-*\Z",
    re.IGNORECASE,
)
# What browsers print on every page: date and time before the title, the address before the page's number.
_BY_A_BROWSER = re.compile(
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?(?:上午|下午)?\d{1,2}:\d{2}(?!\d)|(?:https?|file):/+[!-~]+\Z|about:blank)",
    re.IGNORECASE,
)
_TABLE_GOES_ON = re.compile(r"\(?(?:续前?表|接上[页表]|续)\)?\d*:?\Z")
_LONGEST_NOTE = 10

Row = list[Line]
_DIGITS = re.compile(r"\d+")


def margins(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[set[int]]:
    """For each page, given by its height and its lines from top to bottom, the numbers of its margin lines."""
    candidates = [_candidates(height, lines) for height, lines in pages]
    seen = Counter(
        key
        for (height, lines), numbers in zip(pages, candidates, strict=True)
        for key in {_key(lines[n], height) for n in numbers}
    )
    enough = 2 if len(pages) < 6 else 3
    found = [
        {number for number in numbers if _is_page_number(lines, number) or seen[_key(lines[number], height)] >= enough}
        for (height, lines), numbers in zip(pages, candidates, strict=True)
    ]
    return [
        numbers
        | {
            number
            for number, line in enumerate(lines)
            if len(line.text) < _LONGEST_NOTE and _TABLE_GOES_ON.match(fold(line.text))
        }
        for (_, lines), numbers in zip(pages, _with_high_ones(pages, found), strict=True)
    ]


def apart_from_margins(rows: Sequence[Row], height: float) -> tuple[Sequence[Row], list[Row]]:
    """A page's rows of text pieces without those that say by themselves that they are no row of any table; and those."""
    taken = [row for row in (*rows[:1], *rows[-1:]) if _is_head_or_foot(row, height)]
    return ([row for row in rows if not any(row is one for one in taken)], taken) if taken else (rows, taken)


def _is_head_or_foot(row: Row, height: float) -> bool:
    folded = fold("".join(piece.text for piece in row))
    beside = row[0].bottom < height * _HEAD or row[0].top > height * _FOOT
    numbered = bool(_PAGE_NUMBER.match(folded)) and not folded.isdecimal()
    return beside and (numbered or bool(_BY_A_BROWSER.match(folded)))


def _with_high_ones(pages: Sequence[tuple[float, Sequence[Line]]], found: Sequence[set[int]]) -> Sequence[set[int]]:
    """Heads and feet of several lines reach deep into the page: what most pages have beside them is theirs too."""
    for _ in range(_MOST_LINES - 1):
        beside = [
            {_key(lines[number], height): number for number in _beside(numbers, len(lines))}
            for (height, lines), numbers in zip(pages, found, strict=True)
        ]
        seen = Counter(key for keys in beside for key in keys)
        high = {key for key, count in seen.items() if 2 * count > max(2, len(pages))}
        if not high:
            break
        found = [
            numbers | {number for key, number in keys.items() if key in high}
            for numbers, keys in zip(found, beside, strict=True)
        ]
    return found


def _beside(marginal: set[int], count: int) -> list[int]:
    """The first line below a page's head and the last above its foot."""
    rest = [number for number in range(count) if number not in marginal]
    head, foot = rest[:1], rest[-1:]
    return (head if head > [0] else []) + (foot if foot and foot[0] < count - 1 else [])


def _candidates(height: float, lines: Sequence[Line]) -> list[int]:
    heads = [number for number, line in enumerate(lines[:_MOST_LINES]) if line.bottom < height * _HEAD]
    first_foot = max(0, len(lines) - _MOST_LINES)
    return heads + [number for number in range(first_foot, len(lines)) if lines[number].top > height * _FOOT]


def _key(line: Line, height: float) -> tuple[str, int]:
    """The same words at the same height, whatever the page's number."""
    return _DIGITS.sub("#", fold(line.text)), round(line.middle / height * 100)


def _is_page_number(lines: Sequence[Line], number: int) -> bool:
    """A number alone, at the very top or bottom."""
    return number in (0, len(lines) - 1) and bool(_PAGE_NUMBER.match(fold(lines[number].text)))
