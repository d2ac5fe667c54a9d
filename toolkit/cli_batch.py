"""The commands that make many files: a batch of originals, and a roster of agencies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from toolkit.cli_check import ConfigOption
from toolkit.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS

if TYPE_CHECKING:
    from toolkit.batch.run import Options, Result

_SECONDS, _MEGABYTES = 120.0, 2048


def batch(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="原件…", help="文件、文件夹（连同里面的文件夹）、通配符，或一行一个机关的工作簿。"),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="结果放到哪个文件夹。")],
    to: Annotated[
        str, typer.Option("--to", metavar="种类", help="写成什么，可以写几种，用逗号隔开：docx、json、xlsx。")
    ] = "docx",
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="格式", help="文件名的格式，可用 {机关}、{年度}、{原件}，如 “{年度}_{机关}”。"),
    ] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", metavar="文件夹", help="上一年的报告，按机关名称对上后核对两年的衔接。")
    ] = None,
    template: Annotated[Path | None, typer.Option("--template", metavar="模板", help="用自己的 Word 模板。")] = None,
    config: ConfigOption = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="个数", min=1, max=256, help="同时处理几个文件；不写就按处理器核数。"),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="接着上次没做完的做；做完且没有改动的不再做。")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="全部重做，覆盖已有的文件。")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="遇到第一个处理不了的文件就停下。")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出会处理哪些文件，什么都不写。")] = False,
    seconds: Annotated[float, typer.Option("--timeout", metavar="秒", min=1, help="一份报告最多处理多久。")] = _SECONDS,
    megabytes: Annotated[
        int, typer.Option("--memory", metavar="MB", min=256, help="处理一个文件最多用多少内存（Linux 有效）。")
    ] = _MEGABYTES,
) -> int:
    """一次处理一批原件：每份生成规定格式的文档，另有一份汇总表（汇总.xlsx）。"""
    from toolkit.batch.crew import Limits
    from toolkit.batch.naming import DEFAULT_PATTERN
    from toolkit.batch.run import Options, available_cores, run
    from toolkit.settings import FILE_NAME

    options = Options(
        arguments=tuple(sources),
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
        typer.echo(f"{plan}\t{one.shown}")
        count += plan.startswith("处理")
    typer.echo(f"将处理 {count} 个文件，没有写任何东西。", err=True)
    return EXIT_CLEAN if count else EXIT_FAILED


def _tell(result: Result, output: Path) -> None:
    typer.echo(result.tally.sentence, err=True)
    for note in result.notes:
        typer.echo(note, err=True)
    if result.duplicates:
        typer.echo(f"有 {result.duplicates} 个机关同一年度的报告不止一份，见汇总表“问题”。", err=True)
    if result.stopped:
        typer.echo("遇到处理不了的文件，已停下；改好后用 --resume 接着做。", err=True)
    if result.exit_code == EXIT_FAILED:
        typer.echo("没有一份读成年度报告。", err=True)
    typer.echo(f"汇总表：{output / '汇总.xlsx'}", err=True)


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
        typer.echo(f"{roster}：{note}", err=True)
    done = failed = 0
    for one in results:
        if one.path is None:
            failed += 1
            typer.echo(f"错误：{one.fault}", err=True)
        else:
            done += 1
    typer.echo(f"已写出 {done} 份到 {output}" + (f"，{failed} 份没有写成。" if failed else "。"), err=True)
    if not done:
        return EXIT_FAILED
    return EXIT_FINDINGS if failed else EXIT_CLEAN


__all__: Sequence[str] = ("batch", "blanks")
