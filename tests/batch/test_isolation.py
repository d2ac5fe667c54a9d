"""A file that crashes, hangs or eats memory fails alone; everything else is as in a run without it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.batch.folders import QUICK, batch, contents, write_report
from tests.batch.planted import HERE
from toolkit.batch.crew import Crew, Limits
from toolkit.batch.naming import LOG, SUMMARY
from toolkit.errors import UnwritableFile
from toolkit.writers.summary_entry import Status

MISBEHAVE = f"{HERE}:misbehave"
# Long enough for a good file on a busy machine; a file that hangs costs a test all of it.
SHORT = Limits(seconds=6, megabytes=256)
PATIENT = Limits(seconds=120, megabytes=256)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    for number in range(4):
        write_report(folder / f"{number}.docx", f"第{number}局")
    return folder


def with_bad(good: Path, folder: Path, *kinds: str) -> Path:
    folder.mkdir()
    for path in good.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    for kind in kinds:
        # Names that come before, between and after the good ones.
        for name in ("!", "15", "x"):
            (folder / f"{name}{kind}.txt").write_text(f"{kind}\n", encoding="utf-8")
    return folder


def logged(output: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (output / LOG).read_text(encoding="utf-8").splitlines()[1:]]


def documents(output: Path) -> dict[str, str]:
    return {name: digest for name, digest in contents(output).items() if name not in (LOG, SUMMARY)}


@pytest.mark.parametrize(
    ("kind", "status", "says"),
    [
        ("crash", Status.CRASH, "SIGSEGV"),
        ("exit", Status.CRASH, "退出码 3"),
        ("raise", Status.CRASH, "ZeroDivisionError"),
        ("hang", Status.TIMEOUT, "超过 6 秒"),
        pytest.param(
            "memory",
            Status.MEMORY,
            "内存",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses memory"),
        ),
    ],
)
def test_a_file_that_misbehaves_fails_alone(good: Path, tmp_path: Path, kind: str, status: Status, says: str) -> None:
    batch(good, tmp_path / "undisturbed", work=MISBEHAVE)
    limits = SHORT if kind == "hang" else PATIENT
    result = batch(with_bad(good, tmp_path / "in", kind), tmp_path / "out", work=MISBEHAVE, limits=limits, jobs=4)
    bad = [one for one in logged(tmp_path / "out") if one["status"] != "done"]
    assert result.exit_code == 1
    assert [(one["status"], says in str(one["reason"])) for one in bad] == [(status.value, True)] * 3
    assert documents(tmp_path / "out") == documents(tmp_path / "undisturbed")


def test_only_misbehaving_files_end_the_run_with_nothing_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("raise\n")
    assert batch(tmp_path / "in", tmp_path / "out", work=MISBEHAVE).exit_code == 2


def test_the_clock_begins_anew_with_each_report_of_a_file() -> None:
    tasks = iter([{"number": 0}])
    with Crew(f"{HERE}:long_file_of_many", {}, 1, Limits(seconds=1)) as crew:
        ((_, answer),) = crew.run(lambda: next(tasks, None), lambda: True)
    assert answer.status == "unreadable"


def test_what_libraries_print_goes_nowhere(good: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    batch(good, tmp_path / "out", work=f"{HERE}:print_loudly")
    shown = capfd.readouterr()
    assert "from" not in shown.out + shown.err


def test_a_full_disk_stops_the_run_and_resuming_ends_it(good: Path, tmp_path: Path) -> None:
    source = with_bad(good, tmp_path / "in")
    (source / "15.txt").write_text("full\n")
    with pytest.raises(UnwritableFile, match="磁盘已满"):
        batch(source, tmp_path / "out", work=MISBEHAVE, jobs=1)
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]
    (source / "15.txt").unlink()
    assert batch(source, tmp_path / "out", resume=True).exit_code == 0
    batch(source, tmp_path / "straight")
    assert documents(tmp_path / "out") == documents(tmp_path / "straight")


def test_a_worker_that_cannot_start_is_told_once() -> None:
    from toolkit.errors import XxgkError

    tasks = iter([{"number": 0}])
    with Crew("tests.batch.nowhere:nothing", {}, 1, QUICK) as crew, pytest.raises(XxgkError, match="启动不了"):
        list(crew.run(lambda: next(tasks, None), lambda: True))
