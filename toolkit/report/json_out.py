"""A report as JSON. Figures keep every digit."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from toolkit.finding import Finding, Place
from toolkit.report.model import Figure, Report
from toolkit.text import Number

SCHEMA = "xxgk.report/1"


def to_json(report: Report, *, indent: int | None = 2) -> str:
    return json.dumps(as_data(report), ensure_ascii=False, indent=indent, allow_nan=False)


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain dicts and lists."""
    return {
        "schema": SCHEMA,
        "file": report.file,
        "form": report.edition,
        "agency": report.agency,
        "year": report.year,
        "title": report.title,
        "sections": {
            key: _without_none(
                {"place": _place(section.place), "places": list(map(_place, section.places)) or None},
                {"heading": section.heading, "paragraphs": list(section.paragraphs)},
            )
            for key, section in report.sections.items()
        },
        "values": {slot: _number(value) for slot, value in report.values.items()},
        "cells": {slot: _cell(figure) for slot, figure in report.figures.items()},
        "labels": [
            _without_none(
                {"reason": label.reason, "place": _place(label.place)},
                {"text": label.text, "standard": label.standard, "address": label.address, "match": label.match.value},
            )
            for label in report.labels
        ],
        "unplaced": [_without_none({"place": _place(one.place)}, {"text": one.text}) for one in report.unplaced],
        "findings": [finding_data(finding) for finding in report.findings],
        "engines": list(report.engines),
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "slots": list(finding.slots),
        "message": finding.message,
        "place": _place(finding.place) or {},
    }


def _cell(figure: Figure) -> dict[str, Any]:
    return _without_none(
        {"reason": figure.reason, "place": _place(figure.place)},
        {"state": figure.state.value, "raw": figure.raw, "match": figure.match.value},
    )


def _without_none(optional: dict[str, Any], first: dict[str, Any]) -> dict[str, Any]:
    return first | {key: value for key, value in optional.items() if value is not None}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    data = {
        name: value
        for name in ("page", "table", "row", "column", "paragraph", "line", "sheet")
        if (value := getattr(place, name)) is not None
    }
    if place.box is not None:
        data["box"] = [round(edge, 1) for edge in place.box]
    return data


def _number(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
