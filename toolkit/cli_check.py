"""The commands that check reports and explain the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli_shared import config_option, files_argument, hand_out, language_option, previous_option, say, show
from toolkit.cli_text import Command
from toolkit.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS, XxgkError
from toolkit.language import Language

if TYPE_CHECKING:
    from toolkit.finding import Kind
    from toolkit.report import Report
    from toolkit.rules import CheckResult
    from toolkit.settings import Settings

_CODES = "规则编号或编号的开头，可以写几个，用逗号隔开，如 A203,K1,F。"


@click.command("check", cls=Command)
@files_argument
@previous_option
@click.option(
    "--output-format",
    type=click.Choice(("text", "json", "sarif")),
    default="text",
    help="text 给人看，json 和 sarif 给程序用。",
)
@click.option("--select", metavar="编号", default="", show_default=False, help=f"只查这些：{_CODES}")
@click.option("--ignore", metavar="编号", default="", show_default=False, help=f"不查这些：{_CODES}")
@click.option("--statistics", is_flag=True, help="只列出每条规则发现了几处。")
@click.option("--exit-zero", is_flag=True, help="发现错误也以 0 结束，供脚本使用。")
@language_option
@config_option
def check(
    files: tuple[Path, ...],
    previous: Path | None,
    output_format: str,
    select: str,
    ignore: str,
    statistics: bool,
    exit_zero: bool,
    language: str,
    config: Path | None,
) -> int:
    """检查年度报告：勾稽关系、文字与表格、格式、个人信息、错别字等，逐处说明在哪里、是什么、怎样改。"""
    from toolkit import pipeline
    from toolkit.settings import settings_here

    said_in = Language(language)
    settings = settings_here(config).narrowed(_codes(select), _codes(ignore))
    last_year = pipeline.read(previous, settings) if previous else None
    results: list[CheckResult] = []
    failed = 0
    for file in files:
        try:
            results.extend(_checked(file, last_year, settings, said_in))
        except XxgkError as fault:
            failed += 1
            say(f"错误：{fault.message}")
    if not results:
        return EXIT_FAILED
    shown = _shown(results, output_format, statistics, said_in)
    if shown:
        (show if statistics or output_format == "text" else hand_out)(shown)
    if output_format == "text":
        from toolkit.printing import summary_text

        say(summary_text(results, said_in))
    if failed:
        return EXIT_FINDINGS
    return EXIT_CLEAN if exit_zero or not any(result.has_errors() for result in results) else EXIT_FINDINGS


@click.command("rule", cls=Command)
@click.argument("code", metavar="[编号]", required=False, help="规则的编号或名称，如 A203；不写就列出全部。")
@language_option
def rule(code: str | None, language: str) -> int:
    """查看检查规则：查什么、为什么、怎样改、依据哪条规定。"""
    from toolkit.printing import kind_page, rule_page, rules_list
    from toolkit.rules import FAMILIES, RULES, rule_of

    said_in = Language(language)
    if code is None:
        show(rules_list(RULES, FAMILIES, said_in))
        return EXIT_CLEAN
    wanted = rule_of(code.upper()) or rule_of(code.lower())
    if wanted is not None:
        show(rule_page(wanted, said_in))
        return EXIT_CLEAN
    from toolkit.kinds import all_kinds

    kind = next((one for one in all_kinds() if code.upper() == one.code or code.lower() == one.name), None)
    if kind is None:
        raise XxgkError(f"没有编号或名称是 {code} 的规则，全部规则见 xxgk rule。")
    show(kind_page(kind, said_in))
    return EXIT_CLEAN


def _checked(file: Path, previous: Report | None, settings: Settings, language: Language) -> Iterator[CheckResult]:
    from toolkit import pipeline, rules

    for report in pipeline.read_all(file, settings):
        yield rules.check(report, previous, settings, language)


def _shown(results: Sequence[CheckResult], output_format: str, statistics: bool, language: Language) -> str:
    from toolkit import __version__, printing
    from toolkit.rules import RULES

    if output_format == "json" and not statistics:
        return printing.findings_json(results)
    explained = language is Language.EN or output_format == "sarif"
    kinds = _kinds_besides([rule.code for rule in RULES], results) if explained else ()
    if statistics:
        return printing.statistics_text(results, RULES, language, kinds)
    if output_format == "sarif":
        return printing.findings_sarif(results, RULES, __version__, language, kinds)
    return printing.findings_text(results, RULES, language, kinds)


def _kinds_besides(codes: Collection[str], results: Sequence[CheckResult]) -> tuple[Kind, ...]:
    """The kinds of findings that no rule makes, where there are any such: gathering them loads every reader."""
    if all(finding.code in codes for result in results for finding in result.findings):
        return ()
    from toolkit.kinds import all_kinds

    return all_kinds()


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.replace("，", ",").split(",") if code.strip())
