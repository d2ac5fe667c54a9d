"""Every kind of finding that reading, writing and batches make, gathered from the modules that make them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from toolkit.finding import Kind

_ROOMS = ("readers", "matching", "reading", "reading_many", "writers", "writing", "batch", "drawing")


def all_kinds() -> tuple[Kind, ...]:
    """In the order of their codes. It imports every reader: for the reference, not for work."""
    kinds = {(kind.code, kind.name): kind for kind in _found()}
    return tuple(kinds[key] for key in sorted(kinds))


def _found() -> Iterator[Kind]:
    import toolkit

    for module in walk_packages(toolkit.__path__, "toolkit."):
        if module.name.split(".")[1] in _ROOMS:
            yield from (one for one in vars(import_module(module.name)).values() if isinstance(one, Kind))
