"""Whole processes, start to end: the command beside a bare click command and the naive script; and the batch."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bench.make_reports import make
from bench.timing import Contest, Work, wall_contest

_HERE = Path(__file__).parent
# Done, or done with findings.
_DONE = (0, 1)
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_BATCH = 160


def compile_all() -> None:
    """Byte code for both sides, as an installer leaves it."""
    for folder in (_HERE, _HERE.parent / "toolkit"):
        compileall.compile_dir(folder, quiet=1)


def contests(
    pdfs: Mapping[str, bytes], sure: Mapping[str, bytes], words: Mapping[str, bytes], rounds: int, folder: Path
) -> Iterator[Contest]:
    compile_all()
    yield wall_contest("xxgk --version, process", {"": _version()}, rounds * 2)
    yield wall_contest("PDF → DOCX, process", _conversions(pdfs, folder), rounds)
    yield wall_contest("… one engine enough, process", _conversions(sure, folder), rounds)
    yield wall_contest("DOCX → DOCX, process", _conversions(words, folder), rounds)


def batch(rounds: int, folder: Path) -> Contest:
    """The same folder on one core and on two; `xxgk` is the way with two."""
    originals = folder / "originals"
    make(originals, _BATCH)
    return wall_contest(
        f"batch of {_BATCH} DOCX", {"": {"2 jobs": _jobs(originals, 2), "1 job": _jobs(originals, 1)}}, rounds
    )


def _version() -> dict[str, Work]:
    return {
        "xxgk": partial(_run, "-m", "toolkit", "--version"),
        "bare click command": partial(_run, str(_HERE / "bare_click.py"), "--version"),
    }


def _conversions(originals: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, Work]]:
    works: dict[str, dict[str, Work]] = {}
    for name, data in originals.items():
        source, target = folder / name, folder / f"{name}-out.docx"
        source.write_bytes(data)
        works[name] = {
            "xxgk": partial(_run, "-m", "toolkit", "convert", str(source), "-o", str(target), "--overwrite"),
            "naive script": partial(_run, str(_HERE / "naive.py"), "convert", str(source), str(target)),
        }
    return works


def _jobs(originals: Path, count: int) -> Work:
    target = originals.parent / f"out-{count}"
    return partial(
        _run, "-m", "toolkit", "batch", str(originals), "-o", str(target), "--jobs", str(count), "--overwrite"
    )


def _run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, env=_ENVIRONMENT)
    if done.returncode not in _DONE:
        raise RuntimeError(f"{' '.join(_shown(arguments))}: {done.stderr[-400:]}")


def _shown(arguments: Sequence[str]) -> Iterator[str]:
    return (Path(one).name for one in arguments)
