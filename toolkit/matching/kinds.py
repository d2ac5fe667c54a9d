"""The findings that matching makes; each kind's code stands here once."""

from __future__ import annotations

from toolkit.finding import Kind, Severity

TITLE_MISSING = Kind("R201", "title-missing", Severity.WARNING, "没有找到报告标题。请核对原件开头。")
AGENCY_MISSING = Kind("R202", "agency-missing", Severity.ERROR, "没有找到发布报告的机关名称。请在标题中写明。")
YEAR_MISSING = Kind("R203", "year-missing", Severity.ERROR, "没有找到报告年度。请在标题中写明。")
AGENCY_GUESSED = Kind("R204", "agency-not-from-title", Severity.WARNING, "标题里没有机关名称，是从别处取来的，请核对。")
YEAR_GUESSED = Kind("R205", "year-not-from-title", Severity.WARNING, "标题里没有年度，是从别处取来的，请核对。")
EDITION_DIFFERS = Kind(
    "R206", "edition-differs", Severity.WARNING, "表格用的格式版本与报告年度应当使用的版本不同。请改用对应年度的格式。"
)
AGENCY_DOUBTFUL = Kind(
    "R207", "agency-doubtful", Severity.QUESTION, "标题里读出的机关名称不像机关名称，可能多读或少读了字，请核对。"
)
HEADING_MISSING = Kind("R210", "heading-missing", Severity.WARNING, "没有找到这一部分的标题。请核对原件。")
HEADING_TWICE = Kind(
    "R211", "heading-twice", Severity.WARNING, "同一个标题出现了不止一次，内容已合在一起。请核对原件。"
)
HEADING_GUESSED = Kind(
    "R212", "heading-by-position", Severity.WARNING, "标题写法与规定不同，是按位置或相近程度认定的。请核对。"
)
TEXT_UNPLACED = Kind(
    "R220", "text-unplaced", Severity.WARNING, "有文字在报告格式中没有位置，没有丢弃，列在“未归位”中。"
)
OF_THE_SITE = Kind(
    "R221",
    "text-of-the-site",
    Severity.QUESTION,
    "有的行像是网页上的导航或按钮，没有放进正文，列在“未归位”中。若是正文，请加上句号后重新读取，或者补进相应部分。",
)
SIGN_OFF_AMID_TEXT = Kind(
    "R222",
    "sign-off-amid-text",
    Severity.QUESTION,
    "正文中间有像落款的机关名称和日期，留在原处。请核对落款及其后的文字。",
)
TABLE_MISSING = Kind("R301", "table-missing", Severity.ERROR, "没有找到这张表，表中各项都没有数字。请核对原件。")
LABEL_GUESSED = Kind("R302", "label-guessed", Severity.WARNING, "表中的项目名称有误，是按相近程度认定的。请核对。")
LABEL_BY_POSITION = Kind(
    "R303", "label-by-position", Severity.WARNING, "表中的项目名称有误或缺失，是按上下行的位置认定的。请核对。"
)
ROW_ABSENT = Kind("R304", "row-absent", Severity.ERROR, "表中缺少这一行，没有数字。请核对原件。")
ROW_TWICE = Kind("R305", "row-twice", Severity.ERROR, "同一行出现了两次。请核对原件。")
OLD_ROW = Kind(
    "R306", "old-row", Severity.WARNING, "“（六）其他处理”仍是2019年版格式的一行，新格式分为三行。请按新格式分列。"
)
ROW_UNPLACED = Kind("R307", "row-unplaced", Severity.ERROR, "表中这一行有数字，但格式中没有这一行。请核对原件。")
FIGURE_UNREADABLE = Kind("R401", "figure-unreadable", Severity.ERROR, "这一格的内容读不成数字。请核对原件后填写。")
FIGURES_AMBIGUOUS = Kind(
    "R402",
    "figures-ambiguous",
    Severity.ERROR,
    "这一行的数字与各列对不上，无法确定哪个数字属于哪一列。请核对原件后填写。",
)
FIGURE_WITH_NOTE = Kind(
    "R403", "figure-with-note", Severity.WARNING, "数字旁带有单位或说明，只取了数字。请确认说明是否需要写进正文。"
)
FIGURES_BY_SUM = Kind(
    "R404", "figures-by-sum", Severity.WARNING, "这一行的数字错位或连在一起，是靠合计关系或前后位置分开的。请核对。"
)
