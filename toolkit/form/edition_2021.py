"""国办公开办函〔2021〕30号: the form for reports on 2021 and every year since."""

from __future__ import annotations

from toolkit.form import common
from toolkit.form.definition import Block, Carry, FigureKind, Form, Label, Table

_DECISIONS = (Label("本年处理决定数量", "decisions", aliases=("处理决定数量",)),)
_DOCUMENTS = (
    Label("本年制发件数", "issued", aliases=("本年制发数", "制发件数")),
    Label("本年废止件数", "repealed", aliases=("本年废止数", "废止件数")),
    Label("现行有效件数", "in_force", aliases=("现行有效数", "现行有效的件数")),
)

DISCLOSURE = Table(
    "disclosure",
    "主动公开政府信息情况",
    blocks=(
        Block(
            bar=common.ARTICLE_1,
            corner=common.CONTENT,
            columns=_DOCUMENTS,
            rows=(
                Label("规章", "regulations"),
                Label("行政规范性文件", "normative_documents", aliases=("规范性文件",)),
            ),
        ),
        Block(
            bar=common.ARTICLE_5,
            corner=common.CONTENT,
            columns=_DECISIONS,
            rows=(Label("行政许可", "licences"),),
        ),
        Block(
            bar=common.ARTICLE_6,
            corner=common.CONTENT,
            columns=_DECISIONS,
            rows=(Label("行政处罚", "penalties"), Label("行政强制", "coercion")),
        ),
        Block(
            bar=common.ARTICLE_8,
            corner=common.CONTENT,
            columns=(
                Label(
                    "本年收费金额（单位：万元）",
                    "amount",
                    aliases=("本年收费金额", "本年收费金额（万元）"),
                    kind=FigureKind.AMOUNT,
                ),
            ),
            rows=(Label("行政事业性收费", "fees", aliases=("行政事业收费",)),),
        ),
    ),
)

CLOSED_OTHERWISE = Label(
    "（六）其他处理",
    "closed_otherwise",
    aliases=("其他",),
    # Offices went on filling in the 2019 edition's single row for years.
    may_be_whole=True,
    children=(
        Label(
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "not_corrected",
            aliases=("申请人无正当理由逾期不补正",),
        ),
        Label(
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "fee_unpaid",
            aliases=("申请人逾期未按收费通知要求缴纳费用",),
        ),
        Label("3.其他", "other", aliases=("其它",)),
    ),
)

EDITION_2021 = Form(
    edition="2021",
    notice="国办公开办函〔2021〕30号",
    first_year=2021,
    last_year=None,
    sections=common.sections(longest_overview=1000),
    tables=(DISCLOSURE, common.requests_table(CLOSED_OTHERWISE), common.DISPUTES),
    sums=(*common.REQUEST_SUMS, *common.DISPUTE_SUMS),
    carries=(
        *(
            Carry(
                f"disclosure.{row}.in_force",
                previous=(f"disclosure.{row}.in_force",),
                plus=(f"disclosure.{row}.issued",),
                minus=(f"disclosure.{row}.repealed",),
            )
            for row in ("regulations", "normative_documents")
        ),
        *common.REQUEST_CARRIES,
    ),
)
