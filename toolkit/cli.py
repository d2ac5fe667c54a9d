"""The command: arguments, printing, exit codes. What a command does is in `pipeline`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from copy import copy
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from toolkit.cli_batch import batch
from toolkit.cli_check import ConfigOption, check, rule
from toolkit.cli_text import Command, Group, usage_message
from toolkit.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS, XxgkError

if TYPE_CHECKING:
    from toolkit.finding import Finding
    from toolkit.report import Report
    from toolkit.settings import Settings

INTERRUPTED = 130

app = typer.Typer(
    cls=Group,
    help="读取、检查、整理《政府信息公开工作年度报告》。全部在本机完成，不连网，不改动原件。",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
template_app = typer.Typer(cls=Group, help="生成或检查文档模板。", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(template_app, name="template")


class Edition(StrEnum):
    TRIAL = "2019"
    CURRENT = "2021"


class ReadFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one call and says how it ended; every error is shown here and nowhere else."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        result = _asked_for(words)(args=words, prog_name="xxgk", standalone_mode=False)
    except XxgkError as fault:
        _say(f"错误：{fault.message}")
        return fault.exit_code
    except click.exceptions.NoArgsIsHelpError as help_text:
        _say(help_text.format_message())
        return EXIT_FAILED
    except click.ClickException as fault:
        _say(f"错误：{usage_message(fault)}")
        return EXIT_FAILED
    except (click.Abort, KeyboardInterrupt):
        _say("已中断，没有留下不完整的文件。")
        return INTERRUPTED
    except MemoryError:
        _say("错误：内存不够，没有完成。请关闭其他程序，或者把文件分开处理。")
        return EXIT_FAILED
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing more can be said on this stream.
        sys.stderr.close()
        return EXIT_CLEAN
    return int(result or EXIT_CLEAN)


def _asked_for(words: Sequence[str]) -> typer.Typer:
    """The command with the one subcommand that a call names: to build them all takes typer longer than most run."""
    commands = [one for one in app.registered_commands if [one.name] == words[:1]]
    if not commands:
        return app
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = commands, []
    return alone


def _show_version(wanted: bool) -> None:
    if wanted:
        from toolkit import __version__

        typer.echo(f"xxgk {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", "-V", help="显示版本号。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command("read", cls=Command)
def read(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件…", help="原件（Word、PDF、文本、工作簿或 JSON），- 为标准输入。")
    ],
    form: Annotated[
        ReadFormat, typer.Option("--format", help="table 给人看，json 给程序用，jsonl 每行一份报告。")
    ] = ReadFormat.TABLE,
    draw: Annotated[
        Path | None,
        typer.Option("--draw", metavar="文件夹", help="把 PDF 每页连同认出的表格画成图片，存到这个文件夹。"),
    ] = None,
) -> int:
    """读取年度报告，显示读到的内容。"""
    from toolkit import pipeline
    from toolkit.settings import settings_here
    from toolkit.views import report_view

    settings = settings_here()
    if form is ReadFormat.JSONL:
        return _read_lines(files, settings)
    status = EXIT_CLEAN
    reports: list[Report] = []
    for file in files:
        found: list[Report] = []
        try:
            found = list(pipeline.read_all(file, settings))
        except XxgkError as fault:
            _say(f"错误：{fault.message}")
            status = EXIT_FAILED if len(files) == 1 else EXIT_FINDINGS
        if draw is not None:
            _draw(file, found, draw)
        reports += found
        for report in found:
            if form is ReadFormat.TABLE:
                _print(report_view(report))
                _tell(report.findings, report)
    if form is ReadFormat.JSON and reports:
        _print(_json_of(reports, max(len(files), len(reports))))
    if not reports:
        return EXIT_FAILED
    return max(status, _status(finding for report in reports for finding in report.findings))


def _draw(file: Path, found: Sequence[Report], folder: Path) -> None:
    """Also of a file that could not be understood: the picture shows why."""
    from toolkit.drawing import draw_pages

    for path in draw_pages(file, found[0] if found else None, folder):
        _say(f"已画出 {path}")


def _read_lines(files: Sequence[Path], settings: Settings) -> int:
    """One report a line, in the order given; a file that can't be read has a line of its own."""
    import json

    from toolkit import pipeline

    failed = 0
    errors = False
    for file in files:
        try:
            for report in pipeline.read_all(file, settings):
                errors = errors or report.has_errors()
                _print(report.to_json(indent=None))
        except XxgkError as fault:
            failed += 1
            _print(json.dumps({"file": str(file), "error": fault.message}, ensure_ascii=False))
    if failed == len(files):
        return EXIT_FAILED
    return EXIT_FINDINGS if failed or errors else EXIT_CLEAN


def _json_of(reports: Sequence[Report], asked: int) -> str:
    if asked == 1:
        return reports[0].to_json()
    return "[\n" + ",\n".join(report.to_json() for report in reports) + "\n]"


@app.command("convert", cls=Command)
def convert(
    file: Annotated[Path, typer.Argument(metavar="文件", help="原件，或 JSON 数据。")],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="输出文件", help="写到哪里；扩展名 .docx、.json 或 .xlsx 决定写成什么。"
        ),
    ],
    template: Annotated[Path | None, typer.Option("--template", metavar="模板", help="用自己的 Word 模板。")] = None,
    mend: Annotated[
        bool, typer.Option("--mend", help="改正可以放心改的地方，并逐条列出改前改后；不改动填写的数字。")
    ] = False,
    previous: Annotated[
        Path | None, typer.Option("--previous", metavar="上年报告", help="上一年的报告，用来核对两年的衔接。")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="输出文件已存在时覆盖它。")] = False,
    config: ConfigOption = None,
) -> int:
    """把原件整理成规定格式的文档。"""
    from toolkit import pipeline
    from toolkit.settings import settings_here

    settings = settings_here(config)
    last_year = pipeline.read(previous, settings) if previous else None
    done = pipeline.convert(
        file, output, template, overwrite=overwrite, mend=mend, previous=last_year, settings=settings
    )
    _tell(done.findings, done.report)
    if done.changes:
        from toolkit.printing import changes_text

        _print(changes_text(done.changes))
    _say(f"已写出 {output}")
    return _status(done.findings)


@app.command("blank", cls=Command)
def blank(
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="输出", help="写到哪里：一个 .docx 或 .json 文件；有名单时是一个文件夹。"
        ),
    ],
    agency: Annotated[str | None, typer.Option("--agency", metavar="机关", help="机关全称。")] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="年度", help="报告年度，如 2025。")] = None,
    roster: Annotated[
        Path | None,
        typer.Option(
            "--roster",
            metavar="名单",
            help="机关名单（.xlsx、.csv），每个机关一份；可以有联系方式、落款、日期、年度各列。",
        ),
    ] = None,
    contact: Annotated[
        str | None, typer.Option("--contact", metavar="联系方式", help="写进开头的联系方式；不给就不写。")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="落款日期，如 2026年1月20日；不给就不写。")
    ] = None,
    template: Annotated[Path | None, typer.Option("--template", metavar="模板", help="用自己的 Word 模板。")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="输出文件已存在时覆盖它。")] = False,
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
    _tell(findings, report)
    _say(f"已写出 {output}")
    return _status(findings)


app.command("batch", cls=Command)(batch)
app.command("check", cls=Command)(check)
app.command("rule", cls=Command)(rule)


@app.command("form", cls=Command)
def show_form(
    edition: Annotated[Edition | None, typer.Argument(metavar="版本", help="2019 或 2021；不写就显示全部。")] = None,
) -> int:
    """查看规定格式：各部分、各表、每一格的名称和勾稽关系。"""
    from toolkit.form import EDITIONS
    from toolkit.views import form_view

    wanted = [form for form in EDITIONS if edition in (None, form.edition)]
    _print("\n\n".join(form_view(form) for form in wanted))
    return EXIT_CLEAN


@app.command("schema", cls=Command)
def schema() -> int:
    """输出报告 JSON 的格式说明（JSON Schema 2020-12），供程序使用。"""
    import json

    from toolkit.schema import json_schema

    _print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return EXIT_CLEAN


@template_app.command("build", cls=Command)
def template_build(
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="输出", help="写到哪里：一个 .docx 文件，或一个文件夹（各版都写）。"),
    ],
    edition: Annotated[Edition | None, typer.Option("--edition", help="哪一版；不写时，单个文件按最新一版。")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="已存在时覆盖它。")] = False,
) -> int:
    """按规定格式生成 Word 模板，可以在 Word 里改字体、字号后使用。"""
    from toolkit import writing

    for path in writing.build_templates(output, edition, overwrite=overwrite):
        _say(f"已写出 {path}")
    return EXIT_CLEAN


@template_app.command("lint", cls=Command)
def template_lint(
    template: Annotated[Path, typer.Argument(metavar="模板", help="自己的 Word 模板。")],
    edition: Annotated[Edition | None, typer.Option("--edition", help="按哪一版检查；不写就按最接近的一版。")] = None,
) -> int:
    """检查自己的模板缺了什么、写错了什么。"""
    from toolkit import writing

    faults = writing.lint_template(template, edition)
    for fault in faults:
        _print(f"{fault.code} {fault.message}")
    _say(f"{template}：发现 {len(faults)} 处问题。" if faults else f"{template}：没有问题，可以使用。")
    return _status(faults)


@template_app.command("workbook", cls=Command)
def template_workbook(
    year: Annotated[int, typer.Option("--year", metavar="年度", min=2019, max=2100, help="报告年度，如 2025。")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="输出文件", help="写到哪里，.xlsx。")],
    agency: Annotated[str, typer.Option("--agency", metavar="机关", help="机关全称；不写就由填报单位自己填。")] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="输出文件已存在时覆盖它。")] = False,
) -> int:
    """生成填报表：照规定格式填数字和文字，合计自动计算，不平的地方当场标红。"""
    from toolkit.writers.workbook import write_empty_workbook

    write_empty_workbook(year, output, agency, overwrite=overwrite)
    _say(f"已写出 {output}")
    return EXIT_CLEAN


def _print(text: str) -> None:
    """Data, to standard output."""
    typer.echo(text)


def _say(text: str) -> None:
    """Messages, to standard error."""
    typer.echo(text, err=True)


def _tell(findings: Sequence[Finding], report: Report) -> None:
    """Findings for people, to standard error."""
    from toolkit.printing.shapes import SEVERITIES

    for finding in findings:
        severity = SEVERITIES[finding.severity].zh
        _say(f"{report.file or report.agency or ''}：{severity} {finding.code} {finding.message}")


def _status(findings: Iterable[Finding]) -> int:
    from toolkit.finding import Severity

    return EXIT_FINDINGS if any(one.severity is Severity.ERROR for one in findings) else EXIT_CLEAN
