"""Makes the templates that come with the package: python -m toolkit.writers.template_bundle FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit.form import EDITIONS
from toolkit.writers.template_build import build
from toolkit.writers.template_parse import parse
from toolkit.writers.template_prepared import dump
from toolkit.writers.template_source import open_source


def write_bundle(folder: Path) -> None:
    """Each edition's template, and its pieces beside it."""
    for form in EDITIONS:
        template = build(form)
        (folder / f"report-{form.edition}.docx").write_bytes(template)
        (folder / f"report-{form.edition}.json").write_text(prepared(template), "utf-8")


def prepared(template: bytes) -> str:
    source = open_source(template)
    return dump(template, source.main, parse(source.patched).pieces)


if __name__ == "__main__":
    write_bundle(Path(sys.argv[1]))
