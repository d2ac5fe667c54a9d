"""The account of characters: every visible one of document.xml is read, once; whatever is damaged, nothing crashes."""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.originals import FIXTURES, name_of, shared
from tests.readers.word import NAMESPACES, original, p, parts_of, r, span, tbl, tc, tr, zipped
from toolkit.errors import XxgkError
from toolkit.original import Original, Paragraph
from toolkit.readers.docx import read

W = f"{{{NAMESPACES['w']}}}"
FALLBACK = f"{{{NAMESPACES['mc']}}}Fallback"
WORD_FILES = [*sorted((FIXTURES / "originals").glob("*.docx")), *shared("cases", "*.docx")]


def told(read_original: Original) -> Counter[str]:
    texts = [
        text
        for block in read_original.blocks
        for text in ([block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells])
        if not (isinstance(block, Paragraph) and block.in_margin)
    ]
    return Counter(character for text in texts for character in text if not character.isspace())


def visible(document: bytes) -> Counter[str]:
    """The characters of all `w:t` that are neither deleted nor hidden nor the second spelling of a text box."""
    counted: Counter[str] = Counter()
    for text in etree.fromstring(document).iter(f"{W}t"):
        above = list(text.iterancestors())
        properties = above[0].find(f"{W}rPr")
        hidden = properties is not None and properties.find(f"{W}vanish") is not None
        if not hidden and not any(one.tag in (f"{W}del", f"{W}moveFrom", FALLBACK) for one in above):
            counted.update(character for character in text.text or "" if not character.isspace())
    return counted


def part_of(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(name)


@pytest.mark.parametrize("path", WORD_FILES, ids=name_of)
def test_every_visible_character_is_read_once(path: Path) -> None:
    more = told(read(path.read_bytes(), path.name))
    more.subtract(visible(part_of(path, "word/document.xml")))
    # Numbers that Word counts and notes stand in other parts: they may only come on top.
    assert not -more
    if path.parent.name == "cases":
        assert not +more


TEXTS = st.text("年报公开数据件0123456789（）、。 ", max_size=6)
RUNS = st.one_of(
    TEXTS.map(lambda text: r(text) if text else ""),
    TEXTS.map(lambda text: f"<w:ins>{r(text)}</w:ins>" if text else ""),
    TEXTS.map(lambda text: f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"),
    TEXTS.map(lambda text: r(text, "<w:vanish/>") if text else ""),
    TEXTS.map(lambda text: f"<w:sdt><w:sdtContent>{r(text)}</w:sdtContent></w:sdt>" if text else ""),
    TEXTS.map(lambda text: r(f"<w:pict><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox></w:pict>")),
    st.just(r("<w:br/>")),
)
PARAGRAPHS = st.lists(RUNS, max_size=4).map(lambda runs: p("".join(runs) or r("空")))


def tables(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cell = st.builds(
        lambda inner, width: tc("".join(inner) or p(), span(width)), st.lists(blocks, max_size=2), st.integers(1, 3)
    )
    return st.lists(st.lists(cell, min_size=1, max_size=3).map(lambda cells: tr(*cells)), min_size=1, max_size=3).map(
        lambda rows: tbl(*rows)
    )


BLOCKS = st.recursive(PARAGRAPHS, tables, max_leaves=8)


@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_whatever_nests_in_whatever_nothing_is_lost_or_told_twice(blocks: list[str]) -> None:
    document = str(parts_of("".join(blocks))["word/document.xml"]).encode()
    assert told(original("".join(blocks))) == visible(document)


def answers(data: bytes) -> bool:
    """Whether the reader reads the file or refuses it with one clear sentence."""
    try:
        read(data, "原件.docx")
    except XxgkError as fault:
        return fault.message.startswith("原件.docx：") and "\n" not in fault.message
    return True


def damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    match chance.randrange(4):
        case 0:
            return bytes(changed[: chance.randrange(len(changed))])
        case 1:
            at = chance.randrange(len(changed))
            del changed[at : at + chance.randrange(1, 200)]
        case 2:
            at = chance.randrange(len(changed))
            changed[at:at] = changed[chance.randrange(len(changed)) :][: chance.randrange(1, 200)]
        case _:
            for _ in range(chance.randrange(1, 30)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


SMALL = {
    **parts_of(
        "".join(
            (
                p("标题", '<w:pStyle w:val="h"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
                p(
                    r('<w:fldChar w:fldCharType="begin"/>')
                    + r('<w:fldChar w:fldCharType="separate"/>')
                    + r("1")
                    + r('<w:fldChar w:fldCharType="end"/>')
                ),
                tbl(
                    tr(tc("甲", span(2) + '<w:vMerge w:val="restart"/>'), "1"),
                    tr(tc("", span(2) + "<w:vMerge/>"), tc(tbl(tr("2", "3")))),
                ),
                p(r("<w:pict><v:textbox><w:txbxContent>" + p("框") + "</w:txbxContent></v:textbox></w:pict>")),
                p(r('<w:footnoteReference w:id="1"/>') + "<w:ins>" + r("增") + "</w:ins>"),
            )
        ),
        styles='<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>',
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>',
    )
}


@pytest.mark.parametrize("seed", range(4))
def test_damaged_bytes_never_crash(seed: int) -> None:
    chance = random.Random(seed)
    data = zipped(SMALL)
    assert all(answers(damaged(data, chance)) for _ in range(120))


@pytest.mark.parametrize("name", sorted(SMALL))
def test_damaged_parts_never_crash(name: str) -> None:
    chance = random.Random(name)
    for _ in range(60):
        content = SMALL[name]
        broken = damaged(content if isinstance(content, bytes) else content.encode(), chance)
        assert answers(zipped({**SMALL, name: broken}))


def test_elements_in_wrong_places_never_crash() -> None:
    """The document's elements moved about, dropped and doubled: still XML, no longer Word's."""
    chance = random.Random(7)
    for _ in range(150):
        root = etree.fromstring(str(SMALL["word/document.xml"]).encode())
        for _ in range(chance.randrange(1, 6)):
            one, other = chance.choice(list(root.iter())), chance.choice(list(root.iter()))
            parent = one.getparent()
            if parent is None or other is one or one in other.iterancestors():
                continue
            if chance.random() < 0.3:
                parent.remove(one)
            else:
                other.append(one)
        assert answers(zipped({**SMALL, "word/document.xml": etree.tostring(root)}))


def test_stored_zips_are_read_too() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in SMALL.items():
            package.writestr(name, content)
    assert next(read(file.getvalue(), "a.docx").paragraphs()).text == "1、标题"
