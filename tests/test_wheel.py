"""The wheel, installed away from the checkout, works and carries the templates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.originals import FIXTURES, ROOT
from toolkit import __version__
from toolkit.form import EDITIONS


@dataclass(frozen=True)
class Installed:
    wheel: Path
    # An empty folder to work in.
    folder: Path
    binaries: Path

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """A command of the fresh environment; nothing of the checkout is on its path."""
        program, *arguments = command
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        return subprocess.run(
            [self.binaries / program, *arguments],
            cwd=self.folder,
            env=environment | {"PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Dependencies are lent by the environment that runs the tests, so that nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(folder.glob("*.whl"))
    fresh = folder / "fresh"
    venv.create(fresh, with_pip=False, symlinks=True)
    python = fresh / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet", wheel]
    subprocess.run(install, check=True, capture_output=True)
    lender = next((fresh / "lib").glob("python*")) / "site-packages" / "lent.pth"
    lender.write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n", encoding="utf-8")
    work = folder / "empty"
    work.mkdir()
    return Installed(wheel, work, fresh / "bin")


def test_it_is_the_installed_package_that_runs(installed: Installed) -> None:
    shown = installed.run("python", "-c", "import toolkit; print(toolkit.__file__)").stdout
    assert str(installed.binaries.parent) in shown


def test_the_wheel_carries_the_templates_and_the_types_but_no_tests(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = wheel.namelist()
    assert {f"toolkit/templates/report-{form.edition}.docx" for form in EDITIONS} <= set(names)
    assert "toolkit/py.typed" in names
    assert [name for name in names if not name.startswith(("toolkit/", "xxgk_toolkit-"))] == []


@pytest.mark.parametrize("command", [("xxgk", "--version"), ("python", "-m", "toolkit", "--version")])
def test_version(installed: Installed, command: tuple[str, ...]) -> None:
    done = installed.run(*command)
    assert (done.returncode, done.stdout.strip()) == (0, f"xxgk {__version__}")


@pytest.mark.parametrize("year", ["2020", "2025"])
def test_a_blank_report_of_each_edition(installed: Installed, year: str) -> None:
    done = installed.run("xxgk", "blank", "--agency", "东港区水务局", "--year", year, "-o", f"{year}.docx")
    assert (done.returncode, done.stderr) == (0, f"已写出 {year}.docx\n")
    report = json.loads(installed.run("xxgk", "read", f"{year}.docx", "--format", "json").stdout)
    assert (report["agency"], report["year"], set(report["values"].values())) == ("东港区水务局", int(year), {0})


def test_an_original_becomes_a_clean_document(installed: Installed) -> None:
    done = installed.run("xxgk", "convert", FIXTURES / "originals" / "twin-000.docx", "-o", "clean.docx")
    assert (done.returncode, done.stderr) == (0, "已写出 clean.docx\n")
