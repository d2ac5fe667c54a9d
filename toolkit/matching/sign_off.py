"""The end of a report: who signs it and when, and the notes that offices set below."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.late_pattern import late_pattern
from toolkit.matching.identity import is_agency_like, is_date
from toolkit.text import clean, fold

_DATE_LABEL = r"(?:(?:发布|成文|填报|报告|落款)?(?:日期|时间):)"
_LABEL = late_pattern(
    r"^(?:(?:[发公]布|公开|编制|填报|报告|报送|制作)?(?:单位|机关|机构|部门)(?:名称)?(?:\((?:盖章|公章)\))?:"
    rf"|{_DATE_LABEL})"
)
_DATE_BEHIND = late_pattern(rf"^(.*?){_DATE_LABEL}?((?:20\d\d|[二2][〇○零0O]..)[年./-].+)$")
_SEAL = late_pattern(r"\((?:加?盖?公?章|印章|签章)\)$")
_IN_BRACKETS = late_pattern(r"^\(([^()]*)\)$")
# （此件公开发布）, 抄送：…, 附件：1.…, 2.…, 附表1, …印发.
_NOTE = late_pattern(r"^\(.*\)$|^[^:.;,]{2,8}:|^\d{1,2}[.、].*[^.]$|^附[件表图录][一二三四五六\d]*$|印发$")
# 东港区 教育体育局 is one name, two offices are two.
_PLACE = ("省", "市", "区", "县", "乡", "镇")
_MOST_LINES = 8


def sign_off_start(lines: Sequence[str], agency: str | None) -> int:
    """The number of the line that the sign-off begins with; one past the last where there is none."""
    first = len(lines)
    while first > 0 and len(lines) - first < _MOST_LINES:
        if not (_signs(lines[first - 1], agency) or _NOTE.search(fold(lines[first - 1]))):
            break
        first -= 1
    closing = range(first, len(lines))
    # Only a date shows that the lines below it are no text of the section.
    dated = next((number for number in closing if _is_dated(lines[number], agency)), len(lines))
    texts = [number for number in closing if number < dated and not _signs(lines[number], agency)]
    return texts[-1] + 1 if texts else first


def signature_amid(lines: Sequence[str]) -> int | None:
    """The number of a line that names an agency where a date follows: a sign-off, wherever it stands."""
    pairs = ((number, *_name_and_date(line)) for number, line in enumerate(lines[1:]))
    return next((number for number, name, date in pairs if date and not name and signed_agency(lines[number])), None)


def signed_agency(text: str, *, styled: bool = False) -> str | None:
    """The agency that a line names, and nothing else: label, dash, brackets, seal and date left out.

    In a sign-off by its style any name is an agency's, however it ends.
    """
    name, _ = _name_and_date(text)
    if styled:
        return name or None
    return name if is_agency_like(name, None) and not _names_several(text) else None


def signature_behind_sentence(text: str) -> tuple[str, str] | None:
    """A last sentence and the agency's own line, which PDFs and line breaks make one paragraph of."""
    sentence, stop, signature = text.rpartition("。")
    return (sentence + stop, signature.strip()) if sentence and signed_agency(signature) else None


def _signs(text: str, agency: str | None) -> bool:
    """Whether a line names nothing but an agency, a date, or both."""
    name, date = _name_and_date(text)
    return is_agency_like(name, agency) if name else bool(date)


def _is_dated(text: str, agency: str | None) -> bool:
    return bool(_name_and_date(text)[1]) and _signs(text, agency)


def _name_and_date(text: str) -> tuple[str, str]:
    """A folded line without label, dash, brackets and seal: the name it begins with, the date it ends with."""
    bare = _bare(fold(clean(text)))
    if is_date(bare):
        return "", bare
    behind = _DATE_BEHIND.match(bare)
    return (_bare(behind[1]), behind[2]) if behind and is_date(behind[2]) else (bare, "")


def _bare(folded: str) -> str:
    without_label = _LABEL.sub("", folded.lstrip("-"))
    return _SEAL.sub("", _IN_BRACKETS.sub(r"\1", without_label))


def _names_several(text: str) -> bool:
    parts = [_bare(fold(part)) for part in clean(text).split()]
    names = [part for part in parts if is_agency_like(part, None)]
    return any(not name.endswith(_PLACE) for name in names[:-1])
