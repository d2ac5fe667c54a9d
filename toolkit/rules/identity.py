"""Family H: agency and year agree wherever the report names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.language import Text
from toolkit.late_pattern import late_pattern
from toolkit.report import PREFACE, SIGN_OFF
from toolkit.rules import clauses
from toolkit.rules.agencies import ORGAN, agree, level_of, of_other_places
from toolkit.rules.periods import periods
from toolkit.rules.prose_figures import chinese_value
from toolkit.rules.rule import Answer, Problem, Prose, rule, said_of
from toolkit.rules.self_telling import doing_beside, doing_elsewhere
from toolkit.rules.sentences import Passage
from toolkit.rules.subject import Subject
from toolkit.rules.years_left_over import YearThroughout
from toolkit.text import fold

# Who publishes, behind the verb; who compiled, before it.
_PREFACE_AGENCY = late_pattern(
    rf"(?:本(?:年度)?(?:报告|年报)由|现公布|现将|公布|发布)(?:了|本)?[《“]?(?:20\d\d年(?:度)?)?"
    rf"(?P<agency>[^,。;:()《》“”\d本我]{{2,30}}?{ORGAN})"
    r"(?=(?:按照|根据|依据|编制|负责编制|20\d\d年|(?:政府)?信息公开(?:工作)?(?:年度)?报告))"
    rf"|(?:^|[,。;:由])(?!根据|按照|依据|依照|经|受)(?P<compiler>[^,。;:()\d由]{{2,30}}?(?<![我本各该]){ORGAN})"
    r"(?:负责|组织|牵头|特)?(?:(?:按照|根据|依据)[^,。;:]{0,20})?编制(?!的)"
)
_REPORT_YEAR = late_pattern(
    r"(20\d\d)年(?:度)?[^,。;《》]{0,25}?政府信息公开(?:工作)?"
    r"(?:(?:年度)?报告|年报|(?:有关|相关)?情况(?:报告|汇报|公布)如下)"
    r"(?!的?(?:考核|评估|检查|审核|反馈|意见|整改|通知))"
)
_CONTACT = late_pattern(rf"请(?:与|向|联系)(?P<agency>[^,。;:()\d]{{2,30}}?{ORGAN})(?=联系|咨询|反映|\()")
_TOGETHER = late_pattern(r"会同|联合|协同|以及|及其|[及与和]")
# A report that the text publishes may stand in quotation marks; any other quoted one is somebody else's or past.
_ANNOUNCED = late_pattern(r"(?:公布|发布|编制|形成|现将)(?:了|本)?$")
_TITLE_YEAR = late_pattern(r"(?<!\d)(20\d\d)年?")
_DATE = late_pattern(r"(?P<year>20\d\d|[二2][〇○零0O][〇○零一二三四五六七八九]{2})[年.\-/]\d{0,2}")
_CHINESE_ZERO = str.maketrans("○O0", "〇〇〇")


@rule(
    "H101",
    "agency-agrees",
    Severity.WARNING,
    cites=(clauses.REGULATION_50,),
    zh=Prose(
        title="机关名称前后不一致",
        checks="标题、开头部分、落款说的是同一个机关，正文里没有以外地同类机关、本地其他部门的名义写的句子（写“某某局认真贯彻……”“某某局公开信息……”的询问，配合、联合、督促本机关的不算）；全称与简称（科学技术局、科技局）、带不带上级地名、机关与其办公室，都算一致。",
        why="多是套用别的单位的报告时没有改全，发布出去就是张冠李戴。",
        mend="改成本机关的名称。",
        passes="标题是卫东区科学技术局，落款是卫东区科技局。",
        fails="标题是卫东区科学技术局，落款是卫东区教育体育局。",
    ),
    en=Prose(
        title="the agency isn't the same throughout",
        checks="Title, preface and sign-off name one agency, and the text tells nothing done by its like of another place, nor what another bureau of the place says of itself (this asks); full and short names, with or without the city above, and an agency "
        "and its own office agree.",
        why="Mostly another agency's report was copied and not changed everywhere.",
        mend="Put in the right name.",
        passes="Title: 卫东区科学技术局, sign-off: 卫东区科技局.",
        fails="Title: 卫东区科学技术局, sign-off: 卫东区教育体育局.",
    ),
)
def agency_agrees(subject: Subject) -> Iterator[Answer]:
    agency = subject.report.agency
    if not agency:
        return
    told: set[str] = set()
    for passage, name in _named_agencies(subject):
        # A government's report is compiled by whichever of its offices has the business.
        compiled = passage.section == PREFACE and agency.endswith("人民政府") and not of_other_places(agency, name)
        is_ours = any(agree(agency, one) for one in _TOGETHER.split(name))
        if name not in told and not compiled and not is_ours:
            told.add(name)
            what = Text(f"机关写的是“{name}”，标题是“{agency}”，请改成一致。", f'names "{name}", the title "{agency}".')
            yield said_of(passage, what)
    for passage, name in doing_beside(subject, agency):
        if name not in told:
            told.add(name)
            what = Text(
                f"写的是“{name}”做的事，标题是“{agency}”，请核实是否沿用了别的单位的稿子。",
                f'tells what "{name}" did, the title is "{agency}"; is the text another office\'s?',
            )
            yield said_of(passage, what, severity=Severity.QUESTION)


@rule(
    "H102",
    "year-agrees",
    Severity.WARNING,
    cites=(clauses.REGULATION_50,),
    zh=Prose(
        title="报告年度前后不一致",
        checks="标题、开头部分写的“××××年政府信息公开工作年度报告”都是报告年度；正文里没有只写另一个年度、一次也不写报告年度的。",
        why="多是沿用上年的稿子没有改年份。",
        mend="改成本年度。",
        passes="标题 2024 年，开头部分“现公布 2024 年政府信息公开工作年度报告”。",
        fails="标题 2024 年，开头部分“现公布 2023 年政府信息公开工作年度报告”。",
    ),
    en=Prose(
        title="the year isn't the same throughout",
        checks="Title and preface name the report's year; the text doesn't speak of another year alone.",
        why="Mostly last year's text was used again and its year not changed.",
        mend="Put in this year.",
        passes="Title 2024, preface 2024.",
        fails="Title 2024, preface 2023.",
    ),
)
def year_agrees(subject: Subject) -> Iterator[Answer]:
    year = subject.report.year
    if year is None:
        return
    in_title = _TITLE_YEAR.findall(fold(subject.report.title or ""))
    if in_title and str(year) not in in_title:
        yield Problem(
            Text(
                f"标题写的是 {in_title[0]} 年，报告年度是 {year} 年，请改成一致。",
                f"the title says {in_title[0]}, the report's year is {year}.",
            )
        )
    if subject.year_throughout is not None:
        yield _told_of_another_year(subject.year_throughout, year)
        return
    for passage in subject.passages_of(PREFACE, "overview"):
        text = passage.folded
        for found in _REPORT_YEAR.finditer(text.text):
            if int(found[1]) != year and not _is_anothers(text.text, found) and not _was_published(passage, found):
                quote = text.original(found.start(), found.end())
                what = Text(
                    f"写的是“{quote}”，报告年度是 {year} 年，请改成一致。",
                    f'says "{quote}", the report\'s year is {year}.',
                )
                yield said_of(passage, what)
                return


@rule(
    "H103",
    "period",
    Severity.WARNING,
    cites=(clauses.REGULATION_49, clauses.REGULATION_50),
    zh=Prose(
        title="统计期限不是报告年度全年",
        checks="写明统计期限的，是报告年度的 1 月 1 日至 12 月 31 日。",
        why="年度报告报告的是上一年度全年的情况；期限写错，数据口径就不清楚。",
        mend="改成本年度的 1 月 1 日至 12 月 31 日。",
        passes="2024 年 1 月 1 日至 12 月 31 日。",
        fails="2023 年 1 月 1 日至 12 月 31 日（报告年度 2024）。",
    ),
    en=Prose(
        title="the period isn't the whole year of the report",
        checks="Where the period is named, it runs from 1 January to 31 December of the report's year.",
        why="The report covers the whole of the past year; with a wrong period nobody knows what the figures cover.",
        mend="Put in 1 January to 31 December of the year.",
        passes="2024年1月1日至12月31日.",
        fails="2023年1月1日至12月31日, for 2024.",
    ),
)
def period(subject: Subject) -> Iterator[Answer]:
    year = subject.report.year
    if year is None:
        return
    for passage in subject.passages_of(PREFACE, "overview", "other_matters"):
        text = passage.folded
        for named in periods(text.text, year):
            if named.is_whole_year or _is_of_the_text(subject, text.text[named.start : named.end]):
                continue
            quote = text.original(named.start, named.end)
            what = Text(
                f"统计期限写的是“{quote}”，应是 {year} 年 1 月 1 日至 12 月 31 日。",
                f'gives the period as "{quote}"; it is 1 January to 31 December {year}.',
            )
            yield said_of(passage, what)


@rule(
    "H104",
    "sign-off-date",
    Severity.QUESTION,
    cites=(clauses.REGULATION_49,),
    zh=Prose(
        title="落款日期不在报告年度的次年",
        checks="落款写有日期的，是报告年度的下一年。",
        why="年度报告在次年 1 月至 3 月编制发布；日期早于年底的，数据还不完整，晚的多半是年份写错。",
        mend="改正日期；确在年底前编制的，请核对数据是否已到 12 月 31 日。",
        passes="2024 年度报告，落款 2025 年 1 月 20 日。",
        fails="2024 年度报告，落款 2024 年 1 月 20 日。",
    ),
    en=Prose(
        title="the sign-off isn't dated in the following year",
        checks="A date in the sign-off lies in the year after the report's.",
        why="Reports are made from January to March of the following year; an earlier date has incomplete figures, another year "
        "is mostly a slip.",
        mend="Correct the date; where it was made before the year's end, check that the figures run to 31 December.",
        passes="Report for 2024, dated 20 January 2025.",
        fails="Report for 2024, dated 20 January 2024.",
    ),
)
def sign_off_date(subject: Subject) -> Iterator[Answer]:
    year = subject.report.year
    if year is None:
        return
    for passage in subject.passages_of(SIGN_OFF):
        for found in _DATE.finditer(fold(passage.text)):
            dated = _year_of(found["year"])
            throughout = subject.year_throughout
            if dated is not None and dated != year + 1 and not (throughout and dated == throughout.year + 1):
                what = Text(
                    f"日期是 {dated} 年，{year} 年度的报告应在 {year + 1} 年编制，请核实。",
                    f"dated {dated}; the report for {year} is made in {year + 1}.",
                )
                yield said_of(passage, what)


@rule(
    "H105",
    "title-wording",
    Severity.QUESTION,
    cites=(clauses.REGULATION_50,),
    zh=Prose(
        title="标题没有写“政府信息公开”",
        checks="标题里有“政府信息公开”和“报告”（或“年报”）；没有标题的也提示。两份通知没有规定标题的其他写法。",
        why="《条例》第四十九条、第五十条的名称是“政府信息公开工作年度报告”，写成“信息公开报告”“政务公开工作总结”的是另一种文件。",
        mend="改为“（机关名称）（年度）年政府信息公开工作年度报告”。",
        passes="卫东区科学技术局2024年政府信息公开工作年度报告。",
        fails="卫东区科学技术局2024年信息公开工作年度报告。",
    ),
    en=Prose(
        title="the title doesn't say 政府信息公开",
        checks="The title has 政府信息公开 and 报告 (or 年报); a missing title is told too. The notices fix nothing else of it.",
        why="Articles 49 and 50 name it 政府信息公开工作年度报告; other words mean another document.",
        mend="Use: agency, year, 年政府信息公开工作年度报告.",
        passes="卫东区科学技术局2024年政府信息公开工作年度报告.",
        fails="卫东区科学技术局2024年信息公开工作年度报告.",
    ),
    retells=("R201",),
)
def title_wording(subject: Subject) -> Iterator[Answer]:
    title = fold(subject.report.title or "")
    if not title:
        yield Problem(
            Text(
                "没有找到标题，请写明机关名称、年度和“政府信息公开工作年度报告”。",
                "no title was found; name agency, year and 政府信息公开工作年度报告.",
            )
        )
    elif "政府信息公开" not in title or not re.search(r"报告|年报", title):
        yield Problem(
            Text(
                f"标题是“{subject.report.title}”，规定的名称是“政府信息公开工作年度报告”，请核实。",
                f'the title is "{subject.report.title}"; the document\'s name is 政府信息公开工作年度报告.',
            )
        )


RULES = (agency_agrees, year_agrees, period, sign_off_date, title_wording)


def _named_agencies(subject: Subject) -> Iterator[tuple[Passage, str]]:
    """The agencies that the preface says it reports for or refers to, and those that sign."""
    own = subject.report.agency or ""
    for passage in subject.passages_of(PREFACE):
        text = passage.folded
        for found in _PREFACE_AGENCY.finditer(text.text):
            yield passage, found["agency"] or found["compiler"]
        for found in _CONTACT.finditer(text.text):
            # Another office of the place, or one of the level above, may well answer for it.
            name = found["agency"]
            if of_other_places(own, name) and level_of(own) == level_of(name):
                yield passage, name
    yield from doing_elsewhere(subject, own)
    for passage in subject.passages_of(SIGN_OFF):
        for line in re.split(r"\n|\s{2,}|\s(?=20\d\d)", passage.text):
            name = _DATE.split(fold(line))[0]
            if re.search(rf"{ORGAN}$", name) and 3 <= len(name) <= 30:
                yield passage, name


def _told_of_another_year(throughout: YearThroughout, year: int) -> Problem:
    sentence, found = throughout.named[0]
    quote, count = sentence.quote(found.start(), found.end() + 8), len(throughout.named)
    what = Text(
        f"正文里有 {count} 处写的都是 {throughout.year} 年（如“{quote}”），没有一处是报告年度 {year} 年，请核实标题和正文。",
        f'the text speaks {count} times of {throughout.year} (such as "{quote}"), never of the report\'s year {year}.',
    )
    return said_of(sentence.passage, what)


def _is_of_the_text(subject: Subject, period: str) -> bool:
    """Whether a period is the whole of the year that the text speaks of alone; that has been told."""
    throughout = subject.year_throughout
    return throughout is not None and any(named.is_whole_year for named in periods(f"统计{period}", throughout.year))


def _is_anothers(text: str, found: re.Match[str]) -> bool:
    """Whether a report named there stands in quotation marks as another than this one."""
    opened = text.rfind("《", 0, found.start())
    return opened > text.rfind("》", 0, found.start()) and not _ANNOUNCED.search(text, 0, opened)


def _was_published(passage: Passage, found: re.Match[str]) -> bool:
    """Whether the overview tells, under a sub-heading, that last year's report was published this year."""
    text = passage.folded.text
    announced = found.group().endswith("如下") or "现" in text[max(0, found.start() - 30) : found.start()]
    return passage.section == "overview" and text.startswith("(") and not announced


def _year_of(text: str) -> int | None:
    if text.isdigit() and text.isascii():
        return int(text)
    return chinese_value(text.replace("2", "二").translate(_CHINESE_ZERO))
