"""Two sequences of labels laid side by side: those of an original against those of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from toolkit.form.definition import Label, Line
from toolkit.report import Match
from toolkit.text import LabelKey, label_key

_EXACT, _ALIAS, _REMARKED, _CLOSEST = 10.0, 8.0, 7.0, 6.0
_SAME_ORDINAL, _OTHER_ORDINAL = 1.0, -2.0
_SAME_GROUP, _OTHER_GROUP = 2.0, -5.0
_SKIPPED = -0.1
# Below this share of common characters two labels have nothing to do with each other.
CLOSE_ENOUGH = 0.6
# The surest first.
SURENESS = {match: number for number, match in enumerate(Match)}
_IMPOSSIBLE = float("-inf")


class Observed(NamedTuple):
    """A line of the original: its own label, and the names of the groups that it stands in."""

    key: LabelKey
    groups: frozenset[str] = frozenset()
    # Whether a remark of the office's own stood behind the name.
    remarked: bool = False


class Pairing(NamedTuple):
    """Which expected line an observed one is, and how sure that is."""

    expected: int
    match: Match
    reason: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """A line of the form, ready for comparing."""

    line: Line
    key: LabelKey
    aliases: frozenset[str]
    groups: frozenset[str]
    # Its own name and its other ones.
    names: frozenset[str]


@lru_cache(maxsize=256)
def expected_of(line: Line) -> Expected:
    label = line.labels[-1]
    return Expected(
        line,
        label_key(label.text),
        frozenset(label_key(alias).name for alias in label.aliases),
        frozenset(name for above in line.labels[:-1] for name in names_of(above)),
        names_of(label),
    )


@lru_cache(maxsize=512)
def names_of(label: Label) -> frozenset[str]:
    """Every name that a label goes by, ready for comparing."""
    return frozenset(label_key(text).name for text in (label.text, *label.aliases))


@lru_cache(maxsize=4096)
def likeness(name: str, other: str) -> float:
    """How much of two names is the same, from 0 to 1; a name inside the other is close, and far ones are all 0."""
    shorter, longer = sorted((name, other), key=len)
    if not shorter:
        return 0.0
    inside = len(shorter) >= 4 and shorter in longer
    common = sum(map(longer.__contains__, shorter))
    if not inside and 2 * common < CLOSE_ENOUGH * len(name + other):
        return 0.0
    ratio = SequenceMatcher(None, name, other, autojunk=False).ratio()
    return max(ratio, 0.75) if inside else ratio


@lru_cache(maxsize=8192)
def closeness(name: str, names: frozenset[str]) -> float:
    """How close a name comes to any of several."""
    return max((likeness(name, one) for one in names), default=0.0)


# Most originals word their lines as others do, and every document that this package wrote words them as the form does.
@lru_cache(maxsize=64)
def align(observed: tuple[Observed, ...], expected: tuple[Expected, ...]) -> tuple[Pairing | None, ...]:
    """Pairs the lines in order: exact label, then alias, then position between neighbours, then the closest label."""
    known_groups = groups_of(expected)
    scores = [_scores(seen, expected, known_groups) for seen in observed]
    chosen = _best_path(scores, len(observed), len(expected))
    pairings: list[Pairing | None] = [None] * len(observed)
    for seen, wanted in chosen:
        pairings[seen] = pairing_of(observed[seen], expected[wanted], wanted, known_groups)
    _add_out_of_order(pairings, observed, expected, known_groups)
    return tuple(_by_position(pairings, observed, expected))


def _add_out_of_order(
    pairings: list[Pairing | None],
    observed: Sequence[Observed],
    expected: Sequence[Expected],
    known_groups: frozenset[str],
) -> None:
    """Lines in another order than the form's: only by their exact name, where it stands once on both sides."""
    names = [one.key.name for one in observed]
    wanted_names = [one.key.name for one in expected]
    taken = {pairing.expected for pairing in pairings if pairing and pairing.match is not Match.GUESSED}
    for number, name in enumerate(names):
        if pairings[number] is None and name and names.count(name) == 1 and wanted_names.count(name) == 1:
            wanted = wanted_names.index(name)
            if wanted not in taken and _score(observed[number], expected[wanted], known_groups) > 0:
                match = pairing_of(observed[number], expected[wanted], wanted, known_groups).match
                pairings[number] = Pairing(wanted, match, "次序与格式不同")
                for other, pairing in enumerate(pairings):
                    if other != number and pairing is not None and pairing.expected == wanted:
                        pairings[other] = None


def _scores(seen: Observed, expected: Sequence[Expected], known_groups: frozenset[str]) -> list[float]:
    """How well a line fits each expected one; 3.其他 is a line of the form, and so no （六）其他处理 by another name."""
    numbered = seen.key.ordinal is not None and any(seen.key == wanted.key for wanted in expected)
    return [
        _IMPOSSIBLE if numbered and seen.key.name != wanted.key.name else _score(seen, wanted, known_groups)
        for wanted in expected
    ]


def _score(seen: Observed, wanted: Expected, known_groups: frozenset[str]) -> float:
    if not seen.key.name:
        return _IMPOSSIBLE
    if seen.remarked and seen.key.name in wanted.names:
        score = _REMARKED
    elif seen.key.name == wanted.key.name:
        score = _EXACT
    elif seen.key.name in wanted.aliases:
        score = _ALIAS
    else:
        close = closeness(seen.key.name, wanted.names)
        if close < CLOSE_ENOUGH:
            return _IMPOSSIBLE
        score = _CLOSEST * close
    ordinals = {seen.key.ordinal, wanted.key.ordinal} - {None}
    contradicted = contradicts(seen, wanted, known_groups)
    if contradicted and len(ordinals) > 1:
        # Another number in another group: a line of the office's own that happens to bear the same name.
        return _IMPOSSIBLE
    if seen.key.ordinal is not None and wanted.key.ordinal is not None:
        score += _SAME_ORDINAL if len(ordinals) == 1 else _OTHER_ORDINAL
    if seen.groups & known_groups:
        score += _OTHER_GROUP if contradicted else _SAME_GROUP
    return score


def same_line(seen: Observed, expected: Sequence[Expected], taken: Mapping[int, Observed]) -> int | None:
    """Which of the lines taken already an observed one is again: by the form's name or by the other's own."""
    groups = groups_of(expected)
    scores = {
        number: _score(seen, expected[number], groups)
        for number, other in taken.items()
        if seen.key.name in (expected[number].key.name, other.key.name)
    }
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] > 0 else None


def groups_of(expected: Sequence[Expected]) -> frozenset[str]:
    """The names of all groups that some lines stand in."""
    return frozenset(name for one in expected for name in one.groups)


def contradicts(seen: Observed, wanted: Expected, known_groups: frozenset[str]) -> bool:
    """Whether a line stands in a group of the form that isn't the expected one's."""
    return not (seen.groups & known_groups) <= wanted.groups


def is_named(seen: Observed, wanted: Expected, known_groups: frozenset[str]) -> bool:
    """Whether a line bears one of the expected names and no group speaks against it."""
    return seen.key.name in wanted.names and not contradicts(seen, wanted, known_groups)


def comes_close(seen: Observed, wanted: Expected, known_groups: frozenset[str]) -> bool:
    close = closeness(seen.key.name, wanted.names) >= CLOSE_ENOUGH
    return close and not contradicts(seen, wanted, known_groups)


def _best_path(scores: list[list[float]], rows: int, columns: int) -> list[tuple[int, int]]:
    """The pairs in order that add up to most."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        here, below, scored = best[row], best[row + 1], scores[row]
        for column in range(columns - 1, -1, -1):
            skip = max(below[column], here[column + 1] + _SKIPPED)
            pair = scored[column] + below[column + 1]
            here[column] = pair if pair > skip else skip
    path = []
    row = column = 0
    while row < rows and column < columns:
        value = best[row][column]
        if scores[row][column] + best[row + 1][column + 1] == value:
            path.append((row, column))
            row, column = row + 1, column + 1
        elif best[row + 1][column] == value:
            row += 1
        else:
            column += 1
    return path


def pairing_of(seen: Observed, wanted: Expected, number: int, known_groups: frozenset[str]) -> Pairing:
    """How sure it is that a line is the expected one."""
    if contradicts(seen, wanted, known_groups):
        return Pairing(number, Match.GUESSED, f"名称与“{wanted.line.text}”相符，所在的一组却不同")
    if seen.remarked:
        return Pairing(number, Match.GUESSED, f"名称后面带有说明，按“{wanted.line.text}”认定")
    if seen.key.name == wanted.key.name:
        return Pairing(number, Match.EXACT)
    if seen.key.name in wanted.aliases:
        return Pairing(number, Match.ALIAS, f"按通用写法对应“{wanted.line.text}”")
    return Pairing(number, Match.GUESSED, f"名称与“{wanted.line.text}”最接近")


def _by_position(
    pairings: list[Pairing | None], observed: Sequence[Observed], expected: Sequence[Expected]
) -> list[Pairing | None]:
    """Where neighbours leave just as many lines on both sides, the lines between them pair off in order."""
    result = list(pairings)
    at = 0
    while at < len(observed):
        if _is_sure(result[at]):
            at += 1
            continue
        end = at
        while end < len(observed) and not _is_sure(result[end]):
            end += 1
        before = result[at - 1] if at else None
        after = result[end] if end < len(observed) else None
        first = before.expected + 1 if before else 0
        last = after.expected if after else len(expected)
        taken = {pairing.expected for pairing in result if _is_sure(pairing) and pairing is not None}
        if not taken.isdisjoint(range(first, last)):
            at = end
            continue
        fits = _may_stand(result[at:end], first) and not _named_elsewhere(observed[at:end], expected, first)
        if last - first == end - at and (before or after) and fits:
            for offset in range(end - at):
                reason = f"按上下行的位置对应“{expected[first + offset].line.text}”"
                result[at + offset] = Pairing(first + offset, Match.POSITION, reason)
        at = end
    return result


def _named_elsewhere(observed: Sequence[Observed], expected: Sequence[Expected], first: int) -> bool:
    """Whether one of some lines bears in full the name of another line than the one at its position."""
    here = {one.key.name for one in expected[first : first + len(observed)]}
    elsewhere = {one.key.name for one in expected} - here
    return any(one.key.name in elsewhere for one in observed)


def _is_sure(pairing: Pairing | None) -> bool:
    return pairing is not None and pairing.match is not Match.GUESSED


def _may_stand(guesses: Sequence[Pairing | None], first: int) -> bool:
    """A guessed label must not contradict the position that its neighbours leave."""
    return all(guess is None or guess.expected == first + offset for offset, guess in enumerate(guesses))
