"""Names of agencies: whether two mean the same one, and which level of government one belongs to."""

from __future__ import annotations

import re

from toolkit.late_pattern import late_pattern
from toolkit.text import fold

# What an agency's name ends with, for patterns that look for one.
ORGAN = r"(?:政府|局|委员会|委|办公室|厅|中心|办事处|街道|镇|乡|院|站|支队|大队|总队|管委会|处|所|署|社)"
# The units of a place name, from the province down.
_LEVELS = (
    ("省", 1), ("自治区", 1), ("自治州", 2), ("州", 2), ("盟", 2), ("市", 2), ("自治县", 3), ("县", 3), ("区", 3), ("旗", 3),
    ("镇", 4), ("乡", 4), ("街道", 4),
)  # fmt: skip
_UNIT = "|".join(sorted((name for name, _ in _LEVELS), key=len, reverse=True))
# Words that begin or end like a place's unit and are none.
_NO_UNIT = late_pattern(
    r"市场|城市(?=管理|建设|规划|更新|运行|综合)|市政(?!府)|市容|城乡|乡村|城镇(?!人民政府)|社区|区域|园区|景区|省级|市级|县级|区级"
)
# 区卫健委 names its place by the unit alone.
# Some counties and townships have names of one character: 青县, 杨镇.
_PLACE = late_pattern(
    rf"^(?:(?:[^()省市州盟县区旗镇乡村集城][县镇](?![县市区城])|[^()]{{2,8}}?(?:{_UNIT}))+|[省市州盟县区旗镇乡])"
)
# What a place's name alone stands for.
_GOVERNMENT = frozenset({"", "政府", "人民政府"})
_OFFICE = late_pattern(r"(?:(?:党政|综合|政务公开|信息公开)*(?:办公室|办|科)|秘书科|办事处)$")
_KIND_ALONE = late_pattern(r"[局委厅院署]")
# A zone is known by its short name as well, and both end like a district.
_ZONES = (
    (late_pattern(r"经济(?:技术)?开发区"), "经开区"),
    (late_pattern(r"高新(?:技术)?(?:产业)?(?:开发)?区"), "高新区"),
)
# A city's bureau has branches in its districts: 甲市公安局乙区分局 is 乙区公安分局 or 乙公安分局.
_BRANCH = late_pattern(
    r"^(?P<city>[^()]{2,8}?[市州])(?P<kind>[^()]{2,14}局)(?P<place>[^()]{1,6})(?P<unit>[区县市])分局$"
)
_SECOND_NAME = late_pattern(r"^(?P<first>[^()]+)\((?P<second>[^()]+)\)$")


def agree(one: str, other: str) -> bool:
    """Whether two names are the full and the short name of one agency, or of an agency and its own office."""
    return any(_agree(first, second) for first in _names(one) for second in _names(other))


def _names(name: str) -> tuple[str, ...]:
    """The names of one agency: some have another in brackets, 水利局（移民局）."""
    bare = _bare(name)
    both, branch = _SECOND_NAME.match(bare), _BRANCH.match(bare)
    if branch:
        kind, place, unit = branch["kind"], branch["place"], branch["unit"]
        return f"{place}{unit}{kind}分局", f"{place}{kind}分局"
    return (both["first"], both["second"]) if both else (bare,)


def _agree(first: str, second: str) -> bool:
    if not first or not second:
        return True
    if of_other_places(first, second):
        return False
    a, b = _without_place(first), _without_place(second)
    if not a or not b:
        return {a, b} <= _GOVERNMENT
    # 市局 is whichever bureau of the city reports.
    if _KIND_ALONE.fullmatch(a) or _KIND_ALONE.fullmatch(b):
        return a[-1] == b[-1]
    return any(_is_contracted(short, long) or short in long for short, long in ((a, b), (b, a)))


def kind_of(agency: str) -> str:
    """What an agency is without its place: 水利局; 人民政府 for whatever a place's name alone stands for."""
    kind = _without_place(_bare(agency))
    return "人民政府" if kind in _GOVERNMENT else kind


def is_elsewhere(own: str, other: str) -> bool:
    """Whether two names are of the same kind and level in different places: 青阳县水利局 and 西岭县水利局."""
    alike = of_other_places(own, other) and level_of(own) == level_of(other)
    return alike and kind_of(own) == kind_of(other)


def level_of(agency: str) -> int | None:
    """1 province, 2 city or prefecture, 3 county or district, 4 township; None where the name doesn't tell."""
    place = _PLACE.match(_masked(fold(agency)))
    if place is None:
        return None
    last = re.findall(_UNIT, place.group())[-1]
    return dict(_LEVELS)[last]


def _bare(name: str) -> str:
    bare = fold(name).strip(".,:;")
    for zone, short in _ZONES:
        bare = zone.sub(short, bare)
    return bare if _SECOND_NAME.match(bare) else bare.strip("()")


def _masked(name: str) -> str:
    return _NO_UNIT.sub(lambda found: "\0" * len(found.group()), name)


def _place_of(name: str) -> str:
    place = _PLACE.match(_masked(name))
    return name[: place.end()] if place else ""


def _without_place(name: str) -> str:
    return _OFFICE.sub("", name[len(_place_of(name)) :])


def of_other_places(one: str, other: str) -> bool:
    """Whether two names are of different places: 淮安市洪泽区 and 洪泽区 are one, 青阳县 and 西岭县 two."""
    first, second = _place_of(_bare(one)), _place_of(_bare(other))
    return bool(first and second) and not (first.endswith(second) or second.endswith(first))


def _is_contracted(short: str, long: str) -> bool:
    """Whether one is the other with characters left out: 科技局, 卫健委, or 文体旅游局 for 文化旅游和体育局."""
    return short[0] == long[0] and all(character in long for character in short)
