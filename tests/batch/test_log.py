"""The run log: whole lines only count, and only for the options that they were written with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.batch.lock import AlreadyRunning, FolderLock
from toolkit.batch.log import RunLog
from toolkit.batch.record import Record, from_line, to_line
from toolkit.finding import Finding, Place, Severity
from toolkit.form import form_of
from toolkit.writers.summary_entry import Status

OPTIONS = {"to": ["docx"]}


def record(name: str = "a", **fields: object) -> Record:
    whole: dict[str, object] = {"input": f"/in/{name}", "file": name, "status": Status.DONE, "sha256": "0" * 64}
    return Record(**(whole | fields))  # type: ignore[arg-type]


def whole_record() -> Record:
    values = dict.fromkeys((slot.address for slot in form_of("2021").slots), 0)
    values |= {"disclosure.fees.amount": Decimal("7730.28"), "requests.granted.total": None}
    values |= {slot.address: 1 for slot in form_of("2021").group_slots}
    finding = Finding(
        "A201", "x", Severity.ERROR, "不平", ("requests.granted.total",), Place(page=3, box=(1.5, 2, 3, 4))
    )
    return record(
        agency="甲局", year=2024, edition="2021", values=values, findings=(finding,), outputs={"甲局.docx": "ab"}
    )


def test_a_line_comes_back_whole() -> None:
    assert from_line(to_line(whole_record())) == whole_record()


def test_a_name_that_is_no_text_comes_back() -> None:
    odd = record(b"\xff\xfe.docx".decode("utf-8", "surrogateescape"))
    assert from_line(to_line(odd)) == odd


@pytest.mark.parametrize("cut", [1, 20, -2])
def test_a_torn_line_is_no_record(cut: int) -> None:
    assert from_line(to_line(whole_record())[:cut]) is None


def written(path: Path, *records: Record, options: object = OPTIONS, fresh: bool = False) -> RunLog:
    log = RunLog(path)
    log.open(options, fresh=fresh)  # type: ignore[arg-type]
    for one in records:
        log.add(one)
    return log


def test_what_was_done_is_found_again(tmp_path: Path) -> None:
    written(tmp_path / "log", record("a"), record("b", outputs={"b.docx": "12"})).close()
    earlier = RunLog(tmp_path / "log").earlier()
    assert list(earlier.done) == ["/in/a", "/in/b"]
    assert earlier.made == {"b.docx": {"12"}}


def test_a_torn_last_line_is_cut_before_the_next_is_written(tmp_path: Path) -> None:
    path = tmp_path / "log"
    written(path, record("a"), record("b")).close()
    path.write_bytes(path.read_bytes()[:-9])
    assert list(RunLog(path).earlier().done) == ["/in/a"]
    written(path, record("c")).close()
    assert list(RunLog(path).earlier().done) == ["/in/a", "/in/c"]


def test_a_file_of_many_reports_is_done_with_its_last(tmp_path: Path) -> None:
    parts = [record("a", number=number, last=number == 3) for number in (1, 2, 3)]
    written(tmp_path / "log", *parts[:2]).close()
    assert not RunLog(tmp_path / "log").earlier().done
    written(tmp_path / "log", *parts).close()
    assert [len(offsets) for offsets in RunLog(tmp_path / "log").earlier().done.values()] == [3]


@pytest.mark.parametrize("status", [Status.CRASH, Status.TIMEOUT, Status.MEMORY, Status.UNWRITABLE])
def test_what_may_end_otherwise_is_not_done(tmp_path: Path, status: Status) -> None:
    written(tmp_path / "log", record(status=status)).close()
    assert not RunLog(tmp_path / "log").earlier().done


def test_other_options_and_a_fresh_start_undo_what_was_done(tmp_path: Path) -> None:
    written(tmp_path / "one", record("a")).close()
    written(tmp_path / "one", options={"to": ["json"]}).close()
    assert not RunLog(tmp_path / "one").earlier().done
    written(tmp_path / "two", record("a", outputs={"a.docx": "1"})).close()
    written(tmp_path / "two", fresh=True).close()
    earlier = RunLog(tmp_path / "two").earlier()
    assert (dict(earlier.done), earlier.made) == ({}, {"a.docx": {"1"}})


def test_a_settled_log_has_this_runs_lines_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "log"
    written(path, record("b"), record("a")).close()
    earlier = RunLog(path).earlier()
    log = written(path)
    log.keep(earlier.done["/in/a"])
    log.add(record("c"))
    log.settle(OPTIONS)
    straight = written(tmp_path / "straight", record("a"), record("c"))
    straight.settle(OPTIONS)
    assert path.read_bytes() == (tmp_path / "straight").read_bytes()


def test_a_log_full_of_anything_harms_nobody(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b'\xff\xfe\n[]\n{"input":1}\n{"log":"xxgk.batch/1"}\nnull\n' + to_line(record("a")))
    assert list(RunLog(tmp_path / "log").earlier().done) == ["/in/a"]


def test_two_runs_in_one_folder_are_refused(tmp_path: Path) -> None:
    with FolderLock(tmp_path), pytest.raises(AlreadyRunning, match="正在使用"), FolderLock(tmp_path):
        pass
    assert not list(tmp_path.iterdir())


def test_a_lock_file_that_was_left_behind_locks_nothing(tmp_path: Path) -> None:
    (tmp_path / ".xxgk-batch.lock").write_text("999999")
    with FolderLock(tmp_path):
        pass
