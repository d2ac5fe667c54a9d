"""The neutral schema of a report, and its JSON both ways."""

from __future__ import annotations

from toolkit.report.model import (
    PREFACE,
    SIGN_OFF,
    Figure,
    Match,
    RecognisedLabel,
    Report,
    SectionText,
    State,
    Unplaced,
    plain_number,
    section_keys,
)

__all__ = [
    "PREFACE",
    "SIGN_OFF",
    "Figure",
    "Match",
    "RecognisedLabel",
    "Report",
    "SectionText",
    "State",
    "Unplaced",
    "plain_number",
    "section_keys",
]
