"""Text and Markdown originals: nothing of what stands there is changed."""

from __future__ import annotations

import time

import pytest

from toolkit.errors import UnreadableFile
from toolkit.original import Grid, Paragraph
from toolkit.readers.plain import read


def text_of(line: str) -> str:
    (paragraph,) = read(line.encode(), "a.txt").blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**一、总体情况**", "一、总体情况"),
        ("__一、总体情况__", "一、总体情况"),
        ("***一、总体情况***", "一、总体情况"),
        ("**主动公开：**2024年公开信息5条，**一是**加强培训。", "主动公开：2024年公开信息5条，一是加强培训。"),
    ],
)
def test_marks_around_text_are_bold_type(line: str, text: str) -> None:
    assert text_of(line) == text


@pytest.mark.parametrize(
    "line",
    [
        "培训_____次", "培训____次，发放____份", "培训__次，发放__份", "培训：__次，发放__份", "培训***次，发放***份",
        "培训：***次，发放***份", "申请人张**和李**", "电话138****4567和139****1234", "身份证110105********002X",
        "**", "****", "____", "_ _ _",
    ],
)  # fmt: skip
def test_other_marks_belong_to_the_text(line: str) -> None:
    assert text_of(line) == line


def test_a_blank_in_a_cell_keeps_its_marks() -> None:
    (grid,) = read("行政处罚\t____\t**0**\n".encode(), "a.txt").blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["行政处罚", "____", "0"]


def test_a_tab_before_every_line_makes_no_table() -> None:
    text = "\t规章\n\n\t1\n\n\t0\n\n\t9\n\n三、收到和处理政府信息公开申请情况\n\n\t自然人\n\n\t总计\n"
    blocks = read(text.encode(), "a.txt").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "规章", "1", "0", "9", "三、收到和处理政府信息公开申请情况", "自然人", "总计",
    ]  # fmt: skip
    assert len(blocks) == 7


def test_a_label_written_downwards_begins_its_row() -> None:
    text = "\t信息\n\t数量\n\n\t\n\n三、\n办理结果\n\t（一）予以公开\n\t0\n"
    (grid,) = read(text.encode(), "a.txt").blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[1]] == ["三、\n办理结果", "（一）予以公开", "0"]


def test_a_table_amid_prose_that_tabs_set_in_keeps_its_rows() -> None:
    prose = "\t五、存在的主要问题及改进情况\n\t一是不足。\n\t二是改进。\n\t三是落实。\n"
    rows = [["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], ["1", "0", "0", "0", "1"]]
    lines = "\n".join(map("\t".join, rows))
    _, table, *_ = read(f"\t四、复议情况\n\n{lines}\n\n{prose}".encode(), "a.txt").blocks
    assert isinstance(table, Grid)
    assert [[cell.text for cell in row] for row in table.rows] == rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_end_ends_a_line(end: str) -> None:
    blocks = read(f"一、总体情况{end}甲。".encode(), "a.txt").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["一、总体情况", "甲。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_every_encoding_that_offices_use_is_read(encoding: str) -> None:
    text = "一、总体情况\r\n2024年主动公开信息5条。\r\n"
    blocks = read(text.encode(encoding), "a.txt").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == text.split()


@pytest.mark.parametrize("data", ["一、总体情况".encode() + b"\0", bytes(100), b"\x89PNG\0\0\r\n" * 9])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(data, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,1\n规范性文件,2,0,30",
        "信息内容;本年制发件数;本年废止件数;现行有效件数\r\n规章;0;0;1\r\n规范性文件;2;0;30",
        '"信息内容","本年制发件数","本年废止件数","现行有效件数"\n"规章","0","0","1"\n"规范性文件","2","0","30"',
    ],
)
def test_values_with_commas_between_them_are_a_table(text: str) -> None:
    first, grid, last = read(f"二、主动公开\n{text}\n下文,有,逗号".encode(), "a.txt").blocks
    assert isinstance(grid, Grid)
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert [cell.text for cell in grid.rows[2]] == ["规范性文件", "2", "0", "30"]
    assert [cell.place.line for cell in grid.rows[2]] == [4] * 4


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导,明确分工,落实责任,按时公开。\n二是学习,培训,交流,考核。\n三是检查,通报,整改,问责。",
        "规章,0,0,1\n规范性文件,1,234,0,30\n许可,1,2,3",
        '规章,0,0,"1\n规章,0,0,"1\n规章,0,0,"1',
    ],
)
def test_sentences_with_commas_and_rows_of_other_lengths_are_no_table(text: str) -> None:
    assert not [block for block in read(text.encode(), "a.txt").blocks if isinstance(block, Grid)]


@pytest.mark.parametrize(
    "run", ["\n", "一\n", "\ta\n\n", "a\n\n\tb\n", "x\t\n", "a,b,c,d\ne,f,g,h\nx\n", "1 |\n", "|\n", "a\n|\n"]
)
def test_long_runs_of_lines_take_time_by_their_number(run: str) -> None:
    text = "\ta\n\tb\n" + run * 20_000 + "\tc\n\td\n"
    start = time.perf_counter()
    read(text.encode(), "a.txt")
    assert time.perf_counter() - start < 4
