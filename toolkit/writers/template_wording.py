"""How a person is told what a template lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.form import Form
from toolkit.form.naming import cells_name, table_name
from toolkit.report import PREFACE, SIGN_OFF
from toolkit.writers.template_names import TITLE, figure, section_text

_OTHER_SECTIONS = {PREFACE: "正文前的说明", SIGN_OFF: "落款"}


def title_lacks() -> str:
    return f"没有年报标题的占位符，请在开头写上 {{{{ {TITLE} }}}}。"


def section_lacks(form: Form, key: str) -> str:
    name = _OTHER_SECTIONS.get(key) or f"“{form.section(key).heading}”"
    return (
        f"{name}的文字没有地方写，或者只写了一半。请写成三个段落：{{%p for paragraph in {section_text(key)} %}}，"
        "{{ paragraph.heading }}{{ paragraph.text }}，{%p endfor %}。"
    )


def figures_lack(form: Form, addresses: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One message a row, or one for a table of which nothing is there, with the slots meant."""
    slots = [form.slots_by_address[address] for address in addresses]
    for table, of_table in groupby(slots, lambda slot: slot.table):
        missing = tuple(slot for slot in of_table)
        if len(missing) == sum(slot.table == table for slot in form.slots):
            yield f"{table_name(form, table).zh}没有任何占位符。", tuple(slot.address for slot in missing)
            continue
        for _, of_row in groupby(missing, lambda slot: slot.row):
            cells = tuple(slot.address for slot in of_row)
            listed = "、".join(f"{{{{ {figure(cell)} }}}}" for cell in cells)
            yield f"{cells_name(form, cells).zh}缺少 {len(cells)} 个占位符：{listed}。", cells
