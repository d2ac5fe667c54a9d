"""The commands for templates: Word templates to write with, workbooks to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli_shared import EDITION, PATH, overwrite_option, say, show, status_of
from toolkit.cli_text import Group
from toolkit.errors import EXIT_CLEAN


@click.group("template", cls=Group, help="生成或检查文档模板。")
def template() -> None:
    pass


@template.command("build")
@click.option(
    "-o",
    "--output",
    metavar="输出",
    type=PATH,
    required=True,
    help="写到哪里：一个 .docx 文件，或一个文件夹（各版都写）。",
)
@click.option("--edition", type=EDITION, help="哪一版；不写时，单个文件按最新一版。")
@click.option("--overwrite", is_flag=True, help="已存在时覆盖它。")
def build(output: Path, edition: str | None, overwrite: bool) -> int:
    """按规定格式生成 Word 模板，可以在 Word 里改字体、字号后使用。"""
    from toolkit import writing

    for path in writing.build_templates(output, edition, overwrite=overwrite):
        say(f"已写出 {path}")
    return EXIT_CLEAN


@template.command("lint")
@click.argument("path", metavar="模板", type=PATH, help="自己的 Word 模板。")
@click.option("--edition", type=EDITION, help="按哪一版检查；不写就按最接近的一版。")
def lint(path: Path, edition: str | None) -> int:
    """检查自己的模板缺了什么、写错了什么。"""
    from toolkit import writing

    faults = writing.lint_template(path, edition)
    for fault in faults:
        show(f"{fault.code} {fault.message}")
    say(f"{path}：发现 {len(faults)} 处问题。" if faults else f"{path}：没有问题，可以使用。")
    return status_of(faults)


@template.command("workbook")
@click.option("--year", metavar="年度", type=click.IntRange(2019, 2100), required=True, help="报告年度，如 2025。")
@click.option("-o", "--output", metavar="输出文件", type=PATH, required=True, help="写到哪里，.xlsx。")
@click.option("--agency", metavar="机关", default="", show_default=False, help="机关全称；不写就由填报单位自己填。")
@overwrite_option
def workbook(year: int, output: Path, agency: str, overwrite: bool) -> int:
    """生成填报表：照规定格式填数字和文字，合计自动计算，不平的地方当场标红。"""
    from toolkit.writers.workbook import write_empty_workbook

    write_empty_workbook(year, output, agency, overwrite=overwrite)
    say(f"已写出 {output}")
    return EXIT_CLEAN
