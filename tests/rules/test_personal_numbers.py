"""Numbers of persons: recognised by what they are made of, and never shown whole."""

from __future__ import annotations

from toolkit.rules.personal_numbers import is_bank_card, is_identity_number, without_personal_numbers


def test_identity_numbers_by_region_date_and_check_digit() -> None:
    assert is_identity_number("11010519491231002X")
    assert is_identity_number("11010519491231002x")
    assert is_identity_number("110105491231002")
    assert not is_identity_number("110105194912310021")
    assert not is_identity_number("11010519491331002X")
    assert not is_identity_number("99010519491231002X")
    assert not is_identity_number("202412310000123")


def test_bank_cards_by_beginning_and_check_digit() -> None:
    assert is_bank_card("6222020200112233446")
    assert not is_bank_card("6222020200112233445")
    assert not is_bank_card("1222020200112233446")


def test_a_message_shows_only_the_ends_of_a_persons_number() -> None:
    quoted = "写的是“0（11010519491231002X）”，编号202412310000123456"
    assert without_personal_numbers(quoted) == "写的是“0（110*************2X）”，编号202412310000123456"
