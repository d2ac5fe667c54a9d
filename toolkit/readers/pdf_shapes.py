"""The drawn lines of one PDF page, through PDFium's raw calls."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise, repeat
from typing import Any

import pypdfium2_raw as pdfium

from toolkit.readers import pdf_calls as calls
from toolkit.readers.pdf_calls import Handle
from toolkit.readers.pdf_clips import any_clip, beyond_clip
from toolkit.readers.pdf_covers import EVERYWHERE, Cover, Covers, Ground, PaintedText, Turn, covers, together
from toolkit.readers.pdf_lean import straightening
from toolkit.readers.pdf_page import Box, Matrix, Page, Ruling, Upright, multiplied
from toolkit.readers.pdf_paths import THICKEST_RULING, bounds_of, draw_modes, matrix_of, pen_of, subpaths, without_pen
from toolkit.readers.pdf_pictures import is_opaque, over_text
from toolkit.readers.pdf_white import unseen_in_white, unseen_through

MOST_OBJECTS = 60_000
MOST_SEGMENTS = 200_000
MOST_RULINGS = 20_000
_DEEPEST_FORM = 8
SHARE_OF_SCAN = 0.4

_SEGMENTS_OF_RECTANGLE = 5
# Text rendering modes that leave no mark: invisible, and for clipping only.
_UNSEEN = frozenset((3, 7))
_AREAS = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)


def read_shapes(
    handle: Any, upright: Upright, page: Page, hidden: frozenset[int], *, white: bool, clipped: bool
) -> Covers:
    """Puts what a loaded page draws besides text onto a page; gives what hides text.

    `hidden` are the addresses of what layers hide. Text in no colour and clip paths are sought only if asked for.
    """
    shapes = _Shapes(handle, page, upright, hidden, clipped=clipped)
    shapes.read()
    return shapes.covers(white=white)


class _Shapes:
    """Walks a page's objects, nested forms included, and keeps what looks like a drawn line."""

    def __init__(self, handle: Any, page: Page, upright: Upright, hidden: frozenset[int], *, clipped: bool) -> None:
        self._handle = handle
        self._may_be_clipped = clipped
        self._hidden = hidden
        self._page = page
        self._upright = upright
        self._objects = 0
        self._segments = 0
        self._picture_area = 0.0
        self._grounds: list[Ground] = []
        self._pictures: list[Ground] = []
        # Text with a clip path, and the matrix of the form that it stands in.
        self._clipped: list[tuple[list[Handle], Matrix]] = []
        # What the page and each form is painted with, in order.
        self._painted: list[tuple[Turn, list[Handle], list[int], Matrix]] = []

    def read(self) -> None:
        count = min(MOST_OBJECTS + 1, pdfium.FPDFPage_CountObjects(self._handle))
        found = map(calls.object_of_page, repeat(calls.handle_of(self._handle)), range(count))
        self._walk(found, self._upright.matrix, ())
        self._page.grounds = [ground.box for ground in self._grounds]
        self._page.picture_share = min(1.0, self._picture_area / max(1.0, self._page.width * self._page.height))

    def covers(self, *, white: bool) -> Covers:
        # Most pages have their grounds painted first.
        last = max((ground.turn for ground in (*self._grounds, *self._pictures)), default=())
        covered = any(_paints_text_before(last, turn, kinds) for turn, _, kinds, _ in self._painted)
        beyond = self._beyond_clips() if self._clipped else {}
        hidden = dict.fromkeys(self._hidden, (EVERYWHERE,))
        if not covered and not white:
            return together(beyond, hidden) if beyond or hidden else {}
        texts = [text for layer in self._painted for text in _texts_of(*layer)]
        over = covers([*self._grounds, *self._opaque_pictures(texts)], texts) if covered else {}
        return together(over, beyond, hidden, self._in_no_colour(texts) if white else {})

    def _in_no_colour(self, texts: Sequence[PaintedText]) -> Covers:
        filled = [one for _, shapes, kinds, matrix in self._painted for one in _filled(shapes, kinds, matrix)]
        in_white, transparent = unseen_in_white(texts, filled), unseen_through(texts)
        # Over a scan it is what was recognised there.
        if self._page.picture_share > SHARE_OF_SCAN:
            self._page.invisible += len(transparent)
            return in_white
        return together(in_white, transparent)

    def _beyond_clips(self) -> Covers:
        found: dict[int, list[Cover]] = {}
        for texts, matrix in self._clipped:
            for text, box in zip(texts, bounds_of(texts, matrix), strict=True):
                unseen = beyond_clip(text, box, matrix)
                if unseen:
                    found[text.value or 0] = [Cover(one, (), is_clip=True) for one in unseen]
        return found

    def _opaque_pictures(self, texts: Sequence[PaintedText]) -> Iterator[Ground]:
        """The pictures that hide text; below a scan stands what was recognised in it."""
        for picture, count in over_text(self._pictures, texts) if self._pictures else ():
            if is_opaque(picture, self._handle):
                if _area(picture.box) > SHARE_OF_SCAN * self._page.width * self._page.height:
                    self._page.invisible += count
                else:
                    yield picture

    def _walk(self, found: Iterable[Handle], matrix: Matrix, turn: Turn) -> None:
        shapes = list(found)
        if self._hidden:
            shapes = [shape for shape in shapes if shape.value not in self._hidden or _is_text(shape)]
        kinds = list(map(calls.kind_of, shapes))
        self._objects += len(shapes)
        self._painted.append((turn, shapes, kinds, matrix))

        def of_kind(wanted: int) -> Iterator[tuple[int, Handle]]:
            return compress(enumerate(shapes), map(wanted.__eq__, kinds))

        texts = list(compress(shapes, map(pdfium.FPDF_PAGEOBJ_TEXT.__eq__, kinds)))
        if self._may_be_clipped and any_clip(texts):
            self._clipped.append((texts, matrix))
        self._page.invisible += sum(map(_UNSEEN.__contains__, map(calls.render_mode, texts)))
        self._paths(list(of_kind(pdfium.FPDF_PAGEOBJ_PATH)), matrix, turn)
        for number, picture in of_kind(pdfium.FPDF_PAGEOBJ_IMAGE):
            self._picture(picture, matrix, (*turn, number))
        for number, form in of_kind(pdfium.FPDF_PAGEOBJ_FORM) if len(turn) < _DEEPEST_FORM else ():
            if not self._is_crowded():
                self._form(form, matrix, (*turn, number))

    def _is_crowded(self) -> bool:
        rulings = len(self._page.horizontals) + len(self._page.verticals)
        crowded = self._objects > MOST_OBJECTS or self._segments > MOST_SEGMENTS or rulings > MOST_RULINGS
        self._page.too_many_shapes = self._page.too_many_shapes or crowded
        return crowded

    def _form(self, shape: Handle, matrix: Matrix, turn: Turn) -> None:
        count = min(MOST_OBJECTS + 1, calls.count_in_form(shape))
        inside = map(calls.object_of_form, repeat(shape), map(ctypes.c_ulong, range(count)))
        self._walk(inside, multiplied(matrix_of(shape), matrix), turn)

    def _picture(self, shape: Handle, matrix: Matrix, turn: Turn) -> None:
        box = bounds_of([shape], matrix)[0]
        if not self._is_line(box):
            self._picture_area += _area(box)
            self._pictures.append(Ground(turn, shape, box, matrix))

    def _paths(self, paths: list[tuple[int, Handle]], matrix: Matrix, turn: Turn) -> None:
        if self._page.lean:
            self._leaning_paths(paths, matrix, turn)
            return
        shapes = [shape for _, shape in paths]
        drawn = zip(paths, bounds_of(shapes, matrix), draw_modes(shapes), strict=True)
        for (number, shape), box, (filled, stroked) in drawn:
            if not (filled or stroked) or self._is_line(without_pen(box) if stroked else box):
                continue
            count = calls.segment_count(shape)
            if filled and count <= _SEGMENTS_OF_RECTANGLE:
                self._grounds.append(Ground((*turn, number), shape, box, matrix))
            # A filled rectangle that is no line is a ground; grounds behind paragraphs are not tables.
            if not stroked and count <= _SEGMENTS_OF_RECTANGLE:
                continue
            self._segments += count
            if self._is_crowded():
                return
            self._outline(shape, count, bool(stroked), multiplied(matrix_of(shape), matrix))

    def _leaning_paths(self, paths: list[tuple[int, Handle]], matrix: Matrix, turn: Turn) -> None:
        """The same on a page that leans, where the box around a line is as high as a row."""
        page = self._page
        straight = straightening(page.lean, page.width, page.height)
        shapes = [shape for _, shape in paths]
        for (number, shape), box, (filled, stroked) in zip(
            paths, bounds_of(shapes, matrix), draw_modes(shapes), strict=True
        ):
            count = calls.segment_count(shape)
            self._segments += count
            if self._is_crowded():
                return
            lines = len(page.horizontals) + len(page.verticals)
            if filled or stroked:
                whole = multiplied(multiplied(matrix_of(shape), matrix), straight)
                self._outline(shape, count, bool(stroked), whole)
            is_line = len(page.horizontals) + len(page.verticals) > lines
            if filled and not is_line and count <= _SEGMENTS_OF_RECTANGLE:
                self._grounds.append(Ground((*turn, number), shape, box, matrix))

    def _is_line(self, box: Box) -> bool:
        """Keeps a box as a drawn line if it is thin enough to be one."""
        left, top, right, bottom = box
        across, down = right - left, bottom - top
        if across > THICKEST_RULING < down:
            return False
        # A dot is part of whichever dotted line it lies on.
        if across >= down:
            self._page.horizontals.append(Ruling((top + bottom) / 2, left, right))
        if down >= across:
            self._page.verticals.append(Ruling((left + right) / 2, top, bottom))
        return True

    def _outline(self, shape: Handle, count: int, stroked: bool, matrix: Matrix) -> None:
        for points, curved in subpaths(shape, count, matrix):
            if curved:
                self._page.curves += 1
                continue
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if self._is_line((min(xs), min(ys), max(xs), max(ys))) or not stroked:
                continue
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x0 - x1) < 1.0 or abs(y0 - y1) < 1.0:
                    self._is_line((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _is_text(shape: Handle) -> bool:
    return bool(calls.kind_of(shape) == pdfium.FPDF_PAGEOBJ_TEXT)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _paints_text_before(last: Turn, turn: Turn, kinds: list[int]) -> bool:
    return turn < last and pdfium.FPDF_PAGEOBJ_TEXT in kinds and (*turn, kinds.index(pdfium.FPDF_PAGEOBJ_TEXT)) < last


def _texts_of(turn: Turn, shapes: list[Handle], kinds: list[int], matrix: Matrix) -> Iterator[PaintedText]:
    numbers = [number for number, kind in enumerate(kinds) if kind == pdfium.FPDF_PAGEOBJ_TEXT]
    texts = [shapes[number] for number in numbers]
    for number, shape, box in zip(numbers, texts, bounds_of(texts, matrix), strict=True):
        yield PaintedText((*turn, number), shape, box)


def _filled(shapes: list[Handle], kinds: list[int], matrix: Matrix) -> Iterator[tuple[Handle, Box]]:
    """Whatever fills an area: filled shapes, gradients, pictures, and lines as thick as a row is high."""
    paths = list(compress(shapes, map(pdfium.FPDF_PAGEOBJ_PATH.__eq__, kinds)))
    drawn = zip(paths, draw_modes(paths), strict=True)
    areas = [path for path, (filled, stroked) in drawn if filled or (stroked and pen_of(path) > THICKEST_RULING)]
    areas += [shape for shape, kind in zip(shapes, kinds, strict=True) if kind in _AREAS]
    yield from zip(areas, bounds_of(areas, matrix), strict=True)
