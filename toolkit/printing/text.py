"""Findings for people: one line each, where it stands first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from toolkit.finding import Finding, Kind, Severity
from toolkit.form import Form
from toolkit.form.naming import cells_name
from toolkit.language import Language, Text
from toolkit.printing.shapes import SEVERITIES, Checked, Documented

_NO_FILE = Text("（数据）", "(data)")


def findings_text(
    results: Sequence[Checked],
    rules: Sequence[Documented] = (),
    language: Language = Language.ZH,
    kinds: Sequence[Kind] = (),
) -> str:
    """One line a finding, in the order of each report; then what could not be judged.

    Findings of reading speak Chinese only: given their kinds, each is headed by what it means in English.
    """
    titles = _titles(rules, language, kinds)
    return "\n".join(line for result in results for line in _lines(result, titles, language))


def statistics_text(
    results: Sequence[Checked],
    rules: Sequence[Documented] = (),
    language: Language = Language.ZH,
    kinds: Sequence[Kind] = (),
) -> str:
    """How often each rule found something, the most frequent first."""
    titles = _titles(rules, language, kinds)
    found = [finding for result in results for finding in result.findings]
    counts = Counter((finding.code, finding.name) for finding in found)
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return "\n".join(f"{count:>6}  {code}  {titles.get(code, name)}" for (code, name), count in ranked)


def summary_text(results: Sequence[Checked], language: Language = Language.ZH) -> str:
    """How many reports, and how many findings of each severity."""
    counts = Counter(finding.severity for result in results for finding in result.findings)
    if language is Language.EN:
        parts = ", ".join(f"{counts[severity]} {SEVERITIES[severity].en}s" for severity in Severity)
        return f"{len(results)} report{'s' * (len(results) != 1)}: {parts}"
    parts = "、".join(f"{SEVERITIES[severity].zh} {counts[severity]} 处" for severity in Severity)
    return f"共 {len(results)} 份报告：{parts}。"


def _titles(rules: Sequence[Documented], language: Language, kinds: Sequence[Kind]) -> dict[str, str]:
    meanings = {kind.code: kind.english.rstrip(".") for kind in kinds}
    return meanings | {rule.code: rule.title.said_in(language) for rule in rules}


def _lines(result: Checked, titles: Mapping[str, str], language: Language) -> Iterator[str]:
    file = result.file or _NO_FILE.said_in(language)
    for finding in result.findings:
        yield f"{file} {_line(finding, result.form, titles, language)}"
    reasons: dict[str, list[str]] = {}
    for one in result.not_assessed:
        codes = reasons.setdefault(one.reason, [])
        if one.code not in codes:
            codes.append(one.code)
    for reason, codes in reasons.items():
        yield (
            f"{file}：未能核对 {'、'.join(codes)}：{reason}"
            if language is Language.ZH
            else f"{file}: not assessed: {', '.join(codes)}: {reason}"
        )


def _line(finding: Finding, form: Form, titles: Mapping[str, str], language: Language) -> str:
    colon = ": " if language is Language.EN else "："
    where, body = _where_and_body(finding, form, language, colon)
    head = " ".join(part for part in (_page(finding, language), where) if part)
    what = " ".join((finding.code, SEVERITIES[finding.severity].said_in(language)))
    title = titles.get(finding.code)
    said = f"{what} {title}{colon}{body}" if title else f"{what} {body}"
    return f"{head}{colon}{said}" if head else said


def _where_and_body(finding: Finding, form: Form, language: Language, colon: str) -> tuple[str, str]:
    """The place in the form, and the message without it, should it begin with that."""
    known = [slot for slot in finding.slots if slot in form.slots_by_address]
    if not known:
        return "", finding.message
    names = [cells_name(form, slots).said_in(language) for slots in (known[:1], known)]
    for name in names:
        if finding.message.startswith(name + colon):
            return name, finding.message.removeprefix(name + colon)
    return names[-1], finding.message


def _page(finding: Finding, language: Language) -> str:
    place = finding.place
    if place is None:
        return ""
    if place.page is not None:
        return f"page {place.page}" if language is Language.EN else f"第{place.page}页"
    if place.sheet is not None:
        return f'sheet "{place.sheet}"' if language is Language.EN else f"工作表“{place.sheet}”"
    if place.line is not None:
        return f"line {place.line}" if language is Language.EN else f"第{place.line}行"
    return ""
