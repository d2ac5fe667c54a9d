"""The part of SARIF 2.1.0's schema that our files use: the same names, types, values and required members.

Unknown members are refused everywhere, so that nothing is written that the standard doesn't have.
"""

from __future__ import annotations

from typing import Any


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def _list(items: Any, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


STRING = {"type": "string"}
INDEX = {"type": "integer", "minimum": -1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
KIND = {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]}
LANGUAGE = {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}
PROPERTY_BAG = {"type": "object", "properties": {"tags": _list(STRING, uniqueItems=True)}}
MESSAGE = _object([], text=STRING, markdown=STRING, id=STRING, arguments=_list(STRING), properties=PROPERTY_BAG)
MULTIFORMAT = _object(["text"], text=STRING, markdown=STRING, properties=PROPERTY_BAG)
ARTIFACT_LOCATION = _object(
    [], uri={"type": "string", "format": "uri-reference"}, uriBaseId=STRING, index=INDEX, description=MESSAGE
)
REGION = _object(
    [],
    startLine={"type": "integer", "minimum": 1},
    startColumn={"type": "integer", "minimum": 1},
    endLine={"type": "integer", "minimum": 1},
    endColumn={"type": "integer", "minimum": 1},
)
PHYSICAL_LOCATION = _object([], artifactLocation=ARTIFACT_LOCATION, region=REGION)
LOGICAL_LOCATION = _object(
    [], name=STRING, index=INDEX, fullyQualifiedName=STRING, decoratedName=STRING, parentIndex=INDEX, kind=STRING
)
LOCATION = _object(
    [],
    id=INDEX,
    physicalLocation=PHYSICAL_LOCATION,
    logicalLocations=_list(LOGICAL_LOCATION, uniqueItems=True),
    message=MESSAGE,
    properties=PROPERTY_BAG,
)
CONFIGURATION = _object([], enabled={"type": "boolean"}, level=LEVEL, rank={"type": "number"}, properties=PROPERTY_BAG)
RULE = _object(
    ["id"],
    id=STRING,
    name=STRING,
    shortDescription=MULTIFORMAT,
    fullDescription=MULTIFORMAT,
    help=MULTIFORMAT,
    helpUri={"type": "string", "format": "uri"},
    defaultConfiguration=CONFIGURATION,
    properties=PROPERTY_BAG,
)
DRIVER = _object(
    ["name"],
    name=STRING,
    version=STRING,
    semanticVersion=STRING,
    informationUri={"type": "string", "format": "uri"},
    language=LANGUAGE,
    rules=_list(RULE, uniqueItems=True),
)
RESULT = _object(
    ["message"],
    ruleId=STRING,
    ruleIndex=INDEX,
    kind=KIND,
    level=LEVEL,
    message=MESSAGE,
    locations=_list(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": STRING},
    properties=PROPERTY_BAG,
)
RUN = _object(
    ["tool"],
    tool=_object(["driver"], driver=DRIVER),
    artifacts=_list(_object([], location=ARTIFACT_LOCATION), uniqueItems=True),
    results=_list(RESULT),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    properties=PROPERTY_BAG,
)
SARIF = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(
        ["version", "runs"],
        version={"enum": ["2.1.0"]},
        runs=_list(RUN),
        **{"$schema": {"type": "string", "format": "uri"}},
    ),
}
