"""Glyphs and rulings of one PDF page, through PDFium's raw calls."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise, repeat
from operator import sub
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from toolkit.errors import LimitExceeded
from toolkit.readers import pdf_calls as calls

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

MOST_GLYPHS = 60_000
MOST_OBJECTS = 60_000
MOST_SEGMENTS = 200_000
MOST_RULINGS = 20_000
_DEEPEST_FORM = 8

# PDFium puts line ends, and spaces where it sees gaps, between the glyphs.
_MADE_UP = " \r\n"
# PDFium's marks for a hyphen at a line's end.
_LINE_END_HYPHENS = "\x02\ufffe"
_MEANINGLESS = "\0\ufffd\uffff"
# Where symbol fonts (Wingdings, Symbol) put their bullets and arrows.
_SYMBOL_FONT = ("\uf020", "\uf0ff")
_DOUBTFUL = re.compile("[\x00-\x1f\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]")
_QUARTER_TURN = 1.5707963
# PDFium's loose boxes for vertical fonts are many times too large: looked into from this width on, and taken for wrong
# where the ink fills less than this share in both directions.
_SUSPICIOUSLY_WIDE = 30.0
_INK_SHARE = 1 / 3
# A filled shape up to this thick is a drawn line, not a ground.
_THICKEST_RULING = 4.0
_SEGMENTS_OF_RECTANGLE = 5
# Text rendering modes that leave no mark: invisible, and for clipping only.
_UNSEEN = frozenset((3, 7))
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Glyph(NamedTuple):
    """One character as drawn; distances in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Ruling(NamedTuple):
    """A drawn line: where it lies across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What is drawn on a page, upright, and what about it can't be trusted."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    horizontals: list[Ruling] = field(default_factory=list)
    verticals: list[Ruling] = field(default_factory=list)
    # Share of the page that pictures cover.
    picture_share: float = 0.0
    # Glyphs that have no Unicode, or one that means nothing outside their font.
    unmapped: int = 0
    # Text drawn so that nobody sees it (the layer under a scan).
    invisible: int = 0
    # Text beyond the edge of the page.
    off_page: str = ""
    # Shapes that are neither text nor lines: letters turned into curves, drawings.
    curves: int = 0
    too_many_shapes: bool = False
    # From the page's own coordinates to these.
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Upright:
    """Turns PDF coordinates (from the lower left, unrotated) into the page as it is read."""

    def __init__(self, box: Box, quarter_turns: int) -> None:
        left, bottom, right, top = box
        across, up = right - left, top - bottom
        self.turned = quarter_turns % 4
        self.width, self.height = (up, across) if self.turned % 2 else (across, up)
        self.matrix: Matrix = (
            (1.0, 0.0, 0.0, -1.0, -left, top),
            (0.0, 1.0, 1.0, 0.0, -bottom, -left),
            (-1.0, 0.0, 0.0, 1.0, right, -bottom),
            (0.0, -1.0, -1.0, 0.0, top, right),
        )[self.turned]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        return transformed(self.matrix, left, bottom, right, top)

    def boxes(self, *edges: list[float]) -> tuple[list[float], list[float], list[float], list[float]]:
        """Many boxes at once: all their left, bottom, right and top edges."""
        lefts, bottoms, rights, tops = edges
        across, down = self.matrix[4], self.matrix[5]
        if self.turned:
            moved = [self.box(*box) for box in zip(lefts, bottoms, rights, tops, strict=True)]
            return tuple(map(list, zip(*moved, strict=True))) if moved else ([], [], [], [])  # type: ignore[return-value]
        return (
            [left + across for left in lefts] if across else lefts,
            [down - top for top in tops],
            [right + across for right in rights] if across else rights,
            [down - bottom for bottom in bottoms],
        )


def transformed(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The box around a box that a matrix moved: smaller x, smaller y, larger x, larger y."""
    a, b, c, d, e, f = matrix
    if b == c == 0.0:
        x0, x1, y0, y1 = a * left + e, a * right + e, d * bottom + f, d * top + f
    elif a == d == 0.0:
        x0, x1, y0, y1 = c * bottom + e, c * top + e, b * left + f, b * right + f
    else:
        xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    return (x0 if x0 < x1 else x1, y0 if y0 < y1 else y1, x1 if x0 < x1 else x0, y1 if y0 < y1 else y0)


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def read_page(handle: Any, number: int) -> Page:
    """What is drawn on a loaded page; `number` counts from 1."""
    box = _page_box(handle)
    text_handle = pdfium.FPDFText_LoadPage(handle)
    if not text_handle:
        return Page(number, box[2] - box[0], box[3] - box[1])
    try:
        text, count = calls.address_of(text_handle), pdfium.FPDFText_CountChars(text_handle)
        if count > MOST_GLYPHS:
            raise LimitExceeded(f"第 {number} 页有 {count} 个字符，不像一份年度报告的页面。")
        characters = _characters(text_handle, count)
        upright = _Upright(box, _turns_of_text(text, characters))
        page = Page(number, upright.width, upright.height, matrix=upright.matrix)
        _read_glyphs(text, characters, upright, page)
    finally:
        pdfium.FPDFText_ClosePage(text_handle)
    _Shapes(page, upright).read(handle)
    return page


def _page_box(handle: Any) -> Box:
    bounds = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(handle, ctypes.byref(bounds)):
        return (0.0, 0.0, pdfium.FPDF_GetPageWidthF(handle), pdfium.FPDF_GetPageHeightF(handle))
    return (bounds.left, bounds.bottom, bounds.right, bounds.top)


def turns_to_read(handle: Any) -> int:
    """Quarter turns clockwise, from the page as its content has it, that bring most of its text upright."""
    text = pdfium.FPDFText_LoadPage(handle)
    if not text:
        return 0
    try:
        return _turns_of_text(calls.address_of(text), _characters(text, pdfium.FPDFText_CountChars(text)))
    finally:
        pdfium.FPDFText_ClosePage(text)


def _turns_of_text(text: int, characters: Sequence[str]) -> int:
    """The text says how a page is read, whatever rotation it is shown in: tables are also set sideways without any."""
    sample = range(0, len(characters), max(1, len(characters) // 30))
    angles = [calls.angle(text, index) for index in sample if characters[index] not in _MADE_UP]
    turns = [round(angle / _QUARTER_TURN) % 4 for angle in angles if angle >= 0]
    most = max(set(turns), key=turns.count, default=0)
    return -most % 4 if turns.count(most) * 2 > len(turns) else 0


def _characters(text: Any, count: int) -> Sequence[str]:
    """One string a glyph: in one call where PDFium's text has a unit for each, else one by one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        characters = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(characters) == count:
            return characters
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return [chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes]


def _read_glyphs(text: int, characters: Sequence[str], upright: _Upright, page: Page) -> None:
    """Every glyph with its box. Written for speed, all glyphs at a time: pages have thousands."""
    indexes, shown = _drawn(text, characters)
    if not indexes:
        return
    boxes = (ctypes.c_float * (4 * len(indexes)))()
    first = ctypes.addressof(boxes)
    deque(map(calls.loose_box, repeat(text), indexes, range(first, first + 16 * len(indexes), 16)), maxlen=0)
    corners = boxes[:]
    # An FS_RECTF has left, top, right, bottom; the page's top is up.
    lefts, tops, rights, bottoms = upright.boxes(corners[0::4], corners[3::4], corners[2::4], corners[1::4])
    # A Glyph made by its own constructor takes three times as long.
    glyphs = list(map(tuple.__new__, repeat(Glyph), zip(shown, lefts, tops, rights, bottoms, strict=True)))
    if max(map(sub, rights, lefts)) > _SUSPICIOUSLY_WIDE:
        glyphs = [_mended(glyph, text, index, upright) for glyph, index in zip(glyphs, indexes, strict=True)]
    unmapped = list(map(calls.is_unmapped, repeat(text), indexes))
    if 1 in unmapped or _DOUBTFUL.search("".join(shown)):
        glyphs = list(_trusted(glyphs, unmapped, page))
    page.glyphs = glyphs
    if min(lefts) < 0 or min(tops) < 0 or max(rights) > page.width or max(bottoms) > page.height:
        _drop_off_page(page)


def _drawn(text: int, characters: Sequence[str]) -> tuple[list[int], list[str]]:
    """The glyphs that are on the page: all but the spaces and line ends that PDFium made up."""
    flags = bytearray(b"\1") * len(characters)
    for index, character in enumerate(characters):
        if character in _MADE_UP and (character != " " or calls.is_generated(text, index)):
            flags[index] = 0
    return list(compress(range(len(characters)), flags)), list(compress(characters, flags))


def _mended(glyph: Glyph, text: int, index: int, upright: _Upright) -> Glyph:
    if glyph.right - glyph.left <= _SUSPICIOUSLY_WIDE:
        return glyph
    return Glyph(glyph.text, *_plausible(glyph[1:], upright.box(*_ink_box(text, index))))


def _trusted(glyphs: list[Glyph], unmapped: list[int], page: Page) -> Iterable[Glyph]:
    for glyph, flag in zip(glyphs, unmapped, strict=True):
        if flag == 1 or _DOUBTFUL.match(glyph.text):
            character, trusted = _usable(glyph.text, flag == 1)
            page.unmapped += not trusted
            if character:
                yield glyph._replace(text=character)
        else:
            yield glyph


def _drop_off_page(page: Page) -> None:
    def is_on_page(glyph: Glyph) -> bool:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        return 0 <= x <= page.width and 0 <= y <= page.height

    page.off_page = "".join(glyph.text for glyph in page.glyphs if not is_on_page(glyph)).strip()
    page.glyphs = list(filter(is_on_page, page.glyphs))


def _usable(character: str, unmapped: bool) -> tuple[str, bool]:
    """What to keep for a doubtful character (nothing for a control code), and whether it means what it says."""
    if character in _LINE_END_HYPHENS:
        return "-", True
    if unmapped or character in _MEANINGLESS:
        return "\ufffd", False
    if _SYMBOL_FONT[0] <= character <= _SYMBOL_FONT[1]:
        return "•", True
    if character < " ":
        return "", True
    return character, not (character <= "\uf8ff" or character >= "\U000f0000")


def _ink_box(text: int, index: int) -> Box:
    box = (ctypes.c_double * 4)()
    address = ctypes.addressof(box)
    calls.ink_box(text, index, address, address + 8, address + 16, address + 24)
    left, right, bottom, top = box
    return left, bottom, right, top


def _plausible(loose: Box, ink: Box) -> Box:
    fills = (ink[2] - ink[0]) / (loose[2] - loose[0]), (ink[3] - ink[1]) / max(1.0, loose[3] - loose[1])
    return ink if max(fills) < _INK_SHARE else loose


class _Shapes:
    """Walks a page's objects, nested forms included, and keeps what looks like a drawn line."""

    def __init__(self, page: Page, upright: _Upright) -> None:
        self._page = page
        self._upright = upright
        self._objects = 0
        self._segments = 0
        self._picture_area = 0.0

    def read(self, handle: Any) -> None:
        page, count = calls.address_of(handle), pdfium.FPDFPage_CountObjects(handle)
        self._walk(
            map(calls.object_of_page, repeat(page), range(min(count, MOST_OBJECTS + 1))), self._upright.matrix, 0
        )
        self._page.picture_share = min(1.0, self._picture_area / max(1.0, self._page.width * self._page.height))

    def _walk(self, found: Iterable[int], matrix: Matrix, depth: int) -> None:
        shapes = list(found)
        kinds = list(map(calls.kind_of, shapes))
        self._objects += len(shapes)
        texts = [shape for shape, kind in zip(shapes, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_TEXT]
        self._page.invisible += sum(map(_UNSEEN.__contains__, map(calls.render_mode, texts)))
        self._paths(
            [shape for shape, kind in zip(shapes, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH], matrix
        )
        for shape, kind in zip(shapes, kinds, strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(shape, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM and not self._is_crowded():
                self._form(shape, matrix, depth)

    def _is_crowded(self) -> bool:
        rulings = len(self._page.horizontals) + len(self._page.verticals)
        crowded = self._objects > MOST_OBJECTS or self._segments > MOST_SEGMENTS or rulings > MOST_RULINGS
        self._page.too_many_shapes = self._page.too_many_shapes or crowded
        return crowded

    def _form(self, shape: int, matrix: Matrix, depth: int) -> None:
        count = min(MOST_OBJECTS + 1, pdfium.FPDFFormObj_CountObjects(ctypes.cast(shape, pdfium.FPDF_PAGEOBJECT)))
        inside = map(calls.object_of_form, repeat(shape), range(count))
        self._walk(inside, multiplied(_matrix_of(shape), matrix), depth + 1)

    def _picture(self, shape: int, matrix: Matrix) -> None:
        box = _bounds([shape], matrix)[0]
        if not self._is_line(box):
            self._picture_area += (box[2] - box[0]) * (box[3] - box[1])

    def _paths(self, shapes: list[int], matrix: Matrix) -> None:
        for shape, box, (filled, stroked) in zip(shapes, _bounds(shapes, matrix), _draw_modes(shapes), strict=True):
            if not (filled or stroked) or self._is_line(_without_pen(box) if stroked else box):
                continue
            count = calls.segment_count(shape)
            # A filled rectangle that is no line is a ground; grounds behind paragraphs are not tables.
            if not stroked and count <= _SEGMENTS_OF_RECTANGLE:
                continue
            self._segments += count
            if self._is_crowded():
                return
            self._outline(shape, count, bool(stroked), multiplied(_matrix_of(shape), matrix))

    def _is_line(self, box: Box) -> bool:
        """Keeps a box as a drawn line if it is thin enough to be one."""
        left, top, right, bottom = box
        across, down = right - left, bottom - top
        if across > _THICKEST_RULING < down:
            return False
        # A dot is part of whichever dotted line it lies on.
        if across >= down:
            self._page.horizontals.append(Ruling((top + bottom) / 2, left, right))
        if down >= across:
            self._page.verticals.append(Ruling((left + right) / 2, top, bottom))
        return True

    def _outline(self, shape: int, count: int, stroked: bool, matrix: Matrix) -> None:
        for points, curved in _subpaths(shape, count, matrix):
            if curved:
                self._page.curves += 1
                continue
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if self._is_line((min(xs), min(ys), max(xs), max(ys))) or not stroked:
                continue
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x0 - x1) < 1.0 or abs(y0 - y1) < 1.0:
                    self._is_line((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _bounds(shapes: Sequence[int], matrix: Matrix) -> list[Box]:
    """The boxes around shapes, upright; an empty one for a shape without bounds."""
    corners = (ctypes.c_float * (4 * len(shapes)))()
    first = ctypes.addressof(corners)
    end = first + 16 * len(shapes)
    addresses = (range(first + shift, end + shift, 16) for shift in (0, 4, 8, 12))
    deque(map(calls.bounds, shapes, *addresses), maxlen=0)
    edges = corners[:]
    return list(map(transformed, repeat(matrix), edges[0::4], edges[1::4], edges[2::4], edges[3::4]))


def _draw_modes(shapes: Sequence[int]) -> list[tuple[int, int]]:
    """For each path, whether it is filled and whether it is stroked."""
    modes = (ctypes.c_int * (2 * len(shapes)))()
    first = ctypes.addressof(modes)
    end = first + 8 * len(shapes)
    deque(map(calls.draw_mode, shapes, range(first, end, 8), range(first + 4, end + 4, 8)), maxlen=0)
    values = modes[:]
    return list(zip(values[0::2], values[1::2], strict=True))


def _without_pen(box: Box) -> Box:
    """The bounds of a stroked path without the pen's width, which PDFium adds on every side."""
    left, top, right, bottom = box
    pen = min(right - left, bottom - top) / 2
    if pen > _THICKEST_RULING:
        return box
    if right - left > bottom - top:
        return left + pen, top, right - pen, bottom
    return left, top + pen, right, bottom - pen


def _matrix_of(shape: int) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not calls.matrix_of(shape, ctypes.addressof(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _subpaths(shape: int, count: int, matrix: Matrix) -> Iterable[tuple[list[tuple[float, float]], bool]]:
    """A path's pieces: their points, and whether any part of them is curved."""
    a, b, c, d, e, f = matrix
    point = (ctypes.c_float * 2)()
    x_address, y_address = ctypes.addressof(point), ctypes.addressof(point) + 4
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(count):
        segment = calls.segment(shape, index)
        kind = calls.segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if calls.segment_point(segment, x_address, y_address):
            x, y = point
            points.append((a * x + c * y + e, b * x + d * y + f))
        if calls.segment_closes(segment) and points:
            points.append(points[0])
    if points:
        yield points, curved
