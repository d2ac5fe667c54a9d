"""Opens a PDF's bytes with PDFium and hands out its pages, one at a time."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import pypdfium2_raw as pdfium

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.readers.pdf_annotations import Annotations, Forms, annotations_of

MOST_PAGES = 500
_PAGES_BEFORE_REOPENING = 20

# Starts the library, as importing pypdfium2 does, whose helpers nobody here uses; a second start changes nothing.
pdfium.FPDF_InitLibrary()

# PDFium must not be called from two threads at once.
_ONE_AT_A_TIME = Lock()
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TABLE_OR_STREAM = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
# Where other programs look for a PDF's end.
_TAIL = 2048


class Document:
    """An open PDF."""

    def __init__(self, data: bytes, file: str) -> None:
        self._data = data
        self._file = file
        self._handle, self._forms = self._opened()
        self.repaired = _is_damaged(data)
        self.page_count: int = pdfium.FPDF_GetPageCount(self._handle)

    def _opened(self) -> tuple[Any, Forms]:
        handle = pdfium.FPDF_LoadMemDocument64(self._data, len(self._data), None)
        if not handle:
            raise _not_opened(pdfium.FPDF_GetLastError(), self._file)
        return handle, Forms(handle)

    def check(self) -> None:
        if self.page_count > MOST_PAGES:
            raise LimitExceeded(
                f"{self._file}：共 {self.page_count} 页，超过 {MOST_PAGES} 页的上限，不像一份年度报告。请确认没有选错文件，或者只提取年度报告所在的页。"
            )
        if self.page_count < 1:
            raise UnreadableFile(f"{self._file}：PDF 里一页也没有，文件可能已损坏，请重新下载或向报送单位索取。")

    def title(self) -> str | None:
        size = pdfium.FPDF_GetMetaText(self._handle, b"Title", None, 0)
        if not 2 < size < 4096:
            return None
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_GetMetaText(self._handle, b"Title", buffer, size)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip() or None

    @contextmanager
    def page(self, index: int) -> Iterator[tuple[Any, Annotations]]:
        """A page's handle, or None where the page can't be read; and what lies on the page and is drawn nowhere."""
        if index and index % _PAGES_BEFORE_REOPENING == 0:
            # PDFium keeps the fonts of every page that it has seen.
            self.close()
            self._handle, self._forms = self._opened()
        handle = pdfium.FPDF_LoadPage(self._handle, index)
        try:
            found = annotations_of(handle, self._forms) if handle else Annotations()
            if (
                found.has_appearances
                and pdfium.FPDFPage_Flatten(handle, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
            ):
                # What was made part of the page shows only when it is loaded again.
                pdfium.FPDF_ClosePage(handle)
                handle = pdfium.FPDF_LoadPage(self._handle, index)
            yield handle or None, found
        finally:
            if handle:
                pdfium.FPDF_ClosePage(handle)

    def close(self) -> None:
        self._forms.close()
        pdfium.FPDF_CloseDocument(self._handle)


@contextmanager
def opened(data: bytes, file: str) -> Iterator[Document]:
    """An open document; nobody else uses PDFium meanwhile."""
    with _ONE_AT_A_TIME:
        document = Document(data, file)
        try:
            document.check()
            yield document
        finally:
            document.close()


def _not_opened(error: int, file: str) -> UnreadableFile:
    if error == pdfium.FPDF_ERR_PASSWORD:
        return UnreadableFile(f"{file}：PDF 设有打开密码，请先用密码打开，另存为没有密码的文件再试。")
    if error == pdfium.FPDF_ERR_SECURITY:
        return UnreadableFile(f"{file}：PDF 的加密方式无法识别，请用阅读软件打开后另存（打印成 PDF）再试。")
    return UnreadableFile(f"{file}：PDF 已损坏，修复不了，请重新下载或向报送单位索取。")


def _is_damaged(data: bytes) -> bool:
    """Whether the table of contents isn't where the file says: PDFium then rebuilds it without a word."""
    header = max(0, data[:1024].find(b"%PDF-"))
    found = _START.search(data, max(0, len(data) - _TAIL))
    if not found:
        return True
    return not any(_TABLE_OR_STREAM.match(data, start) for start in (int(found[1]), int(found[1]) + header))
