"""Every rule is documented, cited and told apart, and the pages in docs are what the rules say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.originals import ROOT
from toolkit.finding import Kind
from toolkit.kinds import all_kinds
from toolkit.language import Language
from toolkit.printing import rule_page, rules_list, rules_markdown
from toolkit.rules import FAMILIES, RULES, Rule, rule_of

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_no_code_and_no_name_is_used_twice() -> None:
    codes = Counter([*(rule.code for rule in RULES), *(kind.code for kind in all_kinds())])
    for names in (codes, Counter(rule.name for rule in RULES)):
        assert [name for name, count in names.items() if count > 1] == []


@each_rule
def test_a_code_is_a_family_and_a_number_and_a_name_is_kebab_case(rule: Rule) -> None:
    assert re.fullmatch(r"[A-K]\d{3}", rule.code)
    assert rule.code[0] in FAMILIES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


@each_rule
def test_it_is_explained_in_both_languages(rule: Rule) -> None:
    for prose in (rule.zh, rule.en):
        assert all(part.strip() for part in prose)
        assert prose.passes != prose.fails
    assert re.search(r"[一-鿿]", rule.zh.title)
    assert rule.zh.checks != rule.en.checks


@each_rule
def test_it_rests_on_something(rule: Rule) -> None:
    assert rule.cites
    assert all(clause.strip() for clause in rule.cites)


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: f"{kind.code}-{kind.name}")
def test_a_finding_of_reading_or_writing_is_explained_in_both_languages(kind: Kind) -> None:
    assert re.search(r"[一-鿿]", kind.summary)
    assert re.fullmatch(r"[A-Z][^\n]*\.", kind.english)


def test_what_a_rule_tells_again_exists() -> None:
    known = {kind.code for kind in all_kinds()}
    assert {code for rule in RULES for code in rule.retells} <= known


def test_a_rule_is_found_by_code_and_by_name() -> None:
    assert rule_of("A203") is rule_of("results-total") is not None
    assert rule_of("A999") is None


def test_the_page_of_a_rule_says_everything_about_it() -> None:
    rule = rule_of("A203")
    assert rule is not None
    page = rule_page(rule)
    for part in ("A203", "results-total", "错误", rule.zh.title, rule.zh.why, rule.zh.mend, rule.zh.fails, *rule.cites):
        assert part in page
    assert rule.en.title in rule_page(rule, Language.EN)


def test_the_list_has_every_rule() -> None:
    listed = rules_list(RULES, FAMILIES)
    assert all(rule.code in listed for rule in RULES)


@pytest.mark.parametrize(("page", "language"), [("rules.md", Language.ZH), ("rules.en.md", Language.EN)])
def test_the_pages_in_docs_are_current(page: str, language: Language) -> None:
    """After a change: python docs/build.py"""
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == rules_markdown(RULES, FAMILIES, all_kinds(), language)


def test_importing_a_rule_costs_no_reader() -> None:
    code = "import sys, toolkit.rules; print(any(name.startswith('toolkit.readers') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(ROOT))
    assert done.stdout.strip() == "False"
