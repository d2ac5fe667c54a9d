"""What an original means: the neutral schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from toolkit.finding import NOWHERE, Finding, Place, Severity
from toolkit.form import Form, form_of
from toolkit.original import Paragraph
from toolkit.text import Number, clean

PREFACE = "preface"
SIGN_OFF = "sign_off"


class State(StrEnum):
    """How a figure stands in the original."""

    GIVEN = "given"
    BLANK = "blank"
    DASH = "dash"
    UNREADABLE = "unreadable"
    ABSENT = "absent"
    INFERRED = "inferred"


class Match(StrEnum):
    """How a label or a figure found its place in the form, the surest first."""

    EXACT = "exact"
    ALIAS = "alias"
    POSITION = "position"
    GUESSED = "guessed"


class Figure(NamedTuple):
    """One figure, what the original shows for it, and how it was found."""

    value: Number | None
    state: State = State.GIVEN
    raw: str = ""
    match: Match = Match.EXACT
    reason: str | None = None
    place: Place | None = None


ABSENT = Figure(None, State.ABSENT)


class SectionText(NamedTuple):
    """A section's heading as the original words it (None: it has none) and its paragraphs, each with its place."""

    heading: str | None = None
    paragraphs: tuple[str, ...] = ()
    # The heading's.
    place: Place | None = None
    # One for each paragraph, or none at all where the report comes from data.
    places: tuple[Place, ...] = ()

    @classmethod
    def of(cls, heading: str | None, paragraphs: Sequence[Paragraph], place: Place | None) -> SectionText:
        """A section with the paragraphs of an original."""
        return cls(heading, tuple(one.text for one in paragraphs), place, tuple(one.place for one in paragraphs))

    def located(self) -> list[Paragraph]:
        """Its paragraphs with their places."""
        places = self.places or (NOWHERE,) * len(self.paragraphs)
        return [Paragraph(text, place) for text, place in zip(self.paragraphs, places, strict=True)]


class RecognisedLabel(NamedTuple):
    """A label or heading of the form as the original words it: `text` there, `standard` in the form.

    `address` is a row (`requests.denied.state_secret`), a column (`requests.*.total`), a bar or corner of a
    table (`disclosure`), or a section (`section.overview`).
    """

    text: str
    standard: str
    address: str
    match: Match = Match.EXACT
    reason: str | None = None
    place: Place | None = None


class Unplaced(NamedTuple):
    """Text of the original that has no place in the form."""

    text: str
    place: Place | None = None


@dataclass(frozen=True)
class Report:
    """One annual report. `figures` holds every slot of the edition; texts are cleaned of odd spaces."""

    edition: str
    agency: str | None
    year: int | None
    title: str | None = None
    sections: Mapping[str, SectionText] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    labels: tuple[RecognisedLabel, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    findings: tuple[Finding, ...] = ()
    file: str | None = None
    engines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        form = self.form
        unknown = [slot for slot in self.figures if slot not in form.slots_by_address]
        if unknown:
            raise ValueError(f"no such slots in edition {self.edition}: {', '.join(unknown)}")
        figures = {slot.address: self.figures.get(slot.address, ABSENT) for slot in form.slots}
        figures.update(
            (slot.address, self.figures[slot.address]) for slot in form.group_slots if slot.address in self.figures
        )
        sections = {key: _cleaned(self.sections.get(key, SectionText())) for key in section_keys(form)}
        object.__setattr__(self, "figures", figures)
        object.__setattr__(self, "sections", sections)
        for name in ("agency", "title"):
            text = getattr(self, name)
            object.__setattr__(self, name, clean(text).replace("\n", "") or None if text is not None else None)

    @cached_property
    def form(self) -> Form:
        return form_of(self.edition)

    @cached_property
    def values(self) -> Mapping[str, Number | None]:
        """Every slot's figure; None where there is none."""
        return {slot: figure.value for slot, figure in self.figures.items()}

    def states_group(self, address: str) -> bool:
        """Whether the original gives this group as one row."""
        figure = self.figures.get(address)
        return figure is not None and figure.state is not State.ABSENT

    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def to_json(self, *, indent: int | None = 2) -> str:
        from toolkit.report.json_out import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """The report that a JSON document holds; InvalidInput lists every fault with its path."""
        from toolkit.report.json_in import from_json

        return from_json(text)


def section_keys(form: Form) -> Iterator[str]:
    """The keys of a report's texts, in the order of the printed report."""
    yield PREFACE
    yield from (section.key for section in form.sections)
    yield SIGN_OFF


def _cleaned(section: SectionText) -> SectionText:
    heading = clean(section.heading).replace("\n", "") if section.heading else None
    cleaned = [(text, one.place) for one in section.located() if (text := clean(one.text))]
    paragraphs = tuple(text for text, _ in cleaned)
    return SectionText(
        heading or None, paragraphs, section.place, tuple(place for _, place in cleaned if section.places)
    )


def plain_number(value: Decimal) -> Number:
    """A whole number as int, anything else as it is."""
    return int(value) if value == value.to_integral_value() else value
