"""What a figure in the text counts, and which cells of the tables it may be compared with."""

from __future__ import annotations

from toolkit.form import Form
from toolkit.late_pattern import late_pattern
from toolkit.rules.measure import Measure
from toolkit.rules.prose_figures import Mention
from toolkit.rules.prose_requests import about_requests, applicant, carried, outcome, received_or_concluded

_INFORMATION = late_pattern(r"信息公开|依申请")
# 均与政府信息公开无关; 代表县政府出庭应诉; 上年结转复议: not what table 4 counts.
_OTHER_DISPUTES = late_pattern(
    r"与(?:政府)?信息公开(?:工作)?(?:均|都)?(?:无关|没有关系|不相关)|非(?:因)?(?:政府)?信息公开"
)
_NOT_OF_TABLE_4 = late_pattern(r"代表|代理|出庭|上年|去年")
_REVIEW, _SUIT = late_pattern(r"复议"), late_pattern(r"诉讼|起诉")
_DIRECT, _AFTER_REVIEW = (
    late_pattern(r"(?:未经复议|直接)(?:直接)?(?:起诉|诉讼|提起)"),
    late_pattern(r"复议后(?:再)?(?:起诉|诉讼|提起)|经复议"),
)
_OUTCOMES = (
    ("upheld", late_pattern(r"维持|驳回")),
    ("corrected", late_pattern(r"纠正|撤销|确认违法|责令")),
    ("pending", late_pattern(r"尚未审结|未审结|未结|正在审理|审理中|在审")),
    ("other", late_pattern(r"其他结果|其它结果|撤回|终止|和解|调解")),
)
_CLAUSES = late_pattern(r"[,;。)]")
_REACH = 80
# 本报告由总体情况、……行政诉讼情况等六个部分组成: what the report itself is made of.
_OF_THE_REPORT = late_pattern(r"^(?:大?部分|方面|内容|章节?|板块)")
_CASE_UNITS = frozenset({"件", "起", "宗", "例", "次", "件次", "个", "项"})
_DOCUMENTS = late_pattern(r"规范性文件")
_REGULATIONS = late_pattern(r"(?:政府|部门|地方|制定|废止|有效)(?:政府)?规章(?!制度|库|以)")
_DOCUMENTS_LISTED = late_pattern(r"规范性文件[^,。;:]{0,6}:[^。;:]*$")
_NO_DOCUMENTS = late_pattern(
    r"解读|征求意见|意见建议|清理|审查|备案|审核|评估|起草|拟定|草案|目录|培训|存量|标注|标识|标记"
)
_ISSUED = late_pattern(r"制发|制定|制订|印发|出台|发布|下发|颁布|公布")
_REPEALED = late_pattern(r"废止")
_IN_FORCE = late_pattern(r"现行有效|继续有效|有效")
_DECISION = late_pattern(
    r"作出|做出|办理|办结|下达|实施|审批|决定|结案|查处|核发|许可(?:决定)?:?$|处罚(?:决定)?:?$|强制(?:措施)?:?$"
)
_NO_DECISION = late_pattern(
    r"不予|免予|减轻|从轻|协助|配合|公示|公开|发布|信息|录入|上传|目录|清单|事项|归集|报送|上报|案卷|评查"
)


def measure_of(mention: Mention, form: Form) -> Measure | None:
    """What a figure counts, the most particular reading first; None for everything that the tables don't hold."""
    if mention.unit == "元" or mention.approximate or mention.compared or _OF_THE_REPORT.search(mention.after):
        return None
    for reading in (_disputes, _documents, _decisions, carried, outcome, applicant, received_or_concluded):
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
    if _OTHER_DISPUTES.search(sentence.text) or _NOT_OF_TABLE_4.search(mention.before):
        return None
    if "各" in mention.before[-2:] or ("其中" in mention.before and not _outcome_word(mention.before)):
        return None
    all_named = blocks_named(mention.so_far[-_REACH:])
    blocks = blocks_named(clause) or _last_named(mention.so_far[-_REACH:])
    names_block = blocks_named(mention.before)
    outcome = _outcome_word(mention.before) or (None if names_block else _outcome_word(mention.after))
    if not blocks or (not outcome and not (_REVIEW.search(clause) or _SUIT.search(clause))):
        return None
    together = tuple(f"disputes.{block}.{outcome or 'total'}" for block in blocks)
    # 行政诉讼2件 may leave out one of the two kinds of suits; 0件 may not.
    apart = tuple((one,) for one in together) if len(blocks) == 2 and mention.value else ()
    # 复议5件，诉讼3件，其中维持6件 may mean both.
    both = () if blocks_named(clause) else (tuple(f"disputes.{block}.{outcome or 'total'}" for block in all_named),)
    return Measure("F108", tuple(dict.fromkeys((together, *apart, *both))))


def _last_named(text: str) -> tuple[str, ...]:
    """The groups that the last clause names which names any: 复议5件（维持3件），诉讼3件（维持…."""
    clauses = (blocks_named(clause) for clause in reversed(_CLAUSES.split(text)))
    return next((blocks for blocks in clauses if blocks), ())


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
    """Documents and regulations issued, repealed and in force; only the 2021 edition counts them so."""
    words = mention.words
    own = _DOCUMENTS.search(words)
    carries_on = _DOCUMENTS.search(mention.so_far) and (_REPEALED.search(words) or _IN_FORCE.search(words))
    # 规范性文件：制发3件、废止1件.
    carries_on = carries_on or _DOCUMENTS_LISTED.search(mention.so_far)
    regulations = not own and "规章" in words and _REGULATIONS.search(words)
    if not (own or carries_on or regulations) or _NO_DOCUMENTS.search(words):
        return None
    if mention.unit not in {"件", "份", "个", "部", "项"} or form.edition == "2019":
        return None
    slot = f"disclosure.{'regulations' if regulations else 'normative_documents'}."
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
