"""Word 97–2003 files: the same report as from the same document in today's format."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.originals import FIXTURES
from tests.readers.old_word import OldRun, OldWord, change, p, plc, row, row_plan, style_sheet
from toolkit.errors import LimitExceeded, UnreadableFile, XxgkError
from toolkit.original import Grid, Original, Paragraph
from toolkit.readers import doc_file, read_bytes
from toolkit.readers.doc_file import Part
from toolkit.readers.doc_title import title_in

HIDDEN, STRUCK, DELETED, INSERTED = change(0x083C, 1), change(0x0837, 1), change(0x0800, 1), change(0x0801, 1)
RAISED = change(0x2A48, 1)
IN_TABLE, INNER_CELL, INNER_ROW = change(0x2416, 1), change(0x244B, 1), change(0x244C, 1)
GOES_DOWN, BEGINS_DOWN = 0x20, 0x60


def texts(original: Original) -> list[str]:
    return [block.text for block in original.blocks if isinstance(block, Paragraph)]


def cells(original: Original) -> list[tuple[int, int, int, int, str]]:
    grid = next(block for block in original.blocks if isinstance(block, Grid))
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in grid.cells]


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def test_paragraphs_in_their_order() -> None:
    assert texts(OldWord([p("一、总体情况"), p("全年公开 12 条。")]).read()) == ["一、总体情况", "全年公开 12 条。"]


def test_text_stored_in_one_byte_a_character() -> None:
    assert texts(OldWord([p("2024 – 12")], narrow=True).read()) == ["2024 – 12"]


def test_a_rare_character_in_two_halves() -> None:
    assert texts(OldWord([p("镇长\ud842\udfb7某")]).read()) == ["镇长𠮷某"]


def test_tabs_and_line_breaks() -> None:
    assert texts(OldWord([p("联系人\t王某\x0b电话 12345")]).read()) == ["联系人\t王某\n电话 12345"]


@pytest.mark.parametrize(("changes", "code"), [(HIDDEN, "R102"), (STRUCK, "R104"), (DELETED, "R101")])
def test_what_nobody_sees_is_left_out_and_told(changes: bytes, code: str) -> None:
    original = OldWord([p("公开 ", OldRun("3", changes), "12 条")]).read()
    assert texts(original) == ["公开 12 条"]
    assert codes(original) == [code]


AS_STYLE, UNLIKE_STYLE = change(0x083C, 0x80), change(0x083C, 0x81)
NORMAL, NO_STYLE = 0, 0xFFF
HIDING, ON_HIDING = (NORMAL, b"", HIDDEN), (1, b"", b"")


@pytest.mark.parametrize("hiding", [1, 2])
def test_characters_are_seen_against_a_style_that_hides(hiding: int) -> None:
    runs = (OldRun("12", UNLIKE_STYLE), OldRun("3"), OldRun("4", AS_STYLE))
    parts = {Part.STYLES: style_sheet((NO_STYLE, b"", b""), HIDING, ON_HIDING)}
    original = OldWord([p(*runs, style=hiding)], parts=parts).read()
    assert texts(original) == ["12"]
    assert codes(original) == ["R102"]


def test_characters_unlike_a_style_that_hides_nothing_are_hidden() -> None:
    parts = {Part.STYLES: style_sheet((NO_STYLE, b"", b""))}
    original = OldWord([p("12", OldRun("3", UNLIKE_STYLE), OldRun("4", AS_STYLE))], parts=parts).read()
    assert texts(original) == ["124"]


def test_styles_that_stand_on_each_other_end() -> None:
    parts = {Part.STYLES: style_sheet((1, b"", HIDDEN), (0, b"", b""))}
    assert texts(OldWord([p("12", style=1)], parts=parts).read()) == []


def test_inserted_text_counts() -> None:
    original = OldWord([p("公开 ", OldRun("12", INSERTED), " 条")]).read()
    assert texts(original) == ["公开 12 条"]
    assert codes(original) == ["R101"]


def test_the_mark_of_a_note_lengthens_no_figure() -> None:
    original = OldWord(
        [*row("合计", "12")[:1], p("12", OldRun("1", RAISED), changes=IN_TABLE, mark="\x07"), row("", "")[-1]]
    )
    assert [cell[-1] for cell in cells(original.read())] == ["合计", "12¹"]


def test_a_white_figure_is_not_seen() -> None:
    white = OldRun("7", change(0x6870, 0xFF, 0xFF, 0xFF, 0))
    original = OldWord([p("公开 12", white, " 条")]).read()
    assert texts(original) == ["公开 12 条"]
    assert codes(original) == ["R102"]


@pytest.mark.parametrize(
    "ground", [change(0x2A0C, 9), change(0xCA71, 10, 0, 0, 0, 0xFF, 0, 0, 0x80, 0, 0, 0), change(0x4866, 0x20, 0)]
)
def test_a_white_figure_on_a_dark_ground_is_seen(ground: bytes) -> None:
    white = OldRun("7", change(0x6870, 0xFF, 0xFF, 0xFF, 0) + ground)
    assert texts(OldWord([p("公开 12", white, " 条")]).read()) == ["公开 127 条"]


def test_a_table_with_cells_over_several_columns() -> None:
    rows = [*row("申请人情况", edges=(0, 3000)), *row("自然人", "企业", "总计")]
    assert cells(OldWord([*rows, p("")]).read()) == [
        (0, 0, 1, 3, "申请人情况"),
        (1, 0, 1, 1, "自然人"),
        (1, 1, 1, 1, "企业"),
        (1, 2, 1, 1, "总计"),
    ]


def test_borders_that_nearly_meet_are_one() -> None:
    rows = [*row("甲", "1", edges=(0, 1000, 2000)), *row("乙", "2", edges=(5, 1007, 1996))]
    assert [cell[1] for cell in cells(OldWord(rows).read())] == [0, 1, 0, 1]


def test_a_cell_over_several_rows() -> None:
    rows = [*row("结果", "维持", flags=(BEGINS_DOWN,)), *row("", "纠正", flags=(GOES_DOWN,))]
    assert cells(OldWord(rows).read()) == [(0, 0, 2, 1, "结果"), (0, 1, 1, 1, "维持"), (1, 1, 1, 1, "纠正")]


def test_a_row_that_begins_further_right() -> None:
    rows = [*row("甲", "1"), *row("2", edges=(1000, 2000))]
    assert cells(OldWord(rows).read())[-1] == (1, 1, 1, 1, "2")


def test_a_table_in_a_cell_of_another() -> None:
    deep = IN_TABLE + change(0x6649, 2, 0, 0, 0)
    inner = [
        p("里格", changes=deep + INNER_CELL),
        p(changes=deep + INNER_ROW + row_plan((0, 900))),
    ]
    assert cells(OldWord([*inner, *row("", "外格")]).read()) == [(0, 0, 1, 1, "里格"), (0, 1, 1, 1, "外格")]


def test_a_row_whose_plan_is_kept_in_another_stream() -> None:
    plan = row_plan((0, 1000, 3000))
    stored = struct.pack("<H", len(plan)) + plan
    end = p(changes=IN_TABLE + change(0x2417, 1) + change(0x6646, 4, 0, 0, 0), mark="\x07")
    rows = [*row("自然人", "企业", "总计"), *row("一", "二")[:2], end]
    assert cells(OldWord(rows, data=b"\0" * 4 + stored).read())[-1] == (1, 1, 1, 2, "二")


def test_a_deleted_row_is_left_out() -> None:
    ends = [p(text, changes=IN_TABLE, mark="\x07", mark_changes=DELETED) for text in ("甲", "1")]
    gone = p(changes=IN_TABLE + change(0x2417, 1) + row_plan((0, 1000, 2000)), mark="\x07", mark_changes=DELETED)
    original = OldWord([*row("乙", "2"), *ends, gone]).read()
    assert [cell[-1] for cell in cells(original)] == ["乙", "2"]
    assert "R101" in codes(original)


def test_a_row_stays_where_only_its_end_looks_deleted() -> None:
    end = p(changes=IN_TABLE + change(0x2417, 1) + row_plan((0, 1000, 2000)), mark="\x07", mark_changes=DELETED)
    assert [cell[-1] for cell in cells(OldWord([*row("甲", "1")[:2], end]).read())] == ["甲", "1"]


def test_of_a_field_the_result_counts() -> None:
    assert texts(OldWord([p("共 \x13 =SUM(LEFT) \x1412\x15 件")]).read()) == ["共 12 件"]


def test_a_footnote_follows_its_paragraph() -> None:
    marks = plc((4, 6), [b"\1\0"])
    parts = {Part.FOOTNOTE_MARKS: marks, Part.FOOTNOTES: plc((0, 6, 7))}
    original = OldWord([p("公开12\x02条")], notes=[p("\x02 含废止"), p("")], parts=parts).read()
    assert texts(original)[0].startswith("公开12")
    assert any("含废止" in text for text in texts(original))


def test_a_text_box_is_read_where_it_is_anchored() -> None:
    spa = struct.pack("<I4i6x", 7, 0, 0, 3000, 600)
    box = struct.pack("<14xI4x", 7)
    parts = {Part.DRAWN: plc((0, 5), [spa]), Part.BOXES: plc((0, 5, 6), [box, bytes(22)])}
    original = OldWord([p("\x08正文段落")], boxes=[p("框里的字"), p("")], parts=parts).read()
    assert sorted(texts(original)) == ["框里的字", "正文段落"]


def test_a_text_box_of_a_group_is_not_lost() -> None:
    box = struct.pack("<14xI4x", 9)
    original = OldWord(
        [p("正文段落")], boxes=[p("框里的字"), p("")], parts={Part.BOXES: plc((0, 5, 6), [box, bytes(22)])}
    )
    assert sorted(texts(original.read())) == ["框里的字", "正文段落"]


def test_a_large_picture_is_told() -> None:
    stored = struct.pack("<I24x4H", 0, 8000, 4000, 1000, 1000)
    original = OldWord(
        [p("见下图", OldRun("\x01", change(0x6A03, 0, 0, 0, 0) + change(0x0855, 1)))], data=stored
    ).read()
    assert codes(original) == ["R106"]


def test_an_embedded_object_is_told() -> None:
    original = OldWord([p("见下表", OldRun("\x01", change(0x0856, 1)))]).read()
    assert codes(original) == ["R105"]


def art(*records: tuple[int, int, bytes]) -> bytes:
    """Drawing records: kind or count, number, content."""
    return b"".join(struct.pack("<HHI", kind << 4, number, len(content)) + content for kind, number, content in records)


def drawn(kind: int, flags: int = 0, properties: bytes = b"") -> OldWord:
    """A paragraph with a large shape, without a text box."""
    shape = (kind, 0xF00A, struct.pack("<II", 7, flags))
    spa = struct.pack("<I4i6x", 7, 0, 0, 8000, 4000)
    drawings = b"\0" + art(shape, (1, 0xF00B, properties))
    return OldWord([p("\x08正文")], parts={Part.DRAWN: plc((0, 4), [spa]), Part.DRAWINGS: drawings})


@pytest.mark.parametrize(
    ("kind", "flags", "told"), [(75, 0, ["R106"]), (0xFFF, 0, ["R106"]), (75, 0x10, ["R105"]), (1, 0, [])]
)
def test_of_what_is_drawn_pictures_and_objects_are_told(kind: int, flags: int, told: list[str]) -> None:
    assert codes(drawn(kind, flags).read()) == told


def test_word_art_is_read() -> None:
    text = "某局年度报告\0".encode("utf-16-le")
    properties = struct.pack("<HI", 0x80C0, len(text)) + text
    assert sorted(texts(drawn(136, properties=properties).read())) == ["某局年度报告", "正文"]


def form(bits: int, *entries: str) -> bytes:
    """A form field's data: its kind with what is chosen, and the entries of a list."""
    names = b"".join(struct.pack("<H", len(one)) + one.encode("utf-16-le") for one in entries)
    listed = struct.pack("<HHH", 0xFFFF, len(entries), 0) + names
    return bytes(68) + b"\xff\xff\xff\xff" + struct.pack("<H4x", bits) + bytes(4) + b"\1\0" + bytes(20) + listed


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (form(2 | 0 << 2, "12", "34"), "12"),
        (form(2 | 25 << 2, "12", "34"), "34"),
        (form(1 | 1 << 2), "☑"),
        (form(1 | 0 << 2), "☐"),
    ],
)
def test_what_a_form_field_shows(data: bytes, shown: str) -> None:
    sign = OldRun("\x01", change(0x0806, 1) + change(0x6A03, 0, 0, 0, 0))
    original = OldWord([p("共 \x13 FORMDROPDOWN ", sign, "\x14\x15 件")], data=data).read()
    assert texts(original) == [f"共 {shown} 件"]


def test_a_link_shows_its_text_whatever_its_data_looks_like() -> None:
    sign = OldRun("\x01", change(0x0806, 1) + change(0x6A03, 0, 0, 0, 0))
    original = OldWord([p('见\x13 HYPERLINK "a" ', sign, "\x14门户网站\x15")], data=form(1)).read()
    assert texts(original) == ["见门户网站"]


def one_list() -> dict[int, bytes]:
    """The parts of a file with one list, counted 一、二、…"""
    level = struct.pack("<iBB9sBiiBBBB", 1, 37, 0, b"\1" + bytes(8), 2, 0, 0, 0, 0, 0, 0) + struct.pack("<H", 2)
    level += "\0、".encode("utf-16-le")
    lists = struct.pack("<H", 1) + struct.pack("<II18sBB", 5, 0, bytes(18), 1, 0)
    uses = struct.pack("<I", 1) + struct.pack("<III4B", 5, 0, 0, 0, 0, 0, 0) + b"\xff\xff\xff\xff"
    # The levels stand right behind the lists.
    return {Part.LISTS: lists, 99: level, Part.LIST_USES: uses}


ITEM = change(0x460B, 1, 0) + change(0x260A, 0)


def test_lists_are_counted() -> None:
    word = OldWord([p("总体情况", changes=ITEM), p("主动公开情况", changes=ITEM)], parts=one_list())
    assert texts(word.read()) == ["一、总体情况", "二、主动公开情况"]


def test_a_new_style_takes_the_number_of_the_list_away() -> None:
    styles = style_sheet((NO_STYLE, b"", b""), (NORMAL, change(0x2640, 0), b""))
    word = OldWord([p("1）正文", changes=ITEM + change(0x4600, 1, 0))], parts={Part.STYLES: styles, **one_list()})
    (block,) = word.read().blocks
    assert block == Paragraph("1）正文", block.place, heading_level=1, style="B")


def test_heads_and_feet_are_margins() -> None:
    empty_ones = [0] * 7
    original = OldWord(
        [p("正文")], margins=[p("某局年度报告"), p("")], parts={Part.MARGINS: plc([*empty_ones, 7, 8])}
    ).read()
    assert [(block.text, block.in_margin) for block in original.blocks if isinstance(block, Paragraph)] == [
        ("某局年度报告", True),
        ("正文", False),
    ]


def test_what_a_fast_save_changed_in_short() -> None:
    # Hidden, on.
    original = OldWord([p("看不见")], changed=0x5C << 1 | 1 << 8).read()
    assert texts(original) == []


def test_what_a_fast_save_changed_at_length() -> None:
    assert texts(OldWord([p("看不见")], changed=1, shared=HIDDEN).read()) == []


@pytest.mark.parametrize(
    ("word", "message"),
    [
        (OldWord([p("正文")], flags=0x100), "密码"),
        (OldWord([p("正文")], version=0x65), "Word 95"),
        (OldWord([p("正文")], parts={Part.PIECES: b""}), "找不到正文"),
    ],
)
def test_what_cannot_be_read_is_said(word: OldWord, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        word.read()


def test_a_text_that_is_cut_off_is_said() -> None:
    main, table = OldWord([p("正文" * 900)]).streams()
    with pytest.raises(UnreadableFile, match="正文不完整"):
        doc_file.WordFile(main[:3000], (b"", table), b"", "原件.doc")


def test_more_formats_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc_file, "MOST_STRETCHES", 3)
    with pytest.raises(LimitExceeded, match="格式变化"):
        OldWord([p("甲"), p("乙"), p("丙")]).read()


def test_notes_listed_over_and_over_are_read_once() -> None:
    parts = {Part.FOOTNOTE_MARKS: plc((0, 5), [b"\1\0"]), Part.FOOTNOTES: plc((0, 5, 0, 5, 0, 5))}
    original = OldWord([p("\x02正文段落")], notes=[p("注释内容")], parts=parts).read()
    assert texts(original).count("注释内容") <= 1


@pytest.mark.parametrize("name", ["年报.doc", "年报.wps", "年报.docx", "年报"])
def test_the_content_decides_and_not_the_name(name: str) -> None:
    assert read_bytes((FIXTURES / "originals" / "twin-002.doc").read_bytes(), name).format == "doc"


def pushed(*paragraph: bytes, height: int = 0, run: bytes = b"") -> Original:
    """A table of a label and a figure, whose paragraph, letters or row are set so."""
    inside = change(0x2416, 1)
    cells = [
        p("件数", changes=inside, mark="\x07"),
        p(OldRun("12", run), changes=inside + b"".join(paragraph), mark="\x07"),
    ]
    fixed = change(0x9407, *struct.pack("<h", height)) if height else b""
    end = p(changes=inside + change(0x2417, 1) + row_plan((0, 900, 1700)) + fixed, mark="\x07")
    return OldWord([*cells, end]).read()


def twips(code: int, value: int) -> bytes:
    return change(code, *struct.pack("<h", value))


def lines(height: int) -> bytes:
    return change(0x6412, *struct.pack("<hh", height, 0))


@pytest.mark.parametrize(
    ("paragraph", "height", "run", "text", "told"),
    [
        (twips(0x845E, 1500), 0, b"", "12", ["R113"]),
        (twips(0x840F, 1500), 0, b"", "12", ["R113"]),
        (twips(0x8460, -2000), 0, b"", "12", ["R113"]),
        (lines(-20), 0, b"", "12", ["R113"]),
        (change(0xA413, *struct.pack("<H", 2000)), -300, b"", "12", ["R113"]),
        (b"", 0, twips(0x8840, -110), "12", ["R113"]),
        (b"", 0, change(0x4852, 1, 0), "", ["R102"]),
        (twips(0x845E, 420), -300, twips(0x8840, -10), "12", []),
        (lines(-560), 300, change(0x4852, 90, 0), "12", []),
    ],
)
def test_what_is_pushed_away_cut_off_or_pressed_is_told(
    paragraph: bytes, height: int, run: bytes, text: str, told: list[str]
) -> None:
    read = pushed(paragraph, height=height, run=run)
    (grid,) = read.grids()
    assert grid.cells[1].text == text
    assert [finding.code for finding in read.findings] == told


def test_another_old_office_file_is_said() -> None:
    with pytest.raises(UnreadableFile, match="旧版的表格文件"):
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "汇总.xls")


def properties(page: int, title: bytes) -> bytes:
    """A summary with a code page and a title."""
    section = struct.pack("<IIIIII", 0, 2, 1, 24, 2, 32) + struct.pack("<II", 2, page)
    return bytes(44) + struct.pack("<I", 48) + section + struct.pack("<II", 0x1E, len(title)) + title


@pytest.mark.parametrize(("page", "encoding"), [(936, "gbk"), (65001, "utf-8"), (1200, "utf-16-le")])
def test_the_title_among_the_properties(page: int, encoding: str) -> None:
    assert title_in(properties(page, "某局年度报告\0".encode(encoding))) == "某局年度报告"


@pytest.mark.parametrize("summary", [b"", bytes(60), properties(7, b"x"), properties(936, b"")[:-4]])
def test_no_title_in_damaged_properties(summary: bytes) -> None:
    assert title_in(summary) == ""


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    data = bytearray((FIXTURES / "originals" / "twin-004.doc").read_bytes())
    for at in draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=30)):
        data[at] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(len(data) // 2, len(data)))])


@given(damaged())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_read_or_said(data: bytes) -> None:
    try:
        original = read_bytes(data, "原件.doc")
    except XxgkError:
        return
    assert isinstance(original, Original)
