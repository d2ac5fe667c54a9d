"""Markdown's marks: which texts have them, and a text as a person sees it once they are rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from toolkit.finding import Kind, Place
from toolkit.late_pattern import late_pattern
from toolkit.readers.html_tags import BLOCKS, EMPTY, STRUCK, TABLE, Tag, tags, unescaped
from toolkit.readers.text_findings import HIDDEN_MARKUP, LINKED_PICTURE, STRUCK_MARKUP, Notice
from toolkit.text import IDEOGRAPH, as_superscript

_PROGRAMS = frozenset({"script", "style"})
SUFFIXES = (".md", ".markdown")

_SIGNS = late_pattern(
    r"^#{1,6}[ \t]+\S|^[ \t]{0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]*$|!\[[^\]\n]{0,200}\]\([^()\n]{1,500}\)",
    re.MULTILINE,
)
_FENCE = late_pattern(r"\s{0,3}(?P<mark>`{3,}|~{3,})[ \t]*[\w+.{}-]{0,30}[ \t]*")
# A row of _ is a blank to be filled in, and ** alone is a name made unknown.
_RULE = late_pattern(r"[ \t]{0,3}(?:-{3,}|={3,}|-[ \t]*-[ \t]*-|\*[ \t]*\*[ \t]*\*)[ \t]*")
_MACHINE_LINE = late_pattern(r"[ \t]*(?:\[toc\]|\[\[_toc_\]\]|\\(?:newpage|pagebreak|clearpage))[ \t]*", re.IGNORECASE)
_QUOTE = late_pattern(r"[ \t]{0,3}(?:>[ \t]?){1,5}")
_BULLET = late_pattern(
    rf"[ \t]{{0,12}}[-*+][ \t]{{1,4}}(?=\*{{0,2}}(?:{IDEOGRAPH}|[（(“《]|\d{{1,2}}[.、．]\s?{IDEOGRAPH}))"
)
_HEADING_TAIL = late_pattern(r"(?<![ \t])[ \t]*+\{[#.][^{}\n]{0,100}\}[ \t]*$")
_FRONT_TITLE = late_pattern(r"title[ \t]*:[ \t]*[\"']?(?P<title>.*?)[\"']?[ \t]*", re.IGNORECASE)
_FRONT_LINE = late_pattern(r"[\w-]{1,40}[ \t]*:.*|[ \t]+.*|-[ \t]+.*|#.*|")
_MOST_FRONT_LINES = 60

# Stands for an escaped mark while the others are taken away.
_KEPT = "\ue000"
_ESCAPE = late_pattern(r"\\([!-/:-@\[-`{-~])")
_PICTURE = late_pattern(
    r"!\[(?P<a>[^\[\]\n]{0,300})\]\([^()\n]{0,1000}(?:\([^()\n]{0,100}\)[^()\n]{0,100})?\)|!\[\[(?P<b>[^\[\]\n]{1,300})\]\]"
    r"|!\[(?P<c>[^\[\]\n]{0,300})\]\[[^\[\]\n]{0,100}\]"
)
_LINK = late_pattern(
    r"\[(?P<text>[^\[\]\n]{1,300})\]\([ \t]*<?(?=[^\s()<>]{0,1000}[:/.#%])[^\s()<>]{1,1000}>?(?:[ \t]+\"[^\"\n]{0,200}\")?[ \t]*\)"
)
_AUTO_LINK = late_pattern(r"<(?P<link>(?:https?://|mailto:)[^\s<>]{1,1000})>")
_NOTE_MARK = late_pattern(r"\[\^(?P<number>\d{1,3})\](?!:)")
_NOTE = late_pattern(r"^[ \t]{0,3}\[\^(?P<name>[^\[\]\s]{1,30})\]:")
_STRUCK = late_pattern(r"~~(?=[^\s~])(?P<text>[^~\n]{0,500}[^\s~])~~")
_ITALIC = late_pattern(r"(?<![\w*\\])\*(?![\s*])(?P<text>[^*\n]{1,500}?)(?<![\s*])\*(?![\w*])")
_CODE = late_pattern(r"(?<!`)(?P<mark>`{1,2})(?!`)(?P<text>[^`\n]{1,500})(?P=mark)(?!`)")
# Formula marks around a plain number, as text recognition writes them: $12$, $10\%$.
_FORMULA = late_pattern(r"\$[ \t]*(?P<number>[+-]?\d[\d.,]{0,20}(?:[ \t]*\\?%)?)[ \t]*\$")


def has_marks(text: str, file: str) -> bool:
    """Whether a text is Markdown: by its name, or by what no plain text has."""
    return PurePath(file).suffix.lower() in SUFFIXES or "<table" in text.lower() or bool(_SIGNS.search(text))


def without_comments(text: str, line_of: Callable[[int], int], notices: list[Notice]) -> str:
    """A text without <!-- comments -->, each line still where it was; what somebody may have meant to say is told."""
    parts: list[str] = []
    at = 0
    for start, end in _comments(text):
        if re.search(IDEOGRAPH, text[start:end]):
            notices.append(Notice(HIDDEN_MARKUP, Place(line=line_of(start)), text[start + 4 : end - 3]))
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end
    return "".join([*parts, text[at:]])


def _comments(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        at = end + 3
        yield start, at


def without_unseen(text: str, line_of: Callable[[int], int], notices: list[Notice]) -> str:
    """A text without what a browser doesn't show, where that takes more than a line: style sheets, struck-out parts."""
    parts: list[str] = []
    at = depth = 0
    begun: Tag | None = None
    for tag in tags(text):
        if begun is None:
            begun, depth = (tag, 1) if _is_unseen(tag) else (None, 0)
        elif tag.name == begun.name:
            depth += -1 if tag.closing else 1
            if depth:
                continue
            inside = text[begun.end : tag.start]
            if "\n" in inside or begun.name in _PROGRAMS:
                parts += [text[at : begun.start], "\n" * text.count("\n", begun.start, tag.end)]
                at = tag.end
                if begun.name not in _PROGRAMS:
                    kind = STRUCK_MARKUP if begun.name in STRUCK else HIDDEN_MARKUP
                    _told(notices, kind, Place(line=line_of(begun.start)), inside)
            begun = None
        elif tag.name in TABLE and begun.name not in _PROGRAMS:
            # What tables hold is looked at cell by cell.
            begun = None
    return "".join([*parts, text[at:]])


def _is_unseen(tag: Tag) -> bool:
    if tag.closing or tag.name in EMPTY or tag.name in TABLE:
        return False
    return tag.name in _PROGRAMS or tag.name in STRUCK or tag.is_hidden


def front_matter(lines: list[str]) -> tuple[int, str | None]:
    """How many lines a block of settings takes at the top, and the title that it states."""
    if not lines or lines[0].strip().lstrip("\ufeff") != "---":
        return 0, None
    title = None
    for number, line in enumerate(lines[1:_MOST_FRONT_LINES], start=1):
        if line.strip() in ("---", "..."):
            return number + 1, title
        if not _FRONT_LINE.fullmatch(line):
            break
        if found := _FRONT_TITLE.fullmatch(line):
            title = found["title"] or None
    return 0, None


def without_block_marks(lines: list[str]) -> list[str]:
    """Lines without the marks that only set out the page: fences, rules, quotes, list points."""
    cleaned: list[str] = []
    for line in lines:
        if _FENCE.fullmatch(line) or _RULE.fullmatch(line) or _MACHINE_LINE.fullmatch(line):
            cleaned.append("")
            continue
        if line.lstrip()[:1] in (">", "-", "*", "+"):
            line = _QUOTE.sub("", line, count=1) if line.lstrip().startswith(">") else line
            found = _BULLET.match(line)
            line = line[found.end() :] if found else line
        if line.startswith("#"):
            line = _HEADING_TAIL.sub("", line)
        if line.endswith("\\") and not line.endswith("\\\\"):
            line = line[:-1]
        cleaned.append(line)
    return cleaned


def without_inline_marks(text: str, place: Place, notices: list[Notice], without_bold: Callable[[str], str]) -> str:
    """A line or a cell as it looks once rendered; what is struck out, hidden or a picture is left out and told."""
    if "<" in text:
        text = _AUTO_LINK.sub(lambda found: found["link"], text)
        text = _without_tags(text, place, notices)
    # Escaped marks are kept aside, so that nothing takes them for marks.
    kept: list[str] = []
    if "\\" in text and _KEPT not in text:
        text = _FORMULA.sub(lambda found: found["number"].replace("\\", ""), text)
        kept = _ESCAPE.findall(text)
        text = _ESCAPE.sub(_KEPT, text)
    if "[" in text:
        text = _without_links(text, place, notices)
    if "~~" in text:
        text = _STRUCK.sub(lambda found: _told(notices, STRUCK_MARKUP, place, found["text"]), text)
    if "`" in text:
        text = _CODE.sub(lambda found: found["text"].strip(), text)
    if "$" in text:
        text = _FORMULA.sub(lambda found: found["number"], text)
    if "*" in text or "__" in text:
        text = _ITALIC.sub(lambda found: found["text"], without_bold(text))
    text = unescaped(text)
    signs = iter(kept)
    return (re.sub(_KEPT, lambda _: next(signs), text) if kept else text).strip(" \t")


def without_marks_in_html(text: str, without_bold: Callable[[str], str]) -> str:
    """A cell of an HTML table, where converters still write bold type and formulas as in Markdown."""
    if "$" in text:
        text = _FORMULA.sub(lambda found: found["number"].replace("\\", ""), text)
    return without_bold(text)


def _without_links(text: str, place: Place, notices: list[Notice]) -> str:
    text = _PICTURE.sub(
        lambda found: _told(notices, LINKED_PICTURE, place, found["a"] or found["b"] or found["c"] or ""), text
    )
    text = _LINK.sub(lambda found: found["text"], text)
    text = _NOTE.sub(lambda found: f"[{found['name']}]", text)
    return _NOTE_MARK.sub(lambda found: f"[{as_superscript(found['number'])}]", text)


def _told(notices: list[Notice], kind: Kind, place: Place, text: str) -> str:
    notices.append(Notice(kind, place, text))
    return ""


def _without_tags(text: str, place: Place, notices: list[Notice]) -> str:
    """The text between tags; elements that begin a line of their own part what stands beside them."""
    parts: list[str] = []
    at = 0
    raised = 0
    aside: tuple[str, Kind] | None = None
    aside_from = 0
    for tag in tags(text):
        if aside is not None:
            if tag.closing and tag.name == aside[0]:
                _told(notices, aside[1], place, text[aside_from : tag.start])
                aside, at = None, tag.end
            continue
        run = text[at : tag.start]
        parts.append(as_superscript(run) if raised else run)
        at = tag.end
        if tag.name == "sup":
            raised = max(raised + (-1 if tag.closing else 1), 0)
        elif tag.name == "img":
            _told(notices, LINKED_PICTURE, place, tag.attribute("alt"))
        elif tag.name in BLOCKS:
            parts.append("\n")
        elif not tag.closing and tag.name not in EMPTY and (tag.name in STRUCK or tag.is_hidden):
            aside, aside_from = (tag.name, STRUCK_MARKUP if tag.name in STRUCK else HIDDEN_MARKUP), tag.end
    rest = text[at:] if aside is None else text[aside_from:]
    if aside is not None and aside[1] is STRUCK_MARKUP and rest.strip():
        # A browser strikes out the rest of a line or cell where nothing ends it; what is hidden may be text after all.
        rest = _told(notices, STRUCK_MARKUP, place, rest)
    parts.append(as_superscript(rest) if raised else rest)
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
