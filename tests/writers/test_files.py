"""A result is there whole or not at all, and an existing file is never lost."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from toolkit.errors import UnwritableFile
from toolkit.writers.files import write_whole


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def refused(path: Path, overwrite: bool = False) -> str:
    with pytest.raises(UnwritableFile) as fault:
        write_whole(path, b"new", overwrite)
    return fault.value.message


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "年报.docx", b"new")
    assert (tmp_path / "年报.docx").read_bytes() == b"new"
    assert names(tmp_path) == ["年报.docx"]


def test_an_existing_file_is_kept_unless_asked_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    assert "--overwrite" in refused(path)
    assert path.read_bytes() == b"old"
    write_whole(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.docx"]


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    flush = os.fsync

    def another_program_is_faster(handle: int) -> None:
        if not path.exists():
            path.write_bytes(b"theirs")
        flush(handle)

    monkeypatch.setattr(os, "fsync", another_program_is_faster)
    assert "已有同名文件" in refused(path)
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.docx"]


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_whole(tmp_path / "a.docx", b"new")
    assert (tmp_path / "a.docx").read_bytes() == b"new"
    assert names(tmp_path) == ["a.docx"]


@pytest.mark.parametrize(
    ("code", "says"),
    [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有写入权限"), (errno.EROFS, "只读"), (errno.EIO, "写不进去")],
)
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_fault_in_the_middle_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str, overwrite: bool
) -> None:
    path = tmp_path / "a.docx"
    if overwrite:
        path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    assert says in refused(path, overwrite)
    assert names(tmp_path) == (["a.docx"] if overwrite else [])
    assert not overwrite or path.read_bytes() == b"old"


def test_an_interruption_leaves_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.docx", b"new")
    assert names(tmp_path) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "文件夹" in refused(tmp_path)


def test_a_missing_folder_is_to_be_made_first(tmp_path: Path) -> None:
    assert "请先建立" in refused(tmp_path / "没有" / "a.docx")


def test_a_file_as_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert "文件" in refused(tmp_path / "a" / "b.docx")


def test_a_name_too_long_or_impossible_is_said(tmp_path: Path) -> None:
    assert "太长" in refused(tmp_path / ("长" * 200))
    assert "文件名" in refused(tmp_path / "a\0b")


def test_a_device_is_no_file() -> None:
    assert "普通文件" in refused(Path(os.devnull), overwrite=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_or_folder_is_respected(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    path.chmod(0o444)
    assert "只读" in refused(path, overwrite=True)
    tmp_path.chmod(0o555)
    assert "权限" in refused(tmp_path / "b.docx")
    tmp_path.chmod(0o755)


def test_overwriting_keeps_the_files_mode_and_the_link_to_it(tmp_path: Path) -> None:
    path, link = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
