"""How long a PDF takes to become an Original, beside pdfplumber's open and extract_tables over the same pages.

    python bench/pdf_vs_pdfplumber.py FILE.pdf… [--rounds 7]

Both run in turn within every round, so that a busy machine slows both; the medians over the rounds are compared, per
file and in sum. Nothing is asserted: the figure is printed.
"""

from __future__ import annotations

import argparse
import io
import logging
from pathlib import Path
from statistics import median
from time import perf_counter

import pdfplumber

from toolkit.readers.pdf import read


def ours(data: bytes, name: str) -> float:
    start = perf_counter()
    read(data, name)
    return perf_counter() - start


def theirs(data: bytes) -> float:
    start = perf_counter()
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()
    return perf_counter() - start


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", nargs="+", type=Path)
    ask.add_argument("--rounds", type=int, default=7)
    args = ask.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    files = {path.name: path.read_bytes() for path in args.files}
    taken: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in files}
    for _ in range(args.rounds):
        for name, data in files.items():
            taken[name][0].append(ours(data, name))
            taken[name][1].append(theirs(data))
    medians = {name: (median(mine), median(other)) for name, (mine, other) in taken.items()}
    print(f"{'file':<28}{'here':>10}{'pdfplumber':>12}{'times':>8}")
    for name, (mine, other) in [*medians.items(), ("all", tuple(map(sum, zip(*medians.values(), strict=True))))]:
        print(f"{name:<28}{mine * 1000:>7.1f} ms{other * 1000:>9.1f} ms{other / mine:>8.1f}")


if __name__ == "__main__":
    main()
