"""Family K, third part: the documents that every report rests on, cited by their right numbers and names."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.finding import Severity
from toolkit.form import EDITIONS
from toolkit.language import Text
from toolkit.late_pattern import late_pattern
from toolkit.report import PREFACE
from toolkit.rules import clauses
from toolkit.rules.rule import Answer, Prose, rule, said_of
from toolkit.rules.sentences import Sentence
from toolkit.rules.subject import Subject

_REGULATION, _ITS_ORDER, _ITS_FIRST_ORDER = "《中华人民共和国政府信息公开条例》", "711", "492"
# 《条例》（国务院令第771号）: the order right behind the name is the Regulation's.
_ORDER = late_pattern(
    r"政府信息公开条例》\((?:中华人民共和国)?国(?:务院)?(?:令(?:第)?(?P<a>\d{1,4})号|第(?P<b>\d{1,4})号令)"
)
_WITHOUT_DI = late_pattern(r"国务院令\d{1,4}号")
_ISSUER = EDITIONS[-1].notice.partition("〔")[0]
_NOTICES = {form.edition: form.notice for form in EDITIONS}
# The notices on the form have numbers that nobody mixes up with others, in a sentence about the report.
_NUMBERED = "|".join(
    r"{}(?=[^\d]{{1,2}}{})".format(*notice.partition("〔")[2].split("〕")) for notice in _NOTICES.values()
)
_NOTICE = late_pattern(
    rf"(?P<issuer>国(?:务院)?办[^,。;、:()《》\d〔〕\[\]【】]{{0,6}})[〔\[【({{<](?P<year>{_NUMBERED})[〕\]】)}}>]\d\d号"
)
_OF_THE_REPORT = ("年度报告", "年报", "编制")
_OFFICE = late_pattern(r"国务院办公厅(?!政府信息与政务公开办公室)[^,。;、《》()]{0,6}信息[与和]政务公开办公室")
_ITS_NAME = "国务院办公厅政府信息与政务公开办公室"


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


RULES = (basis_number,)


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
