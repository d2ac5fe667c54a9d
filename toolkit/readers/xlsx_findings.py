"""What the workbook reader tells about a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.finding import Finding, Kind, Place, Severity
from toolkit.readers.fonts import PICTURE_FONT
from toolkit.readers.xlsx_model import Area, Position, Sheet, reference

# How many cells a message names before it counts them; of how many a finding knows the slots.
_NAMED = 5
_MOST_NAMED = 2000

RESIZED_NUMBERS = Kind(
    "R123",
    "resized-numbers",
    Severity.ERROR,
    "单元格的数字格式把数显示成了另一个数（如以万、千为单位，或百分数），不知道以哪个为准，没有读取。请改成常规格式，直接填写应有的数字。",
    "The cell's number format shows another number than the cell holds; neither was read.",
)
STRUCK_CELLS = Kind(
    "R124",
    "struck-cells",
    Severity.WARNING,
    "单元格里有加了删除线的内容，按已删除处理，没有读取。请在工作簿里删去或去掉删除线。",
    "Struck-out content of cells was taken for deleted and not read.",
)
NEVER_CALCULATED = Kind(
    "R125",
    "never-calculated",
    Severity.ERROR,
    "工作簿里有公式没有保存计算结果，这些格读不到数字。请用 WPS 或 Excel 打开，保存一次后再读。",
    "Formulas have no saved results, so these cells hold no figure to read.",
)
HIDDEN_SHEET = Kind(
    "R126",
    "hidden-sheet",
    Severity.WARNING,
    "工作簿里有隐藏的工作表，没有读取。需要的话请取消隐藏后再读。",
    "The workbook has hidden sheets, which were not read.",
)
FORMULA_ERROR = Kind(
    "R127",
    "formula-error",
    Severity.ERROR,
    "单元格的公式算不出结果（如 #REF!、#DIV/0!）。请在工作簿里改正后保存。",
    "The cell's formula has no result (such as #REF! or #DIV/0!).",
)
HIDDEN_CELLS = Kind(
    "R128",
    "hidden-cells",
    Severity.QUESTION,
    "工作表里有隐藏的行或列，里面的内容照样读取。请核对是否需要。",
    "The sheet has hidden rows or columns; they were read like any others.",
)
COVERED_TEXT = Kind(
    "R129",
    "covered-text",
    Severity.WARNING,
    "合并单元格下面还压着看不见的内容，没有读取。请取消合并后核对。",
    "Content lies unseen beneath a merged cell and was not read.",
)

ROUNDED_NUMBERS = Kind(
    "R165",
    "rounded-numbers",
    Severity.QUESTION,
    "单元格里存的小数比显示出来的多，读取的是实际存的数。请核对以哪个数为准。",
    "The cell holds more decimals than it shows; the number that it holds was read.",
)


UNSEEN_CELLS = Kind(
    "R115",
    "unseen-cells",
    Severity.WARNING,
    "单元格里有看不见的内容（字与底色相同、字号过小，或者被格式隐去），没有读取。需要的请改成看得见的颜色和格式。",
    "Cells hold what nobody sees (in the colour of their ground, tiny, hidden by a format); it was not read.",
)
UNSEEN_ZEROS = Kind(
    "R116",
    "unseen-zeros",
    Severity.QUESTION,
    "单元格里存的是 0，但设成了不显示，看上去是空白，按 0 读取。请核对，并设成显示零值。",
    "Cells hold a nought that is not shown; it was read as 0.",
)
OUTDATED_RESULT = Kind(
    "R119",
    "outdated-result",
    Severity.WARNING,
    "工作簿里存的公式结果不是公式算出来的数（可能没有重新计算就保存了），打开时显示的可能是另一个数，读取的是存的结果。请用 WPS 或 Excel 打开，保存一次后再读。",
    "A formula gives another result than the one that is stored for it; the stored one was read.",
)
PERHAPS_UNSEEN = Kind(
    "R117",
    "perhaps-unseen",
    Severity.QUESTION,
    "单元格的内容可能没有显示出来（列太窄显示成 ####，或者被条件格式隐去），读取的是实际存的内容。请核对。",
    "What cells hold may not be shown (#### in a narrow column, a conditional format); what they hold was read.",
)


def findings_of(sheet: Sheet, asides: list[Area]) -> Iterator[Finding]:
    """What could not be read of a sheet, outside its asides."""
    of_report = [position for position in sheet.uncalculated if not _held(position, asides)]
    if of_report:
        yield _at_cells(NEVER_CALCULATED, sheet, of_report, "是公式，文件里没有保存结果，读不到数字")
    faulty = [position for position in sheet.faulty if not _held(position, asides)]
    if faulty:
        yield _at_cells(FORMULA_ERROR, sheet, faulty, "的公式算不出结果")
    for positions, kind, what in (
        (sheet.resized, RESIZED_NUMBERS, "的数字格式把数显示成了另一个数，没有读取"),
        (sheet.pictured, PICTURE_FONT, "的字体把字母或数字显示成图案，没有当作数字读取"),
        (sheet.outdated, OUTDATED_RESULT, "存的公式结果与公式算出来的不一样，读取的是存的结果"),
        (sheet.struck, STRUCK_CELLS, "有加了删除线的内容，没有读取"),
        (sheet.rounded, ROUNDED_NUMBERS, "存的小数比显示出来的多，读取的是实际存的数"),
        (sheet.unseen, UNSEEN_CELLS, "有看不见的内容，没有读取"),
        (sheet.unseen_zeros, UNSEEN_ZEROS, "存的是 0，但设成了不显示，按 0 读取"),
        (sheet.doubtful, PERHAPS_UNSEEN, "的内容可能没有显示出来，读取的是实际存的内容"),
    ):
        if told := [position for position in positions if not _held(position, asides)]:
            yield _at_cells(kind, sheet, told, what)
    if sheet.covered:
        yield _at_cells(COVERED_TEXT, sheet, sheet.covered, "被合并单元格盖住，里面还有内容，没有读取")
    hidden = sorted(position for position in sheet.texts if sheet.is_hidden(position) and not _held(position, asides))
    if hidden:
        yield _at_cells(HIDDEN_CELLS, sheet, hidden, "在隐藏的行或列里，照样读取了")


def _held(position: Position, asides: list[Area]) -> bool:
    return any(area.holds(position) for area in asides)


def _at_cells(kind: Kind, sheet: Sheet, positions: Sequence[Position], what: str) -> Finding:
    named = "、".join(reference(position) for position in positions[:_NAMED])
    more = f" 等 {len(positions)} 格" if len(positions) > _NAMED else ""
    advice = kind.summary.rstrip("。").rpartition("。")[2]
    row, column = positions[0]
    place = Place(sheet=sheet.name, row=row + 1, column=column + 1)
    cells = tuple(Place(sheet=sheet.name, row=row + 1, column=column + 1) for row, column in positions[:_MOST_NAMED])
    return kind.finding(f"工作表“{sheet.name}”的 {named}{more} {what}。{advice}。", place=place, cells=cells)
