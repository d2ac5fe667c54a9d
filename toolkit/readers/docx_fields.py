"""Word's fields: their instructions are not text, their results are."""

from __future__ import annotations

import re

from lxml.etree import _Element, iterwalk

from toolkit.readers import docx_names as w
from toolkit.readers.docx_values import is_on, whole_number

_FORMULA = re.compile(r"\s*=")
_BEGIN = "begin"
_SEPARATE = "separate"
_END = "end"


class Fields:
    """Where the reading of a story stands among its fields, which nest and run across paragraphs."""

    def __init__(self, root: _Element | None) -> None:
        # A begin without its end would hide all that follows: such marks count for nothing.
        self._whole: set[_Element] = set() if root is None else _whole_marks(root)
        # For each open field, whether its instruction is still going on.
        self._open: list[bool] = []
        self.in_instruction = False

    @property
    def depth(self) -> int:
        return len(self._open)

    def leave(self, depth: int) -> None:
        """Ends the fields that were begun deeper: none reaches out of a cell or a text box."""
        if len(self._open) > depth:
            del self._open[depth:]
            self.in_instruction = any(self._open)

    def meet(self, mark: _Element) -> str:
        """Takes note of a mark; gives the text that a form field shows without a result of its own."""
        if mark not in self._whole:
            return ""
        text = ""
        kind = mark.get(w.FIELD_CHARACTER_TYPE)
        if kind == _BEGIN:
            text = "" if self.in_instruction else _form_text(mark)
            self._open.append(True)
        elif self._open:
            if kind == _SEPARATE:
                self._open[-1] = False
            else:
                self._open.pop()
        self.in_instruction = any(self._open)
        return text


def is_formula(cell: _Element) -> bool:
    """Whether a cell is to show the result of =SUM(LEFT) or the like."""
    simple = (one.get(w.SIMPLE_INSTRUCTION) for one in cell.iter(w.SIMPLE_FIELD))
    return any(_FORMULA.match(one or "") for one in (*(one.text for one in cell.iter(w.FIELD_INSTRUCTION)), *simple))


def _whole_marks(root: _Element) -> set[_Element]:
    """The marks of fields that begin and end outside deleted text."""
    whole: set[_Element] = set()
    open_marks: list[list[_Element]] = []
    removed = 0
    for event, element in iterwalk(root, events=("start", "end"), tag=(w.FIELD_CHARACTER, *w.REMOVED)):
        if element.tag in w.REMOVED:
            removed += 1 if event == "start" else -1
        elif event == "start" and not removed:
            kind = element.get(w.FIELD_CHARACTER_TYPE)
            if kind == _BEGIN:
                open_marks.append([element])
            elif open_marks and kind == _SEPARATE:
                open_marks[-1].append(element)
            elif open_marks and kind == _END:
                whole.update(open_marks.pop(), (element,))
    return whole


def _form_text(mark: _Element) -> str:
    """What a drop-down or a check box of an old form shows: it stands in the field's data, not in a run."""
    data = mark.find(w.FORM_DATA)
    if data is None:
        return ""
    box = data.find(w.CHECK_BOX)
    if box is not None:
        state = box.find(w.CHECKED)
        state = box.find(w.DEFAULT) if state is None else state
        return "☑" if state is not None and is_on(state) else "☐"
    choices = data.find(w.DROP_DOWN)
    if choices is None:
        return ""
    result = choices.find(w.RESULT)
    result = choices.find(w.DEFAULT) if result is None else result
    chosen = (whole_number(result.get(w.VALUE)) if result is not None else None) or 0
    entries = [entry.get(w.VALUE, "") for entry in choices.iterchildren(w.LIST_ENTRY)]
    return entries[chosen] if chosen < len(entries) else ""
