"""Whole files or none: a result is written beside its place, flushed to the disk and put there in one step."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from toolkit.errors import UnwritableFile, cause_of

_REASONS = {
    errno.EACCES: "没有写入权限，请检查文件夹的权限，或者换一个位置",
    errno.EPERM: "没有写入权限，请检查文件夹的权限，或者换一个位置",
    errno.EROFS: "这个位置是只读的，请换一个位置",
    errno.ENOSPC: "磁盘已满，没有写完，也没有留下残缺的文件；请腾出空间后再试",
    errno.EDQUOT: "磁盘配额已用完，没有写完，也没有留下残缺的文件；请腾出空间后再试",
    errno.ENAMETOOLONG: "文件名太长，请换一个短一些的",
    errno.ENOENT: "没有这个文件夹，请先建立，或者换一个位置",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹，请换一个位置",
}


def write_whole(path: Path, data: bytes, overwrite: bool = False) -> None:
    """Puts a file in its place; or raises UnwritableFile and leaves everything as it was."""
    path = Path(path)
    try:
        # What a link points to is written, not the link.
        target = path.resolve() if path.is_symlink() else path
        _refuse(path, target, overwrite)
        _put(target, data, overwrite)
    except FileExistsError:
        raise UnwritableFile(_exists(path)) from None
    except OSError as fault:
        reason = _REASONS.get(fault.errno or 0) or f"写不进去（{cause_of(fault)}）"
        raise UnwritableFile(f"{path}：{reason}。") from None
    except ValueError:
        raise UnwritableFile(f"{path!s:.80}：不能用这个文件名，请换一个。") from None


def _refuse(path: Path, target: Path, overwrite: bool) -> None:
    """The faults for which there is a better sentence than the system's own."""
    if target.is_dir():
        raise UnwritableFile(f"{path}：这是一个文件夹，请写明要保存的文件名。")
    if not target.parent.exists():
        raise UnwritableFile(f"{path}：没有文件夹 {target.parent}，请先建立这个文件夹，或者换一个位置。")
    if not target.exists():
        return
    if not target.is_file():
        raise UnwritableFile(f"{path}：这不是普通文件，不能写入，请换一个文件名。")
    if not overwrite:
        raise UnwritableFile(_exists(path))
    if not os.access(target, os.W_OK):
        raise UnwritableFile(f"{path}：这个文件是只读的，不能覆盖，请换一个文件名，或者取消只读。")


def _exists(path: Path) -> str:
    return f"{path}：已有同名文件，没有覆盖。确要覆盖，请加 --overwrite；否则请换一个文件名。"


def _put(target: Path, data: bytes, overwrite: bool) -> None:
    beside = target.parent / f".xxgk-{os.urandom(8).hex()}.tmp"
    try:
        _write_through(beside, data)
        if overwrite:
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o777)
            beside.replace(target)
        else:
            _place_new(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    _flush_folder(target.parent)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _place_new(beside: Path, target: Path) -> None:
    """A file of this name that appeared meanwhile is not overwritten."""
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        # File systems without hard links.
        if target.exists():
            raise FileExistsError(target) from None
        beside.rename(target)


def _flush_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
