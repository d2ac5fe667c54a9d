"""Text of paragraphs as a person sees it."""

from __future__ import annotations

import pytest

from tests.readers.word import (
    codes,
    kinds,
    margins,
    original,
    p,
    paragraphs,
    part,
    parts_of,
    r,
    relations,
    t,
    tbl,
    tc,
    text_of,
    tr,
    zipped,
)
from toolkit.finding import Place
from toolkit.readers.docx import read


def field_begin(extra: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin">{extra}</w:fldChar></w:r>'


SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r("一") + r("二"), "一二"),
        (r(t("甲") + "<w:br/>" + t("乙")), "甲\n乙"),
        (r(t("甲") + '<w:br w:type="page"/>' + t("乙")), "甲\n乙"),
        (r(t("甲") + "<w:cr/>" + t("乙")), "甲\n乙"),
        (r(t("甲") + "<w:tab/>" + t("乙")), "甲\t乙"),
        (r(t("甲\u00a0乙")), "甲\u00a0乙"),
        (r(t("0516") + "<w:noBreakHyphen/>" + t("8888")), "0516-8888"),
        (r(t("甲") + "<w:softHyphen/>" + t("乙")), "甲乙"),
        (r('<w:sym w:font="Wingdings" w:char="F0FE"/>'), "☑"),
        (r('<w:sym w:font="Symbol" w:char="F02D"/>' + t("18")), "−18"),
        (r('<w:sym w:font="宋体" w:char="2460"/>'), "①"),
        (r('<w:sym w:font="Odd" w:char="F123"/>'), "\uf123"),
        (r('<w:sym w:font="Odd" w:char="what"/>'), ""),
        ('<w:hyperlink r:id="rId9"><w:r><w:t>链接</w:t></w:r></w:hyperlink>' + r("后"), "链接后"),
        ('<w:smartTag w:element="x"><w:smartTagPr/>' + r("标记") + "</w:smartTag>", "标记"),
        ('<w:customXml w:element="x">' + r("数据") + "</w:customXml>", "数据"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + r("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ('<w:dir w:val="ltr">' + r("方向") + "</w:dir>", "方向"),
        ("<unknown>" + r("包着的") + "</unknown>", "包着的"),
        ('<w:fldSimple w:instr=" PAGE ">' + r("7") + "</w:fldSimple>", "7"),
        ("<m:oMath><m:r><m:t>x=3</m:t></m:r></m:oMath>", "x=3"),
        (r("前") + '<w:commentRangeStart w:id="1"/>' + r('<w:commentReference w:id="1"/>') + r("后"), "前后"),
        (
            r(
                "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>duān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>端</w:t></w:r></w:rubyBase></w:ruby>"
            ),
            "端",
        ),
        (r(t("换行在\nXML里")), "换行在 XML里"),
    ],
)
def test_text_in_a_paragraph(inner: str, text: str) -> None:
    assert text_of(inner) == text


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vertAlign w:val="superscript"/>',
        '<w:position w:val="10"/><w:sz w:val="10"/>',
        '<w:rStyle w:val="NoteMark"/>',
        '<w:rStyle w:val="FootnoteReference"/>',
    ],
)
def test_raised_digits_are_no_part_of_the_figure_before_them(properties: str) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="NoteMark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    mark = f"<w:r><w:rPr>{properties}</w:rPr>{t('1')}</w:r>"
    assert text_of(r("33") + mark, styles=styles) == "33¹"


@pytest.mark.parametrize(
    "properties", ['<w:vertAlign w:val="subscript"/>', '<w:position w:val="-6"/>', '<w:rStyle w:val="Low"/>']
)
def test_lowered_digits_are_no_part_of_the_figure_either(properties: str) -> None:
    styles = '<w:style w:type="character" w:styleId="Low"><w:rPr><w:vertAlign w:val="subscript"/></w:rPr></w:style>'
    assert text_of(r("33") + f"<w:r><w:rPr>{properties}</w:rPr>{t('1')}</w:r>", styles=styles) == "33₁"


@pytest.mark.parametrize("properties", ['<w:vertAlign w:val="baseline"/>', '<w:position w:val="-4"/>'])
def test_digits_that_are_not_raised_stay_as_they_are(properties: str) -> None:
    assert text_of(r("3") + f"<w:r><w:rPr>{properties}</w:rPr>{t('1')}</w:r>") == "31"


@pytest.mark.parametrize("properties", ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="-6"/>'])
def test_a_figure_that_is_raised_or_lowered_as_a_whole_is_a_figure(properties: str) -> None:
    assert text_of("".join(r(digit, properties) for digit in "33")) == "33"


def test_a_mark_before_a_figure_is_no_part_of_it() -> None:
    assert text_of(r("1", '<w:vertAlign w:val="superscript"/>') + r("33")) == "¹33"


@pytest.mark.parametrize(("switch", "text"), [("1", "33¹"), ("0", "331")])
def test_an_offices_own_note_mark_is_no_part_of_the_figure(switch: str, text: str) -> None:
    mark = r(f'<w:footnoteReference w:customMarkFollows="{switch}" w:id="2"/>' + t("1"))
    assert text_of(r("33") + mark) == text


def in_colour(text: str, colour: str, more: str = "") -> str:
    return f'<w:r><w:rPr><w:color w:val="{colour}"/>{more}</w:rPr>{t(text)}</w:r>'


@pytest.mark.parametrize(
    "white",
    [
        in_colour("9", "ffffff"),
        in_colour("9", "FEFEFE"),
        r("9", '<w:color w:val="auto" w:themeColor="background1"/>'),
    ],
)
def test_white_text_beside_visible_text_is_hidden(white: str) -> None:
    read = original(p(r("33") + white))
    assert (paragraphs(read), codes(read)) == (["33"], ["R102"])


@pytest.mark.parametrize(
    "inner",
    [
        r("33") + in_colour("9", "FF0000"),
        r("33") + in_colour("9", "EEEEEE"),
        r("33") + r("9", '<w:color w:val="auto" w:themeColor="text1"/>'),
        r("33") + in_colour("9", "FFFFFF", '<w:shd w:val="clear" w:fill="1F4E79"/>'),
    ],
)
def test_text_in_colours_that_can_be_seen_is_text(inner: str) -> None:
    read = original(p(inner))
    assert (paragraphs(read), codes(read)) == (["339"], [])


def test_an_equations_exponent_is_raised() -> None:
    power = "<m:sSup><m:e><m:r><m:t>33</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    assert text_of(f"<m:oMath>{power}</m:oMath>") == "33²"


def test_a_fraction_is_no_whole_number() -> None:
    fraction = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    assert text_of(f"<m:oMath>{fraction}</m:oMath>") == "1/2"


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (f"<m:sSub><m:e>{math('33')}</m:e><m:sub>{math('1')}</m:sub></m:sSub>", "33₁"),
        (f"<m:limLow><m:e>{math('33')}</m:e><m:lim>{math('1')}</m:lim></m:limLow>", "33¹"),
        (f"<m:m><m:mr><m:e>{math('33')}</m:e><m:e>{math('1')}</m:e></m:mr></m:m>", "33\t1"),
        (f"<m:eqArr><m:e>{math('33')}</m:e><m:e>{math('1')}</m:e></m:eqArr>", "33\t1"),
    ],
)
def test_parts_of_an_equation_do_not_run_together(equation: str, text: str) -> None:
    assert text_of(f"<m:oMath>{equation}</m:oMath>") == text


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (f"<m:rad><m:deg>{math('3')}</m:deg><m:e>{math('8')}</m:e></m:rad>", "³8"),
        (f"<m:nary><m:sub>{math('1')}</m:sub><m:sup/><m:e>{math('8')}</m:e></m:nary>", "₁8"),
    ],
)
def test_a_sign_that_an_equation_draws_is_told(equation: str, text: str) -> None:
    read = original(p(f"<m:oMath>{equation}</m:oMath>"))
    assert (paragraphs(read), codes(read)) == ([text], ["R105"])


def test_a_field_that_draws_its_own_text_is_told() -> None:
    field = field_begin() + r("<w:instrText> EQ \\x(33) </w:instrText>") + END
    read = original(p(field))
    assert codes(read) == ["R105"]


def test_a_complex_field_shows_its_result_only() -> None:
    inner = r("共") + field_begin() + r("<w:instrText> =1+1 </w:instrText>") + SEPARATE + r("2") + END + r("件")
    assert text_of(inner) == "共2件"


def test_the_instruction_of_a_field_may_hold_a_field() -> None:
    inner_field = field_begin() + r("<w:instrText> NAME </w:instrText>") + SEPARATE + r("不显示") + END
    inner = (
        field_begin() + r("<w:instrText> IF </w:instrText>") + inner_field + r("也不显示") + SEPARATE + r("显示") + END
    )
    assert text_of(inner) == "显示"


def test_a_field_runs_over_paragraphs() -> None:
    body = p(field_begin() + r("<w:instrText> TOC </w:instrText>") + SEPARATE + r("一、总体情况\t1")) + p(
        r("二、主动公开\t2") + END
    )
    assert paragraphs(original(body)) == ["一、总体情况\t1", "二、主动公开\t2"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert text_of(field_begin() + r("<w:instrText> PAGE </w:instrText>") + r("正文")) == "正文"


def test_a_field_begun_in_a_cell_ends_with_it() -> None:
    cell = tc(p(field_begin() + r("<w:instrText> X </w:instrText>")))
    deleted_row = tr(tc(p(SEPARATE + END)), properties="<w:del/>")
    assert paragraphs(original(tbl(tr(cell, "1"), deleted_row) + p("后文"))) == ["后文"]


def test_old_form_fields_show_their_choice() -> None:
    drop_down = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>'
    check_box = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    inner = field_begin(drop_down) + r("<w:instrText> FORMDROPDOWN </w:instrText>") + END
    assert text_of(inner + field_begin(check_box) + SEPARATE + END) == "乙☑"


def test_blocks_come_in_document_order_and_blank_paragraphs_only_count() -> None:
    read_original = original(p("甲") + p() + tbl(tr("1", "2")) + "<w:sectPr/>" + p("乙"))
    assert kinds(read_original) == ["甲", "1/2", "乙"]
    assert [block.place for block in read_original.blocks] == [Place(paragraph=1), Place(table=1), Place(paragraph=3)]


def test_content_controls_and_branches_between_blocks_are_opened() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>"
        + p("控件里")
        + tbl(tr("1", "2"))
        + "</w:sdtContent></w:sdt>"
    )
    branches = (
        "<mc:AlternateContent><mc:Choice Requires='w14'>"
        + p("新")
        + "</mc:Choice><mc:Fallback>"
        + p("旧")
        + "</mc:Fallback></mc:AlternateContent>"
    )
    assert kinds(original(control + branches)) == ["控件里", "1/2", "新"]


def test_text_outside_any_paragraph_is_kept() -> None:
    assert paragraphs(
        original("<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>" + r("散落"))
    ) == ["a+b", "散落"]


def test_a_note_follows_the_block_that_refers_to_it_and_comes_once() -> None:
    notes = (
        '<w:footnote w:id="0" w:type="separator">'
        + p()
        + '</w:footnote><w:footnote w:id="2">'
        + p(r("<w:footnoteRef/>") + r("脚注"))
        + "</w:footnote>"
    )
    mark = r('<w:footnoteReference w:id="2"/>')
    body = p(r("甲") + mark) + p(r("乙") + mark)
    assert paragraphs(original(body, footnotes=notes)) == ["甲", "脚注", "乙"]


def test_a_note_of_a_cell_follows_the_table() -> None:
    notes = '<w:endnote w:id="5">' + p("尾注") + "</w:endnote>"
    body = tbl(tr("甲", tc(p(r("12") + r('<w:endnoteReference w:id="5"/>'))))) + p("后")
    assert kinds(original(body, endnotes=notes)) == ["甲/12", "尾注", "后"]


def test_styles_give_names_and_heading_levels() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="带级别"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    )
    body = p("甲") + p("乙", '<w:pStyle w:val="x"/>') + p("丙", '<w:pStyle w:val="y"/>')
    body += p("丁", '<w:pStyle w:val="y"/><w:outlineLvl w:val="9"/>') + p("戊", '<w:outlineLvl w:val="0"/>')
    found = [(one.style, one.heading_level) for one in original(body, styles=styles).paragraphs()]
    assert found == [("Normal", None), ("我的标题", 1), ("带级别", 3), ("带级别", None), ("Normal", 1)]


def test_without_the_style_part_ids_speak_for_styles() -> None:
    (paragraph,) = original(p("甲", '<w:pStyle w:val="Heading2"/>')).paragraphs()
    assert (paragraph.style, paragraph.heading_level) == ("Heading2", 2)


def test_a_style_that_is_based_on_itself_is_survived() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="甲"/><w:basedOn w:val="a"/></w:style>'
    (paragraph,) = original(p("文", '<w:pStyle w:val="a"/>'), styles=styles).paragraphs()
    assert paragraph.style == "甲"


def test_headers_and_footers_are_margins_once_for_each_text() -> None:
    footer = p(r("— ") + field_begin() + r("<w:instrText> PAGE </w:instrText>") + SEPARATE + r("1") + END + r(" —"))
    parts = parts_of(
        p("正文")
        + '<w:sectPr><w:headerReference r:id="h1"/><w:footerReference r:id="f1"/><w:footerReference r:id="f2"/>'
        '<w:footerReference r:id="gone"/></w:sectPr>'
    )
    parts["word/_rels/document.xml.rels"] = relations(
        ("h1", "header", "header1.xml"),
        ("f1", "footer", "footer1.xml"),
        ("f2", "footer", "footer2.xml"),
        ("gone", "footer", "no.xml"),
    )
    parts["word/header1.xml"] = part("w:hdr", tbl(tr("页眉", "右")))
    parts["word/footer1.xml"] = parts["word/footer2.xml"] = part("w:ftr", footer)
    read_original = read(zipped(parts), "a.docx")
    assert margins(read_original) == ["页眉", "右", "— 1 —"]
    assert paragraphs(read_original) == ["正文"]
    assert codes(read_original) == []


def test_the_title_property_is_read() -> None:
    parts = parts_of(p("正文"))
    parts["docProps/core.xml"] = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 某局年报 </dc:title></cp:coreProperties>'
    )
    assert read(zipped(parts), "a.docx").title_property == "某局年报"
