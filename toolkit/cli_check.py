"""The commands that check reports and explain the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS, XxgkError
from toolkit.language import Language

if TYPE_CHECKING:
    from toolkit.report import Report
    from toolkit.rules import CheckResult
    from toolkit.settings import Settings

_CODES = "规则编号或编号的开头，可以写几个，用逗号隔开，如 A203,K1,F。"
LanguageOption = Annotated[Language, typer.Option("--language", help="用中文（zh）还是英文（en）说明。")]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="设置", help="设置文件；不写就用当前文件夹里的 xxgk.toml。")
]


class OutputFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件…", help="原件（Word、PDF、文本、工作簿或 JSON），- 为标准输入。")
    ],
    previous: Annotated[
        Path | None, typer.Option("--previous", metavar="上年报告", help="上一年的报告，用来核对两年的衔接。")
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="text 给人看，json 和 sarif 给程序用。")
    ] = OutputFormat.TEXT,
    select: Annotated[str, typer.Option("--select", metavar="编号", help=f"只查这些：{_CODES}")] = "",
    ignore: Annotated[str, typer.Option("--ignore", metavar="编号", help=f"不查这些：{_CODES}")] = "",
    statistics: Annotated[bool, typer.Option("--statistics", help="只列出每条规则发现了几处。")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="发现错误也以 0 结束，供脚本使用。")] = False,
    language: LanguageOption = Language.ZH,
    config: ConfigOption = None,
) -> int:
    """检查年度报告：勾稽关系、文字与表格、格式、个人信息、错别字等，逐处说明在哪里、是什么、怎样改。"""
    from toolkit import pipeline
    from toolkit.settings import settings_here

    settings = settings_here(config).narrowed(_codes(select), _codes(ignore))
    last_year = pipeline.read(previous, settings) if previous else None
    results: list[CheckResult] = []
    failed = 0
    for file in files:
        try:
            results.extend(_checked(file, last_year, settings, language))
        except XxgkError as fault:
            failed += 1
            typer.echo(f"错误：{fault.message}", err=True)
    if not results:
        return EXIT_FAILED
    shown = _shown(results, output_format, statistics, language)
    if shown:
        typer.echo(shown)
    if output_format is OutputFormat.TEXT:
        from toolkit.printing import summary_text

        typer.echo(summary_text(results, language), err=True)
    if failed:
        return EXIT_FINDINGS
    return EXIT_CLEAN if exit_zero or not any(result.has_errors() for result in results) else EXIT_FINDINGS


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="编号", help="规则的编号或名称，如 A203；不写就列出全部。")
    ] = None,
    language: LanguageOption = Language.ZH,
) -> int:
    """查看检查规则：查什么、为什么、怎样改、依据哪条规定。"""
    from toolkit.printing import kind_page, rule_page, rules_list
    from toolkit.rules import FAMILIES, RULES, rule_of

    if code is None:
        typer.echo(rules_list(RULES, FAMILIES, language))
        return EXIT_CLEAN
    wanted = rule_of(code.upper()) or rule_of(code.lower())
    if wanted is not None:
        typer.echo(rule_page(wanted, language))
        return EXIT_CLEAN
    from toolkit.kinds import all_kinds

    kind = next((one for one in all_kinds() if code.upper() == one.code or code.lower() == one.name), None)
    if kind is None:
        raise XxgkError(f"没有编号或名称是 {code} 的规则，全部规则见 xxgk rule。")
    typer.echo(kind_page(kind, language))
    return EXIT_CLEAN


def _checked(file: Path, previous: Report | None, settings: Settings, language: Language) -> Iterator[CheckResult]:
    from toolkit import pipeline, rules

    for report in pipeline.read_all(file, settings):
        yield rules.check(report, previous, settings, language)


def _shown(results: Sequence[CheckResult], output_format: OutputFormat, statistics: bool, language: Language) -> str:
    from toolkit import __version__, printing
    from toolkit.rules import RULES

    if statistics:
        return printing.statistics_text(results, RULES, language)
    if output_format is OutputFormat.JSON:
        return printing.findings_json(results)
    if output_format is OutputFormat.SARIF:
        return printing.findings_sarif(results, RULES, __version__, language)
    return printing.findings_text(results, RULES, language)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.replace("，", ",").split(",") if code.strip())
