"""Folders of small reports for batches, and what is left of them afterwards."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from toolkit import pipeline
from toolkit.batch.crew import Limits
from toolkit.batch.run import Options, Result, run

QUICK = Limits(seconds=60, megabytes=1024)


def write_report(path: Path, agency: str, year: int = 2024) -> Path:
    """An original that reads fast: the report as JSON is an input like any other where it is named."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pipeline.write(pipeline.blank(agency, year, date=f"{year + 1}年1月20日"), path, overwrite=True)
    return path


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, str]:
    """Every file with the hash of its content; those of a zip package by their parts, not by its clock."""
    return {path.name: _digest(path) for path in sorted(folder.iterdir()) if path.is_file()}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_whole(path: Path) -> bool:
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            return package.testzip() is None
    return path.stat().st_size > 0


def batch(source: Path, output: Path, **options: object) -> Result:
    whole: dict[str, object] = {"arguments": (str(source),), "output": output, "jobs": 2, "limits": QUICK}
    return run(Options(**(whole | options)))  # type: ignore[arg-type]
