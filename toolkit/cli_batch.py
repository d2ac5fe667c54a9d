"""The commands that make many files: a batch of originals, and a roster of agencies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli_shared import PATH, config_option, say, show, template_option
from toolkit.cli_text import Command
from toolkit.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS

if TYPE_CHECKING:
    from toolkit.batch.run import Options, Result


@click.command("batch", cls=Command)
@click.argument(
    "sources",
    metavar="原件…",
    nargs=-1,
    required=True,
    help="文件、文件夹（连同里面的文件夹）、通配符，或一行一个机关的工作簿。",
)
@click.option("-o", "--output", metavar="文件夹", type=PATH, required=True, help="结果放到哪个文件夹。")
@click.option("--to", metavar="种类", default="docx", help="写成什么，可以写几种，用逗号隔开：docx、json、xlsx。")
@click.option("--name", metavar="格式", help="文件名的格式，可用 {机关}、{年度}、{原件}，如 “{年度}_{机关}”。")
@click.option("--previous", metavar="文件夹", type=PATH, help="上一年的报告，按机关名称对上后核对两年的衔接。")
@template_option
@config_option
@click.option("--jobs", metavar="个数", type=click.IntRange(1, 256), help="同时处理几个文件；不写就按处理器核数。")
@click.option("--resume", is_flag=True, help="接着上次没做完的做；做完且没有改动的不再做。")
@click.option("--overwrite", is_flag=True, help="全部重做，覆盖已有的文件。")
@click.option("--fail-fast", is_flag=True, help="遇到第一个处理不了的文件就停下。")
@click.option("--dry-run", is_flag=True, help="只列出会处理哪些文件，什么都不写。")
@click.option(
    "--timeout",
    "seconds",
    metavar="秒",
    type=click.FloatRange(min=1),
    default=120.0,
    help="一份报告最多处理多久。",
)
@click.option(
    "--memory",
    "megabytes",
    metavar="MB",
    type=click.IntRange(min=256),
    default=2048,
    help="处理一个文件最多用多少内存（Linux 有效）。",
)
def batch(
    sources: tuple[str, ...],
    output: Path,
    to: str,
    name: str | None,
    previous: Path | None,
    template: Path | None,
    config: Path | None,
    jobs: int | None,
    resume: bool,
    overwrite: bool,
    fail_fast: bool,
    dry_run: bool,
    seconds: float,
    megabytes: int,
) -> int:
    """一次处理一批原件：每份生成规定格式的文档，另有一份汇总表（汇总.xlsx）。"""
    from toolkit.batch.child import CONVERT
    from toolkit.batch.crew import Limits, load_ahead

    if not dry_run:
        load_ahead(CONVERT)
    from toolkit.batch.naming import DEFAULT_PATTERN
    from toolkit.batch.run import Options, available_cores, run
    from toolkit.settings import FILE_NAME

    options = Options(
        arguments=sources,
        output=output,
        kinds=_kinds(to),
        jobs=jobs or available_cores(),
        resume=resume,
        name=name or DEFAULT_PATTERN,
        fail_fast=fail_fast,
        previous=previous,
        template=template,
        config=config or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None),
        overwrite=overwrite,
        limits=Limits(seconds, megabytes),
    )
    if dry_run:
        return _show_plan(options)
    result = run(options)
    _tell(result, output)
    return result.exit_code


def _kinds(text: str) -> tuple[str, ...]:
    kinds = tuple(
        dict.fromkeys(kind.strip().lower().lstrip(".") for kind in text.replace("，", ",").split(",") if kind.strip())
    )
    if not kinds:
        raise click.UsageError("--to 至少要写一种，如 docx。")
    return kinds


def _show_plan(options: Options) -> int:
    from toolkit.batch.run import planned

    count = 0
    for one, plan in planned(options):
        show(f"{plan}\t{one.shown}")
        count += plan.startswith("处理")
    say(f"将处理 {count} 个文件，没有写任何东西。")
    return EXIT_CLEAN if count else EXIT_FAILED


def _tell(result: Result, output: Path) -> None:
    say(result.tally.sentence)
    for note in result.notes:
        say(note)
    if result.duplicates:
        say(f"有 {result.duplicates} 个机关同一年度的报告不止一份，见汇总表“问题”。")
    if result.stopped:
        say("遇到处理不了的文件，已停下；改好后用 --resume 接着做。")
    if result.exit_code == EXIT_FAILED:
        say("没有一份读成年度报告。")
    say(f"汇总表：{output / '汇总.xlsx'}")


def blanks(
    roster: Path,
    output: Path,
    *,
    year: int | None,
    contact: str | None,
    date: str | None,
    template: Path | None,
    overwrite: bool,
) -> int:
    """A report without activity for each agency of a roster."""
    from toolkit.batch.blanks import write_blanks

    notes, results = write_blanks(
        roster, output, year=year, contact=contact, date=date, template=template, overwrite=overwrite
    )
    for note in notes:
        say(f"{roster}：{note}")
    done = failed = 0
    for one in results:
        if one.path is None:
            failed += 1
            say(f"错误：{one.fault}")
        else:
            done += 1
    say(f"已写出 {done} 份到 {output}" + (f"，{failed} 份没有写成。" if failed else "。"))
    if not done:
        return EXIT_FAILED
    return EXIT_FINDINGS if failed else EXIT_CLEAN
