"""Family J: what must not be published about persons. An office's own telephone and address are normal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from toolkit.finding import Severity
from toolkit.language import Text
from toolkit.rules import clauses
from toolkit.rules.rule import Answer, Problem, Prose, rule, said_of, unread
from toolkit.rules.sentences import Sentence
from toolkit.rules.subject import Subject
from toolkit.text import IDEOGRAPH

_SEPARATED = r"[\-—·.]?"
_MOBILE = re.compile(rf"(?<![\dA-Za-z])(?:\+?86{_SEPARATED})?(1[3-9]\d{_SEPARATED}\d{{4}}{_SEPARATED}\d{{4}})(?!\d)")
_LONG_NUMBER = re.compile(rf"(?<![\dA-Za-z])\d(?:{_SEPARATED}\d){{13,18}}[Xx]?(?![\dA-Za-z])")
_CONTACT = re.compile(r"电话|联系|咨询|热线|手机|传真|邮编|地址|邮箱|监督|服务")
_PERSON = re.compile(r"申请人|当事人|举报人|投诉人|信访人|原告|第三人|村民|居民|本人|个人|身份证|银行卡|姓名")
_OFFICE_ACCOUNT = re.compile(r"开户行|对公|单位账|国库|财政专户|收款单位|户名")
# The regions' codes of GB/T 2260 by their first two digits.
_REGIONS = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
_PROVINCES = frozenset(str(code) for first, last in _REGIONS for code in range(first, last + 1))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
# UnionPay, Visa, Mastercard, and the long-serving 9558 of one bank.
_CARD = re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|9558\d{15}")

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜"
    "倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳"
    "裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丘华车冉房边辜吉饶刁瞿戚古米池滕晋苑邬臧畅宫来嵺苟简郁"
    "肖闫付代"
)
_ROLE = r"(?:申请人|当事人|举报人|投诉人|信访人|原告|上诉人)"
_NAME_ENDS = (
    r"(?=[,，、。；;:：()（）]|$|提出|申请|诉|不服|因|于|通过|要求|向|的|与|和|及|等|来|所|在|先生|女士|同志|一案)"
)
_NAMED = re.compile(rf"(?<!被){_ROLE}(?:姓名)?(?:为|是|叫)?:?(?P<name>{IDEOGRAPH}{{2,3}}?){_NAME_ENDS}")
_MASKED = re.compile(
    rf"(?:{_ROLE}|公民|市民|村民|居民|群众)(?:姓名)?(?:为|是|叫)?:?(?P<name>{IDEOGRAPH}(?:某某|某|××|XX|\*{{1,2}}))"
)
# Words that begin with a surname and are no names.
_NO_NAME = (
    "申请", "申诉", "申报", "申明", "高度", "高效", "明确", "方便", "方面", "方式", "方法", "安全", "安置", "成立",
    "成功", "常见", "常年", "严格", "严重", "单位", "支付", "支持", "包括", "包含", "关于", "关系", "关注", "关心",
    "关切", "易于", "文件", "文书", "何种", "何时", "任何", "管理", "房屋", "房产", "左右", "强制", "强烈", "解释",
    "解决", "解答", "来电", "来信", "来访", "来函", "查询", "查阅", "查看", "项目", "成果", "向本", "向我", "向区",
    "向县", "向市", "于是", "来说", "万元", "安排", "代理", "代表", "付费", "金额", "温馨", "程序", "施工", "范围",
    "时间", "游客", "周知", "白天", "许可", "许多", "应当", "认可", "认为", "马上", "余下", "常住", "曾经", "曾向",
    "曾于", "盛赞", "满意", "满足", "权益", "沟通", "同意", "认同", "盖章", "纪律", "简单", "简化", "司法", "屈服",
    "景区", "米面", "池塘", "位于", "车辆", "华人", "古迹", "宁愿", "强调", "苗木", "费用", "齐全", "谷物", "梅雨",
    "康复", "石材", "江苏", "陆续", "夏季", "田地", "武器",
)  # fmt: skip


@rule(
    "J101",
    "mobile-number",
    Severity.WARNING,
    cites=(clauses.REGULATION_15, clauses.PERSONAL_INFORMATION_25),
    zh=Prose(
        title="出现手机号码",
        checks="文中没有个人的手机号码。同一句里写明是联系、咨询电话，又没有提到申请人、当事人等个人的，视为本单位公布的联系方式，不提示；"
        "座机、12345 等服务号码不提示。",
        why="报告要公开发布，个人手机号码属于个人信息，未经本人同意不得公开。",
        mend="删去；确是工作电话的，写明“联系电话”，最好改用座机。",
        passes="联系电话：0391-2947801。",
        fails="该申请人又于当日致电，号码 13812345678。",
    ),
    en=Prose(
        title="a mobile number",
        checks="The text has no person's mobile number. A number that its sentence calls a contact or enquiry number, without a "
        "word of an applicant or another person, is the office's own and left alone, as are landlines and service numbers.",
        why="The report is published; a mobile number is personal information and needs the person's consent.",
        mend="Delete it; where it is the office's, call it 联系电话, and rather use a landline.",
        passes="联系电话：0391-2947801.",
        fails="该申请人又于当日致电，号码 13812345678.",
    ),
)
def mobile_number(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        for found in _MOBILE.finditer(sentence.text):
            contact = _CONTACT.search(sentence.text[max(0, found.start() - 40) : found.start()])
            if not contact or _PERSON.search(sentence.text):
                yield _leak(sentence, found.start(1), found.end(1), Text("手机号码", "a mobile number"))


@rule(
    "J102",
    "identity-number",
    Severity.ERROR,
    cites=(clauses.IDENTITY_NUMBER, clauses.PERSONAL_INFORMATION_25, clauses.REGULATION_15),
    zh=Prose(
        title="出现身份证号码",
        checks="文中没有公民身份号码：18 位的核对行政区划、出生日期和校验码，15 位的旧号核对行政区划和出生日期。",
        why="身份证号码一旦随报告公开，无法收回，会给当事人造成损害。",
        mend="删去，只写“申请人”。",
        passes="受理编号 202412310000123456（不是有效的身份证号码）。",
        fails="11010519491231002X。",
    ),
    en=Prose(
        title="an identity-card number",
        checks="The text has no citizen's identity number: of 18 digits region, date of birth and check digit are verified, of "
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


@rule(
    "J104",
    "applicant-name",
    Severity.WARNING,
    cites=(clauses.REGULATION_15, clauses.PERSONAL_INFORMATION_25),
    zh=Prose(
        title="出现申请人姓名",
        checks="“申请人”“当事人”“原告”等后面没有写姓名。本单位联系人的姓名不提示；已隐去名字的（张某某）见 J105。",
        why="谁申请了什么信息属于个人隐私，年度报告只需要数量。",
        mend="只写“申请人”。",
        passes="申请人对答复不服，申请行政复议。",
        fails="申请人王伟对答复不服，申请行政复议。",
    ),
    en=Prose(
        title="an applicant's name",
        checks="No name stands behind 申请人, 当事人, 原告 and the like. The office's own contact person is left alone; for masked "
        "names (张某某) see J105.",
        why="Who asked for what is private; the report only needs numbers.",
        mend="Write 申请人 only.",
        passes="申请人对答复不服，申请行政复议.",
        fails="申请人王伟对答复不服，申请行政复议.",
    ),
)
def applicant_name(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        for found in _NAMED.finditer(sentence.text):
            name = found["name"]
            if (
                name[0] in _SURNAMES
                and "某" not in name
                and not sentence.text.startswith(_NO_NAME, found.start("name"))
            ):
                yield _leak(
                    sentence,
                    found.start("name"),
                    found.end("name"),
                    Text("申请人或当事人的姓名", "an applicant's name"),
                )


@rule(
    "J105",
    "masked-name",
    Severity.QUESTION,
    cites=(clauses.REGULATION_15,),
    zh=Prose(
        title="出现隐去名字的申请人",
        checks="文中没有“申请人张某某”一类写法。名字虽已隐去，结合地名、事由仍可能认出是谁，所以询问。",
        why="在乡镇、街道的报告里，姓氏加事由往往就能认出本人；年度报告不需要写到具体的人。",
        mend="改写为“申请人”或者“一名申请人”。",
        passes="一名申请人申请公开征地补偿信息。",
        fails="申请人张某某申请公开征地补偿信息。",
    ),
    en=Prose(
        title="an applicant with a masked name",
        checks="The text has nothing like 申请人张某某. The given name is masked, but surname, place and matter may still tell who "
        "it is, so this asks.",
        why="In a township's report the surname and the matter are often enough; the report needs no individual.",
        mend="Write 申请人, or 一名申请人.",
        passes="一名申请人申请公开征地补偿信息.",
        fails="申请人张某某申请公开征地补偿信息.",
    ),
)
def masked_name(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        for found in (one for one in _MASKED.finditer(sentence.text) if one["name"][0] in _SURNAMES):
            what = Text(
                f"写有“{found['name']}”，虽已隐去名字，仍建议只写“申请人”。",
                f'names "{found["name"]}"; masked as it is, better write 申请人 only.',
            )
            yield said_of(sentence.passage, what)


RULES = (mobile_number, identity_number, bank_card, applicant_name, masked_name)


def is_identity_number(text: str) -> bool:
    """A citizen's number by its region, date of birth and, if of 18 digits, check digit."""
    if text[:2] not in _PROVINCES:
        return False
    if len(text) == 15:
        return text.isdigit() and _is_date(f"19{text[6:12]}")
    if len(text) != 18 or not text[:17].isdigit() or not _is_date(text[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    return text[17].upper() == _CHECK_DIGITS[total % 11]


def is_bank_card(text: str) -> bool:
    """A card's number by its beginning and its check digit (Luhn)."""
    if not _CARD.fullmatch(text) or is_identity_number(text):
        return False
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(text)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_date(text: str) -> bool:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2100


def _numbers(subject: Subject, test: Callable[[str], bool], what: Text) -> Iterator[Answer]:
    for sentence in subject.sentences:
        yield from _numbers_in(sentence, test, what)


def _numbers_in(sentence: Sentence, test: Callable[[str], bool], what: Text) -> Iterator[Answer]:
    for found in _LONG_NUMBER.finditer(sentence.text):
        if test(re.sub(_SEPARATED, "", found.group())):
            yield _leak(sentence, found.start(), found.end(), what)


def _leak(sentence: Sentence, start: int, end: int, what: Text) -> Problem:
    """Tells what stands there without publishing it once more."""
    text = sentence.folded.original(sentence.start + start, sentence.start + end)
    shown = text[:1] + "*" * (len(text) - 1) if len(text) < 5 else f"{text[:3]}{'*' * (len(text) - 5)}{text[-2:]}"
    said = Text(
        f"疑似{what.zh}（{shown}），公开发布前请删去。",
        f"looks like {what.en} ({shown}); delete it before publication.",
    )
    return said_of(sentence.passage, said)
