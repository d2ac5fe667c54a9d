"""A form checks itself when it is built, and what follows from it is derived."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.form.definition import Block, Carry, ColumnSum, Form, FormError, Label, RowSum, Section, Table

ROWS = (Label("甲", "a"), Label("乙组", "b", children=(Label("1.", "one"), Label("2.", "two")), may_be_whole=True))
COLUMNS = (Label("左", "left"), Label("右", "right"), Label("总计", "total"))
TABLE = Table("t", "表", (Block(columns=COLUMNS, rows=ROWS),))
FORM = Form(
    "x",
    "某号",
    2021,
    None,
    sections=(Section("s", "一、表", table="t"),),
    tables=(TABLE,),
    sums=(RowSum("rows", "t", ("a",), ("b",)), ColumnSum("columns", "t", "total", ("left", "right"))),
)


def test_addresses_are_table_row_column() -> None:
    assert [slot.address for slot in FORM.slots] == [
        *("t.a.left", "t.a.right", "t.a.total"),
        *("t.b.one.left", "t.b.one.right", "t.b.one.total"),
        *("t.b.two.left", "t.b.two.right", "t.b.two.total"),
    ]


def test_a_group_that_may_be_whole_has_slots_of_its_own() -> None:
    assert [slot.address for slot in FORM.group_slots] == ["t.b.left", "t.b.right", "t.b.total"]
    assert FORM.parts_of["t.b.left"] == ("t.b.one.left", "t.b.two.left")


def test_sums_are_worked_out_column_by_column_and_row_by_row() -> None:
    sums = {(identity.name, identity.left): identity.right for identity in FORM.identities}
    assert sums["rows", ("t.a.left",)] == ("t.b.one.left", "t.b.two.left")
    assert sums["columns", ("t.b.two.total",)] == ("t.b.two.left", "t.b.two.right")
    assert sums["columns", ("t.b.total",)] == ("t.b.left", "t.b.right")


def test_a_stated_group_stands_in_for_parts_that_are_not() -> None:
    parts = ("t.b.one.left", "t.b.two.left")
    assert FORM.terms(parts, {"t.b.left"}.__contains__) == ("t.b.left",)
    assert FORM.terms(parts, {*parts, "t.b.left"}.__contains__) == parts
    assert FORM.terms(parts, set(parts).__contains__) == parts


def test_a_label_without_key_leaves_no_trace_in_addresses() -> None:
    grouped = (Label("只在纸上", children=COLUMNS),)
    form = replace(FORM, tables=(Table("t", "表", (Block(columns=grouped, rows=ROWS),)),))
    assert form.slots[0].address == "t.a.left"


BROKEN = {
    "a slot twice": {"tables": (Table("t", "表", (Block(columns=COLUMNS, rows=(*ROWS, Label("又甲", "a"))),)),)},
    "a slot without key": {"tables": (Table("t", "表", (Block(columns=(Label("左"),), rows=ROWS),)),), "sums": ()},
    "a table without section": {"sections": (Section("s", "一、"),)},
    "a section of no table": {"sections": (Section("s", "一、", table="t"), Section("u", "二、", table="u"))},
    "years backwards": {"last_year": 2020},
    "a sum over an unknown row": {"sums": (RowSum("rows", "t", ("a",), ("c",)),)},
    "a sum over an unknown column": {"sums": (ColumnSum("columns", "t", "total", ("left", "middle")),)},
    "a sum of no total": {"sums": (ColumnSum("columns", "t", "all", ("left",)),)},
    "a sum without terms": {"sums": (RowSum("rows", "t", ("a",), ()),)},
    "a slot on both sides": {"sums": (RowSum("rows", "t", ("a",), ("a", "b")),)},
    "a carry of an unknown slot": {"carries": (Carry("t.a.left", previous=("t.c.left",)),)},
}


@pytest.mark.parametrize("changes", BROKEN.values(), ids=list(BROKEN))
def test_a_form_that_contradicts_itself_is_not_built(changes: dict[str, object]) -> None:
    with pytest.raises(FormError):
        replace(FORM, **changes)  # type: ignore[arg-type]
