"""国办公开办函〔2019〕60号: the trial form, for reports on 2019 and 2020."""

from __future__ import annotations

from toolkit.form import common
from toolkit.form.definition import Block, Carry, FigureKind, Form, Label, Table

_ITEMS = (
    Label("上一年项目数量", "previous_items", aliases=("上年项目数量",)),
    Label("本年增/减", "change", aliases=("本年增减",), kind=FigureKind.SIGNED),
)
_ITEMS_AND_DECISIONS = (*_ITEMS, Label("处理决定数量", "decisions", aliases=("本年处理决定数量",)))

DISCLOSURE = Table(
    "disclosure",
    "主动公开政府信息情况",
    blocks=(
        Block(
            bar=common.ARTICLE_1,
            corner=common.CONTENT,
            columns=(
                Label("本年新制作数量", "made", aliases=("本年新制作数",)),
                Label("本年新公开数量", "newly_disclosed", aliases=("本年新公开数",)),
                Label("对外公开总数量", "disclosed_in_total", aliases=("对外公开总数",)),
            ),
            rows=(
                Label("规章", "regulations"),
                Label("规范性文件", "normative_documents", aliases=("行政规范性文件",)),
            ),
        ),
        Block(
            bar=common.ARTICLE_5,
            corner=common.CONTENT,
            columns=_ITEMS_AND_DECISIONS,
            rows=(
                Label("行政许可", "licences"),
                Label("其他对外管理服务事项", "other_services", aliases=("其他对外管理服务",)),
            ),
        ),
        Block(
            bar=common.ARTICLE_6,
            corner=common.CONTENT,
            columns=_ITEMS_AND_DECISIONS,
            rows=(Label("行政处罚", "penalties"), Label("行政强制", "coercion")),
        ),
        Block(
            bar=common.ARTICLE_8,
            corner=common.CONTENT,
            columns=_ITEMS,
            rows=(Label("行政事业性收费", "fees", aliases=("行政事业收费",)),),
        ),
        Block(
            bar=common.ARTICLE_9,
            corner=common.CONTENT,
            columns=(
                Label("采购项目数量", "projects"),
                Label("采购总金额", "amount", aliases=("采购金额",), kind=FigureKind.AMOUNT),
            ),
            rows=(Label("政府集中采购", "procurement", aliases=("政府采购",)),),
        ),
    ),
)

CLOSED_OTHERWISE = Label("（六）其他处理", "closed_otherwise", aliases=("其他",))

EDITION_2019 = Form(
    edition="2019",
    notice="国办公开办函〔2019〕60号",
    first_year=2019,
    last_year=2020,
    sections=common.sections(longest_overview=None),
    tables=(DISCLOSURE, common.requests_table(CLOSED_OTHERWISE), common.DISPUTES),
    sums=(*common.REQUEST_SUMS, *common.DISPUTE_SUMS),
    carries=(
        *(
            Carry(
                f"disclosure.{row}.previous_items",
                previous=(f"disclosure.{row}.previous_items", f"disclosure.{row}.change"),
            )
            for row in ("licences", "other_services", "penalties", "coercion", "fees")
        ),
        *common.REQUEST_CARRIES,
    ),
)
