"""A report to the bytes of a file, read back before anybody gets it; and the templates that it is written with."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import WriteVerificationError
from toolkit.finding import Finding
from toolkit.report import Report


def rendered(report: Report, kind: str, template: str | Path | None = None) -> tuple[bytes, tuple[Finding, ...]]:
    """A report as the bytes of one kind of file, and what was changed in writing."""
    if kind == "json":
        return f"{report.to_json()}\n".encode(), ()
    from toolkit.writers.docx import writing_findings

    if kind == "xlsx":
        from toolkit.writers.workbook import in_lines, render

        data = render(report)
        _verify(in_lines(report), data, kind)
        return data, writing_findings(report)
    from toolkit.writers.template import load_template

    data = load_template(report.edition, Path(template) if template else None).render(report)
    _verify(report, data, kind)
    return data, writing_findings(report)


def _verify(report: Report, data: bytes, kind: str) -> None:
    """A document that says anything else than the report is never left behind."""
    faults = differences_in(report, data, kind)
    if faults:
        shown = "；".join(faults[:5])
        raise WriteVerificationError(
            f"写出的文档与内容不一致，没有保存：{shown}。如果用的是自己的模板，请先用 xxgk template lint 检查。"
        )


def differences_in(report: Report, data: bytes, kind: str = "docx") -> list[str]:
    """Reads back what was written, and compares: to the letter, and only where that differs by what it means."""
    from toolkit.original import Paragraph
    from toolkit.readers import read_bytes
    from toolkit.writers.clean_blocks import is_clean_document

    original = read_bytes(data, f"output.{kind}")
    # Page numbers and whatever else an office's template has in its margins belong to the template.
    body = tuple(block for block in original.blocks if not (isinstance(block, Paragraph) and block.in_margin))
    if is_clean_document(report, body):
        return []
    from toolkit.matching import match
    from toolkit.writers.compare import differences

    return differences(report, match(original._replace(blocks=body)))


def build_templates(output: str | Path, edition: str | None = None, *, overwrite: bool = False) -> list[Path]:
    """Writes the template of an edition to a file, or those of all editions into a folder."""
    from toolkit.form import EDITIONS, form_of
    from toolkit.writers.files import write_whole
    from toolkit.writers.template_build import build

    target = Path(output)
    if target.suffix.lower() == ".docx":
        wanted = {target: form_of(edition) if edition else EDITIONS[-1]}
    else:
        forms = [form_of(edition)] if edition else list(EDITIONS)
        wanted = {target / f"report-{form.edition}.docx": form for form in forms}
    for path, form in wanted.items():
        write_whole(path, build(form), overwrite=overwrite)
    return list(wanted)


def lint_template(template: str | Path, edition: str | None = None) -> tuple[Finding, ...]:
    """What an office's own template lacks or misspells; one without faults is tried with a figure in every cell."""
    from toolkit.finding import Severity
    from toolkit.form import form_of
    from toolkit.readers import load
    from toolkit.writers.template import prepare
    from toolkit.writers.template_lint import lint
    from toolkit.writers.template_probe import MISPLACED, probe_report

    data = load(Path(template))
    found = lint(data, form_of(edition) if edition else None)
    if any(finding.severity is Severity.ERROR for finding in found):
        return found
    prepared = prepare(data)
    probe = probe_report(form_of(edition or prepared.edition))
    faults = differences_in(probe, prepared.render(probe))
    return (
        *found,
        *(MISPLACED.finding(f"试填时发现：{fault}。请检查这一格的占位符是否放错了位置。") for fault in faults),
    )
