"""The commands that show: a report as it was read, the official form, the schema of the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli_shared import EDITION, PATH, files_argument, hand_out, say, show, status_of, tell
from toolkit.cli_text import Command
from toolkit.errors import EXIT_CLEAN, EXIT_FAILED, EXIT_FINDINGS, XxgkError, printable

if TYPE_CHECKING:
    from toolkit.report import Report
    from toolkit.settings import Settings


@click.command("read", cls=Command)
@files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "jsonl")),
    default="table",
    help="table 给人看，json 给程序用，jsonl 每行一份报告。",
)
@click.option("--draw", metavar="文件夹", type=PATH, help="把 PDF 每页连同认出的表格画成图片，存到这个文件夹。")
def read(files: tuple[Path, ...], form: str, draw: Path | None) -> int:
    """读取年度报告，显示读到的内容。"""
    from toolkit import pipeline
    from toolkit.settings import settings_here
    from toolkit.views import report_view

    settings = settings_here()
    if form == "jsonl":
        return _read_lines(files, settings)
    status = EXIT_CLEAN
    reports: list[Report] = []
    for file in files:
        found: list[Report] = []
        try:
            found = list(pipeline.read_all(file, settings))
        except XxgkError as fault:
            say(f"错误：{fault.message}")
            status = EXIT_FAILED if len(files) == 1 else EXIT_FINDINGS
        if draw is not None:
            _draw(file, found, draw)
        reports += found
        for report in found:
            if form == "table":
                show(report_view(report))
                tell(report.findings, report)
    if form == "json" and reports:
        hand_out(_json_of(reports, max(len(files), len(reports))))
    if not reports:
        return EXIT_FAILED
    return max(status, status_of(finding for report in reports for finding in report.findings))


def _draw(file: Path, found: Sequence[Report], folder: Path) -> None:
    """Also of a file that could not be understood: the picture shows why."""
    from toolkit.drawing import draw_pages

    for path in draw_pages(file, found[0] if found else None, folder):
        say(f"已画出 {path}")


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
                hand_out(report.to_json(indent=None))
        except XxgkError as fault:
            failed += 1
            hand_out(json.dumps({"file": printable(str(file)), "error": fault.message}, ensure_ascii=False))
    if failed == len(files):
        return EXIT_FAILED
    return EXIT_FINDINGS if failed or errors else EXIT_CLEAN


def _json_of(reports: Sequence[Report], asked: int) -> str:
    if asked == 1:
        return reports[0].to_json()
    return "[\n" + ",\n".join(report.to_json() for report in reports) + "\n]"


@click.command("form", cls=Command)
@click.argument("edition", metavar="[版本]", type=EDITION, required=False, help="2019 或 2021；不写就显示全部。")
def show_form(edition: str | None) -> int:
    """查看规定格式：各部分、各表、每一格的名称和勾稽关系。"""
    from toolkit.form import EDITIONS
    from toolkit.views import form_view

    wanted = [form for form in EDITIONS if edition in (None, form.edition)]
    show("\n\n".join(form_view(form) for form in wanted))
    return EXIT_CLEAN


@click.command("schema", cls=Command)
def schema() -> int:
    """输出报告 JSON 的格式说明（JSON Schema 2020-12），供程序使用。"""
    import json

    from toolkit.schema import json_schema

    hand_out(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return EXIT_CLEAN
