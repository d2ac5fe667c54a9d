"""Findings as SARIF 2.1.0, for programs that show the results of checks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from toolkit.finding import Finding, Kind, Severity
from toolkit.form.naming import slot_name
from toolkit.language import Language
from toolkit.printing.shapes import Checked, Documented, Unjudged
from toolkit.report.json_out import finding_data

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "note"}


def findings_sarif(
    results: Sequence[Checked],
    rules: Sequence[Documented],
    version: str,
    language: Language = Language.ZH,
    kinds: Sequence[Kind] = (),
) -> str:
    """One run over all files; what could not be judged is there too, as an open question."""
    found = {finding.code: finding.name for result in results for finding in result.findings}
    known = {kind.code: kind for kind in kinds}
    others = sorted(code for code in found if code not in {rule.code for rule in rules})
    described = [_rule(rule, language) for rule in rules]
    described += [{"id": code, "name": found[code]} | _kind(known.get(code), language) for code in others]
    index = {one["id"]: number for number, one in enumerate(described)}
    # A workbook holds many reports; it is one artifact.
    files = {uri: number for number, uri in enumerate(dict.fromkeys(_uri(result.file) for result in results))}
    run = {
        "tool": {
            "driver": {
                "name": "xxgk-toolkit",
                "version": version,
                "language": "en" if language is Language.EN else "zh-CN",
                "rules": described,
            }
        },
        "artifacts": [{"location": {"uri": uri}} for uri in files],
        "results": [one for result in results for one in _results(result, files[_uri(result.file)], index, language)],
        "columnKind": "utf16CodeUnits",
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Documented, language: Language) -> dict[str, Any]:
    prose = rule.prose(language)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": prose.title},
        "fullDescription": {"text": prose.checks},
        "help": {"text": f"{prose.why}\n{prose.mend}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"cites": list(rule.cites)},
    }


def _kind(kind: Kind | None, language: Language) -> dict[str, Any]:
    if kind is None:
        return {}
    return {
        "shortDescription": {"text": kind.english if language is Language.EN else kind.summary},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _results(result: Checked, artifact: int, index: dict[str, int], language: Language) -> Iterator[dict[str, Any]]:
    for finding in result.findings:
        yield {
            "ruleId": finding.code,
            "ruleIndex": index[finding.code],
            "kind": "fail",
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [_location(finding, result, artifact, language)],
            # The identity of a finding is its code and slots, never its wording.
            "partialFingerprints": {"codeAndSlots/v1": ":".join((finding.code, ",".join(finding.slots)))},
            "properties": {key: finding_data(finding)[key] for key in ("severity", "slots", "place")},
        }
    for one in result.not_assessed:
        yield _open(one, result, artifact, index)


def _open(one: Unjudged, result: Checked, artifact: int, index: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": one.code,
        "ruleIndex": index[one.code],
        "kind": "open",
        "level": "none",
        "message": {"text": one.reason},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(result.file), "index": artifact}}}],
    }


def _location(finding: Finding, result: Checked, artifact: int, language: Language) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(result.file), "index": artifact}}
    place = finding.place
    if place is not None and place.line is not None:
        physical["region"] = {"startLine": place.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    slots = [slot for slot in finding.slots if slot in result.form.slots_by_address]
    if slots:
        location["logicalLocations"] = [
            {"name": slot_name(result.form, slot).said_in(language), "fullyQualifiedName": slot, "kind": "member"}
            for slot in slots
        ]
    if place is not None and place.page is not None:
        page = f"page {place.page}" if language is Language.EN else f"第{place.page}页"
        location["message"] = {"text": page}
    return location


def _uri(file: str | None) -> str:
    """A file's name as a URI: absolute for absolute paths, otherwise relative to where the command ran."""
    path = Path(file or "-")
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
