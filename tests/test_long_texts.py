"""Hostile texts: however long a run of one sign is, reading and checking take time by its length, not by its square."""

from __future__ import annotations

import time

import pytest

import toolkit
from tests.originals import FIXTURES
from toolkit.matching import match
from toolkit.readers import read_bytes

_LENGTH = 30_000
_SECONDS = 8.0
_REPORT = (FIXTURES / "originals" / "twin-001.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "sign",
    [
        *"*xXN#-_=~|+.…·1１一? 　、（）“[<{$@×□",
        "××",
        "1 ",
        "1.",
        "@.",
        "| ",
        "{#",
        "一、总体情况：我局公开12件。",
        "其中3件，",
        "第（一）项",
        "自然人 0 ",
    ],
)
def test_long_runs_take_time_by_their_length(sign: str) -> None:
    before, heading, behind = _REPORT.partition("二、")
    text = before + sign * (_LENGTH // len(sign)) + "\n" + heading + behind
    began = time.process_time()
    toolkit.check(match(read_bytes(text.encode(), "report.txt")))
    assert time.process_time() - began < _SECONDS
