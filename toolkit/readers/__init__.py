"""Every format that can be read: one list, each reader imported when it is used."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from toolkit.errors import LimitExceeded, UnreadableFile, cause_of
from toolkit.original import Original

MOST_BYTES = 200 * 1024 * 1024
STANDARD_INPUT = "-"

# Workbooks that aren't read, and what a person can turn them into.
_OTHER_WORKBOOKS = (".xls", ".xlt", ".xla", ".et", ".ett", ".xlsb", ".ods", ".csv", ".tsv", ".dif")
_AS_WORKBOOK = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE, _OLD_WORD = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")


class Format(NamedTuple):
    """A kind of original: its file endings, how its bytes begin, and the module whose `read` reads it."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    magic: tuple[bytes, ...] = ()
    # For a zip package, the part that no other kind has.
    main_part: str = ""


FORMATS = (
    Format("docx", (".docx", ".docm", ".dotx", ".dotm"), "toolkit.readers.docx", (b"PK\x03\x04",)),
    # WPS's own two endings are the same inside.
    Format("doc", (".doc", ".dot", ".wps", ".wpt"), "toolkit.readers.doc", (_OLD_OFFICE,)),
    Format("xlsx", (".xlsx", ".xlsm"), "toolkit.readers.xlsx", (b"PK\x03\x04",), "xl/workbook.xml"),
    Format("pdf", (".pdf",), "toolkit.readers.pdf", (b"%PDF-",)),
    Format("text", (".txt", ".md", ".markdown", ".text"), "toolkit.readers.plain"),
)


def read_original(path: Path) -> Original:
    """What stands on the pages of a file; `-` is standard input."""
    return read_bytes(load(path), str(path))


def load(path: Path) -> bytes:
    """A file's bytes, or the reason why there are none; `-` is standard input."""
    if str(path) == STANDARD_INPUT:
        return _limited(sys.stdin.buffer.read(MOST_BYTES + 1), STANDARD_INPUT)
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path}：这是一个文件夹，请指定其中的文件；整个文件夹请用 xxgk batch。")
        with path.open("rb") as file:
            return _limited(file.read(MOST_BYTES + 1), str(path))
    except FileNotFoundError:
        raise UnreadableFile(f"{path}：没有这个文件，请检查文件名和所在的文件夹。") from None
    except PermissionError:
        raise UnreadableFile(f"{path}：没有权限读取这个文件，请检查文件的权限，或者先关闭正在使用它的程序。") from None
    except OSError as fault:
        raise UnreadableFile(f"{path}：读不出来（{cause_of(fault)}），请检查磁盘或网络位置是否正常。") from None


def read_bytes(data: bytes, file: str) -> Original:
    """What stands on the pages of a file whose bytes are at hand."""
    if not data.strip():
        raise UnreadableFile(f"{file}：文件是空的，请重新向报送单位索取。")
    read = cast("Callable[[bytes, str], Original]", import_module(_format(data, file).module).read)
    return read(data, file)


def _limited(data: bytes, file: str) -> bytes:
    if len(data) > MOST_BYTES:
        raise LimitExceeded(f"{file}：文件超过 {MOST_BYTES // 1024 // 1024} MB，不像一份年度报告。")
    return data


def _format(data: bytes, file: str) -> Format:
    """The first bytes decide; the name decides where they don't say."""
    suffix = Path(file).suffix.lower()
    if data.startswith(_OLD_OFFICE) and (_ENCRYPTED_PACKAGE in data or _OLD_WORD not in data):
        raise UnreadableFile(_old_office_message(data, file))
    for one in FORMATS:
        if any(data.startswith(magic) for magic in one.magic):
            return _of_package(one, suffix, data, file) if one.name == "docx" else one
    # Some programs put a few bytes before a PDF's header; readers accept it within the first kilobyte.
    if b"%PDF-" in data[:1024]:
        return next(one for one in FORMATS if one.name == "pdf")
    for one in FORMATS:
        if suffix in one.suffixes and one.magic:
            raise UnreadableFile(
                f"{file}：内容不是 {suffix} 文件，可能已损坏，或者只是改了扩展名。请用 WPS 或 Word 打开后另存为 .docx。"
            )
        if suffix in one.suffixes:
            return one
    if file == STANDARD_INPUT and b"\0" not in data[:4096]:
        return next(one for one in FORMATS if one.name == "text")
    if suffix in _OTHER_WORKBOOKS:
        raise UnreadableFile(f"{file}：不能直接读取这种表格文件，{_AS_WORKBOOK}")
    known = "、".join(suffix for one in FORMATS for suffix in one.suffixes)
    raise UnreadableFile(f"{file}：不认识这种文件。可以读取的有：{known}。")


def _of_package(word: Format, suffix: str, data: bytes, file: str) -> Format:
    """Office packages all begin as zip files; the ending tells which kind, or else the names of the parts."""
    others = [one for one in FORMATS if one is not word and one.magic == word.magic]
    for one in others:
        if suffix in one.suffixes:
            return one
    if suffix in word.suffixes:
        return word
    found = next((one for one in others if one.main_part and one.main_part.encode() in data), None)
    if found is None and suffix in _OTHER_WORKBOOKS:
        raise UnreadableFile(f"{file}：不能直接读取这种表格文件，{_AS_WORKBOOK}")
    return found or word


def _old_office_message(data: bytes, file: str) -> str:
    if _ENCRYPTED_PACKAGE in data:
        return f"{file}：文件设有打开密码，请用 WPS 或 Word 打开，取消密码后另存再试。"
    if Path(file).suffix.lower() in _OTHER_WORKBOOKS:
        return f"{file}：这是旧版的表格文件，{_AS_WORKBOOK}"
    return f"{file}：这是旧版 Office 文件，但不是 Word 文档，请用相应的软件打开，另存为 .docx 或 PDF 后再试。"
