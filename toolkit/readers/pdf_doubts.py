"""What has to be said of a PDF's pages, gathered while they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.finding import Finding, Kind, Place
from toolkit.readers import pdf_findings as kinds
from toolkit.readers.pdf_annotations import Annotations
from toolkit.readers.pdf_layout import PageLayout
from toolkit.readers.pdf_page import Page
from toolkit.text import cut_short

# A page with fewer characters whose picture covers more than this is a scan with a number printed on it.
_FEWEST_GLYPHS = 30
_PICTURE_SHARE = 0.4
# Letters drawn as curves: hundreds of shapes, no text.
_MANY_CURVES = 200
_LONGEST_QUOTE = 40
# In radians; what leans less is as sure as what doesn't.
_LEAN_TO_TELL = 0.005


@dataclass(slots=True)
class Doubts:
    """Pages about which something has to be said."""

    scanned: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)
    unmapped: dict[int, int] = field(default_factory=dict)
    invisible: list[int] = field(default_factory=list)
    off_page: dict[int, str] = field(default_factory=dict)
    unseen: dict[int, str] = field(default_factory=dict)
    struck: dict[int, str] = field(default_factory=dict)
    watermarks: dict[int, str] = field(default_factory=dict)
    beside: list[int] = field(default_factory=list)
    printed_over: list[int] = field(default_factory=list)
    fields: list[int] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    layers: list[int] = field(default_factory=list)
    leaning: list[int] = field(default_factory=list)

    def note_annotations(self, page: Page, annotations: Annotations) -> None:
        if annotations.fields:
            self.fields.append(page.number)
        if annotations.comments:
            self.comments.append(page.number)

    def note(self, page: Page, layout: PageLayout) -> None:
        number = page.number
        for applies, pages in (
            (_is_scan(page), self.scanned),
            (layout.tables_skipped, self.crowded),
            (layout.side_by_side, self.beside),
            (layout.printed_over, self.printed_over),
            (page.invisible, self.invisible),
            (page.layers_unknown, self.layers),
            (page.leaning or abs(page.lean) > _LEAN_TO_TELL, self.leaning),
        ):
            if applies:
                pages.append(number)
        if page.unmapped:
            self.unmapped[number] = page.unmapped
        for text, texts in (
            (page.off_page, self.off_page),
            (page.unseen, self.unseen),
            (page.struck.strip(), self.struck),
            (page.watermark.strip(), self.watermarks),
        ):
            if text:
                texts[number] = text


def _is_scan(page: Page) -> bool:
    few = page.glyph_count < _FEWEST_GLYPHS and not page.invisible
    return few and (page.picture_share > _PICTURE_SHARE or page.curves > _MANY_CURVES)


def nothing_read(file: str, doubts: Doubts) -> str:
    if doubts.scanned:
        pages = kinds.pages_text(doubts.scanned)
        return (
            f"{file}：{pages}都是图片（扫描件），没有文字层，读不到文字。请向报送单位索取 Word 原稿，或者先做文字识别。"
        )
    if doubts.unreadable:
        return f"{file}：{kinds.pages_text(doubts.unreadable)}都已损坏，读不出来，请重新下载或向报送单位索取。"
    return f"{file}：PDF 里没有任何文字，请确认没有选错文件。"


def findings_of(doubts: Doubts, repaired: bool) -> list[Finding]:
    """What is to be told of the pages, each kind once."""
    told: list[Finding] = []

    def tell(kind: Kind, pages: list[int], message: str) -> None:
        if pages:
            told.append(kind.finding(f"{kinds.pages_text(pages)}{message}", place=Place(page=pages[0])))

    if repaired:
        told.append(
            kinds.REPAIRED.finding(
                "文件有损坏，修复后才读出来，末尾的内容可能不全。请重新下载或索取完整的文件，并核对读到的内容。"
            )
        )
    for kind, pages, message in _hardly_read(doubts):
        tell(kind, pages, message)
    for kind, texts, message in _quoting(doubts):
        for text, pages in _by_text(texts).items():
            tell(kind, pages, message.format(_quote(text)))
    for kind, pages, message in _read_with_doubts(doubts):
        tell(kind, pages, message)
    return told


def _hardly_read(doubts: Doubts) -> Iterator[tuple[Kind, list[int], str]]:
    """The pages whose text isn't there, or isn't what the pages show."""
    yield (
        kinds.SCANNED_PAGES,
        doubts.scanned,
        "是图片（扫描件），没有文字层，没有读到。请索取 Word 原稿，或者先做文字识别。",
    )
    yield kinds.UNREADABLE_PAGES, doubts.unreadable, "已损坏，读不出来。请重新下载或索取完整的文件。"
    total = sum(doubts.unmapped.values())
    yield (
        kinds.NO_UNICODE,
        list(doubts.unmapped),
        f"共有 {total} 个字读不出是什么字（字体没有说明）。请对照原文核对这些页。",
    )
    yield (
        kinds.INVISIBLE_TEXT,
        doubts.invisible,
        "有看不见的文字（多半是扫描件的识别结果），已读入。请对照图像核对这些页上的数字。",
    )


def _read_with_doubts(doubts: Doubts) -> Iterator[tuple[Kind, list[int], str]]:
    """The pages on which something makes it doubtful where text belongs, or whether it belongs to the report."""
    yield kinds.FORM_FIELDS, doubts.fields, "有填写的表单内容没有画在页面上，已按填写的值读入。请对照填写的表单核对。"
    yield (
        kinds.COMMENTS,
        doubts.comments,
        "有批注或者修改标记，没有读入，也没有照着改。请确认其中没有应当写进报告的内容。",
    )
    yield (
        kinds.SIDE_BY_SIDE,
        doubts.beside,
        "的文字分栏，或者旁边有文本框，左右并排的行可能连在了一起。请对照原文核对这些页的段落，或者索取 Word 原稿。",
    )
    yield (
        kinds.PRINTED_OVER,
        doubts.printed_over,
        "有文字印在别的文字上面，重叠的字可能混在一起，或者次序不对。请对照原文核对这些页的段落。",
    )
    yield (
        kinds.LEANING,
        doubts.leaning,
        "整页或者有些文字是歪的。整页歪的已摆正了读，数字仍可能归错行列，请对照原文核对这些页的数字。",
    )
    yield (
        kinds.LAYERS,
        doubts.layers,
        "的图层太多，没有全部核对哪些是关掉的，关掉的图层上的文字可能也读进来了。请对照原文核对。",
    )
    yield kinds.TOO_MANY_SHAPES, doubts.crowded, "图形太多，没有在页上找表格，文字按正文读入。请对照原文核对。"


def _quoting(doubts: Doubts) -> Iterator[tuple[Kind, dict[int, str], str]]:
    """What was not read, page by page, and what is said of it."""
    yield kinds.OFF_PAGE_TEXT, doubts.off_page, "有文字画在页面以外，没有读入：“{}”。请核对是否应当公开。"
    yield (
        kinds.UNSEEN_TEXT,
        doubts.unseen,
        "有看不见的文字（白色、透明的，被色块、图片盖住的，被裁掉的，或者在关掉的图层上的），没有读入：“{}”，但仍能从文件里复制出来。请对照原文核对。",
    )
    yield kinds.STRUCK_TEXT, doubts.struck, "有加了删除线的文字，按已删除处理，没有读入：“{}”。请对照原文核对。"
    yield (
        kinds.WATERMARK,
        doubts.watermarks,
        "有斜着的、特别大的或者反复出现的文字压在正文、表格上，按水印处理，没有读入：“{}”。请核对其中没有报告的内容。",
    )


def _by_text(texts: dict[int, str]) -> dict[str, list[int]]:
    """The pages on which the same stands: a watermark stands on all."""
    pages: dict[str, list[int]] = {}
    for page, text in texts.items():
        pages.setdefault(text, []).append(page)
    return pages


def _quote(text: str) -> str:
    return cut_short(text, _LONGEST_QUOTE)
