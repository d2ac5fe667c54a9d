"""Family K: slips of wording that a careful reader marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.language import Text, joined, same
from toolkit.rules import clauses
from toolkit.rules.agencies import level_of
from toolkit.rules.doubling import doubled_words
from toolkit.rules.enumeration import Gap, gaps
from toolkit.rules.rule import Answer, Problem, Prose, rule, said_of
from toolkit.rules.sentences import Passage, Sentence, folded
from toolkit.rules.subject import Subject
from toolkit.settings import Outdated
from toolkit.text import fold

_UNTIL = re.compile(r"截止(?=至|(?:20\d\d年|\d{1,2}月|目前|目下|当前|年底|年末|今年|本年|去年|上年|报告期末))")
NUMBER_BRACKETS = re.compile(r"(?<=[一-鿿])[\[［【(（〔]\s*(?P<year>(?:19|20)\d\d)\s*[\]］】)）〕](?=\s*\d{1,5}\s*号)")
_NUMBER = re.compile(r"(?<=[一-鿿])〔(?P<year>\d{2}|\d{4})〕(?P<ordinal>第?)\s*(?P<zero>0*)\d{1,5}\s*号")
_SHOWN_OF_ISSUER = 8
_PLAN = re.compile(r"将|要|拟|计划|打算|继续|进一步|力争|着力|下一步|重点")
_YEAR_AHEAD = re.compile(
    r"(?<![\d《〔(比较])(20\d\d)年(?:度)?(?!\d{1,2}月|底|末|以来|初|《|政府信息公开工作年度报告|工作(?:总结|要点)|年度报告)"
)
_NEXT = re.compile(r"下一步|下步|今后|下一年|改进(?:措施|方向|情况)|工作(?:打算|计划|安排|思路)")
_LEAD_IN = re.compile(r"(?:^|[)。:])(20\d\d)年(?:度)?,?(?=(?:我|本|全[省市县区镇乡局]|共|区|县|市|镇|乡))")
_UPPER = (
    ("全国", 0),
    ("全省", 1),
    ("全自治区", 1),
    ("全市", 2),
    ("全州", 2),
    ("全盟", 2),
    ("全县", 3),
    ("全区", 3),
    ("全旗", 3),
)
_RUNS = (
    r"(?:组织|推动|推进|统筹|指导|督导|督促|部署|领导|牵头|协调|规范|做好|抓好|加强|开展)(?:[、和与并]?"
    r"(?:组织|推动|推进|统筹|指导|督导|督促|部署|领导|协调|规范))*(?:了|好)?"
)
_OF_DISCLOSURE = r"(?=(?:各级|各地|各部门)?(?:的)?(?:政府|政务)?(?:信息|政务)公开)"
_RESIDUE = re.compile(
    r"X{2,}|[xX×Хх]{2,}(?=[年月日县区市镇乡局省]|$)|×{2,}|_{2,}|＿{2,}|○{2,}|□{1,}|\{\{.{0,40}?\}\}|\{%.{0,40}?%\}|"
    r"\$\{.{0,40}?\}|<[a-z_]{2,20}>|某某(?=[县区市镇乡局省街部单])|TODO|TBD|(?:【|\[|\()(?:待补充|待填|请填写|此处填写|填写)[^】\])]{0,20}(?:】|\]|\))|"
    r"错误!未(?:找到引用源|定义书签)|Error!\w*|MERGEFIELD|REF_Toc\w*|#REF!|#N/A|#VALUE!"
)
_BUILT_IN = (
    Outdated("国办公开办函〔2019〕60号", 2021, "国办公开办函〔2021〕30号"),
    Outdated("国务院令第492号", 2019, "国务院令第711号"),
)


@rule(
    "K101",
    "doubled-words",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="字词重复",
        checks="没有“的的”“进行进行”“信息公开的信息公开”一类重复；层层、人人、实实在在等叠词，以及“目的的”“参与与”等不是重复的，不提示。",
        why="多是修改时没有删净，公开发布后很显眼。",
        mend="删去多余的；误报的可在 xxgk.toml 的 wording.allowed 里写明。",
        passes="层层压实责任，实现主动公开的目的的同时。",
        fails="对栏目进行进行更新。",
    ),
    en=Prose(
        title="doubled words",
        checks="Nothing like 的的, 进行进行 or 信息公开的信息公开. Words that are doubled on purpose (层层, 人人, 实实在在) and "
        "neighbours that only look so (目的的) are left alone.",
        why="Mostly the rest of an edit, and conspicuous once published.",
        mend="Delete one; name false alarms in wording.allowed of xxgk.toml.",
        passes="层层压实责任，实现主动公开的目的的同时.",
        fails="对栏目进行进行更新.",
    ),
)
def doubled(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        for start, end in doubled_words(sentence.text, subject.settings.doubled):
            if not _is_allowed(subject, sentence, start, end):
                shown = sentence.folded.original(sentence.start + start, sentence.start + end)
                yield said_of(
                    sentence.passage,
                    Text(
                        f"“{shown}”重复，见“{sentence.quote(start, end)}”。",
                        f'"{shown}" is doubled in "{sentence.quote(start, end)}".',
                    ),
                )


@rule(
    "K102",
    "enumeration-gap",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="“一是、二是”的序号不连续",
        checks="“一是……二是……三是……”的序号连续，不缺、不重；同一部分里换行接着写的连起来看。只漏了“是”字的见 K103。",
        why="缺了“二是”，读者会以为漏了一段；重了“二是”，引用时说不清是哪一条。",
        mend="补上缺的一条，或者改正序号。",
        passes="一是加强培训；二是完善制度；三是严格审核。",
        fails="一是加强培训；三是严格审核。",
    ),
    en=Prose(
        title="一是, 二是 out of sequence",
        checks="The ordinals of 一是……二是……三是…… follow each other without a gap or a repetition, over paragraphs too. Where only "
        "是 is missing see K103.",
        why="Without 二是 readers think that a passage was lost.",
        mend="Add what is missing, or correct the ordinals.",
        passes="一是加强培训；二是完善制度；三是严格审核.",
        fails="一是加强培训；三是严格审核.",
    ),
)
def enumeration_gap(subject: Subject) -> Iterator[Answer]:
    for gap in _gaps(subject):
        if not gap.torn:
            before, found = f"{gap.previous}是", f"{gap.found}是"
            zh = f"“{before}”之后是“{found}”" + (f"，缺“{gap.expected}是”" if gap.skips else "，序号重复或倒退")
            en = f'"{before}" is followed by "{found}"' + (f'; "{gap.expected}是" is missing' if gap.skips else "")
            yield said_of(gap.passage, Text(f"{zh}，见“{gap.quote}”。", f'{en}: "{gap.quote}".'))


@rule(
    "K103",
    "enumeration-without-shi",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="“二是”漏了“是”字",
        checks="“一是……；二……”这样的句子里，序号后面有“是”。",
        why="漏字，读起来像“二政府”。",
        mend="补上“是”。",
        passes="一是媒体利用不够；二是主动公开不够。",
        fails="一是媒体利用不够；二主动公开不够。",
    ),
    en=Prose(
        title="是 is missing behind the ordinal",
        checks="In 一是……；二…… the ordinal is followed by 是.",
        why="A lost character: it reads like a name.",
        mend="Add 是.",
        passes="一是媒体利用不够；二是主动公开不够.",
        fails="一是媒体利用不够；二主动公开不够.",
    ),
)
def enumeration_without_shi(subject: Subject) -> Iterator[Answer]:
    for gap in _gaps(subject):
        if gap.torn:
            yield said_of(
                gap.passage,
                Text(
                    f"“{gap.quote}”的“{gap.expected}”后面似漏了“是”字。",
                    f'是 seems missing behind "{gap.expected}" in "{gap.quote}".',
                ),
            )


@rule(
    "K104",
    "until-date",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="“截止”应为“截至”",
        checks="日期或“目前”前面用“截至”，不用“截止”；“截止到”“截止日期”是对的。",
        why="“截止”是停止，后面不能直接带时间；“截至”才是“到某时为止”。",
        mend="改为“截至”。",
        passes="截至 2024 年 12 月 31 日。",
        fails="截止 2024 年 12 月 31 日。",
    ),
    en=Prose(
        title="截止 for 截至",
        checks="Before a date or 目前 it is 截至, not 截止; 截止到 and 截止日期 are right.",
        why="截止 means to stop and takes no time behind it.",
        mend="Write 截至.",
        passes="截至 2024 年 12 月 31 日.",
        fails="截止 2024 年 12 月 31 日.",
    ),
)
def until_date(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        for found in _UNTIL.finditer(sentence.text):
            if not _is_allowed(subject, sentence, found.start(), found.end() + 4):
                yield said_of(
                    sentence.passage,
                    Text(
                        f"“{sentence.quote(found.start(), found.end())}”中的“截止”应为“截至”。",
                        f'截止 should be 截至 in "{sentence.quote(found.start(), found.end())}".',
                    ),
                )


@rule(
    "K105",
    "document-number",
    Severity.WARNING,
    cites=(clauses.LAYOUT_NUMBER,),
    zh=Prose(
        title="发文字号的写法不对",
        checks="发文字号的年份用六角括号“〔〕”，写全四位；序号不加“第”，不编虚位。法院案号（如（2021）苏08行初1号）不在此列。",
        why="国家标准的规定，审核必查。",
        mend="改为“国办函〔2020〕109号”的样式；convert --mend 可以代改括号。",
        passes="国办函〔2020〕109号。",
        fails="国办函[2020]109号。",
    ),
    en=Prose(
        title="a document number is written wrongly",
        checks="The year of a document number stands in 〔〕, with four digits; its number has no 第 and no leading noughts. Numbers "
        "of court cases are another thing.",
        why="A national standard says so, and reviewers look for it.",
        mend="Write it as 国办函〔2020〕109号; convert --mend puts in the brackets.",
        passes="国办函〔2020〕109号.",
        fails="国办函[2020]109号.",
    ),
)
def document_number(subject: Subject) -> Iterator[Answer]:
    for passage in subject.passages:
        for found in NUMBER_BRACKETS.finditer(passage.text):
            if found.group() != f"〔{found['year']}〕":
                shown = _with_issuer(passage, found)
                yield said_of(
                    passage,
                    Text(
                        f"“{shown}”的年份应写作“〔{found['year']}〕”。",
                        f'the year in "{shown}" is written 〔{found["year"]}〕.',
                    ),
                )
        for found in _NUMBER.finditer(passage.text):
            faults = [
                text
                for text, wrong in (
                    (Text("年份应写全四位", "the year has four digits"), len(found["year"]) == 2),
                    (Text("序号不加“第”字", "no 第 before the number"), bool(found["ordinal"])),
                    (Text("序号不编虚位（前面不加 0）", "no leading noughts"), bool(found["zero"])),
                )
                if wrong
            ]
            if faults:
                why, shown = joined(faults, "，", ", "), _with_issuer(passage, found)
                yield said_of(passage, Text(f"“{shown}”：{why.zh}。", f'"{shown}": {why.en}.'))


def _with_issuer(passage: Passage, found: re.Match[str]) -> str:
    return passage.text[max(0, found.start() - _SHOWN_OF_ISSUER) : found.end()]


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
        text = fold(passage.text).replace("第", "")
        for one in (*_BUILT_IN, *subject.settings.outdated):
            if fold(one.text).replace("第", "") in text and (year is None or year >= one.since):
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
        checks="下一步打算里说的年份是次年或以后；总体情况里“××××年，我局……”一类起句的年份是报告年度。书名号里的、作比较的年份不算。",
        why="沿用上年稿子时最容易漏改年份。",
        mend="核对年份；确实说的是那一年的，不必改。",
        passes="2024 年度报告写“2025 年，我局将加强培训”。",
        fails="2024 年度报告写“2023 年，我局将加强培训”。",
    ),
    en=Prose(
        title="a year that looks left over",
        checks="Plans speak of the next year or later; sentences of the overview that begin with a year and 我局 or the like speak "
        "of the report's. Years in titles of documents and in comparisons don't count.",
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
    planning = False
    section = ""
    for sentence in subject.sentences:
        if sentence.passage.section != section:
            section, planning = sentence.passage.section, False
        planning = planning or (section == "problems" and bool(_NEXT.search(sentence.text)))
        found = _year_of_plan(sentence, year, planning) or _year_led_in(sentence, year)
        if found:
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
    above = re.compile(rf"{_RUNS}(?P<scope>{words}){_OF_DISCLOSURE}")
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
        checks="没有 XX、××、____、{{ }}、“某某局”、“错误!未找到引用源”一类没有填好、没有删净的内容。",
        why="一眼可见的未完成稿，不能发布。",
        mend="填上内容或者删去。",
        passes="卫东区科学技术局。",
        fails="XX区科学技术局。",
    ),
    en=Prose(
        title="a placeholder was left",
        checks="Nothing like XX, ××, ____, {{ }}, 某某局, or Word's complaint of a missing reference.",
        why="A visibly unfinished draft can't be published.",
        mend="Fill it in, or delete it.",
        passes="卫东区科学技术局.",
        fails="XX区科学技术局.",
    ),
)
def residue(subject: Subject) -> Iterator[Answer]:
    for name, text in (("title", subject.report.title), ("agency", subject.report.agency)):
        found = _RESIDUE.search(folded(text or "").text)
        if found:
            where = Text("标题", "the title") if name == "title" else Text("机关名称", "the agency's name")
            yield Problem(where + Text(f"留有“{found.group()}”，请填写完整。", f' still has "{found.group()}".'))
            break
    for passage in subject.passages:
        paragraph = passage.folded
        for left in _RESIDUE.finditer(paragraph.text):
            around = paragraph.original(max(0, left.start() - 10), min(len(paragraph.text), left.end() + 10))
            if not any(allowed in around for allowed in subject.settings.allowed):
                what = Text(
                    f"留有“{left.group()}”，见“{around}”，请填写或删去。", f'still has "{left.group()}" in "{around}".'
                )
                yield said_of(passage, what)


@rule(
    "K201",
    "house-words",
    Severity.WARNING,
    cites=("本单位的 xxgk.toml",),
    zh=Prose(
        title="本单位规定不用的写法",
        checks="xxgk.toml 里 wording.words 和 wording.patterns 列出的词和句式没有出现。没有设置的不查。",
        why="由本单位自己规定。",
        mend="按设置里写的说明改。",
        passes="设置了“老百姓”应写作“群众”，文中写的是“群众”。",
        fails="设置了“老百姓”应写作“群众”，文中写的是“老百姓”。",
    ),
    en=Prose(
        title="words that the office doesn't use",
        checks="What wording.words and wording.patterns of xxgk.toml list doesn't occur. Without settings nothing is looked for.",
        why="The office's own decision.",
        mend="As the setting says.",
        passes="老百姓 is to be 群众, and the text says 群众.",
        fails="老百姓 is to be 群众, and the text says 老百姓.",
    ),
)
def house_words(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences if subject.settings.words else ():
        original = sentence.folded.original(sentence.start, sentence.start + len(sentence.text))
        for word in subject.settings.words:
            found = word.pattern.search(original[:_LONGEST_SEARCHED])
            if found:
                what = Text(f"“{found.group()[:40]}”{word.message}。", f'"{found.group()[:40]}": {word.message}.')
                yield said_of(sentence.passage, what, severity=word.severity)


RULES = (
    doubled,
    enumeration_gap,
    enumeration_without_shi,
    until_date,
    document_number,
    outdated_notice,
    other_year,
    scope_above_level,
    residue,
    house_words,
)

_LONGEST_SEARCHED = 500


def _is_allowed(subject: Subject, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the settings allow the text around a stretch of the sentence."""
    around = sentence.text[max(0, start - 20) : end + 20]
    return any(fold(allowed) in around for allowed in subject.settings.allowed)


def _gaps(subject: Subject) -> Iterator[Gap]:
    for key in subject.report.sections:
        yield from gaps(list(subject.passages_of(key)))


def _year_of_plan(sentence: Sentence, year: int, planning: bool) -> re.Match[str] | None:
    """A year that is over, in a sentence of plans."""
    if not planning:
        return None
    for found in _YEAR_AHEAD.finditer(sentence.text):
        plan = _PLAN.search(sentence.text, found.end(), found.end() + 12)
        in_title = sentence.text.count("《", 0, found.start()) > sentence.text.count("》", 0, found.start())
        if plan and not in_title and int(found[1]) <= year:
            return found
    return None


def _year_led_in(sentence: Sentence, year: int) -> re.Match[str] | None:
    if sentence.passage.section != "overview":
        return None
    found = _LEAD_IN.search(sentence.text)
    return found if found and int(found[1]) != year else None
