"""The place apart where workers leave what they made, until it is put in its place."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

# One line for each report of a file, beside its documents.
RECORDS = "records.jsonl"


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_through(path: Path, data: bytes) -> None:
    """A file whose content is on the disk before its name is used."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
