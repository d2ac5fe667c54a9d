"""Years in the text that look left over from last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.rules.sentences import Sentence

_PLANS_BEGIN = late_pattern(r"改进(?:措施|方向)|工作(?:打算|计划|安排|思路)")
_PLANS_FOR_SURE = late_pattern(r"下一步|下步|今后|下一年")
# What was done about last year's problems is told in the past, under a sub-heading that may speak of 改进措施.
_RECOUNT = late_pattern(r"上一?年|去年|以往|落实情况")
_PLAN = late_pattern(r"将|要|拟|计划|打算|继续|进一步|力争|着力|重点")
_DONE = late_pattern(r"已|了|取得")
_WITHIN = r"(?:底|末|[上下]半年|\d{1,2}月(?:份|底|末|\d{1,2}日)?|里|内|中|期间|的[^,。;:]{1,8}中)?(?:前|之前|以前)?"
_SUBJECT = r"我|本|全[省市县区镇乡局]"
_AGENCY_DOES = r"[^,。;:《》]{2,16}(?:局|委员会|办公室|政府|办事处|中心)(?:认真|高度|坚持|严格|积极|深入|全面|紧紧|切实|持续|主动|深化|在)"
# A year that says when, and not whose: 2024年，我局…, but not 2024年工作要点.
_WHEN = late_pattern(
    rf"(?:^|(?<=[,:;)]))[在到]?(20\d\d)年(?:度)?{_WITHIN}(?:,|(?={_SUBJECT}|将|拟|计划|打算|继续|进一步|力争|着力|重点))"
)
# 将 looks ahead, or only turns the sentence, and then another verb says into what: 将公开纳入考核.
_SURELY_AHEAD = late_pattern(
    r".{0,4}?将(?!.{0,20}?(?:纳入|列入|列为|作为|融入|转化|转为|变为|落到|落实|细化|分解|下放|下沉|延伸|写入|推送|报送))"
)
_DUE = late_pattern(
    r"(?:(?:将|拟|计划|打算|力争|争取|预计|确保)[在于到]|拟|计划|力争|争取|预计|确保)(20\d\d)年(?:度)?"
    r"(?=[底末里内中,]|期间|前|[上下]半年|\d{1,2}月|再|完成|实现|达到|建成|启动|全面|持续|继续|进一步|推进|加强|开展)"
)
# Plans that bear their year's name, and a next year that isn't: 2024年工作打算：, 明年(2024年).
_PLANS_OF = late_pattern(
    r"(?:^|(?<=[。;:)]))(20\d\d)年(?:度)?的?(?:下一步)?(?:主要|重点)?工作(?:打算|计划|安排|思路)(?=[:。]|$)"
)
_NEXT_YEAR = late_pattern(r"(?:明年|次年|下一?年度?)\((20\d\d)年度?\)")
_LEAD_IN = late_pattern(
    rf"(?:^|(?<=[)。:]))(20\d\d)年(?:度)?,?(?={_SUBJECT}|共|区|县|市|镇|乡|在[^,。;:]{{2,25}}领导下|{_AGENCY_DOES})"
)
_LEAD_IN_WITHOUT_SUBJECT = late_pattern(
    r"(?:^|(?<=[)。:]))(?:[我本][^,。;:\d]{1,2})?(20\d\d)年(?:度)?(?:,(?=无|累计|主动|收到|受理|办理|通过)|,?(?=未(?!结|办)|没有))"
)
# A year that begins a clause and looks neither back nor ahead.
_OF_A_YEAR = late_pattern(
    r"(?:^|(?<=[,。;:)]))(20\d\d)年(?:度)?(?![-—~至到、以]|,?[^,。;:]{0,12}(?:将|拟|计划|打算|继续)|[^,。;:]{0,6}[》〉])"
)
_TWICE = 2
_TOLD_OF_A_YEAR = ("preface", "overview", "problems", "other_matters")


def years_left_over(sentences: Iterable[Sentence], year: int) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """The sentences of a report for `year` that plan for a year that is over, or begin with another year."""
    planning = False
    section = ""
    for sentence in sentences:
        if sentence.passage.section != section:
            section, planning = sentence.passage.section, False
        planning = section == "problems" and _is_planning(sentence.text, planning)
        names_a_year = "20" in sentence.text
        found = names_a_year and (_planned(sentence, year, planning) or _led_in(sentence, year))
        if found:
            yield sentence, found


class YearThroughout(NamedTuple):
    """The one year that a text names, and where it does."""

    year: int
    named: tuple[tuple[Sentence, re.Match[str]], ...]


def told_of_another_year(sentences: Iterable[Sentence], year: int | None) -> YearThroughout | None:
    """Where the text never names the report's year, but another one again and again: the title may be the wrong one."""
    named: list[tuple[Sentence, re.Match[str]]] = []
    for sentence in sentences:
        if sentence.passage.section in _TOLD_OF_A_YEAR and "20" in sentence.text:
            if f"{year}" in sentence.text:
                return None
            named += [(sentence, found) for found in _OF_A_YEAR.finditer(sentence.text)]
    others = {int(found[1]) for _, found in named}
    return YearThroughout(others.pop(), tuple(named)) if len(others) == 1 and len(named) >= _TWICE else None


def _is_planning(text: str, before: bool) -> bool:
    """Whether plans are told from this sentence on."""
    if _PLANS_FOR_SURE.search(text):
        return True
    if _RECOUNT.search(text):
        return False
    return before or bool(_PLANS_BEGIN.search(text))


def _planned(sentence: Sentence, year: int, planning: bool) -> re.Match[str] | None:
    """A year that is over, at which something is still to be done."""
    if sentence.passage.section != "problems":
        return None
    text = sentence.text
    over = [found for found in _WHEN.finditer(text) if int(found[1]) <= year]
    for found in over:
        ahead = text[found.end() : found.end() + 12]
        if _SURELY_AHEAD.search(ahead) or (planning and _PLAN.search(ahead) and not _DONE.search(text, found.end())):
            return found
    ahead_of = planning or not (_RECOUNT.search(text) or _DONE.search(text))
    named = [*_PLANS_OF.finditer(text), *_NEXT_YEAR.finditer(text), *(_DUE.finditer(text) if ahead_of else ())]
    return next((found for found in named if int(found[1]) <= year), None)


def _led_in(sentence: Sentence, year: int) -> re.Match[str] | None:
    """Another year where sentences name the report's own; where that one stands beside it, the two are compared."""
    section, own = sentence.passage.section, f"{year}年"
    if section not in _TOLD_OF_A_YEAR:
        return None
    # 2023年收到3件；2024年收到5件。 compares the two.
    whole = sentence.folded.text[sentence.start :].partition("。")[0]
    found = _LEAD_IN.search(sentence.text) if own not in whole else None
    if section != "problems" and own not in sentence.passage.folded.text:
        found = found or _LEAD_IN_WITHOUT_SUBJECT.search(sentence.text)
    if section in ("preface", "overview"):
        return found if found and int(found[1]) != year else None
    beside = own in sentence.passage.folded.text or _RECOUNT.search(sentence.passage.folded.text)
    return found if found and not beside and int(found[1]) < year else None
