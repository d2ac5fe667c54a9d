"""How the parts of an office package call for each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from toolkit.readers.package import Package


class Relation(NamedTuple):
    identity: str
    # The last word of the relationship's type: the same for transitional and strict files.
    kind: str
    target: str


def relations_part(source: str) -> str:
    """The part that says what a part calls for; the package itself has no name."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(package: Package, source: str) -> Iterator[Relation]:
    """What a part calls for, where it says so."""
    part = relations_part(source)
    return relations_in(package.xml(part), source) if part in package else iter(())


def relations_in(root: _Element, source: str) -> Iterator[Relation]:
    """What a part calls for inside the package; nothing outside it is ever followed."""
    for element in root.iterchildren(etree.Element):
        target = element.get("Target", "").replace("\\", "/")
        if target and element.get("TargetMode", "").lower() != "external":
            path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
            yield Relation(element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], path)
