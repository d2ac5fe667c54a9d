"""Where the tests find originals: the fixtures, and what lies beside the checkout on some machines."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
SHARED = ROOT.parent / "shared"

MISSING = "the folder {} is not on this machine"


def shared(folder: str, *patterns: str) -> list[Path]:
    """The files of a folder beside the checkout; none where it is missing."""
    return sorted(path for pattern in patterns for path in (SHARED / folder).glob(pattern))


def fixtures() -> list[Path]:
    return sorted(path for path in (FIXTURES / "originals").iterdir() if path.is_file())


def name_of(path: Path) -> str:
    return path.name
