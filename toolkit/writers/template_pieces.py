"""What a template is made of: fixed XML, placeholders, loops over paragraphs, choices; and filling it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Placeholder(NamedTuple):
    name: str


class ParagraphPart(NamedTuple):
    """A placeholder inside a loop: one attribute of the paragraph whose turn it is."""

    attribute: str


class Loop(NamedTuple):
    over: str
    body: tuple[Piece, ...]

    @property
    def shows_all(self) -> bool:
        parts = {part.attribute for part in self.body if isinstance(part, ParagraphPart)}
        return "whole" in parts or parts >= {"heading", "text"}


class Choice(NamedTuple):
    """Either body, as a condition holds or not."""

    condition: str
    body: tuple[Piece, ...]
    otherwise: tuple[Piece, ...]


Piece = str | Placeholder | ParagraphPart | Loop | Choice


class Paragraph(NamedTuple):
    """A paragraph in XML, whole and split at its run-in sub-heading."""

    whole: str
    heading: str
    text: str

    def __html__(self) -> str:
        return self.whole


class Filling(NamedTuple):
    """What is put into a template. Texts are XML already."""

    texts: Mapping[str, str]
    paragraphs: Mapping[str, Sequence[Paragraph]]
    conditions: Mapping[str, bool]


def render(pieces: Sequence[Piece], filling: Filling) -> str:
    """The XML of a document: the pieces with everything put in."""
    out: list[str] = []
    _render(pieces, filling, None, out)
    return "".join(out)


def _render(pieces: Sequence[Piece], filling: Filling, paragraph: Paragraph | None, out: list[str]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            out.append(piece)
        elif isinstance(piece, Placeholder):
            out.append(filling.texts[piece.name])
        elif isinstance(piece, ParagraphPart):
            out.append(getattr(paragraph, piece.attribute))
        elif isinstance(piece, Loop):
            for one in filling.paragraphs[piece.over]:
                _render(piece.body, filling, one, out)
        else:
            _render(_taken(piece, filling), filling, paragraph, out)


def _taken(choice: Choice, filling: Filling) -> tuple[Piece, ...]:
    return choice.body if filling.conditions[choice.condition] else choice.otherwise


def walk(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Every piece, those inside loops and choices too."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Loop):
            yield from walk(piece.body)
        elif isinstance(piece, Choice):
            yield from walk(piece.body)
            yield from walk(piece.otherwise)


def held(pieces: Sequence[Piece], filling: Filling) -> Iterator[str]:
    """The names of the texts and lists of paragraphs that the document will show whole."""
    for piece in pieces:
        if isinstance(piece, Placeholder):
            yield piece.name
        elif isinstance(piece, Loop) and piece.shows_all:
            yield piece.over
        elif isinstance(piece, Choice):
            yield from held(_taken(piece, filling), filling)
