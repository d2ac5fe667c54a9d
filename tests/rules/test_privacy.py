"""What must not be published, told without publishing it again, and what is an office's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.reports import codes, findings, saying, with_cells
from toolkit.finding import Finding, Severity
from toolkit.report import Figure, State


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一名申请人留下号码13812345678。", ["J101"]),
        ("号码是138 1234 5678。", ["J101"]),
        ("手机+86 138-1234-5678，本人要求保密。", ["J101"]),
        ("申请人联系电话13812345678。", ["J101"]),
        ("如有疑问，请与本局办公室联系（联系人：王伟，电话：13812345678）。", []),
        ("电话：0599-3344556，传真 05993344556，邮编353000。", []),
        ("拨打12345热线，登记编号20241231000012345。", []),
        ("身份证号 11010519491231002X。", ["J102"]),
        ("身份证号 110105 19491231 002X。", ["J102"]),
        ("身份证号 110105********002X。", []),
        ("卡号6222 0202 0011 2233 446。", ["J103"]),
        ("收款单位户名：临江区财政局，账号6222020200112233446。", []),
        ("申请人：王伟，要求公开。", ["J104"]),
        ("原告李小明诉我局一案。", ["J104"]),
        ("申请人张某某要求公开征地信息。", ["J105"]),
        ("申请人无正当理由逾期不补正，申请人应当说明用途，申请人高度满意，申请人于次日撤回。", []),
        ("申请人申请公开的内容，申请人和第三人，申请人向本机关提出，申请人权益，申请人要求。", []),
        ("当事人成立的公司，当事人常见问题，申请人方便时领取，举报人单位。", []),
        ("被申请人王家镇人民政府。", []),
        ("联系人：张伟13812345678；联系电话：0839-7202345（白天）、13812345678。", []),
        ("咨询电话及传真：0839-7202345，13812345678。", []),
        ("提供上门服务，群众王建国（13812345678）表示满意。", ["J101"]),
        ("通过电话回访，李女士13812345678表示满意。", ["J101"]),
        ("企业负责人王建国（电话13812345678）咨询惠企政策。", ["J101"]),
        ("受理编号：2024-13812345678-01。", []),
        ("王建国申请公开河道治理招标文件。", ["J104"]),
        ("王伟等3人申请公开移民补偿信息。", ["J104"]),
        ("如王建国、李秀英诉我局政府信息公开案。", ["J104"]),
        ("畅通依申请公开受理渠道，解决依申请公开难题。", []),
        ("石桥村申请公开补偿标准，单位申请公开，时常有人申请公开，于网上申请公开。", []),
        ("收到李明华关于渠道维修的信息公开申请1件。", ["J104"]),
        ("受理村民李明华的依申请公开1件。", ["J104"]),
        ("居民李明华申请公开补偿名册。", ["J104"]),
        ("李明华不服答复，起诉我局。", ["J104"]),
        ("答复李明华同志申请公开的事项。", ["J104"]),
        ("复议申请人李明华对答复不服。", ["J104"]),
        ("已向申请人李明送达。", ["J104"]),
        ("收到司法所关于归档的申请，受理群众提出的信息公开申请，收到金融办关于延期的申请，群众不服答复。", []),
        ("申请人于当日提出，申请人于法定期限内提交，村民小组申请公开，居民委员会申请公开。", []),
        ("申请人常常对流程不熟悉，申请人温和表示理解，申请人方可提交，申请人曾先后提交，申请人向上级反映。", []),
        ("收到高质量的申请材料，申请人常去的窗口。", []),
        ("申请人方志强，要求公开；申请人方志强提出申请。", ["J104"]),
        ("联系人：李明（电话：13812345678）。", []),
        ("访问量达13812345678次，阅读1381234.5678万次，公众号gh_13812345678a。", []),
        ("申请人方某公司、申请人夏某建筑公司。", []),
    ],
)
def test_leaks(text: str, found: list[str]) -> None:
    assert codes(saying(text), "J") == found


NUMBER = "11010519491231002X"


def test_an_identity_number_in_a_cell_is_found_and_no_finding_shows_it() -> None:
    slot = "disclosure.licences.decisions"
    raw = f"0（{NUMBER}）"
    said = Finding("R401", "figure-unreadable", Severity.ERROR, f"“{raw}”不是数字", (slot,))
    found = findings(replace(with_cells({slot: Figure(0, State.GIVEN, raw)}), findings=(said,)))
    assert sorted(finding.code for finding in found) == ["C105", "J102", "R401"]
    assert all(NUMBER not in finding.message for finding in found)


@pytest.mark.parametrize("secret", ["13812345678", "11010519491231002X", "6222020200112233446"])
def test_a_finding_does_not_publish_it_once_more(secret: str) -> None:
    found = findings(saying(f"申请材料写有{secret}。"), "J")
    assert found
    assert all(secret not in finding.message for finding in found)
