"""`python -m toolkit` and the command `xxgk`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command; the version is told without loading anything else."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from toolkit import __version__

        print(f"xxgk {__version__}")
        return
    from toolkit.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
