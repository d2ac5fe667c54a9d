"""Writes the reference of rules, docs/rules.md and docs/rules.en.md, from the rules: python docs/build.py"""

from __future__ import annotations

from pathlib import Path

from toolkit.kinds import all_kinds
from toolkit.language import Language
from toolkit.printing import rules_markdown
from toolkit.rules import FAMILIES, RULES

PAGES = {"rules.md": Language.ZH, "rules.en.md": Language.EN}


def main() -> None:
    for name, language in PAGES.items():
        page = Path(__file__).with_name(name)
        page.write_text(rules_markdown(RULES, FAMILIES, all_kinds(), language), encoding="utf-8")


if __name__ == "__main__":
    main()
