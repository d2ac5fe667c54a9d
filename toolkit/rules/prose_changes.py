"""Family F, third part: what the text works out of its own figures, a rise, a fall or a share, worked out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from toolkit.finding import Severity
from toolkit.language import Text
from toolkit.late_pattern import late_pattern
from toolkit.rules.prose_reasons import CITES, MEND_EN, MEND_ZH
from toolkit.rules.prose_requests import about_requests
from toolkit.rules.rule import Answer, Prose, rule, said_of
from toolkit.rules.sentences import Sentence
from toolkit.rules.subject import Subject
from toolkit.rules.sums import addends
from toolkit.text import figure_text

_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,4})?)"
_UNIT = r"(?:件|条|份|次|篇|个|人次|万人次|万条|万次|起|宗)"
_YEAR = r"(?:20\d\d年(?:度)?|上一?年(?:度)?|去年)(?:同期)?"
_UP, _DOWN = r"增加|增长|上升|提高|增多", r"减少|下降|降低|下滑"
_TOLD = rf"(?P<way>{_UP}|{_DOWN})了?(?:(?P<by>{_NUMBER})(?P=unit))?"
_RATE = (
    rf"(?:[,、(]?(?:同比|较上年|比上年|{_UP}|{_DOWN}|增幅|降幅|幅度|了|为|达)*(?P<percent>\d{{1,5}}(?:\.\d{{1,4}})?)%)?"
)
# 30件，较2023年的26件增加4件，增长15.4%; 2023年26件，2024年30件，同比增长15.4%; 由26件增加到30件，增长15.4%.
_CHANGES = (
    late_pattern(
        rf"(?<![\d.])(?P<now>{_NUMBER})(?P<unit>{_UNIT})[^,。;:%\d]{{0,8}}[,(]?(?:与|较|比|同比){_YEAR}的?"
        rf"(?:(?P<then>{_NUMBER})(?P=unit))?(?:相比)?,?(?:同比)?{_TOLD}{_RATE}"
    ),
    late_pattern(
        rf"20\d\d年[^,。;:\d]{{0,15}}(?P<then>{_NUMBER})(?P<unit>{_UNIT}),20\d\d年[^,。;:\d]{{0,15}}"
        rf"(?P<now>{_NUMBER})(?P=unit),(?:同比|较上年|比上年)?{_TOLD}{_RATE}"
    ),
    late_pattern(
        rf"[由从](?:{_YEAR}的?)?(?P<then>{_NUMBER})(?P<unit>{_UNIT})(?:{_UP}|{_DOWN}|增|减|升|降)(?:到|至)(?:20\d\d年的|今年的)?"
        rf"(?P<now>{_NUMBER})(?P=unit),(?:同比|较上年|比上年)?{_TOLD}{_RATE}"
    ),
)
# 占全县总量的12% is a share of what the sentence doesn't tell.
_OF_MORE = r"[^,。;:%\d]{0,8}(?:全[国省市县区镇乡州旗]|上年|去年|同期)"
_SHARE = late_pattern(
    rf"(?<![\d.])(?P<part>{_NUMBER})(?P<unit>{_UNIT})[^,。;:%\d]{{0,6}}[,、(]?占(?!{_OF_MORE})比?(?:[^,。;:%\d]{{0,12}}的)?(?:为|达)?"
    r"(?P<percent>\d{1,3}(?:\.\d{1,4})?)%"
)
_WHOLE = late_pattern(rf"(?:共|收到|受理|合计|总数|总量)[^,。;:\d]{{0,15}}(?P<whole>{_NUMBER})(?P<unit>{_UNIT})")
_COUNT = late_pattern(rf"(?<![\d.])(?P<count>{_NUMBER})(?P<unit>{_UNIT})")
_ROUGHLY = late_pattern(r"约|近(?!年)|余|多(?!件)|超|逾")
# What a sentence has that compares two years; most have none, and the patterns are long.
_SIGNS = ("较2", "较上", "较去", "比2", "比上", "比去", "同比", "相比", *(f"{way}{to}" for way in ("增加", "增长", "减少", "下降", "上升", "增", "减", "升", "降") for to in "到至"))  # fmt: skip
_RECEIVED = "requests.received.total"


@rule(
    "F112",
    "changes-in-text",
    Severity.QUESTION,
    cites=CITES,
    zh=Prose(
        title="文中的增减、占比算得不对",
        checks="同一句里写了两个年度的件数的，增减的件数和百分比与之相符；写了总数和其中一项的，占比与之相符，末位的舍入不计。"
        "用 --previous 给出上年报告的，收到申请“较上年增减 N 件”也与上年报告比。约数不比。",
        why="增减和占比最容易改了数字忘了重算，读者拿同一句里的数一除就看得出来。",
        mend=MEND_ZH,
        passes="收到申请 30 件，较 2023 年的 26 件增加 4 件，增长 15.4%。",
        fails="收到申请 30 件，较 2023 年的 26 件增加 5 件，增长 19.2%。",
    ),
    en=Prose(
        title="a rise, a fall or a share is worked out wrongly",
        checks="Where a sentence gives the figures of two years, their difference and percentage agree with them; where it gives "
        "a total and a part, so does the share, rounding aside. With --previous, the rise or fall of requests received is "
        "compared with last year's report too. Rough numbers are left out.",
        why="Figures are corrected and what follows from them forgotten; a reader needs only to divide.",
        mend=MEND_EN,
        passes="30 received, 4 more than 26 in 2023, a rise of 15.4%.",
        fails="30 received, 5 more than 26 in 2023, a rise of 19.2%.",
    ),
)
def changes_in_text(subject: Subject) -> Iterator[Answer]:
    for sentence in subject.sentences:
        if sentence.passage.section == "problems":
            continue
        text = sentence.text
        compares = ("较" in text or "比" in text or "由" in text) and any(sign in text for sign in _SIGNS)
        for found in (one for pattern in _CHANGES for one in pattern.finditer(text)) if compares else ():
            change = _Change.of(found, subject, sentence)
            faults = list(change.faults()) if change else []
            if change and faults and not _is_the_tables(change, subject, sentence):
                yield _asked(sentence, found, faults[0])
        for found in _SHARE.finditer(text) if "占" in text else ():
            fault = _wrong_share(sentence, found)
            if fault:
                yield _asked(sentence, found, fault)


RULES = (changes_in_text,)


class _Change(NamedTuple):
    """What a sentence says of two years; what it doesn't say is None."""

    now: Decimal
    then: Decimal
    falls: bool
    by: Decimal | None
    percent: str | None
    # Where the figure compared with is from, if the sentence doesn't say it.
    whose: Text

    @staticmethod
    def of(found: re.Match[str], subject: Subject, sentence: Sentence) -> _Change | None:
        if _ROUGHLY.search(found.group()):
            return None
        now, falls = _decimal(found["now"]), bool(re.fullmatch(_DOWN, found["way"]))
        by = _decimal(found["by"]) if found["by"] else None
        whose = Text("", "")
        if found["then"]:
            then: Decimal | None = _decimal(found["then"])
        elif (then := _of_last_report(subject, sentence, now)) is not None:
            whose = Text("上年报告的", "last year's report's")
        elif by is not None:
            then, whose = now + by if falls else now - by, Text("按所写增减推算的", "what the change makes,")
        return None if then is None else _Change(now, then, falls, by, found["percent"], whose)

    def faults(self) -> Iterator[Text]:
        """What the figures make in place of what is said."""
        rise = self.now - self.then
        way = ("减少", "fall") if rise < 0 else ("增加", "rise")
        pair = Text(
            f"{_shown(self.now)} 与{self.whose.zh} {_shown(self.then)} 相比",
            f"{_shown(self.now)} against {self.whose.en} {_shown(self.then)}".replace("  ", " "),
        )
        if self.by is not None and (-rise if self.falls else rise) != self.by:
            yield pair + Text(f"是{way[0]} {_shown(abs(rise))}", f" is a {way[1]} of {_shown(abs(rise))}")
        elif self.percent is not None and self.then > 0:
            exact = (-rise if self.falls else rise) / self.then * 100
            if not _rounds_to(exact, self.percent):
                rate = _as_precise(abs(exact), self.percent)
                yield pair + Text(f"是{way[0]} {rate}%", f" is a {way[1]} of {rate}%")


def _is_the_tables(change: _Change, subject: Subject, sentence: Sentence) -> bool:
    """Whether all would be right with the table's figure: then only that one is wrong, and has been asked about."""
    received = subject.addend(_RECEIVED)
    if received is None or not about_requests(sentence):
        return False
    return not any(change._replace(now=Decimal(received)).faults())


def _of_last_report(subject: Subject, sentence: Sentence, now: Decimal) -> Decimal | None:
    """The requests received by last year's report, where the sentence speaks of those of this year."""
    report, previous = subject.report, subject.previous
    if previous is None or report.year is None or previous.year != report.year - 1 or not about_requests(sentence):
        return None
    if subject.addend(_RECEIVED) != now or "收" not in sentence.text:
        return None
    last = addends(previous).get(_RECEIVED)
    return None if last is None else Decimal(last)


def _wrong_share(sentence: Sentence, found: re.Match[str]) -> Text | None:
    """What a part's share is of the total before it; None where it is right, or may be one of something else."""
    before = sentence.text[: found.start()]
    wholes = [_decimal(one["whole"]) for one in _WHOLE.finditer(before) if one["unit"] == found["unit"]]
    counted = [_decimal(one["count"]) for one in _COUNT.finditer(before) if one["unit"] == found["unit"]]
    part = _decimal(found["part"])
    if not wholes or not 0 < part <= wholes[-1] or _ROUGHLY.search(found.group()):
        return None
    if any(_rounds_to(part / whole * 100, found["percent"]) for whole in counted if whole):
        return None
    whole = wholes[-1]
    rate = _as_precise(part / whole * 100, found["percent"])
    return Text(
        f"{_shown(part)} 占 {_shown(whole)} 的 {rate}%", f"{_shown(part)} of {_shown(whole)} is a share of {rate}%"
    )


def _asked(sentence: Sentence, found: re.Match[str], right: Text) -> Answer:
    quote = sentence.folded.original(sentence.start + found.start(), sentence.start + found.end())
    what = Text(f"写“{quote}”，{right.zh}，请核实。", f'says "{quote}"; {right.en}. Please verify.')
    return said_of(sentence.passage, what)


def _rounds_to(exact: Decimal, said: str) -> bool:
    """Whether a percentage is said as precisely as it is written; offices round either way."""
    return abs(exact - Decimal(said)) < Decimal(1).scaleb(-_places(said))


def _as_precise(exact: Decimal, said: str) -> str:
    return f"{exact:.{_places(said)}f}"


def _places(said: str) -> int:
    return len(said.partition(".")[2])


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _shown(number: Decimal) -> str:
    return figure_text(number)
