"""What several commands share: options, how values are typed, and how things are said."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.errors import EXIT_CLEAN, EXIT_FINDINGS
from toolkit.language import Language

if TYPE_CHECKING:
    from toolkit.finding import Finding
    from toolkit.report import Report

PATH = click.Path(path_type=Path)
EDITION = click.Choice(("2019", "2021"))

files_argument = click.argument(
    "files",
    metavar="文件…",
    nargs=-1,
    required=True,
    type=PATH,
    help="原件（Word、PDF、文本、工作簿或 JSON），- 为标准输入。",
)
template_option = click.option("--template", metavar="模板", type=PATH, help="用自己的 Word 模板。")
previous_option = click.option("--previous", metavar="上年报告", type=PATH, help="上一年的报告，用来核对两年的衔接。")
overwrite_option = click.option("--overwrite", is_flag=True, help="输出文件已存在时覆盖它。")
config_option = click.option("--config", metavar="设置", type=PATH, help="设置文件；不写就用当前文件夹里的 xxgk.toml。")
language_option = click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default=Language.ZH.value,
    help="用中文（zh）还是英文（en）说明。",
)


def show(text: str) -> None:
    """Data, to standard output."""
    click.echo(text)


def hand_out(text: str) -> None:
    """Data for programs, to standard output: in UTF-8 whatever the terminal speaks, as JSON is everywhere."""
    click.echo(text if sys.stdout.isatty() else text.encode())


def say(text: str) -> None:
    """Messages, to standard error."""
    click.echo(text, err=True)


def tell(findings: Sequence[Finding], report: Report) -> None:
    """Findings for people, to standard error."""
    from toolkit.printing.shapes import SEVERITIES

    for finding in findings:
        severity = SEVERITIES[finding.severity].zh
        say(f"{report.file or report.agency or ''}：{severity} {finding.code} {finding.message}")


def status_of(findings: Iterable[Finding]) -> int:
    from toolkit.finding import Severity

    return EXIT_FINDINGS if any(one.severity is Severity.ERROR for one in findings) else EXIT_CLEAN
