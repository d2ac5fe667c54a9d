"""Pages drawn with what was read on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.pdf_builder import Sheet, pdf
from toolkit.errors import UnwritableFile
from toolkit.readers.pdf import read
from toolkit.readers.pdf_draw import Colour, Mark, draw, marks_of

XS = [74.0, 200.0, 300.0]


def page(extra: str = "") -> Sheet:
    return Sheet(extra=extra).text(74, 60, "二、主动公开政府信息情况", 16).rows(XS, 100, [["行政处罚", "4119"]])


def pixel(path: Path, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place on an A4 page, in points."""
    with Image.open(path) as picture:
        scale = picture.height / 842
        colour = picture.convert("RGB").getpixel((round(x * scale), round(y * scale)))
    assert isinstance(colour, tuple)
    return colour


def test_every_page_is_a_picture_named_after_the_file(tmp_path: Path) -> None:
    written = draw(pdf(page(), page()), "reports/洪湖.pdf", {}, tmp_path / "new")

    assert [path.name for path in written] == ["洪湖-page-001.png", "洪湖-page-002.png"]
    assert all(path.exists() for path in written)


def test_a_mark_is_drawn_at_its_box_and_its_caption_beside_the_page(tmp_path: Path) -> None:
    plain = draw(pdf(page()), "a.pdf", {}, tmp_path)[0]
    marked = draw(pdf(page()), "b.pdf", {1: [Mark((300, 400, 350, 450), "disclosure = 1", Colour.FIGURE)]}, tmp_path)[0]

    assert pixel(plain, 300, 425) == (255, 255, 255)
    assert pixel(marked, 300, 425) == Colour.FIGURE.value
    with Image.open(plain) as before, Image.open(marked) as after:
        assert after.width > before.width


def test_marks_of_an_original_are_its_cells_and_paragraphs() -> None:
    marks = marks_of(read(pdf(page()), "a.pdf"))

    assert Mark((200.0, 100.0, 300.0, 120.0)) in marks[1]
    assert sum(mark.colour is Colour.TEXT for mark in marks[1]) == 1


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_drawn_as_it_is_read(tmp_path: Path, turn: int) -> None:
    """Boxes count from the upright page's corner, so that the picture has to be upright, too."""
    data = pdf(page(f"/Rotate {turn}"))
    (path,) = draw(data, "a.pdf", {}, tmp_path)

    # The table's left line, where reading found it.
    assert pixel(path, 74, 110) != (255, 255, 255)
    assert pixel(path, 90, 118) == (255, 255, 255)


def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    with pytest.raises(UnwritableFile):
        draw(pdf(page()), "a.pdf", {}, tmp_path / "taken")
