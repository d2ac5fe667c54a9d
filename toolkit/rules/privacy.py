"""Family J: what must not be published about persons. An office's own telephone and address are normal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit.finding import Severity
from toolkit.language import Text
from toolkit.late_pattern import late_pattern
from toolkit.rules import clauses
from toolkit.rules.names import masked_applicants, named_applicants
from toolkit.rules.personal_numbers import (
    LONG_NUMBER,
    MOBILE,
    is_bank_card,
    is_identity_number,
    starred,
    without_separators,
)
from toolkit.rules.rule import Answer, Problem, Prose, rule, said_of, unread
from toolkit.rules.sentences import Sentence, folded
from toolkit.rules.subject import Subject
from toolkit.text import IDEOGRAPH

# An office's own number follows such a word at once: perhaps its contact's name, then nothing but other numbers.
_CONTACT = late_pattern(
    rf"(?:(?:联系|咨询)人(?:为|是|:)*{IDEOGRAPH}{{2,4}}[(,]?|(?:联系|咨询|监督|服务|办公|值班|投诉|举报|受理)(?:电话|方式|手机|号码)*"
    r"|热线|致电|拨打"
    r"|(?:^|[,;:。、)\d]|(?:联系|咨询|[局办室科股站处委会府心])\(?)(?:电话|手机|微信|传真|电子邮箱|邮箱))"
    r"(?:[及和与兼]?(?:电话|传真|手机|微信))*(?:号码?|为|是|:)*(?:\d|[^\w(]|\([^()]{1,20}\)){0,60}\(?$"
)
_PERSON = late_pattern(r"申请人|当事人|举报人|投诉人|信访人|原告|第三人|村民|居民|本人|个人|身份证|银行卡|姓名")
_REACH = 80
_OFFICE_ACCOUNT = late_pattern(r"开户行|对公|单位账|国库|财政专户|收款单位|户名")


@rule(
    "J101",
    "mobile-number",
    Severity.WARNING,
    cites=(clauses.REGULATION_15, clauses.PERSONAL_INFORMATION_25),
    zh=Prose(
        title="出现手机号码",
        checks="文中没有个人的手机号码。紧接在“联系电话”“咨询电话”等后面，同一句又没有提到申请人、当事人等个人的，视为本单位公布的联系方式，不提示；"
        "座机、12345 等服务号码不提示。",
        why="报告要公开发布，个人手机号码属于个人信息，未经本人同意不得公开。",
        mend="删去；确是工作电话的，写明“联系电话”，最好改用座机。",
        passes="联系电话：0391-2947801。",
        fails="该申请人又于当日致电，号码 13812345678。",
    ),
    en=Prose(
        title="a mobile number",
        checks="The text has no person's mobile number. A number right behind 联系电话, 咨询电话 or the like, in a sentence without a "
        "word of an applicant or another person, is the office's own and left alone, as are landlines and service numbers.",
        why="The report is published; a mobile number is personal information and needs the person's consent.",
        mend="Delete it; where it is the office's, call it 联系电话, and rather use a landline.",
        passes="联系电话：0391-2947801.",
        fails="该申请人又于当日致电，号码 13812345678.",
    ),
)
def mobile_number(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        for found in MOBILE.finditer(sentence.text):
            contact = _CONTACT.search(sentence.text[max(0, found.start() - _REACH) : found.start()])
            if not contact or _PERSON.search(sentence.text):
                yield _leak(sentence, found.start(1), found.end(1), Text("手机号码", "a mobile number"))


@rule(
    "J102",
    "identity-number",
    Severity.ERROR,
    cites=(clauses.IDENTITY_NUMBER, clauses.PERSONAL_INFORMATION_25, clauses.REGULATION_15),
    zh=Prose(
        title="出现身份证号码",
        checks="文中和表格里没有公民身份号码：18 位的核对行政区划、出生日期和校验码，15 位的旧号核对行政区划和出生日期。",
        why="身份证号码一旦随报告公开，无法收回，会给当事人造成损害。",
        mend="删去，只写“申请人”。",
        passes="受理编号 202412310000123456（不是有效的身份证号码）。",
        fails="11010519491231002X。",
    ),
    en=Prose(
        title="an identity-card number",
        checks="Neither text nor tables have a citizen's identity number: of 18 digits region, date of birth and check digit are verified, of "
        "the old 15 digits region and date.",
        why="Once published with the report it can't be taken back.",
        mend="Delete it and write 申请人 only.",
        passes="A file number of 18 digits that is no valid identity number.",
        fails="11010519491231002X.",
    ),
)
def identity_number(subject: Subject) -> Iterator[Answer]:
    yield from _numbers(subject, is_identity_number, Text("身份证号码", "an identity-card number"))
    yield from unread(subject)


@rule(
    "J103",
    "bank-card",
    Severity.ERROR,
    cites=(clauses.PERSONAL_INFORMATION_28, clauses.PERSONAL_INFORMATION_25),
    zh=Prose(
        title="出现银行卡号",
        checks="文中没有银行卡号：16 至 19 位，开头是银行卡的号段，末位校验码正确。写明单位账户、开户行的不提示。",
        why="金融账户是敏感个人信息，不得公开。",
        mend="删去。",
        passes="文件编号 6222020200112233445（校验码不对，不是银行卡号）。",
        fails="6222020200112233446。",
    ),
    en=Prose(
        title="a bank-card number",
        checks="The text has no bank-card number: 16 to 19 digits, beginning as cards do, with a right check digit. An office's "
        "own account, named as such, is left alone.",
        why="A financial account is sensitive personal information.",
        mend="Delete it.",
        passes="6222020200112233445, a file number whose check digit is wrong.",
        fails="6222020200112233446.",
    ),
)
def bank_card(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        if not _OFFICE_ACCOUNT.search(sentence.text):
            yield from _numbers_in(sentence, is_bank_card, Text("银行卡号", "a bank-card number"))
    yield from _numbers_in_cells(subject, is_bank_card, Text("银行卡号", "a bank-card number"))


@rule(
    "J104",
    "applicant-name",
    Severity.WARNING,
    cites=(clauses.REGULATION_15, clauses.PERSONAL_INFORMATION_25),
    zh=Prose(
        title="出现申请人姓名",
        checks="“申请人”“当事人”“原告”等后面没有写姓名，也没有“王伟明申请公开”“收到李秀英关于……的申请”“李秀英等3人诉我局”一类写法。本单位联系人的姓名不提示；已隐去名字的（张某某）见 J105。",
        why="谁申请了什么信息属于个人隐私，年度报告只需要数量。",
        mend="只写“申请人”。",
        passes="申请人对答复不服，申请行政复议。",
        fails="申请人王伟对答复不服，申请行政复议。",
    ),
    en=Prose(
        title="an applicant's name",
        checks="No name stands behind 申请人, 当事人, 原告 and the like, nor before 申请公开, 关于……的申请 or 诉我局. The office's own contact person is left alone; for masked "
        "names (张某某) see J105.",
        why="Who asked for what is private; the report only needs numbers.",
        mend="Write 申请人 only.",
        passes="申请人对答复不服，申请行政复议.",
        fails="申请人王伟对答复不服，申请行政复议.",
    ),
)
def applicant_name(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        for start, end in named_applicants(sentence.text):
            yield _leak(sentence, start, end, Text("申请人或当事人的姓名", "an applicant's name"))


@rule(
    "J105",
    "masked-name",
    Severity.QUESTION,
    cites=(clauses.REGULATION_15,),
    zh=Prose(
        title="出现隐去名字的申请人",
        checks="文中没有“申请人张某某”“周某申请公开”“刘女士来电咨询”一类写法。名字虽已隐去，结合地名、事由仍可能认出是谁，所以询问。",
        why="在乡镇、街道的报告里，姓氏加事由往往就能认出本人；年度报告不需要写到具体的人。",
        mend="改写为“申请人”或者“一名申请人”。",
        passes="一名申请人申请公开征地补偿信息。",
        fails="申请人张某某申请公开征地补偿信息。",
    ),
    en=Prose(
        title="an applicant with a masked name",
        checks="The text has nothing like 申请人张某某, 周某申请公开 or 刘女士来电咨询. The given name is masked, but surname, place and matter may still tell who "
        "it is, so this asks.",
        why="In a township's report the surname and the matter are often enough; the report needs no individual.",
        mend="Write 申请人, or 一名申请人.",
        passes="一名申请人申请公开征地补偿信息.",
        fails="申请人张某某申请公开征地补偿信息.",
    ),
)
def masked_name(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        for name in masked_applicants(sentence.text):
            what = Text(
                f"写有“{name}”，虽已隐去名字，仍建议只写“申请人”。",
                f'names "{name}"; masked as it is, better write 申请人 only.',
            )
            yield said_of(sentence.passage, what)


RULES = (mobile_number, identity_number, bank_card, applicant_name, masked_name)


def _numbers(subject: Subject, test: Callable[[str], bool], what: Text) -> Iterator[Answer]:
    for sentence in subject.sentences:
        yield from _numbers_in(sentence, test, what)
    yield from _numbers_in_cells(subject, test, what)


def _numbers_in(sentence: Sentence, test: Callable[[str], bool], what: Text) -> Iterator[Answer]:
    for found in LONG_NUMBER.finditer(sentence.text):
        if test(without_separators(found.group())):
            yield _leak(sentence, found.start(), found.end(), what)


def _numbers_in_cells(subject: Subject, test: Callable[[str], bool], what: Text) -> Iterator[Answer]:
    for slot in subject.odd_slots:
        figure = subject.report.figures[slot.address]
        for found in LONG_NUMBER.finditer(folded(figure.raw).text):
            if test(without_separators(found.group())):
                message = subject.name(slot.address) + Text("：", ": ") + _suspected(what, found.group())
                yield Problem(message, (slot.address,), slot.table, figure.place)


def _leak(sentence: Sentence, start: int, end: int, what: Text) -> Problem:
    written = sentence.folded.original(sentence.start + start, sentence.start + end)
    return said_of(sentence.passage, _suspected(what, written))


def _suspected(what: Text, written: str) -> Text:
    """Tells what stands there without publishing it once more."""
    shown = starred(written)
    return Text(
        f"疑似{what.zh}（{shown}），公开发布前请删去。",
        f"looks like {what.en} ({shown}); delete it before publication.",
    )
