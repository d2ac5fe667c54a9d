"""The data of form fields in a Word 97–2003 file [FFData]: what a check box or a drop-down list shows stands only there."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

LONGEST_FORM = 8000

# Behind the header of a picture that there is none of.
_FORM_AT = 68
_BITS, _NAME = 4, 10
_CHECK_BOX, _DROP_DOWN = 1, 2
_AS_BY_DEFAULT = 25
# Between the default and the entries: the text's format, help, status line, and two macros.
_TEXTS_BETWEEN = 5


def form_marks(stored: bytes) -> str:
    """The form's data as an element of today's format; empty where the field shows its result like any other."""
    form = stored[_FORM_AT:]
    bits = int.from_bytes(form[_BITS : _BITS + 2], "little")
    kind, chosen = bits & 3, bits >> 2 & 0x1F
    at = _behind_text(form, _NAME)
    default = int.from_bytes(form[at : at + 2], "little")
    value = default if chosen == _AS_BY_DEFAULT else chosen
    if kind == _CHECK_BOX:
        return f'<w:ffData><w:checkBox><w:checked w:val="{int(bool(value))}"/></w:checkBox></w:ffData>'
    if kind != _DROP_DOWN:
        return ""
    at += 2
    for _ in range(_TEXTS_BETWEEN):
        at = _behind_text(form, at)
    entries = "".join(f"<w:listEntry w:val={quoteattr(entry)}/>" for entry in _entries(form, at))
    return f'<w:ffData><w:ddList><w:result w:val="{value}"/>{entries}</w:ddList></w:ffData>'


def _behind_text(form: bytes, at: int) -> int:
    """Where a text with its length before it and a zero behind it ends."""
    return at + 4 + 2 * int.from_bytes(form[at : at + 2], "little")


def _entries(form: bytes, at: int) -> Iterator[str]:
    count = int.from_bytes(form[at + 2 : at + 4], "little")
    at += 6
    for _ in range(min(count, _AS_BY_DEFAULT)):
        length = 2 * int.from_bytes(form[at : at + 2], "little")
        text = form[at + 2 : at + 2 + length].decode("utf-16-le", "replace")
        yield "".join(one for one in text if one >= " " and one not in "\ufffe\uffff")
        at += 2 + length
