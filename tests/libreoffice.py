"""LibreOffice as a printer, with a profile of its own so that nobody's settings or running office get in the way."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SECONDS = 180


@cache
def missing() -> str | None:
    """Why LibreOffice can't be used here; None where it can."""
    if not shutil.which("soffice"):
        return "LibreOffice (soffice) is not installed"
    fonts = shutil.which("fc-list")
    if not fonts or not subprocess.run([fonts, ":lang=zh-cn"], capture_output=True, check=False).stdout.strip():
        return "there is no Chinese font for LibreOffice (fonts-noto-cjk)"
    return None


@dataclass(frozen=True)
class LibreOffice:
    profile: Path

    def to_pdf(self, source: Path, folder: Path) -> Path:
        """Prints a document into a folder."""
        return self.convert(source, folder, "pdf")

    def to_pdfs(self, sources: Sequence[Path], folder: Path) -> list[Path]:
        """Prints several documents with one start of the program."""
        return self._convert(sources, folder, "pdf")

    def convert(self, source: Path, folder: Path, kind: str) -> Path:
        """Any conversion that soffice has, such as recalculating a workbook into xlsx."""
        return self._convert([source], folder, kind)[0]

    def _convert(self, sources: Sequence[Path], folder: Path, kind: str) -> list[Path]:
        done = subprocess.run(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={self.profile.as_uri()}",
                "--convert-to",
                kind,
                "--outdir",
                folder,
                *sources,
            ],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        made = [folder / f"{source.stem}.{kind.partition(':')[0]}" for source in sources]
        for path in made:
            if not path.exists():
                raise AssertionError(f"LibreOffice made no {path.name}: {done.stdout}{done.stderr}")
        return made
