"""Conditional formats, as far as they hide what cells hold: worked out where that is simple, told where it isn't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from toolkit.errors import LimitExceeded
from toolkit.readers.xlsx_formats import code_of, negates_itself, resizes, section_for, shows_nothing
from toolkit.readers.xlsx_looks import Look, Palette
from toolkit.readers.xlsx_model import Area, Effect, Position, Rule, Sheet, area_of, reference
from toolkit.readers.xlsx_sections import shows_another
from toolkit.readers.xlsx_values import whole

# A report has a handful of rules. Beyond so many cells to look at, a file is made to cost time.
MOST_LOOKS = 400_000

_ORDERS: dict[str, tuple[int, ...]] = {
    "equal": (0,),
    "notEqual": (-1, 1),
    "greaterThan": (1,),
    "greaterThanOrEqual": (0, 1),
    "lessThan": (-1,),
    "lessThanOrEqual": (-1, 0),
}
_SIGNS = {"=": "equal", "<>": "notEqual", ">": "greaterThan", ">=": "greaterThanOrEqual", "<": "lessThan"} | {
    "<=": "lessThanOrEqual"
}
_COMPARISON = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})\s*(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)")
_LONGEST_FORMULA = 200


def effect_of(difference: Any, palette: Palette) -> Effect:
    """What a conditional format's style changes."""
    font = difference.find("{*}font")
    looks = None if font is None else palette.font(font)
    code = difference.find("{*}numFmt")
    return Effect(
        None if looks is None else looks.colour,
        palette.fill(difference.find("{*}fill")),
        looks is not None and looks.struck,
        "" if code is None else code_of(code),
    )


def read_rules(element: Any, effects: Sequence[Effect], palette: Palette) -> Iterator[Rule]:
    """The rules of a `conditionalFormatting` that may hide something: of the old kind, or of the one that came in 2010."""
    written = element.get("sqref") or " ".join(one.text or "" for one in element.iterfind("{*}sqref"))
    areas = tuple(area for area in map(area_of, written.split()) if area is not None)
    for rule in element.iterfind("{*}cfRule") if areas else ():
        index = whole(rule.get("dxfId"))
        own = rule.find("{*}dxf")
        effect = effects[index] if index is not None and index < len(effects) else None
        effect = effect if own is None else effect_of(own, palette)
        instead = any(one.get("showValue") in ("0", "false") for one in rule.iter("{*}dataBar", "{*}iconSet"))
        if not (instead or (effect and _may_hide(effect))):
            continue
        operands = tuple((one.text or "")[:_LONGEST_FORMULA].strip() for one in rule.iterfind("{*}formula"))
        operands = operands or tuple((one.text or "")[:_LONGEST_FORMULA].strip() for one in rule.iterfind("{*}f"))
        yield Rule(areas, rule.get("type") or "", rule.get("operator") or "", operands, effect, instead)


def apply_rules(sheet: Sheet) -> None:
    """Takes out what the sheet's rules hide, and notes what they may hide."""
    left = MOST_LOOKS
    for rule in sheet.rules:
        for area in rule.areas:
            left -= 1 + min(area.size, len(sheet.texts))
            if left < 0:
                raise LimitExceeded(f"工作表“{sheet.name}”的条件格式过多，不像一份年度报告。请清除条件格式后再试。")
            for position in _positions(area, sheet):
                _apply(rule, position, sheet)


def _apply(rule: Rule, position: Position, sheet: Sheet) -> None:
    text = sheet.texts.get(position)
    if text is None or not _hides(rule, text, sheet.looks.get(position, Look())):
        return
    holds = _holds(rule, position, text, sheet)
    if holds is None:
        sheet.doubtful.append(position)
    elif holds and _number(text) == 0:
        sheet.unseen_zeros.append(position)
    elif holds:
        (sheet.struck if rule.effect and rule.effect.struck else sheet.unseen).append(position)
        del sheet.texts[position]


def _positions(area: Area, sheet: Sheet) -> list[Position]:
    """The cells with text in an area, by the shorter of two ways."""
    if area.size > len(sheet.texts):
        return [position for position in sheet.texts if area.holds(position)]
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return [(row, column) for row in rows for column in columns if (row, column) in sheet.texts]


def _may_hide(effect: Effect) -> bool:
    return effect.struck or effect.colour is not None or effect.ground is not None or bool(effect.code)


def _hides(rule: Rule, text: str, look: Look) -> bool:
    """Whether nobody sees a cell's text where the rule holds."""
    if rule.drawn_instead:
        return True
    effect = rule.effect
    if effect is None:
        return False
    drawn = look._replace(
        colour=look.colour if effect.colour is None else effect.colour,
        ground=look.ground if effect.ground is None else effect.ground,
    )
    value = _number(text)
    return effect.struck or drawn.is_unseen or (value is not None and _misleads(effect.code, value))


def _misleads(code: str, value: Decimal) -> bool:
    """Whether a number format shows nothing of a number, or another one."""
    section = section_for(code, value) if code else None
    if section is None:
        return False
    another = shows_another(section, value, signed=negates_itself(code)) or (value != 0 and resizes(code))
    return another or shows_nothing(section)


def _holds(rule: Rule, position: Position, text: str, sheet: Sheet) -> bool | None:
    """Whether a rule holds for a cell; None where working it out would take a spreadsheet."""
    if rule.kind in ("dataBar", "iconSet"):
        return True
    if rule.kind in ("containsErrors", "notContainsErrors"):
        return (position in sheet.faulty) == (rule.kind == "containsErrors")
    if rule.kind in ("containsBlanks", "notContainsBlanks"):
        return rule.kind == "notContainsBlanks"
    if rule.kind == "cellIs":
        return _compared(_number(text), rule.operator, rule.operands)
    if rule.kind == "expression" and rule.operands:
        return _worked_out(rule, text)
    return None


def _worked_out(rule: Rule, text: str) -> bool | None:
    """A formula that compares the cell itself with a number."""
    formula = rule.operands[0].lstrip("=")
    if formula.upper() in ("TRUE", "1"):
        return True
    found = _COMPARISON.fullmatch(formula)
    first = rule.areas[0]
    if found is None or "$" in formula or found[1] + found[2] != reference((first.top, first.left)):
        return None
    return _compared(_number(text), _SIGNS[found[3]], (found[4],))


def _compared(value: Decimal | None, operator: str, operands: Sequence[str]) -> bool | None:
    others = [_number(one) for one in operands]
    if not others or any(one is None for one in others):
        return None
    limits = sorted(one for one in others if one is not None)
    if operator in ("between", "notBetween"):
        return (value is not None and limits[0] <= value <= limits[-1]) == (operator == "between")
    # Any text is greater than any number.
    order = 1 if value is None else (value > limits[0]) - (value < limits[0])
    return order in _ORDERS[operator] if operator in _ORDERS else None


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
