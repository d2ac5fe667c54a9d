"""Which cell is likely wrong, where sums don't hold: one slip is one story, however many sums it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from toolkit.rules.sums import Sum
from toolkit.text import Number

# A hopeless table breaks dozens of sums; past this many steps each one is told by itself.
_MOST_STEPS = 20_000
_ONE_CELL, _TWO_CELLS, _WHOLE_LINE = 2, 3, 4


class Correction(NamedTuple):
    slot: str
    stated: Number
    expected: Number


class Story(NamedTuple):
    """Sums that don't hold because of one slip, and the corrections that would settle them, where only these would."""

    sums: tuple[Sum, ...]
    corrections: tuple[Correction, ...] = ()


class _Move(NamedTuple):
    """A change of one cell, or of several of one sum that together leave it holding, and the broken sums it settles."""

    changes: tuple[tuple[str, Number], ...]
    settles: frozenset[int]

    @property
    def cost(self) -> int:
        return {1: _ONE_CELL, 2: _TWO_CELLS}.get(len(self.changes), _WHOLE_LINE)


def stories(sums: Sequence[Sum], figures: Mapping[str, Number]) -> tuple[Story, ...]:
    """Every broken sum in exactly one story. `figures` is what each slot counts for."""
    broken = [number for number, one in enumerate(sums) if one.broken]
    if not broken:
        return ()
    moves = list(_moves(sums, figures))
    told: list[Story] = []
    for component in _components(broken, moves):
        inside = [move for move in moves if move.settles <= component]
        told.extend(_told(component, _cheapest(component, inside), sums, figures))
    return tuple(told)


def _told(
    component: frozenset[int], solutions: list[frozenset[_Move]], sums: Sequence[Sum], figures: Mapping[str, Number]
) -> Iterator[Story]:
    """What the cheapest solutions agree on: which sums one slip broke, and perhaps which cells it was in."""
    divisions = {frozenset(move.settles for move in solution) for solution in solutions}
    alone = frozenset(frozenset({number}) for number in component)
    for part in sorted(divisions.pop() if len(divisions) == 1 else alone, key=min):
        moves = {move for solution in solutions for move in solution if move.settles == part}
        corrections: tuple[Correction, ...] = ()
        if len(moves) == 1 and not divisions:
            changes = moves.pop().changes
            corrections = tuple(Correction(slot, figures[slot], figures[slot] + change) for slot, change in changes)
        yield Story(tuple(sums[number] for number in sorted(part)), corrections)


def _moves(sums: Sequence[Sum], figures: Mapping[str, Number]) -> Iterator[_Move]:
    judged = {number: one for number, one in enumerate(sums) if one.assessable}
    taking_part: dict[str, set[int]] = {}
    for number, one in judged.items():
        for slot in one.slots:
            taking_part.setdefault(slot, set()).add(number)
    for slot, numbers in taking_part.items():
        change = _settling_change(sums, numbers, slot)
        if change is not None and figures[slot] + change >= 0:
            yield _Move(((slot, change),), frozenset(numbers))
    for number, one in judged.items():
        yield from _joint_moves(sums, number, one, taking_part, figures)


def _joint_moves(
    sums: Sequence[Sum], through: int, one: Sum, taking_part: Mapping[str, set[int]], figures: Mapping[str, Number]
) -> Iterator[_Move]:
    """Cells of one sum, each of them wrong by its other sums.

    Where the sum holds, two are a part and the total that was added up from it, or a figure in the wrong place; more
    are a line that was left blank, or copied from elsewhere. Where it doesn't, their slips together are its difference.
    """
    changes: dict[str, Number] = {}
    # The part first: the total was added up from it.
    for slot in (*one.right, *one.left):
        change = _settling_change(sums, taking_part[slot] - {through}, slot)
        if change is not None and figures[slot] + change >= 0:
            changes[slot] = change
    together = [*combinations(changes, 2), *([tuple(changes)] if len(changes) > 2 else [])]
    for slots in together:
        if one.difference + sum(one.weight(slot) * changes[slot] for slot in slots) == 0:
            settled = [taking_part[slot] - {through} for slot in slots]
            settles = frozenset().union(*settled)
            # Two changes in one sum would undo each other.
            if len(settles) == sum(map(len, settled)):
                yield _Move(
                    tuple((slot, changes[slot]) for slot in slots), settles | {through} if one.broken else settles
                )


def _settling_change(sums: Sequence[Sum], numbers: Iterable[int], slot: str) -> Number | None:
    """The one change of a slot that settles all these sums; None where there is none."""
    changes = {-sums[number].difference * sums[number].weight(slot) for number in numbers}
    return changes.pop() if len(changes) == 1 and 0 not in changes else None


def _components(broken: Sequence[int], moves: Sequence[_Move]) -> list[frozenset[int]]:
    """Broken sums that some move connects."""
    components = [{number} for number in broken]
    for move in moves:
        touched = [component for component in components if component & move.settles]
        components = [component for component in components if not component & move.settles]
        components.append(set().union(*touched))
    return sorted((frozenset(component) for component in components), key=min)


def _cheapest(component: frozenset[int], moves: Sequence[_Move]) -> list[frozenset[_Move]]:
    """The cheapest sets of moves that settle every sum once; none where the table is hopeless."""
    best: list[frozenset[_Move]] = []
    best_cost = _TWO_CELLS * len(component) + 1
    steps = 0
    waiting: list[tuple[frozenset[int], frozenset[_Move], int]] = [(component, frozenset(), 0)]
    while waiting:
        left, chosen, cost = waiting.pop()
        if cost > best_cost:
            continue
        if not left:
            best = [chosen] if cost < best_cost else [*best, chosen]
            best_cost = cost
            continue
        first = min(left)
        for move in moves:
            steps += 1
            if steps > _MOST_STEPS:
                return []
            if first in move.settles and move.settles <= left and cost + move.cost <= best_cost:
                waiting.append((left - move.settles, chosen | {move}, cost + move.cost))
    return best
