"""Packages as bad programs write them, and files that are no Word files."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from tests.readers.word import (
    NAMESPACES,
    codes,
    original,
    p,
    paragraphs,
    part,
    parts_of,
    r,
    relations,
    tbl,
    tr,
    word,
    zipped,
)
from toolkit.errors import LimitExceeded, UnreadableFile, XxgkError
from toolkit.readers import read_bytes
from toolkit.readers.docx import read

BODY = p("正文") + tbl(tr("甲", "1"))
NUMBERED = p("甲", '<w:numPr><w:numId w:val="1"/></w:numPr>')
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def renamed(**names: str) -> dict[str, str | bytes]:
    return {
        names.get(name.rsplit("/", 1)[-1].replace(".", "_"), name): content for name, content in parts_of(BODY).items()
    }


@pytest.mark.parametrize(
    "parts",
    [
        {name: content for name, content in parts_of(BODY).items() if name != "[Content_Types].xml"},
        {name: content for name, content in parts_of(BODY).items() if not name.endswith(".rels")},
        {**parts_of(BODY), "[Content_Types].xml": "<Types xmlns='x'/>"},
        {**parts_of(BODY), "_rels/.rels": relations(("rId1", "officeDocument", "word/gone.xml"))},
        {**parts_of(BODY), "_rels/.rels": relations(("rId1", "officeDocument", "\\word\\document.xml"))},
        {**parts_of(BODY), "_rels/.rels": relations(("rId1", "officeDocument", "/word/./x/../Document.xml"))},
        {**parts_of(BODY), "_rels/.rels": "<broken"},
        {**renamed(document_xml="word/document2.xml"), "_rels/.rels": relations()},
        {**renamed(document_xml="WORD\\DOCUMENT.XML"), "_rels/.rels": relations()},
        {
            **renamed(document_xml="other/main.xml"),
            "_rels/.rels": relations(("rId1", "officeDocument", "other/main.xml")),
        },
        {**renamed(document_xml="document.xml"), "_rels/.rels": relations()},
    ],
    ids=[
        "no types",
        "no relations",
        "empty types",
        "dangling",
        "backslash",
        "dots",
        "broken",
        "document2",
        "case",
        "elsewhere",
        "top",
    ],
)
def test_the_document_is_found(parts: dict[str, str | bytes]) -> None:
    assert paragraphs(read(zipped(parts), "a.docx")) == ["正文"]


def test_the_content_types_name_the_document_where_nothing_else_does() -> None:
    parts = renamed(document_xml="story/one.xml")
    parts["_rels/.rels"] = relations()
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace("/word/document.xml", "/story/one.xml")
    assert paragraphs(read(zipped(parts), "a.docx")) == ["正文"]


def test_parts_beside_the_document_are_found_without_relations() -> None:
    parts = parts_of(NUMBERED, numbering=NUMBERING)
    parts["word/footer1.xml"] = part("w:ftr", p("页脚"))
    del parts["word/_rels/document.xml.rels"]
    read_original = read(zipped(parts), "a.docx")
    assert [one.text for one in read_original.paragraphs()] == ["页脚", "一、甲"]


def test_strict_files_read_like_all_others() -> None:
    strict = {
        name: str(content)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        for name, content in parts_of(
            NUMBERED + BODY + '<w:sectPr><w:footerReference r:id="f"/></w:sectPr>', numbering=NUMBERING
        ).items()
    }
    strict["word/_rels/document.xml.rels"] = strict["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="f" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/footer" Target="f.xml"/></Relationships>',
    )
    strict["word/f.xml"] = part("w:ftr", p("页脚")).replace(
        NAMESPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    read_original = read(zipped(strict), "a.docx")
    assert [one.text for one in read_original.paragraphs()] == ["页脚", "一、甲", "正文"]


@pytest.mark.parametrize("suffix", ["docx", "docm", "dotx", "dotm"])
def test_all_of_words_endings_are_read(suffix: str) -> None:
    assert read_bytes(word(BODY), f"a.{suffix}").format == "docx"


@pytest.mark.parametrize(
    "broken", ["word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml"]
)
def test_a_damaged_part_beside_the_document_is_told(broken: str) -> None:
    parts = {**parts_of(NUMBERED, numbering=NUMBERING, styles=""), "docProps/core.xml": "<a/>"}
    parts[broken] = "<broken"
    read_original = read(zipped(parts), "a.docx")
    assert paragraphs(read_original)[0].endswith("甲")
    assert codes(read_original) == ["R108"]
    assert broken in read_original.findings[0].message


def test_two_documents_in_one_package_are_told() -> None:
    file = io.BytesIO(word(p("第一份")))
    with zipfile.ZipFile(file, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr("word/document.xml", part("w:document", f"<w:body>{p('第二份')}</w:body>"))
    read_original = read(file.getvalue(), "a.docx")
    assert (paragraphs(read_original), codes(read_original)) == (["第二份"], ["R109"])


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"_rels/.rels": relations(("r", "officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<a/>"}, "Excel"),
        ({"ppt/presentation.xml": "<a/>"}, "PowerPoint"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "OpenDocument"),
        ({"mimetype": "application/epub+zip"}, "EPUB"),
        ({"OFD.xml": "<a/>", "Doc_0/Document.xml": "<a/>"}, "OFD"),
        ({"年报/卫东区.docx": b"x", "b.pdf": b"y"}, "压缩包，请先解压"),
        ({"a.class": b"x"}, "没有 Word 的正文"),
        ({"word/document.xml": "<html/>"}, "没有 Word 的正文"),
        ({"word/document.xml": "<broken"}, "已损坏"),
        ({}, "没有 Word 的正文"),
    ],
    ids=["xlsx", "pptx", "odt", "epub", "ofd", "zip", "jar", "html", "broken", "empty"],
)
def test_what_is_no_word_file_is_called_by_its_name(parts: dict[str, str | bytes], said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as fault:
        read(zipped(parts), "原件.docx")
    assert fault.value.message.startswith("原件.docx：")
    assert "\n" not in fault.value.message


def test_a_document_without_a_body_is_an_empty_original() -> None:
    assert read(zipped({"word/document.xml": part("w:document", "")}), "a.docx").blocks == ()


@pytest.mark.parametrize(
    "body",
    [
        "<w:sdt><w:sdtContent>" * 120 + p("深") + "</w:sdtContent></w:sdt>" * 120,
        p("<w:ins>" * 240 + r("深") + "</w:ins>" * 240),
        p(
            r(
                "<w:pict><v:textbox><w:txbxContent><w:p><w:r>" * 48
                + "<w:t>深</w:t>"
                + "</w:r></w:p></w:txbxContent></v:textbox></w:pict>" * 48
            )
        ),
    ],
    ids=["controls", "insertions", "boxes"],
)
def test_deep_nesting_is_read_or_refused(body: str) -> None:
    try:
        assert paragraphs(original(body)) == ["深"]
    except LimitExceeded:
        pytest.fail("still within what XML may nest")


def test_deeper_nesting_than_python_can_follow_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def bottomless(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("toolkit.readers.docx.WordParts", bottomless)
    with pytest.raises(XxgkError, match="嵌套过深"):
        read(word(BODY), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("prefix", ["w", "ns0"])
def test_style_sheets_of_any_spelling_are_understood(prefix: str, encoding: str) -> None:
    styles = part("w:styles", '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="标题 2"/></w:style>')
    respelled = (
        styles.replace("w:", f"{prefix}:")
        .replace("xmlns:w=", f"xmlns:{prefix}=")
        .replace("UTF-8", encoding)
        .encode(encoding)
    )
    parts = {**parts_of(p("甲", '<w:pStyle w:val="a"/>'), styles=""), "word/styles.xml": respelled}
    (paragraph,) = read(zipped(parts), "a.docx").paragraphs()
    assert (paragraph.style, paragraph.heading_level) == ("标题 2", 2)
