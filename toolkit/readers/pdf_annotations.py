"""What lies on a page rather than in it: filled-in form fields, text boxes and stamps, comments."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2_raw as pdfium

from toolkit.readers.pdf_page import Box, Page, Run, transformed

MOST_ANNOTATIONS = 3_000
_LONGEST_VALUE = 20_000
_TEXT_FIELDS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_COMMENTS = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_CARET,
)
# What these mark is to go, or something is to come in, whether or not they say so.
_CORRECTIONS = (pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_CARET)
_WITHOUT_APPEARANCE = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
# Type size of a value that is set into its field's box, and the width of a Latin character in it.
_MOST_SIZE = 12.0
_SHARE_OF_HEIGHT = 0.7
_NARROW = 0.5


@dataclass(slots=True)
class Annotations:
    """What was found on a page."""

    # Values of form fields that are drawn nowhere: their text and their box in the page's own coordinates.
    fields: list[tuple[str, Box]] = field(default_factory=list)
    comments: int = 0
    # Whether something has an appearance that belongs into the page.
    has_appearances: bool = False


class Forms:
    """PDFium's view of a document's form, made when a page first has a field without an appearance."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._settings: Any = None
        self._handle: Any = None

    @property
    def handle(self) -> Any:
        if self._settings is None:
            self._settings = pdfium.FPDF_FORMFILLINFO(version=2)
            self._handle = pdfium.FPDFDOC_InitFormFillEnvironment(self._document, self._settings)
        return self._handle

    def close(self) -> None:
        if self._handle:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self._handle)


def annotations_of(page: Any, forms: Forms) -> Annotations:
    """Looks through a loaded page's annotations."""
    found = Annotations()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            _note(annotation, forms, found)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _note(annotation: Any, forms: Forms, found: Annotations) -> None:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if pdfium.FPDFAnnot_GetFlags(annotation) & pdfium.FPDF_ANNOT_FLAG_HIDDEN or kind in _WITHOUT_APPEARANCE:
        return
    if kind in _COMMENTS:
        found.comments += kind in _CORRECTIONS or bool(_string(annotation, b"Contents"))
    elif _has_appearance(annotation):
        found.has_appearances = True
    elif kind == pdfium.FPDF_ANNOT_WIDGET:
        value = _value(annotation, forms)
        if value.strip():
            found.fields.append((value, _box(annotation)))
    elif kind == pdfium.FPDF_ANNOT_FREETEXT:
        value = _string(annotation, b"Contents")
        if value.strip():
            found.fields.append((value, _box(annotation)))


def _has_appearance(annotation: Any) -> bool:
    return bool(pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)


def _value(annotation: Any, forms: Forms) -> str:
    form = forms.handle
    if not form or pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in _TEXT_FIELDS:
        return ""
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    if not 2 < size < _LONGEST_VALUE:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _string(annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size < _LONGEST_VALUE:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _box(annotation: Any) -> Box:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle))
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def set_into(page: Page, fields: Sequence[tuple[str, Box]]) -> None:
    """Sets the values of fields into a page, as if they had been drawn into their boxes."""
    for text, box in fields:
        page.runs.extend(_runs(text, transformed(page.matrix, *box)))


def _runs(text: str, box: Box) -> Iterator[Run]:
    left, top, right, bottom = box
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    longest = max((_width(line) for line in lines), default=1.0)
    step = (bottom - top) / max(1, len(lines))
    size = max(0.5, min(_MOST_SIZE, step * _SHARE_OF_HEIGHT, (right - left) / longest))
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * step
        ends = [left + size * width for width in itertools.accumulate(map(_width, line))]
        yield Run(line, middle - size / 2, middle + size / 2, [left, *ends[:-1]], ends)


def _width(text: str) -> float:
    return sum(_NARROW if character < "\u2e80" else 1.0 for character in text)
