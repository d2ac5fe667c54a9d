"""What a figure about requests for disclosure counts: received, concluded, carried over, one result, one kind of applicant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from toolkit.form import Form, form_of
from toolkit.late_pattern import late_pattern
from toolkit.rules.measure import Calibre, Measure
from toolkit.rules.prose_figures import Mention
from toolkit.rules.sentences import Sentence
from toolkit.text import fold, label_key, ordinal_of

_REQUEST = late_pattern(r"信息公开(?:的)?申请|依申请(?:公开)?|公开申请|申请公开|政府信息申请")
_REQUEST_TOPIC = late_pattern(r"依申请|公开申请|申请公开|信息公开申请")
# Other business that is received, handled and concluded too.
OTHER_BUSINESS = r"热线|1234\d|信访|留言|来信|咨询|投诉|举报|提案|议案|信箱|办件|许可|处罚|网民"
_OTHER_BUSINESS = late_pattern(
    rf"{OTHER_BUSINESS}|来电|来访|强制|复议|诉讼|服务事项|政策文件|解读|稿件|依法申请|处理费|收费|贷款|补贴|救助|登记|采购|招标|"
    r"调解|仲裁"
)
# Part of what was received or concluded: by which way it came, when, how soon, with whom.
_PART = late_pattern(
    r"网络|网上|在线|线上|信函|邮寄|邮件|信件|邮箱|当面|现场|窗口|传真|书面|纸质|口头|电话|快递|通过.{0,12}(?:网站|平台|系统)|"
    r"上半年|下半年|季度|月份|工作日|延期|提前|按期|当场|当日|当天|配合|协助|会同|直接收|转(?:送|办|交|至|有关|由|其他)"
)
# What may stand between 收到 or 答复 and the figure, where that counts the requests and nothing else.
_REQUESTS_ALONE = late_pattern(
    r"(?:(?:政府)?信息公开|依申请公开|公开申请|申请公开|政府信息|依申请|申请|公开|"
    r"公民|群众|公众|当事人|申请人|提交|提出|递交|有效|"
    r"各类|各种|有关|相关|本年度?|全年|办理|案件|事项|事宜|信息|情况|件数|总数|总量|数量|数|量|件|"
    r"共计|合计|总计|累计|总共|共|达到|达|计|为|是|有|的|了|过|到|并|及|和|、|:|"
    r"收到|受理|接收|接到|收悉|接受|接办|办结|办复|答复|回复|处理)*"
)
# 公民、法人和其他组织的申请: everybody's.
_ANYBODY = late_pattern(r"公民[、和及或]?法人(?:(?:和|或|或者|及|以及|、)?(?:者)?其[他它]组织)?")
# How offices call applicants besides the names of the form.
_IN_OTHER_WORDS = (
    (late_pattern(r"公民|个人"), "natural_person"),
    (late_pattern(r"(?<!国有)企业|公司"), "business"),
    (late_pattern(r"律师(?:事务)?所"), "legal_service"),
)
_OWN = late_pattern(r"本机关|本单位|本级|本局|本办|我局|我办|我单位|我委")
_RECEIVED = late_pattern(r"收到|受理|接收|接到|收悉|接受|接办|新收|共有|提交")
_NEWLY = late_pattern(r"(?:本年|当年|年内)?新收")
_NAMED_ONLY = late_pattern(
    r"(?:依申请公开|信息公开申请|公开申请|申请公开)(?:政府)?(?:信息|申请|事项|工作|件|的)*(?:办理)?(?:总数|总量|数量|件数|数|量)?"
    r"(?:共计|合计|总计|共|为|是|有|约|计|达)*:?$"
)
_CONCLUDED = late_pattern(r"办结|办理完毕|办理完成|办毕|办复|答复|回复|完成办理")
_HANDLED = late_pattern(r"办理|处理")
_FROM_LAST_YEAR = late_pattern(
    r"(?:上年度?|上一年度?|去年|往年)(?:度)?(?:的)?(?:结转|转结|转入)|结转(?:自)?上(?:一)?年|上年结转"
)
_TO_NEXT_YEAR = late_pattern(
    r"结转(?:到|至|入)?(?:(?:下|次|明)(?:一)?|20\d\d)年|(?:下|次|明)(?:一)?年度?(?:继续)?(?:办理|结转|答复|处理)|正在办理|尚未办结|未办结|尚在办理"
)
# 2023年结转的3件 were mostly carried in; only the report's year could tell.
_OF_A_YEAR = late_pattern(r"20\d\d年度?的?(?:结转|转结|转入|遗留)")
_CARRIED = late_pattern(r"结转")
# 告知通过其他途径办理11件: no answer to a request, and only some of them.
_SENT_ELSEWHERE = late_pattern(r"其[他它](?:法定|合法)?(?:途径|渠道|部门|机关)")
_BREAKS, _DIGIT = late_pattern(r"[,;、:]"), late_pattern(r"\d")
_TOGETHER = r"(?:以及|[及和与或])"


def about_requests(sentence: Sentence) -> bool:
    """Whether a sentence, or its sub-heading, is about requests for disclosure."""
    under_heading = sentence.passage.section == "requests" or bool(_REQUEST_TOPIC.search(sentence.topic))
    return under_heading or bool(_REQUEST.search(sentence.text))


def carried(mention: Mention, form: Form) -> Measure | None:
    del form
    if not about_requests(mention.sentence) or _OTHER_BUSINESS.search(mention.before):
        return None
    carried_in, carried_out = (_row("carried_in"),), (_row("carried_out"),)
    if _OF_A_YEAR.search(mention.words):
        return Measure("F106", (carried_in, carried_out))
    if _FROM_LAST_YEAR.search(mention.words):
        return Measure("F106", (carried_in,))
    if _TO_NEXT_YEAR.search(mention.words):
        return Measure("F106", (carried_out,))
    if _CARRIED.search(mention.before):
        return Measure("F106", (carried_out, carried_in))
    return None


def outcome(mention: Mention, form: Form) -> Measure | None:
    """予以公开5件、部分公开3件: the results by the names that the form gives them."""
    if (
        not about_requests(mention.sentence)
        or "主动" in mention.before
        or _OTHER_BUSINESS.search(_bare(mention.before, form))
    ):
        return None
    # 不予公开文件97条 are documents that the office made.
    named = [
        (word, rows)
        for word, rows in _result_words(form.edition)
        if word in mention.words and not re.search(rf"{word}的?(?:文件|公文)", mention.before)
    ]
    if not named:
        return None
    # A result within a group has the longer address, and is the more particular.
    last, rows = max(named, key=lambda one: len(one[1][0]))
    for word, more in named:
        # 予以公开及部分公开6件 counts both.
        if re.search(rf"{word}(?:的)?{_TOGETHER}{last}|{last}(?:的)?{_TOGETHER}{word}", mention.before):
            rows = tuple(dict.fromkeys((*rows, *more)))
    return Measure("F107", (tuple(_row(row) for row in rows),))


def _bare(text: str, form: Form) -> str:
    """The text without the names of results, some of which sound like other business."""
    for word, _ in _result_words(form.edition):
        text = text.replace(word, "")
    return text


@lru_cache(maxsize=4)
def _result_words(edition: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each result's name with the rows that it stands for, from the form: 不予公开 stands for eight."""
    form = form_of(edition)
    words: dict[str, list[str]] = {}
    for line in form.table("requests").blocks[0].row_lines:
        keyed = [label for label in line.labels if label.key]
        if len(line.labels) < 2 or keyed[-1].key == "concluded":
            continue
        for label in keyed:
            name = ordinal_of(fold(label.text))[1].partition("(")[0].partition("、")[0]
            if len(name) >= 4:
                words.setdefault(name, []).append(line.address)
    return tuple((word, tuple(rows)) for word, rows in words.items())


def applicant(mention: Mention, form: Form) -> Measure | None:
    """其中自然人20件: one kind of applicant among those received."""
    if (
        not about_requests(mention.sentence)
        or _OTHER_BUSINESS.search(mention.before)
        or _CONCLUDED.search(mention.before)
    ):
        return None
    columns = _columns_named(mention, form)
    if columns is None:
        return None
    received = tuple(f"requests.received.{column}" for column in columns)
    carried_in = tuple(f"requests.carried_in.{column}" for column in columns)
    concluded = tuple(f"requests.concluded.{column}" for column in columns)
    calibres = (received, (*received, *carried_in))
    # 收到自然人申请20件 says what came in; where nobody says, it may be those concluded.
    came_in = _RECEIVED.search(mention.so_far) and not _CONCLUDED.search(mention.so_far)
    return Measure("F111", calibres if came_in else (*calibres, concluded))


def _columns_named(mention: Mention, form: Form) -> tuple[str, ...] | None:
    """The kind of applicant before a figure; 公民 and 企业 are one only beside another kind."""
    before = _ANYBODY.sub("", mention.before)
    named = next((columns for word, columns in _applicant_words(form.edition) if word in before), None)
    if named is not None:
        return named
    whole = _ANYBODY.sub("", mention.sentence.text)
    said = [column for words, column in _IN_OTHER_WORDS if words.search(whole)]
    if len(said) < 2 and not any(word in whole for word, _ in _applicant_words(form.edition)):
        return None
    return next(((column,) for words, column in _IN_OTHER_WORDS if words.search(before)), None)


@lru_cache(maxsize=4)
def _applicant_words(edition: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each kind of applicant, the particular ones before 法人 for all organisations."""
    words: dict[str, list[str]] = {}
    for line in form_of(edition).table("requests").blocks[0].column_lines:
        for label in reversed(line.labels[1:]):
            name = label_key(label.text).name
            if name not in ("其他", "总计"):
                words.setdefault(name, []).append(line.address)
    organisations = next((columns for columns in words.values() if len(columns) > 1), [])
    words.setdefault("法人", organisations)
    return tuple((word, tuple(columns)) for word, columns in words.items())


def received_or_concluded(mention: Mention, form: Form) -> Measure | None:
    del form
    before = mention.before
    if _OTHER_BUSINESS.search(mention.words) or _is_part(mention) or not _counts_requests(mention):
        return None
    if _SENT_ELSEWHERE.search(mention.before):
        return None
    if not _REQUEST.search(mention.words):
        # 共受理17件 means requests only where the sentence is about them, and about nothing else.
        names_them = "申请" in mention.words
        if not about_requests(mention.sentence) or (not names_them and _OTHER_BUSINESS.search(_around(mention))):
            return None
    calibres = list(_flow_calibres(before)) or list(_flow_calibres_behind(mention.after))
    if not calibres:
        return None
    code = "F105" if calibres[0] == (_row("concluded"),) else "F101"
    return Measure(code, tuple(dict.fromkeys(calibres)))


def _around(mention: Mention) -> str:
    """The sentence without what it counts further on: 办结31件，行政复议2件."""
    behind = _BREAKS.split(mention.sentence.text[mention.end :])
    return mention.so_far + "".join(takewhile(lambda clause: not _DIGIT.search(clause), behind))


def _flow_calibres(before: str) -> Iterator[Calibre]:
    """What a count of requests may mean by its verbs."""
    received, both, concluded = (_row("received"),), (_row("received"), _row("carried_in")), (_row("concluded"),)
    if _NEWLY.search(before):
        yield received
        return
    if _RECEIVED.search(before):
        yield from (received, both)
    if _CONCLUDED.search(before):
        yield concluded
    elif _HANDLED.search(before):
        yield from (concluded, received, both)
    elif not _RECEIVED.search(before) and _NAMED_ONLY.search(before):
        yield from (received, both, concluded)


def _flow_calibres_behind(after: str) -> Iterator[Calibre]:
    """25件政府信息公开申请均已办结: received or concluded, the words leave both open."""
    if _REQUEST.search(after) and (_CONCLUDED.search(after) or _HANDLED.search(after)):
        received, both, concluded = (_row("received"),), (_row("received"), _row("carried_in")), (_row("concluded"),)
        yield from (concluded, received, both)


def _counts_requests(mention: Mention) -> bool:
    """Whether nothing but requests stands between the verb and the figure, and behind a counter that serves for all."""
    if mention.unit == "个" and mention.after and not re.match(r"的|政府信息|信息公开|依申请|申请", mention.after):
        return False
    verbs = [verb.end() for pattern in (_RECEIVED, _CONCLUDED, _HANDLED) for verb in pattern.finditer(mention.before)]
    between = _ANYBODY.sub("", mention.before[min(verbs) :]) if verbs else ""
    return bool(_REQUESTS_ALONE.fullmatch(between))


def _is_part(mention: Mention) -> bool:
    """Whether a figure counts only part of the requests: those by one way, or of one office."""
    if _PART.search(mention.before):
        return True
    if _OWN.search(mention.before):
        return False
    whole_again = _CONCLUDED.search(mention.before) or _NEWLY.search(mention.before)
    return not whole_again and "其中" in re.split(r"[;。()]", mention.so_far)[-1]


def _row(row: str) -> str:
    return f"requests.{row}.total"
