"""Checks a report: every rule that the settings ask for."""

from __future__ import annotations

from toolkit.rules.checking import FAMILIES, RULES, check, rule_of
from toolkit.rules.result import CheckResult, NotAssessed
from toolkit.rules.rule import Prose, Rule

__all__ = ["FAMILIES", "RULES", "CheckResult", "NotAssessed", "Prose", "Rule", "check", "rule_of"]
