"""The names of Word's XML that the reader knows."""

from __future__ import annotations

_OFFICE = "{http://schemas.openxmlformats.org/"
_W = _OFFICE + "wordprocessingml/2006/main}"
_WP = _OFFICE + "drawingml/2006/wordprocessingDrawing}"
_A = _OFFICE + "drawingml/2006/main}"
_M = _OFFICE + "officeDocument/2006/math}"
_R = _OFFICE + "officeDocument/2006/relationships}"
_MC = _OFFICE + "markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

DOCUMENT = _W + "document"
BODY = _W + "body"
HEADER, FOOTER = _W + "hdr", _W + "ftr"
PARAGRAPH = _W + "p"
RUN = _W + "r"
TEXT = _W + "t"
MATH_RUN = _M + "r"
MATH_TEXT = _M + "t"
MATH_PHANTOM = _M + "phant"
MATH_PHANTOM_SHOWN = f"{_M}phantPr/{_M}show"
MATH_VALUE = _M + "val"
MATH_RAISED = _M + "sup"
MATH_LOWERED = _M + "sub"
MATH_DEGREE = _M + "deg"
MATH_LIMIT = _M + "lim"
MATH_DENOMINATOR = _M + "den"
MATH_ELEMENT = _M + "e"
MATH_ROOT = _M + "rad"
MATH_SUM = _M + "nary"
TABLE = _W + "tbl"
ROW = _W + "tr"
CELL = _W + "tc"

PARAGRAPH_PROPERTIES = _W + "pPr"
FORMER_PROPERTIES = _W + "pPrChange"
RUN_PROPERTIES = _W + "rPr"
TABLE_PROPERTIES = _W + "tblPr"
TABLE_GRID = _W + "tblGrid"
TABLE_EXCEPTIONS = _W + "tblPrEx"
ROW_PROPERTIES = _W + "trPr"
CELL_PROPERTIES = _W + "tcPr"
SECTION_PROPERTIES = _W + "sectPr"
CONTROL_PROPERTIES = _W + "sdtPr"
CONTROL_END_PROPERTIES = _W + "sdtEndPr"
CONTROL_SHOWS_PLACEHOLDER = _W + "showingPlcHdr"
CONTENT_CONTROL = _W + "sdt"
DATA_BINDING = _W + "dataBinding"
STORE = _W + "storeItemID"
BINDING_PATH = _W + "xpath"
PREFIX_MAPPINGS = _W + "prefixMappings"
CONTROL_LIST_ENTRY = _W + "listItem"
VALUE_OF_ENTRY = _W + "value"
DISPLAY_TEXT = _W + "displayText"
# Controls that show their data in another form.
OTHER_CONTROLS = (_W + "date", _W14 + "checkbox", _W + "picture")
CUSTOM_PROPERTIES = _W + "customXmlPr"
TAG_PROPERTIES = _W + "smartTagPr"

INSERTED = _W + "ins"
MOVED_HERE = _W + "moveTo"
DELETED = _W + "del"
MOVED_AWAY = _W + "moveFrom"
DELETED_TEXT = _W + "delText"
CELL_INSERTED = _W + "cellIns"
CELL_DELETED = _W + "cellDel"
CELL_MERGE = _W + "cellMerge"

ALTERNATE = _MC + "AlternateContent"
CHOICE = _MC + "Choice"
FALLBACK = _MC + "Fallback"

TAB = _W + "tab"
POSITION_TAB = _W + "ptab"
BREAK = _W + "br"
CARRIAGE_RETURN = _W + "cr"
NO_BREAK_HYPHEN = _W + "noBreakHyphen"
SYMBOL = _W + "sym"
SYMBOL_CHARACTER = _W + "char"
SYMBOL_FONT = _W + "font"
RUBY_PHONETIC = _W + "rt"
DIRECTION_OVERRIDE = _W + "bdo"
SIMPLE_FIELD = _W + "fldSimple"
SIMPLE_INSTRUCTION = _W + "instr"
FIELD_INSTRUCTION = _W + "instrText"
FIELD_CHARACTER = _W + "fldChar"
FIELD_CHARACTER_TYPE = _W + "fldCharType"
UPDATES_FIELDS = _W + "updateFields"
DIRTY = _W + "dirty"
FORM_DATA = _W + "ffData"
DROP_DOWN = _W + "ddList"
LIST_ENTRY = _W + "listEntry"
CHECK_BOX = _W + "checkBox"
CHECKED = _W + "checked"
DEFAULT = _W + "default"
RESULT = _W + "result"

DRAWING = _W + "drawing"
PICTURE = _W + "pict"
OBJECT = _W + "object"
TEXT_BOX = _W + "txbxContent"
SHAPES = (_V + "rect", _V + "roundrect", _V + "oval", _V + "shape")
CONNECTOR = _O + "connectortype"
WORD_ART = _V + "textpath"
SHAPE_PICTURE = _V + "imagedata"
EMBEDDED_OBJECT = _O + "OLEObject"
CONTROL = _W + "control"
CONTENT_PART = _W + "contentPart"
EXTENT = _WP + "extent"
GRAPHIC_DATA = _A + "graphicData"
BLIP = _A + "blip"
DRAWING_PARAGRAPH = _A + "p"
DRAWING_TEXT = _A + "t"
ALTERNATIVE_CHUNK = _W + "altChunk"
SUBDOCUMENT = _W + "subDoc"

FOOTNOTE_REFERENCE = _W + "footnoteReference"
ENDNOTE_REFERENCE = _W + "endnoteReference"
CUSTOM_MARK = _W + "customMarkFollows"
FOOTNOTE = _W + "footnote"
ENDNOTE = _W + "endnote"
HEADER_REFERENCE = _W + "headerReference"
FOOTER_REFERENCE = _W + "footerReference"

STYLE = _W + "style"
STYLE_ID = _W + "styleId"
BASED_ON = _W + "basedOn"
NAME = _W + "name"
TYPE = _W + "type"
DOCUMENT_DEFAULTS = _W + "docDefaults"
RUN_DEFAULTS = _W + "rPrDefault"
PARAGRAPH_DEFAULTS = _W + "pPrDefault"
PARAGRAPH_STYLE = _W + "pStyle"
RUN_STYLE = _W + "rStyle"
VERTICAL_ALIGNMENT = _W + "vertAlign"
POSITION = _W + "position"
OUTLINE_LEVEL = _W + "outlineLvl"
HIDDEN = _W + "vanish"
STYLE_SEPARATOR = _W + "specVanish"
COLOUR = _W + "color"
THEME_COLOUR = _W + "themeColor"
THEME_TINT = _W + "themeTint"
THEME_SHADE = _W + "themeShade"
SHADING = _W + "shd"
FILL = _W + "fill"
THEME_FILL = _W + "themeFill"
THEME_FILL_TINT = _W + "themeFillTint"
THEME_FILL_SHADE = _W + "themeFillShade"
PATTERN_COLOUR = _W + "color"
HIGHLIGHT = _W + "highlight"
TEXT_FILL = _W14 + "textFill"
NO_FILL = _W14 + "noFill"
FILLED_TEXT = _W14 + "solidFill"
FILL_STOP = _W14 + "gs"
FILL_VALUE = _W14 + "val"
FILL_ALPHA = _W14 + "alpha"
SIZE = _W + "sz"
COMPLEX_SIZE = _W + "szCs"
SCALE = _W + "w"
FONTS = _W + "rFonts"
ASCII_FONT = _W + "ascii"
ASCII_THEME_FONT = _W + "asciiTheme"
COMPLEX_FONT = _W + "cs"
COMPLEX_SCRIPT = _W + "cs"
RIGHT_TO_LEFT = _W + "rtl"
FITTED = _W + "fitText"
EAST_ASIAN_LAYOUT = _W + "eastAsianLayout"
COMBINED = _W + "combine"
SPACING = _W + "spacing"
LINE_HEIGHT = _W + "line"
LINE_RULE = _W + "lineRule"
BEFORE = _W + "before"
AFTER = _W + "after"
INDENT = _W + "ind"
ALIGNMENT = _W + "jc"
LEFT = (_W + "start", _W + "left")
LEFT_IN_LETTERS = (_W + "startChars", _W + "leftChars")
RIGHT = (_W + "end", _W + "right")
RIGHT_IN_LETTERS = (_W + "endChars", _W + "rightChars")
FIRST_LINE = (_W + "firstLine",)
FIRST_LINE_IN_LETTERS = (_W + "firstLineChars",)
HANGING = (_W + "hanging",)
HANGING_IN_LETTERS = (_W + "hangingChars",)
FRAME = _W + "framePr"
TABS = _W + "tabs"
TAB_POSITION = _W + "pos"
CELL_WIDTH = _W + "tcW"
CELL_MARGINS = _W + "tcMar"
TABLE_CELL_MARGINS = _W + "tblCellMar"
TOP = _W + "top"
TABLE_INDENT = _W + "tblInd"
TABLE_POSITION = _W + "tblpPr"
TABLE_X = _W + "tblpX"
TABLE_Y = _W + "tblpY"
TABLE_LAYOUT = _W + "tblLayout"
BACKGROUND = _W + "background"
ANCHOR = _WP + "anchor"
NO_WRAP = _WP + "wrapNone"
SHAPE_PROPERTIES = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}spPr"
SOLID_FILL = _A + "solidFill"
REQUIRES = "Requires"
STRUCK = _W + "strike"
STRUCK_TWICE = _W + "dstrike"

NUMBERING_PROPERTIES = _W + "numPr"
NUMBERING_LEVEL = _W + "ilvl"
NUMBERING_ID = _W + "numId"
ABSTRACT_NUMBERING = _W + "abstractNum"
ABSTRACT_NUMBERING_ID = _W + "abstractNumId"
NUMBERING = _W + "num"
LEVEL_OVERRIDE = _W + "lvlOverride"
START_OVERRIDE = _W + "startOverride"
LEVEL = _W + "lvl"
START = _W + "start"
NUMBER_FORMAT = _W + "numFmt"
CUSTOM_FORMAT = _W + "format"
LEVEL_TEXT = _W + "lvlText"
LEVEL_SUFFIX = _W + "suff"
LEVEL_RESTART = _W + "lvlRestart"
LEVEL_LEGAL = _W + "isLgl"
STYLE_LINK = _W + "styleLink"
NUMBERING_STYLE_LINK = _W + "numStyleLink"

GRID_COLUMN = _W + "gridCol"
WIDTH = _W + "w"
GRID_BEFORE = _W + "gridBefore"
GRID_SPAN = _W + "gridSpan"
VERTICAL_MERGE = _W + "vMerge"
HORIZONTAL_MERGE = _W + "hMerge"
HIDDEN_ROW = _W + "hidden"
ROW_HEIGHT = _W + "trHeight"
HEIGHT_RULE = _W + "hRule"

TABLE_STYLE = _W + "tblStyle"
TABLE_LOOK = _W + "tblLook"
TABLE_CONDITION = _W + "tblStylePr"
ROW_BAND_SIZE = _W + "tblStyleRowBandSize"
COLUMN_BAND_SIZE = _W + "tblStyleColBandSize"

VALUE = _W + "val"
ID = _W + "id"
RELATION = _R + "id"

# What never holds text of its own: formatting, and the settings of content controls.
PROPERTIES = frozenset(
    {
        PARAGRAPH_PROPERTIES,
        RUN_PROPERTIES,
        TABLE_PROPERTIES,
        TABLE_GRID,
        TABLE_EXCEPTIONS,
        ROW_PROPERTIES,
        CELL_PROPERTIES,
        SECTION_PROPERTIES,
        CONTROL_PROPERTIES,
        CONTROL_END_PROPERTIES,
        CUSTOM_PROPERTIES,
        TAG_PROPERTIES,
    }
)
REMOVED = frozenset({DELETED, MOVED_AWAY})
ADDED = frozenset({INSERTED, MOVED_HERE})

CHARACTERS = {
    TAB: "\t",
    POSITION_TAB: "\t",
    BREAK: "\n",
    CARRIAGE_RETURN: "\n",
    NO_BREAK_HYPHEN: "-",
}
# What Word works out when it prints: the page, the day.
WORKED_OUT = frozenset(
    _W + name for name in ("pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")
)
GRAPHICS = frozenset({DRAWING, PICTURE, OBJECT, CONTROL, CONTENT_PART})
NOTE_REFERENCES = {FOOTNOTE_REFERENCE: FOOTNOTE, ENDNOTE_REFERENCE: ENDNOTE}
