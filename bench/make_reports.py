"""Makes a folder of reports as offices might send them: python -m bench.make_reports FOLDER COUNT [--kind docx].

The figures are random and add up; the same count and seed give the same reports. One in a hundred has a broken sum, one
a blank cell, and with every thousand comes a notice that is no report.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from toolkit import pipeline
from toolkit.form import Form
from toolkit.form.definition import FigureKind
from toolkit.report import Figure, Report, State
from toolkit.writers.template import load_template

_PLACES = ("东港", "云溪", "卫东", "洪山", "镕城", "白石", "青浦", "临江", "高坪", "安宁")
_OFFICES = (
    "教育局",
    "水利局",
    "民政局",
    "财政局",
    "司法局",
    "住房和城乡建设局",
    "交通运输局",
    "卫生健康局",
    "应急管理局",
)


def reports(count: int, year: int = 2024, seed: int = 1) -> Iterator[Report]:
    """Reports of made agencies."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        agency = f"{_PLACES[number % 10]}区第{number // 90 + 1}{_OFFICES[number // 10 % 9]}"
        report = pipeline.blank(agency, year, date=f"{year + 1}年1月{chance.randrange(1, 31)}日")
        yield replace(report, figures=_figures(report.form, chance, number))


def _figures(form: Form, chance: random.Random, number: int) -> dict[str, Figure]:
    values: dict[str, int] = {slot.address: 0 for slot in form.slots}
    for slot in form.slots:
        if slot.table == "disclosure" and slot.kind is not FigureKind.AMOUNT:
            values[slot.address] = chance.choice((0, 0, 1, 3, 120))
        elif slot.table == "disputes" and slot.column.text != "总计":
            values[slot.address] = chance.choice((0, 0, 0, 1))
    results = [slot for slot in form.slots if slot.table == "requests" and len(slot.row.labels) > 1]
    for slot in results:
        if slot.row.address != "concluded" and slot.column.address != "total":
            values[slot.address] = chance.choice((0, 0, 0, 0, 0, 1, 2, 7))
    _add_up(form, values)
    figures = {slot: Figure(value) for slot, value in values.items()}
    if number % 100 == 40:
        figures["requests.concluded.total"] = Figure(values["requests.concluded.total"] + 1)
    if number % 100 == 70:
        figures["disclosure.licences.decisions"] = Figure(None, State.BLANK)
    return figures


def _add_up(form: Form, values: dict[str, int]) -> None:
    """Sets every total, and what was received to what was concluded."""
    for column in {slot.column.address for slot in form.slots if slot.table == "requests"} - {"total"}:
        parts = next(one for one in form.identities if one.left == (f"requests.concluded.{column}",)).right
        values[f"requests.concluded.{column}"] = sum(values[part] for part in parts)
        values[f"requests.received.{column}"] = values[f"requests.concluded.{column}"]
    for identity in form.identities:
        if len(identity.left) == 1 and identity.left[0] in values and identity.left[0].endswith(".total"):
            values[identity.left[0]] = sum(values[part] for part in identity.right)


def make(folder: Path, count: int, kind: str = "docx", seed: int = 1) -> None:
    """Writes the reports into sub-folders of a thousand; what stands there already stays."""
    for number, report in enumerate(reports(count, seed=seed)):
        path = folder / f"{number // 1000:03}" / f"{number:05} {report.agency}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            continue
        if number % 1000 == 500:
            path.with_suffix(".txt").write_text("关于报送年度报告的通知\n请各单位按时报送。\n", encoding="utf-8")
        path.write_bytes(_bytes(report, kind))


def _bytes(report: Report, kind: str) -> bytes:
    return report.to_json().encode() if kind == "json" else load_template(report.edition).render(report)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("count", type=int)
    ask.add_argument("--kind", choices=("docx", "json"), default="docx")
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    make(given.folder, given.count, given.kind, given.seed)
    print(f"{given.count} reports in {given.folder}")


if __name__ == "__main__":
    main()
