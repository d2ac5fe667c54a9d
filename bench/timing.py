"""Taking times so that they can be compared: in turn, with the garbage collected before each, medians over rounds."""

from __future__ import annotations

import gc
import resource
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]
# Seconds, by contender and by what was worked on.
Times = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Contest:
    """One job, done by everybody on the same inputs; ours is the first contender."""

    job: str
    contenders: tuple[str, ...]
    times: Times

    def total(self, contender: str) -> float:
        return sum(self.times[contender].values())

    def ratio(self, contender: str) -> float:
        """How many times as long as ours it takes, over all inputs together."""
        return self.total(contender) / self.total(self.contenders[0])

    def median_ratio(self, contender: str) -> float:
        """The same input by input, and the one in the middle."""
        ours = self.times[self.contenders[0]]
        return median(taken / ours[name] for name, taken in self.times[contender].items())


def processor_time() -> float:
    """Of this process and of those that it has started and seen end."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def contest(
    job: str, inputs: Mapping[str, Mapping[str, Work]], rounds: int, clock: Callable[[], float] = processor_time
) -> Contest:
    """Times every contender on every input, in processor time, which other work on the machine disturbs least."""
    taken: dict[str, dict[str, list[float]]] = {}
    for _ in range(rounds):
        for name, works in inputs.items():
            for contender, work in works.items():
                taken.setdefault(contender, {}).setdefault(name, []).append(seconds(work, clock))
    times = {who: {name: median(many) for name, many in runs.items()} for who, runs in taken.items()}
    return Contest(job, tuple(times), times)


def wall_contest(job: str, inputs: Mapping[str, Mapping[str, Work]], rounds: int) -> Contest:
    """The same by the clock on the wall: for processes that this one only starts."""
    return contest(job, inputs, rounds, perf_counter)


def seconds(work: Work, clock: Callable[[], float]) -> float:
    gc.collect()
    start = clock()
    work()
    return clock() - start
