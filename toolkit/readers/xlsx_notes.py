"""What lies over a sheet's cells and isn't read: comments, pictures, text boxes, charts. Each is told."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.errors import XxgkError
from toolkit.finding import Finding, Kind, Place, Severity
from toolkit.readers.package import Package
from toolkit.readers.relations import relations_of
from toolkit.readers.xlsx_model import position_of, reference
from toolkit.text import clean, cut_short

CELL_COMMENTS = Kind(
    "R166",
    "cell-comments",
    Severity.QUESTION,
    "单元格带有批注，没有读取。请核对批注是否说明数字要改，处理后删去批注。",
    "Cells have comments, which were not read.",
)
DRAWN_OBJECTS = Kind(
    "R167",
    "drawn-objects",
    Severity.WARNING,
    "工作表里有图片、文本框或图表，其中的文字和数字没有读取。请把需要的内容填进单元格后再读。",
    "The sheet has pictures, text boxes or charts, which were not read.",
)

_MOST_COMMENTS = 20
_LONGEST_QUOTE = 30
_OBJECTS = {"pic": "图片", "graphicFrame": "图表"}


def notes_of(package: Package, part: str, sheet: str) -> Iterator[Finding]:
    """The comments of a sheet one by one, so that each names its figure, and what is drawn on it."""
    for relation in relations_of(package, part):
        if relation.target not in package:
            continue
        try:
            if relation.kind == "comments":
                yield from _comments(package, relation.target, sheet)
            elif relation.kind == "drawing":
                yield from _objects(package, relation.target, sheet)
        except XxgkError:
            kind = CELL_COMMENTS if relation.kind == "comments" else DRAWN_OBJECTS
            yield kind.finding(f"工作表“{sheet}”的批注或图形已损坏，没有读到。", place=Place(sheet=sheet))


def _comments(package: Package, part: str, sheet: str) -> Iterator[Finding]:
    comments = package.xml(part).findall("{*}commentList/{*}comment")
    for comment in comments[:_MOST_COMMENTS]:
        position = position_of(comment.get("ref", ""))
        text = clean("".join(one.text or "" for one in comment.iter("{*}t"))).replace("\n", " ")
        place = Place(sheet=sheet, row=position[0] + 1, column=position[1] + 1) if position else Place(sheet=sheet)
        cell = f"的 {reference(position)} " if position else ""
        yield CELL_COMMENTS.finding(
            f"工作表“{sheet}”{cell}带有批注{_quoted(text)}，没有读取。请核对是否说明数字要改，处理后删去批注。",
            place=place,
        )
    if len(comments) > _MOST_COMMENTS:
        more = len(comments) - _MOST_COMMENTS
        yield CELL_COMMENTS.finding(f"工作表“{sheet}”另有 {more} 条批注，没有读取。", place=Place(sheet=sheet))


def _objects(package: Package, part: str, sheet: str) -> Iterator[Finding]:
    root = package.xml(part)
    found = [name for tag, name in _OBJECTS.items() if next(root.iter(f"{{*}}{tag}"), None) is not None]
    text = clean(" ".join(one.text or "" for body in root.iter("{*}txBody") for one in body.iter("{*}t")))
    if text:
        found.append(f"文本框{_quoted(text)}")
    if found:
        message = f"工作表“{sheet}”里有{'、'.join(found)}，没有读取。请把需要的内容填进单元格后再读。"
        yield DRAWN_OBJECTS.finding(message, place=Place(sheet=sheet))


def _quoted(text: str) -> str:
    return f"“{cut_short(text, _LONGEST_QUOTE)}”" if text else ""
