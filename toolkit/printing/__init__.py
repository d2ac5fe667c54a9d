"""What is told to people and to other programs: findings as text, JSON and SARIF, changes, the reference of rules."""

from __future__ import annotations

from toolkit.printing.changes import changes_text
from toolkit.printing.data import findings_json
from toolkit.printing.reference import kind_page, rule_page, rules_list, rules_markdown
from toolkit.printing.sarif import findings_sarif
from toolkit.printing.text import findings_text, statistics_text, summary_text

__all__ = [
    "changes_text",
    "findings_json",
    "findings_sarif",
    "findings_text",
    "kind_page",
    "rule_page",
    "rules_list",
    "rules_markdown",
    "statistics_text",
    "summary_text",
]
