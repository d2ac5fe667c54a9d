"""The commands that write one document: from an original, or a report of a year without activity."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli_shared import (
    PATH,
    config_option,
    overwrite_option,
    previous_option,
    say,
    show,
    status_of,
    tell,
    template_option,
)
from toolkit.cli_text import Command


@click.command("convert", cls=Command)
@click.argument("file", metavar="文件", type=PATH, help="原件，或 JSON 数据。")
@click.option(
    "-o",
    "--output",
    metavar="输出文件",
    type=PATH,
    required=True,
    help="写到哪里；扩展名 .docx、.json 或 .xlsx 决定写成什么。",
)
@template_option
@click.option("--mend", is_flag=True, help="改正可以放心改的地方，并逐条列出改前改后；不改动填写的数字。")
@previous_option
@overwrite_option
@config_option
def convert(
    file: Path,
    output: Path,
    template: Path | None,
    mend: bool,
    previous: Path | None,
    overwrite: bool,
    config: Path | None,
) -> int:
    """把原件整理成规定格式的文档。"""
    from toolkit import pipeline
    from toolkit.settings import settings_here

    settings = settings_here(config)
    last_year = pipeline.read(previous, settings) if previous else None
    done = pipeline.convert(
        file, output, template, overwrite=overwrite, mend=mend, previous=last_year, settings=settings
    )
    tell(done.findings, done.report)
    if done.changes:
        from toolkit.printing import changes_text

        show(changes_text(done.changes))
    say(f"已写出 {output}")
    return status_of(done.findings)


@click.command("blank", cls=Command)
@click.option(
    "-o",
    "--output",
    metavar="输出",
    type=PATH,
    required=True,
    help="写到哪里：一个 .docx 或 .json 文件；有名单时是一个文件夹。",
)
@click.option("--agency", metavar="机关", help="机关全称。")
@click.option("--year", metavar="年度", type=int, help="报告年度，如 2025。")
@click.option(
    "--roster",
    metavar="名单",
    type=PATH,
    help="机关名单（.xlsx、.csv），每个机关一份；可以有联系方式、落款、日期、年度各列。",
)
@click.option("--contact", metavar="联系方式", help="写进开头的联系方式；不给就不写。")
@click.option("--date", metavar="日期", help="落款日期，如 2026年1月20日；不给就不写。")
@template_option
@overwrite_option
def blank(
    output: Path,
    agency: str | None,
    year: int | None,
    roster: Path | None,
    contact: str | None,
    date: str | None,
    template: Path | None,
    overwrite: bool,
) -> int:
    """全年没有相关业务时，生成一份完整的零报告。"""
    from toolkit import pipeline

    if roster is not None:
        from toolkit.cli_batch import blanks

        if agency is not None:
            raise click.UsageError("--agency 和 --roster 只能用一个。")
        return blanks(roster, output, year=year, contact=contact, date=date, template=template, overwrite=overwrite)
    if agency is None or year is None:
        raise click.UsageError("要写明 --agency 和 --year；一次生成多份请用 --roster。")
    report = pipeline.blank(agency, year, contact, date=date)
    findings = pipeline.write(report, output, template, overwrite=overwrite)
    tell(findings, report)
    say(f"已写出 {output}")
    return status_of(findings)
