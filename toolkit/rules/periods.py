"""Which period a sentence says that the report's figures cover."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.late_pattern import late_pattern

_TIME = r"(?:\d{1,2}[时点])?"
_PERIOD = late_pattern(
    r"(?<![\d.])(?P<from_year>20\d\d)(?:[年./\-]|(?=\d{1,2}月))(?P<from_month>\d{1,2})(?:月|[./\-](?=\d))"
    rf"(?:(?P<from_day>\d{{1,2}})日?)?{_TIME}(?:起,?)?(?:至|到|-|—|–|~)"
    r"(?:(?P<to_year>20\d\d)(?:[年./\-]|(?=\d{1,2}月)))?(?P<to_month>\d{1,2})(?:月|[./\-](?=\d))"
    rf"(?:(?P<to_day>\d{{1,2}})日?)?{_TIME}(?!\d)"
)
_OF_THE_REPORT = r"(?:统计(?:数据)?的?(?:期限|时限|时间|周期|区间|范围)|报告期限?|数据.{0,6}期限)"
_CONTEXT = late_pattern(r"统计|数据.{0,6}期限|起止|报告期")
_WHOLE_YEAR = late_pattern(rf"{_OF_THE_REPORT}(?:为|是|:)+(?P<year>20\d\d)年(?:度|全年)?(?!\d|度)")
_UNTIL = late_pattern(
    r"统计(?:数据|时间|期限|时限)?(?:截至|截止到?|截止至)(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_LAST_YEARS = late_pattern(r"(?:上年|上一年|去年)[^,。;:]{0,8}$")
_FIRST, _LAST = (1, 1), (12, 31)
_BEFORE, _BEHIND = 20, 5


class Period(NamedTuple):
    """A stretch of the text, and whether what it names is the whole of the year asked about."""

    start: int
    end: int
    is_whole_year: bool


def periods(text: str, year: int) -> Iterator[Period]:
    """The periods that a folded text gives for the report's figures."""
    for found in _PERIOD.finditer(text):
        years = {int(found["from_year"]), int(found["to_year"] or found["from_year"])}
        first = int(found["from_month"]), int(found["from_day"] or 1)
        last = int(found["to_month"]), int(found["to_day"] or 31)
        named = bool(_CONTEXT.search(text, max(0, found.start() - _BEFORE), found.end() + _BEHIND))
        from_new_year_to_its_end = (first, last) == (_FIRST, _LAST)
        # A whole year with its days is the report's period even where nobody calls it so.
        if _LAST_YEARS.search(text, max(0, found.start() - _BEFORE), found.start()):
            continue
        if named or (from_new_year_to_its_end and found["from_day"] and found["to_day"]):
            # 20241月1日 lost its 年 and is the whole of no year.
            written = all(
                mark in "年./-" for mark in (text[found.end(one)] for one in ("from_year", "to_year") if found[one])
            )
            yield Period(found.start(), found.end(), from_new_year_to_its_end and years == {year} and written)
    for found in _WHOLE_YEAR.finditer(text):
        yield Period(found.start("year"), found.end(), int(found["year"]) == year)
    for found in _UNTIL.finditer(text):
        until = int(found["month"]), int(found["day"])
        # Figures gathered after the year's end are the year's all the same.
        yield Period(
            found.start("year"), found.end(), int(found["year"]) > year or (int(found["year"]), until) == (year, _LAST)
        )
