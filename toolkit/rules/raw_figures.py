"""What a cell as it was written says beside its figure: a unit, a remark, or something that can't be."""

from __future__ import annotations

import re

from toolkit.form.definition import FigureKind, Slot
from toolkit.late_pattern import late_pattern
from toolkit.report import Figure, State
from toolkit.text import fold

_NEGATIVE = late_pattern(r"-\d+(?:\.\d+)?")
_FRACTION = late_pattern(r"\d+\.\d*[1-9]")
_PLAIN = late_pattern(r"[+-]?\d+(?:,\d{3})*(?:\.\d+)?|零|〇")
_YUAN = late_pattern(r"\d[\d,.]*(?:人民币)?元")
TEN_THOUSANDS = "万元"
_AMOUNT_WITH_UNIT = late_pattern(r"[\d,.]+(?:万元|元)")


def has_note(slot: Slot, figure: Figure) -> bool:
    folded = fold(figure.raw)
    if figure.state is not State.GIVEN or not folded or _PLAIN.fullmatch(folded):
        return False
    if slot.kind is FigureKind.AMOUNT and TEN_THOUSANDS in slot.column.text:
        return not is_in_yuan(figure)
    return bool(re.search(r"\d", folded)) and not has_due_unit(slot, figure)


def has_due_unit(slot: Slot, figure: Figure) -> bool:
    """Whether an amount says its unit because its column doesn't: 采购总金额 of the 2019 edition."""
    if slot.kind is not FigureKind.AMOUNT or TEN_THOUSANDS in slot.column.text:
        return False
    return figure.state is State.GIVEN and bool(_AMOUNT_WITH_UNIT.fullmatch(fold(figure.raw)))


def is_misstated(slot: Slot, figure: Figure) -> bool:
    """Whether it was readable, but says something that can't be: another rule's business."""
    return is_impossible(figure, slot.kind) or (TEN_THOUSANDS in slot.column.text and is_in_yuan(figure))


def is_impossible(figure: Figure, kind: FigureKind) -> bool:
    if kind is FigureKind.SIGNED:
        return False
    if figure.value is not None:
        return figure.value < 0 or (kind is FigureKind.COUNT and figure.value != int(figure.value))
    folded = fold(figure.raw) if figure.state is State.UNREADABLE else ""
    return bool(_NEGATIVE.fullmatch(folded) or (kind is FigureKind.COUNT and _FRACTION.fullmatch(folded)))


def is_in_yuan(figure: Figure) -> bool:
    return bool(_YUAN.fullmatch(fold(figure.raw)))
