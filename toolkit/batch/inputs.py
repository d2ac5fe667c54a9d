"""What a batch has to work on: files, folders with all that is in them, patterns; one at a time, in a fixed order."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.batch.naming import LOG
from toolkit.errors import UnreadableFile, cause_of, printable

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
# Found in a folder, these are named in the summary and left alone.
_NO_DOCUMENTS = frozenset(
    [
        ".json",
        ".jsonl",
        ".xml",
        ".log",
        ".db",
        ".tmp",
        ".bak",
        ".zip",
        ".rar",
        ".7z",
        ".gz",
        ".tar",
        ".exe",
        ".msi",
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".webp",
        ".mp3",
        ".mp4",
        ".avi",
        ".mov",
        ".css",
        ".js",
        ".py",
        ".ini",
        ".lnk",
        ".url",
        ".ttf",
        ".otf",
        ".ppt",
        ".pptx",
    ]
)

_NO_FILE = "这不是普通文件，没有读取"
_BROKEN_LINK = "这是快捷链接，所指的文件不在了，没有读取，请找到原来的文件"
_LINKED_FOLDER = "这是指向别处文件夹的快捷链接，里面的文件没有读取，需要的话请单独指明那个文件夹"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to work on, or the reason why there is nothing to do with it."""

    path: Path
    fault: str | None = None
    skipped: bool = False

    @property
    def shown(self) -> str:
        """The path as the person who gave it would write it."""
        return printable(str(self.path))

    @property
    def key(self) -> str:
        return absolute(self.path)


def absolute(path: Path | str) -> str:
    """A path that names the same file from every folder; a link stays a link."""
    return os.path.abspath(path)  # noqa: PTH100


def require(arguments: Sequence[str]) -> None:
    """Every argument must lead to something, before any work begins."""
    for argument in arguments:
        if not os.path.lexists(argument) and next(_matches(argument), None) is None:
            raise UnreadableFile(f"{argument}：没有这个文件或文件夹，请检查名称和所在位置。")


def inputs(arguments: Sequence[str], output: Path) -> Iterator[Input]:
    """All inputs in the order of the arguments and of names inside folders, each file once."""
    seen: set[str] = set()
    for argument in arguments:
        starts = [argument] if os.path.lexists(argument) else list(_matches(argument))
        for start in starts:
            for one in _from(Path(start), os.path.realpath(output)):
                real = os.path.realpath(one.path)
                if real not in seen:
                    seen.add(real)
                    yield one


def _matches(pattern: str) -> Iterator[str]:
    if glob.has_magic(pattern):
        yield from sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - an absolute pattern


def _from(path: Path, output: str) -> Iterator[Input]:
    try:
        mode = path.stat().st_mode
    except OSError as fault:
        link = path.is_symlink() and isinstance(fault, FileNotFoundError)
        yield _faulty(path, _BROKEN_LINK if link else f"读不出来（{cause_of(fault)}）")
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, output)
    elif stat.S_ISREG(mode):
        yield Input(path)
    else:
        yield _faulty(path, _NO_FILE)


def _folder(folder: Path, output: str) -> Iterator[Input]:
    if os.path.realpath(folder) == output:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        yield _faulty(folder, f"文件夹打不开（{cause_of(fault)}），里面的文件都没有读取")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith((".", "~$")) or entry.name.lower() in _SYSTEM_FILES:
            continue
        if entry.is_dir(follow_symlinks=False):
            # A folder with a run log is what an earlier batch wrote.
            if not (path / LOG).exists():
                yield from _folder(path, output)
        elif path.suffix.lower() in _NO_DOCUMENTS:
            yield Input(path, "不是可以读取的格式，没有处理。数据文件（.json）请单独指明。", skipped=True)
        elif entry.is_file():
            yield Input(path)
        elif entry.is_symlink():
            yield _faulty(path, _LINKED_FOLDER if entry.is_dir() else _BROKEN_LINK)
        else:
            yield _faulty(path, _NO_FILE)


def _faulty(path: Path, reason: str) -> Input:
    return Input(path, f"{printable(str(path))}：{reason}。")
