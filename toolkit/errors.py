"""The exit codes of the command and the exceptions that own one."""

from __future__ import annotations

import errno
from collections.abc import Sequence

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_FAILED = 2


def printable(text: str) -> str:
    """A text that every file and stream can hold: bytes of a file's name that are no UTF-8 are spelt out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


# A system says it in its own language, which on most machines is English.
_CAUSES = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个位置是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.ENAMETOOLONG: "名称太长",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EEXIST: "这个名称已被一个文件占用",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ELOOP: "快捷链接绕成了圈",
    errno.EBUSY: "正被别的程序使用",
    errno.EIO: "磁盘或网络位置出错",
}


def cause_of(fault: OSError) -> str:
    """Why the system could not do something, in words for a clerk."""
    return _CAUSES.get(fault.errno or 0) or fault.strerror or str(fault)


class XxgkError(Exception):
    """What a person is told in one sentence: the cause and what to do next."""

    exit_code = EXIT_FAILED

    def __init__(self, message: str) -> None:
        self.message = printable(message)
        super().__init__(self.message)


class UnreadableFile(XxgkError):
    """The original can't be opened or isn't what its name says."""


class LimitExceeded(UnreadableFile):
    """The original asks for more than a real report ever needs."""


class NotAReport(UnreadableFile):
    """The file was read, but nothing in it belongs to the official form."""


class InvalidInput(XxgkError):
    """Structured input with faults; each one is `message @ path`."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(map(printable, faults))
        super().__init__("\n".join(self.faults))


class InvalidTemplate(XxgkError):
    """A template that can't hold the report."""


class UnwritableFile(XxgkError):
    """The result can't be put where it was asked for."""


class WriteVerificationError(XxgkError):
    """What was written does not read back as what was meant; no file is left."""
