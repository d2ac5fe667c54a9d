"""Family G, third part: what the sections must say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.finding import Severity
from toolkit.form.definition import Aspect, Section
from toolkit.language import Text, joined, same
from toolkit.late_pattern import late_pattern
from toolkit.rules import clauses
from toolkit.rules.prose_figures import mentions
from toolkit.rules.rule import Answer, Problem, Prose, rule, said_of
from toolkit.rules.subject import Subject
from toolkit.text import Number, figure_text, fold

_OVERVIEW, _PROBLEMS, _OTHER = "overview", "problems", "other_matters"
# Word counts a run of Latin letters and digits as one.
_COUNTED = late_pattern(r"[A-Za-z0-9.,%/:@_-]+|\S")
_FEE = late_pattern(r"处理费|收费|收取[^。;]{0,15}费|费用")
_OTHER_FEE = late_pattern(r"复印费|工本费|邮寄费|行政事业性|行政性收费|事业性收费|罚没|诉讼费|水费|电费|学费|保费")
# Of table 2, and no answer to what section 6 has to say.
_FEES_OF_TABLE_2 = late_pattern(r"行政事业性收费|行政性收费|事业性收费")
_FEE_FIGURE = late_pattern(r"处理费|收费|收取|费用|收入")
_NOTHING = late_pattern(
    r"(?:(?:20\d\d年|本年|今年|目前)度?,?)?(?:我[局镇乡委办院站区县市]|本(?:机关|单位|部门|局|镇|乡|街道))?(?:在?政府信息公开工作中?)?"
    r"(?:暂?无|没有|暂?不存在|(?:暂|尚)?未发现)(?:上述|明显|突出|主要)?"
    r"(?:存在的?)?(?:主要|相关|其他|此类)?(?:问题|其他|情况)?(?:[及和与]改进(?:情况|措施))?[。.]?|[\W_]+"
)
_STEP = 10
_FIRST_YEAR_OF_FEES = 2021


@rule(
    "G201",
    "five-aspects",
    Severity.QUESTION,
    cites=(clauses.FORM,),
    zh=Prose(
        title="总体情况缺少规定的方面",
        checks="第一部分写到主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。四个方面各有小标题的，第五个也应有；其余按用词查找，可能没有认出来，所以只是询问。",
        why="格式说明要求这五个方面都要概述，缺的常被要求补写。",
        mend="补写一两句；没有开展的也要如实说明。",
        passes="第一部分有（一）至（五）五个小标题。",
        fails="第一部分没有写政府信息管理。",
    ),
    en=Prose(
        title="the overview lacks an aspect",
        checks="Section 1 speaks of disclosure on one's own initiative, disclosure on request, management of information, "
        "platforms, and supervision. Where four have sub-headings the fifth has one too; otherwise it looks for words and may overlook an aspect, so it only asks.",
        why="The form asks for all five; what is missing is often sent back.",
        mend="Add a sentence or two; where nothing was done, say so.",
        passes="Section 1 has sub-headings (1) to (5).",
        fails="Section 1 says nothing of the management of information.",
    ),
)
def five_aspects(subject: Subject) -> Iterator[Answer]:
    for section in subject.form.sections:
        text = fold("".join(subject.report.sections[section.key].paragraphs))
        unheaded = _aspect_without_heading(subject, section)
        missing = [
            one.name for one in section.aspects if one == unheaded or not any(word in text for word in one.words)
        ]
        if text and missing:
            names = joined((same(f"“{name}”") for name in missing), "、", ", ")
            yield Problem(
                subject.section_name(section.key)
                + Text(
                    f"：没有看到写{names.zh}的内容，请核实是否漏写。",
                    f": nothing was found of {names.en}; was it left out?",
                ),
                area=section.key,
                place=subject.report.sections[section.key].place,
            )


@rule(
    "G202",
    "overview-length",
    Severity.WARNING,
    cites=(clauses.FORM_2021,),
    zh=Prose(
        title="总体情况超过字数",
        checks="2021 年度起，第一部分不超过 1000 字。按 Word 的字数统计办法：标点计入，连写的字母、数字计一个。",
        why="格式说明要求“总体情况”简明扼要；常见的是把工作总结整篇抄进来。",
        mend="删去与政府信息公开无关的内容，只留五个方面的要点。",
        passes="第一部分 900 字。",
        fails="第一部分 1300 字。",
    ),
    en=Prose(
        title="the overview is too long",
        checks="Since 2021 section 1 has at most 1000 characters, counted as Word does: punctuation counts, a run of letters or "
        "digits counts once.",
        why="The form asks for a concise overview; often a whole year's summary is copied in.",
        mend="Cut what has nothing to do with disclosure and keep the essentials of the five aspects.",
        passes="Section 1 has 900 characters.",
        fails="Section 1 has 1300 characters.",
    ),
)
def overview_length(subject: Subject) -> Iterator[Answer]:
    for section in subject.form.sections:
        text = subject.report.sections[section.key]
        count = sum(len(_COUNTED.findall(paragraph)) for paragraph in text.paragraphs)
        if section.longest is not None and count > section.longest:
            yield Problem(
                subject.section_name(section.key)
                + Text(
                    f"：有 {count} 字，规定不超过 {section.longest} 字，请压缩。",
                    f": {count} characters; the form allows {section.longest}.",
                ),
                area=section.key,
                place=text.place,
            )


@rule(
    "G203",
    "empty-section",
    Severity.ERROR,
    cites=(clauses.FORM, clauses.REGULATION_50),
    zh=Prose(
        title="该写文字的部分是空的",
        checks="第一、五、六部分有文字；第五部分不能只写“无”“本年度不存在问题”。",
        why="《条例》第五十条要求写明存在的主要问题及改进情况，空着或者写“无”都会被退回。",
        mend="第五部分写上年问题的改进、本年存在的问题和下一步措施；第六部分至少写明信息处理费。",
        passes="第五部分写了两个问题和两条改进措施。",
        fails="第五部分只写“无”。",
    ),
    en=Prose(
        title="a section of text is empty",
        checks="Sections 1, 5 and 6 have text; section 5 isn't just 无 or 本年度不存在问题.",
        why="Article 50 asks for the main problems and how they were met; a blank or 无 is sent back.",
        mend="Section 5 tells problems and measures; section 6 at least what fees were collected.",
        passes="Section 5 names two problems and two measures.",
        fails="Section 5 only says 无.",
    ),
)
def empty_section(subject: Subject) -> Iterator[Answer]:
    for key in (_OVERVIEW, _PROBLEMS, _OTHER):
        text = subject.report.sections[key]
        folded = fold("".join(text.paragraphs))
        if text.heading is None and not folded:
            continue
        if not folded:
            message = Text("：只有标题，没有内容，请补写。", ": a heading without text.")
        elif key == _PROBLEMS and _NOTHING.fullmatch(folded):
            quoted = "".join(text.paragraphs)
            message = Text(
                f"：只写了“{quoted}”，请写明存在的主要问题和改进情况。",
                f': says only "{quoted}"; name problems and measures.',
            )
        else:
            continue
        yield Problem(subject.section_name(key) + message, area=key, place=text.place)


@rule(
    "G204",
    "fees-unmentioned",
    Severity.WARNING,
    cites=(clauses.FORM_2021, clauses.FEES),
    zh=Prose(
        title="第六部分没有写信息处理费",
        checks="2021 年度起，第六部分写明本年收取信息处理费的情况，没有收取的也要写。",
        why="格式说明把收取信息处理费情况列为“其他需要报告的事项”必须报告的内容。它与表二的行政事业性收费不是一回事。",
        mend="补一句：“2024 年，本机关未收取信息处理费。”",
        passes="第六部分：本年度未收取信息处理费。",
        fails="第六部分：无其他需要报告的事项。",
    ),
    en=Prose(
        title="section 6 doesn't speak of processing fees",
        checks="Since 2021 section 6 says what 信息处理费 was collected, even if none was.",
        why="The form makes it a duty. It has nothing to do with the 行政事业性收费 of table 2.",
        mend="Add a sentence: no processing fee was collected in the year.",
        passes="Section 6: no processing fee was collected.",
        fails="Section 6: nothing else to report.",
    ),
)
def fees_unmentioned(subject: Subject) -> Iterator[Answer]:
    text = subject.report.sections[_OTHER]
    folded = fold("".join(text.paragraphs))
    if folded and _asks_for_fees(subject) and not _FEE.search(_FEES_OF_TABLE_2.sub("", folded)):
        yield Problem(
            subject.section_name(_OTHER)
            + Text(
                "：没有写收取信息处理费的情况；没有收取的也要写明。",
                ": doesn't say what processing fees were collected; if none, say so.",
            ),
            area=_OTHER,
            place=text.place,
        )


@rule(
    "G205",
    "fee-step",
    Severity.WARNING,
    cites=(clauses.FEES,),
    zh=Prose(
        title="信息处理费不是 10 元的整数倍",
        checks="第六部分写明的信息处理费金额是 10 元的整数倍。",
        why="信息处理费按件每件 100 元起、按量每页 10 元起计收，怎么算都是 10 元的整数倍；不是的，多半写错或者混入了其他收费。",
        mend="核对缴费记录。",
        passes="收取信息处理费 230 元。",
        fails="收取信息处理费 235 元。",
    ),
    en=Prose(
        title="the processing fee isn't a multiple of 10 yuan",
        checks="The amount of 信息处理费 in section 6 is a multiple of 10 yuan.",
        why="The fee starts at 100 yuan a request or 10 yuan a page and is always a multiple of 10; anything else is a slip or "
        "another fee.",
        mend="Check the payments.",
        passes="230 yuan were collected.",
        fails="235 yuan were collected.",
    ),
)
def fee_step(subject: Subject) -> Iterator[Answer]:
    if not _asks_for_fees(subject):
        return
    for sentence in subject.sentences:
        if sentence.passage.section != _OTHER:
            continue
        for mention in mentions(sentence):
            is_fee = (
                mention.unit == "元" and _FEE_FIGURE.search(mention.so_far) and not _OTHER_FEE.search(mention.so_far)
            )
            if is_fee and not mention.approximate and "每" not in mention.before and not _whole_steps(mention.value):
                what = Text(
                    f"写的是“{mention.quote()}”，信息处理费应是 {_STEP} 元的整数倍，请核实 {figure_text(mention.value)} 元。",
                    f'says "{mention.quote()}"; the fee is a multiple of {_STEP} yuan.',
                )
                yield said_of(sentence.passage, what)


RULES = (five_aspects, overview_length, empty_section, fees_unmentioned, fee_step)


def _aspect_without_heading(subject: Subject, section: Section) -> Aspect | None:
    """The one aspect left where every other has a sub-heading of its own; a word in passing doesn't stand for it."""
    topics = {sentence.topic for sentence in subject.sentences if sentence.passage.section == section.key}
    headed = [
        [aspect for aspect in section.aspects if any(word in topic for word in aspect.words)] for topic in topics - {""}
    ]
    named = {aspects[0] for aspects in headed if len(aspects) == 1}
    if not len(topics - {""}) == len(named) == len(section.aspects) - 1:
        return None
    return next(aspect for aspect in section.aspects if aspect not in named)


def _asks_for_fees(subject: Subject) -> bool:
    year = subject.report.year
    return year is not None and year >= _FIRST_YEAR_OF_FEES


def _whole_steps(value: Number) -> bool:
    return Decimal(value) % _STEP == 0
