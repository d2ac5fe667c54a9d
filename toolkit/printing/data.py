"""Findings as JSON: one list over all files."""

from __future__ import annotations

import json
from collections.abc import Sequence

from toolkit.printing.shapes import Checked
from toolkit.report.json_out import finding_data


def findings_json(results: Sequence[Checked]) -> str:
    data = [{"file": result.file, **finding_data(finding)} for result in results for finding in result.findings]
    return json.dumps(data, ensure_ascii=False, indent=2)
