"""A line of the run log: what became of one report, with all that the summary needs to know of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from toolkit.finding import Finding, Place, Severity
from toolkit.form import form_of
from toolkit.report import Report
from toolkit.report.json_out import finding_data
from toolkit.text import Number
from toolkit.writers.summary_entry import Entry, Status


@dataclass(frozen=True, slots=True)
class Record:
    """One report of an input, or an input without any."""

    input: str
    file: str
    status: Status
    sha256: str | None = None
    # Which report of its file this is; the last one of a file says that the file is done.
    number: int = 1
    last: bool = True
    reason: str = ""
    agency: str | None = None
    year: int | None = None
    edition: str | None = None
    values: Mapping[str, Number | None] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    # Names of the files made of it, with their hashes.
    outputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def settled(self) -> bool:
        """Whether doing it again would end the same way: a crash, a limit or a full folder may not come again."""
        return self.status in (Status.DONE, Status.NOT_A_REPORT, Status.UNREADABLE) and self.sha256 is not None

    def entry(self) -> Entry:
        return Entry(
            file=self.file,
            status=self.status,
            agency=self.agency,
            year=self.year,
            edition=self.edition,
            values=self.values,
            findings=self.findings,
            outputs=tuple(self.outputs),
            reason=self.reason,
        )

    def with_finding(self, finding: Finding) -> Record:
        return replace(self, findings=(*self.findings, finding))


def record_of(report: Report, findings: tuple[Finding, ...]) -> Mapping[str, Any]:
    """What a record says of a report: the fields that depend on nothing but its content."""
    return {
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition,
        "values": report.values,
        "findings": findings,
    }


def to_line(record: Record) -> bytes:
    """A record as a line of JSON. Figures stand in the order of the form: ten thousand lines must stay readable fast."""
    data: dict[str, Any] = {
        "input": record.input,
        "file": record.file,
        "sha256": record.sha256,
        "report": record.number,
        "last": record.last,
        "status": record.status.value,
    }
    if record.reason:
        data["reason"] = record.reason
    if record.edition is not None:
        form = form_of(record.edition)
        data |= {
            "agency": record.agency,
            "year": record.year,
            "form": record.edition,
            "figures": [_number(record.values.get(slot.address)) for slot in form.slots],
        }
        groups = {
            slot.address: _number(record.values[slot.address])
            for slot in form.group_slots
            if slot.address in record.values
        }
        if groups:
            data["groups"] = groups
    data["findings"] = [finding_data(finding) for finding in record.findings]
    data["outputs"] = dict(record.outputs)
    # A file name may hold bytes that are no text: they come back as they were.
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def from_line(line: bytes) -> Record | None:
    """The record of a line; None for one that is torn or isn't a record."""
    try:
        data = json.loads(line.decode("utf-8", "surrogatepass"), parse_float=Decimal)
        return _record(data) if isinstance(data, dict) and "input" in data else None
    except (ValueError, KeyError, TypeError):
        return None


def _record(data: dict[str, Any]) -> Record:
    edition = data.get("form")
    values: dict[str, Number | None] = {}
    if edition is not None:
        slots = form_of(edition).slots
        values = dict(zip((slot.address for slot in slots), data["figures"], strict=True)) | data.get("groups", {})
    return Record(
        input=data["input"],
        file=data["file"],
        status=Status(data["status"]),
        sha256=data["sha256"],
        number=data["report"],
        last=data["last"],
        reason=data.get("reason", ""),
        agency=data.get("agency"),
        year=data.get("year"),
        edition=edition,
        values=values,
        findings=tuple(map(_finding, data["findings"])),
        outputs=data["outputs"],
    )


def _finding(data: dict[str, Any]) -> Finding:
    place = {key: value for key, value in data["place"].items() if key != "box"}
    box = tuple(float(edge) for edge in data["place"].get("box", ()))
    return Finding(
        code=data["code"],
        name=data["name"],
        severity=Severity(data["severity"]),
        message=data["message"],
        slots=tuple(data["slots"]),
        place=Place(**place, box=box) if box else Place(**place) if place else None,  # type: ignore[arg-type]
    )


def _number(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
