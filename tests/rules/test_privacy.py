"""What must not be published, told without publishing it again, and what is an office's own."""

from __future__ import annotations

import pytest

from tests.rules.reports import codes, findings, saying
from toolkit.rules.privacy import is_bank_card, is_identity_number


def test_identity_numbers_by_region_date_and_check_digit() -> None:
    assert is_identity_number("11010519491231002X")
    assert is_identity_number("11010519491231002x")
    assert is_identity_number("110105491231002")
    assert not is_identity_number("110105194912310021")
    assert not is_identity_number("11010519491331002X")
    assert not is_identity_number("99010519491231002X")
    assert not is_identity_number("202412310000123")


def test_bank_cards_by_beginning_and_check_digit() -> None:
    assert is_bank_card("6222020200112233446")
    assert not is_bank_card("6222020200112233445")
    assert not is_bank_card("1222020200112233446")


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
    ],
)
def test_leaks(text: str, found: list[str]) -> None:
    assert codes(saying(text), "J") == found


@pytest.mark.parametrize("secret", ["13812345678", "11010519491231002X", "6222020200112233446"])
def test_a_finding_does_not_publish_it_once_more(secret: str) -> None:
    found = findings(saying(f"申请材料写有{secret}。"), "J")
    assert found
    assert all(secret not in finding.message for finding in found)
