"""JSON as a report. Wrong input gets all its faults at once, each with its path."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar, cast

from toolkit.errors import InvalidInput
from toolkit.finding import NOWHERE, Finding, Place, Severity
from toolkit.form import EDITIONS, Form, form_for_year, form_of
from toolkit.form.definition import FigureKind
from toolkit.report.json_out import SCHEMA
from toolkit.report.model import (
    Figure,
    Match,
    RecognisedLabel,
    Report,
    SectionText,
    State,
    Unplaced,
    plain_number,
    section_keys,
)
from toolkit.text import Number, clean

MOST_BYTES = 32 * 1024 * 1024
# A float holds 15 significant digits exactly; no office counts further.
MOST_DIGITS = 15
EARLIEST_YEAR, LATEST_YEAR = 2008, 2100

E = TypeVar("E", State, Match, Severity)

_KEYS = {
    "schema", "file", "form", "agency", "year", "title", "sections", "values", "cells",
    "labels", "unplaced", "findings", "engines", "error",
}  # fmt: skip


def from_json(text: str | bytes) -> Report:
    if len(text) > MOST_BYTES:
        raise InvalidInput([f"数据超过 {MOST_BYTES // 1024 // 1024} MB，不像一份年报 @ $"])
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_no_doubles)
    except RecursionError:
        raise InvalidInput(["括号嵌套过深 @ $"]) from None
    except UnicodeDecodeError:
        raise InvalidInput(["不是 UTF-8 编码的 JSON @ $"]) from None
    except ValueError as fault:
        raise InvalidInput([f"不是有效的 JSON：{fault} @ $"]) from None
    return from_data(data)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} 不是数字")


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"“{next(key for key in keys if keys.count(key) > 1)}” 写了两次")
    return data


def from_data(data: object) -> Report:
    """The report that plain dicts and lists hold; only agency, year and some values are needed."""
    faults = _Faults()
    if not isinstance(data, dict):
        raise InvalidInput([f"应是一个对象，实际是{_kind(data)} @ $"])
    if data.get("schema", SCHEMA) != SCHEMA:
        faults.add(f"不认识的格式 {data['schema']!r}，应是 {SCHEMA}", "schema")
    for key in data.keys() - _KEYS:
        faults.add("没有这个字段", key)
    year = _year(data, faults)
    form = _form(data, year, faults)
    agency = faults.text(data, "agency", required=True)
    if agency is not None and not clean(agency):
        faults.add("机关名称是空的", "agency")
    cells = _cells(faults.mapping(data, "cells"), form, faults)
    figures = _figures(faults.mapping(data, "values", required=True), cells, form, faults)
    report_parts = {
        "title": faults.text(data, "title"),
        "file": faults.text(data, "file"),
        "sections": _sections(faults.mapping(data, "sections"), form, faults),
        "labels": tuple(faults.each(data, "labels", _label)),
        "unplaced": tuple(faults.each(data, "unplaced", _unplaced)),
        "findings": tuple(faults.each(data, "findings", _finding)),
        "engines": tuple(faults.each(data, "engines", lambda item, path, f: f.expect(item, str, "文字", path))),
    }
    faults.raise_any()
    return Report(edition=form.edition, agency=agency, year=year, figures=figures, **cast(Any, report_parts))


class _Faults:
    """Collects what is wrong with the input, each fault as `message @ path`."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, message: str, path: str) -> None:
        self.lines.append(f"{message} @ {path}")

    def raise_any(self) -> None:
        if self.lines:
            raise InvalidInput(self.lines)

    def expect(self, value: object, kind: type, name: str, path: str) -> Any:
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        self.add(f"应是{name}，实际是{_kind(value)}", path)
        return None

    def text(self, data: Mapping[str, Any], key: str, *, path: str = "", required: bool = False) -> str | None:
        value = data.get(key)
        if value is None:
            # An explicit null is what the reader writes where an original does not say.
            if required and key not in data:
                self.add("缺少这个字段", path + key)
            return None
        return cast("str | None", self.expect(value, str, "文字", path + key))

    def mapping(self, data: Mapping[str, Any], key: str, *, path: str = "", required: bool = False) -> dict[str, Any]:
        value = data.get(key)
        if value is None:
            if required:
                self.add("缺少这个字段", path + key)
            return {}
        return self.expect(value, dict, "对象", path + key) or {}

    def each(self, data: Mapping[str, Any], key: str, one: Callable[[Any, str, _Faults], Any]) -> Iterable[Any]:
        value = data.get(key)
        if value is None:
            return
        for number, item in enumerate(self.expect(value, list, "列表", key) or ()):
            parsed = one(item, f"{key}[{number}]", self)
            if parsed is not None:
                yield parsed


def _kind(value: object) -> str:
    if value is None:
        return "空值"
    if isinstance(value, bool):
        return "真假值"
    names: dict[type, str] = {dict: "对象", list: "列表", str: "文字", int: "数字", Decimal: "数字", float: "数字"}
    return names.get(type(value), type(value).__name__)


def _year(data: Mapping[str, Any], faults: _Faults) -> int | None:
    if "year" not in data:
        faults.add("缺少这个字段", "year")
    if data.get("year") is None:
        return None
    year = cast("int | None", faults.expect(data["year"], int, "年份（整数）", "year"))
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        faults.add(f"年份应在 {EARLIEST_YEAR} 至 {LATEST_YEAR} 之间，写的是 {year}", "year")
        return None
    return year


def _form(data: Mapping[str, Any], year: int | None, faults: _Faults) -> Form:
    edition = faults.text(data, "form")
    if edition is not None:
        try:
            return form_of(edition)
        except KeyError:
            faults.add(f"没有 {edition!r} 版格式，现有 {'、'.join(form.edition for form in EDITIONS)}", "form")
    return form_for_year(year) if year is not None else EDITIONS[-1]


def _figures(values: Mapping[str, Any], cells: Mapping[str, Figure], form: Form, faults: _Faults) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for slot, value in values.items():
        path = f"values.{slot}"
        known = form.slots_by_address.get(slot)
        if known is None:
            faults.add(f"{form.edition} 版格式没有这一格", path)
            continue
        number = _figure_value(value, known.kind, path, faults)
        cell = cells.get(slot)
        if cell is None:
            cell = Figure(None, State.BLANK if value is None else State.GIVEN)
        elif value is None and cell.state in (State.GIVEN, State.INFERRED):
            cell = cell._replace(state=State.BLANK)
        elif number is not None and cell.state not in (State.GIVEN, State.INFERRED):
            faults.add(f"有数字 {value}，状态却是 {cell.state.value}", f"cells.{slot}.state")
        figures[slot] = Figure(number, cell.state, cell.raw, cell.match, cell.reason, cell.place)
    return {slot: cell for slot, cell in cells.items() if slot not in values} | figures


def _figure_value(value: object, kind: FigureKind, path: str, faults: _Faults) -> Number | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
        faults.add(f"应是数字，实际是{_kind(value)}", path)
        return None
    number = Decimal(str(value))
    # The exponent first: 1e999999999 is short to write and endless to work with.
    if (
        not number.is_finite()
        or abs(number.adjusted()) >= MOST_DIGITS
        or len(number.normalize().as_tuple().digits) > MOST_DIGITS
    ):
        faults.add(f"数字过长，超过 {MOST_DIGITS} 位", path)
        return None
    if number < 0 and kind is not FigureKind.SIGNED:
        faults.add(f"不能是负数，写的是 {value}", path)
        return None
    if kind is not FigureKind.AMOUNT and number != number.to_integral_value():
        faults.add(f"应是整数，写的是 {value}", path)
        return None
    return plain_number(number)


def _cells(cells: Mapping[str, Any], form: Form, faults: _Faults) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for slot, cell in cells.items():
        path = f"cells.{slot}"
        if slot not in form.slots_by_address:
            faults.add(f"{form.edition} 版格式没有这一格", path)
            continue
        if faults.expect(cell, dict, "对象", path) is None:
            continue
        figures[slot] = Figure(
            None,
            _choice(cell, "state", State, State.GIVEN, path, faults),
            faults.text(cell, "raw", path=f"{path}.") or "",
            _choice(cell, "match", Match, Match.EXACT, path, faults),
            faults.text(cell, "reason", path=f"{path}."),
            _read_place(cell, path, faults),
        )
    return figures


def _choice(data: Mapping[str, Any], key: str, kind: type[E], default: E, path: str, faults: _Faults) -> E:
    value = data.get(key)
    if value is None:
        return default
    try:
        return kind(value)
    except ValueError:
        faults.add(f"应是 {'、'.join(one.value for one in kind)} 之一，写的是 {value!r}", f"{path}.{key}")
        return default


def _sections(sections: Mapping[str, Any], form: Form, faults: _Faults) -> dict[str, SectionText]:
    known = list(section_keys(form))
    texts: dict[str, SectionText] = {}
    for key, section in sections.items():
        path = f"sections.{key}"
        if key not in known:
            faults.add(f"没有这一部分，应是 {'、'.join(known)} 之一", path)
            continue
        if faults.expect(section, dict, "对象", path) is None:
            continue
        paragraphs = section.get("paragraphs", [])
        lines = faults.expect(paragraphs, list, "列表", f"{path}.paragraphs") or []
        for number, line in enumerate(lines):
            faults.expect(line, str, "文字", f"{path}.paragraphs[{number}]")
        texts[key] = SectionText(
            faults.text(section, "heading", path=f"{path}."),
            tuple(line for line in lines if isinstance(line, str)),
            _read_place(section, path, faults),
            _places(section, len(lines), path, faults),
        )
    return texts


def _places(section: Mapping[str, Any], count: int, path: str, faults: _Faults) -> tuple[Place, ...]:
    """Where a section's paragraphs stand in the original: for all of them, or for none."""
    given = faults.expect(section.get("places") or [], list, "列表", f"{path}.places") or []
    if given and len(given) != count:
        faults.add(f"应与 paragraphs 一样有 {count} 项", f"{path}.places")
        return ()
    return tuple(
        _read_place({"place": place}, f"{path}.places[{number}]", faults) or NOWHERE
        for number, place in enumerate(given)
    )


def _read_place(data: Mapping[str, Any], path: str, faults: _Faults) -> Place | None:
    place = data.get("place")
    if place is None:
        return None
    if faults.expect(place, dict, "对象", f"{path}.place") is None:
        return None
    parts: dict[str, Any] = {}
    for name in ("page", "table", "row", "column", "paragraph", "line"):
        if place.get(name) is not None:
            parts[name] = faults.expect(place[name], int, "整数", f"{path}.place.{name}")
    if place.get("sheet") is not None:
        parts["sheet"] = faults.text(place, "sheet", path=f"{path}.place.")
    box = place.get("box")
    if box is not None:
        if not isinstance(box, list) or len(box) != 4 or not all(isinstance(x, int | Decimal | float) for x in box):
            faults.add("应是四个数字：左、上、右、下", f"{path}.place.box")
        else:
            parts["box"] = tuple(float(x) for x in box)
    return Place(**parts)


def _label(item: Any, path: str, faults: _Faults) -> RecognisedLabel | None:
    if faults.expect(item, dict, "对象", path) is None:
        return None
    return RecognisedLabel(
        faults.text(item, "text", path=f"{path}.", required=True) or "",
        faults.text(item, "standard", path=f"{path}.", required=True) or "",
        faults.text(item, "address", path=f"{path}.", required=True) or "",
        _choice(item, "match", Match, Match.EXACT, path, faults),
        faults.text(item, "reason", path=f"{path}."),
        _read_place(item, path, faults),
    )


def _unplaced(item: Any, path: str, faults: _Faults) -> Unplaced | None:
    if faults.expect(item, dict, "对象", path) is None:
        return None
    return Unplaced(faults.text(item, "text", path=f"{path}.", required=True) or "", _read_place(item, path, faults))


def _finding(item: Any, path: str, faults: _Faults) -> Finding | None:
    if faults.expect(item, dict, "对象", path) is None:
        return None
    slots = item.get("slots", [])
    return Finding(
        faults.text(item, "code", path=f"{path}.", required=True) or "",
        faults.text(item, "name", path=f"{path}.") or "",
        _choice(item, "severity", Severity, Severity.ERROR, path, faults),
        faults.text(item, "message", path=f"{path}.") or "",
        tuple(slot for slot in faults.expect(slots, list, "列表", f"{path}.slots") or () if isinstance(slot, str)),
        _read_place(item, path, faults) if item.get("place") else None,
    )
