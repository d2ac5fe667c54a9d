"""A probe shows what no look at names can: a right placeholder in the wrong cell."""

from __future__ import annotations

import pytest

from tests.writers.templates import changed
from toolkit.form import EDITIONS, form_of
from toolkit.matching import match
from toolkit.readers import read_bytes
from toolkit.writers.compare import differences
from toolkit.writers.template import bundled, prepare
from toolkit.writers.template_lint import lint
from toolkit.writers.template_probe import probe_report


def tried(template: bytes, edition: str = "2021") -> list[str]:
    probe = probe_report(form_of(edition))
    found = differences(probe, match(read_bytes(prepare(template).render(probe), "a.docx")))
    return [sentence for sentence in found if "— 1 —" not in sentence]


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.edition)
def test_the_bundled_templates_have_every_placeholder_in_its_cell(form) -> None:
    assert tried(bundled(form.edition), form.edition) == []


def test_two_placeholders_in_each_others_cells_are_found() -> None:
    swapped = changed(
        ("v.requests.granted.total", "v.x"),
        ("v.requests.granted.charity", "v.requests.granted.total"),
        ("v.x", "v.requests.granted.charity"),
    )
    assert lint(swapped) == ()
    first, second = tried(swapped)
    assert "「社会公益组织」列" in first
    assert "「总计」列" in second
