"""Reports made from a seed: every sum holds, every text differs, the same bytes every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from toolkit.form import EDITIONS, Form
from toolkit.report import Figure, Report, SectionText
from toolkit.writing import rendered

_FORM: Form = EDITIONS[-1]
_PLACES = "临江云溪卫东南屏北河青岭白沙石桥"
_OFFICES = ("科学技术局", "水务局", "文化旅游局", "教育局", "民政局", "财政局", "统计局", "应急管理局")
_SENTENCES = (
    "全年主动公开政府信息{}条，其中政策文件{}条，均在网站专栏发布，并同步推送到政务新媒体。",
    "组织经办人员培训{}场、{}人次，逐条讲解申请答复的规范和时限，答复前经过合法性审查。",
    "对历史文件清理{}件，其中失效{}件，已在目录中标明，方便群众查询和下载使用。",
)


def made_report(number: int) -> Report:
    """One report of the current edition."""
    dice = random.Random(number)
    place = "".join(dice.sample(_PLACES, 2))
    agency = f"{place}区{dice.choice(_OFFICES)}"
    texts = {
        "overview": [f"（{count}）主动公开。{_sentence(dice)}{_sentence(dice)}" for count in "一二三四五"],
        "problems": [_sentence(dice), _sentence(dice)],
        "other_matters": ["2024年，本机关未收取政府信息公开信息处理费。"],
    }
    sections = {one.key: SectionText(one.heading, tuple(texts.get(one.key, ()))) for one in _FORM.sections}
    sections["sign_off"] = SectionText(None, (agency, "2025年1月16日"))
    title = f"{agency}2024年政府信息公开工作年度报告"
    return Report(_FORM.edition, agency, 2024, title, sections=sections, figures=_figures(dice))


def made_documents(count: int) -> dict[str, bytes]:
    return {f"made-{number:05}.docx": rendered(made_report(number), "docx")[0] for number in range(count)}


def write_documents(folder: Path, count: int) -> Iterator[Path]:
    """Writes many of them, one after another."""
    for number in range(count):
        path = folder / f"made-{number:05}.docx"
        path.write_bytes(rendered(made_report(number), "docx")[0])
        yield path


def _sentence(dice: random.Random) -> str:
    return dice.choice(_SENTENCES).format(dice.randint(2, 900), dice.randint(1, 99))


def _figures(dice: random.Random) -> dict[str, Figure]:
    """Parts by chance, and from them, twice over, every figure that a sum of the form settles."""
    values = {slot.address: dice.choice((0, 0, 0, dice.randint(1, 40))) for slot in _FORM.slots}
    for identity in (*_FORM.identities, *_FORM.identities):
        if not values.keys() >= {*identity.left, *identity.right}:
            continue
        total, *others = identity.left
        for other in others:
            values[other] = min(values[other], values[identity.right[-1]])
        values[total] = sum(values[part] for part in identity.right) - sum(values[other] for other in others)
    return {slot: Figure(value, raw=str(value)) for slot, value in values.items()}
