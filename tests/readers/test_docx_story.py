"""What is read in one walk comes out as if it had been read paragraph by paragraph and run by run."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.originals import FIXTURES, name_of, shared
from tests.readers.word import kinds, only_grid, original, p, r, t, tbl, tc, tr, word
from toolkit.original import Original
from toolkit.readers.docx import read
from toolkit.readers.docx_story import Story

WORD_FILES = [*sorted((FIXTURES / "originals").glob("*.docx")), *shared("cases", "*.docx")]
STYLES = (
    '<w:style w:type="character" w:styleId="B"><w:name w:val="B"/></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="X"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def one_by_one(data: bytes) -> Original:
    with patch.object(Story, "plain_lines", lambda self, element: None):
        return read(data, "原件.docx")


def box(inner: str) -> str:
    return r(f"<w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict>")


TEXTS = st.text("年12 ", max_size=3)
RUNS = st.one_of(
    TEXTS.map(r),
    TEXTS.map(lambda text: f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"),
    TEXTS.map(lambda text: r(text or "空", "<w:strike/>")),
    st.builds(lambda text, style: r(text, f'<w:rStyle w:val="{style}"/>'), TEXTS, st.sampled_from(["B", "C", "?"])),
    TEXTS.map(lambda text: f"<w:hyperlink>{r(text)}</w:hyperlink>"),
    st.sampled_from([r("<w:br/>"), r("<w:tab/>"), r(t("甲\n乙")), box(p("框")), box(tbl(tr("框", "内")))]),
)
PROPERTIES = st.sampled_from(
    [
        "",
        '<w:pStyle w:val="H"/>',
        '<w:pStyle w:val="X"/>',
        '<w:pPrChange><w:pPr><w:pStyle w:val="X"/></w:pPr></w:pPrChange>',
    ]
)
PARAGRAPHS = st.builds(lambda runs, looks: p("".join(runs), looks), st.lists(RUNS, max_size=3), PROPERTIES)
BLOCKS = st.recursive(
    PARAGRAPHS | PARAGRAPHS.map(lambda block: f"<w:sdt><w:sdtContent>{block}</w:sdtContent></w:sdt>"),
    lambda blocks: st.lists(
        st.lists(st.lists(blocks, max_size=2).map(lambda inner: tc("".join(inner) or p())), min_size=1, max_size=3),
        min_size=1,
        max_size=2,
    ).map(lambda rows: tbl(*(tr(*cells) for cells in rows))),
    max_leaves=8,
)


@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_whatever_stands_in_whatever_the_walk_reads_no_other_text(blocks: list[str]) -> None:
    data = word("".join(blocks), styles=STYLES)
    assert read(data, "原件.docx") == one_by_one(data)


@pytest.mark.parametrize("path", WORD_FILES, ids=name_of)
def test_real_files_come_out_the_same(path) -> None:
    data = path.read_bytes()
    assert read(data, "原件.docx") == one_by_one(data)


@pytest.mark.parametrize(
    "cell",
    [
        tc(p("1") + t("2")),
        tc(p("1") + r("2")),
        f"<w:tc>{p('1')}{p('2')}</w:tc>",
        tc(p("1") + f"<w:sdt><w:sdtContent>{p('2')}</w:sdtContent></w:sdt>"),
        tc(p(r("1") + r("<w:br/>") + r("2"))),
    ],
)
def test_no_figure_runs_on_into_what_stands_beside_it(cell: str) -> None:
    assert [one.text for one in only_grid(original(tbl(tr(cell, "3")))).cells] == ["1\n2", "3"]


def test_text_behind_a_text_box_or_an_inner_table_is_not_its_last_paragraphs() -> None:
    assert kinds(original(p(r("前") + box(p("框")) + r("后")))) == ["框", "前后"]
    inner = tbl(tr("1", "2"))
    assert kinds(original(tbl(tr(tc(p("甲") + inner + p("乙")), "3"), tr("4", "5")))) == ["甲\n乙/3/4/5", "1/2"]
