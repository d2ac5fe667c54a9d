"""Text on layers that are switched off (optional content) is not seen, hence not read, and that is said."""

from __future__ import annotations

import pytest

from tests.pdf_builder import Sheet, pdf
from toolkit.original import Original
from toolkit.readers import pdf_layers
from toolkit.readers.pdf import read

XS = [74.0, 200.0, 300.0]
OFF = "/OCProperties<</OCGs[20 0 R 21 0 R]/D<</OFF[20 0 R]>>>>"
GROUPS = ("<</Type/OCG/Name(draft)>>", "<</Type/OCG/Name(final)>>")


def table(figure: str = "125") -> Sheet:
    """The figure in 8 points, from 203, 103 on."""
    return Sheet().rows(XS, 100, [["（一）予以公开", figure]])


def on_layer(sheet: Sheet, text: str, layer: str, x: float = 203, mode: int = 0) -> Sheet:
    sheet.content.append(f"/OC /{layer} BDC")
    sheet.text(x, 103, text, 8, mode)
    sheet.content.append("EMC")
    return sheet


def read_sheet(sheet: Sheet, *objects: str, catalog: str = OFF) -> Original:
    sheet.layers = {f"L{number}": f"{20 + number} 0 R" for number in range(len(objects))}
    return read(pdf(sheet, catalog=catalog, objects=objects), "report.pdf")


def figure(original: Original) -> str:
    (grid,) = original.grids()
    return grid.cells[1].text


def codes(original: Original) -> list[str]:
    return [finding.code for finding in original.findings]


def test_a_figure_on_a_layer_that_is_off_is_left_out_and_quoted() -> None:
    original = read_sheet(on_layer(on_layer(table(""), "7", "L0", x=211), "125", "L1"), *GROUPS)

    assert figure(original) == "125"
    assert codes(original) == ["R144"]
    assert "“7”" in original.findings[0].message


def test_layers_that_are_on_are_read() -> None:
    catalog = "/OCProperties<</OCGs[20 0 R 21 0 R]/D<<>>>>"
    original = read_sheet(on_layer(table(""), "125", "L0"), *GROUPS, catalog=catalog)

    assert figure(original) == "125"
    assert codes(original) == []


def test_all_layers_may_be_off_but_some() -> None:
    catalog = "/OCProperties<</OCGs[20 0 R 21 0 R]/D<</BaseState/OFF/ON[21 0 R]>>>>"
    original = read_sheet(on_layer(on_layer(table(""), "7", "L0", x=211), "125", "L1"), *GROUPS, catalog=catalog)

    assert figure(original) == "125"


@pytest.mark.parametrize("group", ["/OCGs[20 0 R]/P/AllOn", "/OCGs[20 0 R]/VE[/And 20 0 R]"])
def test_a_group_of_layers_is_off_where_its_rule_says_so(group: str) -> None:
    original = read_sheet(on_layer(table("125"), "7", "L2", x=230), *GROUPS, f"<</Type/OCMD{group}>>")

    assert figure(original) == "125"
    assert codes(original) == ["R144"]


def test_a_form_may_belong_to_a_layer() -> None:
    content = f"BT /F1 8 Tf 230 732 Td <{'7'.encode('utf-16-be').hex()}> Tj ET"
    form = (
        "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/OC 20 0 R/Resources<</Font<</F1 3 0 R>>>>"
        f"/Length {len(content)}>>stream\n{content}\nendstream"
    )
    sheet = table("125")
    sheet.content.append("/X2 Do")

    original = read_sheet(sheet, *GROUPS, form)

    assert figure(original) == "125"
    assert codes(original) == ["R144"]


def test_rules_on_a_layer_that_is_off_part_no_cells() -> None:
    sheet = table("125")
    sheet.content.append("/OC /L0 BDC")
    sheet.line(213, 100, 213, 120)
    sheet.content.append("EMC")

    assert figure(read_sheet(sheet, *GROUPS)) == "125"


def test_what_was_recognised_in_a_scan_may_be_on_a_layer_that_is_on() -> None:
    original = read_sheet(on_layer(table(""), "125", "L1", mode=3), *GROUPS)

    assert figure(original) == "125"
    assert codes(original) == ["R133"]


def test_layers_that_are_not_looked_at_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_layers, "MOST_PARTS", 0)

    assert codes(read_sheet(on_layer(table(""), "125", "L1"), *GROUPS)) == ["R149"]
