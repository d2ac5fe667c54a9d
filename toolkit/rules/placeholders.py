"""What a model or a program left in a text where something should have been filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.late_pattern import late_pattern
from toolkit.text import IDEOGRAPH

# Behind these a figure was to be filled in: 培训X次.
_COUNTED = r"(?:人次|次(?!日|年|月|生|要|序|数)|份|件|条(?!例|款|目|件|文|理|约|线)|场(?!所|地|馆|景)|期(?!限|间)|篇|家|万元|元)"
_UNIT_OF_PLACE = r"[县区市镇乡局省]"
_ACTIVITY = r"(?:培训|会议|活动|材料|资料|信息|公开|发布|印发|发放|举办|开展|召开|收到|受理|办理|办结|审核|共计|累计)"
_TO_FILL_IN = r"(?:联系人|电话|传真|邮编|邮箱|地址|网址|姓名|日期|时间)"
# What a text must have one of, and what it is then looked through for.
_PLACEHOLDERS = (
    # A date of which only some is known, as one: 202X年, 2024年X月X日.
    (("x", "X", "×", "*"), r"(?:20\d{0,2}[xX×*]+|[xX×]{2,4})年(?:[\dxX×*]{1,2}月)?(?:[\dxX×*]{1,2}日)?"),
    (("x", "X", "×", "*"), r"(?<=年)[xX×*]{1,2}月(?:[\dxX×*]{1,2}日)?|(?<=月)[xX×*]{1,2}日"),
    # Letters, crosses and drawn signs in place of a name or a number.
    (("XX",), r"(?<![A-Za-z])X{2,}(?![A-Za-z])"),
    (("x", "X", "×", "Х", "х"), rf"(?<![xX×Хх])[xX×Хх]{{2,}}+(?={_UNIT_OF_PLACE}|[年月日]|$)"),
    (("x", "X", "N", "n", "×", "*", "#"), rf"(?<={IDEOGRAPH})(?<!第)[xXNn×*#](?={_COUNTED})"),
    (("××", "__", "○○", "□"), r"×{2,}|_{2,}|○{2,}|□+"),
    (("**", "..."), rf"(?:(?<!\*)\*{{2,}}+|(?<={_ACTIVITY})\.{{3,}})(?={_COUNTED})"),
    (("*",), rf"(?:(?<!\*)\*{{2,}}+|(?<={_UNIT_OF_PLACE})\*)(?={_UNIT_OF_PLACE}|[年月日])"),
    (("()", "[]", "【】", "?"), rf"(?<={IDEOGRAPH})(?<![吗呢吧么些谁何])(?:\(\)|\[\]|【】|\?{{1,3}})(?={_COUNTED})"),
    (("某某",), r"某某(?=[县区市镇乡局省街部单])"),
    # What programs fill in, or failed to.
    (("{{", "{%", "${", "<"), r"\{\{.{0,40}?\}\}|\{%.{0,40}?%\}|\$\{.{0,40}?\}|<[a-z_]{2,20}>"),
    (("错误!未",), r"错误!未(?:找到引用源|定义书签)"),
    (
        ("Error!", "MERGEFIELD", "REF_Toc", "#REF!", "#N/A", "#VALUE!"),
        r"Error!\w*|MERGEFIELD|REF_Toc\w*|#REF!|#N/A|#VALUE!",
    ),
    # What somebody wanted to come back to.
    (("TODO", "TBD"), r"TODO|TBD"),
    (
        ("补充", "待填", "填写", "插入", "粘贴"),
        r"[【\[(](?:待补充|待填|请填写|请补充|填写(?!说明|要求|规范|示例|样|后|完)|(?:此处|本处|此段|本段)[^】\])]{0,12}(?:填写|补充|插入|粘贴))[^】\])]{0,20}[】\])]",
    ),
    (("此处",), r"(?:^|(?<=[。;:]))此处(?:请)?(?:填写|补充)"),
    (("名称", "全称"), r"[【\[(<](?:本?单位|本?机关|部门|乡镇|街道)(?:全称|名称)[】\])>]"),
    # 政府网站（具体网址）, 门户网站（）: what a model tells to put in, and brackets that nobody filled.
    (("(具体",), r"\(具体网[址站]\)"),
    (("()",), r"(?<=[网站台目栏号址话码箱称])\(\)"),
    # What was to follow a colon: （联系人：   ，电话：   ）.
    ((":,", ":;", ":。", ":)"), rf"(?:{_TO_FILL_IN}:[,;。]){{0,9}}{_TO_FILL_IN}:(?=[,;。)])"),
    (("待补充", "待填写"), r"(?<![有尚亟仍还急需])待(?:补充|填写)(?=[,。;!]|$)"),
)
_SIGNS = frozenset(sign for signs, _ in _PLACEHOLDERS for sign in signs)
_PLACEHOLDER = late_pattern("|".join(source for _, source in _PLACEHOLDERS))
# Spaces are lost where a text is compared; the gap is seen in the text as it was read.
_GAP = late_pattern(rf"{_ACTIVITY}[^\S\n]+{_COUNTED}(?=[,，。;；、]|$)")


def placeholders(folded: str) -> Iterator[re.Match[str]]:
    """What was left in a folded text."""
    return _PLACEHOLDER.finditer(folded) if any(sign in folded for sign in _SIGNS) else iter(())


def gaps(text: str) -> Iterator[re.Match[str]]:
    """The spaces in a text where a figure was to be filled in."""
    return _GAP.finditer(text) if any(map(str.isspace, text)) else iter(())
