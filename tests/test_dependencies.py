"""What the package imports is what it declares: a fresh installation lacks nothing."""

from __future__ import annotations

import ast
import re
import sys
import tomllib

from tests.originals import ROOT

# Distributions whose package has another name.
NAMES = {"docx": "python-docx", "PIL": "pillow", "pypdfium2_raw": "pypdfium2"}


def test_every_import_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\s<>=!~\[;]", line)[0].lower() for line in project["dependencies"]}
    imported = {NAMES.get(name, name) for name in third_party()}
    assert imported - declared == set()
    assert declared - imported == set()


def third_party() -> set[str]:
    known = {*sys.stdlib_module_names, "toolkit"}
    return {
        name for path in (ROOT / "toolkit").rglob("*.py") for name in imports(path.read_text(encoding="utf-8"))
    } - known


def imports(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
    return found
