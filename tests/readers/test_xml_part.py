"""XML of unknown origin."""

from __future__ import annotations

import pytest

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.readers import xml_part as limits
from toolkit.readers.xml_part import parse

LAUGHS = '<!DOCTYPE a [<!ENTITY b "哈哈"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
SECRET = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


def parsed(text: str | bytes) -> str | None:
    return parse(text if isinstance(text, bytes) else text.encode(), "a.xml", "原件.docx").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [LAUGHS, SECRET])
def test_document_types_are_refused_in_any_encoding(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableFile, match="DTD"):
        parsed(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32", "utf-32-be"])
def test_an_encoding_that_office_never_writes_opens_no_way_around(encoding: str) -> None:
    with pytest.raises(UnreadableFile):
        parsed(f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}'.encode(encoding, "replace"))


@pytest.mark.parametrize(
    "data",
    [
        "<a>文字</a>".encode(),
        '<?xml version="1.0" encoding="UTF-8"?><a>文字</a>'.encode("utf-8-sig"),
        '<?xml version="1.0" encoding="UTF-16"?><a>文字</a>'.encode("utf-16"),
        '<?xml version="1.0" encoding="UTF-16"?><a>文字</a>'.encode("utf-16-be"),
        '<?xml version="1.0" encoding="GB2312"?><a>文字</a>'.encode("gb18030"),
        '<?xml version="1.0" encoding="nonsense"?><a>文字</a>'.encode(),
    ],
)
def test_encodings_that_occur(data: bytes) -> None:
    assert parsed(data) == "文字"


def test_a_comment_inside_a_text_does_not_cut_it() -> None:
    assert parsed("<a>12<!-- 注 -->34<?x y?>56</a>") == "123456"


@pytest.mark.parametrize("text", ["", "<a>", "<a></b>", "文字", "<a>&nbsp;</a>", "<w:a/>", "<a>\x01</a>"])
def test_broken_xml_is_damage(text: str) -> None:
    with pytest.raises(UnreadableFile, match="已损坏"):
        parsed(text)


def test_broken_bytes_are_damage() -> None:
    with pytest.raises(UnreadableFile):
        parsed(b"<a>\xff\xfe\xfd</a>")
    with pytest.raises(UnreadableFile, match="编码"):
        parsed(b'<?xml version="1.0" encoding="gbk"?><a>\xff\xff</a>')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<a>" * 300 + "</a>" * 300, "嵌套过深"),
        ("<a>" + "字" * 4_000_000 + "</a>", "一段文字"),
        ("<a>" + "<b/>" * limits.MOST_TAGS + "</a>", "标记超过"),
        ("<a " + "".join(f'b{number}="" ' for number in range(limits.MOST_ATTRIBUTES + 1)) + "/>", "标记超过"),
    ],
    ids=["depth", "text", "tags", "attributes"],
)
def test_xml_that_asks_for_too_much_is_refused(text: str, said: str) -> None:
    with pytest.raises(LimitExceeded, match=said):
        parsed(text)


def test_strict_namespaces_become_the_usual_ones() -> None:
    root = parse(
        b'<w:a xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">http://purl.oclc.org/ooxml/x/y</w:a>',
        "a",
        "b",
    )
    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}a"
    assert root.text == "http://purl.oclc.org/ooxml/x/y"
