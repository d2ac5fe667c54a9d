"""The named styles of the clean document: an office changes their look in Word, a reader knows their meaning."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """A role of text in the clean document; the value is the style's name in Word."""

    TITLE = "年报标题"
    PREFACE = "年报前言"
    HEADING = "年报一级标题"
    BODY = "年报正文"
    # A character style: the run-in sub-heading at the head of a body paragraph, such as （一）主动公开。
    SUB_HEADING = "年报二级标题"
    SIGN_OFF = "年报落款"
    TABLE_FIGURE = "年报表格文字"
    TABLE_LABEL = "年报表格项目"
    TABLE_HEADER = "年报表头"
    TABLE_BAR = "年报表格分栏"
    PAGE_NUMBER = "年报页码"
    TABLE = "年报表格"


# What stands in one of these is settled: no guess from the wording is needed.
PARAGRAPH_STYLES = frozenset({Style.TITLE, Style.PREFACE, Style.HEADING, Style.BODY, Style.SIGN_OFF})
