"""Zip packages: found as Office finds them, refused where they ask for too much."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from tests.readers.word import zipped
from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.readers import package as limits
from toolkit.readers.package import open_package

FILE = "原件.docx"


def patched(data: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """The zip with a field of each record of that kind overwritten."""
    changed = bytearray(data)
    at = changed.find(signature)
    while at >= 0:
        changed[at + offset : at + offset + len(value)] = value
        at = changed.find(signature, at + 4)
    return bytes(changed)


def test_names_are_found_whatever_their_case_and_slashes() -> None:
    package = open_package(zipped({"Word\\Document.xml": "<a/>", "/_rels/.rels": "<b/>"}), FILE)
    assert "word/document.xml" in package
    assert package.read("/WORD/document.XML") == b"<a/>"
    assert package.xml("_rels/.rels").tag == "b"
    assert "word/none.xml" not in package


def test_folders_and_nameless_entries_are_no_parts() -> None:
    data = zipped({"QQ": "", "word/": "", "a": "b"}).replace(b"QQ", b"\0\0")
    assert open_package(data, FILE).names == ("a",)


def test_a_missing_part_is_named() -> None:
    with pytest.raises(UnreadableFile, match=r"原件\.docx：文件包里缺少 word/x\.xml"):
        open_package(zipped({"a": "b"}), FILE).read("word/x.xml")


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", b"no zip at all", zipped({"a": "b" * 5000})[:-30], zipped({"a": "b"})[:20]],
    ids=["only its mark", "other bytes", "without its end", "only its head"],
)
def test_what_is_no_whole_zip_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="不完整或已损坏"):
        open_package(data, FILE)


def test_a_wrong_checksum_is_damage() -> None:
    data = zipped({"a.xml": "<a/>"})
    with pytest.raises(UnreadableFile, match="校验不符"):
        open_package(patched(data, b"PK\x01\x02", 16, b"\0\0\0\0"), FILE).read("a.xml")


def test_an_encrypted_part_is_said_to_be_encrypted() -> None:
    data = zipped({"a.xml": "<a/>"})
    with pytest.raises(UnreadableFile, match="加了密"):
        open_package(patched(patched(data, b"PK\x01\x02", 8, b"\1\0"), b"PK\x03\x04", 6, b"\1\0"), FILE).read("a.xml")


def test_packing_that_office_does_not_know_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("a.xml", "<a/>")
    with pytest.raises(UnreadableFile, match="压缩方式"):
        open_package(file.getvalue(), FILE).read("a.xml")


def test_a_part_that_inflates_too_far_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PART_BYTES", 1000)
    package = open_package(zipped({"a.xml": b"\0" * 1001}), FILE)
    with pytest.raises(LimitExceeded, match="解压后有"):
        package.read("a.xml")


def test_a_part_that_packs_too_well_is_refused() -> None:
    package = open_package(zipped({"a.xml": b"\0" * (2 * limits.MEGABYTE)}), FILE)
    with pytest.raises(LimitExceeded, match="压缩比"):
        package.read("a.xml")


def test_a_size_that_lies_inflates_no_further_than_it_says() -> None:
    data = patched(zipped({"a.xml": b"\0" * (2 * limits.MEGABYTE)}), b"PK\x01\x02", 24, struct.pack("<L", 1000))
    with pytest.raises(UnreadableFile, match="已损坏"):
        open_package(data, FILE).read("a.xml")


def test_sizes_that_lie_upwards_are_refused() -> None:
    data = patched(zipped({"a.xml": b"<a/>"}), b"PK\x01\x02", 24, struct.pack("<L", 0xFFFFFFF0))
    with pytest.raises(LimitExceeded):
        open_package(data, FILE)


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_READ_BYTES", 10)
    package = open_package(zipped({"a": b"12345678", "b": b"12345678"}), FILE)
    package.read("a")
    with pytest.raises(LimitExceeded, match="要读的内容"):
        package.read("b")


def test_too_many_tags_in_all_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_TAGS", 5)
    package = open_package(zipped({"a": "<a><b/></a>", "b": "<a><b/></a>"}), FILE)
    package.xml("a")
    with pytest.raises(LimitExceeded, match="标记超过"):
        package.xml("b")


def test_too_many_parts_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARTS", 2)
    with pytest.raises(LimitExceeded, match="部件超过"):
        open_package(zipped({"a": "", "b": "", "c": ""}), FILE)


def test_of_two_parts_of_one_name_the_last_counts_and_the_conflict_is_known() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in (("a.xml", "<a/>"), ("A.XML", "<b/>"), ("c.xml", "<c/>"), ("c.xml", "<c/>")):
            package.writestr(name, content)
    found = open_package(file.getvalue(), FILE)
    assert found.read("a.xml") == b"<b/>"
    assert found.conflicts == ["a.xml"]
