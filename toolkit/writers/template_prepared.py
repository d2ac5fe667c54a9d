"""The bundled templates' pieces kept beside them, so that a single conversion needs neither docxtpl nor Jinja.

They are bound to the template by its checksum: where it differs, they don't count. A checksum, since loading OpenSSL
for a hash takes longer than writing the document.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from toolkit.writers.template_pieces import Choice, Loop, ParagraphPart, Piece, Placeholder


def dump(template: bytes, main: str, pieces: Sequence[Piece]) -> str:
    """The pieces of a template as JSON."""
    data = {"template": zlib.crc32(template), "main": main, "pieces": [_plain(piece) for piece in pieces]}
    return json.dumps(data, ensure_ascii=False, indent=0)


def load(text: str, template: bytes) -> tuple[str, tuple[Piece, ...]] | None:
    """The name of the main part and its pieces; None where they are those of another template."""
    data = json.loads(text)
    if data["template"] != zlib.crc32(template):
        return None
    return data["main"], tuple(map(_piece, data["pieces"]))


def _plain(piece: Piece) -> Any:
    match piece:
        case Placeholder(name):
            return {"show": name}
        case ParagraphPart(attribute):
            return {"part": attribute}
        case Loop(over, body):
            return {"each": over, "do": list(map(_plain, body))}
        case Choice(condition, body, otherwise):
            return {"if": condition, "then": list(map(_plain, body)), "else": list(map(_plain, otherwise))}
        case _:
            return piece


def _piece(data: Any) -> Piece:
    match data:
        case {"show": name}:
            return Placeholder(name)
        case {"part": attribute}:
            return ParagraphPart(attribute)
        case {"each": over, "do": body}:
            return Loop(over, tuple(map(_piece, body)))
        case {"if": condition, "then": body, "else": otherwise}:
            return Choice(condition, tuple(map(_piece, body)), tuple(map(_piece, otherwise)))
        case _:
            return str(data)
