"""The command line's own words in Chinese: help pages and what is wrong with a call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

_SECTIONS = {"Options": "选项", "Positional arguments": "参数", "Commands": "命令"}


class ChineseFormatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        args = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]", "命令 [参数]")
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_SECTIONS.get(name, name)):
            yield

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(first, _in_chinese(second)) for first, second in rows], col_max, col_spacing)


def _in_chinese(text: str) -> str:
    return (
        text.replace("Show this message and exit.", "显示这段说明。")
        .replace("[default: ", "[不写时为：")
        .replace("[required]", "[必填]")
        .replace("; required]", "；必填]")
    )


class ChineseContext(click.Context):
    formatter_class = ChineseFormatter


class Command(click.Command):
    context_class = ChineseContext


class Group(click.Group):
    context_class = ChineseContext
    command_class = Command
    group_class = type

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """In the order in which a report goes through them, as they were added."""
        return list(self.commands)


def usage_message(fault: click.ClickException) -> str:
    """What is wrong with a call, and where to look it up."""
    context = getattr(fault, "ctx", None)
    command = context.command_path if context else "xxgk"
    return f"{_fault(fault)}\n用法说明：{command} --help"


def _fault(fault: click.ClickException) -> str:
    if isinstance(fault, click.NoSuchOption):
        hint = f"，是不是想写 {'、'.join(fault.possibilities)}？" if fault.possibilities else "。"
        return f"没有 {fault.option_name} 这个选项{hint}"
    if isinstance(fault, click.MissingParameter):
        param = fault.param
        name = param.opts[0] if param and param.param_type_name == "option" else _shown(param)
        return f"缺少 {name}，请补上。"
    if isinstance(fault, click.BadParameter):
        return f"{_shown(fault.param)} 的写法不对：{_bad_value(fault)}"
    if isinstance(fault, click.BadOptionUsage):
        return f"{fault.option_name} 后面缺少内容，请补上。"
    if isinstance(fault, click.UsageError) and fault.message.startswith("No such command"):
        return f"没有 {fault.message.split(chr(39))[1]} 这个命令。"
    if isinstance(fault, click.UsageError) and "unexpected extra argument" in fault.message:
        return f"多写了参数：{fault.message.partition('(')[2].rstrip(')')}"
    return fault.format_message()


def _bad_value(fault: click.BadParameter) -> str:
    kind = fault.param.type if fault.param else None
    if isinstance(kind, click.Choice):
        return f"应是 {'、'.join(map(str, kind.choices))} 之一。"
    if isinstance(kind, click.types.IntRange | click.types.IntParamType):
        return "应是整数，且在允许的范围内。"
    return fault.message


def _shown(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    return (
        param.opts[-1]
        if param.param_type_name == "option"
        else param.make_metavar(click.Context(click.Command("xxgk")))
    )
