"""Regular expressions that people write into settings: only those whose running time stays small."""

from __future__ import annotations

import re

LONGEST_PATTERN = 200
# With at most two open-ended repeats a search over a sentence stays polynomial, and short.
MOST_REPEATS = 2
LONGEST_TEXT = 2000

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<open>\((?:\?(?:[:=!>]|<[=!]|P<\w+>))?)|(?P<close>\))|(?P<branch>\|)"
    r"|(?P<repeat>[*+?][?+]?|\{\d*,?\d*\}[?+]?)|.",
    re.DOTALL,
)
_FIXED = re.compile(r"\{\d{1,2}(?:,\d{1,2})?\}|\?")


def checked_pattern(source: str) -> re.Pattern[str]:
    """The compiled pattern; ValueError where it is wrong or may run for ages."""
    if len(source) > LONGEST_PATTERN:
        raise ValueError(f"超过 {LONGEST_PATTERN} 个字符")
    try:
        pattern = re.compile(source)
    except (re.error, OverflowError, RecursionError) as fault:
        raise ValueError(str(fault)) from None
    if pattern.search(""):
        raise ValueError("会匹配空文字")
    _refuse_slow(source)
    return pattern


def _refuse_slow(source: str) -> None:
    """Repeats of a group that itself repeats or branches, and more than two open-ended repeats, are refused."""
    groups = [False]
    just_closed: bool | None = None
    repeats = 0
    for token in _TOKEN.finditer(source):
        closed, just_closed = just_closed, None
        if token["open"]:
            groups.append(False)
        elif token["close"]:
            varied = groups.pop()
            groups[-1] = groups[-1] or varied
            just_closed = varied
        elif token["branch"]:
            groups[-1] = True
        elif token["repeat"] and not token["repeat"].startswith("?"):
            if closed:
                raise ValueError("重复的括号里又有重复或“|”，可能运行很久")
            if not _FIXED.match(token["repeat"]):
                repeats += 1
            groups[-1] = True
    if repeats > MOST_REPEATS:
        raise ValueError(f"“*”“+”一类的不限次数重复最多 {MOST_REPEATS} 处")
