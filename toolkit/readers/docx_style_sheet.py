"""styles.xml, of which a report uses a tenth: in a large one each style is parsed when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from lxml.etree import _Element

from toolkit.readers import docx_names as w

Parse = Callable[[bytes], _Element | None]

_ROOT = b"<w:styles "
_ROOT_END = b"</w:styles>"
_STYLE = b"<w:style "
_STYLE_END = b"</w:style>"
_IDENTITY = re.compile(rb"""[^>]*?\bw:styleId\s*=\s*["']([^"']*)["']""")
_BASED_ON = re.compile(rb"""<w:basedOn\s+w:val=["']([^"']*)["']""")
# What a table style may say that lets text not be seen, and what the defaults of all text may.
_COLOURS = (b"<w:color ", b"<w:shd ", b"<w:sz ", b"<w:vanish", b"<w:w ", b"<w:ind ", b"dings", b'"exact"')
_OF_DEFAULTS = (b"vanish", b"strike", b"<w:color ", b"<w:w ", b"<w:ind ", b"dings", b'"exact"')
_THEME_FONT = b"asciiTheme"
_DEFAULTS_END = b"</w:docDefaults>"
_TINY = re.compile(rb'<w:sz w:val="\d"')
_LONGEST_CHAIN = 50
_DEFAULT = b"w:default="
_ON = frozenset({"1", "true", "on"})
# One each for paragraphs, characters, tables and lists.
_MOST_DEFAULTS = 4
# Beyond what Office writes, a sheet is parsed as a whole, with the limits of any part.
_MOST_STYLES = 5000
_LONGEST_ROOT = 20_000
# A smaller sheet is parsed sooner than a few of its styles one by one.
_LEAST_TO_SPLIT = 40_000


class StyleSheet:
    """Style elements by id, and the defaults of all runs. `parse` gives None for what is damaged."""

    def __init__(self, data: bytes | None, parse: Parse, has_picture_theme: Callable[[], bool]) -> None:
        self._data = data or b""
        self._parse = parse
        self._has_picture_theme = has_picture_theme
        self._elements: dict[str, _Element] = {}
        self.default_paragraph: str | None = None
        self.run_defaults: _Element | None = None
        self.paragraph_defaults: _Element | None = None
        start = self._data.find(_ROOT)
        end = self._data.find(b">", start) + 1
        self._root = self._data[start:end] if 0 <= start < end < start + _LONGEST_ROOT else b""
        if self._root and _STYLE in self._data and len(self._data) >= _LEAST_TO_SPLIT:
            self._read_head()
            self._read_defaults()
        elif data is not None:
            # Also another prefix or encoding than Office's, or no styles at all.
            self._pieces = {}
            self._read(parse(data))

    def get(self, style_id: str) -> _Element | None:
        if style_id not in self._elements and (piece := self._pieces.pop(style_id, None)):
            self._read_piece(piece[: piece.find(_STYLE_END)])
        return self._elements.get(style_id)

    def may_colour(self, style_id: str) -> bool:
        """Whether a style, or one that it is based on, may name a colour: told from its bytes, without parsing any."""
        identity: bytes | None = style_id.encode()
        for _ in range(_LONGEST_CHAIN):
            if identity is None:
                return False
            piece = self._bytes_of(identity)
            if not piece or any(mark in piece for mark in _COLOURS):
                break
            base = _BASED_ON.search(piece)
            identity = base[1] if base else None
        return True

    def _bytes_of(self, identity: bytes) -> bytes:
        """A style's own bytes; nothing where the sheet is small, or written in another way than Office's."""
        if not self._root or len(self._data) < _LEAST_TO_SPLIT:
            return b""
        at = self._data.find(b'w:styleId="%b"' % identity)
        start = self._data.rfind(_STYLE, 0, max(at, 0))
        return self._data[start : self._data.find(_STYLE_END, at)] if 0 <= start < at else b""

    @cached_property
    def _pieces(self) -> dict[str, bytes]:
        """The styles' own bytes."""
        _, *pieces = self._data.split(_STYLE, _MOST_STYLES)
        if len(pieces) == _MOST_STYLES:
            self._read(self._parse(self._data))
            return {}
        found = ((_IDENTITY.match(piece), piece) for piece in pieces)
        return {identity[1].decode("utf-8", "replace"): piece for identity, piece in found if identity}

    def _read_head(self) -> None:
        head = self._data[: self._data.find(_STYLE)]
        # Most of it lists styles that the document doesn't have.
        end = head.find(_DEFAULTS_END) + len(_DEFAULTS_END)
        defaults = head[:end]
        odd = any(mark in defaults for mark in _OF_DEFAULTS) or _TINY.search(defaults)
        if odd or (_THEME_FONT in defaults and self._has_picture_theme()):
            self._read(self._parse(defaults + _ROOT_END))

    def _read_defaults(self) -> None:
        at = self._data.find(_DEFAULT)
        for _ in range(_MOST_DEFAULTS):
            start, end = self._data.rfind(_STYLE, 0, max(at, 0)), self._data.find(_STYLE_END, at)
            if at < 0 or start < 0 or end < 0 or self.default_paragraph:
                return
            self._read_piece(self._data[start + len(_STYLE) : end])
            at = self._data.find(_DEFAULT, end)

    def _read_piece(self, piece: bytes) -> None:
        self._read(self._parse(b"".join((self._root, _STYLE, piece, _STYLE_END, _ROOT_END))))

    def _read(self, root: _Element | None) -> None:
        if root is None:
            return
        if self.run_defaults is None:
            self.run_defaults = root.find(f"{w.DOCUMENT_DEFAULTS}/{w.RUN_DEFAULTS}/{w.RUN_PROPERTIES}")
            path = f"{w.DOCUMENT_DEFAULTS}/{w.PARAGRAPH_DEFAULTS}/{w.PARAGRAPH_PROPERTIES}"
            self.paragraph_defaults = root.find(path)
        for element in root.iterchildren(w.STYLE):
            style_id = element.get(w.STYLE_ID)
            if style_id is None:
                continue
            self._elements[style_id] = element
            if element.get(w.TYPE) == "paragraph" and element.get(w.DEFAULT) in _ON:
                self.default_paragraph = style_id
