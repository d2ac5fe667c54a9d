"""What an original means. The only place that guesses, and it says where it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from toolkit.errors import NotAReport
from toolkit.finding import Finding
from toolkit.form import EDITIONS, Form, form_for_year
from toolkit.form.aliases import with_aliases
from toolkit.matching import kinds
from toolkit.matching.document import DocumentText, is_page_number, is_styled, read_document
from toolkit.matching.flattened import name_of_line, unflatten
from toolkit.matching.flow import Segment, flow, split_lines
from toolkit.matching.identity import (
    Identity,
    agency_behind,
    agency_mentioned,
    as_written,
    ends_like_agency,
    identity_of,
    is_file_number,
    most_common_year,
    year_of_period,
    year_of_report_named,
)
from toolkit.matching.mentions import without_mentions
from toolkit.matching.other_years import without_other_years
from toolkit.matching.sections import HeadingFinder
from toolkit.matching.sign_off import signed_agency
from toolkit.matching.tables import TableMatch, match_table
from toolkit.matching.told_cells import naming_cells
from toolkit.matching.vocabulary import Vocabulary, vocabulary
from toolkit.original import Original, Paragraph
from toolkit.report import PREFACE, SIGN_OFF, Report, SectionText, State, Unplaced
from toolkit.text import without_spaces

_FEWEST_HEADINGS = 2


Aliases = Mapping[str, tuple[str, ...]]


def match(original: Original, aliases: Aliases | None = None) -> Report:
    """The report that an original holds; NotAReport where nothing in it belongs to the form.

    `aliases` are an office's own wordings of labels and headings, by address.
    """
    forms = tuple(with_aliases(form, aliases) for form in EDITIONS) if aliases else EDITIONS
    words = vocabulary(forms) if aliases else _words()
    sections_known = forms[-1].sections
    finder = HeadingFinder(sections_known)
    blocks = list(flow(original.blocks, words, finder.is_named))
    paragraphs = _paragraphs_in(blocks, finder)
    segments = without_mentions(blocks, forms, finder.is_named)
    table_keys = {table.key for table in forms[-1].tables}
    flattened = not table_keys <= {segment.table for segment in segments}
    has_pages = original.format != "xlsx"
    text = read_document(
        paragraphs, sections_known, original.title_property, keep_numbers=flattened, has_pages=has_pages
    )
    identity, identity_findings = _identity(text, paragraphs, original.title_property)
    edition, form_findings = _edition(segments, text.sections, identity.year, words)
    form = next(form for form in forms if form.edition == edition)
    segments, year_findings = without_other_years(blocks, segments, identity.year, form)
    sections = dict(text.sections)
    tables = [_table(form, key, segments, sections, words) for key in (table.key for table in form.tables)]
    _must_be_a_report(original, text, tables)
    page_numbers: list[Unplaced] = []
    if has_pages and not is_styled(paragraphs):
        sections, page_numbers = _without_page_numbers(sections)
    unplaced = [*text.unplaced, *(one for table in tables for one in table.unplaced), *_strangers(segments)]
    figures = {slot: figure for table in tables for slot, figure in table.figures.items()}
    findings = [
        *naming_cells(original.findings, figures),
        *identity_findings,
        *form_findings,
        *year_findings,
        *text.findings,
        *(one for table in tables for one in table.findings),
        *_unplaced_finding(unplaced),
    ]
    return Report(
        edition=form.edition,
        agency=identity.agency,
        year=identity.year,
        title=text.title,
        sections=sections,
        figures=figures,
        labels=(*text.labels, *(label for table in tables for label in table.labels)),
        unplaced=(*unplaced, *text.rubbish, *page_numbers),
        findings=tuple(findings),
        file=original.file,
        engines=original.engines,
    )


@lru_cache(maxsize=1)
def _words() -> Vocabulary:
    return vocabulary(EDITIONS)


def _paragraphs_in(blocks: Sequence[Segment | Paragraph], finder: HeadingFinder) -> list[Paragraph]:
    """The text between the tables; without our own styles its lines tell what is what."""
    paragraphs = [one for one in blocks if isinstance(one, Paragraph)]
    if is_styled(paragraphs):
        return paragraphs
    return [line for one in paragraphs for line in split_lines(one, finder.is_named)]


def _table(
    form: Form, key: str, segments: Sequence[Segment], sections: dict[str, SectionText], words: Vocabulary
) -> TableMatch:
    """One table from its grids; where it has none, from the lines of its section."""
    table = form.table(key)
    mine = [segment for segment in segments if segment.table == key]
    section = sections[key]
    if not mine:
        found = unflatten(section.located(), table, words)
        if found is not None:
            segment, rest = found
            mine = [segment]
            sections[key] = SectionText.of(section.heading, rest, section.place)
    elif all(segment.is_one_column for segment in mine):
        lines = [line for segment in mine for line in segment.lines()]
        found = unflatten(lines, table, words)
        if found is not None:
            segment, rest = found
            mine = [segment]
            sections[key] = SectionText.of(section.heading, [*section.located(), *rest], section.place)
    return match_table(form, table, mine)


def _identity(
    text: DocumentText, paragraphs: Sequence[Paragraph], title_property: str | None
) -> tuple[Identity, list[Finding]]:
    """Agency and year, the surest source first; what isn't from the title gets a finding."""
    findings: list[Finding] = []
    body = [line for key in (PREFACE, "overview") for line in text.sections[key].paragraphs]
    agency, year = text.title_identity.agency, text.title_identity.year
    if agency is None:
        agency = _agency_elsewhere(text, paragraphs, body, title_property)
        message = (
            f"标题里没有机关名称，按文中其他地方读作「{agency}」，请核对。"
            if agency
            else "没有找到发布报告的机关名称，请在标题中写明。"
        )
        findings.append((kinds.AGENCY_GUESSED if agency else kinds.AGENCY_MISSING).finding(message))
    elif not (is_styled(paragraphs) or ends_like_agency(agency)):
        findings.append(kinds.AGENCY_DOUBTFUL.finding(f"标题里的机关名称读作「{agency}」，不像机关名称，请核对。"))
    if year is None:
        year = _year_elsewhere(text.sections[PREFACE].paragraphs, body)
        message = (
            f"标题里没有年度，按文中的日期读作 {year} 年，请核对。" if year else "没有找到报告年度，请在标题中写明。"
        )
        findings.append((kinds.YEAR_GUESSED if year else kinds.YEAR_MISSING).finding(message))
    return Identity(as_written(agency, text.title or "") if agency else None, year), findings


def _year_elsewhere(preface: Sequence[str], body: Sequence[str]) -> int | None:
    """The year by which the preface names the report, by its period, or that which the text names most."""
    named = [*map(year_of_report_named, preface), *map(year_of_period, body)]
    return next(filter(None, named), None) or most_common_year("\n".join(body))


def _agency_elsewhere(
    text: DocumentText, paragraphs: Sequence[Paragraph], body: Sequence[str], title_property: str | None
) -> str | None:
    sources: list[str | None] = [agency_behind(text.title or ""), identity_of(title_property or "").agency]
    sources += [identity_of(one.text).agency for one in paragraphs if one.in_margin]
    sources += _agencies_beside_title([one.text for one in text.unplaced], text.sections[PREFACE].paragraphs)
    sources += [agency_mentioned(line) for line in body]
    styled = is_styled(paragraphs)
    sources += [signed_agency(line, styled=styled) for line in text.sections[SIGN_OFF].paragraphs]
    return next(filter(None, sources), None)


def _agencies_beside_title(above: Sequence[str], below: Sequence[str]) -> list[str | None]:
    """The agency on a line of its own below the title, or above it where only a file number stands between.

    Above it may be a letterhead: 云梦县水利局文件.
    """
    nearest = without_spaces(next((line for line in reversed(above) if not is_file_number(line)), ""))
    return [signed_agency(line) for line in (*below[:2], nearest.removesuffix("文件"))]


def _edition(
    segments: Sequence[Segment], sections: Mapping[str, SectionText], year: int | None, words: Vocabulary
) -> tuple[str, list[Finding]]:
    """The edition that the tables' own labels show; the year's edition where they don't tell, or tell both."""
    votes = _edition_votes(segments, sections, "disclosure", words)
    by_year = form_for_year(year) if year is not None else EDITIONS[-1]
    if not votes or votes[by_year.edition] == max(votes.values()):
        return by_year.edition, []
    edition = votes.most_common(1)[0][0]
    if year is None:
        return edition, []
    message = f"{year} 年的报告应使用 {by_year.edition} 年版格式（{by_year.notice}），表二用的是 {edition} 年版，请改用新格式。"
    # Rows that only the year's edition has would have no place in the other one.
    of_year = by_year.edition in _edition_votes(segments, sections, "requests", words)
    return by_year.edition if of_year else edition, [kinds.EDITION_DIFFERS.finding(message)]


def _edition_votes(
    segments: Sequence[Segment], sections: Mapping[str, SectionText], table: str, words: Vocabulary
) -> Counter[str]:
    """How often a table's labels, in its grids or else in its section's lines, are those of one edition only."""
    rows = [row.names for segment in segments if segment.table == table for row in segment.rows]
    names = rows or [frozenset([name_of_line(line)]) for line in sections[table].paragraphs]
    votes: Counter[str] = Counter()
    for name in (name for row in names for name in row):
        editions = words.editions.get(name, frozenset())
        if len(editions) == 1:
            votes.update(editions)
    return votes


def _must_be_a_report(original: Original, text: DocumentText, tables: Sequence[TableMatch]) -> None:
    headings = sum(section.heading is not None for section in text.sections.values())
    found = any(figure.state is not State.ABSENT for table in tables for figure in table.figures.values())
    if not found and headings < _FEWEST_HEADINGS:
        raise NotAReport(
            f"{original.file}：这不像政府信息公开工作年度报告，没有找到规定的标题和表格。请检查是否选错了文件。"
        )


def _without_page_numbers(sections: Mapping[str, SectionText]) -> tuple[dict[str, SectionText], list[Unplaced]]:
    """Lone numbers that no table claimed stand for pages."""
    left_out = [
        Unplaced(line, section.place)
        for section in sections.values()
        for line in section.paragraphs
        if is_page_number(line)
    ]
    kept = {
        key: SectionText.of(
            section.heading, [one for one in section.located() if not is_page_number(one.text)], section.place
        )
        for key, section in sections.items()
    }
    return kept, left_out


def _strangers(segments: Sequence[Segment]) -> Iterator[Unplaced]:
    """The cells of tables that aren't the report's, such as a site's metadata block."""
    for segment in segments:
        if segment.table is None:
            for row in segment.rows:
                yield from (Unplaced(cell.text.strip(), cell.place) for cell in row.own_cells if cell.text.strip())


def _unplaced_finding(unplaced: Sequence[Unplaced]) -> Iterator[Finding]:
    if unplaced:
        sample = "、".join(f"「{one.text[:20]}」" for one in unplaced[:3])
        message = f"有 {len(unplaced)} 处文字在报告格式中没有位置：{sample}{'等' if len(unplaced) > 3 else ''}，请看是否需要保留。"
        yield kinds.TEXT_UNPLACED.finding(message, place=unplaced[0].place)
