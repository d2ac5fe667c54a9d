"""What figures and statements in Chinese text are read as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.form import form_of
from toolkit.language import same
from toolkit.rules.prose_figures import chinese_value, mentions
from toolkit.rules.prose_measures import measure_of
from toolkit.rules.prose_statements import Claim, statements
from toolkit.rules.prose_years import ANOTHER_YEAR, year_named
from toolkit.rules.sentences import Passage, sentences

FORM = form_of("2021")
UNDER_REQUESTS = "（二）依申请公开。"


def passage(text: str) -> Passage:
    return Passage("overview", 1, text, same("一"), None)


def measured(text: str) -> list[tuple[object, str, str]]:
    """Value, rule, and the first calibre in short."""
    found = []
    for sentence in sentences([passage(text)]):
        for mention in mentions(sentence):
            measure = measure_of(mention, FORM)
            if measure is not None:
                slots = "+".join(slot.removeprefix("requests.").removesuffix(".total") for slot in measure.calibres[0])
                found.append((mention.value, measure.rule, slots))
    return found


def claims(text: str) -> list[Claim]:
    return [one.claim for sentence in sentences([passage(text)]) for one in statements(sentence)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十一", 21), ("十二", 12), ("一百零三", 103), ("一百三", 130), ("两千三百", 2300), ("一万二千", 12000),
        ("两", 2), ("〇", 0), ("一千二百三十四", 1234), ("一亿二千万", 120_000_000), ("二〇二四", 2024), ("万", None), ("百", None),
    ],
)  # fmt: skip
def test_numbers_in_chinese(text: str, value: int | None) -> None:
    assert chinese_value(text) == value


@given(st.text("零〇一二两三四五六七八九十百千万亿", min_size=1, max_size=15))
def test_no_run_of_numerals_is_too_odd(text: str) -> None:
    value = chinese_value(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到政府信息公开申请21件。", (21, "F101", "received")),
        ("2024 年共收到政府信息公开申请 1,234 件。", (1234, "F101", "received")),
        ("共受理１２件。", (12, "F101", "received")),
        ("全年收到二十一件政府信息公开申请。", (21, "F101", "received")),
        ("全年收到政府信息公开申请两件（次）。", (2, "F101", "received")),
        ("收到申请1.2万件。", (12000, "F101", "received")),
        ("我镇依申请公开事项 0 项。", (0, "F101", "received")),
        ("本年新收5件。", (5, "F101", "received")),
        ("上年结转政府信息公开申请3件。", (3, "F106", "carried_in")),
        ("剩余2件结转下年度继续办理。", (2, "F106", "carried_out")),
        ("顺延至下一年答复2件。", (2, "F106", "carried_out")),
        ("结转2025年度继续办理2件。", (2, "F106", "carried_out")),
        ("办结30件（含2023年结转的3件）。", (3, "F106", "carried_in")),
        ("予以公开及部分公开的有6件。", (6, "F107", "partly_granted+granted")),
        ("收到申请32件，办结31件，另有行政复议2件与信息公开无关。", (31, "F105", "concluded")),
        ("办结19件。", (19, "F105", "concluded")),
        ("25件政府信息公开申请均已办结。", (25, "F105", "concluded")),
        ("予以公开五件。", (5, "F107", "granted")),
        ("属于四类过程性信息1件。", (1, "F107", "denied.process_record")),
        ("其中，自然人申请10件。", (10, "F111", "received.natural_person")),
        ("因政府信息公开引发行政复议2件。", (2, "F108", "disputes.review")),
        ("因信息公开引起的行政诉讼0件。", (0, "F108", "disputes.direct_suit+disputes.suit_after_review")),
        ("申请人对答复不服申请行政复议1件，其中维持1件。", (1, "F108", "disputes.review.upheld")),
        ("因信息公开引发行政复议3件（2件维持、1件未审结）。", (1, "F108", "disputes.review.pending")),
        ("其中5件予以公开、2件不予公开、3件重复申请。", (3, "F107", "not_processed.repeated")),
        ("收到政府信息公开申请：7件。", (7, "F101", "received")),
        ("收到公民提出的政府信息公开申请柒件。", (7, "F101", "received")),
        ("共收到申请12件+18件。", (30, "F101", "received")),
        ("收到公民申请22件、企业申请5件。", (5, "F111", "received.business")),
        ("收到公民申请22件。", (22, "F101", "received")),
    ],
)
def test_a_figure_says_what_it_counts(text: str, found: tuple[object, str, str]) -> None:
    assert measured(UNDER_REQUESTS + text)[-1] == found


@pytest.mark.parametrize(
    "text",
    [
        "全年受理群众来信来访321件，12345热线工单2300件。",
        "办理人大代表建议12件、政协提案15件，均已办结。",
        "收到政府信息公开申请约20件，比上年增加5件，同比增长40%。",
        "通过政府门户网站办理3件、纸质申请36件。",
        "行政处罚立案6件。",
        "规范办理每一件申请，高效办成一件事，一次性告知，第一件申请于3月受理。",
        "其中，区民政局受理5件。",
        "信息处理费收取12件共计230元。",
        "平均答复时间为9个工作日，压缩办理时限6个工作日。",
        "提前答复2件，延期答复1件。",
        "转有关部门办理4件，协助县档案馆答复1件。",
        "一季度收到申请1件，下半年收到2件。",
        "制作依申请公开答复模板8个，接受专项检查2次，收到锦旗1面、批复1件。",
        "收到申请内容涉及征地拆迁3件。",
        "收到申请数十件，收到申请几百件，收到申请两三件，收到申请二三十件，收到申请十七八件。",
        "收到申请40件左右，收到申请40件以上，收到申请50件上下。",
        "办理申请无一件引发投诉。",
        "告知申请人通过其他途径办理11件。",
        "本报告由收到和处理申请情况、行政复议和行政诉讼情况等六个部分组成。",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert measured(UNDER_REQUESTS + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开。主动公开政府信息1136条，其中规范性文件12件，解读17篇。",
        "（一）主动公开。公开行政许可信息550条、行政处罚信息4119条。",
        "（四）平台建设。共接办383件政务服务热线办件，办结率达100%。",
        "全年办理行政复议案件120件，行政应诉56件。",
        "（一）主动公开。标注废止规范性文件200件。",
        "（一）主动公开。制作信息284条，其中依申请公开文件50条、不予公开文件97条。",
        "（一）主动公开。清理规范性文件30件，备案审查规范性文件8件。",
        "（一）主动公开。作出不予行政处罚决定3件，免予行政处罚2件。",
        "办理行政复议案件9件、行政诉讼案件4件，均与政府信息公开无关。",
        "代表县政府出庭应诉政府信息公开行政诉讼案件6件。",
    ],
)
def test_figures_of_other_business_are_left_alone(text: str) -> None:
    assert measured(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("制定规范性文件3件，废止1件，现行有效20件。", [3, 1, 20]),
        ("作出行政处罚决定4119件，行政许可550件。", [4119, 550]),
        ("行政规范性文件：制发4件、废止2件。", [4, 2]),
        ("行政许可：88件。", [88]),
    ],
)
def test_documents_and_decisions(text: str, found: list[int]) -> None:
    assert [value for value, _, _ in measured(f"（一）主动公开。{text}")] == found


def test_everybodys_requests_are_not_those_of_organisations() -> None:
    (found,) = measured(f"{UNDER_REQUESTS}收到公民、法人或者其他组织提出的政府信息公开申请2件。")
    assert found == (2, "F101", "received")
    (found,) = measured(f"{UNDER_REQUESTS}受理公民、法人提出的政府信息公开申请2件。")
    assert found == (2, "F101", "received")


def test_each_clause_has_its_own_figure() -> None:
    text = f"{UNDER_REQUESTS}新收政府信息公开申请24件、上年结转2件，办结24件（其中网上申请15件），结转下年度2件。"
    assert [slots for _, _, slots in measured(text)] == ["received", "carried_in", "concluded", "carried_out"]


def test_a_sub_heading_holds_until_the_next() -> None:
    passages = [
        passage("（二）依申请公开"),
        passage("全年受理3件。"),
        passage("（三）政府信息管理"),
        passage("全年受理9件。"),
    ]
    found = [
        mention.value for sentence in sentences(passages) for mention in mentions(sentence) if measure_of(mention, FORM)
    ]
    assert found == [3]


@pytest.mark.parametrize(
    "text",
    [
        "2024年，未收到依申请公开的事项。",
        "本年度未收到依申请公开情况。",
        "2024年我局无依申请公开。",
        "本机关未收到公民、法人和其他组织的政府信息公开申请。",
        "2024年度依申请公开数量为零。",
        "本年度无人申请公开政府信息。",
        "本局不存在依申请公开的情况。",
        "不涉及依申请公开。",
        "年度依申请公开数量为0。",
        "零申请。",
        "依申请公开“零申请”。",
        "无。",
    ],
)
def test_nothing_received(text: str) -> None:
    assert claims(UNDER_REQUESTS + text) == [Claim.NONE_RECEIVED]


@pytest.mark.parametrize(
    "text",
    [
        "未收到信息公开收费，未出现超期答复的情况。",
        "对未收到补正材料的申请及时提醒。",
        "如未收到申请，应当及时核实。",
        "未发生对政府信息公开申请答复不满的投诉。",
        "不存在未答复的政府信息公开申请。",
        "没有收到网络申请。",
        "没有收到法律服务机构提出的申请。",
        "没有收到要求更正政府信息的申请。",
        "第三季度未收到申请。",
        "下属单位未收到申请。",
        "未发生因依申请公开引发的舆情。",
        "没有因申请不明确要求补正的情形。",
        "未收到需转送的申请。",
    ],
)
def test_something_else_that_did_not_happen(text: str) -> None:
    assert claims(UNDER_REQUESTS + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "未发生因政府信息公开申请行政复议、提起行政诉讼的情况。",
        "未因政府信息公开被申请行政复议、被提起行政诉讼。",
        "不存在因信息公开引起的行政复议和行政诉讼。",
        "信息公开行政复议、行政诉讼情况均为0。",
    ],
)
def test_no_disputes(text: str) -> None:
    assert claims(UNDER_REQUESTS + text) == [Claim.NO_REVIEW, Claim.NO_SUIT]


def test_nothing_is_said_in_the_section_about_disputes() -> None:
    said = [
        one.claim
        for sentence in sentences([Passage("disputes", 1, "无。", same("四"), None)])
        for one in statements(sentence)
    ]
    assert said == [Claim.NO_REVIEW, Claim.NO_SUIT]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("全年没有制定行政规范性文件。", Claim.NO_DOCUMENT),
        ("规范性文件制发数为0。", Claim.NO_DOCUMENT),
        ("未作出行政处罚决定。", Claim.NO_PENALTY),
        ("无行政许可事项。", Claim.NO_LICENCE),
    ],
)
def test_no_documents_and_decisions(text: str, claim: Claim) -> None:
    assert claims(f"（一）主动公开。{text}") == [claim]


def test_documents_that_were_not_repealed_say_nothing_of_those_issued() -> None:
    assert claims("（一）主动公开。未废止规范性文件，无现行有效规范性文件。") == []


@pytest.mark.parametrize(
    "text",
    [
        "已全部办结。",
        "均已办理完毕。",
        "办结率100%。",
        "办结率、按期答复率均达100%。",
        "收到的申请均已按时办结。",
        "25件申请已全部答复。",
        "均已按规定时限办结。",
        "均已全部回复。",
        "没有结转下年度办理的申请。",
        "无未办结申请。",
    ],
)
def test_all_concluded(text: str) -> None:
    assert Claim.ALL_CONCLUDED in claims(UNDER_REQUESTS + text)


@pytest.mark.parametrize(
    "text", ["均在法定期限内予以答复。", "全部按时答复。", "按期办结率100%。", "热线工单全部办结。"]
)
def test_in_time_is_not_all_concluded(text: str) -> None:
    assert claims(UNDER_REQUESTS + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "除2件结转下年度外，其余均已办结。",
        "上年结转的申请均已办结。",
        "到期的申请全部办结。",
        "1件已全部办结，1件结转下年。",
        "力争全部办结。",
    ],
)
def test_some_concluded_and_aims_are_not_all_concluded(text: str) -> None:
    assert claims(UNDER_REQUESTS + text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年收到", 2023), ("去年收到", ANOTHER_YEAR), ("由上年的", ANOTHER_YEAR), ("近三年收到", ANOTHER_YEAR),
        ("2022年至2024年分别收到", ANOTHER_YEAR), ("2022年、2023年、2024年分别收到", ANOTHER_YEAR), ("2023年结转", None),
        ("条例施行以来收到", ANOTHER_YEAR),
        ("收到", None), ("去年未收到，今年收到", None), ("较去年增加，收到", None), ("上年结转", None), ("今年以来收到", None),
    ],
)  # fmt: skip
def test_of_which_year_a_text_speaks(text: str, year: int | None) -> None:
    assert year_named(text) == year


@given(st.text("件一二十0159万亿零，。；收到受理申请政府信息公开依结转下年度复议诉讼未无（）20年", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    measured(text)
    claims(text)
