"""How texts are cleaned and compared, and how figures are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text import LabelKey, chinese_number, clean, figure_text, fold, label_key, without_spaces


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  甲\u3000\u3000乙\u00a0 丙 ", "甲 乙 丙"),
        ("2024 年", "2024 年"),
        ("甲\r\n乙\r丙\v丁", "甲\n乙\n丙\n丁"),
        ("\n\n甲\n\n乙\n", "甲\n\n乙"),
        ("甲\u200b乙\ufeff\u00ad", "甲乙"),
        ("甲\u2800\u3164乙", "甲 乙"),
        ("\t\u3000", ""),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S"))))
def test_cleaning_loses_no_visible_character(text: str) -> None:
    blank = "\u2800\u3164"
    assert clean(text) == text.translate(dict.fromkeys(map(ord, blank), " ")).strip() or any(
        one in text for one in blank
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）", "(一)"),
        ("〔2021〕", "[2021]"),
        ("１２", "12"),
        ("⼀、", "一、"),
        ("⻓期", "长期"),
        ("自 然\n人", "自然人"),
        ("甲：乙，丙", "甲:乙,丙"),
        ("1．甲", "1.甲"),
        ("—", "-"),
    ],
)
def test_what_counts_as_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("甲", "乙"), ("1", "l"), ("结果维持", "结果纠正"), ("12", "1.2")])
def test_what_does_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once_for_spaces(text: str) -> None:
    assert without_spaces(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("三、本年度办理结果", LabelKey(3, "本年度办理结果")),
        ("（三）不予公开", LabelKey(3, "不予公开")),
        ("(三) 不予公开", LabelKey(3, "不予公开")),
        ("3.危及“三安全一稳定”", LabelKey(3, "危及三安全一稳定")),
        ("3、 危及'三安全一稳定'", LabelKey(3, "危及三安全一稳定")),
        ("第三、其他", LabelKey(3, "其他")),
        ("③危及“三安全一稳定”", LabelKey(3, "危及三安全一稳定")),
        ("⑫其他", LabelKey(12, "其他")),
        ("3 危及“三安全一稳定”", LabelKey(3, "危及三安全一稳定")),
        ("2024年", LabelKey(None, "2024年")),
        ("十二、其他", LabelKey(12, "其他")),
        ("第二十条第（一）项", LabelKey(None, "第二十条第一项")),
        ("总 计", LabelKey(None, "总计")),
        ("3.5万元", LabelKey(None, "35万元")),
        ("", LabelKey(None, "")),
    ],
)
def test_a_label_taken_apart(text: str, key: LabelKey) -> None:
    assert label_key(text) == key


@pytest.mark.parametrize(
    ("text", "number"), [("一", 1), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("二十五", 25), ("12", 12)]
)
def test_ordinals(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (-18, "-18"),
        (Decimal("7730.28"), "7730.28"),
        (Decimal("7730.280"), "7730.28"),
        (Decimal("0.000001"), "0.000001"),
        (Decimal("1E+3"), "1000"),
        (Decimal("100"), "100"),
    ],
)
def test_a_figure_as_the_document_shows_it(value: int | Decimal | None, text: str) -> None:
    assert figure_text(value) == text
