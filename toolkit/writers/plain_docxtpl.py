"""Filling a template with docxtpl alone: slower, and for everything that a template may hold."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from toolkit.writers import package
from toolkit.writers.template_pieces import Filling, Paragraph


def fill(data: bytes, filling: Filling) -> bytes:
    """The filled document."""
    names: dict[str, object] = {name: _xml(text) for name, text in filling.texts.items()}
    names |= filling.conditions
    names |= {name: [_Paragraph.of(one) for one in several] for name, several in filling.paragraphs.items()}
    template = DocxTemplate(io.BytesIO(data))
    template.render(_nested(names), jinja_env=SandboxedEnvironment(autoescape=True, undefined=StrictUndefined))
    saved = io.BytesIO()
    template.save(saved)
    return package.pack(package.read_parts(saved.getvalue(), "模板"))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph as a template may name it: whole, or one of its parts."""

    whole: Markup
    heading: Markup
    text: Markup

    @classmethod
    def of(cls, paragraph: Paragraph) -> _Paragraph:
        return cls(_xml(paragraph.whole), _xml(paragraph.heading), _xml(paragraph.text))

    def __html__(self) -> str:
        return self.whole


def _xml(text: str) -> Markup:
    """A text that is escaped already: everything in a filling is."""
    return Markup(text)  # noqa: S704


def _nested(names: Mapping[str, object]) -> dict[str, object]:
    """Dotted names as objects in objects, as Jinja looks them up."""
    tree: dict[str, object] = {}
    for name, value in names.items():
        *path, last = name.split(".")
        branch = tree
        for step in path:
            branch = vars(branch.setdefault(step, SimpleNamespace()))
        branch[last] = value
    return tree
