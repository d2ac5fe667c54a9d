"""Patterns that are compiled when they are first asked answer as any other does."""

from __future__ import annotations

import re

import pytest

from toolkit.late_pattern import late_pattern


def test_nothing_is_compiled_before_the_first_question() -> None:
    wrong = late_pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
def test_answers_are_those_of_a_compiled_pattern(method: str) -> None:
    late, compiled = late_pattern("a+", re.IGNORECASE), re.compile("a+", re.IGNORECASE)
    for text in ("Aa", "bA", ""):
        one, other = getattr(late, method)(text), getattr(compiled, method)(text)
        assert (one and one.span()) == (other and other.span())


def test_it_is_compiled_once() -> None:
    pattern = late_pattern("x")
    assert pattern.search("ax")
    first = pattern.search
    assert pattern.findall("xx") == ["x", "x"]
    assert pattern.search is first


def test_what_it_looks_for_can_be_built_upon() -> None:
    assert late_pattern("[一二三]").pattern == "[一二三]"
    assert late_pattern("(?P<a>x)").groups == 1
