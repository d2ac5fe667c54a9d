"""Numbers that Word counts by itself."""

from __future__ import annotations

import pytest

from tests.readers.word import only_grid, original, p, paragraphs, tbl, tc, tr
from toolkit.matching.figures import read_figure
from toolkit.readers.docx_number_formats import numeral
from toolkit.report import State


def level(number: int, number_format: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
    )


def numbering(*levels: str, more: str = "", overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{overrides}</w:num>{more}'
    )


def item(text: str, number: int = 0, list_id: str = "1", properties: str = "") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{list_id}"/></w:numPr>{properties}')


CHINESE = level(0, "chineseCountingThousand", "%1、")
NESTED = level(1, "decimal", "%1.%2", '<w:suff w:val="space"/>')


def test_headings_get_their_chinese_numbers() -> None:
    body = item("总体情况") + p("正文") + item("主动公开政府信息情况") + item("收到和处理政府信息公开申请情况")
    found = paragraphs(original(body, numbering=numbering(CHINESE)))
    assert found == ["一、总体情况", "正文", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]


def test_lower_levels_begin_anew_and_show_the_levels_above() -> None:
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁") + item("戊", 1)
    decimal = level(0, "decimal", "%1.")
    assert paragraphs(original(body, numbering=numbering(decimal, NESTED))) == [
        "1.甲",
        "1.1 乙",
        "1.2 丙",
        "2.丁",
        "2.1 戊",
    ]


def test_a_list_that_begins_below_its_first_level_has_passed_it() -> None:
    body = item("甲", 1) + item("乙") + item("丙", 1)
    decimal = level(0, "decimal", "%1.")
    assert paragraphs(original(body, numbering=numbering(decimal, NESTED))) == ["1.1 甲", "2.乙", "2.1 丙"]


def test_legal_levels_write_plain_digits() -> None:
    legal = level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert paragraphs(original(item("甲") + item("乙", 1), numbering=numbering(CHINESE, legal))) == ["一、甲", "1.1 乙"]


def test_a_level_may_go_on_counting_below_another() -> None:
    going_on = level(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>')
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert paragraphs(original(body, numbering=numbering(CHINESE, going_on))) == [
        "一、甲",
        "（1）乙",
        "二、丙",
        "（2）丁",
    ]


def test_lists_that_share_a_definition_count_on_and_an_override_restarts() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("甲") + item("乙", list_id="2") + item("丙", list_id="3") + item("丁", list_id="3")
    assert paragraphs(original(body, numbering=numbering(CHINESE, more=more))) == [
        "一、甲",
        "二、乙",
        "五、丙",
        "六、丁",
    ]


def test_an_override_may_bring_its_own_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.")}</w:lvlOverride>'
    assert paragraphs(original(item("甲"), numbering=numbering(CHINESE, overrides=own))) == ["I.甲"]


def test_a_paragraph_style_numbers_its_paragraphs_at_its_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="k"><w:name w:val="k"/><w:basedOn w:val="h1"/></w:style>'
    )
    linked = numbering(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    )
    body = p("甲", '<w:pStyle w:val="h1"/>') + p("乙", '<w:pStyle w:val="h2"/>') + p("丙", '<w:pStyle w:val="k"/>')
    body += p("丁", '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert paragraphs(original(body, numbering=linked, styles=styles)) == ["一、甲", "（一）乙", "二、丙", "丁"]


def test_a_definition_may_stand_behind_a_numbering_style() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{CHINESE}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert paragraphs(original(item("甲"), numbering=linked)) == ["一、甲"]


def test_a_custom_format_pads_with_zeros() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl>'
    )
    assert paragraphs(original(item("甲"), numbering=numbering(custom))) == ["007、甲"]


@pytest.mark.parametrize(
    ("number_format", "text", "suffix", "whole"),
    [
        ("bullet", "●", "tab", "甲"),
        ("none", "", "tab", "甲"),
        ("decimal", "第%1章", "tab", "第1章 甲"),
        ("decimal", "第%1章", "nothing", "第1章甲"),
        ("decimal", "%1.", "tab", "1.甲"),
        ("chineseCounting", "（%1）", "space", "（一）甲"),
    ],
)
def test_what_stands_between_number_and_text(number_format: str, text: str, suffix: str, whole: str) -> None:
    one = level(0, number_format, text, f'<w:suff w:val="{suffix}"/>')
    assert paragraphs(original(item("甲"), numbering=numbering(one))) == [whole]


def test_a_number_never_makes_a_decimal_of_a_year() -> None:
    assert paragraphs(original(item("2024年"), numbering=numbering(level(0, "decimal", "%1.")))) == ["1. 2024年"]


@pytest.mark.parametrize(("text", "suffix"), [("%1.", "tab"), ("%1", "space"), ("%1", "nothing")])
def test_a_number_never_lengthens_a_figure_in_a_cell(text: str, suffix: str) -> None:
    one = level(0, "decimal", text, f'<w:suff w:val="{suffix}"/>')
    body = tbl(tr("行政处罚", tc(item("234"))), tr("行政强制", "0"))
    shown = only_grid(original(body, numbering=numbering(one))).cells[1].text
    assert shown == f"{text.replace('%1', '1')}\t234"
    assert read_figure(shown).state is State.UNREADABLE


def test_labels_in_cells_are_numbered_row_by_row() -> None:
    one = numbering(level(0, "decimal", "%1."))
    body = tbl(tr(tc(item("属于国家秘密")), "0"), tr(tc(item("保护第三方合法权益")), "3"))
    assert [cell.text for cell in only_grid(original(body, numbering=one)).cells] == [
        "1.属于国家秘密",
        "0",
        "2.保护第三方合法权益",
        "3",
    ]


def test_deleted_paragraphs_and_covered_cells_are_not_counted() -> None:
    deleted = item("", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    covered = tbl(tr(tc("a", '<w:vMerge w:val="restart"/>')), tr(tc(item("盖住"), "<w:vMerge/>")))
    assert paragraphs(original(item("甲") + deleted + covered + item("乙"), numbering=numbering(CHINESE))) == [
        "一、甲",
        "二、乙",
    ]


@pytest.mark.parametrize("list_id", ["7", "", "x"])
def test_a_list_that_is_not_defined_has_no_number(list_id: str) -> None:
    assert paragraphs(original(item("甲", list_id=list_id), numbering=numbering(CHINESE))) == ["甲"]
    assert paragraphs(original(item("甲", list_id=list_id))) == ["甲"]


def test_levels_beyond_word_have_no_number() -> None:
    assert paragraphs(original(item("甲", 9) + item("乙", 99999), numbering=numbering(CHINESE))) == ["甲", "乙"]


def test_numbers_never_grow_with_what_the_file_asks_for() -> None:
    greedy = (
        '<w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="lowerLetter"/>'
        f'<w:lvlText w:val="{"%1" * 5000}"/></w:lvl>'
    )
    (text,) = paragraphs(original(item("甲"), numbering=numbering(greedy)))
    assert len(text) < 2000


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 4000: "4000"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {2: "b"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九"}),
        ("chineseCountingThousand", {100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一", 10000: "10000"}),
        ("japaneseCounting", {3: "三", 12: "十二"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 21: "贰拾壹"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographDigital", {10: "一〇", 23: "二三"}),
        ("ordinal", {1: "1st", 2: "2nd", 11: "11th", 23: "23rd"}),
        ("numberInDash", {3: "- 3 -"}),
        ("unheardOf", {3: "3"}),
        ("chineseCounting", {0: "0"}),
    ],
)
def test_number_formats(number_format: str, expected: dict[int, str]) -> None:
    assert {value: numeral(value, number_format) for value in expected} == expected
