"""Templates: prepared once, filled many times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import InvalidTemplate, cause_of
from toolkit.finding import Severity
from toolkit.form import form_of
from toolkit.report import Report, State
from toolkit.writers import package, shown, template_prepared
from toolkit.writers import template_wording as wording
from toolkit.writers.filling import filling_of
from toolkit.writers.package import PreparedPackage
from toolkit.writers.template_names import TITLE, figure, section_text
from toolkit.writers.template_pieces import Filling, Piece, held, render

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Template(NamedTuple):
    """A template of one edition, ready to be filled again and again."""

    edition: str
    data: bytes
    pieces: tuple[Piece, ...]
    # None where docxtpl has to do more than filling the text: then it does it all.
    package: PreparedPackage | None

    def render(self, report: Report) -> bytes:
        """The report as a Word document; InvalidTemplate where the template has no room for all of it."""
        filling = filling_of(report)
        self._require_room(report, filling)
        if self.package is None:
            from toolkit.writers.plain_docxtpl import fill

            return fill(self.data, filling)
        return self.package.written((_DECLARATION + render(self.pieces, filling)).encode())

    def _require_room(self, report: Report, filling: Filling) -> None:
        if report.edition != self.edition:
            raise InvalidTemplate(
                f"这是 {self.edition} 版表样的模板，而报告用的是 {report.edition} 版，请换用 {report.edition} 版的模板。"
            )
        missing = list(_without_room(report, frozenset(held(self.pieces, filling))))
        if missing:
            raise InvalidTemplate(
                "\n".join([*missing, "请补全模板（可用 xxgk template lint 检查），否则这些内容会丢失。"])
            )


def load_template(edition: str, path: Path | None = None) -> Template:
    """An office's own template, or the one that comes with this package."""
    if path is None:
        return _load_bundled(edition)
    try:
        return prepare(path.read_bytes())
    except InvalidTemplate as fault:
        raise InvalidTemplate(f"{path}：{fault.message}") from None
    except FileNotFoundError:
        raise InvalidTemplate(f"{path}：没有这个模板文件，请检查文件名和所在的文件夹。") from None
    except OSError as fault:
        raise InvalidTemplate(f"{path}：模板读不出来（{cause_of(fault)}）。") from None


def bundled(edition: str) -> bytes:
    """The bytes of the template that comes with this package."""
    return (_folder() / f"report-{edition}.docx").read_bytes()


def _folder() -> Path:
    """Where the templates are, installed or in a checkout."""
    package = Path(__file__).parent.parent
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise InvalidTemplate("安装不完整：缺少自带的模板，请重新安装 xxgk-toolkit。")


@lru_cache(maxsize=4)
def _load_bundled(edition: str) -> Template:
    data = bundled(edition)
    beside = _folder() / f"report-{edition}.json"
    prepared = template_prepared.load(beside.read_text("utf-8"), data) if beside.is_file() else None
    if prepared is None:
        return prepare(data)
    main, pieces = prepared
    return Template(edition, data, pieces, _package_without(main, package.read_parts(data, "模板")))


@lru_cache(maxsize=4)
def prepare(data: bytes) -> Template:
    """Takes a template apart and refuses what can't be filled."""
    from toolkit.writers.template_lint import edition_of, faults, parse_source
    from toolkit.writers.template_parse import TemplateFault
    from toolkit.writers.template_source import open_source

    source = open_source(data)
    try:
        parsed = parse_source(source)
    except TemplateFault as fault:
        raise InvalidTemplate(f"模板的标记写得不完整：{fault}。") from None
    edition = edition_of(parsed)
    wrong = [fault.message for fault in faults(source, parsed, form_of(edition)) if fault.severity is Severity.ERROR]
    if wrong:
        raise InvalidTemplate("模板不能用：\n" + "\n".join(wrong))
    fast = _package_without(source.main, source.parts) if source.fast else None
    return Template(edition, data, parsed[0].pieces, fast)


def _package_without(main: str, parts: Mapping[str, bytes]) -> PreparedPackage:
    return PreparedPackage({name: content for name, content in parts.items() if name != main}, main)


def _without_room(report: Report, room: frozenset[str]) -> Iterator[str]:
    """What the report holds and the template doesn't show."""
    if TITLE not in room:
        yield wording.title_lacks()
    for key, section in report.sections.items():
        if section.paragraphs and section_text(key) not in room:
            yield wording.section_lacks(report.form, key)
    lacking = [
        slot
        for slot in shown.written_slots(report)
        if figure(slot) not in room and report.figures[slot].state is not State.ABSENT
    ]
    for message, _ in wording.figures_lack(report.form, lacking):
        yield message
