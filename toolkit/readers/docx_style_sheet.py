"""styles.xml, of which a report uses a tenth: each style is parsed when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.etree import _Element

from toolkit.readers import docx_names as w

Parse = Callable[[bytes], _Element | None]

_ROOT = b"<w:styles "
_ROOT_END = b"</w:styles>"
_STYLE = b"<w:style "
_IDENTITY = re.compile(rb"""[^>]*?\bw:styleId\s*=\s*["']([^"']*)["']""")
# Beyond what Office writes, a sheet is parsed as a whole, with the limits of any part.
_MOST_STYLES = 5000
_LONGEST_ROOT = 20_000
_ON = frozenset({"1", "true", "on"})


class StyleSheet:
    """Style elements by id, and the defaults of all runs. `parse` gives None for what is damaged."""

    def __init__(self, data: bytes | None, parse: Parse) -> None:
        self._parse = parse
        self._root = b""
        self._pieces: dict[str, bytes] = {}
        self._elements: dict[str, _Element] = {}
        self.default_paragraph: str | None = None
        self.run_defaults: _Element | None = None
        if data is not None:
            self._open(data)

    def get(self, style_id: str) -> _Element | None:
        piece = self._pieces.pop(style_id, None)
        if piece is not None:
            self._read(self._parse(b"".join((self._root, _STYLE, piece, _ROOT_END))))
        return self._elements.get(style_id)

    def _open(self, data: bytes) -> None:
        head, *styles = data.split(_STYLE, _MOST_STYLES)
        start = head.find(_ROOT)
        end = head.find(b">", start) + 1
        if not styles or start < 0 or not start < end < start + _LONGEST_ROOT or _STYLE in styles[-1]:
            # Another prefix or encoding than Office's, or no styles at all.
            self._read(self._parse(data))
            return
        self._root = head[start:end]
        # Most of the head lists styles that the document doesn't have.
        if b"vanish" in head or b"strike" in head:
            self._read(self._parse(head + _ROOT_END))
        styles[-1] = styles[-1][: styles[-1].rfind(_ROOT_END)]
        for style in styles:
            identity = _IDENTITY.match(style)
            if identity is None:
                continue
            style_id = identity[1].decode("utf-8", "replace")
            self._pieces[style_id] = style
            if style.find(b"w:default", 0, style.find(b">")) >= 0:
                self.get(style_id)

    def _read(self, root: _Element | None) -> None:
        if root is None:
            return
        if self.run_defaults is None:
            self.run_defaults = root.find(f"{w.DOCUMENT_DEFAULTS}/{w.RUN_DEFAULTS}/{w.RUN_PROPERTIES}")
        for element in root.iterchildren(w.STYLE):
            style_id = element.get(w.STYLE_ID)
            if style_id is None:
                continue
            self._elements[style_id] = element
            if element.get(w.TYPE) == "paragraph" and element.get(w.DEFAULT) in _ON:
                self.default_paragraph = style_id
