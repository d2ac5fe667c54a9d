"""What a PDF can't tell is said: nothing is missing without a word, and no file breaks the reader."""

from __future__ import annotations

import random
import re
import zlib

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.errors import LimitExceeded, UnreadableFile, XxgkError
from toolkit.original import Original
from toolkit.readers.pdf import read
from toolkit.readers.pdf_findings import pages_text
from toolkit.readers.pdf_risk import is_risky

PICTURE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"


def page() -> Sheet:
    return Sheet().text(74, 60, "一、总体情况", 16).rows([74.0, 200.0, 300.0], 100, [["行政处罚", "4119"]])


def scan() -> Sheet:
    sheet = Sheet()
    sheet.content.append("q 595 0 0 842 0 0 cm /X0 Do Q")
    return sheet


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def test_a_clean_file_has_nothing_to_tell() -> None:
    original = read(pdf(page(), info="/Title(Report)"), "report.pdf")

    assert original.findings == ()
    assert (original.format, original.engines, original.page_count, original.title_property) == (
        "pdf",
        ("pdfium",),
        1,
        "Report",
    )


def test_a_scan_without_text_is_an_error_that_names_the_pages() -> None:
    with pytest.raises(UnreadableFile, match="第 1 至 2 页都是图片"):
        read(pdf(scan(), scan(), objects=[PICTURE]), "report.pdf")


def test_some_scanned_pages_are_a_finding() -> None:
    original = read(pdf(page(), scan(), objects=[PICTURE]), "report.pdf")

    assert codes(original) == ["R130"]
    assert original.findings[0].message.startswith("第 2 页是图片")


def test_a_page_number_on_a_scan_is_no_text_of_its_page() -> None:
    with pytest.raises(UnreadableFile, match="第 1 页都是图片"):
        read(pdf(scan().text(280, 800, "- 1 -", 10), objects=[PICTURE]), "report.pdf")


def test_text_laid_under_a_scan_is_read_and_doubted() -> None:
    sheet = scan().text(74, 60, "一、总体情况", 16, mode=3)

    original = read(pdf(sheet, objects=[PICTURE]), "report.pdf")
    assert [block.text for block in original.paragraphs()] == ["一、总体情况"]
    assert "R133" in codes(original)


def test_text_beside_the_page_is_left_out_and_quoted() -> None:
    original = read(pdf(page().text(700, 100, "页外文字")), "report.pdf")

    assert codes(original) == ["R134"]
    assert "页外文字" in original.findings[0].message


def test_glyphs_without_unicode_are_counted_and_shown_as_unknown() -> None:
    without = pdf(page())
    for one, other in ((b"/UniGB-UCS2-H", b"/Identity-H"), (b"(GB1)", b"(XX1)"), (b"/STSong-Light", b"/Nobodys-Font")):
        without = without.replace(one, other.ljust(len(one)))

    original = read(without, "report.pdf")
    assert codes(original) == ["R132"]
    assert "4119" not in "".join(cell.text for grid in original.grids() for cell in grid.cells)


def test_a_page_of_control_codes_only_shows_nothing() -> None:
    original = read(pdf(page(), Sheet().text(74, 100, "\x03\x04")), "report.pdf")

    assert codes(original) == []
    assert original.page_count == 2


def test_a_symbol_fonts_bullet_is_no_unknown_glyph() -> None:
    original = read(pdf(page().text(74, 200, "\uf0b7总体情况", 16)), "report.pdf")

    assert original.findings == ()
    assert "•总体情况" in [block.text for block in original.paragraphs()]


def test_a_damaged_file_is_repaired_and_that_is_said() -> None:
    whole = pdf(page())
    damaged = re.sub(rb"startxref\n\d+", b"startxref\n99", whole)

    original = read(damaged, "report.pdf")
    assert codes(original) == ["R131"]
    assert [cell.text for grid in original.grids() for cell in grid.cells] == ["行政处罚", "4119"]


def test_a_broken_frame_is_doubted() -> None:
    sheet = Sheet().text(74, 60, "一、总体情况", 16)
    # The line between the second and the third cell ends half-way, so that the rest is no rectangle.
    for x, end in ((74, 160), (134, 160), (194, 130), (254, 160)):
        sheet.line(x, 100, x, end)
    sheet.line(74, 100, 254, 100).line(74, 130, 194, 130).line(74, 160, 254, 160)

    assert codes(read(pdf(sheet.text(80, 105, "规章", 8).text(200, 105, "1", 8)), "report.pdf")) == ["R136"]


def test_a_password_is_an_error() -> None:
    locked = pdf(page()).replace(
        b"/Info 7 0 R",
        b"/Info 7 0 R/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>/ID[<00><00>]",
    )

    with pytest.raises(UnreadableFile, match="密码"):
        read(locked, "report.pdf")


def test_rubbish_behind_a_pdf_header_is_an_error() -> None:
    with pytest.raises(UnreadableFile, match="损坏"):
        read(b"%PDF-1.7\n" + b"rubbish" * 100, "report.pdf")


def test_pages_without_anything_are_an_error() -> None:
    with pytest.raises(UnreadableFile, match="没有任何文字"):
        read(pdf(Sheet()), "report.pdf")


def test_more_pages_than_the_limit_are_an_error() -> None:
    with pytest.raises(LimitExceeded, match="501 页"):
        read(pdf(*[Sheet() for _ in range(501)]), "report.pdf")


def test_more_glyphs_than_any_page_has_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.readers.pdf_glyphs.MOST_GLYPHS", 100)

    with pytest.raises(LimitExceeded, match="字符"):
        read(pdf(Sheet().paragraph(80, ["字" * 28] * 6)), "report.pdf")


def test_a_page_full_of_lines_is_read_without_tables_and_that_is_said() -> None:
    sheet = page()
    for number in range(2_500):
        left, top = 10 + number % 40 * 12, 300 + number // 40 * 8
        sheet.line(left, top, left + 6.5, top, pen=0.1).line(left + 3, top + 0.5, left + 3, top + 7, pen=0.1)

    original = read(pdf(sheet), "report.pdf")
    assert codes(original) == ["R137"]
    assert any("4119" in block.text for block in original.paragraphs())


FIELD = "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(12)/F 4/Rect[202 722 292 738]/DA(/F2 9 Tf 0 g){}>>"
APPEARANCE = (
    "<</Type/XObject/Subtype/Form/BBox[0 0 90 18]/Resources<</Font<</F2 6 0 R>>>>/Length 27>>"
    "stream\nBT /F2 9 Tf 3 5 Td (12) Tj \nendstream"
)


def filled_in(appearance: str) -> Original:
    sheet = Sheet().text(74, 60, "一、总体情况", 16).rows([74.0, 200.0, 300.0], 100, [["行政处罚", ""]])
    sheet.annotations = ["20 0 R"]
    form = "/AcroForm<</Fields[20 0 R]/DR<</Font<</F2 6 0 R>>>>/DA(/F2 9 Tf 0 g)>>"
    return read(pdf(sheet, objects=[FIELD.format(appearance), APPEARANCE], catalog=form), "report.pdf")


def test_a_form_field_drawn_over_the_page_is_read_in_its_place() -> None:
    original = filled_in("/AP<</N 21 0 R>>")

    assert [cell.text for grid in original.grids() for cell in grid.cells] == ["行政处罚", "12"]
    assert original.findings == ()


def test_a_form_field_that_nobody_drew_is_read_and_that_is_said() -> None:
    original = filled_in("")

    assert [cell.text for grid in original.grids() for cell in grid.cells] == ["行政处罚", "12"]
    assert codes(original) == ["R139"]


def test_comments_are_left_out_and_that_is_said() -> None:
    sheet = page()
    sheet.annotations = ["20 0 R"]
    comment = "<</Type/Annot/Subtype/Text/Contents(Please check)/F 4/Rect[10 10 30 30]>>"

    assert codes(read(pdf(sheet, objects=[comment]), "report.pdf")) == ["R138"]


@pytest.mark.parametrize("kind", ["StrikeOut", "Caret"])
def test_marks_of_corrections_are_said_even_without_a_word_in_them(kind: str) -> None:
    sheet = page()
    sheet.annotations = ["20 0 R"]
    mark = f"<</Type/Annot/Subtype/{kind}/F 4/Rect[200 722 300 742]/QuadPoints[200 742 300 742 200 722 300 722]>>"

    assert codes(read(pdf(sheet, objects=[mark]), "report.pdf")) == ["R138"]


@pytest.mark.parametrize(
    ("pages", "text"), [([3], "第 3 页"), ([1, 2, 3, 7], "第 1 至 3、7 页"), ([5, 2], "第 2、5 页")]
)
def test_page_numbers_are_told_in_runs(pages: list[int], text: str) -> None:
    assert pages_text(pages) == text


def drawing(draws: int | None, times: int = 10) -> str:
    content = f"/X{draws} Do " * times if draws is not None else "0 0 m 10 10 l S"
    inside = f"/XObject<</X{draws} {20 + draws} 0 R>>" if draws is not None else ""
    return (
        f"<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<<{inside}>>/Length {len(content)}>>"
        f"stream\n{content}\nendstream"
    )


def unpacking_to(megabytes: int) -> bytes:
    packing = zlib.compressobj(9)
    content = b"".join(packing.compress(b"0 0 m 10 10 l S\n" * 65_536) for _ in range(megabytes)) + packing.flush()
    whole = pdf(Sheet())
    start = whole.index(b"101 0 obj")
    stream = b"101 0 obj\n<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream\n" % (len(content), content)
    return whole[:start] + stream + whole[whole.index(b"endobj", start) :]


def test_drawings_that_draw_each_other_are_watched() -> None:
    sheet = page()
    sheet.content.append("/X0 Do")
    forms = [drawing(number + 1) for number in range(7)] + [drawing(None)]

    assert is_risky(pdf(sheet, objects=forms))
    assert not is_risky(pdf(page()))


def test_a_stream_that_unpacks_without_end_is_watched() -> None:
    assert is_risky(unpacking_to(8))


def test_a_watched_file_is_read_like_any_other() -> None:
    sheet = page()
    sheet.content.append("/X0 Do")
    data = pdf(sheet, objects=[drawing(1, times=40), drawing(None)])

    assert is_risky(data)
    assert [cell.text for grid in read(data, "report.pdf").grids() for cell in grid.cells] == ["行政处罚", "4119"]


def test_an_error_of_a_watched_file_comes_back_as_it_is() -> None:
    with pytest.raises(UnreadableFile, match="没有任何文字"):
        read(unpacking_to(3), "report.pdf")


def test_a_file_that_eats_all_memory_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.readers.apart.SECONDS", 5)
    sheet = page()
    sheet.content.append("/X0 Do")

    with pytest.raises(LimitExceeded):
        read(pdf(sheet, objects=[*(drawing(number + 1) for number in range(9)), drawing(None)]), "report.pdf")


@pytest.mark.parametrize("seed", range(40))
def test_truncated_and_mutated_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf(page(), page().text(74, 300, "正文" * 20, 16), info="/Title(x)"))
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    elif seed % 3 == 1:
        for _ in range(chance.choice([1, 10, 100])):
            data[chance.randrange(len(data))] = chance.randrange(256)
    else:
        start = chance.randrange(len(data))
        del data[start : start + chance.randrange(1, 400)]
    try:
        original = read(bytes(data), "report.pdf")
    except XxgkError:
        return
    for grid in original.grids():
        taken = [
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.end_row)
            for column in range(cell.column, cell.end_column)
        ]
        assert len(taken) == len(set(taken))


def test_text_in_columns_is_told() -> None:
    sheet = Sheet()
    for number in range(6):
        for left in (74.0, 310.0):
            sheet.text(left, 80 + 16 * number, f"第{number}行，全面推进各项工作有序开展取得成效，并公开", 9)

    assert "R145" in [finding.code for finding in read(pdf(sheet), "report.pdf").findings]


def test_contacts_beside_each_other_are_no_columns() -> None:
    sheet = Sheet().paragraph(160, ["正文。"])
    for number, line in enumerate(["地址：洪湖区人民路十二号    邮编：433200", "电话：0716-2345678    传真：2345679"]):
        sheet.text(74, 80 + 16 * number, line, 9)

    assert read(pdf(sheet), "report.pdf").findings == ()
