"""Measures everything in one run, prints the table of ratios, and keeps it in bench/RESULTS.md.

    python -m bench.run [--rounds 5] [--cases N] [--without-processes]

Ratios hold between machines, milliseconds don't. A busy machine slows everybody, so that ratios stay; but the batch
needs two idle cores.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench import in_process, processes
from bench.originals import one_engine_enough, originals
from bench.results import HEAD, rows, surroundings
from bench.timing import Contest

RESULTS = Path(__file__).parent / "RESULTS.md"
# Whole processes are measured on few originals: most of their time is the same for all.
_PROCESS_FILES = 4
_INTRODUCTION = """# Results

Written by `make bench`. Every row is one contest in one run: everybody in turn on each original, the garbage collected
before each timing, the median over {rounds} rounds; in processor time inside one process, by the wall clock for whole processes.
Milliseconds are the mean over the originals; the ratio is of all
originals together, `middle file` the median of the ratios original by original. Ours checks, reads back what it wrote
and compares; the others don't. Originals: {pdfs} PDF, {words} DOCX.
"""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--cases", type=int, default=0, help="so many cases of each kind, not all")
    ask.add_argument("--without-processes", action="store_true", help="leave out whole processes and the batch")
    args = ask.parse_args()
    pdfs, words = (originals(suffix, args.cases) for suffix in ("pdf", "docx"))
    shown = [HEAD]
    print(HEAD, flush=True)
    for contest in _contests(pdfs, words, args):
        shown += rows(contest)
        print("\n".join(rows(contest)), flush=True)
    introduction = _INTRODUCTION.format(rounds=args.rounds, pdfs=len(pdfs), words=len(words))
    RESULTS.write_text("\n\n".join((introduction, surroundings(), "\n".join(shown))) + "\n", encoding="utf-8")


def _contests(pdfs: Mapping[str, bytes], words: Mapping[str, bytes], args: argparse.Namespace) -> Iterator[Contest]:
    yield from in_process.contests(pdfs, words, args.rounds)
    if args.without_processes:
        return
    with tempfile.TemporaryDirectory() as folder:
        few = map(_few, (pdfs, one_engine_enough(pdfs), words))
        yield from processes.contests(*few, args.rounds, Path(folder))
        yield processes.batch(3, Path(folder))


def _few(some: Mapping[str, bytes]) -> dict[str, bytes]:
    return dict(sorted(some.items())[:: -(-len(some) // _PROCESS_FILES)])


if __name__ == "__main__":
    main()
