"""What a cell says as a figure, and what can't be trusted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from toolkit.form import EDITIONS
from toolkit.form.definition import Slot
from toolkit.matching.figures import looks_like_figure, read_figure
from toolkit.report import State

COUNT = EDITIONS[1].slots_by_address["requests.received.total"]
FEE = EDITIONS[1].slots_by_address["disclosure.fees.amount"]
CHANGE = EDITIONS[0].slots_by_address["disclosure.licences.change"]
PURCHASE = EDITIONS[0].slots_by_address["disclosure.procurement.amount"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("１２", 12),
        (" 5\u3000", 5),
        ("1,234", 1234),
        ("1，234", 1234),
        ("1 234", 1234),
        ("3.0", 3),
        ("1\n234", 1234),
    ],
)
def test_counts_are_read_in_every_writing(text: str, value: int) -> None:
    assert read_figure(text, COUNT).value == value


def test_digits_that_show_in_the_other_order_are_no_figure() -> None:
    assert read_figure("\u202e12\u202c").state is State.UNREADABLE
    # One digit is the same either way.
    assert read_figure("\u202e7\u202c").value == 7


@pytest.mark.parametrize("text", ["12\n15", "120\n 115", "10\n20\n30"])
def test_lines_of_as_many_digits_each_may_be_several_figures(text: str) -> None:
    found = read_figure(text, COUNT)
    assert found.state is State.UNREADABLE
    assert "几个数字" in (found.reason or "")


def test_a_fee_keeps_every_digit() -> None:
    assert read_figure("7730.28", FEE).value == Decimal("7730.28")
    assert read_figure("0.123456", FEE).value == Decimal("0.123456")
    assert read_figure("８５４４．６１万元", FEE).value == Decimal("8544.61")


def test_a_change_has_a_sign() -> None:
    assert read_figure("+1036", CHANGE).value == 1036
    assert read_figure("－18", CHANGE).value == -18


@pytest.mark.parametrize("slot", [COUNT, CHANGE, FEE, None])
@pytest.mark.parametrize("text", ["-0", "－0", "—0", "-0.0"])
def test_a_minus_before_a_nought_is_told(text: str, slot: Slot | None) -> None:
    found = read_figure(text, slot)
    assert (found.value, found.note) == (0, "0 前的减号")


@pytest.mark.parametrize("sign", ["-", "－", "−", "–", "—", "‑", "﹣", "⁻", "\u00ad"])
def test_whatever_minus_sign_an_original_uses_is_one(sign: str) -> None:
    assert read_figure(f"{sign}5", CHANGE).value == -5
    assert read_figure(f"{sign}5", COUNT).state is State.UNREADABLE


@pytest.mark.parametrize("text", ["(5)", "（5）", "5-", "5−", "△5", "▲5", "负5", "一5", "5\u00ad3", "0-"])
def test_other_ways_to_write_what_is_below_nought_are_no_figure(text: str) -> None:
    assert read_figure(text, CHANGE).state is read_figure(text, COUNT).state is State.UNREADABLE


def test_a_plus_before_a_count_is_told() -> None:
    found = read_figure("+12", COUNT)
    assert (found.value, found.note) == (12, "数字前的加号")
    assert read_figure("+12", CHANGE).note is None


@pytest.mark.parametrize(("text", "value"), [("增5", 5), ("减少3", -3), ("增加12项", 12), ("↓7", -7), ("减0", 0)])
def test_a_change_may_be_said_in_words(text: str, value: int) -> None:
    assert read_figure(text, CHANGE).value == value
    assert read_figure(text, COUNT).state is State.UNREADABLE


@pytest.mark.parametrize("text", ["增5减3", "增-5", "增", "5减3"])
def test_two_changes_in_one_are_refused(text: str) -> None:
    assert read_figure(text, CHANGE).state is State.UNREADABLE


@pytest.mark.parametrize(
    ("text", "value"), [("3件", 3), ("共3件", 3), ("3人", 3), ("22（其中修订16件）", 22), ("5 (含上年2)", 5)]
)
def test_units_and_remarks_are_told(text: str, value: int) -> None:
    found = read_figure(text, COUNT)
    assert found.value == value
    assert found.note


@pytest.mark.parametrize("text", ["", " ", "\n", "\u3000"])
def test_an_empty_cell_is_blank(text: str) -> None:
    assert read_figure(text, COUNT).state is State.BLANK


@pytest.mark.parametrize("text", ["零", "没有", "无。", "暂 无", "不涉及", "未发生"])
def test_a_word_for_none_is_zero_with_a_word_about_it(text: str) -> None:
    found = read_figure(text, COUNT)
    assert (found.value, found.state) == (0, State.GIVEN)
    assert "按 0 读" in (found.note or "")


@pytest.mark.parametrize("text", ["/", "—", "-", "——", "无", "－", "／", "--"])
def test_a_dash_is_a_dash_and_no_zero(text: str) -> None:
    found = read_figure(text, COUNT)
    assert (found.value, found.state) == (None, State.DASH)


@pytest.mark.parametrize(
    "text",
    [
        "约20",
        "见附件",
        "5①②",
        "5²6",
        "²",
        "-3",
        "2.5",
        "12,34",
        "1 2",
        "1\t234",
        "05",
        "12345678901234567",
        "一",
        "O",
        "12/3",
        "N/A",
        "3元",
        "３．１４．１",
    ],
)
def test_what_is_not_plainly_a_count_is_refused(text: str) -> None:
    found = read_figure(text, COUNT)
    assert (found.value, found.state) == (None, State.UNREADABLE)
    assert found.reason


@pytest.mark.parametrize("text", ["5¹", "5①", "5[¹]", "5（²）", "５*", "5 ※"])
def test_a_mark_that_points_at_a_note_is_no_part_of_the_figure(text: str) -> None:
    found = read_figure(text, COUNT)
    assert (found.value, found.state) == (5, State.GIVEN)
    assert "注释记号" in (found.note or "")


def test_another_unit_than_the_headers_is_refused() -> None:
    assert read_figure("251000元", FEE).state is State.UNREADABLE
    assert read_figure("251000元", PURCHASE).value == 251000
    assert read_figure("￥251,000", FEE).state is State.UNREADABLE
    assert read_figure("¥251,000", PURCHASE).value == 251000


@pytest.mark.parametrize("text", ["12", "", "—", "217 1 0 0 0 0 218", "21710000218", "3件", "0.5"])
def test_figures_look_like_figures(text: str) -> None:
    assert looks_like_figure(text)


@pytest.mark.parametrize("text", ["3.其他", "1.", "3、", "总计", "（一）", "四、结转下年度继续办理"])
def test_labels_do_not(text: str) -> None:
    assert not looks_like_figure(text)
