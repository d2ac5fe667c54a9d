"""Names of agencies: the same one, another one, and which level it belongs to."""

from __future__ import annotations

import pytest

from toolkit.rules.agencies import agree, level_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("卫东区科学技术局", "卫东区科技局"),
        ("东港区市场监督管理局", "市场监管局"),
        ("嘉禾区卫生健康委员会", "区卫健委"),
        ("洪泽区人民政府", "淮安市洪泽区人民政府办公室"),
        ("卧龙区安皋镇人民政府", "安皋镇"),
        ("沙河街道办事处", "沙河街道"),
        ("青阳县住房和城乡建设局", "县住建局"),
        ("洪泽区人民政府", "区政府"),
        ("青川县水利局（青川县移民局）", "青川县水利局"),
        ("青川县水利局（青川县移民局）", "县移民局"),
        ("青川经济开发区管理委员会", "青川经开区管委会"),
        ("安皋高新技术产业开发区管理委员会", "安皋高新区管委会"),
        ("卧龙区安皋镇人民政府", "卧龙区安皋镇党政综合办公室"),
        ("青川县文化旅游和体育局", "县文体旅游局"),
        ("广元市公安局利州区分局", "利州区公安分局"),
        ("青县卫生健康局", "卫健局办公室"),
        ("广元市自然资源和规划局", "市局"),
        ("广元市自然资源局利州区分局", "利州自然资源分局"),
    ],
)
def test_full_and_short_names_agree(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("卫东区科学技术局", "卫东区教育局"),
        ("青阳县民政局", "西岭县民政局"),
        ("青阳县民政局", "青阳县财政局"),
        ("卧龙区安皋镇人民政府", "卧龙区石桥镇人民政府"),
        ("青川县水利局（青川县移民局）", "青川县教育局"),
        ("广元市公安局利州区分局", "昭化区公安分局"),
        ("青县卫生健康局", "县委"),
        ("青县民政局", "滑县民政局"),
        ("广元市公安局利州区分局", "广元市自然资源局利州区分局"),
    ],
)
def test_others_do_not(one: str, other: str) -> None:
    assert not agree(one, other)


@pytest.mark.parametrize(
    ("agency", "level"),
    [
        ("江苏省水利厅", 1),
        ("广西壮族自治区民政厅", 1),
        ("镇江市人民政府", 2),
        ("永城市城市管理局", 2),
        ("淮安市洪泽区人民政府", 3),
        ("西岭县乡村振兴局", 3),
        ("东港区市场监督管理局", 3),
        ("卧龙区安皋镇人民政府", 4),
        ("沙河街道住房和城乡建设局", 4),
        ("青县水利局", 3),
        ("武乡县水利局", 3),
        ("村镇建设局", None),
        ("科学技术局", None),
    ],
)
def test_level(agency: str, level: int | None) -> None:
    assert level_of(agency) == level
