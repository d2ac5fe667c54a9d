"""A report as what is put into a template: texts in XML, paragraphs, conditions."""

from __future__ import annotations

from toolkit.report import Figure, Report
from toolkit.writers import shown
from toolkit.writers.template_names import AGENCY, TITLE, YEAR, figure, names_of, section_text
from toolkit.writers.template_pieces import Filling, Paragraph

# What the narrow columns leave for a figure, and a digit in the widest face that may stand in for 宋体
# (twentieths of a point): a longer figure is set narrower, as half of a broken number would be read as a number.
_ROOM = {"requests": 640, "disputes": 570}
_WIDEST_DIGIT = 134


def filling_of(report: Report) -> Filling:
    """Everything that a template of the report's edition may name."""
    texts = {figure(slot): _figure(slot, one) for slot, one in report.figures.items()}
    texts[TITLE] = in_xml(shown.title_lines(report))
    texts[AGENCY] = in_xml(shown.legal(report.agency or ""))
    texts[YEAR] = str(report.year or "")
    paragraphs = {section_text(key): _paragraphs(report, key) for key in report.sections}
    whole = shown.whole_groups(report)
    conditions = {name: row in whole for name, row in names_of(report.edition).group_rows.items()}
    conditions |= {name: bool(lines) for name, lines in paragraphs.items()}
    return Filling(texts, paragraphs, conditions)


def _figure(slot: str, one: Figure) -> str:
    text = in_xml(shown.figure_shown(one))
    room = _ROOM.get(slot.partition(".")[0])
    if room is None or len(text) <= 4 or one.value is None:
        return text
    scale = min(100, 100 * room // (len(text) * _WIDEST_DIGIT))
    return f'</w:t></w:r><w:r><w:rPr><w:w w:val="{scale}"/></w:rPr><w:t>{text}</w:t></w:r><w:r><w:t>'


def in_xml(text: str) -> str:
    """A text as it stands inside w:t; a line break becomes w:br."""
    if text.isalnum():
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # docxtpl takes {_{ and }_} in a finished document for its own signs, so braces are spelled out.
    text = text.replace("{", "&#123;").replace("}", "&#125;")
    return text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def _paragraphs(report: Report, section: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(in_xml(text), *map(in_xml, shown.split_sub_heading(text)))
        for text in shown.paragraphs_of(report, section)
    )
