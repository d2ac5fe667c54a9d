"""One run at a time in a folder: a lock that the system lets go of when the run ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from toolkit.errors import XxgkError

_NAME = ".xxgk-batch.lock"


class AlreadyRunning(XxgkError):
    """Another run works in the same folder."""


class FolderLock:
    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._folder = folder
        self._handle = -1

    def __enter__(self) -> FolderLock:
        while True:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            if not _lock(self._handle):
                os.close(self._handle)
                raise AlreadyRunning(
                    f"{self._folder}：另一次批量处理正在使用这个文件夹{self._owner()}，请等它结束，或者换一个文件夹。"
                )
            if self._still_there():
                break
            # The run before removed the file between opening and locking it.
            os.close(self._handle)
        os.ftruncate(self._handle, 0)
        os.write(self._handle, str(os.getpid()).encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sys.platform == "win32":
            # Windows removes no open file, and lets go of the lock on closing.
            os.close(self._handle)
            self._remove()
        else:
            self._remove()
            os.close(self._handle)

    def _remove(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return

    def _still_there(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.stat())
        except FileNotFoundError:
            return False

    def _owner(self) -> str:
        try:
            number = self._path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""
        return f"（进程 {number}）" if number.isdigit() else ""


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            # A byte far behind the number, so that others may read who holds the lock.
            os.lseek(handle, 1024, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
