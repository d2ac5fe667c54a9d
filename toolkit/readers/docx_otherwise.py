"""What Word shows otherwise than it is stored: values bound to data beside the text, fields that are worked out anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from lxml.etree import _Element

from toolkit.readers import docx_names as w
from toolkit.readers.docx_findings import SHOWN_OTHERWISE
from toolkit.readers.docx_marks import Marks
from toolkit.readers.docx_raw import Notice
from toolkit.readers.docx_values import says_yes
from toolkit.text import clean, cut_short, without_spaces

# Word works these out whenever it opens or prints a file.
_WORKED_OUT_ANEW = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|DATE|TIME|SAVEDATE|PRINTDATE|EDITTIME|FILESIZE|NUMWORDS|NUMCHARS"
    r"|REVNUM)\b",
    re.IGNORECASE,
)
_STEP = re.compile(r"/(?P<attribute>@)?(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?:\[(?P<number>\d{1,6})\])?")
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LONGEST = 2000
_QUOTED = 20
_OUTDATED = Notice(SHOWN_OTHERWISE, "是标了要更新的域，Word 打开时会重新计算")
_ANEW = Notice(SHOWN_OTHERWISE, "是页码、日期一类的域，Word 打开或打印时会重新计算")

Noted = tuple[_Element, Notice]
Stores = Mapping[str, _Element]


class Otherwise:
    """Looks beside the text only where it says that there is something: hardly any report does."""

    def __init__(self, open_stores: Callable[[], Stores], updates_fields: Callable[[], bool]) -> None:
        self._open_stores = open_stores
        self._updates_fields = updates_fields

    def notices(self, root: _Element, marks: Marks) -> Iterator[Noted]:
        """The paragraphs of a story that Word may show otherwise, with what to tell of each."""
        bindings = {next(one.iterancestors(w.CONTENT_CONTROL), None): one for one in marks.get(w.DATA_BINDING, ())}
        for control, binding in bindings.items():
            if control is not None:
                yield from self._bound(control, binding)
        # A page number that stands in a table at a page's foot is no figure either.
        if root.tag not in (w.HEADER, w.FOOTER) and (w.FIELD_CHARACTER in marks or w.SIMPLE_FIELD in marks):
            yield from self._fields(root, marks)

    @cached_property
    def _stores(self) -> Stores:
        return self._open_stores()

    def _bound(self, control: _Element, binding: _Element) -> Iterator[Noted]:
        store = self._stores.get(binding.get(w.STORE, "").lower())
        if (
            control is None
            or store is None
            or any(next(control.iter(tag), None) is not None for tag in w.OTHER_CONTROLS)
        ):
            return
        value = _value_at(binding, store)
        stored = "".join(text.text or "" for text in control.iter(w.TEXT))
        prompted = next(control.iter(w.CONTROL_SHOWS_PLACEHOLDER), None) is not None
        if (
            value is None
            or (prompted and not value.strip())
            or without_spaces(_displayed(control, value)) == without_spaces(stored)
        ):
            return
        why = f"绑定的数据是“{_quoted(value)}”，存的文字是“{_quoted(stored)}”，Word 打开时显示前者"
        around = next(control.iterancestors(w.PARAGRAPH), None)
        for paragraph in control.iter(w.PARAGRAPH) if around is None else (around,):
            yield paragraph, Notice(SHOWN_OTHERWISE, why)

    def _fields(self, root: _Element, marks: Marks) -> Iterator[Noted]:
        """Fields in cells: a date or a page elsewhere is no figure."""
        for mark in (*marks.get(w.FIELD_CHARACTER, ()), *marks.get(w.SIMPLE_FIELD, ())):
            if says_yes(mark.get(w.DIRTY)):
                yield from _in_cell(mark, _OUTDATED)
        cells = [mark for mark in root.iter(w.FIELD_INSTRUCTION, w.SIMPLE_FIELD) if _cell(mark) is not None]
        outdated = bool(cells) and self._updates_fields()
        for mark in cells:
            if _WORKED_OUT_ANEW.match(mark.get(w.SIMPLE_INSTRUCTION) or mark.text or ""):
                yield from _in_cell(mark, _ANEW)
            elif outdated:
                yield from _in_cell(mark, _OUTDATED)


def _value_at(binding: _Element, store: _Element) -> str | None:
    """The text of the node that a binding's path leads to; None where there is none, or the path is no plain one."""
    path = binding.get(w.BINDING_PATH, "")[:_LONGEST]
    steps = list(_STEP.finditer(path))
    if not steps or "".join(step.group() for step in steps) != path:
        return None
    found = _PREFIX.findall(binding.get(w.PREFIX_MAPPINGS, "")[:_LONGEST])
    names = {prefix: one or other for prefix, one, other in found}
    node: _Element | None = None
    for step in steps:
        space = names.get(step["prefix"] or "", "")
        name = f"{{{space}}}{step['name']}" if space else step["name"]
        if step["attribute"]:
            return None if node is None else node.get(name)
        alike = [one for one in ([store] if node is None else node) if one.tag == name]
        number = int(step["number"] or 1)
        if not 0 < number <= len(alike):
            return None
        node = alike[number - 1]
    return None if node is None else "".join(map(str, node.itertext()))


def _displayed(control: _Element, value: str) -> str:
    """What a list shows for a value."""
    entries = {entry.get(w.VALUE_OF_ENTRY): entry.get(w.DISPLAY_TEXT) for entry in control.iter(w.CONTROL_LIST_ENTRY)}
    return entries.get(value) or value


def _in_cell(mark: _Element, notice: Notice) -> Iterator[Noted]:
    paragraph = next(mark.iterancestors(w.PARAGRAPH), None)
    if paragraph is not None and _cell(mark) is not None:
        yield paragraph, notice


def _cell(mark: _Element) -> _Element | None:
    return next(mark.iterancestors(w.CELL), None)


def _quoted(text: str) -> str:
    return cut_short(" ".join(clean(text[:1000]).split()), _QUOTED)
