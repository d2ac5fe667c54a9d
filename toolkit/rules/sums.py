"""The sums of the form, worked out on a report: one evaluator for every edition and every table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.form.definition import Identity
from toolkit.report import Report, State
from toolkit.text import Number


class Sum(NamedTuple):
    """One identity with the figures of a report put in."""

    identity: Identity
    left: tuple[str, ...]
    right: tuple[str, ...]
    # Slots without a figure to add up: the original lacks them, or they could not be read.
    missing: tuple[str, ...]
    left_value: Number
    right_value: Number

    @property
    def assessable(self) -> bool:
        return not self.missing

    @property
    def difference(self) -> Number:
        return self.left_value - self.right_value

    @property
    def broken(self) -> bool:
        return self.assessable and self.difference != 0

    @property
    def holds(self) -> bool:
        return self.assessable and self.difference == 0

    def weight(self, slot: str) -> int:
        """What one more in the slot adds to the difference."""
        return (slot in self.left) - (slot in self.right)

    @property
    def slots(self) -> tuple[str, ...]:
        return (*self.left, *self.right)


def sums(report: Report, table: str, known: Mapping[str, Number]) -> tuple[Sum, ...]:
    """Every sum of a table that the report's rows take part in; `known` is what figures count for."""
    return tuple(worked_out(report, identity, known) for identity in identities(report) if identity.table == table)


def addends(report: Report) -> dict[str, Number]:
    """What figures count for in a sum: blank and dash are nothing; what no one can say is not in it."""
    return {
        slot: 0 if figure.value is None else figure.value
        for slot, figure in report.figures.items()
        if figure.value is not None or figure.state in (State.BLANK, State.DASH)
    }


def identities(report: Report) -> Iterator[Identity]:
    """The sums of the form that the report's rows take part in."""
    return (identity for identity in report.form.identities if not _has_no_row(report, identity))


def _has_no_row(report: Report, identity: Identity) -> bool:
    """Whether it is the sum across a row that the report doesn't have, since a group stands for its parts."""
    by_address = report.form.slots_by_address
    slot = by_address[identity.left[0]]
    if not (slot.row.whole or slot.group):
        return False
    if any(by_address[other].row.address != slot.row.address for other in (*identity.left, *identity.right)):
        return False
    if slot.row.whole:
        return not report.states_group(slot.address)
    return slot.group is not None and report.states_group(slot.group) and not report.states_group(slot.address)


def worked_out(report: Report, identity: Identity, known: Mapping[str, Number]) -> Sum:
    left = report.form.terms(identity.left, report.states_group)
    right = report.form.terms(identity.right, report.states_group)
    missing = tuple(slot for slot in (*left, *right) if slot not in known)
    return Sum(identity, left, right, missing, _total(known, left), _total(known, right))


def _total(known: Mapping[str, Number], slots: tuple[str, ...]) -> Number:
    return sum((known.get(slot, 0) for slot in slots), start=0)
