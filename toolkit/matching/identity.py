"""Whose report it is and for which year: from the title first, then from wherever it is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.late_pattern import late_pattern
from toolkit.text import IDEOGRAPH, clean, fold, without_spaces

_TITLE_END = late_pattern(r"(?:政府信息|信息|政务)公开(?:工作|年度|情况|的)*(?:报告|年报)")
_SUBJECT = late_pattern(r"(关于)?(政府信息公开|政务信息公开|信息公开|政务公开)")
_FILE_NUMBER = late_pattern(r"\(20\d\d\)第?\d{1,4}号")
_SENDING = "(?:报送|上报|呈报|印发|转发|公布|发布)"
_SENDS = late_pattern(
    rf"(?:(?P<about>关于)(?:{_SENDING}|公开|编制|编报|做好|对)*|^{_SENDING}+|{_SENDING}+$)[《〈<“\"]?"
)
_ITSELF = late_pattern(r"我|该|本(?!溪)")
# 1月1日至12月31日 and 1-12月 behind it say the same year once more.
_YEAR = late_pattern(
    r"(?:(?<!\d)(20[0-4]\d)年?度?|([二2][〇○零0O][一二三四〇○零0-4][一二三四五六七八九〇○零0-9])年度?)"
    r"(?:1月(?:1日)?起?[至到-](?:20\d\d年)?12月(?:31日)?|1[至到-]12月)?"
)
# 法治政府建设暨政府信息公开: another subject of the same report, behind the year.
_SUBJECT_BESIDE = late_pattern(r"\0[^\0]*[暨及和与]$")
_PERIOD = late_pattern(r"(20\d\d)年1月1日(?:起)?(?:至|到|-)(?:(20\d\d)年)?12月31日")
_DATE = late_pattern(
    r"^(20\d\d年\d{1,2}月(\d{1,2}日)?|[二2][〇○零0O][^年]{2}年.{1,3}月(.{1,3}日)?|20\d\d[-./]\d{1,2}[-./]\d{1,2})$"
)
# 发布时间：2025-01-22: a site's word on when it published a page, not a report's year.
_PUBLISHED = late_pattern(r"(?<!\d)20\d\d([-./])\d{1,2}\1\d{1,2}(?!\d?[-至到])")
_CHINESE_YEAR = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_ENDS_LIKE_AGENCY = (
    "政府", "局", "委员会", "委", "办公室", "厅", "部", "中心", "街道", "街道办事处", "办事处", "镇", "乡", "院", "站",
    "支队", "大队", "总队", "管委会", "公司", "学校", "大学", "学院", "会", "处", "所", "署", "行", "社", "区", "县", "市",
    "省", "馆", "院", "台", "队", "科", "中学", "小学", "医院", "分局", "园区", "开发区", "集团",
    "旗", "盟", "州", "海关", "研究室", "兵团", "林场", "农场", "幼儿园",
)  # fmt: skip
# A line may well end in 机会, in 政府网站 or with 我局, and yet name nobody.
_NAMES_NOBODY = late_pattern(
    rf"^(?:{_ITSELF.pattern})|[的了、]|没有|本年|本机关|本单位|事项|情况|需要|其他"
    r"|(?:机会|社会|[执进运实施推发举]行|之处|全部|内部|干部|网站|平台|场所|超市)$"
)
_SECOND_NAME = late_pattern(r"\([^()]*\)$")
_MENTIONED = late_pattern(
    r"(?:公布|发布|现将|(?:报告|年报)由|由(?=[^，。；]{2,40}(?:编制|撰写)))[了本]?[《“]?(?:20\d\d年度?)?(?P<agency>[^，。；、：（）()《》“”,;:\d]{2,30}?)"
    r"的?(?:20\d\d年|编制|撰写|按照|根据|依据|(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|20\d\d))"
)
_PUBLISHES = late_pattern(
    r"(?:^|[，。；,;])(?P<agency>[^，。；、：（）()《》“”,;:\d]{2,30}?)(?:现|特)?(?:向社会)?(?:公布|公开|发布|编制了?)"
    r"(?:本(?:单位|机关))?[《“]?20\d\d年度?(?:政府)?信息公开(?:工作)?(?:年度)?报告"
    r"|^(?P<compiler>[^，。；、：（）()《》“”,;:\d]{2,30}?)(?:[（(][^（）()]{2,20}[）)])?"
    r"(?:根据|按照|依据)[^。]{2,120}?编制本(?:年度)?报告"
)
_REPORT_NAMED = late_pattern(
    r"(20[0-4]\d)年度?[^，。；、,;《》]{0,30}?(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|年报)"
)
_AROUND_NAME = "的年度:,.-()\"'《》<>"
# 附件:, 名称: and 政务公开| stand before a name, as (修订) and 【年报】 do.
_BEFORE_NAME = late_pattern(r"^.*[:|>](?=.)")
# Printed web pages have the names of the site's columns beside the title.
_COLUMN_BEFORE_NAME = late_pattern(
    r"^(?:(?:政府|政务)?信息公开(?:工作)?(?:年度报告|年报|指南|制度|目录|专栏)|法定主动公开内容)+(?=.{2})"
)
_NOTE_BEFORE_NAME = late_pattern(r"^\((?P<note>[^()]*)\)(?=[^()])")
_REPORT = late_pattern("报告|年报")
# 市场, 区域, 城乡 and 乡村 name no place.
_PLACE = late_pattern("省|市(?!场|政(?!府))|[区县](?!域)|[州盟旗]|(?<!城)[镇乡](?!村)")
_OF_A_SITE = late_pattern("公开|报告|年报|网|栏|目录|索引|文件|首页")
_LONGEST_TITLE_LINE = 60
_IDEOGRAPHS = late_pattern(rf"{IDEOGRAPH}{{2,}}")


class Identity(NamedTuple):
    agency: str | None
    year: int | None


def title_lines(lines: Sequence[str]) -> tuple[int, int] | None:
    """Which of the first lines together are the title: the first and the one after the last.

    A site's path may read like a title too; the one that names agency and year is meant.
    """
    spans = [span for last in range(len(lines)) if (span := _title_ending_at(lines, last))]
    return max(spans, key=lambda span: _names_of(lines, span), default=None)


def _names_of(lines: Sequence[str], span: tuple[int, int]) -> int:
    found = identity_of("".join(lines[slice(*span)]))
    return (found.agency is not None) + (found.year is not None)


def _title_ending_at(lines: Sequence[str], last: int) -> tuple[int, int] | None:
    for first in range(last, max(-1, last - 4), -1):
        if not _may_be_title(lines[first]):
            return None
        joined = without_spaces("".join(lines[first : last + 1]))
        # 政府信息公开2024年度报告: the year may stand anywhere.
        if _TITLE_END.search(_YEAR.sub("", fold(joined))):
            return _with_more_above(lines, first, last + 1)
    return None


def _with_more_above(lines: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """Agency or year may stand on lines of their own above the rest of the title."""
    while first > 0 and end - first < 4:
        found = identity_of("".join(lines[first:end]))
        above = fold(lines[first - 1])
        if not above or not _may_be_title(lines[first - 1]) or len(above) > 30:
            break
        complete = found.agency and found.year
        if not (_is_cut_between(above, found.agency or "") if complete else _is_agency_or_year(above)):
            break
        first -= 1
    return first, end


def _is_cut_between(above: str, agency: str) -> bool:
    """Whether a name begins on the line above: 云梦县住房和城乡 over 建设局, whose place only that line says."""
    if not _IDEOGRAPHS.fullmatch(above) or _OF_A_SITE.search(above):
        return False
    if ends_like_agency(above) and not _PLACE.match(above[-1]):
        return False
    said_above, said_here = (_PLACE.search(name, 1) for name in (above, agency))
    return bool(_PLACE.match(agency) or (said_above and not said_here))


def _is_agency_or_year(folded: str) -> bool:
    """Whether a line is part of a title, and no file number, date, or label of a site with what it says."""
    rest = _YEAR.sub("", folded)
    is_year = rest != folded and not re.search(r"\d", rest)
    return not re.search(r"[:>]", rest) and (is_year or ends_like_agency(rest))


def _may_be_title(line: str) -> bool:
    """Titles are short and have no stops, neither full nor comma."""
    return 0 < len(fold(line)) <= _LONGEST_TITLE_LINE and not re.search(r"[。；！？;!?，,]", line)


def identity_of(title: str) -> Identity:
    """Agency and year as a title names them."""
    joined = _PUBLISHED.sub("", _without_file_number(fold(title)))
    year = _year_in(joined)
    marked = _YEAR.sub("\0", joined)
    subject = _subject_of(marked)
    if subject is None:
        return Identity(None, year)
    before = _SUBJECT_BESIDE.sub("", marked[: subject.start()])
    name = _trimmed(_without_note(before.replace("\0", "")))
    # 某区人民政府信息公开…: one 政府 does for both words.
    if name.endswith("人民") and subject[2].startswith("政府"):
        name += "政府"
    name = _reporting(name)
    return Identity(name if 2 <= len(name) <= 60 else None, year)


def _subject_of(title: str) -> re.Match[str] | None:
    """The last mention of 政府信息公开 before 报告: in 云梦县政务公开办公室2024年政府信息公开… the first is part of a name."""
    reports = [found.start() for found in _REPORT.finditer(title)]
    subjects = list(_SUBJECT.finditer(title))
    before = [found for found in subjects if reports and found.end() <= reports[-1]]
    return next(iter(before[-1:] or subjects), None)


def _without_note(text: str) -> str:
    """A name without what is said before it, such as 附件: and (修订)."""
    text = _COLUMN_BEFORE_NAME.sub("", _BEFORE_NAME.sub("", text))
    note = _NOTE_BEFORE_NAME.match(text)
    return text if note is None or ends_like_agency(note["note"]) else text[note.end() :]


def _trimmed(text: str) -> str:
    """A name without what stands around it; a bracket whose other half is in the name belongs to it."""
    name = text.strip(_AROUND_NAME)
    start = text.find(name)
    opened, closed = name.count("("), name.count(")")
    if opened > closed and text.startswith(")", start + len(name)):
        return name + ")"
    if closed > opened and start > 0 and text[start - 1] == "(":
        return "(" + name
    return name


def _without_file_number(folded: str) -> str:
    """The part of a title that names the report: 云水发(2025)3号 is neither its agency nor its year."""
    parts = _FILE_NUMBER.split(folded)
    return next((part for part in reversed(parts) if _SUBJECT.search(part)), "".join(parts))


def _reporting(name: str) -> str:
    """Whose report it is in 云梦县水利局关于报送…, and in 县政府办公室关于印发云梦县水利局…."""
    sends = _SENDS.search(name)
    if sends is None:
        return "" if _ITSELF.match(name) else name
    sender, about = name[: sends.start()], name[sends.end() :]
    # 关于开展… says what is done and names nobody.
    named = about if not sends["about"] or ends_like_agency(about) else ""
    names = [one for one in (named, sender) if one and not _ITSELF.match(one)]
    return max(names, key=ends_like_agency, default="")


def as_written(name: str, text: str) -> str:
    """A name that was found in a folded text as the text itself has it: 中国（云南）自由贸易试验区 with its own brackets."""
    bare = without_spaces(text)
    if name.isalnum() or name in bare:
        return name
    parts = (bare[start : start + len(name)] for start in range(len(bare) - len(name) + 1))
    return next((part for part in parts if fold(part) == name), name)


def agency_behind(title: str) -> str | None:
    """The agency that stands behind the report's own name: 2024年政府信息公开工作年度报告（云梦县水利局）."""
    behind = _REPORT.split(fold(title))[-1] if _REPORT.search(fold(title)) else ""
    name = _YEAR.sub("", behind).strip(_AROUND_NAME)
    return name if is_agency_like(name, None) else None


def _year_in(title: str) -> int | None:
    """The year next to what is reported on: 2025年发布2024年政府信息公开… is about 2024."""
    subject = _subject_of(title)
    at = subject.start() if subject else 0
    years = list(_YEAR.finditer(title))
    before = [found for found in years if found.start() < at]
    if not years:
        return None
    found = before[-1] if before else years[0]
    return int(found[1] or found[2].translate(_CHINESE_YEAR))


def year_of_period(text: str) -> int | None:
    """The year of 2024年1月1日至12月31日, which the preface states."""
    found = _PERIOD.search(fold(text))
    return int(found[1]) if found else None


def agency_mentioned(text: str) -> str | None:
    """The agency that a preface says it reports for."""
    bare = without_spaces(text)
    names = [found["agency"] for found in _MENTIONED.finditer(bare)]
    names += [found["agency"] or found["compiler"] for found in _PUBLISHES.finditer(bare)]
    return next((name for name in names if is_agency_like(name, None)), None)


def year_of_report_named(text: str) -> int | None:
    """The year of 现公布2024年政府信息公开工作年度报告, where a preface names the report so."""
    found = _REPORT_NAMED.search(fold(text))
    return int(found[1]) if found else None


def most_common_year(text: str) -> int | None:
    years = Counter(int(found[1]) for found in re.finditer(r"(?<!\d)(20[12]\d)年", fold(text)))
    ranked = years.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, as a sign-off ends."""
    return bool(_DATE.match(without_spaces(fold(text))))


def is_file_number(text: str) -> bool:
    """Whether a line is nothing but a letter's number, such as 云水发〔2025〕3号."""
    folded = fold(text)
    return len(folded) <= 30 and bool(_FILE_NUMBER.search(folded)) and not _SUBJECT.search(folded)


def is_agency_like(text: str, agency: str | None) -> bool:
    """Whether a short line names an agency: the report's own, or a part of it, first of all."""
    folded = fold(clean(text))
    if agency and (folded == fold(agency) or (len(folded) >= 3 and folded in fold(agency))):
        return True
    return 3 <= len(folded) <= 30 and ends_like_agency(folded) and not re.search(r"[,.。:;]", folded)


def ends_like_agency(folded: str) -> bool:
    """Whether a name ends as agencies do; 青川县水利局(青川县移民局) by its first name."""
    folded = _SECOND_NAME.sub("", folded)
    return folded.endswith(_ENDS_LIKE_AGENCY) and not _NAMES_NOBODY.search(folded)
