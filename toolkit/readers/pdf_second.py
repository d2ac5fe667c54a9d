"""A second reading of some pages by another engine: pdfplumber's glyphs, lines and tables in place of PDFium's.

Only how tables run over pages and lines make paragraphs is decided as in the first reading. It is slow; nobody asks
for it where the first reading leaves no doubt.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Sequence
from typing import Any

import pdfplumber

from toolkit.errors import UnreadableFile
from toolkit.original import Original
from toolkit.readers.apart import run_apart
from toolkit.readers.pdf_cells import Cell, Fragment
from toolkit.readers.pdf_layout import PageLayout, blocks_of
from toolkit.readers.pdf_lines import lines_of
from toolkit.readers.pdf_page import Box, Run, unit_of
from toolkit.readers.pdf_risk import is_risky
from toolkit.readers.pdf_rulings import nearest
from toolkit.readers.pdf_watermarks import is_slanted

ENGINE = "pdfplumber"

MOST_PAGES = 40
MOST_GLYPHS = 20_000
MOST_SHAPES = 10_000

_THICKEST_RULING = 4.0
_SAME_BOUNDARY = 3.0
# Rise of a baseline, as a share of its length, that moves figures into other rows.
_LEAN = 0.001
_NO_UNICODE = "(cid:"


def read_pages(data: bytes, file: str, pages: Sequence[int]) -> Original:
    """What pdfplumber reads on these pages (counted from 1), as an original of its own."""
    return run_apart(file, read_here, data, file, pages) if is_risky(data) else read_here(data, file, pages)


def read_here(data: bytes, file: str, pages: Sequence[int]) -> Original:
    """The same, in this process, for a file that nothing speaks against."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            wanted = [number for number in sorted(set(pages)) if 1 <= number <= len(document.pages)]
            layouts = [_layout(document.pages[number - 1], number) for number in wanted[:MOST_PAGES]]
            count = len(document.pages)
    except UnreadableFile:
        raise
    # pdfminer raises whatever its parser stumbles over.
    except Exception as fault:
        raise UnreadableFile(f"{file}：用另一种方法核对时读不出来（{type(fault).__name__}）。") from fault
    blocks, findings = blocks_of(layouts)
    return Original(file, "pdf", tuple(blocks), None, tuple(findings), (ENGINE,), count)


def _layout(page: Any, number: int) -> PageLayout:
    try:
        drawn = page.filter(_is_drawn)
        if len(page.chars) > MOST_GLYPHS or len(drawn.edges) > MOST_SHAPES:
            raise UnreadableFile(f"第 {number} 页内容太多，没有用另一种方法核对。")
        if 2 * sum(not character["upright"] for character in page.chars) > len(page.chars):
            raise UnreadableFile(f"第 {number} 页是横排的，没有用另一种方法核对。")
        if 2 * sum(abs(character["matrix"][1]) > _LEAN * abs(character["matrix"][0]) for character in page.chars) > len(
            page.chars
        ):
            raise UnreadableFile(f"第 {number} 页是歪的，没有用另一种方法核对。")
        fragments = [_fragment(table, number) for table in drawn.find_tables(_settings(drawn.edges))]
        outside = _fill(
            fragments, [_run(one) for one in page.chars if one["text"] and not is_slanted(*one["matrix"][:2])]
        )
        unit = unit_of(float(page.width), float(page.height))
        return PageLayout(number, float(page.height), unit, fragments, lines_of(outside))
    finally:
        page.close()


def _is_drawn(shape: dict[str, Any]) -> bool:
    """Leaves out grounds: filled rectangles that are no lines."""
    if shape["object_type"] != "rect" or shape.get("stroke"):
        return True
    return bool(min(shape["width"], shape["height"]) <= _THICKEST_RULING)


def _settings(edges: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Tables by their lines; the first and the last on a page closed where the page's end cut them."""
    upright = [edge for edge in edges if edge["orientation"] == "v" and edge["height"] > _THICKEST_RULING]
    ends = [min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)] if upright else []
    return {"explicit_horizontal_lines": ends, "snap_tolerance": 3, "join_tolerance": 3, "intersection_tolerance": 4}


def _run(character: dict[str, Any]) -> Run:
    """A glyph of pdfplumber's, which may stand for several characters."""
    text = "\ufffd" if character["text"].startswith(_NO_UNICODE) else character["text"]
    left, top, right, bottom = (float(character[edge]) for edge in ("x0", "top", "x1", "bottom"))
    count = len(text)
    edges = [left + (right - left) * number / count for number in range(count + 1)] if count else []
    return Run(text, top, bottom, edges[:-1], edges[1:])


def _fragment(table: Any, number: int) -> Fragment:
    boxes: list[Box] = [tuple(map(float, box)) for box in table.cells if box]  # type: ignore[misc]
    xs = _boundaries(edge for box in boxes for edge in (box[0], box[2]))
    ys = _boundaries(edge for box in boxes for edge in (box[1], box[3]))
    cells = []
    for left, top, right, bottom in boxes:
        row, column = nearest(ys, top), nearest(xs, left)
        spans = max(1, nearest(ys, bottom) - row), max(1, nearest(xs, right) - column)
        cells.append(Cell(row, column, *spans, number, (left, top, right, bottom)))
    return Fragment(number, tuple(xs), tuple(ys), cells)


def _boundaries(edges: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for edge in sorted(edges):
        if not kept or edge - kept[-1] > _SAME_BOUNDARY:
            kept.append(edge)
    return kept


def _fill(fragments: Sequence[Fragment], runs: Iterable[Run]) -> list[Run]:
    """Puts text into its cells; gives what stands in none."""
    standing: dict[int, list[Run]] = {}
    cells = [cell for fragment in fragments for cell in fragment.cells]
    outside = []
    for run in runs:
        x, y = (run.lefts[0] + run.rights[-1]) / 2, (run.top + run.bottom) / 2
        for number, cell in enumerate(cells):
            if cell.box[0] <= x < cell.box[2] and cell.box[1] <= y < cell.box[3]:
                standing.setdefault(number, []).append(run)
                break
        else:
            outside.append(run)
    for number, inside in standing.items():
        cells[number].write(lines_of(inside))
    return outside
