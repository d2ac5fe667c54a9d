"""What a template may name: the figures, texts and conditions of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from toolkit.form import form_of
from toolkit.report import section_keys

TITLE = "title"
AGENCY = "agency"
YEAR = "year"


def figure(slot: str) -> str:
    return f"v.{slot}"


def section_text(section: str) -> str:
    return f"text.{section}"


def is_whole(group_row: str) -> str:
    """The condition that a group of rows is printed as one row."""
    return f"whole.{group_row}"


class Names(NamedTuple):
    """Every name that templates of an edition may use, with what it stands for."""

    slots: Mapping[str, str]
    sections: Mapping[str, str]
    group_rows: Mapping[str, str]

    @property
    def texts(self) -> tuple[str, ...]:
        return (TITLE, AGENCY, YEAR, *self.slots)

    @property
    def conditions(self) -> tuple[str, ...]:
        return (*self.group_rows, *self.sections)


@lru_cache(maxsize=8)
def names_of(edition: str) -> Names:
    form = form_of(edition)
    return Names(
        {figure(slot): slot for slot in form.slots_by_address},
        {section_text(key): key for key in section_keys(form)},
        {is_whole(row): row for row in (f"{slot.table}.{slot.row.address}" for slot in form.group_slots)},
    )
