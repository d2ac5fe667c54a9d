"""Glyphs and rulings of one PDF page, through PDFium's raw calls."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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

_LINE_ENDS = "\r\n"
# PDFium's marks for a hyphen at a line's end.
_LINE_END_HYPHENS = "\x02\ufffe"
_MEANINGLESS = "\0\ufffd\uffff"
# Where symbol fonts (Wingdings, Symbol) put their bullets and arrows.
_SYMBOL_FONT = ("\uf020", "\uf0ff")
_QUARTER_TURN = 1.5707963
# PDFium's loose boxes for vertical fonts are many times too large: looked into from this width on, and taken for wrong
# where the ink fills less than this share in both directions.
_SUSPICIOUSLY_WIDE = 30.0
_INK_SHARE = 1 / 3
# A filled shape up to this thick is a drawn line, not a ground.
_THICKEST_RULING = 4.0
_SEGMENTS_OF_RECTANGLE = 5
# Text rendering modes that leave no mark: invisible, and for clipping only.
_UNSEEN = (3, 7)
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
        upright = _Upright(box, pdfium.FPDFPage_GetRotation(handle) + _turns_of_text(text, count))
        page = Page(number, upright.width, upright.height)
        _read_glyphs(text, _characters(text_handle, count), upright, page)
    finally:
        pdfium.FPDFText_ClosePage(text_handle)
    _Shapes(page, upright).read(handle)
    return page


def _page_box(handle: Any) -> Box:
    bounds = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(handle, ctypes.byref(bounds)):
        return (0.0, 0.0, pdfium.FPDF_GetPageWidthF(handle), pdfium.FPDF_GetPageHeightF(handle))
    return (bounds.left, bounds.bottom, bounds.right, bounds.top)


def _turns_of_text(text: int, count: int) -> int:
    """Quarter turns clockwise that bring most of the text upright: tables printed sideways on an upright page."""
    angles = (calls.angle(text, index) for index in range(0, count, max(1, count // 24)))
    turns = [round(angle / _QUARTER_TURN) % 4 for angle in angles if angle >= 0]
    most = max(set(turns), key=turns.count, default=0)
    return -most if turns.count(most) * 2 > len(turns) else 0


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
    rectangle = pdfium.FS_RECTF()
    address = ctypes.addressof(rectangle)
    loose_box, is_unmapped, is_generated = calls.loose_box, calls.is_unmapped, calls.is_generated
    # A Glyph made by its own constructor takes three times as long.
    made, keep = tuple.__new__, page.glyphs.append
    turned, right_shift, down_shift = upright.turned, upright.matrix[4], upright.matrix[5]
    double_width, double_height = 2 * page.width, 2 * page.height
    off_page = []
    for index, character in enumerate(characters):
        if character in _LINE_ENDS or (character == " " and is_generated(text, index)):
            continue
        loose_box(text, index, address)
        if turned:
            left, top, right, bottom = upright.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        else:
            left, right = rectangle.left + right_shift, rectangle.right + right_shift
            top, bottom = down_shift - rectangle.top, down_shift - rectangle.bottom
        if right - left > _SUSPICIOUSLY_WIDE:
            left, top, right, bottom = _plausible((left, top, right, bottom), upright.box(*_ink_box(text, index)))
        unmapped = is_unmapped(text, index) == 1
        if unmapped or character < " " or character >= "\ue000":
            character, trusted = _usable(character, unmapped)
            page.unmapped += not trusted
            if not character:
                continue
        if not (0 <= left + right <= double_width and 0 <= top + bottom <= double_height):
            off_page.append(character)
            continue
        keep(made(Glyph, (character, left, top, right, bottom)))
    page.off_page = "".join(off_page).strip()


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
        self._corners = (ctypes.c_float * 4)()
        first = ctypes.addressof(self._corners)
        self._corner_addresses = (first, first + 4, first + 8, first + 12)
        self._modes = (ctypes.c_int * 2)()
        self._mode_addresses = (ctypes.addressof(self._modes), ctypes.addressof(self._modes) + 4)

    def read(self, handle: Any) -> None:
        page, get = calls.address_of(handle), calls.object_of_page
        count = pdfium.FPDFPage_CountObjects(handle)
        self._walk((get(page, index) for index in range(count)), self._upright.matrix, 0)
        self._page.picture_share = min(1.0, self._picture_area / max(1.0, self._page.width * self._page.height))

    def _walk(self, shapes: Iterable[int], matrix: Matrix, depth: int) -> None:
        kind_of, render_mode = calls.kind_of, calls.render_mode
        text, path = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
        unseen = 0
        for shape in shapes:
            kind = kind_of(shape)
            if kind == text:
                unseen += render_mode(shape) in _UNSEEN
                continue
            self._objects += 1
            if self._is_crowded():
                self._page.too_many_shapes = True
                break
            if kind == path:
                self._path(shape, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(shape, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                self._form(shape, matrix, depth)
        self._page.invisible += unseen

    def _is_crowded(self) -> bool:
        rulings = len(self._page.horizontals) + len(self._page.verticals)
        return self._objects > MOST_OBJECTS or self._segments > MOST_SEGMENTS or rulings > MOST_RULINGS

    def _form(self, shape: int, matrix: Matrix, depth: int) -> None:
        get = calls.object_of_form
        count = pdfium.FPDFFormObj_CountObjects(ctypes.cast(shape, pdfium.FPDF_PAGEOBJECT))
        self._walk((get(shape, index) for index in range(count)), multiplied(_matrix_of(shape), matrix), depth + 1)

    def _bounds(self, shape: int, matrix: Matrix) -> Box | None:
        if not calls.bounds(shape, *self._corner_addresses):
            return None
        return transformed(matrix, *self._corners)

    def _picture(self, shape: int, matrix: Matrix) -> None:
        box = self._bounds(shape, matrix)
        if box is not None and not self._is_line(box):
            self._picture_area += (box[2] - box[0]) * (box[3] - box[1])

    def _path(self, shape: int, matrix: Matrix) -> None:
        box = self._bounds(shape, matrix)
        if box is None or not calls.draw_mode(shape, *self._mode_addresses):
            return
        filled, stroked = self._modes
        if not stroked and not filled:
            return
        if self._is_line(_without_pen(box) if stroked else box):
            return
        count = calls.segment_count(shape)
        # A filled rectangle that is no line is a ground; grounds behind paragraphs are not tables.
        if not stroked and count <= _SEGMENTS_OF_RECTANGLE:
            return
        self._segments += count
        if self._segments <= MOST_SEGMENTS:
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
            for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
                if abs(x0 - x1) < 1.0 or abs(y0 - y1) < 1.0:
                    self._is_line((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


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
