"""Markdown's marks: taken for marks where a text is Markdown, and what they leave out is told."""

from __future__ import annotations

import pytest

from toolkit.original import Grid, Original, Paragraph
from toolkit.readers.plain import read


def original(text: str, file: str = "a.md") -> Original:
    return read(text.encode(), file)


def texts(text: str, file: str = "a.md") -> list[str]:
    return [one.text for one in original(text, file).paragraphs() if not one.in_margin]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("1\\. 属于国家秘密\\*", "1. 属于国家秘密*"),
        ("*（一）主动公开。* 全年公开信息5条。", "（一）主动公开。 全年公开信息5条。"),
        ("见[公告](http://a.gov.cn/b_c.html \"题\")和<https://a.gov.cn>。", "见公告和https://a.gov.cn。"),
        ("`规章`3件", "规章3件"),
        ("甲&nbsp;乙&lt;丙&gt;&amp;nbsp;", "甲\u00a0乙<丙>&nbsp;"),
        ("共$12$件，占$10\\%$", "共12件，占10%"),
        ("<div align=\"center\">标题</div>", "标题"),
        ("> 引用", "引用"),
        ("- 一是加强", "一是加强"),
        ("* **一是**加强", "一是加强"),
        ("## 一、总体情况 {#a1}", "一、总体情况"),
        ("## 一、总体情况 ##", "一、总体情况"),
        ("说明[^1]", "说明[¹]"),
        ("[^1]: 不含下属单位", "[1] 不含下属单位"),
    ],
)  # fmt: skip
def test_marks_are_no_text(line: str, text: str) -> None:
    assert texts(line) == [text]


@pytest.mark.parametrize(
    "line",
    [
        "<中华人民共和国政府信息公开条例>", "国办函[2019]60号(试行)", "张**、李*和王*", "138****4567", "培训____次",
        "-18", "- 1 -", "a_b_c", "附件[见下](略)", "5*3*2", "约1~2件，3~~4件", "5 < 6", "100%&以上", "____", "1. 属于国家秘密",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert texts(line) == [line]


@pytest.mark.parametrize(
    "line", ["---", "***", "===", "- - -", "```", "~~~ text", "[TOC]", "\\newpage", "<!-- PageBreak -->"]
)
def test_marks_of_the_page_are_no_paragraphs(line: str) -> None:
    assert texts(f"甲\n\n{line}\n\n乙") == ["甲", "乙"]


@pytest.mark.parametrize("line", ["1\\. 甲", "- 甲", "> 甲", "[甲](http://a)", "<b>甲</b>", "甲&nbsp;乙", "---"])
def test_a_text_that_is_no_markdown_stays_as_it_is(line: str) -> None:
    assert texts(line, "a.txt") == [line]


def test_a_text_file_with_markdown_in_it_is_markdown() -> None:
    assert texts("# 标题\n\n1\\. 甲", "a.txt") == ["标题", "1. 甲"]


@pytest.mark.parametrize(
    ("line", "text", "code"),
    [
        ("公开~~10~~12件", "公开12件", "R161"),
        ("公开<del>10</del>12件", "公开12件", "R161"),
        ("公开12<del>5", "公开12", "R161"),
        ("<span hidden>内部</span>公开", "公开", "R162"),
        ("上<!-- 请核 -->下", "上下", "R162"),
        ("上![](a/b.jpg)下", "上下", "R163"),
        ("上![[图 1.png]]下", "上下", "R163"),
        ("上<img src=a.png>下", "上下", "R163"),
        ("上<del>旧\n数</del>下", "上", "R161"),
        ("上<div hidden>\n内部<div>稿</div>\n</div>", "上", "R162"),
    ],
)
def test_what_is_left_out_is_told_with_its_line(line: str, text: str, code: str) -> None:
    assert texts(f"甲\n{line}")[:2] == ["甲", text]
    (finding,) = original(f"甲\n{line}").findings
    assert (finding.code, finding.place and finding.place.line) == (code, 2)


def test_settings_at_the_top_are_no_text_and_their_title_is_the_files() -> None:
    read_ = original('---\ntitle: "云梦县水利局2024年报告"\nauthor: 张三\n---\n\n# 标题\n')
    assert read_.title_property == "云梦县水利局2024年报告"
    assert [(one.text, one.in_margin) for one in read_.paragraphs()] == [
        ('title: "云梦县水利局2024年报告"', True), ("author: 张三", True), ("标题", False),
    ]  # fmt: skip


def test_a_rule_at_the_top_is_no_beginning_of_settings() -> None:
    assert texts("---\n云梦县水利局\n---\n一、总体情况") == ["云梦县水利局", "一、总体情况"]


def test_a_style_sheet_is_no_text() -> None:
    assert texts("<style>\ntd {color: red}\n</style>\n甲\n<script>x</script>") == ["甲"]


def test_marks_in_the_cells_of_a_pipe_table() -> None:
    text = "| 规章 | 3[^1] |\n| --- | ---: |\n| 甲\\|乙 | ~~5~~ 6 |\n| 丙 | 1<br>2 |\n| - | \\- |\n"
    (grid,) = original(text).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["规章", "3[¹]"], ["甲|乙", "6"], ["丙", "1\n2"], ["-", "-"],
    ]  # fmt: skip
    assert [finding.code for finding in original(text).findings] == ["R161"]


def test_lines_keep_their_numbers() -> None:
    blocks = original("---\na: b\n---\n<!-- x\ny -->\n甲\n\n<table><tr><td>1<td>\n2</table>乙").blocks
    lines = [block.place.line for block in blocks if isinstance(block, Paragraph)]
    assert lines == [2, 6, 9]
