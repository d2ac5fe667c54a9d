"""What both editions share to the letter: the applicants, the disputes, most rows of the requests."""

from __future__ import annotations

from toolkit.form.definition import Aspect, Block, Carry, ColumnSum, Label, RowSum, Section, Table

ARTICLE_1 = "第二十条第（一）项"
ARTICLE_5 = "第二十条第（五）项"
ARTICLE_6 = "第二十条第（六）项"
ARTICLE_8 = "第二十条第（八）项"
ARTICLE_9 = "第二十条第（九）项"
CONTENT = "信息内容"

ORGANISATIONS = (
    Label("商业企业", "business", aliases=("企业",)),
    Label("科研机构", "research"),
    Label("社会公益组织", "charity", aliases=("公益组织", "社会组织")),
    Label("法律服务机构", "legal_service", aliases=("法律机构",)),
    Label("其他", "other_organisation", aliases=("其它",)),
)
APPLICANTS = (
    Label(
        "申请人情况",
        children=(
            Label("自然人", "natural_person"),
            Label("法人或其他组织", children=ORGANISATIONS, aliases=("法人或者其他组织", "法人及其他组织")),
            Label("总计", "total", aliases=("合计",)),
        ),
    ),
)
REQUESTS_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

RECEIVED = Label(
    "一、本年新收政府信息公开申请数量",
    "received",
    aliases=("本年新收政府信息公开申请", "本年新收申请数量", "本年新收"),
)
CARRIED_IN = Label(
    "二、上年结转政府信息公开申请数量",
    "carried_in",
    aliases=("上年结转政府信息公开申请", "上年结转申请数量", "上年度结转政府信息公开申请数量", "上年结转"),
)
GRANTED = Label("（一）予以公开", "granted", aliases=("全部公开",))
PARTLY_GRANTED = Label(
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partly_granted", aliases=("部分公开",)
)
DENIED = Label(
    "（三）不予公开",
    "denied",
    children=(
        Label("1.属于国家秘密", "state_secret"),
        Label(
            "2.其他法律行政法规禁止公开", "forbidden_by_law", aliases=("法律行政法规禁止公开", "其他法律法规禁止公开")
        ),
        Label("3.危及“三安全一稳定”", "safety_and_stability", aliases=("三安全一稳定",)),
        Label("4.保护第三方合法权益", "third_party"),
        Label("5.属于三类内部事务信息", "internal_affairs", aliases=("三类内部事务信息",)),
        Label("6.属于四类过程性信息", "process_record", aliases=("四类过程性信息",)),
        Label("7.属于行政执法案卷", "enforcement_file", aliases=("行政执法案卷",)),
        Label("8.属于行政查询事项", "administrative_enquiry", aliases=("行政查询事项",)),
    ),
)
UNAVAILABLE = Label(
    "（四）无法提供",
    "unavailable",
    children=(
        Label("1.本机关不掌握相关政府信息", "not_held", aliases=("本机关不掌握相关信息",)),
        Label("2.没有现成信息需要另行制作", "not_compiled"),
        Label("3.补正后申请内容仍不明确", "unclear"),
    ),
)
NOT_PROCESSED = Label(
    "（五）不予处理",
    "not_processed",
    children=(
        Label("1.信访举报投诉类申请", "complaint"),
        Label("2.重复申请", "repeated"),
        Label("3.要求提供公开出版物", "publication"),
        Label("4.无正当理由大量反复申请", "excessive"),
        Label(
            "5.要求行政机关确认或重新出具已获取信息",
            "reconfirmation",
            aliases=("要求行政机关确认或者重新出具已获取信息",),
        ),
    ),
)
CONCLUDED = Label("（七）总计", "concluded", aliases=("合计",))
CARRIED_OUT = Label(
    "四、结转下年度继续办理", "carried_out", aliases=("结转下年度办理", "结转下年继续办理", "结转下一年度继续办理")
)


def requests_table(closed_otherwise: Label) -> Table:
    results = (GRANTED, PARTLY_GRANTED, DENIED, UNAVAILABLE, NOT_PROCESSED, closed_otherwise, CONCLUDED)
    return Table(
        "requests",
        "收到和处理政府信息公开申请情况",
        blocks=(
            Block(
                corner=REQUESTS_CORNER,
                columns=APPLICANTS,
                rows=(
                    RECEIVED,
                    CARRIED_IN,
                    Label("三、本年度办理结果", children=results, aliases=("本年办理结果", "本年度办理情况")),
                    CARRIED_OUT,
                ),
            ),
        ),
    )


def _outcomes() -> tuple[Label, ...]:
    return (
        Label("结果维持", "upheld", aliases=("维持",)),
        Label("结果纠正", "corrected", aliases=("纠正",)),
        Label("其他结果", "other", aliases=("其它结果",)),
        Label("尚未审结", "pending", aliases=("未审结",)),
        Label("总计", "total", aliases=("合计",)),
    )


DISPUTES = Table(
    "disputes",
    "政府信息公开行政复议、行政诉讼情况",
    blocks=(
        Block(
            columns=(
                Label("行政复议", "review", children=_outcomes()),
                Label(
                    "行政诉讼",
                    children=(
                        Label("未经复议直接起诉", "direct_suit", children=_outcomes(), aliases=("未经复议直接诉讼",)),
                        Label(
                            "复议后起诉",
                            "suit_after_review",
                            children=_outcomes(),
                            aliases=("复议后诉讼", "经复议后起诉"),
                        ),
                    ),
                ),
            ),
        ),
    ),
)

REQUEST_SUMS = (
    RowSum("balance", "requests", ("received", "carried_in"), ("concluded", "carried_out")),
    RowSum(
        "results",
        "requests",
        ("concluded",),
        ("granted", "partly_granted", "denied", "unavailable", "not_processed", "closed_otherwise"),
    ),
    ColumnSum(
        "applicants",
        "requests",
        "total",
        ("natural_person", "business", "research", "charity", "legal_service", "other_organisation"),
    ),
)
DISPUTE_SUMS = (ColumnSum("outcomes", "disputes", "total", ("upheld", "corrected", "other", "pending")),)

APPLICANT_KEYS = ("natural_person", "business", "research", "charity", "legal_service", "other_organisation", "total")
REQUEST_CARRIES = tuple(
    Carry(f"requests.carried_in.{column}", previous=(f"requests.carried_out.{column}",)) for column in APPLICANT_KEYS
)


def sections(longest_overview: int | None) -> tuple[Section, ...]:
    return (
        Section(
            "overview",
            "一、总体情况",
            aliases=("概述", "总体概况", "总体工作情况", "基本情况", "政府信息公开工作总体情况", "工作总体情况"),
            aspects=(
                Aspect("主动公开", ("主动公开",)),
                Aspect("依申请公开", ("依申请", "依法申请公开", "公开申请", "申请公开")),
                Aspect("政府信息管理", ("信息管理", "信息资源管理", "保密审查", "公开属性")),
                Aspect("政府信息公开平台建设", ("平台", "网站", "网上", "新媒体", "公众号", "专栏", "专页", "栏目")),
                Aspect("监督保障", ("监督", "保障", "考核", "培训")),
            ),
            longest=longest_overview,
        ),
        Section(
            "disclosure",
            "二、主动公开政府信息情况",
            aliases=("主动公开情况", "主动公开政府信息的情况", "政府信息主动公开情况", "主动公开政府信息"),
            table="disclosure",
        ),
        Section(
            "requests",
            "三、收到和处理政府信息公开申请情况",
            aliases=(
                "收到和处理政府信息公开申请的情况",
                "政府信息公开申请情况",
                "收到和处理申请情况",
                "依申请公开政府信息情况",
                "依申请公开情况",
            ),
            table="requests",
        ),
        Section(
            "disputes",
            "四、政府信息公开行政复议、行政诉讼情况",
            aliases=(
                "因政府信息公开工作被申请行政复议提起行政诉讼情况",
                "行政复议行政诉讼情况",
                "行政复议和行政诉讼情况",
                "政府信息公开行政复议和行政诉讼情况",
                "政府信息公开行政复议诉讼情况",
            ),
            table="disputes",
        ),
        Section(
            "problems",
            "五、存在的主要问题及改进情况",
            aliases=(
                "存在的主要问题和改进情况",
                "存在问题及改进情况",
                "存在的问题及改进情况",
                "存在的问题及改进措施",
                "存在的主要问题及改进措施",
                "存在的主要问题和改进措施",
                "存在问题和改进措施",
                "政府信息公开工作存在的主要问题及改进情况",
                "政府信息公开工作存在的主要问题及整改措施",
                "存在的主要问题及下一步工作打算",
                "主要问题及改进情况",
            ),
        ),
        Section(
            "other_matters",
            "六、其他需要报告的事项",
            aliases=("其他需要报告事项", "需要报告的其他事项", "其它需要报告的事项", "其他需要说明的事项", "其他事项"),
        ),
    )
