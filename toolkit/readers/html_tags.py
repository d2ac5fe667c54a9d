"""HTML tags in a text: found in one pass that stays linear, whatever stands there."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.late_pattern import late_pattern

# An attribute's value may hold > in quotes; a quote without its other half is a character like any other.
_TAG = late_pattern(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})"
    r"(?P<rest>(?:[\s/](?:[^<>\"']|\"[^\"<]{0,2000}\"|'[^'<]{0,2000}'|[\"'])*+)?+)>"
)
_ATTRIBUTE = late_pattern(
    r"(?<![\w-])(?P<name>[a-zA-Z][\w-]*+)\s*+=\s*+(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'<>]+))"
)
_BARE_HIDDEN = late_pattern(r"(?:^|\s)hidden(?:\s|/|$)")
_ENTITY = late_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

# Elements that begin a line of their own.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "big", "cite", "code", "col", "colgroup", "del", "em", "font", "i", "img", "ins", "kbd", "label",
    "link", "mark", "meta", "nobr", "o", "q", "ruby", "s", "samp", "script", "small", "span", "strike", "strong", "style",
    "sub", "sup", "template", "title", "tt", "u", "var", "wbr",
})  # fmt: skip
# Their text is a program's and no reader's.
UNSEEN = frozenset({"script", "style", "template", "title", "head"})
STRUCK = frozenset({"del", "s", "strike"})
TABLE = frozenset({"table", "td", "th", "tr"})
# They have no end tag.
EMPTY = frozenset({"br", "col", "hr", "img", "link", "meta", "wbr"})


class Tag(NamedTuple):
    """A tag that HTML knows; <条例> and <x> are text."""

    name: str
    closing: bool
    rest: str
    start: int
    end: int

    def attribute(self, name: str) -> str:
        """An attribute's value; empty where it has none."""
        for found in _ATTRIBUTE.finditer(self.rest):
            if found["name"].lower() == name:
                return html.unescape(found["a"] or found["b"] or found["c"] or "")
        return ""

    @property
    def is_hidden(self) -> bool:
        """Whether a browser shows nothing of this element."""
        if "hidden" in self.rest and _BARE_HIDDEN.search(_ATTRIBUTE.sub("", self.rest)):
            return True
        return "none" in self.rest and "display:none" in "".join(self.attribute("style").lower().split())


def tags(text: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """The tags between two places of a text, in their order."""
    for found in _TAG.finditer(text, start, len(text) if end is None else end):
        name = found["name"].lower()
        if name in BLOCKS or name in _INLINE:
            yield Tag(name, bool(found["close"]), found["rest"], found.start(), found.end())


def unescaped(text: str) -> str:
    """Entities as the characters that they stand for; a bare & is itself."""
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text
