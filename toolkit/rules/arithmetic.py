"""Sums that don't hold, told to the office: which column or row, both sides, the difference, and the likely culprit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from toolkit.form.naming import column_label, row_label
from toolkit.language import Text, joined, same
from toolkit.rules.culprits import Correction, Story
from toolkit.rules.rule import Answer, Problem, Unassessed
from toolkit.rules.subject import Subject
from toolkit.rules.sums import Sum
from toolkit.text import Number, figure_text

_MOST_NAMED = 3


def judge(subject: Subject, table: str, name: str, owners: Mapping[str, str]) -> Iterator[Answer]:
    """The stories that belong to the sums called `name`.

    `owners` gives the code of the rule that asks for each sum of the table; a story of several sums belongs to the
    one whose total is to blame, otherwise to the first in this order.
    """
    asked = {sum_name: code for sum_name, code in owners.items() if subject.settings.asks(code)}
    mine = [story for story in subject.stories(table, frozenset(asked)) if _owner(story, tuple(asked)) == name]
    of_totals = [story for story in mine if _is_of_totals(story)]
    broken = list({one.left: one for story in of_totals for one in story.sums}.values())
    if len(broken) > _MOST_NAMED:
        yield _many_totals(subject, table, broken)
        mine = [story for story in mine if story not in of_totals]
    for story in mine:
        yield _problem(subject, table, story)
    yield from not_summed(subject, table, [one for one in subject.sums[table] if one.identity.name == name])


def not_summed(subject: Subject, table: str, sums: list[Sum]) -> Iterator[Unassessed]:
    """Why some of these sums could not be worked out."""
    missing = list(dict.fromkeys(slot for one in sums for slot in one.missing))
    if not missing:
        return
    if subject.lacks_table(table):
        name = subject.table_name(table)
        yield Unassessed(Text(f"没有读到{name.zh}", f"{name.en} was not found"))
        return
    names = joined((subject.name(slot) for slot in missing[:_MOST_NAMED]), "、", "; ")
    more = len(missing) > _MOST_NAMED
    zh = f"{names.zh}{f'等 {len(missing)} 格' if more else ''}没有数字可用"
    en = f"no figure could be used for {names.en}{f' and {len(missing) - _MOST_NAMED} more' if more else ''}"
    yield Unassessed(Text(zh, en))


def _owner(story: Story, order: tuple[str, ...]) -> str:
    names = {one.identity.name for one in story.sums}
    if story.corrections:
        culprit = story.corrections[0].slot
        names = {one.identity.name for one in story.sums if one.left == (culprit,)} or names
    return next(name for name in order if name in names)


def _is_of_totals(story: Story) -> bool:
    """Totals that their own parts don't make up, and nothing else to be said of them."""
    totals = {one.left for one in story.sums}
    return all(len(left) == 1 for left in totals) and all((one.slot,) in totals for one in story.corrections)


def _many_totals(subject: Subject, table: str, broken: list[Sum]) -> Problem:
    """A whole column, or row, of totals that was forgotten, or added up without one of its parts."""
    slots = tuple(one.left[0] for one in broken)
    by_address = subject.form.slots_by_address
    in_one_column = len({by_address[slot].column.address for slot in slots}) == 1
    parts = joined(
        (
            same(f"「{row_label(by_address[slot]) if in_one_column else column_label(by_address[slot])}」")
            + subject.states(slot)
            + Text(
                f"，各项相加是 {figure_text(one.right_value)}", f", the parts add up to {figure_text(one.right_value)}"
            )
            for slot, one in zip(slots[:_MOST_NAMED], broken, strict=False)
        ),
        "；",
        "; ",
    )
    lines = ("行", "rows") if in_one_column else ("列", "columns")
    end = Text(
        f"；这样的共 {len(slots)} {lines[0]}。请核对后改正。", f"; {len(slots)} {lines[1]} in all. Check and correct."
    )
    return Problem(subject.name(*slots) + Text("：", ": ") + parts + end, slots, table, subject.place(slots[0]))


def _problem(subject: Subject, table: str, story: Story) -> Problem:
    culprits = tuple(correction.slot for correction in story.corrections)
    totals = tuple(one.left[0] for one in story.sums if len(one.left) == 1)
    if len(story.sums) == 1 and culprits in ((), totals):
        (one,) = story.sums
        slots = totals or one.slots
        message = subject.name(*slots) + Text("：", ": ") + _two_sides(subject, one)
    elif not culprits:
        # The slip may be in any cell of these sums; their totals are no likelier than the rest.
        slots = tuple(dict.fromkeys((*totals, *(slot for one in story.sums for slot in one.slots))))
        message = _one_slip(subject, slots, story)
    elif culprits[0] in totals:
        slots = culprits
        message = _one_culprit(subject, story)
    else:
        slots = tuple(dict.fromkeys((*culprits, *totals)))
        message = _one_culprit(subject, story)
    return Problem(message, slots, table, subject.place(slots[0]))


def _one_slip(subject: Subject, slots: tuple[str, ...], story: Story) -> Text:
    evidence = joined(_evidence(subject, one) for one in story.sums)
    end = Text("。很可能是同一处差错，请核对后改正。", ". Probably one and the same slip; check and correct.")
    return subject.name(*slots) + Text("：", ": ") + evidence + end


def _two_sides(subject: Subject, one: Sum) -> Text:
    gap = figure_text(max(one.difference, -one.difference))
    end = Text(f"，相差 {gap}。请核对后改正。", f", a difference of {gap}. Check and correct.")
    if len(one.left) == 1:
        states, right = subject.states(one.left[0]), figure_text(one.right_value)
        return Text(f"{states.zh}，各项相加是 {right}", f"{states.en}, the parts add up to {right}") + end
    left, right = _addition(subject, one.left), _addition(subject, one.right)
    return (
        Text(f"第一项加第二项是 {left}，第三项加第四项是 {right}", f"items 1 and 2: {left}; items 3 and 4: {right}")
        + end
    )


def _addition(subject: Subject, slots: tuple[str, ...]) -> str:
    addends: list[Number] = [subject.addend(slot) or 0 for slot in slots]
    total: Number = 0
    for one in addends:
        total += one
    return f"{'+'.join(figure_text(one) for one in addends)}={figure_text(total)}"


def _one_culprit(subject: Subject, story: Story) -> Text:
    """The cells that are likely wrong, the sums that say so, and that the correction settles them all."""
    corrections = story.corrections
    where = subject.name(*(correction.slot for correction in corrections))
    # A wrong total's own parts are told beside it; the grand total has two sums of its own, and one is left to tell.
    own = {one.left[0]: one for one in reversed(story.sums) if len(one.left) == 1}
    told = [own[correction.slot] for correction in corrections if correction.slot in own]
    evidence = [one for one in story.sums if one not in told]
    what = joined((_stated_and_meant(subject, one, corrections, set(own)) for one in corrections), "；", "; ")
    if evidence:
        what += Text("。", ". ") + joined(_evidence(subject, one) for one in evidence[:_MOST_NAMED])
    if len(evidence) > _MOST_NAMED:
        what += Text(f"，共 {len(evidence)} 处合计对不上", f"; {len(evidence)} sums in all")
    return (
        where
        + Text("：", ": ")
        + what
        + Text("。这样改后都对得上，请核实。", ". The correction settles all of this; please verify.")
    )


def _stated_and_meant(
    subject: Subject, one: Correction, all_of_them: tuple[Correction, ...], added_up: Set[str]
) -> Text:
    """What stands in a cell, and what should: its parts added up, or what alone would settle its sums."""
    states, expected = subject.states(one.slot), figure_text(one.expected)
    what = Text(f"{states.zh}，疑应为 {expected}", f"{states.en}, probably meant {expected}")
    if one.slot in added_up:
        what = Text(f"{states.zh}，各项相加是 {expected}", f"{states.en}, the parts add up to {expected}")
    return _label_among(subject, one, all_of_them) + what if len(all_of_them) > 1 else what


def _label_among(subject: Subject, one: Correction, all_of_them: tuple[Correction, ...]) -> Text:
    """What tells a cell from the others: its column where they share a row, otherwise its row."""
    slots = [subject.form.slots_by_address[correction.slot] for correction in all_of_them]
    this = subject.form.slots_by_address[one.slot]
    in_one_row = len({slot.row.address for slot in slots}) == 1
    label = column_label(this) if in_one_row else row_label(this)
    return Text(f"「{label}」", f'"{label}" ')


def _evidence(subject: Subject, one: Sum) -> Text:
    slots = [subject.form.slots_by_address[slot] for slot in one.slots]
    left, right = figure_text(one.left_value), figure_text(one.right_value)
    if len({slot.row.address for slot in slots}) == 1:
        label = row_label(slots[0])
        here = Text(f"「{label}」行", f'row "{label}"') if label else Text("本组", "this group")
    else:
        label = column_label(slots[0])
        here = Text(f"「{label}」列", f'column "{label}"')
    if len(one.left) == 1:
        return here + Text(f"各项相加是 {right}，总计是 {left}", f": the parts add up to {right}, the total is {left}")
    return here + Text(
        f"第一、二项之和是 {left}，第三、四项之和是 {right}",
        f": items 1 and 2 make {left}, items 3 and 4 make {right}",
    )
