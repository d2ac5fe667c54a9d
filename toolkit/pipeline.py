"""The verbs, each a short way through the rooms below."""

from __future__ import annotations

from pathlib import Path

from toolkit.report import Report


def read(path: str | Path) -> Report:
    """The report that an original or a JSON file holds."""
    from toolkit.readers import load, read_original

    source = Path(path)
    if source.suffix.lower() == ".json":
        return Report.from_json(load(source))
    from toolkit.matching import match

    return match(read_original(source))
