"""Pages as pictures, with boxes and captions on them: to see what was read, and why something was not."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import pypdfium2_raw as pdfium
from PIL import Image, ImageDraw, ImageFont

from toolkit.errors import UnwritableFile, cause_of
from toolkit.original import Original
from toolkit.readers.apart import run_apart
from toolkit.readers.pdf_content import turns_to_read
from toolkit.readers.pdf_open import opened
from toolkit.readers.pdf_page import Box
from toolkit.readers.pdf_risk import is_risky

_LONGEST_SIDE = 1_700
_LEGEND_SIZE = 15
_LEGEND_MARGIN = 12
_NUMBER_SIZE = 13

# Chinese fonts of Windows, macOS and Linux; without one, captions show what they have in ASCII.
_FONTS = (
    "msyh.ttc",
    "simsun.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "NotoSansCJK-Regular.ttc",
    "NotoSerifCJK-Regular.ttc",
    "wqy-zenhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
)


class Colour(Enum):
    """What a box means."""

    GRID = (120, 120, 120)
    TEXT = (40, 110, 200)
    FIGURE = (0, 140, 60)
    DOUBT = (220, 60, 0)


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page, in points from its upper left corner, and what is said about it."""

    box: Box
    caption: str = ""
    colour: Colour = Colour.GRID


def marks_of(original: Original) -> dict[int, list[Mark]]:
    """The cells of every table, and the paragraphs, by page."""
    marks: dict[int, list[Mark]] = {}
    for grid in original.grids():
        for cell in grid.cells:
            if cell.place.page and cell.place.box:
                marks.setdefault(cell.place.page, []).append(Mark(cell.place.box))
    for paragraph in original.paragraphs():
        if paragraph.place.page and paragraph.place.box:
            marks.setdefault(paragraph.place.page, []).append(Mark(paragraph.place.box, colour=Colour.TEXT))
    return marks


def draw(data: bytes, file: str, marks: Mapping[int, Sequence[Mark]], folder: Path) -> list[Path]:
    """Writes every page of a PDF as NAME-page-001.png with its marks; captions stand beside the page, numbered."""
    return (
        run_apart(file, draw_here, data, file, marks, folder)
        if is_risky(data)
        else draw_here(data, file, marks, folder)
    )


def draw_here(data: bytes, file: str, marks: Mapping[int, Sequence[Mark]], folder: Path) -> list[Path]:
    """The same, in this process, for a file that nothing speaks against."""
    written = []
    stem = Path(file).stem or "pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, picture in _pictures(data, file, marks):
            path = folder / f"{stem}-page-{number:03}.png"
            picture.save(path)
            written.append(path)
    except OSError as fault:
        raise UnwritableFile(f"{folder}：写不进去（{cause_of(fault)}），请检查文件夹的权限和磁盘空间。") from None
    return written


def _pictures(data: bytes, file: str, marks: Mapping[int, Sequence[Mark]]) -> Iterator[tuple[int, Image.Image]]:
    with opened(data, file) as document:
        for index in range(document.page_count):
            with document.page(index) as (handle, _):
                if handle is not None:
                    yield index + 1, _with_marks(*_rendered(handle), marks.get(index + 1, ()))


def _rendered(handle: Any) -> tuple[Image.Image, float]:
    """The page as it is read, and how many pixels a point has."""
    turns, rotation = turns_to_read(handle), pdfium.FPDFPage_GetRotation(handle)
    width, height = pdfium.FPDF_GetPageWidthF(handle), pdfium.FPDF_GetPageHeightF(handle)
    if (turns - rotation) % 2:
        width, height = height, width
    scale = _LONGEST_SIDE / max(width, height, 1.0)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    bitmap = pdfium.FPDFBitmap_Create(across, down, 0)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, across, down, (turns - rotation) % 4, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * down)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.frombuffer("RGB", (across, down), pixels, "raw", "BGRX", stride, 1).copy(), scale


def _with_marks(page: Image.Image, scale: float, marks: Sequence[Mark]) -> Image.Image:
    captioned = [mark for mark in marks if mark.caption]
    rows = max(1, (page.height - 2 * _LEGEND_SIZE) // (_LEGEND_SIZE + 4))
    columns = -(-len(captioned) // rows)
    font, small = _font(_LEGEND_SIZE), _font(_NUMBER_SIZE)
    legend = [f"{number:>3} {_shown(mark.caption, font)}" for number, mark in enumerate(captioned, start=1)]
    column_width = max((int(font.getlength(text)) for text in legend), default=0) + 2 * _LEGEND_MARGIN
    picture = Image.new("RGB", (page.width + columns * column_width, page.height), "white")
    picture.paste(page)
    pen = ImageDraw.Draw(picture)
    for mark in marks:
        left, top, right, bottom = (edge * scale for edge in mark.box)
        pen.rectangle(
            (left, top, max(left, right), max(top, bottom)), outline=mark.colour.value, width=2 if mark.caption else 1
        )
    for number, (mark, text) in enumerate(zip(captioned, legend, strict=True)):
        right, top = mark.box[2] * scale, mark.box[1] * scale
        pen.text((right - 3, top + 1), str(number + 1), fill=mark.colour.value, font=small, anchor="ra")
        x = page.width + _LEGEND_MARGIN + number // rows * column_width
        y = _LEGEND_SIZE + number % rows * (_LEGEND_SIZE + 4)
        pen.text((x, y), text, fill=mark.colour.value, font=font)
    return picture


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def _shown(caption: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> str:
    """The caption in what the font can show."""
    name = font.getname()[0] if isinstance(font, ImageFont.FreeTypeFont) else ""
    has_chinese = any(part in (name or "") for part in ("CJK", "YaHei", "SimSun", "PingFang", "Hiragino", "WenQuanYi"))
    return caption if has_chinese else caption.encode("ascii", "replace").decode()
