"""A total and its parts in one list, added up again."""

from __future__ import annotations

import pytest

from tests.rules.reports import codes, findings, saying


def test_parts_that_make_more_than_the_total_are_asked_about() -> None:
    (finding,) = findings(saying("（一）主动公开。共公开信息61条。其中，政策32条、预算26条、动态11条。"), "F113")
    assert "“共公开信息61条”后面列出的各项相加是 69，与 61 不符" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "公开信息61条，其中政策32条、其他类信息11条。",
        "公开信息61条，包括政策32条，解读共计26条，其他11条。",
        "公开信息总数61条：政策32条，预算26条，其他信息11条。",
        "公开信息61条，其中政策32条（含解读12条）、预算26条、动态11条。",
        "公开目录内容1条，包括概况1条，以及预算2条。",
    ],
)
def test_lists_that_do_not_add_up(text: str) -> None:
    assert codes(saying(f"（一）主动公开。{text}"), "F113") == ["F113"]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息69条，其中政策32条、预算26条、动态11条，微信公众号发布300条。",
        "公开信息69条，其中政策32条、预算26条。",
        "公开信息69条，其中政策32条、预算26条、图解7篇、其他4个。",
        "公开信息690余条，其中政策320条、预算260条、动态近200条。",
        "公开信息69条，其中政策32条，办结留言50件，召开会议3次。",
        "公开信息69条，其中政策8条、其他文件2条；动态59条。",
        "公开信息61条，其中政策20条，内有规章12条、解读8条；预算41条，其中部门预算40条、决算1条。",
        "网站公开信息61条、公众号公开40条。其中，政策50条、预算40条。",
        "收到政府信息公开申请12件，其中网上申请8件，办结10件，结转2件。",
        "收到政府信息公开申请24件，其中自然人24件，予以公开20件。",
        "引发行政争议11件，其中，行政复议7件，结果维持6件，尚未审结1件；行政诉讼4件。",
        "公开信息11条，其中预算7条，部门6条，单位1条，决算4条。",
        "公开信息69条，其中政策32条，阅读量5000次，点赞300次。",
    ],
)
def test_lists_that_do_or_only_tell_some(text: str) -> None:
    assert codes(saying(f"（一）主动公开。{text}"), "F113") == []
