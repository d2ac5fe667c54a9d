"""What an office sets for itself in xxgk.toml. Every fault of the file is told at once, each with its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from toolkit.errors import InvalidInput, UnreadableFile, cause_of
from toolkit.finding import Severity
from toolkit.form import EDITIONS

FILE_NAME = "xxgk.toml"
MOST_BYTES = 1024 * 1024
MOST_ENTRIES = 200

_CODE = re.compile(r"[A-Z](?:\d{1,3})?")


@dataclass(frozen=True, slots=True)
class HouseWord:
    """Something that the office doesn't want to read in its reports, and what to say of it."""

    pattern: re.Pattern[str]
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Outdated:
    """A notice that is no longer in force for reports on `since` and later years."""

    text: str
    since: int
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Which rules are asked, how hard they judge, and what they look for beyond what is built in."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    # Pieces of text that the wording rules never report.
    allowed: tuple[str, ...] = ()
    # Further words whose immediate repetition is a slip.
    doubled: tuple[str, ...] = ()
    words: tuple[HouseWord, ...] = ()
    outdated: tuple[Outdated, ...] = ()
    # Further wordings of the form's labels and headings, by address.
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def asks(self, code: str) -> bool:
        """Whether a rule is wanted; where one prefix selects and another ignores, the longer one wins."""
        chosen = max((len(prefix) for prefix in self.select if code.startswith(prefix)), default=-1)
        refused = max((len(prefix) for prefix in self.ignore if code.startswith(prefix)), default=-1)
        return refused < chosen if self.select else refused < 0

    def narrowed(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Settings:
        """The settings with what one call selects and ignores."""
        return replace(self, select=select or self.select, ignore=(*self.ignore, *ignore))


DEFAULT = Settings()


def settings_here(path: Path | None = None) -> Settings:
    """The settings of a file; without one, of the working folder, if it has any."""
    if path is not None:
        return load_settings(path)
    here = Path(FILE_NAME)
    return load_settings(here) if here.is_file() else DEFAULT


def load_settings(path: Path) -> Settings:
    """The settings of a file; InvalidInput lists every fault as `message @ key`."""
    import tomllib

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise UnreadableFile(f"{path}：读不出来（{cause_of(fault)}），请检查文件名和权限。") from None
    if len(data) > MOST_BYTES:
        raise UnreadableFile(f"{path}：超过 {MOST_BYTES // 1024} KB，不像一份设置文件。")
    try:
        return settings_of(tomllib.loads(data.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}：不是 UTF-8 编码，请另存为 UTF-8 后再试。") from None
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise InvalidInput([f"不是有效的 TOML：{fault} @ {path.name}"]) from None


def settings_of(data: Mapping[str, Any]) -> Settings:
    """The settings that a parsed file holds."""
    reading = _Reading()
    reading.only(data, "", {"rules", "severity", "wording", "labels"})
    rules = reading.table(data, "rules", {"select", "off"})
    wording = reading.table(data, "wording", {"allowed", "doubled", "words", "patterns", "outdated"})
    settings = Settings(
        select=reading.codes(rules, "rules.select"),
        ignore=reading.codes(rules, "rules.off"),
        severities=reading.severities(reading.table(data, "severity")),
        allowed=reading.texts(wording, "wording.allowed"),
        doubled=reading.texts(wording, "wording.doubled"),
        words=(*reading.words(wording), *reading.patterns(wording)),
        outdated=tuple(reading.outdated(wording)),
        aliases=reading.aliases(reading.table(data, "labels")),
    )
    if reading.faults:
        raise InvalidInput(reading.faults)
    return settings


class _Reading:
    """Reads piece by piece and collects what is wrong, each fault as `message @ key`."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def fault(self, message: str, path: str) -> None:
        self.faults.append(f"{message} @ {path}")

    def only(self, data: Mapping[str, Any], path: str, known: set[str]) -> None:
        for key in data.keys() - known:
            self.fault(f"没有这个设置项，可用的有 {'、'.join(sorted(known))}", f"{path}.{key}" if path else key)

    def table(self, data: Mapping[str, Any], key: str, known: set[str] | None = None) -> Mapping[str, Any]:
        value = data.get(key, {})
        if not isinstance(value, dict):
            self.fault("应是一节（[节名] 及其下面的设置项）", key)
            return {}
        if known is not None:
            self.only(value, key, known)
        return value

    def items(self, data: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
        value = data.get(path.rpartition(".")[2], [])
        if not isinstance(value, list):
            self.fault('应是列表，写作 ["…", "…"]', path)
            return
        if len(value) > MOST_ENTRIES:
            self.fault(f"超过 {MOST_ENTRIES} 条", path)
            return
        yield from ((f"{path}[{number}]", item) for number, item in enumerate(value))

    def text(self, value: object, path: str) -> str:
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.fault("应是文字，而且不能是空的", path)
        return ""

    def texts(self, data: Mapping[str, Any], path: str) -> tuple[str, ...]:
        return tuple(text for where, item in self.items(data, path) if (text := self.text(item, where)))

    def codes(self, data: Mapping[str, Any], path: str) -> tuple[str, ...]:
        codes = self.texts(data, path)
        for code in codes:
            if not _CODE.fullmatch(code):
                self.fault(f"{code!r} 不是规则编号或编号的开头（如 A203、K1、F）", path)
        return codes

    def severity(self, value: object, path: str) -> Severity:
        try:
            return Severity(str(value))
        except ValueError:
            self.fault(f"应是 {'、'.join(one.value for one in Severity)} 之一，写的是 {value!r}", path)
            return Severity.WARNING

    def severities(self, data: Mapping[str, Any]) -> dict[str, Severity]:
        return {code: self.severity(value, f"severity.{code}") for code, value in data.items()}

    def entries(self, data: Mapping[str, Any], path: str, known: set[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for where, item in self.items(data, path):
            if isinstance(item, dict):
                self.only(item, where, known)
                yield where, item
            else:
                self.fault(f"应写作 {{ {', '.join(sorted(known))} }}", where)

    def words(self, data: Mapping[str, Any]) -> Iterator[HouseWord]:
        for where, item in self.entries(data, "wording.words", {"find", "instead", "severity"}):
            find = self.text(item.get("find"), f"{where}.find")
            instead = self.text(item["instead"], f"{where}.instead") if "instead" in item else ""
            message = f"应写作“{instead}”" if instead else "本单位规定不用这个词"
            yield HouseWord(re.compile(re.escape(find)), message, self._severity_in(item, where))

    def patterns(self, data: Mapping[str, Any]) -> Iterator[HouseWord]:
        from toolkit.patterns import checked_pattern

        for where, item in self.entries(data, "wording.patterns", {"pattern", "message", "severity"}):
            message = self.text(item.get("message"), f"{where}.message")
            source = self.text(item.get("pattern"), f"{where}.pattern")
            severity = self._severity_in(item, where)
            try:
                yield HouseWord(checked_pattern(source), message, severity)
            except ValueError as fault:
                self.fault(f"不能用作正则表达式：{fault}", f"{where}.pattern")

    def outdated(self, data: Mapping[str, Any]) -> Iterator[Outdated]:
        for where, item in self.entries(data, "wording.outdated", {"text", "since", "instead"}):
            since = item.get("since", 0)
            if not isinstance(since, int) or isinstance(since, bool):
                self.fault("应是年份，如 2021", f"{where}.since")
                continue
            instead = self.text(item["instead"], f"{where}.instead") if "instead" in item else ""
            yield Outdated(self.text(item.get("text"), f"{where}.text"), since, instead)

    def aliases(self, data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        known = _addresses()
        for address in data.keys() - known:
            self.fault(
                "格式里没有这一行、列或部分（如 requests.granted、requests.*.total、section.overview）",
                f"labels.{address}",
            )
        return {
            address: self.texts({address.rpartition(".")[2]: value}, f"labels.{address}")
            for address, value in data.items()
        }

    def _severity_in(self, item: Mapping[str, Any], where: str) -> Severity:
        return self.severity(item.get("severity", Severity.WARNING), f"{where}.severity")


def _addresses() -> set[str]:
    """Every row, column and section that a label or heading can belong to, in either edition."""
    addresses: set[str] = set()
    for form in EDITIONS:
        addresses.update(f"section.{section.key}" for section in form.sections)
        for slot in (*form.slots, *form.group_slots):
            for start, line in ((slot.table, slot.row), (f"{slot.table}.*", slot.column)):
                keys = [label.key for label in line.labels if label.key]
                addresses.update(".".join((start, *keys[: depth + 1])) for depth in range(len(keys)))
    return addresses
