"""The order of a document: title, preface, sections, sign-off, and what belongs to none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.finding import Finding, Place
from toolkit.form.definition import Section
from toolkit.late_pattern import late_pattern
from toolkit.matching import kinds
from toolkit.matching.identity import Identity, identity_of, title_lines
from toolkit.matching.sections import Heading, HeadingFinder
from toolkit.matching.sign_off import sign_off_start, signature_amid, signature_behind_sentence, signed_agency
from toolkit.original import Paragraph
from toolkit.report import PREFACE, SIGN_OFF, Match, RecognisedLabel, SectionText, Unplaced
from toolkit.styles import Style
from toolkit.text import clean, without_spaces

_RUBBISH = late_pattern(r"\[(?:bookmark|if !?supportLists|endif|if|endnoteref|footnoteref)[^\]]*\]")
_PAGE_NUMBER = late_pattern(r"[-—－–\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／共]\s*(?:共)?\s*\d{1,3}\s*页?)?[-—－–\s]*")
# At the beginning of a line or set apart in it: 网站提供附件下载功能 is a report's own words.
_SITE_WORDS = late_pattern(
    r"(?:^|[\s|>＞»\[【(（])(?:(?:网站)?首页\s*[>＞»/]|(?:您?的?(?:当前|现在)?(?:所在)?的?)位置\s*[:：]|当前位置|打印本页|关闭窗口|分享到"
    r"|字体大小|字体\s*[:：]|附件下载"
    r"|点击下载|浏览次数|上一篇|下一篇|扫一扫|(?:主办|承办|技术支持)(?:单位)?\s*[:：]|网站标识码|版权所有|网站地图"
    r"|\S?(?:ICP备|公网安备)\s*\d)"
)
_SENTENCE_STOP = late_pattern(r"[。；！？]")
_LONGEST_OF_SITE = 60


class DocumentText(NamedTuple):
    """The texts of a report and what was recognised on the way."""

    title: str | None
    title_identity: Identity
    sections: dict[str, SectionText]
    labels: tuple[RecognisedLabel, ...]
    unplaced: tuple[Unplaced, ...]
    # What programs, pages and sites left behind; only what is a site's is told, for it may be the report's own words.
    rubbish: tuple[Unplaced, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Draft:
    headings: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    paragraphs: dict[str, list[Paragraph]] = field(default_factory=dict)
    labels: list[RecognisedLabel] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    rubbish: list[Unplaced] = field(default_factory=list)
    of_the_site: list[Unplaced] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_document(
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    title_property: str | None,
    *,
    keep_numbers: bool = False,
    has_pages: bool = True,
) -> DocumentText:
    """The texts in their sections; `keep_numbers` where a lone number may be a figure of a flattened table.

    What has no pages, as a workbook, has no numbers of pages either.
    """
    draft = _Draft()
    styled = is_styled(paragraphs)
    kept_up_to = len(paragraphs) if not has_pages else _last_text(paragraphs) if keep_numbers else 0
    kept = [
        one
        for number, paragraph in enumerate(paragraphs)
        if (one := _kept(paragraph, draft, styled=styled, keep_numbers=number < kept_up_to)) is not None
    ]
    headings = _styled_headings(kept, sections) if styled else HeadingFinder(sections).find(kept)
    first = min(headings, default=len(kept))
    start, end = _title_span(kept[:first], styled)
    title = without_spaces("".join(one.text for one in kept[start:end])) or None
    for one in kept[:start]:
        draft.unplaced.append(Unplaced(clean(one.text), one.place))
    if title is None:
        draft.findings.append(kinds.TITLE_MISSING.finding("没有找到报告标题，请核对原件开头。"))
    draft.paragraphs[PREFACE] = kept[end:first]
    _sort_sections(kept, headings, sections, draft)
    identity = identity_of(title or title_property or "")
    _split_sign_off(draft, sections, identity.agency, styled)
    texts = {
        key: SectionText.of(draft.headings.get(key), draft.paragraphs.get(key, ()), draft.places.get(key))
        for key in (PREFACE, *(section.key for section in sections), SIGN_OFF)
    }
    return DocumentText(
        title,
        identity,
        texts,
        labels=tuple(draft.labels),
        unplaced=tuple(draft.unplaced),
        rubbish=(*draft.of_the_site, *draft.rubbish),
        findings=(*draft.findings, *_of_the_site_finding(draft.of_the_site)),
    )


def is_styled(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document uses our own styles: then they say what is what, and nothing is guessed from the wording."""
    return any(one.style == Style.HEADING for one in paragraphs)


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text))


def _last_text(paragraphs: Sequence[Paragraph]) -> int:
    """Where the text ends: before a lone number, which counts the page, but not before 0 or several ones."""
    last = max((number for number, one in enumerate(paragraphs) if not is_page_number(one.text)), default=0)
    behind = [one.text.strip() for one in paragraphs[last + 1 :]]
    return len(paragraphs) if len(behind) > 1 or behind == ["0"] else last


def _kept(paragraph: Paragraph, draft: _Draft, *, styled: bool, keep_numbers: bool) -> Paragraph | None:
    """The paragraph without what programs left in it; margins and page numbers are the page's, not the report's."""
    text = clean(paragraph.text)
    if not styled and "[" in text:
        for rubbish in _RUBBISH.findall(text):
            draft.rubbish.append(Unplaced(rubbish, paragraph.place))
        text = clean(_RUBBISH.sub("", text))
    if not text:
        return None
    page_number = is_page_number(text) and not (keep_numbers and text.lstrip("-－").isdigit())
    if paragraph.in_margin or (not styled and page_number):
        draft.rubbish.append(Unplaced(text, paragraph.place))
        return None
    if not styled and _is_of_the_site(text):
        draft.of_the_site.append(Unplaced(text, paragraph.place))
        return None
    return paragraph._replace(text=text)


def _is_of_the_site(text: str) -> bool:
    """Whether a line is a web page's own: its path, its buttons, its counter."""
    return len(text) <= _LONGEST_OF_SITE and bool(_SITE_WORDS.search(text)) and not _SENTENCE_STOP.search(text)


def _of_the_site_finding(lines: Sequence[Unplaced]) -> Iterator[Finding]:
    if lines:
        sample = "、".join(f"「{one.text[:20]}」" for one in lines[:3])
        message = f"有 {len(lines)} 行像是网页上的导航或按钮，没有放进正文：{sample}{'等' if len(lines) > 3 else ''}，请核对。"
        yield kinds.OF_THE_SITE.finding(message, place=lines[0].place)


def _styled_headings(paragraphs: Sequence[Paragraph], sections: Sequence[Section]) -> dict[int, Heading]:
    """In a document of our own styles nothing but a styled heading is one."""
    finder = HeadingFinder(sections)
    styled = [(number, one) for number, one in enumerate(paragraphs) if one.style == Style.HEADING]
    found = finder.find([one for _, one in styled])
    return {styled[number][0]: heading for number, heading in found.items()}


def _title_span(before: Sequence[Paragraph], styled: bool) -> tuple[int, int]:
    if styled:
        titles = [number for number, one in enumerate(before) if one.style == Style.TITLE]
        return (titles[0], titles[-1] + 1) if titles else (0, 0)
    return title_lines([one.text for one in before]) or (0, 0)


def _sort_sections(
    paragraphs: Sequence[Paragraph], headings: dict[int, Heading], sections: Sequence[Section], draft: _Draft
) -> None:
    current: str | None = None
    for number, paragraph in enumerate(paragraphs):
        heading = headings.get(number)
        if heading is not None:
            current = sections[heading.section].key
            _note_heading(heading, sections[heading.section], paragraph, draft)
            if heading.rest:
                draft.paragraphs.setdefault(current, []).append(Paragraph(heading.rest, paragraph.place))
        elif current is not None:
            draft.paragraphs.setdefault(current, []).append(paragraph)
    for section in sections:
        if section.key not in draft.headings:
            message = f"没有找到「{section.heading}」这个标题，请核对原件。"
            draft.findings.append(kinds.HEADING_MISSING.finding(message))


def _note_heading(heading: Heading, section: Section, paragraph: Paragraph, draft: _Draft) -> None:
    text = clean(heading.text)
    address = f"section.{section.key}"
    if section.key in draft.headings:
        message = f"标题「{text}」出现了不止一次，两处的内容已合在一起，请核对原件。"
        draft.findings.append(kinds.HEADING_TWICE.finding(message, place=paragraph.place))
        draft.labels.append(RecognisedLabel(text, section.heading, address, heading.match, "标题重复", paragraph.place))
        return
    draft.headings[section.key] = text
    draft.places[section.key] = paragraph.place
    draft.labels.append(RecognisedLabel(text, section.heading, address, heading.match, heading.reason, paragraph.place))
    if heading.match in (Match.POSITION, Match.GUESSED):
        message = f"标题「{text}」{heading.reason}，请核对。"
        draft.findings.append(kinds.HEADING_GUESSED.finding(message, place=paragraph.place))


def _split_sign_off(draft: _Draft, sections: Sequence[Section], agency: str | None, styled: bool) -> None:
    """The last lines are the sign-off where they name the agency or are a date, with the notes below them."""
    last = next((s.key for s in reversed(sections) if draft.paragraphs.get(s.key)), None)
    if last is None:
        return
    lines = draft.paragraphs[last]
    if styled:
        at = max((number + 1 for number, line in enumerate(lines) if line.style != Style.SIGN_OFF), default=0)
    else:
        at = sign_off_start([line.text for line in lines], agency)
        lines = _with_signature_apart(lines, at)
    draft.paragraphs[SIGN_OFF] = lines[at:]
    draft.paragraphs[last] = lines[:at]
    amid = None if styled else signature_amid([line.text for line in lines[:at]])
    if amid is not None:
        message = f"「{clean(lines[amid].text)}」及其后的日期像是落款，但后面还有正文，留在原处，请核对。"
        draft.findings.append(kinds.SIGN_OFF_AMID_TEXT.finding(message, place=lines[amid].place))


def _with_signature_apart(lines: list[Paragraph], at: int) -> list[Paragraph]:
    """The lines, where the last sentence runs on into the agency's name with that name on a line of its own."""
    named = any(signed_agency(line.text) for line in lines[at:])
    found = None if named or at == 0 else signature_behind_sentence(lines[at - 1].text)
    if found is None:
        return lines
    sentence, signature = (lines[at - 1]._replace(text=part) for part in found)
    return [*lines[: at - 1], sentence, signature, *lines[at:]]
