"""What a batch is asked to do, and how it ended."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.batch.child import CONVERT, Work
from toolkit.batch.crew import Limits
from toolkit.batch.inputs import absolute, inputs, require
from toolkit.batch.naming import DEFAULT_PATTERN, check_pattern
from toolkit.batch.staging import digest_of
from toolkit.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS
from toolkit.finding import Severity
from toolkit.readers import load
from toolkit.settings import load_settings
from toolkit.writers.summary_entry import Status, Tally


@dataclass(frozen=True, slots=True)
class Options:
    """What a batch is asked to do."""

    arguments: tuple[str, ...]
    output: Path
    kinds: tuple[str, ...] = ("docx",)
    jobs: int = field(default_factory=lambda: available_cores())
    resume: bool = False
    name: str = DEFAULT_PATTERN
    fail_fast: bool = False
    previous: Path | None = None
    template: Path | None = None
    # The office's settings of the checks.
    config: Path | None = None
    overwrite: bool = False
    limits: Limits = field(default_factory=Limits)
    # The function that works on one file; tests plant others.
    work: Work = CONVERT


@dataclass(frozen=True, slots=True)
class Result:
    """How a batch ended."""

    tally: Tally
    notes: tuple[str, ...] = ()
    duplicates: int = 0
    stopped: bool = False

    @property
    def exit_code(self) -> int:
        if not self.tally.statuses[Status.DONE]:
            return EXIT_FAILED
        failed = any(status.failed and count for status, count in self.tally.statuses.items())
        return EXIT_FINDINGS if failed or self.stopped or self.tally.severities[Severity.ERROR] else EXIT_CLEAN


def check_options(options: Options) -> None:
    """Faults of the call are told before any work begins."""
    check_pattern(options.name)
    for kind in options.kinds:
        pipeline.output_kind(f"x.{kind}")
    if options.template is not None:
        load(options.template)
    if options.config is not None:
        load_settings(options.config)
    require(options.arguments)
    if options.previous is not None:
        require((str(options.previous),))


def available_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def description(options: Options) -> dict[str, Any]:
    """What the results depend on besides the inputs' content."""
    return {
        "inputs": [absolute(argument) for argument in options.arguments],
        "to": list(options.kinds),
        "name": options.name,
        "template": digest_of(options.template) if options.template else None,
        "config": digest_of(options.config) if options.config else None,
        "previous": _fingerprint(options.previous) if options.previous else None,
    }


def _fingerprint(folder: Path) -> str:
    """Changes when a file of the folder does."""
    digest = hashlib.sha256()
    for one in inputs((str(folder),), folder / "-"):
        state = one.path.stat()
        digest.update(f"{one.key}|{state.st_size}|{state.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
