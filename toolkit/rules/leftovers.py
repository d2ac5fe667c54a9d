"""Family K, second part: what was left over from a model, from last year, or from another level's report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.form import EDITIONS
from toolkit.language import Text, same
from toolkit.late_pattern import late_pattern
from toolkit.rules import clauses
from toolkit.rules.agencies import level_of
from toolkit.rules.placeholders import gaps, placeholders
from toolkit.rules.rule import Answer, Problem, Prose, rule, said_of
from toolkit.rules.sentences import Passage, folded
from toolkit.rules.subject import Subject
from toolkit.rules.years_left_over import years_left_over
from toolkit.settings import Outdated
from toolkit.text import fold

_UPPER = (
    ("全国", 0), ("全省", 1), ("全自治区", 1), ("全市", 2), ("全州", 2), ("全盟", 2), ("全县", 3), ("全区", 3), ("全旗", 3),
)  # fmt: skip
_RUNS = (
    r"(?<!为)(?<!助力|配合|参与|协助|支持)(?:组织|推动|推进|统筹|指导|督导|督促|部署|领导|牵头|协调|规范|做好|抓好|加强|开展|提升|提高|深化)(?:[、和与并]?"
    r"(?:组织|推动|推进|统筹|指导|督导|督促|部署|领导|协调|规范))*(?:了|好)?"
)
_OF_DISCLOSURE = r"(?=(?:各[^,。;:]{1,6}?)?(?:开展|做好|推进)?(?:的)?(?:政府|政务)?(?:信息|政务)公开)"
_AROUND = 10
_NUMBERED_ORDER = late_pattern(r"(\d{1,4})号令")
_BUILT_IN = (
    Outdated(EDITIONS[0].notice, 2021, EDITIONS[-1].notice),
    Outdated("国务院令第492号", 2019, "国务院令第711号"),
)


@rule(
    "K106",
    "outdated-notice",
    Severity.WARNING,
    cites=(clauses.FORM_2021, clauses.REGULATION_50),
    zh=Prose(
        title="引用了已被替代的文件",
        checks="没有引用已被替代的格式通知和旧《条例》（2021 年度起的国办公开办函〔2019〕60号，2019 年度起的国务院令第492号）；可在 xxgk.toml 里增加。",
        why="依据过期，说明报告沿用了旧稿，格式也可能是旧的。",
        mend="改引现行文件。",
        passes="按照国办公开办函〔2021〕30号规定的格式编制。",
        fails="2024 年度报告写“按照国办公开办函〔2019〕60号规定的格式编制”。",
    ),
    en=Prose(
        title="a superseded document is quoted",
        checks="The superseded notice on the form and the old Regulation aren't quoted (国办公开办函〔2019〕60号 since 2021, order "
        "492 of the State Council since 2019); xxgk.toml can name more.",
        why="An outdated basis shows an old text used again, perhaps with an old form.",
        mend="Quote the document in force.",
        passes="按照国办公开办函〔2021〕30号规定的格式编制.",
        fails="按照国办公开办函〔2019〕60号规定的格式编制, for 2024.",
    ),
)
def outdated_notice(subject: Subject) -> Iterator[Answer]:
    year = subject.report.year
    for passage in subject.passages:
        text = _as_cited(passage.text)
        for one in (*_BUILT_IN, *subject.settings.outdated):
            if _as_cited(one.text) in text and (year is None or year >= one.since) and not _is_history(text, one):
                instead = Text(f"，应引用 {one.instead}", f"; quote {one.instead}") if one.instead else same("")
                yield said_of(
                    passage,
                    Text(f"引用的“{one.text}”已被替代{instead.zh}。", f'"{one.text}" is superseded{instead.en}.'),
                )


@rule(
    "K107",
    "other-year",
    Severity.QUESTION,
    cites=(clauses.REGULATION_50,),
    zh=Prose(
        title="年份像是沿用了旧稿",
        checks="下一步打算里要做事的年份是次年或以后；开头部分和第一、五、六部分“××××年，我局……”一类起句的年份是报告年度。“2024年工作要点”一类名称里的、作比较的、回顾上年问题的年份不算。",
        why="沿用上年稿子时最容易漏改年份。",
        mend="核对年份；确实说的是那一年的，不必改。",
        passes="2024 年度报告写“2025 年，我局将加强培训”。",
        fails="2024 年度报告写“2023 年，我局将加强培训”。",
    ),
    en=Prose(
        title="a year that looks left over",
        checks="What is planned is for the next year or later; sentences of the preface and of sections 1, 5 and 6 that begin with a year and 我局 or "
        "the like speak of the report's. Years in names such as 2024年工作要点, in comparisons, and in the account of last "
        "year's problems don't count.",
        why="Where last year's text is used again, its years are easily left.",
        mend="Check the year; where that year is meant, leave it.",
        passes="The report for 2024 says 2025年，我局将加强培训.",
        fails="The report for 2024 says 2023年，我局将加强培训.",
    ),
)
def other_year(subject: Subject) -> Iterator[Answer]:
    year = subject.report.year
    if year is None:
        return
    throughout = subject.year_throughout
    for sentence, found in years_left_over(subject.sentences, year):
        if throughout and int(found[1]) == throughout.year:
            continue
        quote = sentence.quote(found.start(1), found.end(1) + 8)
        yield said_of(
            sentence.passage,
            Text(
                f"写“{quote}”，本报告是 {year} 年度的，请核实年份。",
                f'says "{quote}"; the report is for {year}. Is the year right?',
            ),
        )


@rule(
    "K108",
    "scope-above-level",
    Severity.QUESTION,
    cites=(clauses.REGULATION_50,),
    zh=Prose(
        title="所说的范围超出本机关层级",
        checks="区县机关的报告没有写“推动全省政府信息公开工作”一类的话；“贯彻全省会议精神”“按照全市要求”是正常的。",
        why="多是照抄上级的报告或者模板，范围没有改。",
        mend="改为本区、本县、本局的范围。",
        passes="按照全省政务公开工作要求，推动全区政府信息公开工作。",
        fails="某区的局写“组织推动全省政府信息公开工作”。",
    ),
    en=Prose(
        title="a scope above the agency's level",
        checks="A district's agency doesn't say that it drives disclosure in the whole province; that it follows the province's "
        "meeting or demands is fine.",
        why="Mostly copied from a report or a model of a higher level.",
        mend="Name the agency's own scope.",
        passes="按照全省政务公开工作要求，推动全区政府信息公开工作.",
        fails="组织推动全省政府信息公开工作, by a district's bureau.",
    ),
)
def scope_above_level(subject: Subject) -> Iterator[Answer]:
    level = level_of(subject.report.agency or "")
    if level is None:
        return
    # 全区 is a whole province in an autonomous region, 全市 in a municipality or a county that is a city.
    words = "|".join(word for word, reach in _UPPER if reach < level)
    above = late_pattern(rf"{_RUNS}(?P<scope>{words}){_OF_DISCLOSURE}")
    for sentence in subject.sentences:
        for found in above.finditer(sentence.text):
            quote = sentence.quote(found.start(), found.end())
            yield said_of(
                sentence.passage,
                Text(
                    f"写“{quote}”，“{found['scope']}”超出本机关的层级，请核实是否应为本地区、本单位。",
                    f'says "{quote}"; "{found["scope"]}" is above the agency\'s level.',
                ),
            )


@rule(
    "K109",
    "residue",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="留有模板的占位符",
        checks="没有 XX、××、____、{{ }}、“某某局”、“培训X次”、“待补充”、“错误!未找到引用源”一类没有填好、没有删净的内容。",
        why="一眼可见的未完成稿，不能发布。",
        mend="填上内容或者删去。",
        passes="卫东区科学技术局。",
        fails="XX区科学技术局。",
    ),
    en=Prose(
        title="a placeholder was left",
        checks="Nothing like XX, ××, ____, {{ }}, 某某局, 培训X次, 待补充, or Word's complaint of a missing reference.",
        why="A visibly unfinished draft can't be published.",
        mend="Fill it in, or delete it.",
        passes="卫东区科学技术局.",
        fails="XX区科学技术局.",
    ),
)
def residue(subject: Subject) -> Iterator[Answer]:
    for name, text in (("title", subject.report.title), ("agency", subject.report.agency)):
        found = next(placeholders(folded(text or "").text), None)
        if found:
            where = Text("标题", "the title") if name == "title" else Text("机关名称", "the agency's name")
            yield Problem(where + Text(f"留有“{found.group()}”，请填写完整。", f' still has "{found.group()}".'))
            break
    for passage in subject.passages:
        for left, around in _left_in(passage):
            if not subject.allows(around):
                what = Text(f"留有“{left}”，见“{around}”，请填写或删去。", f'still has "{left}" in "{around}".')
                yield said_of(passage, what)


RULES = (outdated_notice, other_year, scope_above_level, residue)


def _as_cited(text: str) -> str:
    """A text in which 国务院第492号令 and 国务院令第492号 are the same."""
    bare = fold(text).replace("第", "")
    return _NUMBERED_ORDER.sub(r"令\1号", bare) if "号令" in bare else bare


def _is_history(text: str, cited: Outdated) -> bool:
    """Whether a document is only named as what the one in force was once: 国务院令第492号公布，国务院令第711号修订."""
    return bool(
        cited.instead
        and _as_cited(cited.instead) in text
        and re.search(rf"{re.escape(_as_cited(cited.text))}(?:公布|颁布|发布|制定)", text)
    )


def _left_in(passage: Passage) -> Iterator[tuple[str, str]]:
    """Every placeholder of a paragraph, and the words around it."""
    text = passage.folded
    for left in placeholders(text.text):
        yield left.group(), text.original(max(0, left.start() - _AROUND), min(len(text.text), left.end() + _AROUND))
    for gap in gaps(passage.text):
        yield gap.group(), passage.text[max(0, gap.start() - _AROUND) : gap.end() + _AROUND]
