"""The summary's two lists: a line for each report, and a line for each finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.finding import Finding, Place, Severity
from toolkit.form import form_of
from toolkit.form.definition import Form, Slot
from toolkit.form.naming import column_label, row_label, table_name
from toolkit.text import Number
from toolkit.writers import sheet_styles as styles
from toolkit.writers.sheet_draw import LINE, lines_of, write
from toolkit.writers.sheet_styles import Styled
from toolkit.writers.summary_entry import Entry, Status

# A sheet ends at row 1,048,576.
MOST_ROWS = 1_048_500
_NAMED = 3
_MOST_LINES = 20
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.QUESTION: "疑问"}
_GROUNDS: Mapping[str, Mapping[str, object]] = {
    "red": {"font_color": styles.RED_INK, "bg_color": styles.RED_GROUND},
    "yellow": {"font_color": styles.YELLOW_INK, "bg_color": styles.YELLOW_GROUND},
    "green": {"font_color": styles.GREEN_INK, "bg_color": styles.GREEN_GROUND},
    "": {},
}


class _List:
    """A sheet with a frozen, filterable header, written from the top down."""

    def __init__(self, styled: Styled, name: str, columns: tuple[tuple[str, float], ...], top: int) -> None:
        self.styled = styled
        self.sheet: Any = styled.book.add_worksheet(name)
        self.first = top + 1
        self.row = self.first
        self.columns = columns
        for column, (_, width) in enumerate(columns):
            self.sheet.set_column(column, column, width)
        self.sheet.freeze_panes(self.first, 2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(top)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")

    def head(self) -> None:
        look = self.styled.framed(bg_color=styles.HEADER, bold=True, align="center", text_wrap=True)
        self.sheet.set_row(self.first - 1, 24)
        for column, (name, _) in enumerate(self.columns):
            write(self.sheet, (self.first - 1, column), name, look)

    def line(self, cells: tuple[tuple[str | Number | None, str], ...]) -> None:
        """A row; each cell comes with the ground it stands on."""
        if self.row >= MOST_ROWS:
            return
        lines = max(self._lines(column, content) for column, (content, _) in enumerate(cells))
        self.sheet.set_row(self.row, LINE * min(lines, _MOST_LINES) + 5)
        for column, (content, ground) in enumerate(cells):
            align = "center" if isinstance(content, int) or self.columns[column][1] <= 9 else "left"
            look = self.styled.framed(text_wrap=True, align=align, **_GROUNDS[ground])
            write(self.sheet, (self.row, column), content, look)
        self.row += 1

    def _lines(self, column: int, content: str | Number | None) -> int:
        return lines_of(content, self.columns[column][1]) if isinstance(content, str) else 1

    def close(self) -> None:
        self.sheet.autofilter(self.first - 1, 0, max(self.row - 1, self.first), len(self.columns) - 1)
        if self.row >= MOST_ROWS:
            write(self.sheet, (self.row, 0), "行数已到工作表的上限，以下省略。", self.styled.look(**_GROUNDS["red"]))


class ReportSheet(_List):
    def __init__(self, styled: Styled, sentence: str) -> None:
        columns = (
            ("序号", 7.0), ("机关", 27.0), ("年度", 8.0), ("状态", 14.0), ("错误", 8.0), ("警告", 8.0), ("疑问", 8.0),
            ("原件", 34.0), ("生成的文件", 34.0), ("说明", 36.0),
        )  # fmt: skip
        super().__init__(styled, "报告", columns, top=2)
        self.sheet.set_row(0, 30)
        write(
            self.sheet, (0, 0), "政府信息公开工作年度报告汇总", styled.look(font_name=styles.HEADING_FONT, font_size=16)
        )
        write(self.sheet, (1, 0), sentence, styled.look(font_color=styles.GREY_INK))
        self.head()

    def add(self, entry: Entry) -> None:
        errors, warnings = entry.count(Severity.ERROR), entry.count(Severity.WARNING)
        failed = entry.status.failed
        ground = "red" if failed else "" if entry.status is Status.SKIPPED else "green"
        of_report = entry.edition is not None
        self.line(
            (
                (self.row - self.first + 1, ""),
                (
                    entry.agency or ("（没有找到机关名称）" if of_report else None),
                    "" if entry.agency or not of_report else "red",
                ),
                (entry.year or ("不明" if of_report else None), "" if entry.year or not of_report else "red"),
                (entry.status.text, ground),
                (errors if of_report else None, "red" if errors else ""),
                (warnings if of_report else None, "yellow" if warnings else ""),
                (entry.count(Severity.QUESTION) if of_report else None, ""),
                (entry.file, ""),
                ("\n".join(entry.outputs), ""),
                (entry.reason, ""),
            )
        )


class FindingSheet(_List):
    def __init__(self, styled: Styled) -> None:
        columns = (
            ("机关", 24.0), ("年度", 8.0), ("级别", 8.0), ("编号", 8.0), ("表", 8.0), ("行", 24.0), ("列", 16.0),
            ("问题", 60.0), ("在原件中的位置", 20.0), ("原件", 30.0),
        )  # fmt: skip
        super().__init__(styled, "问题", columns, top=0)
        self.head()

    def add(self, entry: Entry) -> None:
        form = form_of(entry.edition) if entry.edition else None
        for finding in entry.findings:
            table, row, column = _where(finding, form)
            ground = {Severity.ERROR: "red", Severity.WARNING: "yellow"}.get(finding.severity, "")
            self.line(
                (
                    (entry.agency, ""), (entry.year, ""), (_SEVERITIES[finding.severity], ground), (finding.code, ""),
                    (table, ""), (row, ""), (column, ""), (finding.message, ""),
                    (place_text(finding.place), ""), (entry.file, ""),
                )
            )  # fmt: skip


def _where(finding: Finding, form: Form | None) -> tuple[str, str, str]:
    """The tables, rows and columns of a finding's slots, in Chinese."""
    slots = [form.slots_by_address[slot] for slot in finding.slots if form and slot in form.slots_by_address]
    if not form or not slots:
        return "", "", ""
    return (
        _several(table_name(form, slot.table).zh for slot in slots),
        _several(row_label(slot) for slot in slots),
        _several(_column(slot) for slot in slots),
    )


def _column(slot: Slot) -> str:
    return column_label(slot)


def _several(names: Any) -> str:
    different = [name for name in dict.fromkeys(names) if name]
    return "、".join(different[:_NAMED]) + (" 等" if len(different) > _NAMED else "")


def place_text(place: Place | None) -> str:
    """Where to look in the original."""
    if place is None:
        return ""
    parts = [f"工作表“{place.sheet}”"] if place.sheet else []
    named = (
        ("page", "第{}页"),
        ("table", "第{}个表"),
        ("row", "第{}行"),
        ("column", "第{}列"),
        ("paragraph", "第{}段"),
        ("line", "第{}行"),
    )
    parts += [text.format(getattr(place, name)) for name, text in named if getattr(place, name) is not None]
    return " ".join(parts)
