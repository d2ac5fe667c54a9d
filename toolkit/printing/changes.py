"""What was mended, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from toolkit.language import Language, Text

_COLUMNS = (Text("位置", "where"), Text("原来", "before"), Text("改为", "after"), Text("理由", "reason"))


class Changed(Protocol):
    @property
    def where(self) -> Text: ...
    @property
    def before(self) -> Text: ...
    @property
    def after(self) -> str: ...
    @property
    def reason(self) -> Text: ...


def changes_text(changes: Sequence[Changed], language: Language = Language.ZH) -> str:
    """A table of every change, its columns parted by tabs, so that it can be pasted into a sheet."""
    rows = [tuple(column.said_in(language) for column in _COLUMNS)]
    rows += [
        (one.where.said_in(language), one.before.said_in(language), one.after, one.reason.said_in(language))
        for one in changes
    ]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
