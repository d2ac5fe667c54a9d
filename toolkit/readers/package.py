"""A zip package (Word, Excel) opened with limits: no part is inflated before its size is known to be sane."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from urllib.parse import unquote

from lxml.etree import _Element

from toolkit.errors import LimitExceeded, UnreadableFile
from toolkit.readers.xml_part import MOST_TAGS, TAG, parse

MEGABYTE = 1024 * 1024
MOST_PARTS = 4000
# A report's largest parts are pictures; the text of a thousand pages is below 20 MB.
MOST_PART_BYTES = 48 * MEGABYTE
MOST_READ_BYTES = 96 * MEGABYTE
MOST_BYTES = 1024 * MEGABYTE
# Word's own XML packs 10 to 40 times; small parts of blank cells pack better and do no harm.
MOST_RATIO = 250
_RATIO_MATTERS_FROM = MEGABYTE

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError, OverflowError)


def open_package(data: bytes, file: str) -> Package:
    return Package(data, file)


class Package:
    """Parts by name, as Office finds them: whatever the case, with slashes or backslashes."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        # Each entry of the directory begins so: counted before zipfile makes an object of each.
        if data.count(_ENTRY) > MOST_PARTS:
            raise LimitExceeded(f"{file}：文件包里的部件超过 {MOST_PARTS} 个，不像一份年度报告。")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise UnreadableFile(
                f"{file}：文件不完整或已损坏（可能没有下载完），请重新取得原件，或者用 WPS、Word 打开修复后另存再试。"
            ) from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        # Names that stand twice with different contents: readers disagree which one counts.
        self.conflicts: list[str] = []
        self._read_bytes = 0
        self._tags = 0
        self._list_parts()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names as they are compared: lower case, slashes."""
        return tuple(self._parts)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def read(self, name: str) -> bytes:
        """A part's content, or the reason why it can't be had."""
        info = self._parts.get(_key(name))
        if info is None:
            raise UnreadableFile(f"{self._file}：文件包里缺少 {name}，文件已损坏，请重新取得原件。")
        self._refuse_large(info)
        try:
            with self._zip.open(info) as stream:
                # Bounded by the size that the directory names: zipfile.read() would inflate whatever is there.
                content = stream.read(info.file_size + 1)
        except _BROKEN:
            raise UnreadableFile(
                f"{self._file}：文件包里的 {name} 已损坏（校验不符），请用 WPS 或 Word 打开修复后另存，或者重新取得原件。"
            ) from None
        self._read_bytes += len(content)
        return content

    def xml(self, name: str) -> _Element:
        """The root of an XML part."""
        return self.parsed(self.read(name), name)

    def parsed(self, data: bytes, name: str) -> _Element:
        """The root of an XML part that was read."""
        self._tags += data.count(TAG)
        if self._tags > MOST_TAGS:
            raise LimitExceeded(f"{self._file}：文件里的标记超过 {MOST_TAGS} 个，不像一份年度报告。")
        return parse(data, name, self._file)

    def _list_parts(self) -> None:
        total = 0
        for info in self._zip.infolist():
            # Not is_dir(): it stumbles over an entry without a name.
            if not info.filename or info.filename.endswith("/"):
                continue
            total += info.file_size
            key = _key(info.filename)
            earlier = self._parts.get(key)
            if earlier and (earlier.CRC, earlier.file_size) != (info.CRC, info.file_size):
                self.conflicts.append(key)
            self._parts[key] = info
        if total > MOST_BYTES:
            raise LimitExceeded(
                f"{self._file}：文件解压后有 {total // MEGABYTE} MB，超过 {MOST_BYTES // MEGABYTE} MB 的上限。"
            )

    def _refuse_large(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableFile(f"{self._file}：文件包里的 {name} 加了密，请用 WPS 或 Word 打开，取消密码后另存再试。")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFile(f"{self._file}：{name} 用了 Office 不用的压缩方式，请用 WPS 或 Word 打开后另存再试。")
        if info.file_size > MOST_PART_BYTES:
            size = f"{info.file_size // MEGABYTE} MB"
            raise LimitExceeded(
                f"{self._file}：{name} 解压后有 {size}，超过 {MOST_PART_BYTES // MEGABYTE} MB 的上限，不像一份年度报告。"
            )
        if info.file_size > _RATIO_MATTERS_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise LimitExceeded(f"{self._file}：{name} 的压缩比超过 {MOST_RATIO} 倍，像是有意构造的文件，没有读取。")
        if self._read_bytes + info.file_size > MOST_READ_BYTES:
            raise LimitExceeded(
                f"{self._file}：要读的内容解压后超过 {MOST_READ_BYTES // MEGABYTE} MB，不像一份年度报告。"
            )


def _key(name: str) -> str:
    return unquote(name).replace("\\", "/").lstrip("/").lower()
