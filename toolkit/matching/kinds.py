"""The findings that matching makes; each kind's code stands here once."""

from __future__ import annotations

from toolkit.finding import Kind, Severity

TITLE_MISSING = Kind(
    "R201",
    "title-missing",
    Severity.WARNING,
    "没有找到报告标题。请核对原件开头。",
    "No title was found.",
)
AGENCY_MISSING = Kind(
    "R202",
    "agency-missing",
    Severity.ERROR,
    "没有找到发布报告的机关名称。请在标题中写明。",
    "The name of the agency was not found.",
)
YEAR_MISSING = Kind(
    "R203",
    "year-missing",
    Severity.ERROR,
    "没有找到报告年度。请在标题中写明。",
    "The year of the report was not found.",
)
AGENCY_GUESSED = Kind(
    "R204",
    "agency-not-from-title",
    Severity.WARNING,
    "标题里没有机关名称，是从别处取来的，请核对。",
    "The title names no agency; it was taken from elsewhere.",
)
YEAR_GUESSED = Kind(
    "R205",
    "year-not-from-title",
    Severity.WARNING,
    "标题里没有年度，是从别处取来的，请核对。",
    "The title names no year; it was taken from elsewhere.",
)
EDITION_DIFFERS = Kind(
    "R206",
    "edition-differs",
    Severity.WARNING,
    "表格用的格式版本与报告年度应当使用的版本不同。请改用对应年度的格式。",
    "The tables follow another edition of the form than the year calls for.",
)
AGENCY_DOUBTFUL = Kind(
    "R207",
    "agency-doubtful",
    Severity.QUESTION,
    "标题里读出的机关名称不像机关名称，可能多读或少读了字，请核对。",
    "What the title gives as the agency doesn't look like an agency's name.",
)
HEADING_MISSING = Kind(
    "R210",
    "heading-missing",
    Severity.WARNING,
    "没有找到这一部分的标题。请核对原件。",
    "The heading of this section was not found.",
)
HEADING_TWICE = Kind(
    "R211",
    "heading-twice",
    Severity.WARNING,
    "同一个标题出现了不止一次，内容已合在一起。请核对原件。",
    "The same heading stands more than once; what stands below was put together.",
)
HEADING_GUESSED = Kind(
    "R212",
    "heading-by-position",
    Severity.WARNING,
    "标题写法与规定不同，是按位置或相近程度认定的。请核对。",
    "The heading is worded otherwise; it was recognised by its position or likeness.",
)
TEXT_UNPLACED = Kind(
    "R220",
    "text-unplaced",
    Severity.WARNING,
    "有文字在报告格式中没有位置，没有丢弃，列在“未归位”中。",
    "Some text has no place in the form; it was kept as unplaced.",
)
OF_THE_SITE = Kind(
    "R221",
    "text-of-the-site",
    Severity.QUESTION,
    "有的行像是网页上的导航或按钮，没有放进正文，列在“未归位”中。若是正文，请加上句号后重新读取，或者补进相应部分。",
    "Lines that look like a web site's navigation were kept as unplaced.",
)
SIGN_OFF_AMID_TEXT = Kind(
    "R222",
    "sign-off-amid-text",
    Severity.QUESTION,
    "正文中间有像落款的机关名称和日期，留在原处。请核对落款及其后的文字。",
    "What looks like a sign-off stands amid the text and was left there.",
)
TABLE_MISSING = Kind(
    "R301",
    "table-missing",
    Severity.ERROR,
    "没有找到这张表，表中各项都没有数字。请核对原件。",
    "This table was not found; none of its cells has a figure.",
)
LABEL_GUESSED = Kind(
    "R302",
    "label-guessed",
    Severity.WARNING,
    "表中的项目名称有误，是按相近程度认定的。请核对。",
    "The label has slips; it was recognised by likeness.",
)
LABEL_BY_POSITION = Kind(
    "R303",
    "label-by-position",
    Severity.WARNING,
    "表中的项目名称有误或缺失，是按上下行的位置认定的。请核对。",
    "The label is wrong or missing; it was recognised by the rows around it.",
)
ROW_ABSENT = Kind(
    "R304",
    "row-absent",
    Severity.ERROR,
    "表中缺少这一行，没有数字。请核对原件。",
    "The table lacks this row.",
)
ROW_TWICE = Kind(
    "R305",
    "row-twice",
    Severity.ERROR,
    "同一行出现了两次。请核对原件。",
    "The same row stands twice.",
)
OLD_ROW = Kind(
    "R306",
    "old-row",
    Severity.WARNING,
    "“（六）其他处理”仍是2019年版格式的一行，新格式分为三行。请按新格式分列。",
    "Row （六）其他处理 is of the 2019 edition; the present one has three rows instead.",
)
ROW_UNPLACED = Kind(
    "R307",
    "row-unplaced",
    Severity.ERROR,
    "表中这一行有数字，但格式中没有这一行。请核对原件。",
    "This row has figures, but the form has no such row.",
)
TABLE_OF_OTHER_YEAR = Kind(
    "R308",
    "table-of-other-year",
    Severity.WARNING,
    "上面写明是另一年的表，没有取其中的数字。请核对。",
    "The line above this table says that it is another year's; no figure was taken from it.",
)
FIGURE_UNREADABLE = Kind(
    "R401",
    "figure-unreadable",
    Severity.ERROR,
    "这一格的内容读不成数字。请核对原件后填写。",
    "What stands in this cell is no figure.",
)
FIGURES_AMBIGUOUS = Kind(
    "R402",
    "figures-ambiguous",
    Severity.ERROR,
    "这一行的数字与各列对不上，无法确定哪个数字属于哪一列。请核对原件后填写。",
    "The row's figures don't fit the columns; which belongs to which can't be told.",
)
FIGURE_WITH_NOTE = Kind(
    "R403",
    "figure-with-note",
    Severity.WARNING,
    "数字旁带有单位或说明，只取了数字。请确认说明是否需要写进正文。",
    "A unit or a note stands beside the figure; only the figure was taken.",
)
FIGURES_BY_SUM = Kind(
    "R404",
    "figures-by-sum",
    Severity.WARNING,
    "这一行的数字错位或连在一起，是靠合计关系或前后位置分开的。请核对。",
    "The row's figures were displaced or run together, and were told apart by sums or by their order.",
)
