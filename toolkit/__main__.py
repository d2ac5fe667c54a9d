"""`python -m toolkit` and the command `xxgk`."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

EXIT_BUG = 2


def main() -> None:
    """Runs the command; the version is told without loading anything else."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from toolkit import __version__

        print(f"xxgk {__version__}")
        return
    from toolkit.cli import run

    _spell_out_what_a_stream_cannot_hold()
    try:
        status = run()
    except Exception as fault:
        # A bug of ours: a clerk can do nothing with a traceback, whoever mends it asks for one.
        if os.environ.get("XXGK_TRACEBACK"):
            raise
        print(
            f"程序内部出错（{type(fault).__name__}：{fault}），没有完成。请把文件和这句话交给维护人员；"
            "设置环境变量 XXGK_TRACEBACK=1 后再运行一次，可以看到详细信息。",
            file=sys.stderr,
        )
        status = EXIT_BUG
    # The interpreter would look through all that is left for garbage before it ends.
    gc.freeze()
    sys.exit(status)


def _spell_out_what_a_stream_cannot_hold() -> None:
    """A Chinese Windows writes redirected output in GBK, which lacks rare characters of names."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
