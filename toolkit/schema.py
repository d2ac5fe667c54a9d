"""The JSON of a report as a JSON Schema (2020-12), derived from the form: each edition has its own slots."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from toolkit.finding import Severity
from toolkit.form import EDITIONS, Form
from toolkit.form.definition import FigureKind, Slot
from toolkit.form.naming import slot_name
from toolkit.report import Match, State, section_keys
from toolkit.report.json_in import EARLIEST_YEAR, LATEST_YEAR, MOST_DIGITS
from toolkit.report.json_out import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:" + SCHEMA.replace(".", ":").replace("/", ":")

Node = dict[str, Any]

_TEXT: Node = {"type": "string"}
_TEXT_OR_NULL: Node = {"type": ["string", "null"]}
_NUMBER_OR_NULL: Node = {"type": ["integer", "null"]}


def json_schema() -> Node:
    """The whole schema as plain dicts and lists."""
    return {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        "title": "政府信息公开工作年度报告",
        "description": (
            "xxgk 读出和接受的年报数据。作为输入时 agency、year 必须有值，values 只需写有的项；"
            "省略 form 时按 year 取对应版本的格式。"
        ),
        "type": "object",
        "required": ["agency", "year", "values"],
        "properties": _properties(),
        "additionalProperties": False,
        "allOf": [_edition(form) for form in EDITIONS],
        "$defs": _definitions(),
    }


def _properties() -> Node:
    sections = dict.fromkeys(key for form in EDITIONS for key in section_keys(form))
    return {
        "schema": {"const": SCHEMA},
        "file": _described(_TEXT_OR_NULL, "原件的文件名"),
        "form": _described({"enum": [*(form.edition for form in EDITIONS), None]}, "格式版本"),
        "agency": _described({"type": ["string", "null"], "pattern": r"\S"}, "机关全称；原件中没有找到的为 null"),
        "year": _described(
            {"type": ["integer", "null"], "minimum": EARLIEST_YEAR, "maximum": LATEST_YEAR},
            "报告年度；原件中没有找到的为 null",
        ),
        "title": _described(_TEXT_OR_NULL, "报告标题"),
        "sections": {
            "type": "object",
            "properties": {key: _reference("section") for key in sections},
            "additionalProperties": False,
        },
        "values": _described({"type": "object"}, "各项数字；没有数字的为 null"),
        "cells": _described({"type": "object"}, "各项数字在原件中的样子、位置，以及是怎样认出来的"),
        "labels": _list("label", "认出的标题和表中项目"),
        "unplaced": _list("text", "在报告格式中没有位置的文字"),
        "findings": _list("finding", "读取时发现的问题"),
        "engines": _described({"type": "array", "items": _TEXT}, "读取时用过的程序"),
        "error": {},
    }


def _edition(form: Form) -> Node:
    """What a document of one edition may name."""
    return {
        "if": {"anyOf": [_says_edition(form), _is_of_its_years(form)]},
        "then": {
            "properties": {
                "values": _reference(f"values-{form.edition}"),
                "cells": _reference(f"cells-{form.edition}"),
            }
        },
    }


def _says_edition(form: Form) -> Node:
    return {"required": ["form"], "properties": {"form": {"const": form.edition}}}


def _is_of_its_years(form: Form) -> Node:
    """Without `form` the year decides; years before every form go to the first one, no year to the last."""
    years: Node = {"type": "integer"}
    if form is not EDITIONS[0]:
        years["minimum"] = form.first_year
    if form.last_year is not None:
        years["maximum"] = form.last_year
    if form is EDITIONS[-1]:
        years = {"anyOf": [years, {"type": "null"}]}
    return {
        "properties": {"form": {"type": "null"}, "year": years},
    }


def _definitions() -> Node:
    definitions: Node = {}
    for form in EDITIONS:
        slots = (*form.slots, *form.group_slots)
        definitions[f"values-{form.edition}"] = {
            "type": "object",
            "properties": {slot.address: _figure(form, slot) for slot in slots},
            "additionalProperties": False,
        }
        definitions[f"cells-{form.edition}"] = {
            "type": "object",
            "propertyNames": {"enum": [slot.address for slot in slots]},
            "additionalProperties": _reference("cell"),
        }
    limit = 10**MOST_DIGITS
    return definitions | {
        FigureKind.COUNT.value: {"type": ["integer", "null"], "minimum": 0, "exclusiveMaximum": limit},
        FigureKind.SIGNED.value: {
            "type": ["integer", "null"],
            "exclusiveMinimum": -limit,
            "exclusiveMaximum": limit,
        },
        FigureKind.AMOUNT.value: {"type": ["number", "null"], "minimum": 0, "exclusiveMaximum": limit},
        "section": _object(
            {
                "heading": _TEXT_OR_NULL,
                "paragraphs": {"type": "array", "items": _TEXT},
                "places": _described({"type": "array", "items": _reference("place")}, "各段在原件中的位置"),
            }
        ),
        "cell": _object(
            {"state": _one_of(State), "raw": _TEXT_OR_NULL, "match": _one_of(Match), "reason": _TEXT_OR_NULL}
        ),
        "label": _object(
            {
                "text": _TEXT,
                "standard": _TEXT,
                "address": _TEXT,
                "match": _one_of(Match),
                "reason": _TEXT_OR_NULL,
            },
            required=("text", "standard", "address"),
        ),
        "text": _object({"text": _TEXT}, required=("text",)),
        "finding": _object(
            {
                "code": _TEXT,
                "name": _TEXT_OR_NULL,
                "severity": _one_of(Severity),
                "slots": {"type": "array", "items": _TEXT},
                "message": _TEXT_OR_NULL,
            },
            required=("code",),
        ),
        "place": {
            "type": ["object", "null"],
            "description": "在原件中的位置，都从 1 数起；box 是左、上、右、下，单位为磅",
            "properties": {
                **dict.fromkeys(("page", "table", "row", "column", "paragraph", "line"), _NUMBER_OR_NULL),
                "sheet": _TEXT_OR_NULL,
                "box": {"type": ["array", "null"], "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
            },
        },
    }


def _figure(form: Form, slot: Slot) -> Node:
    return _described(_reference(slot.kind.value), slot_name(form, slot.address).zh)


def _object(properties: Node, *, required: Iterable[str] = ()) -> Node:
    """Something that stands somewhere in the original."""
    made: Node = {"type": "object", "properties": {**properties, "place": _reference("place")}}
    if required:
        made["required"] = list(required)
    return made


def _list(definition: str, description: str) -> Node:
    return _described({"type": "array", "items": _reference(definition)}, description)


def _one_of(kind: type[StrEnum]) -> Node:
    return {"enum": [*(one.value for one in kind), None]}


def _described(node: Node, description: str) -> Node:
    return {**node, "description": description}


def _reference(definition: str) -> Node:
    return {"$ref": f"#/$defs/{definition}"}
