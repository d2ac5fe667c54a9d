"""What a PDF original can't tell, or not for certain."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.finding import Kind, Severity

SCANNED_PAGES = Kind(
    "R130",
    "scanned-pages",
    Severity.ERROR,
    "有的页是图片（扫描件），没有文字层，页上的文字和数字都没有读到。请向报送单位索取 Word 原稿，或者先做文字识别。",
    "Some pages are pictures (scans) without text; nothing on them was read.",
)
REPAIRED = Kind(
    "R131",
    "repaired",
    Severity.WARNING,
    "PDF 文件有损坏，修复后才能读取，末尾的内容可能不全。请重新下载或索取完整的文件，并核对读到的内容。",
    "The PDF was damaged and had to be repaired; its end may be incomplete.",
)
NO_UNICODE = Kind(
    "R132",
    "no-unicode",
    Severity.ERROR,
    "PDF 所用的字体没有说明某些字是什么字，页面上看得见，但读不出来。请对照原文核对这些页，或者索取 Word 原稿。",
    "The PDF's fonts don't say what some characters are; they show on the page but can't be read.",
)
INVISIBLE_TEXT = Kind(
    "R133",
    "invisible-text",
    Severity.WARNING,
    "页上有看不见的文字，多半是扫描件识别出来的文字层，可能有错字。请对照图像核对这些页上的数字。",
    "The page has invisible text, most likely recognised from a scan and perhaps wrong.",
)
OFF_PAGE_TEXT = Kind(
    "R134",
    "off-page-text",
    Severity.WARNING,
    "有文字画在页面以外，打印和阅读时都看不见，没有读入。请核对这些文字是否应当公开。",
    "Text drawn outside the page, which nobody sees, was not read.",
)
UNREADABLE_PAGES = Kind(
    "R135",
    "unreadable-pages",
    Severity.ERROR,
    "有的页损坏，读不出来。请重新下载或索取完整的文件。",
    "Some pages are damaged and can't be read.",
)
BROKEN_RULES = Kind(
    "R136",
    "broken-rules",
    Severity.QUESTION,
    "表格的边框线不完整，单元格的划分是推断的。请对照原文核对这张表。",
    "The table's rules are incomplete; its cells were inferred.",
)
TOO_MANY_SHAPES = Kind(
    "R137",
    "too-many-shapes",
    Severity.WARNING,
    "页上的图形太多，没有在这一页上找表格，文字按正文读入。请对照原文核对这一页。",
    "The page has too many shapes; no tables were looked for, its text was read as prose.",
)
COMMENTS = Kind(
    "R138",
    "comments",
    Severity.QUESTION,
    "PDF 里有批注或者修改标记，不是报告的内容，没有读入，也没有照着改。请确认其中没有应当写进报告的内容。",
    "The PDF has comments or correction marks, which were neither read nor applied.",
)
FORM_FIELDS = Kind(
    "R139",
    "form-fields",
    Severity.WARNING,
    "PDF 里填写的表单内容没有画在页面上，按填写的值读入。请对照填写的表单核对。",
    "Form fields of the PDF are not drawn on the page; their filled-in values were read.",
)
UNRULED_TABLE = Kind(
    "R140",
    "unruled-table",
    Severity.WARNING,
    "表格没有边框线或者没有画全，行和列是按文字对齐的位置划分的。请对照原文核对这张表的数字。",
    "The table has no or few rules; rows and columns follow from the alignment of the text.",
)
LAYOUT_TABLE = Kind(
    "R141",
    "text-in-frames",
    Severity.QUESTION,
    "正文被画在表格线里，已按正文读入。请核对这些段落是否完整。",
    "Prose drawn within table rules was read as prose.",
)
STRUCK_TEXT = Kind(
    "R142",
    "struck-text",
    Severity.WARNING,
    "页上有加了删除线的文字，按已删除处理，没有读入。请对照原文核对删除线旁的数字和文字。",
    "Struck-out text on the page was taken for deleted and not read.",
)
WATERMARK = Kind(
    "R143",
    "watermark",
    Severity.WARNING,
    "页上有斜着的、特别大的或者反复出现的文字压在正文、表格上，按水印处理，没有读入。请核对其中没有报告的内容。",
    "Slanted, very large or repeated text across the page was taken for a watermark and not read.",
)
UNSEEN_TEXT = Kind(
    "R144",
    "unseen-text",
    Severity.WARNING,
    "页上有看不见的文字（白色、透明的，被色块、图片盖住的，被裁掉的，或者在关掉的图层上的），没有读入，但仍能从文件里复制出来。请对照原文核对；其中有个人信息的，不要公开这个文件。",
    "The page has text that nobody sees (white, transparent, covered, cut off or on a layer that is off); it was not read, but can still be copied out of the file.",
)
SIDE_BY_SIDE = Kind(
    "R145",
    "side-by-side",
    Severity.WARNING,
    "页上的文字分栏，或者旁边有文本框，左右并排的行可能连在了一起。请对照原文核对这些页的段落，或者索取 Word 原稿。",
    "Text stands in columns or beside a text box; lines side by side may have run together.",
)
CROSSED_RULES = Kind(
    "R146",
    "crossed-rules",
    Severity.WARNING,
    "表格里有数字压在框线上，分不清属于哪一格，框线两边合成一格读。请对照原文核对这张表的数字。",
    "Figures stand on the table's rules; the cells on both sides were read as one.",
)
PRINTED_OVER = Kind(
    "R147",
    "printed-over",
    Severity.WARNING,
    "页上有文字印在别的文字上面，重叠的字可能混在一起，或者次序不对。请对照原文核对这些页的段落。",
    "Text is printed over other text; the words of both may be mixed.",
)
LEANING = Kind(
    "R148",
    "leaning-page",
    Severity.WARNING,
    "页面或者页上的一些文字是歪的，整页歪的已按摆正的位置读，数字可能归错行列。请对照原文核对这些页的数字。",
    "The page or some text on it leans; a page that leans as a whole was set straight, but figures may be in wrong rows.",
)
LAYERS = Kind(
    "R149",
    "layers",
    Severity.WARNING,
    "页上的图层太多，没有全部核对哪些是关掉的，关掉的图层上的文字可能也读进来了。请对照原文核对这些页。",
    "The page has too many layers; text on layers that are switched off may have been read.",
)


def pages_text(numbers: Iterable[int]) -> str:
    """Page numbers as a clerk reads them: 第 1、3 至 5 页."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} 至 {run[-1]}" for run in runs]
    return f"第 {'、'.join(parts)} 页"
