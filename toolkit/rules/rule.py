"""What a rule is: a question to a report, with everything that a person needs to know about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from toolkit.finding import Place, Severity
from toolkit.language import Language, Text
from toolkit.rules.sentences import LONGEST_PASSAGE, Passage
from toolkit.rules.subject import Subject


class Prose(NamedTuple):
    """A rule explained in one language."""

    # What is amiss when the rule finds something: a few words, shown beside its code.
    title: str
    checks: str
    why: str
    mend: str
    passes: str
    fails: str


class Problem(NamedTuple):
    """What a rule found. `area` is the part of the report it belongs to: a table or a section."""

    message: Text
    slots: tuple[str, ...] = ()
    area: str | None = None
    place: Place | None = None
    # Where a single case is graver or milder than the rule as a whole.
    severity: Severity | None = None
    # The paragraph of the section, where one is meant.
    paragraph: int = 0


class Unassessed(NamedTuple):
    """Why a rule could not judge, wholly or in part."""

    reason: Text


def said_of(passage: Passage, what: Text, *, severity: Severity | None = None) -> Problem:
    """A problem of one paragraph: its message begins with where that stands."""
    message = passage.name + Text("：", ": ") + what
    return Problem(message, (), passage.section, passage.place, severity, passage.number)


def unread(subject: Subject) -> Iterator[Unassessed]:
    """The paragraphs that are longer than any report's and were read only in part."""
    for passage in subject.passages:
        if len(passage.text) > LONGEST_PASSAGE:
            yield Unassessed(
                Text(
                    f"{passage.name.zh}超过 {LONGEST_PASSAGE} 字，只检查了前面的部分",
                    f"{passage.name.en} has more than {LONGEST_PASSAGE} characters; only its beginning was checked",
                )
            )


class Accepted(NamedTuple):
    """Cells of which reading said what the rule retells, and where the rule finds nothing amiss."""

    slots: tuple[str, ...]


Answer = Problem | Unassessed | Accepted
Ask = Callable[[Subject], Iterator[Answer]]


class Rule(NamedTuple):
    """One rule. It answers with problems, with what it could not judge, or, where all is well, with nothing."""

    code: str
    name: str
    severity: Severity
    # The clauses that it rests on: notices, laws and standards are quoted by their Chinese names.
    cites: tuple[str, ...]
    zh: Prose
    en: Prose
    ask: Ask
    # Reading findings that say the same: where the rule speaks of their cells, they need not be told again.
    retells: tuple[str, ...] = ()

    def prose(self, language: Language) -> Prose:
        return self.en if language is Language.EN else self.zh

    @property
    def title(self) -> Text:
        return Text(self.zh.title, self.en.title)


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    cites: tuple[str, ...],
    zh: Prose,
    en: Prose,
    retells: tuple[str, ...] = (),
) -> Callable[[Ask], Rule]:
    """Makes a rule of the function that asks."""

    def make(ask: Ask) -> Rule:
        return Rule(code, name, severity, cites, zh, en, ask, retells)

    return make
