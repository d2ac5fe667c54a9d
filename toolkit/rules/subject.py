"""What rules are asked about: one report, last year's beside it, and what several rules work out in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.finding import NOWHERE, Place
from toolkit.form import Form
from toolkit.form.definition import Slot
from toolkit.form.naming import cells_name, short_label, table_name
from toolkit.language import Text, same
from toolkit.report import PREFACE, SIGN_OFF, Figure, Report, State
from toolkit.rules.culprits import Story, stories
from toolkit.rules.enumeration import Gap, gaps
from toolkit.rules.measure import Measure
from toolkit.rules.prose_figures import Mention, mentions
from toolkit.rules.prose_measures import measure_of
from toolkit.rules.prose_statements import Statement, statements
from toolkit.rules.sentences import Passage, Sentence, sentences
from toolkit.rules.sums import Sum, addends, sums
from toolkit.rules.years_left_over import YearThroughout, told_of_another_year
from toolkit.settings import DEFAULT, Settings
from toolkit.text import Number, figure_text, fold


@dataclass(frozen=True)
class Subject:
    report: Report
    previous: Report | None = None
    settings: Settings = DEFAULT

    @property
    def form(self) -> Form:
        return self.report.form

    def name(self, *slots: str) -> Text:
        """The cell, or what several have in common."""
        return cells_name(self.form, slots)

    def table_name(self, table: str) -> Text:
        return table_name(self.form, table)

    def section_name(self, key: str) -> Text:
        if key == PREFACE:
            return Text("开头部分", "the preface")
        if key == SIGN_OFF:
            return Text("落款", "the sign-off")
        heading = short_label(self.form.section(key).heading)
        return Text(f"「{heading}」", f'section "{heading}"')

    def stated(self, slot: str) -> Text:
        """A figure as the original shows it, for quoting."""
        figure = self.report.figures[slot]
        if figure.state is State.BLANK:
            return Text("空白", "blank")
        if figure.state is State.DASH:
            return same(f"“{figure.raw.strip() or '—'}”")
        return same(figure_text(figure.value))

    def states(self, slot: str) -> Text:
        """What a cell says, for a sentence about it."""
        if self.report.figures[slot].state is State.BLANK:
            return Text("是空白", "is blank")
        stated = self.stated(slot)
        return Text(f"写的是 {stated.zh}", f"states {stated.en}")

    def addend(self, slot: str) -> Number | None:
        """What a figure counts for in a sum; None where no one can say."""
        return self._addends.get(slot)

    @cached_property
    def _addends(self) -> dict[str, Number]:
        return addends(self.report)

    def place(self, slot: str) -> Place | None:
        return self.report.figures[slot].place

    def lacks_table(self, table: str) -> bool:
        """Whether nothing of a table was found."""
        return all(self.report.figures[slot.address].state is State.ABSENT for slot in self.slots_of(table))

    def slots_of(self, table: str) -> Iterator[Slot]:
        """The slots of a table that the report has figures for, group slots among them."""
        return iter(self._slots[table])

    @cached_property
    def _slots(self) -> dict[str, list[Slot]]:
        slots: dict[str, list[Slot]] = {table.key: [] for table in self.form.tables}
        for address in self.report.figures:
            slot = self.form.slots_by_address[address]
            slots[slot.table].append(slot)
        return slots

    @cached_property
    def odd_slots(self) -> tuple[Slot, ...]:
        """The slots whose cells hold anything else than a whole number: the only ones that rules about cells concern."""
        by_address = self.form.slots_by_address
        return tuple(by_address[address] for address, figure in self.report.figures.items() if not _is_plain(figure))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph of the report, in order."""
        return tuple(
            Passage(key, number, one.text, self._passage_name(key, number), _known(one.place))
            for key, section in self.report.sections.items()
            for number, one in enumerate(section.located(), start=1)
        )

    def passages_of(self, *sections: str) -> Iterator[Passage]:
        return (passage for passage in self.passages if passage.section in sections)

    def _passage_name(self, key: str, number: int) -> Text:
        name = self.section_name(key)
        if key == SIGN_OFF:
            return name
        return Text(f"{name.zh}第{number}段", f"{name.en}, paragraph {number}")

    def allows(self, text: str) -> bool:
        """Whether the settings let a piece of text pass."""
        return any(fold(allowed) in fold(text) for allowed in self.settings.allowed)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences(self.passages))

    @cached_property
    def measured(self) -> tuple[tuple[Mention, Measure], ...]:
        """The figures in the text that count what the tables count, but for those in the plans of section 5."""
        form = self.form
        return tuple(
            (mention, measure)
            for sentence in self.sentences
            if sentence.passage.section != "problems"
            for mention in mentions(sentence)
            if (measure := measure_of(mention, form)) is not None
        )

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the text says without a figure, but for the plans of section 5."""
        spoken = (sentence for sentence in self.sentences if sentence.passage.section != "problems")
        return tuple(statement for sentence in spoken for statement in statements(sentence))

    @cached_property
    def year_throughout(self) -> YearThroughout | None:
        """Another year than the report's, where the text speaks of that one alone: one story, told once."""
        return told_of_another_year(self.sentences, self.report.year)

    @cached_property
    def enumeration_gaps(self) -> tuple[Gap, ...]:
        """Where 一是……二是…… and the like skip or repeat an ordinal, section by section."""
        return tuple(gap for key in self.report.sections for gap in gaps(list(self.passages_of(key))))

    @cached_property
    def sums(self) -> dict[str, tuple[Sum, ...]]:
        """Every sum of the form by its table."""
        return {table.key: sums(self.report, table.key, self._addends) for table in self.form.tables}

    @cached_property
    def corrections(self) -> dict[str, Number]:
        """What the sums say that single cells should be."""
        return {
            correction.slot: correction.expected
            for table in self.form.tables
            for story in self.stories(table.key, frozenset(one.identity.name for one in self.sums[table.key]))
            for correction in story.corrections
        }

    def stories(self, table: str, names: frozenset[str]) -> tuple[Story, ...]:
        """The sums of these names that don't hold, with the cells that are likely to blame."""
        if (table, names) not in self._stories:
            asked = tuple(one for one in self.sums[table] if one.identity.name in names)
            self._stories[table, names] = stories(asked, self._addends)
        return self._stories[table, names]

    @cached_property
    def _stories(self) -> dict[tuple[str, frozenset[str]], tuple[Story, ...]]:
        return {}


def _is_plain(figure: Figure) -> bool:
    """Whether a cell is what it should be: a whole number at or above 0, with nothing beside it."""
    if figure.state is not State.GIVEN or not isinstance(figure.value, int) or figure.value < 0:
        return False
    return not figure.raw or figure.raw.isdecimal()


def _known(place: Place) -> Place | None:
    return None if place == NOWHERE else place
