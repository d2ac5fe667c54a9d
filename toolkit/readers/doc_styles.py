"""The styles of a Word 97–2003 file [STSH], as a style part of today's format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from toolkit.readers.doc_changes import SWITCHES, Changes, beside_style, changes_in, says
from toolkit.readers.doc_marks import list_marks, paragraph_marks, run_marks

_PARAGRAPH, _CHARACTER = 1, 2
_TYPES = {_PARAGRAPH: "paragraph", _CHARACTER: "character"}
_NONE = 0xFFF
MOST_STYLES = 5000
# Styles on styles; a file that says more than Word lets people do goes round in circles.
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class _Style:
    number: int
    kind: int
    base: int
    name: str
    paragraphs: Changes
    characters: Changes


def styles_part(part: bytes) -> str:
    """The styles, under the names `s0`, `s1`, … by their number; 0 is the default of paragraphs."""
    written = "".join(map(_written, _styles(part)))
    return f'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{written}</w:styles>'


def switches_on(part: bytes) -> dict[int, frozenset[int]]:
    """The switches that each style of paragraphs has on, where it has any."""
    styles = {style.number: style for style in _styles(part) if style.kind == _PARAGRAPH}
    on = {number: _on(number, styles) for number in styles}
    return {number: codes for number, codes in on.items() if codes}


def _on(number: int, styles: Mapping[int, _Style]) -> frozenset[int]:
    chain: list[_Style] = []
    while number in styles and len(chain) < _LONGEST_CHAIN:
        chain.append(styles[number])
        number = styles[number].base
    on: frozenset[int] = frozenset()
    for style in reversed(chain):
        made = beside_style(style.characters, on)
        on = frozenset(code for code in SWITCHES if (says(made, code) if code in made else code in on))
    return on


def _styles(part: bytes) -> Iterator[_Style]:
    header = int.from_bytes(part[:2], "little")
    count, fixed = int.from_bytes(part[2:4], "little"), int.from_bytes(part[4:6], "little")
    at = 2 + header
    for number in range(min(count, MOST_STYLES)):
        length = int.from_bytes(part[at : at + 2], "little")
        entry = part[at + 2 : at + 2 + length]
        at += 2 + length
        if len(entry) > fixed + 2:
            yield _style(number, entry, fixed)


def _style(number: int, entry: bytes, fixed: int) -> _Style:
    kind_and_base = int.from_bytes(entry[2:4], "little")
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    length = 2 * int.from_bytes(entry[fixed : fixed + 2], "little")
    name = entry[fixed + 2 : fixed + 2 + length].decode("utf-16-le", "replace")
    formats = list(_formats(entry, fixed + 4 + length))
    paragraphs: Changes = changes_in(formats[0][2:]) if kind == _PARAGRAPH and formats else {}
    characters = formats[kind == _PARAGRAPH :] if kind in _TYPES else []
    # The name may be followed by others that people call it by.
    return _Style(number, kind, base, name.split(",")[0], paragraphs, changes_in(characters[0]) if characters else {})


def _formats(entry: bytes, at: int) -> Iterator[bytes]:
    while at + 2 <= len(entry):
        length = int.from_bytes(entry[at : at + 2], "little")
        yield entry[at + 2 : at + 2 + length]
        at += 2 + length + length % 2


def _written(style: _Style) -> str:
    if style.kind not in _TYPES:
        return ""
    default = ' w:default="1"' if style.number == 0 else ""
    base = "" if style.base in (_NONE, style.number) else f'<w:basedOn w:val="s{style.base}"/>'
    paragraphs = f"<w:pPr>{paragraph_marks(style.paragraphs)}{list_marks(style.paragraphs)}</w:pPr>"
    return (
        f'<w:style w:type="{_TYPES[style.kind]}" w:styleId="s{style.number}"{default}>'
        f"<w:name w:val={quoteattr(style.name)}/>{base}{paragraphs}<w:rPr>{run_marks(style.characters)}</w:rPr></w:style>"
    )
