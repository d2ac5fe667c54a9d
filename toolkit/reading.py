"""An original to a report, with a second opinion where the first reading can't be trusted alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.matching import match
from toolkit.readers import STANDARD_INPUT, read_bytes, read_original
from toolkit.report import Report

if TYPE_CHECKING:
    from toolkit.settings import Settings


def read_report(path: Path, settings: Settings | None = None) -> Report:
    original = read_original(path)
    return match(original, settings.aliases if settings else None)
