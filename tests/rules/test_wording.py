"""Slips of wording, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.reports import CLEAN, codes, findings, saying
from toolkit.language import same
from toolkit.rules.doubling import _LITTLE, _TWICE, _WORDS, doubled_words
from toolkit.rules.enumeration import gaps
from toolkit.rules.sentences import Passage
from toolkit.settings import Outdated, Settings, settings_of


def passages(*texts: str) -> list[Passage]:
    return [Passage("problems", number, text, same(""), None) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    "text",
    [
        "我局的的工作", "对栏目进行进行更新", "以及及各科室", "政府信息公开的信息公开宣传", "关于关于印发", "四类过程性性信息",
        "政府信息公开政府信息公开工作", "认真认真落实", "各镇和和街道", "认真贯彻落实贯彻落实《条例》", "加强信息公开信息公开工作",
        "更新门户网站门户网站栏目", "2024年2024年工作",
        "落实发布审核制度制度。", "做好政府信息公开工作工作。", "公开信息126条条。", "主动主动公开", "局党组高度重视重视政务公开",
        "加强队伍组织领导,规范公开内容,加强队伍组织领导,抓好落实", "贯彻贯彻落实《条例》", "公开信息信息56条", "重点工作工作及时公开", "按季度季度公布", "做到到及时", "2024年年。",
    ],
)  # fmt: skip
def test_doubled(text: str) -> None:
    assert len(list(doubled_words(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "层层压实责任，人人有责，实实在在地做，方方面面都照顾到", "实现公开的目的的同时", "为了了解情况", "公众参与与回应",
        "以及及时公开", "存在在线办理难的问题", "于是是否公开", "洪泽区人民政府政府信息公开工作", "行为由由局长决定的理由由科室说明",
        "被被申请人撤销", "把把关责任落实到人", "规范规范性文件管理", "政务服务服务中心", "信息信息化", "一项一项核对", "标的的公开",
        "的的确确", "周期性性能测试", "温和和谐", "研究研究，讨论讨论", "信息公开公开指南", "公开工作工作人员", "政府信息信息化",
        "公开公开平台", "突出问题问题清单", "2023年2024年",
        "谁制作谁公开,谁公开谁负责,谁制作谁公开,", "公布问题问题较多的科室名单", "信息公开公开透明", "政务服务服务企业", "按照要求要求各科室公开", "做到到位", "推进依法行政行政执法公示",
        "逐条逐条核对，一条一条、一件一件。", "印发3条条例", "信息公开公开的内容", "开展学习学习。",
    ],
)  # fmt: skip
def test_not_doubled_by_a_slip(text: str) -> None:
    assert [text[start:end] for start, end in doubled_words(text) if text[start:end] != "由由"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("通过网站、、公众号公开。", 1),
        ("公开信息56条，，其中政策12条。", 1),
        ("公开信息56条，。", 1),
        ("公开信息56条。。", 1),
        ("时间：：2024年。", 1),
        ("公开信息……等；“及时、准确。”，网址：http://www.example.gov.cn。", 0),
    ],
)
def test_doubled_marks(text: str, found: int) -> None:
    assert len(codes(saying(text), "K101")) == found


@pytest.mark.parametrize("twice", [*_LITTLE, *(word * 2 for word in _WORDS)])
def test_whatever_is_built_in_is_looked_for_only_where_something_stands_twice(twice: str) -> None:
    assert _TWICE.search(twice)


@pytest.mark.parametrize("twice", _LITTLE)
def test_every_little_word_is_found_when_doubled(twice: str) -> None:
    assert list(doubled_words(f"甲{twice}乙")) == [(1, 1 + len(twice))]


@pytest.mark.parametrize("word", _WORDS)
def test_every_built_in_word_is_found_when_doubled(word: str) -> None:
    assert list(doubled_words(f"甲{word}{word}乙")) == [(1, 1 + 2 * len(word))]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("一是甲；二是乙；三是丙。",), []),
        (("一是甲；三是丙。",), ["缺二是"]),
        (("一是甲；二是乙；二是丙。",), ["重二是"]),
        (("一是甲。", "二是乙。", "四是丁。"), ["缺三是"]),
        (("问题：一是甲；二是乙。", "措施：一是甲；二是乙。"), []),
        (("一是媒体利用不够；二主动公开不够。",), ["漏二是"]),
        (("一是甲。二加强学习。三是丙。",), ["漏二是"]),
        (("一是更新不快，二解读不多，三是队伍不稳。",), ["漏二是"]),
        # Words that begin with a numeral are no torn ordinals.
        (("一是甲，二维码失效。三公经费照常公开。二是乙。",), []),
        (("一是推进三务公开。", "三务公开覆盖各村。", "二是乙。"), []),
        (("一是甲。二审稿已公开。",), []),
        (("统一是非标准，第一是质量。",), []),
        # The other ways to count.
        (("一要甲，二要乙，四要丁。",), ["缺三要"]),
        (("第一，甲；第二，乙；第四，丁。",), ["缺第三"]),
        (("其一，甲；其三，丙。",), ["缺其二"]),
        (("（一）甲", "（三）丙"), ["缺（二）"]),
        (("1.甲", "2.乙", "2.丙"), ["重2."]),
        (("措施：1、甲；3、丙。",), ["缺2、"]),
        (("（一）甲", "1.甲", "2.乙", "（二）乙", "1.甲", "2.乙"), []),
        (("一是甲。一要学，二要用。二是乙。",), []),
        (("一是甲，二要乙，三是丙。",), []),
        # An ordinal that lost the mark or the bracket before it is there all the same.
        (("一是公开年报二是公开预算。三是公开目录。",), []),
        (("（一）甲", "二）乙", "（三）丙"), []),
        # The ordinal that was written twice is the only slip.
        (("（一）甲", "（二）乙", "（二）丙", "（四）丁"), ["重（二）"]),
        (("一要件二要素，第一、第二、第三产业，第三季度，1.5万人次，3.2万次。",), []),
    ],
)
def test_enumerations(texts: tuple[str, ...], found: list[str]) -> None:
    faults = [("漏" if gap.torn else "缺" if gap.skips else "重", gap) for gap in gaps(passages(*texts))]
    assert [fault + (gap.found if fault == "重" else gap.expected) for fault, gap in faults] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截止2024年12月31日", ["K104"]),
        ("截止目前", ["K104"]),
        ("截止本报告期末", ["K104"]),
        ("截止发稿时", ["K104"]),
        ("截止至12月底", ["K104"]),
        ("截止2024.12.31", ["K104"]),
        ("截止二〇二四年十二月三十一日", ["K104"]),
        ("截止报告日", ["K104"]),
        ("截止到2024年12月31日，报名截止日期", []),
        ("截至2024年12月31日", []),
    ],
)
def test_until(text: str, found: list[str]) -> None:
    assert codes(saying(text), "K104") == found


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("国办函〔2020〕109号", 0),
        ("国办函[2020]109号", 1),
        ("国办函【2020】109号", 1),
        ("国办函（2020）109 号", 1),
        ("国办函〔2020]109号", 1),
        ("国办函{2020}109号", 1),
        ("国办函【2020】第109号", 1),
        ("国办函[2020]109号、[2020]110号", 2),
        ("宗地（2024）3号地块，办公楼（2024）3号楼，公告（2024）第3号", 0),
        ("国办函<2020>109号", 1),
        ("国办函〔20〕109号", 1),
        ("国办函〔2020〕第109号", 1),
        ("国办函〔2020〕009号", 1),
        ("（2021）苏0813行初12号", 0),
        ("取水（临江）字〔2024〕第00012号", 0),
        ("临政字〔2024〕第12号", 1),
        ("《条例》（国令第711号）", 0),
    ],
)
def test_document_numbers(text: str, faults: int) -> None:
    assert len(codes(saying(text), "K105")) == faults


def test_a_document_number_is_quoted_from_its_issuer_on() -> None:
    (finding,) = findings(saying("按照《关于印发年报格式的通知》（国办公开办函【2021】30号）编制。"), "K105")
    assert "“国办公开办函【2021】”的年份" in finding.message


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("依据《中华人民共和国政府信息公开条例》（国务院令第771号）编制。", "国务院令第711号"),
        ("依据《政府信息公开条例》（国务院第811号令）编制。", "国务院令第711号"),
        ("依据《政府信息公开条例》（国务院令711号）编制。", "国务院令第711号"),
        ("按照国办发〔2021〕30号编制年度报告。", "国办公开办函〔2021〕30号"),
        ("按照国办公开办〔2019〕60号编制年度报告。", "国办公开办函〔2021〕30号"),
        ("按照国务院办公厅信息与政务公开办公室的通知编制。", "国务院办公厅政府信息与政务公开办公室"),
    ],
)
def test_what_the_report_rests_on_is_cited_wrongly(text: str, right: str) -> None:
    (finding,) = findings(saying(text, section="preface"), "K110")
    assert right in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "依据《政府信息公开条例》（国务院令第711号）、国办公开办函〔2021〕30号和国办函〔2020〕109号编制年度报告。",
        "依据《政府信息公开条例》（国令第711号）编制。",
        "依据《政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）编制。",
        "按照国务院办公厅政府信息与政务公开办公室的要求、《国务院办公厅关于印发要点的通知》（国办发〔2021〕12号）编制。",
        "落实《档案法实施条例》（国务院令第772号）。",
    ],
)
def test_what_the_report_rests_on_is_cited_rightly(text: str) -> None:
    assert codes(saying(text, section="preface"), "K110") == []


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (("依据《条例》（以下简称《条例》有关要求。",), 1),
        (("请与我局联系（地址：东街1号），邮编：100000）。",), 1),
        (("按照（云水发〔2021202号）办理。",), 1),
        (("坚持“公开为常态、不公开为例外的原则。",), 1),
        (("依据《政府信息公开条例编制。",), 1),
        (("二）依申请公开。",), 1),
        (("网址（http：//www.example.gov.cn/", "nb）查阅。"), 0),
        (("1）公开目录；2）公开指南。", "a)公开年报。"), 0),
        (("《云水发〔2021〕2号（试行）》“双公示”【必读】(全文)",), 0),
        (("(" * 1500 + ")",), 0),
    ],
)
def test_marks_stand_in_pairs(paragraphs: tuple[str, ...], found: int) -> None:
    assert len(codes(saying(*paragraphs), "K111")) == found


def test_an_old_regulation_is_outdated() -> None:
    assert codes(saying("依据《条例》（国务院令第 492 号）编制。"), "K106") == ["K106"]
    assert codes(saying("依据《条例》（国务院第492号令）编制。"), "K106") == ["K106"]
    assert codes(saying("依据国办公开办函[2019]60号编制。"), "K106") == ["K106"]
    assert codes(saying("依据《条例》（国务院令第711号）编制。"), "K106") == []


def test_an_old_regulation_may_be_named_where_its_history_is_told() -> None:
    history = "《条例》（国务院令第492号公布，国务院令第711号修订）"
    assert codes(saying(f"依据{history}编制。"), "K106") == []
    assert codes(saying("依据国办公开办函〔2019〕60号、国办公开办函〔2021〕30号编制。"), "K106") == ["K106"]


def test_an_old_notice_was_right_in_its_time() -> None:
    of_2020 = replace(saying("依据国办公开办函〔2019〕60号编制。"), year=2020)
    assert codes(of_2020, "K106") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("下一步，2024年我局将加强培训。", ["K107"]),
        ("下一步，2025年我局将加强培训。", []),
        ("下一步，到2026年底将实现全覆盖。", []),
        ("下一步，将对照《2023年工作要点》继续推进。", []),
        ("2023年存在的问题已经整改。", []),
        ("下一步，我局将在2024年里加强培训。", ["K107"]),
        ("下一步：我局将于2024年6月底前完成目录编制。", ["K107"]),
        ("下一步：我局将于2025年6月底前完成目录编制。", []),
        ("在2024年的工作中，我们将加强培训。", ["K107"]),
        ("下一步，将在2024年的基础上，进一步加强培训。", []),
        ("下一步，将总结2024年工作经验，继续推进，力争2025年再上新台阶。", []),
        ("下一步，2025年，我局将加强培训，按照2024年政务公开工作要点安排，到2026年实现全覆盖。", []),
        ("下一步，将继续整改；2024年要求的目录要尽快编完。", []),
        ("改进情况：2024年，我局重点加强了培训，进一步完善了制度。", []),
        ("2024年下半年，将开展专项整治。", ["K107"]),
        ("2024年，将公开工作纳入考核。", []),
        ("力争2024年底前实现全覆盖。", ["K107"]),
        ("预计2024年完成目录更新。", ["K107"]),
        ("下一步，我局将在2024年持续推进公开。", ["K107"]),
        ("上年提出力争2024年底前完成的目录，已经编完。", []),
    ],
)
def test_years_in_plans(text: str, found: list[str]) -> None:
    assert codes(saying(text, section="problems"), "K107") == found


def test_what_was_done_about_last_years_problems_is_no_plan() -> None:
    recount = ("（一）上年度问题改进措施落实情况", "2024年，我局进一步加强培训，继续完善制度。")
    assert codes(saying(*recount, section="problems"), "K107") == []
    plans = ("（二）下一步改进措施", "2024年，我局进一步加强培训。")
    assert codes(saying(*recount, *plans, section="problems"), "K107") == ["K107"]


@pytest.mark.parametrize(
    ("section", "text", "found"),
    [
        ("overview", "（二）依申请公开。2023年，未收到政府信息公开申请。", ["K107"]),
        ("overview", "2024年收到申请3件。2023年，未收到申请。", []),
        ("overview", "2023年我局收到申请8件，2024年收到3件。", []),
        ("problems", "2023年，我局政府信息公开工作取得一定成效，但仍不够及时。", ["K107"]),
        ("problems", "2023年，我局存在更新不及时的问题。2024年已经整改。", []),
        ("problems", "2025年，我局将继续加强培训。", []),
        ("preface", "2023年，临江区文化旅游局认真贯彻《条例》。", ["K107"]),
        ("overview", "我局2023年未结信访事项均已办结。", []),
        ("preface", "2023年，我局全面推进政务公开。", ["K107"]),
        ("preface", "2024年，临江区文化旅游局认真贯彻《条例》。", []),
        ("preface", "2023年，在区委、区政府领导下，我局全面推进政务公开。", ["K107"]),
        ("overview", "2023年，我局公开信息120条；2024年公开信息150条。", []),
        ("overview", "2023年，临江区人民政府在全区开展评估，我局名列前茅。", ["K107"]),
        ("problems", "2024年工作打算：一是加强培训。", ["K107"]),
        ("problems", "（三）2024年度重点工作安排", ["K107"]),
        ("problems", "明年（2024年），我局将加强培训。", ["K107"]),
        ("problems", "对照2024年工作计划，逐项整改；2025年工作打算：一是加强培训。", []),
        ("problems", "明年（2025年），我局将加强培训。", []),
        ("other_matters", "2023年，本机关未收取信息处理费。", ["K107"]),
        ("other_matters", "2023年度未收取信息处理费。", ["K107"]),
        ("other_matters", "本机关2023年没有收取信息处理费。", ["K107"]),
        ("other_matters", "2024年未收取信息处理费。2023年未收取信息处理费。", []),
    ],
)
def test_a_sentence_that_begins_with_another_year(section: str, text: str, found: list[str]) -> None:
    assert codes(saying(text, section=section), "K107") == found


def test_another_years_sentence_in_the_overview() -> None:
    assert codes(saying("2023年，我局主动公开信息25条。"), "K107") == ["K107"]
    assert codes(saying("2024年，我局主动公开信息25条，比2023年增加3条。"), "K107") == []


@pytest.mark.parametrize(
    ("agency", "text", "found"),
    [
        ("临江区文化旅游局", "组织推动全省政府信息公开工作。", ["K108"]),
        ("临江区文化旅游局", "统筹做好全市政务公开各项任务。", ["K108"]),
        ("临江区文化旅游局", "推动全区政府信息公开工作。", []),
        ("临江区文化旅游局", "全面提升全省政府信息公开工作水平。", ["K108"]),
        ("临江区文化旅游局", "指导全市各区县开展政府信息公开工作。", ["K108"]),
        ("临江区文化旅游局", "积极配合做好全市政务公开考核工作。", []),
        ("临江区文化旅游局", "为提升全省政府信息公开工作水平作出贡献。", []),
        ("临江区文化旅游局", "贯彻落实全省政务公开工作会议精神，按照全市统一部署开展。", []),
        ("临江区沙河街道办事处", "推进全区政务公开工作。", ["K108"]),
        ("某某省水利厅", "推动全省政府信息公开工作。", []),
        ("文化旅游局", "推动全省政府信息公开工作。", []),
    ],
)
def test_scope(agency: str, text: str, found: list[str]) -> None:
    assert codes(replace(saying(text), agency=agency), "K108") == found


@pytest.mark.parametrize(
    "text",
    [
        "202X年，我局公开信息25条", "2024年X月10日印发", "公开信息（ ）条", "举办培训？次", "（单位名称）高度重视", "（此处根据实际填写）",
        "【请补充培训情况】", "此处填写平台建设情况。", "培训____场", "XX年X月", "××局", "{{ year }}", "某某局印发", "【待补充】", "错误!未找到引用源。", "培训情况待补充。",
        "培训X次", "发布信息N条", "培训***次", "培训……次", "印发材料   份。",
        "可在政府网站（具体网址）查阅", "在区政府门户网站（）下载",
        "公开信息*条", "举办培训#次", "2024年*月*日召开", "临江区*局印发", "（此处插入图片）", "（联系人：　　，电话：　　）",
    ],
)  # fmt: skip
def test_residue(text: str) -> None:
    assert codes(saying(text), "K109") == ["K109"]


@pytest.mark.parametrize(
    "text",
    [
        "A、B两组", "面积3×4米", "张某某", "全年无休", "5G网络、WiFi", "内容有待补充。", "申请人待补充材料后办理",
        "138****4567", "5*8小时服务", "联系人：王伟，电话：0599-3344556", "政府信息公开 条例", "按照要求……次日答复", "群众需求……份份有回音", "第N次会议",
        "在区政府门户网站（www.example.gov.cn）下载", "规范填写申请表（一式两份）", "（填写说明附后）", "（按要求填写姓名）", "满意吗？条目共12项", "哪些信息应当公开？条例有明确规定。", "申请书应写明（单位）名称",
    ],
)  # fmt: skip
def test_no_residue(text: str) -> None:
    assert codes(saying(text), "K109") == []


def test_residue_in_the_title() -> None:
    assert codes(replace(CLEAN, title="XX区文化旅游局2024年政府信息公开工作年度报告"), "K109") == ["K109"]


def test_an_office_names_its_own_words() -> None:
    settings = settings_of(
        {
            "wording": {
                "words": [{"find": "老百姓", "instead": "群众", "severity": "question"}],
                "patterns": [{"pattern": "积极.{0,4}地", "message": "不用这种说法"}],
                "doubled": ["栏目"],
                "outdated": [{"text": "闽政办函〔2012〕157号", "since": 2013}],
            }
        }
    )
    report = saying("积极主动地服务老百姓，更新栏目栏目，依照闽政办函〔2012〕157号办理。")
    found = {(finding.code, finding.severity.value) for finding in findings(report, "K", settings)}
    assert found == {("K101", "warning"), ("K106", "warning"), ("K201", "question"), ("K201", "warning")}


def test_allowed_text_is_never_reported() -> None:
    report = saying("截止2024年12月31日，对栏目进行进行更新。")
    assert codes(report, "K", Settings(allowed=("截止2024年", "进行进行"))) == []


def test_an_outdated_text_of_the_future_is_fine_now() -> None:
    settings = Settings(outdated=(Outdated("某文件", 2030),))
    assert codes(saying("依照某文件办理。"), "K106", settings) == []


@settings(max_examples=40)
@given(st.text("一二三四是的了和与进行截止至全省2024年〔〕[]号XX_，。；", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    codes(saying(text), "K")
