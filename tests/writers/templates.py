"""Templates as an office may leave them: the bundled one, changed in one place."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.writers import package
from toolkit.writers.template import bundled

MAIN = "word/document.xml"


def changed(*replacements: tuple[str, str], edition: str = "2021", part: str = MAIN) -> bytes:
    """The bundled template with texts of one part replaced; each must be there."""

    def replace(xml: str) -> str:
        for old, new in replacements:
            assert old in xml, old
            xml = xml.replace(old, new, 1)
        return xml

    return rewritten(replace, edition=edition, part=part)


def rewritten(change: Callable[[str], str], *, edition: str = "2021", part: str = MAIN) -> bytes:
    parts = package.read_parts(bundled(edition), edition)
    parts[part] = change(parts[part].decode()).encode()
    return package.pack(parts)


def with_part(name: str, content: str) -> bytes:
    return package.pack(package.read_parts(bundled("2021"), "2021") | {name: content.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
