"""The named styles of the built templates, in the figures of GB/T 9704-2012. Lengths are twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.styles import Style

FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
SONGTI = "宋体"
TITLE_FACE = "方正小标宋简体"
LATIN = "Times New Roman"
# What Word takes where an office lacks the face.
SUBSTITUTES = {FANGSONG: "仿宋", KAITI: "楷体", HEITI: "SimHei", SONGTI: "SimSun", TITLE_FACE: "方正小标宋_GBK"}

SIZE_2 = 22.0
SIZE_3 = 16.0
SIZE_4 = 14.0
SIZE_5 = 10.5
# 22 lines in 225 mm.
LINE_PITCH = 579
# 28 characters of 16 pt in 156 mm: each a quarter of a point closer.
CLOSER = -5
BAR_GROUND = "C6D9F1"

TABLE = "XxgkTable"
NORMAL = "Normal"
DEFAULT_FONT = "DefaultParagraphFont"

# Names in Word are Chinese; identifiers stay ASCII, as some programs mangle others.
IDENTIFIERS = {
    Style.TITLE: "XxgkTitle",
    Style.PREFACE: "XxgkPreface",
    Style.HEADING: "XxgkHeading",
    Style.BODY: "XxgkBody",
    Style.SUB_HEADING: "XxgkSubHeading",
    Style.SIGN_OFF: "XxgkSignOff",
    Style.TABLE_FIGURE: "XxgkFigure",
    Style.TABLE_LABEL: "XxgkLabel",
    Style.TABLE_HEADER: "XxgkHeader",
    Style.TABLE_BAR: "XxgkBar",
    Style.PAGE_NUMBER: "XxgkPageNumber",
}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    style: Style
    face: str
    size: float
    paragraph: str
    latin: str = LATIN
    run: str = ""
    based_on: Style | None = None
    next: Style | None = None


_EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{LINE_PITCH}" w:lineRule="exact"/>'
_TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_CELL = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'

PARAGRAPH_STYLES = (
    ParagraphStyle(
        Style.TITLE,
        TITLE_FACE,
        SIZE_2,
        '<w:keepNext/><w:spacing w:before="0" w:after="579" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>',
        next=Style.PREFACE,
    ),
    ParagraphStyle(
        Style.BODY,
        FANGSONG,
        SIZE_3,
        f'{_EXACT}{_TWO_CHARACTERS}<w:jc w:val="both"/>',
        run=f'<w:spacing w:val="{CLOSER}"/>',
    ),
    ParagraphStyle(Style.PREFACE, FANGSONG, SIZE_3, "", based_on=Style.BODY),
    ParagraphStyle(
        Style.HEADING,
        HEITI,
        SIZE_3,
        f'<w:keepNext/>{_EXACT}{_TWO_CHARACTERS}<w:jc w:val="left"/><w:outlineLvl w:val="0"/>',
        next=Style.BODY,
    ),
    ParagraphStyle(
        Style.SIGN_OFF,
        FANGSONG,
        SIZE_3,
        '<w:keepNext/><w:keepLines/><w:spacing w:before="579" w:after="0" w:line="579" w:lineRule="exact"/>'
        '<w:ind w:rightChars="200" w:right="640"/><w:contextualSpacing/><w:jc w:val="right"/>',
    ),
    ParagraphStyle(Style.TABLE_FIGURE, SONGTI, SIZE_5, latin=SONGTI, paragraph=f'{_CELL}<w:jc w:val="center"/>'),
    ParagraphStyle(
        Style.TABLE_LABEL,
        SONGTI,
        SIZE_5,
        latin=SONGTI,
        paragraph=f'{_CELL}<w:ind w:left="30" w:right="30"/><w:jc w:val="left"/>',
    ),
    ParagraphStyle(
        Style.TABLE_HEADER, SONGTI, SIZE_5, latin=SONGTI, paragraph=f'<w:keepNext/>{_CELL}<w:jc w:val="center"/>'
    ),
    ParagraphStyle(
        Style.TABLE_BAR, SONGTI, SIZE_5, latin=SONGTI, paragraph=f'<w:keepNext/>{_CELL}<w:jc w:val="center"/>'
    ),
    ParagraphStyle(
        Style.PAGE_NUMBER,
        SONGTI,
        SIZE_4,
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
        latin=SONGTI,
    ),
)


def styles_xml() -> str:
    """The children of a styles part: the defaults and every named style."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_faces(FANGSONG, LATIN)}{_size(SIZE_3)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    built_in = (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{NORMAL}"><w:name w:val="Normal"/><w:qFormat/>'
        # Word's own default, said aloud: without it LibreOffice 7.4 hangs a stop into the margin of a justified line
        # and then does not draw it, so that printing to PDF loses it.
        '<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="1"/></w:pPr></w:style>'
        f'<w:style w:type="character" w:default="1" w:styleId="{DEFAULT_FONT}">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    return defaults + built_in + "".join(map(_paragraph_style, PARAGRAPH_STYLES)) + _sub_heading() + _table_style()


def _paragraph_style(one: ParagraphStyle) -> str:
    base = IDENTIFIERS[one.based_on] if one.based_on else NORMAL
    following = f'<w:next w:val="{IDENTIFIERS[one.next]}"/>' if one.next else ""
    run = "" if one.based_on else f"<w:rPr>{_faces(one.face, one.latin)}{one.run}{_size(one.size)}</w:rPr>"
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{IDENTIFIERS[one.style]}">'
        f'<w:name w:val="{one.style}"/><w:basedOn w:val="{base}"/>{following}<w:qFormat/>'
        f"<w:pPr>{one.paragraph}</w:pPr>{run}</w:style>"
    )


def _sub_heading() -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{IDENTIFIERS[Style.SUB_HEADING]}">'
        f'<w:name w:val="{Style.SUB_HEADING}"/><w:basedOn w:val="{DEFAULT_FONT}"/><w:qFormat/>'
        f"<w:rPr>{_faces(KAITI, LATIN)}</w:rPr></w:style>"
    )


def _table_style() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="{Style.TABLE}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:jc w:val="center"/>'
        f"<w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
    )


def _faces(face: str, latin: str) -> str:
    # The hint keeps quotation marks and dashes in the Chinese face.
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:eastAsia="{face}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def fonts_xml() -> str:
    """The children of a font table: the faces, and what may stand in for them."""
    chinese = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{substitute}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face, substitute in SUBSTITUTES.items()
    )
    return f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>{chinese}'
