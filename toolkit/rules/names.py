"""Names of persons who applied, complained or sued, told apart from words that begin like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.late_pattern import late_pattern
from toolkit.text import IDEOGRAPH

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜"
    "倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳"
    "裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丘华车冉房边辜吉饶刁瞿戚古米池滕晋苑邬臧畅宫来嵺苟简郁"
    "肖闫付代"
)
_SURNAMES_OF_TWO = ("欧阳", "司马", "上官", "诸葛", "皇甫", "慕容", "令狐", "司徒", "端木", "尉迟", "公孙")
# Surnames that are also said before verbs: 常常, 曾先后, 安心, 向上级. A name with these needs its own end.
_ALSO_WORDS = frozenset("常曾方安向齐万于强单温成易明")
_ROLE = r"(?:申请人|当事人|举报人|投诉人|信访人|申诉人|被征收人|利害关系人|第三人|原告|上诉人)"
_NAME = rf"(?P<name>(?:{'|'.join(_SURNAMES_OF_TWO)}){IDEOGRAPH}{{1,2}}?|{IDEOGRAPH}{{2,3}}?)"
_NAME_ENDS = r"(?=[,，、。；;:：()（）]|$|提出|申请|诉|不服|因|于|通过|要求|向|的|与|和|及|等|来|所|在|先生|女士|同志|一案|对|表示|送达|反映|提交|针对)"
_NAMED = late_pattern(rf"(?<!被){_ROLE}(?:姓名)?(?:为|是|叫)?:?{_NAME}{_NAME_ENDS}")
_CLOSED = late_pattern(r"[,、。;:()]|$|先生|女士|同志|等|申请公开|提出|诉")
# What every sentence has that names such a person; most have none.
_WORDS_BESIDE = ("申请", "诉", "不服", "当事人", "举报人", "信访人", "原告", "第三人", "被征收人", "利害关系人", "一案")
_SIGNS_OF_A_MASK = ("某", "×", "XX", "*", "先生", "女士")
# Who applies or sues, at the beginning of a clause or behind what makes a person or a request of it, needs no 申请人.
_BEGINNING = r"(?:^|(?<=[,。;:(如因对就])|(?<=[村市居公]民)|(?<=群众|收到|受理|答复))"
_WITH_OTHERS = r"(?:等(?:\d{1,3}|[一二三四五六七八九十两几多]{1,3})?[人名]?)?"
_OFFICE = r"(?:局|政府|委员会|办公室|办事处)"
_ACTS = (
    r"(?=(?:多次|再次|反复|先后|曾|又)?(?:申请(?:公开|获取|政府信息|信息公开|同一)"
    r"|向(?:我|本)(?:局|委|办|镇|乡|街道|机关|单位)(?:提出|提交)?申请)"
    rf"|诉(?:我|本|该)|诉(?![讼求]){IDEOGRAPH}{{1,12}}?{_OFFICE}|与(?:我|本)[^,。;:]{{1,20}}(?:纠纷|一案)|不服"
    r"|(?:关于[^,。;:]{1,30}的|提[出交]的?|的)(?:依申请公开|(?:政府)?信息公开申请|公开申请|申请))"
)
_ACTING = late_pattern(
    rf"{_BEGINNING}{_NAME}(?P<others>(?:、{IDEOGRAPH}{{2,3}}){{0,5}}?{_WITH_OTHERS})(?:先生|女士|同志)?{_ACTS}"
)
_MASK = rf"(?P<name>{IDEOGRAPH}(?:某某|某|××|XX|\*{{1,2}}))"
# 方某公司 is no person.
_NO_FIRM = rf"(?!{IDEOGRAPH}{{0,2}}(?:公司|企业|集团|合作社|厂|店))"
_MASKED = (
    late_pattern(rf"(?:{_ROLE}|公民|市民|村民|居民|群众)(?:姓名)?(?:为|是|叫)?:?{_MASK}{_NO_FIRM}"),
    late_pattern(rf"{_BEGINNING}{_MASK}(?:、{IDEOGRAPH}[某×X*]{{1,2}}){{0,5}}{_WITH_OTHERS}{_ACTS}"),
    late_pattern(
        rf"{_BEGINNING}(?P<name>{IDEOGRAPH}(?:先生|女士))(?:{_ACTS}|(?=[^,。;:]{{0,8}}(?:咨询|反映|申请|查询)))"
    ),
)
# Places, units, times and kinds end so, and what stands before 依申请公开; hardly a given name does.
_NO_NAMES_END = frozenset(
    "类的了人村镇局省市县区乡组湾沟坝寨屯庄街年月日次件初上中内下员户等时后前方司店厂社校院会处科所站产化性依经对向办委厅部量"
)
# Words that begin with a surname and are no names.
_NO_NAME = (
    "申请", "申诉", "申报", "申明", "高度", "高效", "明确", "方便", "方面", "方式", "方法", "安全", "安置", "成立",
    "成功", "常见", "常年", "严格", "严重", "单位", "支付", "支持", "包括", "包含", "关于", "关系", "关注", "关心",
    "关切", "易于", "文件", "文书", "何种", "何时", "任何", "管理", "房屋", "房产", "左右", "强制", "强烈", "解释",
    "解决", "解答", "来电", "来信", "来访", "来函", "查询", "查阅", "查看", "项目", "成果", "向本", "向我", "向区",
    "向县", "向市", "于是", "来说", "万元", "安排", "代理", "代表", "付费", "金额", "温馨", "程序", "施工", "范围",
    "时间", "游客", "周知", "白天", "许可", "许多", "应当", "认可", "认为", "马上", "余下", "常住", "曾经", "曾向",
    "曾于", "盛赞", "满意", "满足", "权益", "沟通", "同意", "认同", "盖章", "纪律", "简单", "简化", "司法", "屈服",
    "景区", "米面", "池塘", "位于", "车辆", "华人", "古迹", "宁愿", "强调", "苗木", "费用", "齐全", "谷物", "梅雨",
    "于当", "于次", "于同", "于本", "于上", "于下", "于规", "于法", "高兴", "康复", "石材", "江苏", "陆续", "毕业", "高中", "高校", "安居", "关联", "成年", "金融", "房地", "夏季", "田地", "武器",
)  # fmt: skip


def named_applicants(text: str) -> Iterator[tuple[int, int]]:
    """Where a folded text names such a person: start and end of the name."""
    if not any(word in text for word in _WORDS_BESIDE):
        return
    spans = [found.span("name") for found in _NAMED.finditer(text) if _is_name(text, found)]
    spans += [found.span("name") for found in _ACTING.finditer(text) if _is_name(text, found) and _is_surely_one(found)]
    yield from sorted(set(spans))


def masked_applicants(text: str) -> Iterator[str]:
    """Such names of which only the surname stands: 张某某, 刘女士."""
    if any(sign in text for sign in _SIGNS_OF_A_MASK):
        names = (found["name"] for pattern in _MASKED for found in pattern.finditer(text))
        yield from (name for name in dict.fromkeys(names) if name[0] in _SURNAMES)


def _is_name(text: str, found: re.Match[str]) -> bool:
    name = found["name"]
    if name.startswith(_SURNAMES_OF_TWO):
        return True
    if name[0] not in _SURNAMES or "某" in name or text.startswith(_NO_NAME, found.start("name")):
        return False
    return name[0] not in _ALSO_WORDS or bool(_CLOSED.match(text, found.end("name")))


def _is_surely_one(found: re.Match[str]) -> bool:
    """Two characters alone at the beginning of a clause may be any word."""
    return (len(found["name"]) >= 3 or bool(found["others"])) and found["name"][-1] not in _NO_NAMES_END
