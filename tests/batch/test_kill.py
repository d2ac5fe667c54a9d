"""A run that is killed at any moment leaves whole files only, and resuming ends as if nothing had happened."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.folders import batch, contents, is_whole, write_report
from tests.batch.planted import HERE
from toolkit.batch.naming import LOG

KILLS = 20

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")

COMMAND = """
import sys
from pathlib import Path
from toolkit.batch.run import Options, run
if __name__ == "__main__":
    run(Options((sys.argv[1],), Path(sys.argv[2]), kinds=("docx", "json"), jobs=2, resume=True, work=sys.argv[3]))
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for number in range(40):
        # Every fourth agency has reported twice: names must be numbered as in one go.
        write_report(folder / f"{number:02}.docx", f"第{number - number % 4 // 3}局")
    return folder


def start(
    source: Path, output: Path, script: Path, work: str = "toolkit.batch.work:convert_file"
) -> subprocess.Popen[bytes]:
    script.write_text(COMMAND, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(script), str(source), str(output), work]
    return subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, start_new_session=True)


def visible(output: Path) -> list[Path]:
    return [path for path in output.iterdir() if not path.name.startswith(".")] if output.exists() else []


def test_killed_at_twenty_moments_it_ends_as_an_undisturbed_run(source: Path, tmp_path: Path) -> None:
    undisturbed, output, script = tmp_path / "undisturbed", tmp_path / "out", tmp_path / "run.py"
    batch(source, undisturbed, kinds=("docx", "json"))
    moments = random.Random(20)
    for _ in range(KILLS):
        process = start(source, output, script)
        # Now and then before it has begun, mostly after a line or two more, in the middle of whatever comes next.
        lines = moments.choice((0, 1, 1, 2, 3))
        reached = _size(output) + lines
        while _size(output) < reached and process.poll() is None:
            time.sleep(0.002)
        time.sleep(moments.uniform(0, 0.08))
        process.kill()
        process.communicate()
        assert all(is_whole(path) for path in visible(output) if path.suffix in (".docx", ".xlsx", ".json"))
    process = start(source, output, script)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said.decode()
    assert contents(output) == contents(undisturbed)
    assert sorted(path.name for path in output.iterdir()) == sorted(path.name for path in undisturbed.iterdir())


def _size(output: Path) -> int:
    """How many lines the log has."""
    log = output / LOG
    return log.read_bytes().count(b"\n") if log.exists() else 0


def test_workers_end_with_their_parent(source: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("hang\n")
    process = start(tmp_path / "in", tmp_path / "out", tmp_path / "run.py", f"{HERE}:misbehave")
    children = _wait_for(lambda: _children(process.pid))
    process.kill()
    process.communicate()
    _wait_for(lambda: not any(_alive(child) for child in children))


def test_ctrl_c_ends_within_two_seconds_and_leaves_whole_files(source: Path, tmp_path: Path) -> None:
    for path in source.iterdir():
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "in" / "05.txt").write_text("hang\n")
    output = tmp_path / "out"
    process = start(tmp_path / "in", output, tmp_path / "run.py", f"{HERE}:misbehave")
    _wait_for(lambda: len(visible(output)) > 3)
    begun = time.monotonic()
    # As a terminal does it: to the whole group.
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert time.monotonic() - begun < 2
    assert b"KeyboardInterrupt" in said
    assert said.count(b"Traceback") == 1
    assert all(is_whole(path) for path in visible(output) if path.suffix in (".docx", ".json"))
    assert not [path for path in output.iterdir() if path.name.startswith(".")]


def _children(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(number) for number in listed.stdout.split()]


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_for(condition, seconds: float = 15.0):  # type: ignore[no-untyped-def]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("waited in vain")
