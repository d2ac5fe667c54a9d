"""XML of unknown origin parsed safely: bounded in size and depth, without DTDs, entities or network."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml.etree import _Element

from toolkit.errors import LimitExceeded, UnreadableFile

# A tag or an attribute costs about 250 bytes once parsed; the longest reports have some ten thousand of each.
MOST_TAGS = 600_000
MOST_ATTRIBUTES = 600_000
TAG = b"<"

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMESPACE = re.compile(
    rb"""(\bxmlns(?::[\w.-]+)?\s*=\s*["'])http://purl\.oclc\.org/ooxml/"""
    rb"(wordprocessingml|spreadsheetml|drawingml|officeDocument)/(\w+)"
)
_DECLARATION = re.compile(rb"""<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_CHINESE = frozenset({b"gb18030", b"gbk", b"gb2312"})
_PARSER = etree.XMLParser(
    # Whatever the part declares: in an encoding of its own choice the search for a DTD would find nothing.
    encoding="utf-8",
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)


def parse(data: bytes, name: str, file: str) -> _Element:
    """The root of a part. Strict OOXML's namespaces come out as the transitional ones: one set of names for all."""
    try:
        data = as_utf8(data)
    except UnicodeError:
        raise UnreadableFile(f"{file}：{name} 的文字编码不对，请用 WPS 或 Word 打开后另存再试。") from None
    # Office writes no DTD, and the packaging standard forbids it: entities are only ever an attack.
    if b"<!DOCTYPE" in data:
        raise UnreadableFile(f"{file}：{name} 含有 Office 文件里不允许的 DTD 声明，没有读取。")
    if data.count(TAG) > MOST_TAGS or data.count(b"=") > MOST_ATTRIBUTES:
        raise LimitExceeded(f"{file}：{name} 里的标记超过 {MOST_TAGS} 个，不像一份年度报告。")
    if _STRICT in data:
        data = _STRICT_NAMESPACE.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/\3", data)
    try:
        return etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise _fault(str(fault), name, file) from None


def as_utf8(data: bytes) -> bytes:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16").encode()
    if data.startswith((b"<\0", b"\0<")):
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be").encode()
    declared = _DECLARATION.match(data[:400])
    if declared and declared[1].lower() in _CHINESE:
        return data.decode("gb18030").encode()
    return data


def _fault(message: str, name: str, file: str) -> UnreadableFile:
    if "depth" in message:
        return LimitExceeded(f"{file}：{name} 的标记嵌套过深，像是有意构造的文件，没有读取。")
    if "limit exceeded" in message.lower() or "huge" in message.lower():
        return LimitExceeded(f"{file}：{name} 里有一段文字长得不像年度报告，没有读取。")
    return UnreadableFile(f"{file}：{name} 的内容已损坏，请用 WPS 或 Word 打开修复后另存，或者重新取得原件。")
