"""Agency and year, from titles as offices write them."""

from __future__ import annotations

import pytest

from toolkit.matching.identity import identity_of, is_agency_like, is_date, title_lines, year_of_period


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("云梦县水利局2024年政府信息公开工作年度报告", "云梦县水利局", 2024),
        ("云梦县水利局 2024 年度 政府信息公开年报", "云梦县水利局", 2024),
        ("2023年云梦县水利局信息公开工作年度报告", "云梦县水利局", 2023),
        ("２０２３年度云梦县水利局政府信息公开工作报告", "云梦县水利局", 2023),
        ("二〇二二年云梦县水利局政府信息公开工作年度报告", "云梦县水利局", 2022),
        ("云梦县人民政府2023年政府信息公开工作年度报告", "云梦县人民政府", 2023),
        ("2023年云梦县人民政府信息公开工作年度报告", "云梦县人民政府", 2023),
        ("云梦县人民政府办公室关于2023年政府信息公开工作的年度报告", "云梦县人民政府办公室", 2023),
        ("云梦县政务服务和大数据管理局政务公开2023年年度报告", "云梦县政务服务和大数据管理局", 2023),
        ("政府信息公开工作年度报告（2023年）", None, 2023),
        ("云梦县水利局政府信息公开工作年度报告", "云梦县水利局", None),
        ("云梦县水利局2024年政府信息公开工作年度报告（图片版）", "云梦县水利局", 2024),
        ("云梦县水利局（云梦县移民局）2024年政府信息公开工作年度报告", "云梦县水利局(云梦县移民局)", 2024),
        ("云梦县水利局（2024年）政府信息公开工作年度报告", "云梦县水利局", 2024),
    ],
)
def test_a_title_names_agency_and_year(title: str, agency: str | None, year: int | None) -> None:
    found = identity_of(title)
    assert (found.agency, found.year) == (agency, year)


@pytest.mark.parametrize(
    ("lines", "span"),
    [
        (["云梦县水利局2024年政府信息公开工作年度报告", "根据条例要求，编制本报告。"], (0, 1)),
        (["云梦县水利局", "2024年政府信息公开工作年度报告"], (0, 2)),
        (["2024年云梦县水利局", "政府信息公开工作年度报告"], (0, 2)),
        (["云梦县水利局", "2024年", "政府信息公开工作年度报告"], (0, 3)),
        (["首页>政府信息公开>政府信息公开年报", "云梦县水利局2024年政府信息公开工作年度报告"], (1, 2)),
        (["云梦县水利局2024年政府信息", "公开工作年度报告"], (0, 2)),
        (["索引号 1234", "发布日期 2025-01-20", "云梦县水利局2024年政府信息公开工作年度报告"], (2, 3)),
        (["本局依据条例编制政府信息公开工作年度报告，现予公布。"], None),
        ([], None),
    ],
)
def test_a_title_may_take_several_lines(lines: list[str], span: tuple[int, int] | None) -> None:
    assert title_lines(lines) == span


@pytest.mark.parametrize(
    "text", ["2025年1月20日", "2025 年 1 月 20 日", "二〇二五年一月二十日", "2025-01-20", "2025年1月"]
)
def test_dates_of_a_sign_off_are_known(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["2025年1月20日起施行", "截至2024年12月31日", "2024年"])
def test_other_mentions_of_time_are_no_sign_off(text: str) -> None:
    assert not is_date(text)


def test_the_period_in_the_preface_tells_the_year() -> None:
    assert year_of_period("统计期限自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止") == 2023
    assert year_of_period("数据统计期限为2024年1月1日至12月31日") == 2024


def test_a_sentence_is_no_agency() -> None:
    assert is_agency_like("云梦县水利局", "云梦县水利局")
    assert is_agency_like("县水利局", "云梦县水利局")
    assert not is_agency_like("无其他需要报告的事项。", "云梦县水利局")
