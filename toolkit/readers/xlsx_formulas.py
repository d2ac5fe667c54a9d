"""Formulas worked out again where they only add up cells of their sheet: a stored result may be an old one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from toolkit.readers.xlsx_model import Area, Position, Sheet, area_of

_CELLS = r"\$?[A-Z]{1,3}\$?\d{1,7}"
_TERM = re.compile(
    rf"(?P<sign>[+-]?)(?:SUM\((?P<areas>{_CELLS}(?::{_CELLS})?(?:,{_CELLS}(?::{_CELLS})?)*)\)|(?P<cell>{_CELLS}))"
)
_LONGEST = 2000
# What all formulas of a sheet may look at together.
_MOST_CELLS = 500_000
# A spreadsheet counts in binary fractions.
_ROUNDING = Decimal("1e-6")


def outdated_in(sheet: Sheet) -> Iterator[Position]:
    """The cells whose formula gives something else than is stored for it."""
    left = _MOST_CELLS
    for position, formula in sheet.formulas.items():
        areas = _areas(formula) if position in sheet.stored else None
        if areas is None:
            continue
        left -= sum(area.size for _, area in areas)
        if left < 0:
            return
        result, stored = _sum(areas, sheet), _number(sheet.stored[position])
        if result is not None and stored is not None and abs(result - stored) > _ROUNDING:
            yield position


def _areas(formula: str) -> list[tuple[int, Area]] | None:
    """The cells that a formula adds or takes off; None where it does anything else."""
    written = formula[:_LONGEST].replace(" ", "").lstrip("=").upper()
    terms = list(_TERM.finditer(written))
    if "".join(term.group() for term in terms) != written or any(not term["sign"] for term in terms[1:]):
        return None
    found = []
    for term in terms:
        for one in (term["areas"] or term["cell"]).split(","):
            area = area_of(one)
            if area is None:
                return None
            found.append((-1 if term["sign"] == "-" else 1, area))
    return found or None


def _sum(areas: list[tuple[int, Area]], sheet: Sheet) -> Decimal | None:
    """None where a cell holds a text or an error, which sums leave out and additions don't."""
    total = Decimal(0)
    for sign, area in areas:
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                position = row, column
                if position in sheet.stored:
                    value = _number(sheet.stored[position])
                    if value is None:
                        return None
                    total += sign * value
                elif position in sheet.texts:
                    return None
    return total


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal("1e15") else None
