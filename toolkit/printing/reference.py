"""The reference of rules: a list, a page of one rule, and the whole as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.finding import Kind
from toolkit.language import Language, Text
from toolkit.printing.shapes import SEVERITIES, Documented

_PARTS = (
    (Text("检查什么", "What it checks"), "checks"),
    (Text("为什么", "Why it matters"), "why"),
    (Text("怎样改", "How to mend it"), "mend"),
    (Text("通过的例子", "Passes"), "passes"),
    (Text("不通过的例子", "Fails"), "fails"),
)
_OTHERS = Text(
    "## R、W、M 读取、写出与成批处理\n\n| 编号 | 名称 | 程度 | 含义 |\n| --- | --- | --- | --- |",
    "## R, W, M Reading, writing, batches\n\n| code | name | severity | meaning |\n| --- | --- | --- | --- |",
)
_BASIS = Text("依据", "Rests on")
_HEAD = Text(
    "# 检查规则\n\n由程序里的规则生成，请勿手工修改。编号不会另作他用；`xxgk rule 编号` 显示同样的内容。\n\n"
    "错误：数据或必备内容有误，不能发布；警告：不合格式或惯例；疑问：可能是对的，请核实。\n\n"
    "末尾另列 R、W、M 开头的提示：读取原件、写出文档、成批处理时遇到的情况。",
    "# Rules\n\nGenerated from the rules themselves; don't edit. A code is never reused; `xxgk rule CODE` shows the same.\n\n"
    "error: figures or required parts are wrong, the report can't be published; warning: against the form or good "
    "practice; question: may be right, ask.\n\nAt the end stand the codes R, W and M: of reading, of writing and of batches.",
)


def rules_list(rules: Sequence[Documented], families: Mapping[str, Text], language: Language = Language.ZH) -> str:
    """Every rule on a line, family by family."""
    lines: list[str] = []
    for family, members in _by_family(rules):
        lines.append(f"{family}  {families[family].said_in(language)}")
        for rule in members:
            severity = SEVERITIES[rule.severity].said_in(language)
            lines.append(f"  {rule.code}  {severity}  {rule.title.said_in(language)}  ({rule.name})")
    return "\n".join(lines)


def rule_page(rule: Documented, language: Language = Language.ZH) -> str:
    """Everything about one rule."""
    colon = ": " if language is Language.EN else "："
    prose = rule.prose(language)
    lines = [f"{rule.code}  {rule.name}  {SEVERITIES[rule.severity].said_in(language)}", prose.title, ""]
    lines += [f"{heading.said_in(language)}{colon}{getattr(prose, part)}" for heading, part in _PARTS]
    lines.append(f"{_BASIS.said_in(language)}{colon}{'；'.join(rule.cites)}")
    return "\n".join(lines)


def kind_page(kind: Kind, language: Language = Language.ZH) -> str:
    """What a finding of reading, of writing or of a batch means."""
    return f"{kind.code}  {kind.name}  {SEVERITIES[kind.severity].said_in(language)}\n{_meaning(kind, language)}"


def _meaning(kind: Kind, language: Language) -> str:
    return kind.english if language is Language.EN else kind.summary


def rules_markdown(
    rules: Sequence[Documented],
    families: Mapping[str, Text],
    kinds: Sequence[Kind] = (),
    language: Language = Language.ZH,
) -> str:
    """The whole reference as a Markdown page."""
    parts = [_HEAD.said_in(language)]
    for family, members in _by_family(rules):
        parts.append(f"## {family} {families[family].said_in(language)}")
        parts.extend(_markdown(rule, language) for rule in members)
    if kinds:
        rows = [
            f"| {one.code} | `{one.name}` | {SEVERITIES[one.severity].said_in(language)} | {_meaning(one, language)} |"
            for one in kinds
        ]
        parts.append(_OTHERS.said_in(language) + "\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def _markdown(rule: Documented, language: Language) -> str:
    prose = rule.prose(language)
    colon = ": " if language is Language.EN else "："
    lines = [
        f"### {rule.code} {prose.title}",
        "",
        f"`{rule.name}` · {SEVERITIES[rule.severity].said_in(language)}",
        "",
    ]
    lines += [f"- **{heading.said_in(language)}**{colon}{getattr(prose, part)}" for heading, part in _PARTS]
    lines.append(f"- **{_BASIS.said_in(language)}**{colon}{'；'.join(rule.cites)}")
    return "\n".join(lines)


def _by_family(rules: Sequence[Documented]) -> Iterator[tuple[str, list[Documented]]]:
    families: dict[str, list[Documented]] = {}
    for rule in rules:
        families.setdefault(rule.code[0], []).append(rule)
    yield from families.items()
