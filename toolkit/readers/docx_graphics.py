"""What is drawn into a line of text: text boxes and word art are read, pictures and objects are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_findings import EMBEDDED_CONTENT, OVER_TEXT, PICTURE
from toolkit.readers.docx_raw import Notice, RawBlock, RawParagraph
from toolkit.readers.docx_values import whole_number

ReadContent = Callable[[_Element], list[RawBlock]]

# A table scanned as a picture is wider than this; emblems, seals (at most 4.5 cm) and icons are not.
_LEAST_WIDTH_CM = 6.0
_LEAST_HEIGHT_CM = 1.2
_EMU_PER_CM = 360_000
_CM_PER_UNIT = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96}
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,12})(pt|in|cm|mm|px)", re.IGNORECASE)
# Of the languages that Office adds to Word's own.
_OFFICE_NAMES = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")
_BEHIND = re.compile(r"z-index\s*:\s*-")
_FLOATS = re.compile(r"position\s*:\s*absolute")
_UNREADABLE = {
    "chart": "图表",
    "diagram": "SmartArt 图形",
    "chartex": "图表",
    "wordprocessingInk": "手写墨迹",
}


@dataclass(slots=True)
class Drawn:
    blocks: list[RawBlock] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read_graphic(element: _Element, read_content: ReadContent) -> Drawn:
    """The content of a `w:drawing`, `w:pict`, `w:object` or the like."""
    drawn = Drawn()
    _collect(element, drawn, read_content)
    embedded = next(element.iter(w.EMBEDDED_OBJECT), None)
    if embedded is not None:
        drawn.notices.append(_embedded(f"一个对象（{embedded.get('ProgID') or '类型不明'}）"))
    elif next(element.iter(w.CONTROL), None) is not None:
        drawn.notices.append(_embedded("一个控件"))
    elif element.tag == w.CONTENT_PART:
        drawn.notices.append(_embedded("手写墨迹"))
    elif _has_picture(element) and (size := _size(element)) is not None:
        drawn.notices.append(_picture(size))
    elif _is_bare(drawn.blocks) and _covers(element) and _size(element):
        drawn.notices.append(OVER_TEXT)
    return drawn


def lone_picture(cell: _Element) -> Notice | None:
    """What to say of a cell without text that shows a picture, however small: it may be of a figure."""
    if not _has_picture(cell):
        return None
    return Notice(PICTURE, "这一格里没有文字，只有一张图片，其中的数字或文字读不到，请改成真正的数字或文字。")


def is_drawn_over(cell: _Element) -> bool:
    """Whether a cell holds a picture or a shape without text that may lie over what is written in it."""
    return any(
        next((text for text in graphic.iter(w.TEXT) if (text.text or "").strip()), None) is None
        and not _lies_behind(graphic)
        for graphic in cell.iter(w.DRAWING, w.PICTURE)
    )


def chosen_branch(alternate: _Element) -> _Element | None:
    """One branch of an AlternateContent: of those that Word understands the first that holds text, else the first."""
    branches = _branches(alternate)
    for branch in branches:
        if _holds_text(branch):
            return branch
    return branches[0] if branches else None


def branches_differ(alternate: _Element) -> bool:
    """Whether the branches hold texts that are not the same: which one is seen depends on the program."""
    texts = {
        "".join("".join(text.text or "" for text in branch.iter(w.TEXT)).split())
        for branch in _branches(alternate)
        if _holds_text(branch)
    }
    return len(texts) > 1


def _branches(alternate: _Element) -> list[_Element]:
    branches = [branch for branch in alternate if branch.tag in (w.CHOICE, w.FALLBACK)]
    known = [branch for branch in branches if _is_understood(branch)]
    return known or branches


def _is_understood(branch: _Element) -> bool:
    names = branch.get(w.REQUIRES, "").split()
    return all((branch.nsmap.get(name) or _OFFICE_NAMES[0]).startswith(_OFFICE_NAMES) for name in names)


def _holds_text(branch: _Element) -> bool:
    return next(branch.iter(w.TEXT, w.MATH_TEXT, w.WORD_ART), None) is not None


def _is_bare(blocks: list[RawBlock]) -> bool:
    """Whether a box says nothing, or has only figures: those may be meant to stand over others."""
    texts = [block.text if isinstance(block, RawParagraph) else None for block in blocks]
    return all(text is not None and (not text.strip() or text.strip().isdigit()) for text in texts)


def _covers(graphic: _Element) -> bool:
    """Whether a shape is filled, and lies over the text instead of pushing it aside."""
    old = next(graphic.iter(*w.SHAPES), None)
    if old is not None:
        floats = _FLOATS.search(old.get("style", "")[:1000]) is not None and old.get(w.CONNECTOR) is None
        return floats and old.get("filled") not in ("f", "false") and not _lies_behind(graphic)
    shape = next(graphic.iter(w.SHAPE_PROPERTIES), None)
    filled = shape is not None and shape.find(w.SOLID_FILL) is not None
    return filled and next(graphic.iter(w.NO_WRAP), None) is not None and not _lies_behind(graphic)


def _lies_behind(graphic: _Element) -> bool:
    anchor = next(graphic.iter(w.ANCHOR), None)
    if anchor is not None:
        return anchor.get("behindDoc") in ("1", "true")
    return any(_BEHIND.search(shape.get("style", "")[:1000]) for shape in graphic)


def _collect(parent: _Element, drawn: Drawn, read_content: ReadContent) -> None:
    for child in parent:
        tag = child.tag
        if tag == w.TEXT_BOX:
            drawn.blocks.extend(read_content(child))
        elif tag == w.ALTERNATE:
            branch = chosen_branch(child)
            if branch is not None:
                _collect(branch, drawn, read_content)
        elif tag == w.WORD_ART:
            # The template of a shape has an empty one.
            if text := child.get("string"):
                drawn.blocks.append(RawParagraph(text))
        elif tag == w.DRAWING_PARAGRAPH:
            drawn.blocks.append(RawParagraph("".join(text.text or "" for text in child.iter(w.DRAWING_TEXT))))
        else:
            if tag == w.GRAPHIC_DATA:
                what = _UNREADABLE.get(child.get("uri", "").rsplit("/", 1)[-1])
                if what:
                    drawn.notices.append(_embedded(f"一个{what}"))
            _collect(child, drawn, read_content)


def _embedded(what: str) -> Notice:
    return Notice(
        EMBEDDED_CONTENT, f"嵌入了{what}，里面的文字和数字读不到，请在 Word 中改成普通文字或表格，或者人工核对。"
    )


def _picture(size: tuple[float, float] | tuple[()]) -> Notice:
    about = f"（约 {size[0]:.1f} × {size[1]:.1f} 厘米）" if size else ""
    return Notice(
        PICTURE,
        f"有一张图片{about}，其中的文字和数字读不到；如果是扫描的文字或表格，请在 Word 中改成真正的文字和表格。",
    )


def _has_picture(element: _Element) -> bool:
    return next(element.iter(w.BLIP, w.SHAPE_PICTURE), None) is not None


def _size(element: _Element) -> tuple[float, float] | tuple[()] | None:
    """Width and height in centimetres, empty where nothing says them; None for what is too small to hold a table."""
    extent = next(element.iter(w.EXTENT), None)
    if extent is not None:
        width = (whole_number(extent.get("cx")) or 0) / _EMU_PER_CM
        height = (whole_number(extent.get("cy")) or 0) / _EMU_PER_CM
    else:
        image = next(element.iter(w.SHAPE_PICTURE), None)
        shape = image.getparent() if image is not None else next(element.iter(*w.SHAPES), None)
        style = "" if shape is None else shape.get("style", "")[:1000]
        lengths = {name.lower(): _length(number, unit) for name, number, unit in _LENGTH.findall(style)}
        width, height = lengths.get("width", 0.0), lengths.get("height", 0.0)
    if not width or not height:
        return ()
    return (width, height) if width >= _LEAST_WIDTH_CM and height >= _LEAST_HEIGHT_CM else None


def _length(number: str, unit: str) -> float:
    try:
        return float(number) * _CM_PER_UNIT[unit.lower()]
    except ValueError:
        return 0.0
