"""Lines → paragraphs: hard line ends joined where the line was full, also over the foot of a page."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.finding import Place
from toolkit.late_pattern import late_pattern
from toolkit.original import Paragraph
from toolkit.readers.pdf_lines import Line, is_wide, median
from toolkit.text import fold, ordinal_of

# Shares of the type size.
_INDENT = 1.2
_ROOM = 0.6
_OTHER_SIZE = 0.15
_CENTRED = 0.75
# Both edges of a page's text are shifted by the same, more or less.
_SAME_SHIFT = 0.4
# How much wider than usual the step to the next line is where a paragraph ends.
_WIDER_STEP = 1.25
# How far to the right of its first line a paragraph hangs: by two characters, or by a list's bullet and the room for it.
_FARTHEST_HANG = 4.0

_SENTENCE_ENDS = "。！？；：!?;"
_ADDRESS = late_pattern(r"(?:https?:|www\.|[!-~]@)[\w./?&=@:%#~+-]*\Z")
_LEADS_TO_A_PAGE = late_pattern(r"[.·…]{3,} ?\d{1,3}\Z")
# No address is longer: what stands before it is not looked through.
_LONGEST_END = 300
_BULLETS = frozenset("•●■◆▪◇○□★※➢➤►▶✓√◎▲△")


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the text of a page begins and ends on its lines."""

    left: float
    right: float
    lines: Sequence[Line] = ()

    def hangs_at(self, left: float, size: float) -> bool:
        """Whether lines that begin here, to the right of most, are rests of paragraphs rather than first lines."""
        rests = firsts = 0
        for line, after in itertools.pairwise(self.lines):
            if abs(line.left - left) < size / 2 and self.right - line.right < _INDENT * size:
                rests += abs(after.left - left) < size / 2
                firsts += after.left < left - size / 2
        return rests >= firsts


@dataclass(slots=True)
class _Draft:
    page: int
    # Of the page that its last line stands on.
    measure: Measure
    lines: list[Line] = field(default_factory=list)
    # The lines of the first page alone make its box.
    on_first_page: int = 0


class Paragraphs:
    """Puts lines together to paragraphs as they come, page after page."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._draft: _Draft | None = None
        self._waiting: list[Paragraph] = []

    def line(self, line: Line, page: int, measure: Measure) -> Iterator[Paragraph]:
        """Takes the next line; gives the paragraphs that end before it."""
        draft = self._draft
        if draft is not None and not _continues(draft, line, page, measure, self._step):
            yield from self.end()
            draft = None
        if draft is None:
            draft = self._draft = _Draft(page, measure)
        draft.measure = measure
        draft.lines.append(line)
        draft.on_first_page += page == draft.page

    def margin(self, line: Line, page: int) -> None:
        """Takes a line of the page's margin, which may stand between two halves of a sentence."""
        self._waiting.append(Paragraph(line.text, _place(page, [line]), in_margin=True))

    def end(self) -> Iterator[Paragraph]:
        """Gives what is unfinished."""
        if self._draft is not None:
            draft, self._draft = self._draft, None
            yield Paragraph(_joined(draft.lines), _place(draft.page, draft.lines[: draft.on_first_page]))
        yield from self._waiting
        self._waiting = []


def usual_step(pages: Sequence[Sequence[Line]]) -> float:
    """The usual step from one line of a paragraph to the next, in type sizes."""
    steps = []
    for lines in pages:
        for before, after in itertools.pairwise(lines):
            step = (after.middle - before.middle) / max(before.size, after.size)
            # A line followed by a longer one further left, or by one as far left, goes on in it.
            if 0.8 < step < 4.0 and after.left <= before.left + 1.0 and before.right - before.left > 12 * before.size:
                steps.append(step)
    return median(sorted(steps)[: max(1, len(steps) * 2 // 3)]) if steps else 2.0


def measures(pages: Sequence[Sequence[Line]]) -> list[Measure]:
    """Where text begins and ends on each page: where at least two lines do, or as on the other pages."""
    whole = Measure(
        _edge([line.left for lines in pages for line in lines], -1),
        _edge([line.right for lines in pages for line in lines], 1),
    )
    made = []
    for lines in pages:
        left, right = _edge([line.left for line in lines], -1), _edge([line.right for line in lines], 1)
        wide_enough = right - left > 0.8 * (whole.right - whole.left)
        made.append(Measure(left, right, lines) if wide_enough else Measure(whole.left, whole.right, lines))
    return made


def _edge(places: list[float], side: int) -> float:
    """The outermost place that two lines share, more or less."""
    ordered = sorted(places, key=lambda place: -side * place)
    for one, other in itertools.pairwise(ordered):
        if abs(one - other) < 8.0:
            return other
    return ordered[0] if ordered else 0.0


# Agency and date of a sign-off, set at the right, are lines of their own however well their beginnings agree.
_SET_RIGHT = 7.0


def _continues(draft: _Draft, line: Line, page: int, measure: Measure, step: float) -> bool:
    before = draft.lines[-1]
    size = max(before.size, line.size)
    if abs(before.size - line.size) > _OTHER_SIZE * size and min(len(before.text), len(line.text)) > 2:
        return False
    same_page = len(draft.lines) == draft.on_first_page and page == draft.page
    if same_page and line.middle - before.middle > step * size * _WIDER_STEP:
        return False
    if _is_centred(before, measure) and _is_centred(line, measure):
        return False
    # A line of a table of contents is full, and yet ends there.
    if before.text[-1].isdigit() and _LEADS_TO_A_PAGE.search(before.text[-_LONGEST_END:]):
        return False
    shift = _shift(draft.measure, measure, size)
    if min(before.left + shift, line.left) > measure.left + _SET_RIGHT * size:
        return False
    # Where few lines are full, the page's text seems narrower than it is; the line itself shows how far it reaches.
    if max(measure.right, line.right) - before.right - shift > line.head + _ROOM * size:
        return False
    if line.left <= measure.left + _INDENT * size:
        begins = before.text[-1] in _SENTENCE_ENDS and _begins_item(line.text)
        # On another page, its margins may be others; here, a number left of where the paragraph began is in its midst,
        # unless its lines began still farther left.
        farthest = min(other.left for other in draft.lines) if begins else 0.0
        return not begins or (same_page and line.left < min(draft.lines[0].left, farthest + _INDENT * size))
    return _hangs(draft, line, measure, line.left - before.left - shift)


def _hangs(draft: _Draft, line: Line, measure: Measure, aside: float) -> bool:
    """Whether a line to the right of the page's other text goes on in a paragraph that stands there too."""
    first, before = draft.lines[0], draft.lines[-1]
    size = max(before.size, line.size)
    amid = before.text[-1] not in _SENTENCE_ENDS
    if len(draft.lines) == 1 and aside > size / 2:
        bulleted = first.text[0] in _BULLETS
        if aside > _FARTHEST_HANG * size or (_begins_item(line.text) and not (bulleted and amid)):
            return False
        return bulleted or (amid and not _is_centred(line, measure) and measure.hangs_at(line.left, size))
    if abs(aside) >= size / 2 or not (amid or len(draft.lines) > 1):
        return False
    # Items begin where the first did; a figure to the right of there is in the midst of one.
    return not _begins_item(line.text) or (amid and first.left < before.left - size / 2)


def _shift(before: Measure, after: Measure, size: float) -> float:
    """How far the text of a page stands to the right of that before it: in books, margins change sides."""
    left, right = after.left - before.left, after.right - before.right
    return left if abs(left - right) < _SAME_SHIFT * size else 0.0


def _is_centred(line: Line, measure: Measure) -> bool:
    left, right = line.left - measure.left, measure.right - line.right
    return left > 2 * line.size < right and abs(left - right) < 2 * _CENTRED * line.size


def _begins_item(text: str) -> bool:
    return text[0] in _BULLETS or ordinal_of(fold(text))[0] is not None


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    right = max(line.right for line in lines)
    for before, line in itertools.pairwise(lines):
        # Between words or figures a line end stands for a space; ideographs have none.
        closed = is_wide(text[-1]) or is_wide(line.text[0]) or text[-1] in "-/"
        text += line.text if closed or _cuts_address(text, right - before.right < before.size) else " " + line.text
    return text


def _cuts_address(text: str, full: bool) -> bool:
    """Whether a line end is in the midst of an e-mail or web address: at a mark, or where the line was full."""
    return bool(_ADDRESS.search(text[-_LONGEST_END:])) and (full or text[-1] in "/.?&=_@:%")


def _place(page: int, lines: Sequence[Line]) -> Place:
    box = (
        round(min(line.left for line in lines), 1),
        round(min(line.top for line in lines), 1),
        round(max(line.right for line in lines), 1),
        round(max(line.bottom for line in lines), 1),
    )
    return Place(page=page, box=box)
