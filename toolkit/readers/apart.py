"""Runs a reader in a process of its own, with limits, for files that could hang or crash the one that reads them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from toolkit.errors import LimitExceeded, UnreadableFile, XxgkError

SECONDS = 40
MOST_MEMORY = 1_024 * 1024 * 1024

_START = "import sys; sys.path[:] = {path!r}; from toolkit.readers.apart import answer; answer()"

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def run_apart(
    file: str, function: Callable[Parameters, Result], *args: Parameters.args, **kwargs: Parameters.kwargs
) -> Result:
    """What a module's function returns or raises for these arguments; a file that breaks it is unreadable."""
    import pickle
    import subprocess

    if not sys.executable:
        raise LimitExceeded(f"{file}：文件内容异常，为安全起见没有读取。请用阅读软件打开后另存（打印成 PDF）再试。")
    call = pickle.dumps((function, args, kwargs))
    command = [sys.executable, "-c", _START.format(path=[str(path) for path in sys.path])]
    try:
        # The command is this program's own; only the call's data comes from outside, through a pipe.
        done = subprocess.run(command, input=call, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise LimitExceeded(
            f"{file}：读了 {SECONDS} 秒还没有读完，文件内容异常。请用阅读软件打开后另存（打印成 PDF）再试。"
        ) from None
    if done.returncode != 0 or not done.stdout:
        raise LimitExceeded(
            f"{file}：读取时用尽内存或中断，文件可能损坏或内容异常。请用阅读软件打开后另存（打印成 PDF）再试。"
        )
    # The answer comes from the process started above.
    kind, answer = pickle.loads(done.stdout)  # noqa: S301
    if kind == "fault":
        raise cast(XxgkError, answer)
    return cast(Result, answer)


def answer() -> None:
    """The other side: takes a call from standard input, and gives its result on standard output."""
    import pickle

    _limit()
    function, args, kwargs = pickle.load(sys.stdin.buffer)  # noqa: S301
    # Whatever a library prints must not get between.
    with contextlib.redirect_stdout(sys.stderr):
        told: tuple[str, Any]
        try:
            told = ("result", function(*args, **kwargs))
        except XxgkError as fault:
            told = (
                "fault",
                type(fault)(fault.message) if isinstance(fault, UnreadableFile) else UnreadableFile(fault.message),
            )
    sys.stdout.buffer.write(pickle.dumps(told))
    sys.stdout.buffer.flush()


def _limit() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limits; there the time limit has to do.
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
