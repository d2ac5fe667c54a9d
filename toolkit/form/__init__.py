"""The official form: its editions, and which one a year calls for."""

from __future__ import annotations

from toolkit.form.definition import Form
from toolkit.form.edition_2019 import EDITION_2019
from toolkit.form.edition_2021 import EDITION_2021

EDITIONS: tuple[Form, ...] = (EDITION_2019, EDITION_2021)


def form_of(edition: str) -> Form:
    """The form of an edition; KeyError where there is none."""
    for form in EDITIONS:
        if form.edition == edition:
            return form
    raise KeyError(edition)


def form_for_year(year: int) -> Form:
    """The form that a report year calls for; the first one for years before any form."""
    return next((form for form in EDITIONS if form.covers(year)), EDITIONS[0])


__all__ = ["EDITIONS", "Form", "form_for_year", "form_of"]
