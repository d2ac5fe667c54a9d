"""What the Word reader tells about an original."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.finding import NOWHERE, Finding, Kind, Place, Severity
from toolkit.readers import docx_names as w
from toolkit.readers.docx_raw import Notice
from toolkit.readers.fonts import PICTURE_FONT
from toolkit.text import clean

TRACKED_CHANGES = Kind(
    "R101",
    "tracked-changes",
    Severity.WARNING,
    "原件带有未处理的修订：读取时删除的不算、插入的算。请在 Word 中接受或拒绝全部修订后再报送。",
    "The original has tracked changes: deleted text was left out, inserted text was read.",
)
HIDDEN_TEXT = Kind(
    "R102",
    "hidden-text",
    Severity.WARNING,
    "原件有看不见的文字（隐藏的、与底色相同的、小得看不出的），没有读入。需要公开的请在 Word 中取消隐藏、改成看得见的颜色和字号。",
    "The original has text that nobody sees (hidden, in the colour of its ground, tiny), which was not read.",
)
COVERED_TEXT = Kind(
    "R103",
    "covered-text",
    Severity.WARNING,
    "合并单元格下面还压着看不见的文字，没有读入。请在 Word 中拆分单元格核对。",
    "Text lies unseen beneath a merged cell and was not read.",
)
STRUCK_TEXT = Kind(
    "R104",
    "struck-text",
    Severity.WARNING,
    "原件有加了删除线的文字，按已删除处理，没有读入。请在 Word 中删去或去掉删除线。",
    "Struck-out text was taken for deleted and not read.",
)
EMBEDDED_CONTENT = Kind(
    "R105",
    "embedded-content",
    Severity.WARNING,
    "原件嵌入了读不到的内容（对象、图表等）。请改成普通文字或表格。",
    "The original embeds content that can't be read (objects, charts and the like).",
)
PICTURE = Kind(
    "R106",
    "picture",
    Severity.WARNING,
    "正文里有图片，其中的文字和数字读不到。如果是扫描的表格，请改成文字表格。",
    "There is a picture in the text; words and figures in it can't be read.",
)
NESTED_TABLE = Kind(
    "R107",
    "nested-table",
    Severity.WARNING,
    "单元格里套着另一个表格，已单独读作一个表。请核对这一格的数字。",
    "A table stands within a cell; it was read as a table of its own.",
)
DAMAGED_PART = Kind(
    "R108",
    "damaged-part",
    Severity.WARNING,
    "文件包里有一部分已损坏，没有读到。请用 WPS 或 Word 打开核对后另存。",
    "A part of the file is damaged and was not read.",
)
DOUBLE_PART = Kind(
    "R109",
    "double-part",
    Severity.ERROR,
    "文件包里同名的部分有两份，内容不同，只读了后一份。请用 WPS 或 Word 打开核对后另存。",
    "The file has two different parts of the same name; only the later one was read.",
)
PROMPT = Kind(
    "R110",
    "control-prompt",
    Severity.WARNING,
    "内容控件里还是占位的提示（如“单击此处输入文字”，或者预先放的 0），没有真正填写，照着读入了。请填写或删去。",
    "Content controls still show their prompts, which were read as they stand.",
)
DRAWN_OVER = Kind(
    "R111",
    "drawn-over",
    Severity.WARNING,
    "有图片或图形与单元格的文字在一起，或者有涂了颜色的图形浮在文字上面，可能盖住或者补上了什么，读取的是文字。请核对，并移走图形。",
    "A picture or a shape lies in a cell with text or over the page's text and may cover it; the text was read.",
)
BRANCHES_DIFFER = Kind(
    "R112",
    "branches-differ",
    Severity.WARNING,
    "文件里同一处存了两种版本的内容，互不相同，不同的软件显示的可能不一样，读取的是 Word 显示的那一种。请用 Word 打开核对后另存。",
    "The file stores two versions of one passage that differ; the one that Word shows was read.",
)
MAY_BE_UNSEEN = Kind(
    "R113",
    "may-be-unseen",
    Severity.WARNING,
    "原件有的文字设成了可能看不见或者看不全的样子（推出了格子、行距或行高过小、字距过紧等），照着存的读入了。请核对，并改成平常的格式。",
    "Text is set so that it may not be seen (pushed out of its cell, cut off, letters over each other); it was read.",
)
SHOWN_OTHERWISE = Kind(
    "R118",
    "shown-otherwise",
    Severity.WARNING,
    "Word 打开文件时会另外取来或者算出内容（内容控件绑定的数据、要更新的域），显示的可能与存的文字不同，读取的是存的文字。请用 Word 打开核对，改成普通文字。",
    "Word fetches or works out content when it opens the file (bound data, fields); the text that is stored was read.",
)

REMOVED = Notice(TRACKED_CHANGES, "删除")
ADDED = Notice(TRACKED_CHANGES, "插入")
DRAWN_FIELD = Notice(
    EMBEDDED_CONTENT, "有用域（EQ、AUTONUM 等）生成的字、编号或公式，其中的文字和数字读不到，请改成普通文字。"
)
OVER_CELL = Notice(DRAWN_OVER, "这一格里还有图片或图形，可能盖住或者补上了什么，请核对，并移走图形。")
OVER_TEXT = Notice(DRAWN_OVER, "有涂了颜色的图形浮在文字上面，下面的文字或数字可能看不见，请核对，并移走图形。")
TWO_VERSIONS = Notice(BRANCHES_DIFFER, "存了两种版本的内容，互不相同，读取的是 Word 显示的那一种，请核对。")
DRAWN_SIGN = Notice(EMBEDDED_CONTENT, "有根号、求和号一类的公式，公式的符号没有读入，请改成普通数字。")
EMPTY_FORMULA = Notice(EMBEDDED_CONTENT, "有公式而没有算出结果，请在 Word 中更新域（选中后按 F9），或者直接填写数字。")
# What stands in another file, by the element that calls for it.
FOREIGN = {
    w.ALTERNATIVE_CHUNK: Notice(
        EMBEDDED_CONTENT, "插入了另一个文件的内容，这里读不到；请用 WPS 或 Word 打开后另存，再试一次。"
    ),
    w.SUBDOCUMENT: Notice(EMBEDDED_CONTENT, "链接了另一个文档，里面的内容没有读到，请把它并入本文件。"),
}

_MOST_PLACES = 12
_MOST_OF_A_KIND = 20
# Of cells each is named, for each may be a figure: more than any table of the form has.
_MOST_CELLS = 400
_LONGEST_QUOTE = 30


@dataclass(slots=True)
class Told:
    """The notices of a document, each with its place."""

    notices: list[tuple[Notice, Place]] = field(default_factory=list)

    def add(self, notices: Iterable[Notice] | None, place: Place) -> None:
        if notices:
            self.notices.extend((notice, place) for notice in notices)

    def findings(self) -> tuple[Finding, ...]:
        by_kind: dict[Kind, list[tuple[str, Place]]] = {}
        for notice, place in self.notices:
            by_kind.setdefault(notice.kind, []).append((notice.text, place))
        found: list[Finding] = []
        for kind in sorted(by_kind, key=lambda kind: kind.code):
            told = by_kind[kind]
            unread = _UNREAD.get(kind)
            if kind in _DOUBTFUL:
                found.append(kind.finding(_doubtful(kind, told), place=_first_place(told), cells=_cells(told)))
            elif kind is PROMPT:
                found.append(kind.finding(_prompts(told), place=_first_place(told), cells=_cells(told)))
            elif kind is TRACKED_CHANGES:
                found.append(kind.finding(_tracked_changes(told), place=_first_place(told), cells=_cells(told)))
            elif unread:
                found.append(unread.finding(kind, told))
            else:
                found.extend(_one_by_one(kind, told))
        return tuple(found)


def _one_by_one(kind: Kind, told: list[tuple[str, Place]]) -> Iterable[Finding]:
    cells = [one for one in told if one[1].row][:_MOST_CELLS]
    others = [one for one in told if not one[1].row][:_MOST_OF_A_KIND]
    for text, place in (*others, *cells):
        yield kind.finding(f"{where(place)}{text}", place=None if place is NOWHERE else place)
    if left := len(told) - len(cells) - len(others):
        yield kind.finding(f"另有 {left} 处同样的情况。{kind.summary}")


def _tracked_changes(told: list[tuple[str, Place]]) -> str:
    removed = sum(text == REMOVED.text for text, _ in told)
    message = f"原件带有未处理的修订：删除 {removed} 处，插入 {len(told) - removed} 处。读取时删除的不算，插入的算。"
    cells = [where(place) for _, place in told if place.table]
    if cells:
        message += f"其中改动了表格：{_listed(cells)}，请核对这些数字。"
    return message + "请在 Word 中接受或拒绝全部修订后再报送。"


def _doubtful(kind: Kind, told: list[tuple[str, Place]]) -> str:
    by_reason: dict[str, list[str]] = {}
    for why, place in told:
        by_reason.setdefault(why, []).append(_at(place))
    reasons = "；".join(f"{why}（{_listed(places)}）" for why, places in by_reason.items())
    what, advice = _DOUBTFUL[kind]
    return f"有 {len(told)} 处文字{what}，照着存的读入了：{reasons}。{advice}"


def _at(place: Place) -> str:
    """Where to look; the margins of pages and notes have no number of their own."""
    return where(place) or "页眉、页脚或脚注里"


def _prompts(told: list[tuple[str, Place]]) -> str:
    places = _listed([_at(place) for _, place in told])
    return f"内容控件里还是占位的提示，没有真正填写，照着读入了：{places}。请填写或删去。"


class _Unread(NamedTuple):
    """How text that was left out is told: all of it together."""

    what: str
    advice: str

    def finding(self, kind: Kind, told: list[tuple[str, Place]]) -> Finding:
        quotes = [f"{where(place)}“{_quoted(text)}”" for text, place in told]
        message = f"原件有 {len(told)} 处{self.what}，没有读入：{_listed(quotes)}。{self.advice}"
        return kind.finding(message, place=_first_place(told), cells=_cells(told))


_DOUBTFUL = {
    MAY_BE_UNSEEN: ("可能看不见或者看不全", "请核对，并改成平常的格式。"),
    SHOWN_OTHERWISE: ("显示出来可能与存的不同", "请用 Word 打开核对，改成普通文字。"),
}
_UNREAD = {
    HIDDEN_TEXT: _Unread("看不见的文字", "需要公开的请在 Word 中取消隐藏、改成看得见的颜色和字号后再试。"),
    PICTURE_FONT: _Unread("显示成图案的字母或数字", "请改成普通字体，核对后再试。"),
    COVERED_TEXT: _Unread("被合并单元格盖住的文字", "请在 Word 中拆分单元格，核对后删去或移到看得见的地方。"),
    STRUCK_TEXT: _Unread("加了删除线的文字", "已按删除处理；如果仍然有效，请在 Word 中去掉删除线。"),
}


def where(place: Place) -> str:
    """A place as a clerk would look for it."""
    if place.table:
        row = f"第{place.row}行" if place.row else ""
        column = f"第{place.column}列" if place.column else ""
        return f"表{place.table}{row}{column}"
    return f"第{place.paragraph}段" if place.paragraph else ""


def _cells(told: list[tuple[str, Place]]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for _, place in told if place.row))


def _first_place(told: list[tuple[str, Place]]) -> Place | None:
    """The cell where only one is concerned, the first table where several are, else the first place at all."""
    places = [place for _, place in told if place is not NOWHERE]
    cells = [place for place in places if place.table]
    if len(set(cells)) > 1:
        return cells[0]._replace(row=None, column=None)
    return cells[0] if cells else places[0] if places else None


def _listed(items: list[str]) -> str:
    different = list(dict.fromkeys(items))
    shown = "、".join(different[:_MOST_PLACES])
    return f"{shown}等 {len(different)} 处" if len(different) > _MOST_PLACES else shown


def _quoted(text: str) -> str:
    quote = " ".join(clean(text[:1000]).split())
    return f"{quote[:_LONGEST_QUOTE]}……" if len(quote) > _LONGEST_QUOTE else quote
