"""Every rule on reports that break it or only look so: exactly what it must find, and nothing more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.originals import FIXTURES
from toolkit.report import Report
from toolkit.rules import RULES, check
from toolkit.settings import DEFAULT, load_settings

FOLDER = FIXTURES / "rules"
EXPECTED: dict[str, list[tuple[str, list[str]]]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def report(name: str) -> Report:
    return Report.from_json((FOLDER / f"{name}.json").read_bytes())


@pytest.mark.parametrize("name", EXPECTED)
def test_finds_this_and_nothing_more(name: str) -> None:
    previous = report(f"{name}.previous") if (FOLDER / f"{name}.previous.json").exists() else None
    settings = load_settings(FOLDER / f"{name}.toml") if (FOLDER / f"{name}.toml").exists() else DEFAULT
    found = check(report(name), previous, settings).findings
    assert [(finding.code, list(finding.slots)) for finding in found] == [
        (code, slots) for code, slots in EXPECTED[name]
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_report_that_breaks_it_and_one_that_does_not(rule: object) -> None:
    code = getattr(rule, "code")  # noqa: B009
    assert {f"{code}-fail-a", f"{code}-pass-a"} <= EXPECTED.keys()
    assert any(found == code for found, _ in EXPECTED[f"{code}-fail-a"])
    assert all(found != code for found, _ in EXPECTED[f"{code}-pass-a"])


def test_fixtures_are_what_their_script_builds(tmp_path: Path) -> None:
    subprocess.run([sys.executable, FIXTURES / "build_rules.py", "--into", tmp_path], check=True)
    built = {path.name: path.read_bytes() for path in (tmp_path / "rules").iterdir()}
    assert built == {path.name: path.read_bytes() for path in FOLDER.iterdir()}
