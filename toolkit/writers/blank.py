"""A complete and correct report of a year without activity: every figure 0, standard sentences in every section."""

from __future__ import annotations

from contextlib import suppress
from datetime import date as calendar_date

from toolkit.errors import InvalidInput
from toolkit.form import EDITIONS, Form, form_for_year
from toolkit.report import PREFACE, SIGN_OFF, Figure, Report, SectionText
from toolkit.report.json_in import LATEST_YEAR
from toolkit.text import clean

# What the table of section 二 counts differs between the editions.
_NOTHING_DISCLOSED = {
    "2019": "未制作、未公开规章和规范性文件，没有办理行政许可、行政处罚、行政强制和其他对外管理服务事项，"
    "没有行政事业性收费项目和政府集中采购项目",
    "2021": "未制发、未废止规章和行政规范性文件，没有作出行政许可、行政处罚、行政强制决定，没有行政事业性收费",
}
# Since 2021 section 六 accounts for the fee.
_OTHER_MATTERS = {
    "2019": ("{year}年，{agency}没有其他需要报告的事项。",),
    "2021": (
        "（一）信息处理费收取情况。按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》"
        "（国办函〔2020〕109号）的规定，{year}年未向申请人发出收费通知，收取信息处理费0元。",
        "（二）其他事项。没有其他需要报告的事项。",
    ),
}
_SECTIONS = {
    PREFACE: (
        "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）的规定，{agency}编制本年度报告。"
        "报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。{contact}",
    ),
    "overview": (
        "{year}年，{agency}按照《条例》和上级机关的工作要求，履行政府信息公开职责，现将有关情况报告如下。",
        "（一）主动公开。坚持以公开为常态、不公开为例外，对照《条例》规定的范围梳理应当主动公开的政府信息。"
        "本年度{nothing_disclosed}。",
        "（二）依申请公开。公开受理渠道和办理程序，安排专人负责申请的登记、审核和答复。"
        "本年度未收到政府信息公开申请，没有上年结转的申请，也没有结转下年度继续办理的申请。",
        "（三）政府信息管理。落实信息发布前的内容审核和保密审查制度，按照谁制作谁负责、谁公开谁负责的要求管理政府信息，"
        "已公开的信息根据实际情况适时更新。",
        "（四）政府信息公开平台建设。依托政府网站的政府信息公开专栏发布信息，做好栏目的日常检查和维护，方便公众查阅。",
        "（五）监督保障。明确分管负责人和承办人员的责任，把政府信息公开列入日常工作安排，"
        "接受上级主管部门的指导检查和社会公众的监督。",
    ),
    "disclosure": ("{year}年，{agency}主动公开政府信息的各项数据均为0，具体情况如下表。",),
    "requests": ("{year}年，{agency}未收到政府信息公开申请，没有上年结转的申请，各项数据均为0，具体情况如下表。",),
    "disputes": (
        "{year}年，{agency}没有因政府信息公开被申请行政复议、被提起行政诉讼，各项数据均为0，具体情况如下表。",
    ),
    "problems": (
        "存在的主要问题：一是对公众关心事项的梳理还不够细致，主动公开的内容有待充实；"
        "二是承办人员对《条例》和有关规定的学习还不够系统，业务能力有待提高。",
        "改进措施：一是结合本机关职责完善主动公开的内容，及时回应公众需求；"
        "二是加强学习培训，熟悉申请办理的程序和时限，不断提高政府信息公开工作水平。",
    ),
    SIGN_OFF: ("{sign_off}", "{date}"),
}


def blank_report(
    agency: str,
    year: int,
    contact: str | None = None,
    *,
    sign_off: str | None = None,
    date: str | None = None,
) -> Report:
    """The report of an agency to which nothing happened in a year; the date stands only where it is given."""
    agency = _line(agency)
    form = _form(agency, year)
    contact = _line(contact)
    words = {
        "agency": agency,
        "year": str(year),
        "contact": f"如对本报告有疑问，请与{agency}联系（{contact}）。" if contact else "",
        "nothing_disclosed": _NOTHING_DISCLOSED[form.edition],
        "sign_off": _line(sign_off) or agency,
        "date": _chinese_date(_line(date)),
    }
    headings = {section.key: section.heading for section in form.sections}
    texts = _SECTIONS | {"other_matters": _OTHER_MATTERS[form.edition]}
    return Report(
        edition=form.edition,
        agency=agency,
        year=year,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        sections={
            key: SectionText(headings.get(key), tuple(line.format_map(words) for line in lines))
            for key, lines in texts.items()
        },
        figures={slot.address: Figure(0, raw="0") for slot in form.slots},
    )


def _form(agency: str, year: int) -> Form:
    faults = []
    if not agency:
        faults.append("没有写明机关名称，请写上编制年报的机关全称。")
    first = min(form.first_year for form in EDITIONS)
    if not first <= year <= LATEST_YEAR:
        faults.append(f"没有 {year} 年的年报格式：现行格式从 {first} 年的年报开始使用，请检查年度。")
    if faults:
        raise InvalidInput(faults)
    return form_for_year(year)


def _line(text: str | None) -> str:
    return clean(text or "").replace("\n", "")


def _chinese_date(date: str) -> str:
    """2025-01-20 as offices write it; anything else stays as it is."""
    with suppress(ValueError):
        day = calendar_date.fromisoformat(date)
        return f"{day.year}年{day.month}月{day.day}日"
    return date
