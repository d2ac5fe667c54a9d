"""The pages of a PDF with what was read on them: for a clerk to see what was read, and why something was not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import UnreadableFile
from toolkit.form.naming import slot_name
from toolkit.original import Original
from toolkit.readers import load, read_bytes
from toolkit.readers.pdf_draw import Colour, Mark, draw, marks_of
from toolkit.report import Figure, Match, Report, State
from toolkit.text import figure_text

Box = tuple[float, float, float, float]


def draw_pages(path: Path, report: Report | None, folder: Path) -> list[Path]:
    """Writes each page as a picture: the grids found, and the cells matched with their slots."""
    data = load(path)
    original = read_bytes(data, str(path))
    if original.format != "pdf":
        raise UnreadableFile(f"{path}：只有 PDF 能画出页面；其他文件请直接用 WPS 或 Word 打开核对。")
    return draw(data, str(path), _marks(original, report), folder)


def _marks(original: Original, report: Report | None) -> dict[int, list[Mark]]:
    figures: dict[tuple[int, Box], list[tuple[str, Figure]]] = {}
    for slot, figure in report.figures.items() if report else ():
        place = figure.place
        if place and place.page and place.box and figure.state is not State.INFERRED:
            figures.setdefault((place.page, place.box), []).append((slot, figure))
    marks = {page: list(drawn) for page, drawn in marks_of(original).items()}
    for (page, box), found in figures.items():
        assert report is not None
        captions = "；".join(_captions(report, found))
        kept = [mark for mark in marks.get(page, []) if mark.box != box]
        doubtful = any(_is_doubtful(figure) for _, figure in found)
        marks[page] = [*kept, Mark(box, captions, Colour.DOUBT if doubtful else Colour.FIGURE)]
    return marks


_WITHOUT_VALUE = {State.BLANK: "空白", State.DASH: "横线", State.UNREADABLE: "读不出", State.ABSENT: "没有"}


def _captions(report: Report, found: list[tuple[str, Figure]]) -> Iterator[str]:
    """One cell may hold the figures of a whole row; the first and the last say enough."""
    shown = found if len(found) <= 2 else [found[0], found[-1]]
    for slot, figure in shown:
        value = _WITHOUT_VALUE.get(figure.state, "") if figure.value is None else figure_text(figure.value)
        yield f"{slot_name(report.form, slot).zh}＝{value}"


def _is_doubtful(figure: Figure) -> bool:
    return figure.match is Match.GUESSED or figure.state is State.UNREADABLE
