"""One cause, one finding: what is told of many rows or cells of a table for the same reason is told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.finding import Finding
from toolkit.matching import kinds

_FEWEST = 4
_NAMED = 2


def merged(findings: Sequence[Finding], causes: Mapping[int, str], table: str) -> Iterator[Finding]:
    """A table's findings; `causes` says why one was told, by its number."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for number, one in enumerate(findings):
        if (cause := _cause(number, one, causes)) is not None:
            groups.setdefault((one.code, cause), []).append(one)
    for number, one in enumerate(findings):
        cause = _cause(number, one, causes)
        same = groups[one.code, cause] if cause is not None else []
        if len(same) < _FEWEST:
            yield one
        elif same[0] is one:
            slots = tuple(dict.fromkeys(slot for each in same for slot in each.slots))
            yield one._replace(message=_message(same, table), slots=slots)


def _cause(number: int, finding: Finding, causes: Mapping[int, str]) -> str | None:
    # A unit written into every cell is one story, whatever the unit.
    return "" if finding.code == kinds.FIGURE_WITH_NOTE.code else causes.get(number)


def _message(same: Sequence[Finding], table: str) -> str:
    first = same[0].message
    if same[0].code == kinds.FIGURE_WITH_NOTE.code:
        return f"{table}：有 {len(same)} 格的数字旁带有单位或说明，都只取了数字。例如：{first}"
    if same[0].code == kinds.ROW_ABSENT.code:
        named = "".join(one.message.partition("缺少")[2].partition("行，")[0] for one in same[:_NAMED])
        return f"{table}：缺少{named}等 {len(same)} 行，请核对原件后补充。"
    return f"{table}：有 {len(same)} 行是同样的情况。例如：{first}"
