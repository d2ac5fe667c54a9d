"""What the reader of text and Markdown tells about an original."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.finding import Finding, Kind, Place, Severity
from toolkit.text import clean, cut_short

BROKEN_HTML_TABLE = Kind(
    "R160",
    "broken-html-table",
    Severity.WARNING,
    "用 HTML 标记写的表格不完整或前后矛盾（没有写完、合并的格子互相重叠），按能认出的格子读取。请对照原件核对这张表的数字。",
    "An HTML table is incomplete or contradicts itself; such cells as could be made out were read.",
)
STRUCK_MARKUP = Kind(
    "R161",
    "struck-markup",
    Severity.WARNING,
    "有用标记（~~、<del> 等）划掉的文字，按已删除处理，没有读入。仍然有效的，请去掉删除标记后再读。",
    "Text struck out by markup (~~, <del>) was taken for deleted and not read.",
)
HIDDEN_MARKUP = Kind(
    "R162",
    "hidden-markup",
    Severity.WARNING,
    "有显示时看不见的文字（注释、隐藏的内容），没有读入。需要公开的，请改成看得见的正文后再读。",
    "Text that would not show (comments, hidden content) was not read.",
)
LINKED_PICTURE = Kind(
    "R163",
    "linked-picture",
    Severity.WARNING,
    "文中引用了图片，其中的文字和数字读不到。如果是表格的图片，请改成文字表格后再读。",
    "The text refers to a picture; words and figures in it can't be read.",
)
NESTED_HTML_TABLE = Kind(
    "R164",
    "nested-html-table",
    Severity.WARNING,
    "单元格里套着另一个表格，已单独读作一个表。请对照原件核对这一格的数字。",
    "A table stands within a cell; it was read as a table of its own.",
)

# How many places a message names before it counts them.
_NAMED = 5
_LONGEST_QUOTE = 30
_WHAT = {
    BROKEN_HTML_TABLE: "表格的标记不完整或互相矛盾",
    STRUCK_MARKUP: "有划掉的文字，没有读入",
    HIDDEN_MARKUP: "有看不见的文字，没有读入",
    LINKED_PICTURE: "引用了图片，图里的内容读不到",
    NESTED_HTML_TABLE: "单元格里套着另一个表格，已单独读作一个表",
}


class Notice(NamedTuple):
    """One thing that has to be told, where it stands, and what stood there."""

    kind: Kind
    place: Place
    text: str = ""


def findings_of(notices: list[Notice]) -> Iterator[Finding]:
    """Those of cells one by one, so that each names its figure; all others of a kind together."""
    for kind in sorted({notice.kind for notice in notices}, key=lambda kind: kind.code):
        mine = [notice for notice in notices if notice.kind is kind]
        in_cells = [notice for notice in mine if notice.place.row]
        for notice in in_cells:
            yield _finding(kind, [notice])
        others = [notice for notice in mine if not notice.place.row]
        if others:
            yield _finding(kind, others)


def _finding(kind: Kind, notices: list[Notice]) -> Finding:
    where = "、".join(_where(notice) for notice in notices[:_NAMED])
    more = f"等 {len(notices)} 处" if len(notices) > _NAMED else ""
    advice = kind.summary.rstrip("。").rpartition("。")[2]
    return kind.finding(f"{where}{more}{_WHAT[kind]}。{advice}。", place=notices[0].place)


def _where(notice: Notice) -> str:
    place = notice.place
    cell = f"表{place.table}第{place.row}行第{place.column}列" if place.row else ""
    line = f"（第{place.line}行文字）" if cell and place.line else f"第{place.line}行" if place.line else ""
    text = clean(notice.text).replace("\n", " ")
    quote = f"“{cut_short(text, _LONGEST_QUOTE)}”" if text else ""
    return f"{cell}{line}{quote}"
