"""Property changes of a Word 97–2003 file as the elements that today's format has for them."""

from __future__ import annotations

from toolkit.readers import doc_changes as c
from toolkit.readers.doc_changes import Changes

_SWITCHES = dict(zip(c.SWITCHES, ("vanish", "strike", "dstrike"), strict=True))
_LETTERS = {"w": c.SCALE, "spacing": c.APART}
_INDENTS = {"left": c.LEFT, "right": c.RIGHT, "firstLine": c.FIRST_LINE}
# In twentieths of a point: what reaches out of no cell, and lines as offices set them. A line is said in four bytes.
_LARGE, _LOW, _HIGH = 500, 100, 600
_LINE = 4
_ABOVE_OR_BELOW = {1: "superscript", 2: "subscript"}
_BODY_TEXT = 9
_MOST_LISTS = 0x7FE


def run_marks(changes: Changes) -> str:
    """What is said of characters, inside a `w:rPr`."""
    if not changes:
        return ""
    style = c.number(changes, c.CHARACTER_STYLE)
    colour = c.colour(changes)
    height, size = c.number(changes, c.HEIGHT), c.number(changes, c.SIZE)
    level = _ABOVE_OR_BELOW.get(c.number(changes, c.RAISED) or 0)
    return "".join(
        (
            "" if style is None else f'<w:rStyle w:val="s{style}"/>',
            *(
                f'<w:{name} w:val="{int(c.says(changes, code))}"/>'
                for code, name in _SWITCHES.items()
                if code in changes
            ),
            "" if colour is None else f'<w:color w:val="{colour}"/>',
            "" if size is None else f'<w:sz w:val="{size}"/>',
            f'<w:position w:val="{height}"/>' if height else "",
            *(
                f'<w:{name} w:val="{value}"/>'
                for name, code in _LETTERS.items()
                if (value := c.number(changes, code)) is not None
            ),
            _ground(changes),
            "" if level is None else f'<w:vertAlign w:val="{level}"/>',
        )
    )


def _ground(changes: Changes) -> str:
    """What is painted behind characters: a marker pen's colour, or a shading."""
    pen = c.OLD_COLOURS.get(c.number(changes, c.HIGHLIGHT) or 0)
    return _painted(pen or c.ground(changes.get(c.SHADING, b""), changes.get(c.OLD_SHADING, b"")))


def _painted(colour: str | None) -> str:
    return f'<w:shd w:val="clear" w:fill="{colour}"/>' if colour else ""


def paragraph_marks(changes: Changes) -> str:
    """What is said of a paragraph besides its style and its list, inside a `w:pPr`."""
    level = c.number(changes, c.OUTLINE_LEVEL)
    ground = c.ground(changes.get(c.PARAGRAPH_SHADING, b""), changes.get(c.OLD_PARAGRAPH_SHADING, b""))
    outline = "" if level is None else f'<w:outlineLvl w:val="{min(max(level, 0), _BODY_TEXT)}"/>'
    return _painted(ground) + outline + _indent(changes) + _spacing(changes)


def _indent(changes: Changes) -> str:
    """How far a paragraph is pushed, where that may be out of sight: most are as usual."""
    said = {name: _first(changes, codes) for name, codes in _INDENTS.items()}
    if max(map(abs, said.values())) < _LARGE:
        return ""
    first = said.pop("firstLine")
    sides = "".join(f' w:{name}="{value}"' for name, value in said.items())
    return f'<w:ind{sides} w:{"firstLine" if first >= 0 else "hanging"}="{abs(first)}"/>'


def _spacing(changes: Changes) -> str:
    """Lines that are too low or high for their row, and what pushes them down in it."""
    line, before = changes.get(c.LINE, b""), c.number(changes, c.BEFORE) or 0
    # Below nought it is the exact height of a line.
    height = -int.from_bytes(line[:2], "little", signed=True)
    odd = len(line) == _LINE and height > 0 and not _LOW <= height <= _HIGH
    exact = f' w:line="{height}" w:lineRule="exact"' if odd else ""
    pushed = f' w:before="{before}"' if before >= _LOW else ""
    return f"<w:spacing{pushed}{exact}/>" if exact or pushed else ""


def _first(changes: Changes, codes: tuple[int, int]) -> int:
    return next((value for code in codes if (value := c.number(changes, code)) is not None), 0)


def row_marks(changes: Changes) -> str:
    """A row's height where it is fixed, which is written below nought."""
    height = c.number(changes, c.ROW_HEIGHT) or 0
    return f'<w:trHeight w:val="{-height}" w:hRule="exact"/>' if height < 0 else ""


def list_marks(changes: Changes) -> str:
    use, level = c.number(changes, c.LIST), c.number(changes, c.LIST_LEVEL)
    if use is None and level is None:
        return ""
    # Beyond these it says that the paragraph keeps a list's indents only.
    number = "" if use is None else f'<w:numId w:val="{use if 0 < use <= _MOST_LISTS else 0}"/>'
    return f'<w:numPr>{"" if level is None else f"""<w:ilvl w:val="{level}"/>"""}{number}</w:numPr>'
