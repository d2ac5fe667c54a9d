"""A report and the form as plain text for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from toolkit.form.definition import Block, Carry, ColumnSum, FigureKind, Form, Line, RowSum, Table
from toolkit.report import Figure, Report, State
from toolkit.text import figure_text

_STATES = {State.BLANK: "空", State.DASH: "／", State.UNREADABLE: "？", State.ABSENT: "缺"}
_KINDS = {FigureKind.COUNT: "整数", FigureKind.SIGNED: "整数，可为负", FigureKind.AMOUNT: "金额，可有小数"}
_SECTION_NAMES = {"preface": "前言", "sign_off": "落款"}
_SHOWN_OF_PARAGRAPH = 36


def report_view(report: Report) -> str:
    """What was read: whose report, its texts in outline, its figures in full."""
    lines = [
        f"文件　　{report.file or '-'}",
        f"机关　　{report.agency or '没有找到'}",
        f"年度　　{report.year or '没有找到'}",
        f"格式　　{report.edition} 年版（{report.form.notice}）",
        f"标题　　{report.title or '没有找到'}",
        "",
    ]
    for key, section in report.sections.items():
        if section.paragraphs or section.heading:
            lines.append(section.heading or _SECTION_NAMES.get(key, key))
            lines += [f"    {_outline(text)}" for text in section.paragraphs]
    for table in report.form.tables:
        lines += ["", f"【{table.name}】", *_table_lines(report, table)]
    lines += ["", "记号：空＝未填　／＝画了横线或写“无”　？＝读不成数字　缺＝没有这一行或这一列　*＝推定"]
    if report.unplaced:
        lines += [
            "",
            f"未归位的文字（{len(report.unplaced)} 处）：",
            *(f"    {_outline(one.text)}" for one in report.unplaced),
        ]
    return "\n".join(lines)


def _outline(text: str) -> str:
    one_line = text.replace("\n", " ")
    return one_line if len(one_line) <= _SHOWN_OF_PARAGRAPH else f"{one_line[:_SHOWN_OF_PARAGRAPH]}…（{len(text)} 字）"


def _table_lines(report: Report, table: Table) -> Iterator[str]:
    for block in table.blocks:
        lines = _rows_of(block, table.key, report)
        if block.bar:
            yield block.bar
        if len(lines) == 1 and not lines[0].labels:
            yield from _transposed(report, table, block)
            continue
        rows = [["", *(column.text for column in block.column_lines)]]
        rows += [
            [_indented(line), *(_shown(report.figures.get(_address(table, line, one))) for one in block.column_lines)]
            for line in lines
        ]
        yield from _aligned(rows)


def _rows_of(block: Block, table: str, report: Report) -> list[Line]:
    """The rows of the form, and before its parts each group that the original states as one row."""
    column = block.column_lines[0].address
    stated = [line for line in block.whole_lines if report.states_group(f"{table}.{line.address}.{column}")]
    lines: list[Line] = []
    for line in block.row_lines:
        lines += [one for one in stated if one not in lines and line.labels[: len(one.labels)] == one.labels]
        lines.append(line)
    return lines


def _transposed(report: Report, table: Table, block: Block) -> Iterator[str]:
    """A table of one long row reads better with a line for each group of columns."""
    groups: dict[str, list[Line]] = {}
    for line in block.column_lines:
        groups.setdefault("　".join(label.text for label in line.labels[:-1]), []).append(line)
    rows = [["", *(line.text for line in next(iter(groups.values())))]]
    for name, lines in groups.items():
        rows.append([name, *(_shown(report.figures.get(_address(table, Line(()), line))) for line in lines)])
    yield from _aligned(rows)


def _address(table: Table, row: Line, column: Line) -> str:
    return ".".join(part for part in (table.key, row.address, column.address) if part)


def _indented(line: Line) -> str:
    depth = sum(1 for label in line.labels[:-1] if label.key)
    return "　" * depth + line.text


def _shown(figure: Figure | None) -> str:
    if figure is None:
        return ""
    if figure.value is None:
        return _STATES.get(figure.state, "")
    return figure_text(figure.value) + ("*" if figure.state is State.INFERRED else "")


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *others = row
        cells = [first + " " * (widths[0] - _width(first))]
        cells += [" " * (width - _width(text)) + text for text, width in zip(others, widths[1:], strict=True)]
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def form_view(form: Form) -> str:
    """The form as a person would look it up: sections, tables with the address of every figure, sums."""
    until = f"至 {form.last_year} 年" if form.last_year else "年及以后"
    since = f"{form.first_year} {until}" if form.last_year is None else f"{form.first_year} 年{until}"
    lines = [
        f"政府信息公开工作年度报告格式 {form.edition} 年版",
        f"依据：{form.notice}　用于：{since}的报告",
        "",
        "各部分：",
    ]
    for section in form.sections:
        notes = [f"含表：{form.table(section.table).name}"] if section.table else []
        notes += ["应写明：" + "、".join(aspect.name for aspect in section.aspects)] if section.aspects else []
        notes += [f"不超过 {section.longest} 字"] if section.longest else []
        lines.append(f"  {section.heading}　[{section.key}]" + (f"　{'；'.join(notes)}" if notes else ""))
    for table in form.tables:
        count = sum(slot.table == table.key for slot in form.slots)
        lines += ["", f"【{table.name}】　[{table.key}]，共 {count} 格；每一格的名称是 {table.key}.行.列"]
        for block in table.blocks:
            lines += [block.bar] if block.bar else []
            lines += [*_line_rows("列", block.column_lines), *_line_rows("行", _printed_rows(block))]
    lines += ["", "勾稽关系："]
    lines += [f"  {_sum_view(form, rule)}" for rule in form.sums]
    lines += [f"  {_carry_view(carry)}" for carry in form.carries]
    return "\n".join(lines)


def _printed_rows(block: Block) -> Sequence[Line]:
    return [line for line in (*block.row_lines, *block.whole_lines) if line.labels]


def _line_rows(what: str, lines: Sequence[Line]) -> Iterator[str]:
    """Each row or column: its key, the groups it stands in, and what a figure there may be."""
    width = max((len(line.address) for line in lines), default=0)
    for line in lines:
        path = "　".join(label.text for label in line.labels)
        note = "（整组合为一行时）" if line.whole else f"（{_KINDS[line.labels[-1].kind]}）" if what == "列" else ""
        yield f"  {what}　{line.address:<{width}}　{path}{note}"


def _sum_view(form: Form, rule: RowSum | ColumnSum) -> str:
    name = form.table(rule.table).name
    if isinstance(rule, RowSum):
        left, right = (" + ".join(f"{rule.table}.{row}" for row in side) for side in (rule.left, rule.right))
        return f"{name}，每一列：{left} = {right}"
    return f"{name}，每一行（组）：{rule.total} = {' + '.join(rule.parts)}"


def _carry_view(carry: Carry) -> str:
    terms = [f"上年 {slot}" for slot in carry.previous]
    text = " + ".join([*terms, *carry.plus])
    return f"与上年衔接：{carry.slot} = {text}" + "".join(f" - {slot}" for slot in carry.minus)
