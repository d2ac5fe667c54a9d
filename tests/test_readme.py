"""What the READMEs show works as shown, in both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.originals import ROOT

READMES = ("README.md", "README.zh-CN.md")
CHECKOUT = "/path/to/xxgk-toolkit"


def blocks(readme: str, language: str) -> list[str]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def commands(readme: str) -> list[str]:
    """The lines to type, without their comments."""
    lines = "".join(blocks(readme, "sh")).splitlines()
    return [line for line in (line.partition("#")[0].strip() for line in lines) if line]


def test_both_readmes_show_the_same() -> None:
    english, chinese = READMES
    assert commands(english) == commands(chinese)
    assert blocks(english, "python") == blocks(chinese, "python")


def test_the_commands_and_the_python_work_in_an_empty_folder(tmp_path: Path) -> None:
    installing = 3
    shown = "\n".join(commands(READMES[0])[installing:]).replace(CHECKOUT, str(ROOT))
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = run(["bash", "-euo", "pipefail", "-c", shown], tmp_path, environment)
    assert done.returncode == 0, done.stderr
    script = "".join(blocks(READMES[0], "python"))
    done = run([sys.executable, "-X", "utf8", "-c", script], tmp_path, environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("霁城县人民政府办公室 2023 23\n")


def run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("readme", [*READMES, "ARCHITECTURE.md", "CHANGELOG.md", "fixtures/README.md"])
def test_links_lead_somewhere(readme: str) -> None:
    page = ROOT / readme
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
