"""Which rows of a table without row labels hold its figures, and which say something about them."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.late_pattern import late_pattern
from toolkit.matching.figures import looks_like_figure
from toolkit.matching.rows import DataRow
from toolkit.text import IDEOGRAPH, fold

# The fewest columns that any block of the form has under one group.
_FEWEST_COLUMNS = 5
_WORDS = late_pattern(rf"{IDEOGRAPH}{{4}}")
_BESIDE_FIGURES = ("单位", "计量单位", "合计", "总计", "共计")


def figure_rows(rows: Sequence[DataRow]) -> list[DataRow]:
    """The rows but for those that count the columns, give a unit, a title or one sum of everything."""
    return [row for row in rows if not _counts_columns(row) and not _is_remark(row)]


def _counts_columns(row: DataRow) -> bool:
    """A row of 栏次: 1, 2, 3 up to the last column, which no sum of the form allows as figures."""
    texts = [fold(cell.text).strip("()") for cell in row.rest if cell.text.strip()]
    return len(texts) >= _FEWEST_COLUMNS and texts == [str(number) for number in range(1, len(texts) + 1)]


def _is_remark(row: DataRow) -> bool:
    """One cell of words across the row; below the header only what can't stand for figures, as 未发生 could."""
    if len(row.rest) != 1 or looks_like_figure(row.rest[0].text):
        return False
    words = fold(row.rest[0].text)
    if words.startswith(_BESIDE_FIGURES):
        return True
    # 2024年行政复议情况统计表 is a title, 1件0件2件 may be figures.
    return not row.header_rows and (not words[0].isdigit() or bool(_WORDS.search(words)))
