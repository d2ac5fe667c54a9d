"""What was measured, as a table; and on what."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.timing import Contest

# At least so many times as long as ours, by job and contender; where ours may take longer, a part of one.
TARGETS = {
    ("PDF → Original", "pdfplumber"): 14.0,
    ("DOCX → Original", "python-docx"): 7.0,
    ("Report → DOCX", "docxtpl"): 60.0,
    ("PDF → checked DOCX", "pdfplumber + docxtpl"): 12.0,
    ("DOCX → checked DOCX", "python-docx + docxtpl"): 12.0,
    ("PDF → DOCX, process", "naive script"): 4.0,
    ("xxgk --version, process", "bare click command"): 0.5,
    ("batch of 160 DOCX", "1 job"): 1.8,
}
_PACKAGES = (
    "xxgk-toolkit", "pypdfium2", "lxml", "pdfplumber", "pdfminer.six", "python-docx", "docxtpl", "markitdown",
    "typer", "click",
)  # fmt: skip
HEAD = "| job | beside | ours, ms | theirs, ms | ratio | middle file | target |\n| --- | --- | --: | --: | --: | --: | --- |"


def rows(one: Contest) -> list[str]:
    """What a contest showed, a row for each of the others."""
    return list(_rows(one))


def _rows(one: Contest) -> Iterator[str]:
    ours, *others = one.contenders
    count = len(one.times[ours])
    for other in others:
        mine, theirs = (1000 * one.total(who) / count for who in (ours, other))
        ratio = one.ratio(other)
        yield (
            f"| {one.job} | {other} | {mine:.2f} | {theirs:.2f} | {ratio:.2f} × | {one.median_ratio(other):.2f} × "
            f"| {_verdict(one.job, other, ratio)} |"
        )


def _verdict(job: str, other: str, ratio: float) -> str:
    target = TARGETS.get((job, other))
    if target is None:
        return ""
    return f"≥ {target:g} {'met' if ratio >= target else 'MISSED'}"


def surroundings() -> str:
    """Machine and versions; nothing that says whose machine it is."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    installed = ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name)))
    return (
        f"Machine: {cores} cores, {_processor()}; {platform.system()}, Python {platform.python_version()}.\n\n"
        f"Versions: {installed}."
    )


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.is_file():
        for line in described.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
