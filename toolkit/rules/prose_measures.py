"""What a figure in the text counts, and which cells of the tables it may be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from toolkit.form import Form, form_of
from toolkit.rules.prose_figures import Mention
from toolkit.rules.sentences import Sentence
from toolkit.text import fold, label_key, ordinal_of

# Rows of one table that together make up a figure; each is a way to count that an office may have meant.
Calibre = tuple[str, ...]

_REQUEST = re.compile(r"信息公开(?:的)?申请|依申请(?:公开)?|公开申请|申请公开|政府信息申请")
_REQUEST_TOPIC = re.compile(r"依申请|公开申请|申请公开|信息公开申请")
# Other business that is received, handled and concluded too.
_OTHER_BUSINESS = re.compile(
    r"热线|1234\d|信访|留言|来信|来电|来访|咨询|投诉|举报|提案|议案|信箱|办件|许可|处罚|强制|复议|诉讼|网民|服务事项|"
    r"政策文件|解读|稿件|依法申请|处理费|收费|贷款|补贴|救助|登记|采购|招标|调解|仲裁"
)
# Part of what was received: by which way it came, or of which office.
_PART = re.compile(
    r"网络|网上|在线|线上|信函|邮寄|邮件|信件|邮箱|当面|现场|窗口|传真|书面|纸质|口头|电话|快递|其中|通过.{0,12}(?:网站|平台|系统)"
)
# 公民、法人和其他组织的申请: everybody's.
_ANYBODY = re.compile(r"公民、?法人(?:和|或|或者|及|以及|、)?(?:者)?其[他它]组织")
_OWN = re.compile(r"本机关|本单位|本级|本局|本办|我局|我办|我单位|我委")
_RECEIVED = re.compile(r"收到|受理|接收|接到|收悉|接受|接办|新收|共有|提交")
_NEWLY = re.compile(r"(?:本年|当年|年内)?新收")
_NAMED_ONLY = re.compile(
    r"(?:依申请公开|信息公开申请|公开申请|申请公开)(?:政府)?(?:信息|申请|事项|工作|件|的)*(?:办理)?(?:总数|总量|数量|件数|数|量)?"
    r"(?:共计|合计|总计|共|为|是|有|约|计|达)*$"
)
_CONCLUDED = re.compile(r"办结|办理完毕|办理完成|办毕|办复|答复|回复|完成办理")
_HANDLED = re.compile(r"办理|处理")
_FROM_LAST_YEAR = re.compile(
    r"(?:上年度?|上一年度?|去年|往年)(?:度)?(?:的)?(?:结转|转结|转入)|结转(?:自)?上(?:一)?年|上年结转"
)
_TO_NEXT_YEAR = re.compile(
    r"结转(?:到|至|入)?(?:下|次|明)(?:一)?年|(?:下|次|明)(?:一)?年度?(?:继续)?(?:办理|结转|答复|处理)|正在办理|尚未办结|未办结|尚在办理"
)
_CARRIED = re.compile(r"结转")
_INFORMATION = re.compile(r"信息公开|依申请")
_REVIEW, _SUIT = re.compile(r"复议"), re.compile(r"诉讼|起诉")
_DIRECT, _AFTER_REVIEW = (
    re.compile(r"(?:未经复议|直接)(?:直接)?(?:起诉|诉讼|提起)"),
    re.compile(r"复议后(?:再)?(?:起诉|诉讼|提起)|经复议"),
)
_OUTCOMES = (
    ("upheld", re.compile(r"维持|驳回")),
    ("corrected", re.compile(r"纠正|撤销|确认违法|责令")),
    ("pending", re.compile(r"尚未审结|未审结|未结|正在审理|审理中|在审")),
    ("other", re.compile(r"其他结果|其它结果|撤回|终止|和解|调解")),
)
_CASE_UNITS = frozenset({"件", "起", "宗", "例", "次", "件次", "个", "项"})
_DOCUMENTS = re.compile(r"规范性文件")
_NO_DOCUMENTS = re.compile(r"解读|征求意见|意见建议|清理|审查|备案|审核|评估|起草|拟定|草案|目录|培训|存量")
_ISSUED = re.compile(r"制发|制定|制订|印发|出台|发布|下发|颁布|公布")
_REPEALED = re.compile(r"废止")
_IN_FORCE = re.compile(r"现行有效|继续有效|有效")
_DECISION = re.compile(
    r"作出|做出|办理|办结|下达|实施|审批|决定|立案|查处|核发|许可(?:决定)?$|处罚(?:决定)?$|强制(?:措施)?$"
)
_NO_DECISION = re.compile(r"公示|公开|发布|信息|录入|上传|目录|清单|事项|归集|报送|上报|案卷|评查")


class Measure(NamedTuple):
    """What a figure counts: the rule that speaks of it, and the calibres, the likeliest first."""

    rule: str
    calibres: tuple[Calibre, ...]


def about_requests(sentence: Sentence, so_far: str | None = None) -> bool:
    """Whether a sentence, or its sub-heading, is about requests for disclosure."""
    text = sentence.text if so_far is None else so_far
    under_heading = sentence.passage.section == "requests" or bool(_REQUEST_TOPIC.search(sentence.topic))
    return under_heading or bool(_REQUEST.search(text))


def measure_of(mention: Mention, form: Form) -> Measure | None:
    """What a figure counts, the most particular reading first; None for everything that the tables don't hold."""
    if mention.unit == "元" or mention.approximate or mention.compared:
        return None
    for reading in (_disputes, _documents, _decisions, _carried, _outcome, _applicant, _received_or_concluded):
        measure = reading(mention, form)
        if measure is not None:
            return measure
    return None


def _disputes(mention: Mention, form: Form) -> Measure | None:
    del form
    clause, sentence = mention.words, mention.sentence
    if mention.unit not in _CASE_UNITS or not (
        _REVIEW.search(mention.so_far + mention.after) or _SUIT.search(mention.so_far + mention.after)
    ):
        return None
    if not (sentence.passage.section == "disputes" or _INFORMATION.search(sentence.text) or about_requests(sentence)):
        return None
    if "各" in mention.before[-2:] or ("其中" in mention.before and not _outcome_word(mention.before)):
        return None
    blocks = blocks_named(clause) or blocks_named(mention.so_far[-80:])
    outcome = _outcome_word(mention.before)
    if not blocks or (not outcome and not (_REVIEW.search(clause) or _SUIT.search(clause))):
        return None
    together = tuple(f"disputes.{block}.{outcome or 'total'}" for block in blocks)
    # 行政诉讼2件 may leave out one of the two kinds of suits; 0件 may not.
    apart = tuple((one,) for one in together) if len(blocks) == 2 and mention.value else ()
    return Measure("F108", (together, *apart))


def blocks_named(text: str) -> tuple[str, ...]:
    """Which groups of table 4 a text speaks of."""
    if _AFTER_REVIEW.search(text):
        return ("suit_after_review",)
    if _DIRECT.search(text):
        return ("direct_suit",)
    blocks: tuple[str, ...] = ()
    if _REVIEW.search(text):
        blocks += ("review",)
    if _SUIT.search(text):
        blocks += ("direct_suit", "suit_after_review")
    return blocks


def _outcome_word(text: str) -> str | None:
    return next((key for key, words in _OUTCOMES if words.search(text)), None)


def _documents(mention: Mention, form: Form) -> Measure | None:
    """Documents issued, repealed and in force; only the 2021 edition counts them so."""
    words = mention.words
    own = _DOCUMENTS.search(words)
    carries_on = _DOCUMENTS.search(mention.so_far) and (_REPEALED.search(words) or _IN_FORCE.search(words))
    if not (own or carries_on) or _NO_DOCUMENTS.search(words):
        return None
    if mention.unit not in {"件", "份", "个", "部", "项"} or form.edition == "2019":
        return None
    slot = "disclosure.normative_documents."
    if _IN_FORCE.search(words):
        return Measure("F109", ((f"{slot}in_force",),))
    if _REPEALED.search(words):
        return Measure("F109", ((f"{slot}repealed",),))
    if _ISSUED.search(words):
        in_force = ((f"{slot}in_force",),) if "公" in mention.before else ()
        return Measure("F109", ((f"{slot}issued",), *in_force))
    return None


def _decisions(mention: Mention, form: Form) -> Measure | None:
    words = mention.words
    if mention.unit not in {"件", "起", "宗", "例", "次"} or _NO_DECISION.search(words) or not _DECISION.search(words):
        return None
    rows = [
        row
        for word, row in (("行政许可", "licences"), ("行政处罚", "penalties"), ("行政强制", "coercion"))
        if word in words
    ]
    slot = f"disclosure.{rows[0]}.decisions" if len(rows) == 1 else ""
    if slot not in form.slots_by_address:
        return None
    return Measure("F110", ((slot,),))


def _carried(mention: Mention, form: Form) -> Measure | None:
    del form
    if not about_requests(mention.sentence) or _OTHER_BUSINESS.search(mention.before):
        return None
    carried_in, carried_out = (_row("carried_in"),), (_row("carried_out"),)
    if _FROM_LAST_YEAR.search(mention.words):
        return Measure("F106", (carried_in,))
    if _TO_NEXT_YEAR.search(mention.words):
        return Measure("F106", (carried_out,))
    if _CARRIED.search(mention.before):
        return Measure("F106", (carried_out, carried_in))
    return None


def _outcome(mention: Mention, form: Form) -> Measure | None:
    """予以公开5件、部分公开3件: the results by the names that the form gives them."""
    if (
        not about_requests(mention.sentence)
        or "主动" in mention.before
        or _OTHER_BUSINESS.search(_bare(mention.before, form))
    ):
        return None
    named = [rows for word, rows in _result_words(form.edition) if word in mention.words]
    if not named:
        return None
    # A result within a group has the longer address, and is the more particular.
    rows = max(named, key=lambda one: len(one[0]))
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


def _applicant(mention: Mention, form: Form) -> Measure | None:
    """其中自然人20件: one kind of applicant among those received."""
    if (
        not about_requests(mention.sentence)
        or _OTHER_BUSINESS.search(mention.before)
        or _CONCLUDED.search(mention.before)
    ):
        return None
    before = _ANYBODY.sub("", mention.before)
    columns = next((columns for word, columns in _applicant_words(form.edition) if word in before), None)
    if columns is None:
        return None
    received = tuple(f"requests.received.{column}" for column in columns)
    carried_in = tuple(f"requests.carried_in.{column}" for column in columns)
    concluded = tuple(f"requests.concluded.{column}" for column in columns)
    return Measure("F111", (received, (*received, *carried_in), concluded))


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


def _received_or_concluded(mention: Mention, form: Form) -> Measure | None:
    del form
    before = mention.before
    if _OTHER_BUSINESS.search(mention.words) or _is_part(mention):
        return None
    if not _REQUEST.search(mention.words):
        # 共受理17件 means requests only where the sentence is about them, and about nothing else.
        names_them = "申请" in mention.words
        if not about_requests(mention.sentence) or (not names_them and _OTHER_BUSINESS.search(mention.sentence.text)):
            return None
    calibres = list(_flow_calibres(before)) or list(_flow_calibres_behind(mention.after))
    if not calibres:
        return None
    code = "F105" if calibres[0] == (_row("concluded"),) else "F101"
    return Measure(code, tuple(dict.fromkeys(calibres)))


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


def _is_part(mention: Mention) -> bool:
    """Whether a figure counts only part of the requests: those by one way, or of one office."""
    if _OWN.search(mention.before):
        return False
    if _PART.search(mention.before):
        return True
    whole_again = _CONCLUDED.search(mention.before) or _NEWLY.search(mention.before)
    return not whole_again and "其中" in re.split(r"[;。()]", mention.so_far)[-1]


def _row(row: str) -> str:
    return f"requests.{row}.total"
