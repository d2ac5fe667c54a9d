"""Family K, third part: the documents that every report rests on, cited by their right numbers and names."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.language import Text
from toolkit.late_pattern import late_pattern
from toolkit.report import PREFACE
from toolkit.rules import clauses
from toolkit.rules.pairing import lone_marks
from toolkit.rules.rule import Answer, Prose, rule, said_of
from toolkit.rules.sentences import Sentence
from toolkit.rules.subject import Subject

_REGULATION, _ITS_ORDER, _ITS_FIRST_ORDER = "《中华人民共和国政府信息公开条例》", "711", "492"
# 《条例》（国务院令第771号）: the order right behind the name is the Regulation's.
_ORDER = late_pattern(
    r"政府信息公开条例》\((?:中华人民共和国)?国(?:务院)?(?:令(?:第)?(?P<a>\d{1,4})号|第(?P<b>\d{1,4})号令)"
)
_WITHOUT_DI = late_pattern(r"国务院令\d{1,4}号")
# The two notices on the form have numbers that nobody mixes up with others, in a sentence about the report.
_NOTICE = late_pattern(
    r"(?P<issuer>国(?:务院)?办[^,。;、:()《》\d〔〕\[\]【】]{0,6})[〔\[【({<](?P<year>2021(?=[^\d]{1,2}30号)|2019(?=[^\d]{1,2}60号))[〕\]】)}>](?P<number>\d\d)号"
)
_ISSUER = "国办公开办函"
_NOTICES = {"2019": f"{_ISSUER}〔2019〕60号", "2021": f"{_ISSUER}〔2021〕30号"}
_OF_THE_REPORT = ("年度报告", "年报", "编制")
_OFFICE = late_pattern(r"国务院办公厅(?!政府信息与政务公开办公室)[^,。;、《》()]{0,6}信息[与和]政务公开办公室")
_ITS_NAME = "国务院办公厅政府信息与政务公开办公室"
_AROUND = 10


@rule(
    "K110",
    "basis-number",
    Severity.WARNING,
    cites=(clauses.REGULATION_50, clauses.FORM),
    zh=Prose(
        title="编制依据的文号、名称写错",
        checks="《政府信息公开条例》后面的令号是国务院令第711号，不漏“第”字；格式通知的文号是国办公开办函〔2021〕30号（2019、2020 年度为国办公开办函〔2019〕60号），"
        "不写成国办发、国办公开办；发文机关是国务院办公厅政府信息与政务公开办公室。",
        why="每份报告开头都要写编制依据，抄错一个字，一批报告都跟着错。",
        mend="改成正确的文号、名称。",
        passes="《政府信息公开条例》（国务院令第711号）、国办公开办函〔2021〕30号。",
        fails="《政府信息公开条例》（国务院令第771号）、国办发〔2021〕30号。",
    ),
    en=Prose(
        title="number or name of what the report rests on is wrong",
        checks="The order named behind the Regulation is 国务院令第711号, with its 第; the notice on the form is 国办公开办函〔2021〕30号 "
        "(国办公开办函〔2019〕60号 for 2019 and 2020), not 国办发 or 国办公开办; its issuer is 国务院办公厅政府信息与政务公开办公室.",
        why="Every report begins with its basis, and a slip is copied from one to the next.",
        mend="Put in the right number or name.",
        passes="《政府信息公开条例》（国务院令第711号）, 国办公开办函〔2021〕30号.",
        fails="《政府信息公开条例》（国务院令第771号）, 国办发〔2021〕30号.",
    ),
)
def basis_number(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        if "国" in sentence.text:
            for written, right in _cited_wrongly(sentence, subject.form.edition):
                yield said_of(
                    sentence.passage, Text(f"“{written}”应为“{right}”。", f'"{written}" should be "{right}".')
                )


@rule(
    "K111",
    "unpaired-mark",
    Severity.WARNING,
    cites=(clauses.DRAFTING,),
    zh=Prose(
        title="括号、引号、书名号没有成对",
        checks="圆括号、六角括号、方头括号、书名号和双引号成对，跨相邻两段的也算成对；“1）”一类序号的括号不查。",
        why="多是复制、修改时丢了一半，读者分不清说明到哪里为止。",
        mend="补上缺的一半，或者删去多余的。",
        passes="《政府信息公开条例》（以下简称《条例》）。",
        fails="《政府信息公开条例》（以下简称《条例》有关要求。",
    ),
    en=Prose(
        title="a bracket or quotation mark without its other half",
        checks="Brackets, title marks and double quotation marks come in pairs, over two neighbouring paragraphs too; the bracket of "
        "1) needs none.",
        why="Mostly one half was lost when a text was copied, and readers can't tell where the remark ends.",
        mend="Add the missing half, or delete the other.",
        passes="《政府信息公开条例》（以下简称《条例》）.",
        fails="《政府信息公开条例》（以下简称《条例》有关要求.",
    ),
)
def unpaired_mark(subject: Subject) -> Iterator[Answer]:
    for key in subject.report.sections:
        for one in lone_marks(list(subject.passages_of(key))):
            text = one.passage.folded
            around = text.original(max(0, one.at - _AROUND), min(len(text.text), one.at + _AROUND))
            if not subject.allows(around):
                yield said_of(
                    one.passage,
                    Text(
                        f"“{one.shown}”没有与之成对的“{one.other}”，见“{around}”。",
                        f'"{one.shown}" has no "{one.other}", in "{around}".',
                    ),
                )


RULES = (basis_number, unpaired_mark)


def _cited_wrongly(sentence: Sentence, edition: str) -> Iterator[tuple[str, str]]:
    """What a sentence writes of the Regulation and of the notices on the form, and what it should."""
    text = sentence.text
    for found in _ORDER.finditer(text) if "条例》(" in text else ():
        number = found["a"] or found["b"]
        if number not in (_ITS_ORDER, _ITS_FIRST_ORDER):
            yield f"{_REGULATION}（国务院令第{number}号）", f"{_REGULATION}（国务院令第{_ITS_ORDER}号）"
    for found in _WITHOUT_DI.finditer(text) if "国务院令" in text else ():
        yield found[0], found[0].replace("令", "令第")
    of_the_report = sentence.passage.section == PREFACE or any(word in text for word in _OF_THE_REPORT)
    for found in _NOTICE.finditer(text) if of_the_report else ():
        if found["issuer"] != _ISSUER:
            # The older notice is the right one only for the reports made by it.
            yield found[0], _NOTICES[max(edition, found["year"])]
    for found in _OFFICE.finditer(text) if "务公开办公室" in text else ():
        yield found[0], _ITS_NAME
