"""Tables of another year beside the report's own, as the lines above them say: 2023年收到和处理…情况."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.finding import Finding
from toolkit.form import Form
from toolkit.form.naming import table_name
from toolkit.late_pattern import late_pattern
from toolkit.matching import kinds
from toolkit.matching.flow import FlowBlock, Segment
from toolkit.text import fold

_YEAR = late_pattern(r"(?<!\d)(20\d\d)年(?!\d)")
_STOP = late_pattern(r"[。；]")
_LONGEST_CAPTION = 45
# Of the same rows once more below one table nobody says whose they are.
_UNSAID = 0
# 单位：件 and 续表 may stand between a table and what names its year.
_BETWEEN = late_pattern(r"\(?(?:计量)?单位:|\(?[接续]")


def without_other_years(
    blocks: Sequence[FlowBlock], segments: Sequence[Segment], year: int | None, form: Form
) -> tuple[list[Segment], list[Finding]]:
    """The segments, those of another year as none of the form's where the same table stands for this year too."""
    years = list(_years_of(blocks)) if year else []
    others = {
        number
        for number, (one, named) in enumerate(zip(segments, years, strict=False))
        if named not in (None, _UNSAID, year)
        and any(two.table == one.table and its in (None, year) for two, its in zip(segments, years, strict=True))
    }
    findings = []
    for number in sorted(others):
        table, named = segments[number].table, years[number]
        if table and not (number - 1 in others and segments[number - 1].table == table):
            message = (
                f"{table_name(form, table).zh}：上面写明是 {named} 年的一张不是本年度的表，没有取其中的数字，请核对。"
            )
            findings.append(kinds.TABLE_OF_OTHER_YEAR.finding(message, place=segments[number].rows[0].grid.place))
    return [Segment(None, one.rows) if n in others else one for n, one in enumerate(segments)], findings


def _years_of(blocks: Sequence[FlowBlock]) -> Iterator[int | None]:
    """The year that each segment's caption names, above it or in its first row; its torn-off rest is of the same."""
    caption: int | None = None
    seen: set[str] = set()
    for block in blocks:
        if not isinstance(block, Segment):
            if not block.in_margin and not _BETWEEN.match(fold(block.text)):
                caption, seen = _year_named(block.text), set()
            continue
        names = {name for row in block.rows for name in row.names}
        named = _year_in_first_row(block)
        if named is not None:
            caption = named
        elif len(seen & names) * 2 > len(names):
            caption = _UNSAID
        seen = seen | names
        yield caption


def _year_in_first_row(segment: Segment) -> int | None:
    texts = {cell.text for cell in segment.rows[0].own_cells if cell.text.strip()}
    return _year_named(texts.pop()) if len(texts) == 1 else None


def _year_named(text: str) -> int | None:
    """The only year that a caption names; a sentence is none."""
    folded = fold(text)
    years = {int(one) for one in _YEAR.findall(folded)} if len(folded) <= _LONGEST_CAPTION else set()
    return years.pop() if len(years) == 1 and not _STOP.search(folded) else None
