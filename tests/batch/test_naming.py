"""Names of documents: from agency and year, safe everywhere, never twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.batch.naming import Names, WrongPattern, check_pattern, safe_stem, stem_for


def test_agency_and_year_make_the_name() -> None:
    assert stem_for("{年度}_{机关}", "教育局", 2024, "a.docx") == "2024_教育局"
    assert stem_for("{agency}{year}年", "教育局", None, "a.docx") == "教育局年度不明"


def test_without_an_agency_the_originals_name_stands_in() -> None:
    assert stem_for("{agency}", None, 2024, r"收件\第 3 份.docx") == "第 3 份"


@pytest.mark.parametrize("name", ["CON", "nul", "Aux.2024", "com1", "LPT9.x", "PRN ", "CONOUT$", "COM¹"])
def test_names_that_windows_reserves_are_made_harmless(name: str) -> None:
    assert safe_stem(name).startswith("_")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("教育/体育局", "教育／体育局"),
        ('a<b>c:d"e|f?g*h\\', "a＜b＞c：d”e｜f？g＊h＼"),
        ("局名. . ", "局名"),
        ("..\\..\\etc", "＼..＼etc"),
        ("a\tb\nc\0d", "a b c d"),
        ("~$局", "$局"),
        ("  ", "未命名"),
    ],
)
def test_characters_that_no_file_name_holds_are_replaced(text: str, name: str) -> None:
    assert safe_stem(text) == name


@given(st.text(max_size=300))
def test_any_text_becomes_a_name_that_every_system_takes(text: str) -> None:
    name = safe_stem(text)
    assert 0 < len(name.encode()) <= 201
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(" .")
    assert safe_stem(name) == name


def test_two_of_one_name_are_numbered_in_their_order() -> None:
    names = Names()
    assert [names.give(stem) for stem in ("甲", "乙", "甲", "甲", "甲（2）")] == [
        "甲",
        "乙",
        "甲（2）",
        "甲（3）",
        "甲（2）（2）",
    ]


def test_names_that_differ_in_case_only_are_the_same_file() -> None:
    names = Names()
    assert [names.give("Abc"), names.give("ABC")] == ["Abc", "ABC（2）"]


def test_no_report_takes_the_place_of_the_summary() -> None:
    assert Names().give("汇总") == "汇总（2）"


def test_names_taken_back_are_given_again() -> None:
    names = Names()
    given_first = [names.give("甲"), names.give("甲")]
    names.take_back(given_first)
    assert [names.give("甲"), names.give("甲")] == given_first


@pytest.mark.parametrize("pattern", ["{单位}", "{agency", "年报", "{agency.__class__}", "{}"])
def test_a_pattern_that_cannot_be_filled_in_is_refused(pattern: str) -> None:
    with pytest.raises(WrongPattern):
        check_pattern(pattern)
