"""What all rules of family F rest on, and what they ask for."""

from __future__ import annotations

from toolkit.rules import clauses

CITES = (clauses.REGULATION_50, clauses.FORM)
WHY_ZH = "同一份报告里文字和表格说的不是一个数，读者不知道信哪个；口径不同的，应当在文中说明，所以只是询问。"
WHY_EN = (
    "Where text and table of one report differ, readers don't know which to trust; where the office counts otherwise, the "
    "text should say so. That is why this only asks."
)
MEND_ZH = "核对台账，改正写错的一处；口径不同的在文中写明口径。"
MEND_EN = "Check the register and correct the one that is wrong; where the calibre differs, say so in the text."
