"""Names for a batch's documents: from agency and year, fit for every system, and never the same twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePath

from toolkit.errors import XxgkError

DEFAULT_PATTERN = "{agency}{year}年政府信息公开工作年度报告"
SUMMARY, LOG = "汇总.xlsx", "batch.jsonl"

_FIELDS: Mapping[str, str] = {
    "agency": "agency",
    "机关": "agency",
    "year": "year",
    "年度": "year",
    "file": "file",
    "原件": "file",
}
_FIELD = re.compile(r"\{([^{}]*)\}")
_YEAR = re.compile(r"\{(?:year|年度)\}年?")
_FORBIDDEN = str.maketrans(
    {"<": "＜", ">": "＞", ":": "：", '"': "”", "/": "／", "\\": "＼", "|": "｜", "?": "？", "*": "＊"}
)
# Windows reserves these whatever comes after a dot.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)")
# A file name may have 255 bytes; an ideograph takes three, and a number and an ending must still fit.
_MOST_BYTES = 200


class WrongPattern(XxgkError):
    """A pattern for names that can't be filled in."""


def check_pattern(pattern: str) -> None:
    for name in _FIELD.findall(pattern):
        if name not in _FIELDS:
            raise WrongPattern(
                f"--name 里的 {{{name}}} 不认识，可以用 {{agency}}（机关）、{{year}}（年度）、{{file}}（原件名）。"
            )
    if "{" in _FIELD.sub("", pattern) or "}" in _FIELD.sub("", pattern):
        raise WrongPattern("--name 里的花括号不成对，请检查。")
    if not _FIELD.search(pattern):
        raise WrongPattern(
            "--name 里至少要有 {agency}（机关）、{year}（年度）、{file}（原件名）中的一个，否则所有文件同名。"
        )


def stem_for(pattern: str, agency: str | None, year: int | None, file: str) -> str:
    """A report's name before it is made unique; one without an agency goes by its original's name."""
    own = PurePath(file.replace("\\", "/")).stem
    values = {"agency": agency or own, "year": str(year), "file": own}
    if year is None:
        pattern = _YEAR.sub("年度不明", pattern)
    return safe_stem(_FIELD.sub(lambda found: values[_FIELDS[found[1]]], pattern))


def safe_stem(text: str) -> str:
    """A name that Windows, macOS and Linux all accept."""
    text = unicodedata.normalize("NFC", text).translate(_FORBIDDEN)
    text = "".join(" " if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") else one for one in text)
    text = re.sub(r"\s+", " ", text).strip(" .~")
    while len(text.encode()) > _MOST_BYTES:
        text = text[:-1].rstrip(" .")
    if not text:
        return "未命名"
    return f"_{text}" if _RESERVED.match(text) else text


class Names:
    """Gives each report of a batch a name of its own, in the order in which it is asked."""

    def __init__(self) -> None:
        # Names that differ only in case are one file on Windows and macOS.
        self._taken = {_key(PurePath(name).stem) for name in (SUMMARY, LOG)}
        self._next: dict[str, int] = {}

    def give(self, stem: str) -> str:
        number = self._next.get(_key(stem), 1)
        name = stem if number == 1 else f"{stem}（{number}）"
        while _key(name) in self._taken:
            number += 1
            name = f"{stem}（{number}）"
        self._taken.add(_key(name))
        self._next[_key(stem)] = number + 1
        return name

    def take_back(self, names: list[str]) -> None:
        """Forgets names given last, as if they had never been asked for."""
        for name in reversed(names):
            self._taken.discard(_key(name))
        self._next.clear()


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
