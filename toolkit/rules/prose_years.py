"""Of which year a text speaks, where it says so: 2023年, 去年, 近三年."""

from __future__ import annotations

from toolkit.late_pattern import late_pattern

# Some year before, or several together: never the report's own.
ANOTHER_YEAR = 0

_YEAR = late_pattern(
    r"(?P<several>20\d\d年?(?:(?:至|到|-|—|~|、|和|与|及)20\d\d年)+|近[一二两三四五六七八九十几\d]{1,2}年|"
    r"[一二两三四五六七八九十几]年来|历年|往年|(?<!年)(?<!年度)以来)|"
    # 2023年结转 and 结转2025年 say where requests come from and go to.
    r"(?<!结转)(?<!结转[到至])(?P<year>20\d\d)年(?!度?的?(?:结转|转结|转入|遗留))|"
    r"(?P<own>今年|本年|当年|全年|年内)|"
    # 较上年增加 speaks of this year, 上年结转 of what this year began with.
    r"(?P<before>(?<![较比与同])(?:去年|上年|上一年)(?!度?的?(?:结转|转结|转入|未办结|遗留)))"
)


def year_named(text: str) -> int | None:
    """The year that a text names last, ANOTHER_YEAR where it names it in words; None for its own or none."""
    named = list(_YEAR.finditer(text))
    if not named or named[-1]["own"]:
        return None
    return int(named[-1]["year"] or ANOTHER_YEAR)
