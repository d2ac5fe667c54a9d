"""The command: its subcommands, and how a call ends. What a command does is in `pipeline`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from toolkit import __version__
from toolkit.cli_batch import batch
from toolkit.cli_check import check, rule
from toolkit.cli_read import read, schema, show_form
from toolkit.cli_shared import say
from toolkit.cli_template import template
from toolkit.cli_text import Group, usage_message
from toolkit.cli_write import blank, convert
from toolkit.errors import EXIT_CLEAN, EXIT_FAILED, XxgkError, cause_of

INTERRUPTED = 130


@click.group(
    cls=Group,
    help="读取、检查、整理《政府信息公开工作年度报告》。全部在本机完成，不连网，不改动原件。",
    context_settings={"help_option_names": ["--help", "-h"], "show_default": True},
)
@click.version_option(__version__, "--version", "-V", message="%(prog)s %(version)s", help="显示版本号。")
def app() -> None:
    pass


for _command in (read, convert, blank, batch, check, rule, show_form, schema, template):
    app.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one call and says how it ended; every error is shown here and nowhere else."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        result = app.main(args=words, prog_name="xxgk", standalone_mode=False)
    except XxgkError as fault:
        say(f"错误：{fault.message}")
        return fault.exit_code
    except click.exceptions.NoArgsIsHelpError as help_text:
        say(help_text.format_message())
        return EXIT_FAILED
    except click.ClickException as fault:
        say(f"错误：{usage_message(fault)}")
        return EXIT_FAILED
    except (click.Abort, KeyboardInterrupt):
        say("已中断，没有留下不完整的文件。")
        return INTERRUPTED
    except MemoryError:
        say("错误：内存不够，没有完成。请关闭其他程序，或者把文件分开处理。")
        return EXIT_FAILED
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing more can be said on this stream.
        sys.stderr.close()
        return EXIT_CLEAN
    except OSError as fault:
        # Files are looked after where they are opened: what is left are the streams.
        say(f"错误：写不出结果（{cause_of(fault)}），没有完成。请检查磁盘空间和输出的位置。")
        return EXIT_FAILED
    return int(result or EXIT_CLEAN)
