"""Pages with their tables and lines → the blocks of the original, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from toolkit.finding import Finding, Place
from toolkit.original import Block, Paragraph
from toolkit.readers import pdf_findings as kinds
from toolkit.readers.pdf_beside import stands_side_by_side
from toolkit.readers.pdf_cells import Fragment, fill, holds
from toolkit.readers.pdf_drawn_cells import FEWEST_CELLS, brought_together, grounds_of, sides_of, stands_free
from toolkit.readers.pdf_grid import Table, goes_on, is_prose, join, to_grid
from toolkit.readers.pdf_lines import Line, lines_of
from toolkit.readers.pdf_margin import apart_from_margins, margins
from toolkit.readers.pdf_overprint import is_printed_over
from toolkit.readers.pdf_page import Box, Matrix, Page, Run, inverted, multiplied, transformed
from toolkit.readers.pdf_pieces import joined, pieces_of
from toolkit.readers.pdf_rulings import Lattice, lattices, whole_lines
from toolkit.readers.pdf_text import Paragraphs, measures, usual_step
from toolkit.readers.pdf_tiles import leave_out_tiled
from toolkit.readers.pdf_unruled import lacks_row_rules, looks_tabular, unruled_tables
from toolkit.text import fold

_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}[、.]")


@dataclass(slots=True)
class PageLayout:
    """A page's tables, and its lines outside them from top to bottom."""

    number: int
    height: float
    unit: float
    fragments: list[Fragment]
    lines: list[Line]
    # Its lines were too many to look for tables.
    tables_skipped: bool = False
    # Lines read across columns or boxes; and text is printed over text.
    side_by_side: bool = False
    printed_over: bool = False
    # What is set sideways on a page is laid out by itself; this takes it back to its place there.
    back: Matrix | None = None


def lay_out(page: Page) -> PageLayout:
    """What stands on a page, without its glyphs: hundreds of pages have to fit into memory."""
    unit = page.unit
    found, too_many = lattices(page.horizontals, page.verticals, unit)
    found = _with_cells_apart(found, unit)
    found = [lattice for lattice in found if lattice.column_count > 1 or not _frames_a_table(lattice, page)]
    fragments, outside = _filled(found, page)
    without_rows = {fragment.box for fragment in fragments if lacks_row_rules(fragment)}
    if without_rows:
        found = [lattice for lattice in found if lattice.box not in without_rows]
        fragments, outside = _filled(found, page)
    lines = lines_of(outside)
    if page.grounds and looks_tabular(lines):
        found = _with_grounds(found, page, outside)
        fragments, outside = _filled(found, page)
        lines = lines_of(outside)
    if looks_tabular(lines):
        sides = sides_of(page)
        across, down = whole_lines(sides.across, unit), whole_lines(sides.down, unit)
        pieces, marginal = apart_from_margins(pieces_of(outside, down, sides.seams(unit)), page.height)
        unruled, rows = unruled_tables(pieces, across, sides.ends, page.number)
        if unruled:
            fragments = sorted([*fragments, *unruled], key=lambda fragment: fragment.ys[0])
            lines = sorted((joined(row) for row in (*rows, *marginal)), key=lambda line: line.top)
    return PageLayout(
        page.number,
        page.height,
        unit,
        fragments,
        lines,
        too_many or page.too_many_shapes,
        stands_side_by_side(lines),
        is_printed_over(lines),
    )


def _with_cells_apart(found: list[Lattice], unit: float) -> list[Lattice]:
    """The lattices, those that are one cell of a table each made one."""
    if len(found) < FEWEST_CELLS:
        return found
    frames = [lattice.box for lattice in found if lattice.column_count == 1 and len(lattice.ys) == 2]
    together = brought_together(frames, unit)
    if not together:
        return found
    rest = [one for one in found if not any(_overlap(one.box, lattice.box) for lattice in together)]
    return sorted([*rest, *together], key=lambda one: one.ys[0])


def _with_grounds(found: list[Lattice], page: Page, outside: Sequence[Run]) -> list[Lattice]:
    """The lattices, and those that grounds make which lie side by side."""
    made = [one for one in brought_together(grounds_of(page), page.unit) if stands_free(one.box, outside)]
    free = [one for one in made if not any(_overlap(one.box, lattice.box) for lattice in found)]
    return sorted([*found, *free], key=lambda one: one.ys[0])


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _filled(found: Sequence[Lattice], page: Page) -> tuple[list[Fragment], list[Run]]:
    """The page's tables, cells unknown whose figures are cut off, and the text outside them."""
    fragments, outside = fill(found, page.runs, page.number)
    if page.beyond:
        blank = [cell for fragment in fragments for cell in fragment.cells if not cell.text]
        for cell in blank:
            lost = [run for run in page.beyond if holds(cell.box, run)]
            if lost:
                cell.write(lines_of(lost))
    return fragments, outside


def lay_out_without_tiles(page: Page, known: set[str]) -> PageLayout:
    """The same, without small watermarks, of which some may be known; sought only where something runs across lines."""
    layout = lay_out(page)
    if (layout.side_by_side or layout.printed_over) and leave_out_tiled(page, known):
        return lay_out(page)
    return layout


def lay_out_aside(aside: Page, page: Page) -> PageLayout | None:
    """What is set sideways on a page, laid out as it is read; None where that is no table of its own."""
    layout = lay_out(aside)
    layout.back = multiplied(inverted(aside.matrix), page.matrix)
    layout.fragments = [fragment for fragment in layout.fragments if any(cell.text for cell in fragment.cells)]
    tables = [fragment for fragment in layout.fragments if fragment.column_count > 1]
    # Labels are often set sideways in the cells of a table that stands upright.
    if not tables or any(_are_labels(table, transformed(layout.back, *table.box), page) for table in tables):
        return None
    return layout


def _are_labels(table: Fragment, box: Box, page: Page) -> bool:
    """Whether a table's frame, at its place on the page, holds more of the page's own text than of the table's."""
    own = sum(len(cell.text) for cell in table.cells)
    return sum(len(run.text) for run in page.runs if holds(box, run)) >= own


def _frames_a_table(lattice: Lattice, page: Page) -> bool:
    """Whether lines are drawn around a table only, and none between its columns."""
    left, top, right, bottom = lattice.box
    inside = [run for run in page.runs if left <= run.lefts[0] < right and top <= (run.top + run.bottom) / 2 < bottom]
    return looks_tabular([joined(pieces) for pieces in pieces_of(inside)])


def blocks_of(layouts: Sequence[PageLayout]) -> tuple[list[Block], list[Finding]]:
    """The document's blocks in reading order, and what about its tables is doubtful."""
    in_margin = _take_margins(layouts)
    tables: list[Table] = []
    findings: list[Finding] = []
    # A page's own text comes before what is set sideways on it.
    by_number = {layout.number: layout for layout in reversed(layouts)}
    aside = {layout.number: layout.back for layout in layouts if layout.back is not None}
    turned = _chains([layout for layout in layouts if layout.back is not None]) if aside else []
    upright = [layout for layout in layouts if layout.back is None] if aside else layouts
    for chain in (*_chains(upright), *turned):
        table = join(chain, by_number[chain[0].page].unit)
        if chain in turned:
            _put_back(table, aside)
        kept, text = _without_prose(table)
        tables.extend(kept)
        for page, line in text:
            by_number[page].lines.append(line)
        if kept and text:
            pages = kinds.pages_text(page for page, _ in text)
            place = Place(page=text[0][0])
            findings.append(
                kinds.LAYOUT_TABLE.finding(
                    f"{pages}的正文画在表格线里，已按正文读入，请核对段落是否完整。", place=place
                )
            )
    for layout in layouts:
        layout.lines.sort(key=lambda line: line.top)
    blocks = list(_in_order(layouts, in_margin, tables, findings))
    return blocks, findings


def _put_back(table: Table, matrices: Mapping[int, Matrix]) -> None:
    """Says where on their pages the cells of a table stand that is set sideways."""
    for cell in table.cells:
        for part in cell.parts:
            part.box = transformed(matrices[part.page], *part.box)


def _take_margins(layouts: Sequence[PageLayout]) -> list[list[Line]]:
    """Takes the lines of the pages' margins out of their text."""
    numbers = margins([(layout.height, layout.lines) for layout in layouts])
    taken = []
    for layout, marginal in zip(layouts, numbers, strict=True):
        taken.append([layout.lines[number] for number in sorted(marginal)])
        layout.lines = [line for number, line in enumerate(layout.lines) if number not in marginal]
    return taken


def _chains(layouts: Sequence[PageLayout]) -> list[list[Fragment]]:
    """Fragments that belong to one table, each chain from its first page to its last."""
    chains: list[list[Fragment]] = []
    tail: list[Fragment] | None = None
    for layout in layouts:
        open_chain, tail = tail, None
        for number, fragment in enumerate(layout.fragments):
            if number == 0 and open_chain is not None and _is_first(fragment, layout):
                shift = goes_on(open_chain[-1], fragment, layout.unit)
                chain = open_chain if shift is not None else []
            else:
                chain = []
            if not chain:
                chains.append(chain)
            chain.append(fragment)
            if _is_last(fragment, layout):
                tail = chain
        if not layout.fragments and not layout.lines:
            tail = open_chain
    return chains


def _is_first(fragment: Fragment, layout: PageLayout) -> bool:
    top = fragment.ys[0]
    return all(line.middle > top for line in layout.lines) and all(other.ys[0] >= top for other in layout.fragments)


def _is_last(fragment: Fragment, layout: PageLayout) -> bool:
    bottom = fragment.ys[-1]
    return all(line.middle < bottom for line in layout.lines) and all(
        other.ys[-1] <= bottom for other in layout.fragments
    )


def _without_prose(table: Table) -> tuple[list[Table], list[tuple[int, Line]]]:
    """What of a drawn table is one, and the lines of what is only text in a frame."""
    if _is_frame(table):
        return [], list(table.lines())
    width = table.column_count
    full = {cell.row: cell for cell in table.cells if cell.column_span == width and cell.row_span == 1}
    prose = {row for row, cell in full.items() if is_prose(cell.text)}
    if not prose:
        return [table], []
    prose |= {row for row, cell in full.items() if _HEADING.match(fold(cell.text))}
    kept: list[Table] = []
    text: list[tuple[int, Line]] = []
    first = 0
    for row in sorted({*prose, table.row_count}):
        above = table.part(first, row) if row > first else None
        if above is not None and above.cells:
            if _is_frame(above):
                text.extend(above.lines())
            else:
                kept.append(above)
        if row in prose:
            text.extend(table.part(row, row + 1).lines())
        first = row + 1
    return kept, text


def _is_frame(table: Table) -> bool:
    """Text with lines around it: nothing stands beside anything."""
    rows = [cell.row for cell in table.cells]
    return table.column_count < 2 or len(set(rows)) == len(rows) or not any(cell.text for cell in table.cells)


def _in_order(
    layouts: Sequence[PageLayout], in_margin: Sequence[list[Line]], tables: Sequence[Table], findings: list[Finding]
) -> Iterator[Block]:
    text = Paragraphs(usual_step([layout.lines for layout in layouts]))
    waiting = sorted(((table.start(), table) for table in tables), key=itemgetter(0))
    count = 0
    for layout, measure, outer in zip(layouts, measures([layout.lines for layout in layouts]), in_margin, strict=True):
        marginal = {id(line) for line in outer}
        lines = sorted([*layout.lines, *outer], key=lambda line: line.top)
        barriers = sorted(fragment.ys[0] for fragment in layout.fragments)
        for line in lines:
            while waiting and waiting[0][0] < (layout.number, line.middle):
                count += 1
                yield from text.end()
                yield from _table_blocks(waiting.pop(0)[1], count, findings)
            if barriers and barriers[0] < line.middle:
                barriers = [top for top in barriers if top >= line.middle]
                yield from text.end()
            if id(line) in marginal:
                text.margin(line, layout.number)
            else:
                yield from text.line(line, layout.number, measure)
        while waiting and waiting[0][0][0] <= layout.number:
            count += 1
            yield from text.end()
            yield from _table_blocks(waiting.pop(0)[1], count, findings)
    yield from text.end()


def _table_blocks(table: Table, number: int, findings: list[Finding]) -> Iterator[Block]:
    grid = to_grid(table, number)
    yield grid
    for page, text in table.repeated:
        yield Paragraph(text, Place(page=page), in_margin=True)
    if table.broken:
        message = f"第 {grid.place.page} 页的表格边框线不完整，单元格的划分是推断的，请对照原文核对。"
        findings.append(kinds.BROKEN_RULES.finding(message, place=Place(page=grid.place.page, table=number)))
    if table.crossed:
        message = (
            f"第 {grid.place.page} 页的表格里有数字压在框线上，分不清属于哪一格，框线两边合成一格读，请对照原文核对。"
        )
        findings.append(kinds.CROSSED_RULES.finding(message, place=Place(page=grid.place.page, table=number)))
    if not table.ruled:
        message = (
            f"第 {grid.place.page} 页的表格没有边框线或者没有画全，行和列是按文字对齐的位置划分的，请对照原文核对数字。"
        )
        findings.append(kinds.UNRULED_TABLE.finding(message, place=Place(page=grid.place.page, table=number)))
