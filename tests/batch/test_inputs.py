"""What a batch finds to work on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from toolkit.batch.inputs import inputs, require
from toolkit.errors import UnreadableFile


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def found(folder: Path, *arguments: str) -> list[str]:
    given = arguments or (str(folder),)
    return [one.path.relative_to(folder).as_posix() for one in inputs(given, folder / "out") if not one.fault]


def test_folders_are_searched_in_the_order_of_names(tmp_path: Path) -> None:
    put(tmp_path, "b.docx", "a/2.pdf", "a/1.txt", "C.DOCX")
    assert found(tmp_path) == ["C.DOCX", "a/1.txt", "a/2.pdf", "b.docx"]


def test_lock_files_hidden_files_and_our_own_output_are_left_out(tmp_path: Path) -> None:
    put(
        tmp_path,
        "a.docx",
        "~$a.docx",
        ".a.docx",
        ".git/x.docx",
        "Thumbs.db",
        "out/b.docx",
        "去年/batch.jsonl",
        "去年/c.docx",
    )
    assert found(tmp_path) == ["a.docx"]
    assert found(tmp_path, str(tmp_path / "去年" / "c.docx")) == ["去年/c.docx"]


def test_patterns_and_files_named_twice_come_once(tmp_path: Path) -> None:
    put(tmp_path, "x/a.docx", "x/b.pdf", "x/y/c.docx")
    assert found(tmp_path, str(tmp_path / "**" / "*.docx"), str(tmp_path / "x")) == [
        "x/a.docx",
        "x/y/c.docx",
        "x/b.pdf",
    ]


def test_a_name_with_brackets_is_a_name(tmp_path: Path) -> None:
    put(tmp_path, "报告[2024].docx")
    assert found(tmp_path, str(tmp_path / "报告[2024].docx")) == ["报告[2024].docx"]


def test_what_is_no_document_is_named_and_left_alone(tmp_path: Path) -> None:
    put(tmp_path, "a.jpg", "b.json", "c.doc")
    every = list(inputs((str(tmp_path),), tmp_path / "out"))
    assert [(one.path.name, one.skipped) for one in every] == [("a.jpg", True), ("b.json", True), ("c.doc", False)]
    assert found(tmp_path, str(tmp_path / "b.json")) == ["b.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    (one,) = inputs((str(tmp_path),), tmp_path / "out")
    assert "不是普通文件" in str(one.fault)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions mean nothing here")
def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "a"
    closed.mkdir(mode=0)
    (one,) = inputs((str(tmp_path),), tmp_path / "out")
    assert "文件夹打不开" in str(one.fault)


def test_links_that_are_not_followed_are_named(tmp_path: Path) -> None:
    put(tmp_path, "a/x.docx", "b/y.docx")
    (tmp_path / "b" / "gone.docx").symlink_to(tmp_path / "nichts.docx")
    (tmp_path / "b" / "up").symlink_to(tmp_path / "a")
    faults = [str(one.fault) for one in inputs((str(tmp_path / "b"),), tmp_path / "out") if one.fault]
    assert ["所指的文件不在了" in faults[0], "指向别处文件夹" in faults[1]] == [True, True]


def test_a_link_back_up_does_not_go_round(tmp_path: Path) -> None:
    put(tmp_path, "a/x.docx")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert found(tmp_path) == ["a/x.docx"]


def test_an_argument_that_leads_nowhere_is_refused_before_any_work(tmp_path: Path) -> None:
    for argument in ("nichts.docx", "*.docx"):
        with pytest.raises(UnreadableFile, match="没有这个文件"):
            require((str(tmp_path / argument),))
