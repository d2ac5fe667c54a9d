"""The workbook's first sheet, with instructions and state, and the sheet of the report's texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from toolkit.form import Form
from toolkit.report import PREFACE, SIGN_OFF, Report
from toolkit.writers import sheet_styles as styles
from toolkit.writers import shown
from toolkit.writers.sheet_draw import Formula, write
from toolkit.writers.sheet_styles import Styled
from toolkit.writers.workbook_checks import reference
from toolkit.writers.workbook_table import STATUS_ROW, TableSheet

COVER, TEXTS = "填写说明", "正文"
_AGENCY, _YEAR, _DATE = (3, 2), (4, 2), (5, 2)
_FIRST_STATUS = 8
# How many paragraphs each section has room for; more can be put in with Insert Row.
_ROOM = {PREFACE: 3, "overview": 10, "problems": 6, "other_matters": 4}
_LEAST_ROOM = 2

_GUIDE = (
    "只在白色和浅黄色的格子里填写；灰色的格子由公式算出，其余内容已锁定。",
    "浅黄色表示还没有填。数字没有发生的一律填 0，不要留空，也不要写“无”“/”或单位。",
    "合计会自动计算。哪里不平，表格里会变红，右侧写明是哪一列、差多少。",
    "“正文”工作表一格一段；段落不够时，在该部分中间插入整行即可。",
    "填完后请在 WPS 或 Excel 里保存一次再报送，这样公式的结果才会存进文件。",
)
_HINTS = {
    PREFACE: "前言（可以不写）：依据、统计期间、联系方式。",
    "overview": "写五个方面：主动公开、依申请公开、政府信息管理、平台建设、监督保障。",
    "problems": "写存在的主要问题和改进情况，不能留空。",
    "other_matters": "必须写明收取信息处理费的情况；没有收取的也要写明。",
}


@dataclass(frozen=True)
class Texts:
    """What stands on the first two sheets to begin with."""

    form: Form
    year: int
    agency: str = ""
    report: Report | None = None

    def paragraphs(self, section: str) -> tuple[str, ...]:
        return self.report.sections[section].paragraphs if self.report else ()

    @cached_property
    def title(self) -> str:
        return shown.title_of(self.report) if self.report else self._usual_title

    @property
    def _usual_title(self) -> str:
        return f"{self.agency}{self.year}年政府信息公开工作年度报告" if self.agency else ""

    @property
    def has_usual_title(self) -> bool:
        return self.title == self._usual_title

    @property
    def sign_off(self) -> tuple[str, ...]:
        return self.paragraphs(SIGN_OFF)

    @property
    def date(self) -> str:
        return self.sign_off[-1] if len(self.sign_off) > 1 else ""


def add_cover(styled: Styled, texts: Texts, tables: list[TableSheet]) -> None:
    sheet = styled.book.add_worksheet(COVER)
    for column, width in enumerate((3, 26, 60, 3)):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 36)
    heading = f"{texts.year}年政府信息公开工作年度报告填报表"
    sheet.write_string(0, 1, heading, styled.look(font_name=styles.HEADING_FONT, font_size=18))
    sheet.write_string(1, 1, f"格式依据：{texts.form.notice}", styled.look(font_color=styles.GREY_INK))
    label, entry = styled.framed(bg_color=styles.LABEL), styled.framed(locked=False, num_format="@", text_wrap=True)
    for position, name, content in (
        (_AGENCY, "机关全称", texts.agency),
        (_YEAR, "报告年度", str(texts.year)),
        (_DATE, "成文日期（如 2026年1月20日）", texts.date),
    ):
        sheet.set_row(position[0], 24)
        sheet.write_string(position[0], position[1] - 1, name, label)
        write(sheet, position, content, styled.framed(bg_color=styles.TOTAL) if position == _YEAR else entry)
    for position in (_AGENCY, _DATE):
        sheet.conditional_format(
            *position, *position, {"type": "blanks", "format": styled.mark(bg_color=styles.UNFILLED)}
        )
    _state_of_tables(styled, sheet, tables)
    _guide(styled, sheet, _FIRST_STATUS + len(tables) + 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    styled.aside(COVER, (0, 0), (200, 20))


def _state_of_tables(styled: Styled, sheet: Any, tables: list[TableSheet]) -> None:
    head = styled.look(font_name=styles.HEADING_FONT, font_size=12)
    sheet.write_string(_FIRST_STATUS - 1, 1, "填写进度", head)
    for number, table in enumerate(tables):
        row = _FIRST_STATUS + number
        sheet.set_row(row, 22)
        link = styled.framed(bg_color=styles.LABEL, font_color="#1F4E79", text_wrap=True)
        sheet.write_url(row, 1, f"internal:'{table.name}'!A1", link, _without_ordinal(table.name))
        formula = f"='{table.name}'!{reference((STATUS_ROW, 0), fixed=True)}"
        write(sheet, (row, 2), Formula(formula, table.status_text), styled.framed(text_wrap=True))
        for word, look in (("不对", styled.red()), ("没有填", styled.yellow())):
            sheet.conditional_format(
                row, 2, row, 2, {"type": "text", "criteria": "containing", "value": word, "format": look}
            )


def _without_ordinal(heading: str) -> str:
    return heading.partition("、")[2] or heading


def _guide(styled: Styled, sheet: Any, top: int) -> None:
    sheet.write_string(top, 1, "怎样填写", styled.look(font_name=styles.HEADING_FONT, font_size=12))
    for number, line in enumerate(_GUIDE, start=1):
        sheet.set_row(top + number, 36)
        sheet.merge_range(top + number, 1, top + number, 2, f"{number}. {line}", styled.look(text_wrap=True))


def add_texts(styled: Styled, texts: Texts) -> None:
    sheet = styled.book.add_worksheet(TEXTS)
    for column, width in enumerate((3, 92, 3, 34)):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    agency = f"'{COVER}'!{reference(_AGENCY, fixed=True)}"
    formula = f'=IF({agency}="","",{agency}&"{texts.year}年政府信息公开工作年度报告")'
    title = Formula(formula, texts.title) if texts.has_usual_title else texts.title
    centred = styled.look(font_name=styles.HEADING_FONT, font_size=16, align="center", text_wrap=True)
    sheet.set_row(0, 40)
    write(sheet, (0, 1), title, centred)
    row = _preface(styled, sheet, texts)
    for section in texts.form.sections:
        write(sheet, (row, 1), section.heading, styled.look(font_name=styles.HEADING_FONT, font_size=14))
        sheet.set_row(row, 26)
        first, row = row + 1, _entries(styled, sheet, texts, section.key, row + 1)
        _hint(styled, sheet, section.key, first, row - 1, section.longest)
    _sign_off(styled, sheet, texts, row)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True, "insert_rows": True})
    styled.aside(TEXTS, (0, 2), (2000, 20))


def _preface(styled: Styled, sheet: Any, texts: Texts) -> int:
    row = _entries(styled, sheet, texts, PREFACE, 1)
    _hint(styled, sheet, PREFACE, 1, row - 1, None)
    return row


def _entries(styled: Styled, sheet: Any, texts: Texts, section: str, row: int) -> int:
    """A section's input cells, a paragraph each; returns the row after them."""
    paragraphs = texts.paragraphs(section)
    look = styled.look(
        font_name="仿宋", font_size=12, text_wrap=True, locked=False, valign="top", bottom=4, bottom_color=styles.BORDER
    )
    for number in range(max(_ROOM.get(section, _LEAST_ROOM), len(paragraphs))):
        write(sheet, (row + number, 1), paragraphs[number] if number < len(paragraphs) else None, look)
    last = row + max(_ROOM.get(section, _LEAST_ROOM), len(paragraphs)) - 1
    if section in ("overview", "problems", "other_matters"):
        area = f"{reference((row, 1), fixed=True)}:{reference((last, 1), fixed=True)}"
        empty = {"type": "formula", "criteria": f"=COUNTA({area})=0", "format": styled.mark(bg_color=styles.UNFILLED)}
        sheet.conditional_format(row, 1, last, 1, empty)
    return last + 1


def _hint(styled: Styled, sheet: Any, section: str, first: int, last: int, longest: int | None) -> None:
    look = styled.look(font_color=styles.GREY_INK, text_wrap=True, valign="top", font_size=10)
    if section in _HINTS:
        sheet.merge_range(first, 3, first + 1, 3, _HINTS[section], look)
    if longest is None:
        return
    area = f"{reference((first, 1))}:{reference((last, 1))}"
    count = f"SUMPRODUCT(LEN({area}))"
    formula = f'="现有 "&{count}&" 字，不宜超过 {longest} 字。"'
    write(sheet, (first + 2, 3), Formula(formula, f"不宜超过 {longest} 字。"), look)
    too_long = {"type": "formula", "criteria": f"={count}>{longest}", "format": styled.red()}
    sheet.conditional_format(first + 2, 3, first + 2, 3, too_long)


def _sign_off(styled: Styled, sheet: Any, texts: Texts, row: int) -> None:
    """Agency and date as the first sheet has them, unless a report signs otherwise."""
    right = styled.look(font_name="仿宋", font_size=12, align="right")
    if texts.report and texts.sign_off != (texts.agency, texts.date):
        for number, line in enumerate(texts.sign_off, start=1):
            write(sheet, (row + number, 1), line, right)
        return
    for number, (position, content) in enumerate(((_AGENCY, texts.agency), (_DATE, texts.date)), start=1):
        cell = f"'{COVER}'!{reference(position, fixed=True)}"
        write(sheet, (row + number, 1), Formula(f'=IF({cell}="","",{cell})', content), right)
