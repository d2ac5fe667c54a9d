"""Family K, first part: slips of wording that a careful reader marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.language import Text, joined
from toolkit.late_pattern import late_pattern
from toolkit.rules import clauses
from toolkit.rules.doubling import doubled_marks, doubled_words
from toolkit.rules.rule import Answer, Prose, rule, said_of, unread
from toolkit.rules.sentences import Passage
from toolkit.rules.subject import Subject
from toolkit.text import IDEOGRAPH

_UNTIL = late_pattern(
    r"截止(?=至|20\d\d[年.\-/]|二[〇○零Oo0]|\d{1,2}月|目前|目下|当前|年底|年末|今年|本年|去年|上年|本?报告[期日]|发稿)"
)
# 公告（2024）第3号 has a 第 of its own, and 宗地（2024）3号地块 is no document.
NUMBER_BRACKETS = late_pattern(
    rf"(?:(?<={IDEOGRAPH})|(?<=号、))[\[［【(（〔{{｛<＜〈《]\s*(?P<year>(?:19|20)\d\d)\s*[\]］】)）〕}}｝>＞〉》]"
    r"(?=\s*(?:(?<!公告.{6})(?<!通告.{6})第)?\s*\d{1,5}\s*号(?!楼|院|路|线|门|馆|地块|宗地|车间))"
)
# A licence's number has 字 behind brackets, with 第 and noughts as its issuer likes: 取水（…）字〔2024〕第00012号.
_NUMBER = late_pattern(
    rf"(?<={IDEOGRAPH})(?<![)）]字)〔(?P<year>\d{{2}}|\d{{4}})〕(?P<ordinal>第?)\s*(?P<zero>0*)\d{{1,5}}\s*号"
)
_SHOWN_OF_ISSUER = 10
_BEFORE_ISSUER = late_pattern(r"^.*[》）)（(“”，。；、,;]")
_LONGEST_SEARCHED = 500
# How far around a slip an allowed piece of text may reach.
_AROUND = 20


@rule(
    "K101",
    "doubled-words",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="字词、标点重复",
        checks="没有“的的”“进行进行”“审核制度制度”“信息公开的信息公开”“，，”一类重复；层层、人人、实实在在等叠词，以及“目的的”“参与与”等不是重复的，不提示。",
        why="多是修改时没有删净，公开发布后很显眼。",
        mend="删去多余的；误报的可在 xxgk.toml 的 wording.allowed 里写明。",
        passes="层层压实责任，实现主动公开的目的的同时。",
        fails="对栏目进行进行更新。",
    ),
    en=Prose(
        title="doubled words or marks",
        checks="Nothing like 的的, 进行进行, 信息公开的信息公开 or ，，. Words that are doubled on purpose (层层, 人人, 实实在在) and "
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
            if not subject.allows(sentence.text[max(0, start - _AROUND) : end + _AROUND]):
                shown = sentence.folded.original(sentence.start + start, sentence.start + end)
                yield said_of(
                    sentence.passage,
                    Text(
                        f"“{shown}”重复，见“{sentence.quote(start, end)}”。",
                        f'"{shown}" is doubled in "{sentence.quote(start, end)}".',
                    ),
                )
    for passage in subject.passages:
        text = passage.folded
        for start, end in doubled_marks(text.text):
            around = text.original(max(0, start - _AROUND // 2), min(len(text.text), end + _AROUND // 2))
            if not subject.allows(around):
                shown = text.original(start, end)
                yield said_of(
                    passage,
                    Text(f"标点“{shown}”重复，见“{around}”。", f'the marks "{shown}" stand together in "{around}".'),
                )
    yield from unread(subject)


@rule(
    "K102",
    "enumeration-gap",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="“一是、二是”等序号不连续",
        checks="“一是……二是……”“一要……二要……”“第一，……第二，……”“（一）……（二）……”“1.……2.……”的序号连续，不缺、不重；同一部分里换行接着写的连起来看。只漏了“是”字的见 K103。",
        why="缺了“二是”，读者会以为漏了一段；重了“二是”，引用时说不清是哪一条。",
        mend="补上缺的一条，或者改正序号。",
        passes="一是加强培训；二是完善制度；三是严格审核。",
        fails="一是加强培训；三是严格审核。",
    ),
    en=Prose(
        title="一是, 二是 and the like out of sequence",
        checks="The ordinals of 一是……二是……, 一要……二要……, 第一，……第二，……, （一）……（二）…… and 1.……2.…… follow each other without a gap or "
        "a repetition, over paragraphs too. Where only 是 is missing see K103.",
        why="Without 二是 readers think that a passage was lost.",
        mend="Add what is missing, or correct the ordinals.",
        passes="一是加强培训；二是完善制度；三是严格审核.",
        fails="一是加强培训；三是严格审核.",
    ),
)
def enumeration_gap(subject: Subject) -> Iterator[Answer]:
    for gap in subject.enumeration_gaps:
        if not gap.torn:
            zh = f"“{gap.previous}”之后是“{gap.found}”" + (f"，缺“{gap.expected}”" if gap.skips else "，序号重复或倒退")
            en = f'"{gap.previous}" is followed by "{gap.found}"' + (
                f'; "{gap.expected}" is missing' if gap.skips else ""
            )
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
    for gap in subject.enumeration_gaps:
        if gap.torn:
            yield said_of(
                gap.passage,
                Text(
                    f"“{gap.quote}”似漏了“是”字，应作“{gap.expected}”。",
                    f'是 seems missing in "{gap.quote}"; it should be "{gap.expected}".',
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
        for found in _UNTIL.finditer(sentence.text) if "截止" in sentence.text else ():
            if not subject.allows(sentence.text[max(0, found.start() - _AROUND) : found.end() + _AROUND]):
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
    before = passage.text[max(0, found.start() - _SHOWN_OF_ISSUER) : found.start()]
    return _BEFORE_ISSUER.sub("", before) + passage.text[found.start() : found.end()]


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


RULES = (doubled, enumeration_gap, enumeration_without_shi, until_date, document_number, house_words)
