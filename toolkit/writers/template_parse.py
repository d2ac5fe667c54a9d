"""A template that docxtpl has patched, as pieces.

Jinja parses it, but none of it ever runs as code: what is no piece is forbidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from toolkit.text import cut_short
from toolkit.writers.template_pieces import Choice, Loop, ParagraphPart, Piece, Placeholder


@dataclass(frozen=True, slots=True)
class Parsed:
    pieces: tuple[Piece, ...]
    # What a template must not hold, each in a few words.
    forbidden: tuple[str, ...] = ()


class TemplateFault(Exception):
    """The template's tags can't be understood; the message says where."""


def parse(patched_xml: str) -> Parsed:
    """The pieces of a template that docxtpl has patched."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", patched_xml)
    try:
        tree = SandboxedEnvironment().parse(lines)
    except TemplateSyntaxError as fault:
        raise TemplateFault(f"“{_text_of_line(lines, fault.lineno)}”（{fault.message}）") from None
    except RecursionError:
        raise TemplateFault("标记嵌套过深") from None
    translator = _Translator(lines)
    pieces = translator.pieces(tree.body, None)
    return Parsed(pieces, tuple(dict.fromkeys(translator.forbidden)))


class _Translator:
    """Jinja's tree as pieces; collects what is none."""

    def __init__(self, lines: str) -> None:
        self.forbidden: list[str] = []
        self._lines = lines

    def pieces(self, body: Sequence[nodes.Node], variable: str | None) -> tuple[Piece, ...]:
        return tuple(piece for node in body for piece in self._pieces_of(node, variable))

    def _pieces_of(self, node: nodes.Node, variable: str | None) -> Iterator[Piece]:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                yield from self._output(part, variable)
        elif isinstance(node, nodes.For) and variable is None:
            yield from self._loop(node)
        elif isinstance(node, nodes.If) and variable is None:
            yield from self._choice(node)
        else:
            self._forbid(node, "这里不能用这种语句")

    def _output(self, part: nodes.Expr, variable: str | None) -> Iterator[Piece]:
        if isinstance(part, nodes.TemplateData):
            yield part.data.replace("\n<w:p", "<w:p")
            return
        name = self._name(part)
        if name is None:
            return
        first, _, rest = name.partition(".")
        if first != variable:
            yield Placeholder(name)
        elif rest in ("", "heading", "text"):
            yield ParagraphPart(rest or "whole")
        else:
            self._forbid(part, f"段落只有 {variable}.heading 和 {variable}.text")

    def _loop(self, node: nodes.For) -> Iterator[Piece]:
        over = self._name(node.iter)
        if not isinstance(node.target, nodes.Name) or node.test or node.else_ or node.recursive:
            self._forbid(node, "for 只能写成 {%p for paragraph in text.overview %} 的样子")
        elif over is not None:
            yield Loop(over, self.pieces(node.body, node.target.name))

    def _choice(self, node: nodes.If) -> Iterator[Piece]:
        negated = isinstance(node.test, nodes.Not)
        condition = self._name(node.test.node if isinstance(node.test, nodes.Not) else node.test)
        if node.elif_:
            self._forbid(node, "不能用 elif")
        elif condition is not None:
            bodies = self.pieces(node.body, None), self.pieces(node.else_, None)
            yield Choice(condition, *(reversed(bodies) if negated else bodies))

    def _name(self, node: nodes.Node) -> str | None:
        """The dotted name that an expression is; anything else is forbidden."""
        parts: list[str] = []
        inner: nodes.Node = node
        while isinstance(inner, nodes.Getattr):
            parts.append(inner.attr)
            inner = inner.node
        if not isinstance(inner, nodes.Name):
            self._forbid(node, "占位符只能是名称，不能计算、调用函数或使用过滤器")
            return None
        parts.append(inner.name)
        if any(part.startswith("_") for part in parts):
            self._forbid(node, "名称不能以下划线开头")
            return None
        return ".".join(reversed(parts))

    def _forbid(self, node: nodes.Node, why: str) -> None:
        self.forbidden.append(f"“{_text_of_line(self._lines, node.lineno)}”：{why}")


def _text_of_line(lines: str, number: int) -> str:
    line = lines.split("\n")[number - 1]
    text = re.sub("<[^<>]+>", "", line).strip()
    return cut_short(text, 60)
