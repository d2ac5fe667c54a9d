"""What `convert` writes, printed to PDF and read again, is the same report."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.libreoffice import LibreOffice
from tests.matching.mess import random_values, with_old_row
from tests.originals import fixtures
from toolkit import pipeline
from toolkit.form import EDITIONS
from toolkit.report import Figure, Report, SectionText, State
from toolkit.text import without_spaces

SENTENCES = (
    "全年通过门户网站主动公开各类政府信息120条，其中政策文件15条、解读8条。",
    "（一）主动公开。严格执行“先审后发”，做到内容准确、格式规范、发布及时，没有出现差错。",
    "依托政务新媒体发布信息35条，阅读量超过2.6万次；开通WeChat公众号1个，粉丝3000余人。",
    "一是部分栏目更新不够及时；二是解读形式较为单一；三是队伍力量仍需加强。",
    "下一步，将健全工作机制，细化公开目录，加强业务培训，着力提高公开质量和实效。",
    "按照国办函〔2020〕109号文件规定，本年度没有收取信息处理费。",
)
RANDOM_REPORTS = 20


def made_report(seed: int) -> Report:
    dice = random.Random(seed)
    form = EDITIONS[1] if seed % 4 else EDITIONS[0]
    values = random_values(form, dice, busy=bool(seed % 2))
    if form is EDITIONS[1] and seed % 5 == 0:
        values = with_old_row(form, values)
    agency, year = f"东岭县第{seed + 1}水务局", form.first_year + seed % 2
    texts = {
        key: SectionText(None, tuple(dice.choices(SENTENCES, k=dice.randint(1, 4))))
        for key in ("preface", *(section.key for section in form.sections))
    }
    texts["sign_off"] = SectionText(None, (agency, f"{year + 1}年1月{seed + 1}日"))
    figures = {slot: Figure(value) for slot, value in values.items()}
    return Report(form.edition, agency, year, f"{agency}{year}年政府信息公开工作年度报告", texts, figures)


def essence(report: Report) -> dict[str, object]:
    """What a report says; blank and dash are written as 0, and a page shows no more than its characters."""
    texts = {key: [without_spaces(text) for text in section.paragraphs] for key, section in report.sections.items()}
    figures = {
        slot: 0 if figure.state in (State.BLANK, State.DASH) else figure.value
        for slot, figure in report.figures.items()
        if figure.state not in (State.ABSENT, State.INFERRED)
    }
    return {"year": report.year, "title": report.title, "texts": texts, "figures": figures}


@pytest.mark.libreoffice
def test_the_printed_document_is_the_same_report(tmp_path: Path, libreoffice: LibreOffice) -> None:
    reports = {f"random-{seed}": made_report(seed) for seed in range(RANDOM_REPORTS)}
    reports |= {path.name.replace(".", "-"): pipeline.read(path) for path in fixtures()}
    written = []
    for name, report in reports.items():
        target = tmp_path / f"{name}.docx"
        pipeline.write(report, target)
        written.append(target)
    for document, printed in zip(written, libreoffice.to_pdfs(written, tmp_path), strict=True):
        meant, found = essence(pipeline.read(document)), essence(pipeline.read(printed))
        for part, value in meant.items():
            assert found[part] == value, f"{document.name}: {part}"
