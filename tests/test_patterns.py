"""Patterns from settings: right ones are taken, those that could run for ages are refused."""

from __future__ import annotations

import time

import pytest

from toolkit.patterns import checked_pattern


@pytest.mark.parametrize(
    "source",
    ["老百姓", "积极.{0,4}地", r"\d+件", "(?:甲|乙)方", "[+*]{2}", r"公开(?=工作)", "a+b*", "(甲|乙)?丙", r"\(a+\)+b"],
)
def test_taken(source: str) -> None:
    checked_pattern(source)


@pytest.mark.parametrize(
    "source",
    [
        "(", "[", "*a", "a**", "(?P<x", "a{99999999999}", "(a+)+b", "(a|a)*b", "((a{1,50}){1,50}){1,50}b", "(?:.*甲)*",
        "a.*b.*c.*d", "x" * 201, "a*", "",
    ],
)  # fmt: skip
def test_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        checked_pattern(source)


@pytest.mark.parametrize("source", ["a.*b.*c", "a+.{0,50}b+c", r"\d+.*x", "(?:甲|乙)丙{1,9}.*丁"])
def test_what_is_taken_is_quick_on_the_worst_text(source: str) -> None:
    pattern = checked_pattern(source)
    start = time.perf_counter()
    for text in ("a" * 500, "ab" * 250, "1" * 500, "甲丙" * 250):
        pattern.search(text)
    assert time.perf_counter() - start < 2
