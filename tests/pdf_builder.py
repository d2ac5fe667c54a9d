"""Writes small PDFs by hand: text in a font that needs no embedding, lines, and whatever a test wants to go wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0


# Row, column, text, row span, column span.
Cell = tuple[int, int, str, int, int]


@dataclass(frozen=True)
class Cut:
    """Which of a table's outer rules a page's end left out: all, none, or those of some columns."""

    above: frozenset[int] | bool = False
    below: frozenset[int] | bool = False

    def open_above(self, column: int) -> bool:
        return self.above if isinstance(self.above, bool) else column in self.above

    def open_below(self, column: int) -> bool:
        return self.below if isinstance(self.below, bool) else column in self.below


WHOLE = Cut()


@dataclass
class Sheet:
    """One page; distances in points from its upper left corner."""

    width: float = WIDTH
    height: float = HEIGHT
    extra: str = ""
    content: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    # Names of optional content, and their objects.
    layers: dict[str, str] = field(default_factory=dict)

    def text(self, x: float, y: float, text: str, size: float = 10, mode: int = 0) -> Sheet:
        """Text whose first line's box begins at y."""
        code = text.encode("utf-16-be").hex()
        baseline = self.height - y - size * 0.88
        self.content.append(f"BT /F1 {size} Tf {mode} Tr 1 0 0 1 {x} {baseline} Tm <{code}> Tj ET")
        return self

    def latin(self, x: float, y: float, text: str, size: float = 10) -> Sheet:
        baseline = self.height - y - size * 0.88
        self.content.append(f"BT /F2 {size} Tf 0 Tr 1 0 0 1 {x} {baseline} Tm ({text}) Tj ET")
        return self

    def ligatures(self, x: float, y: float, text: str, size: float = 10) -> Sheet:
        """Latin text with one glyph for each w, which stands for ff."""
        self.latin(x, y, text, size)
        self.content[-1] = self.content[-1].replace("/F2", "/F3")
        return self

    def drawn(self, x: float, y: float, text: str, size: float, matrix: tuple[float, float, float, float]) -> Sheet:
        """Text whose baseline begins here and is turned, leaned or both."""
        code = text.encode("utf-16-be").hex()
        turned = " ".join(f"{value:.4f}" for value in matrix)
        self.content.append(f"BT /F1 {size} Tf {turned} {x} {self.height - y} Tm <{code}> Tj ET")
        return self

    def sideways(self, x: float, y: float, text: str, size: float = 10) -> Sheet:
        """Text that runs upwards, as in tables set sideways."""
        return self.drawn(x, y, text, size, (0, 1, -1, 0))

    def line(self, x0: float, y0: float, x1: float, y1: float, pen: float = 0.5) -> Sheet:
        self.content.append(f"{pen} w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def bar(self, left: float, top: float, right: float, bottom: float) -> Sheet:
        """A filled rectangle: a thin one is how some programs draw lines."""
        self.content.append(f"{left} {self.height - bottom} {right - left} {bottom - top} re f")
        return self

    def ground(self, left: float, top: float, right: float, bottom: float) -> Sheet:
        self.content.append("q 0.9 0.95 1 rg")
        self.bar(left, top, right, bottom)
        self.content.append("Q")
        return self

    def frame(self, left: float, top: float, right: float, bottom: float) -> Sheet:
        self.content.append(f"0.5 w {left} {self.height - bottom} {right - left} {bottom - top} re S")
        return self

    def table(
        self, xs: Sequence[float], ys: Sequence[float], cells: Iterable[Cell], cut: Cut = WHOLE, size: float = 8
    ) -> Sheet:
        """A table's lines, drawn once along every cell's sides, and the cells' text, a line below the other."""
        for row, column, text, row_span, column_span in cells:
            left, right = xs[column], xs[column + column_span]
            top, bottom = ys[row], ys[row + row_span]
            self.line(left, top, left, bottom).line(right, top, right, bottom)
            if row or not cut.open_above(column):
                self.line(left, top, right, top)
            if row + row_span + 1 < len(ys) or not cut.open_below(column):
                self.line(left, bottom, right, bottom)
            for number, part in enumerate(text.split("\n")):
                if part:
                    self.text(left + 3, top + 3 + number * size * 1.2, part, size)
        return self

    def rows(
        self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], cut: Cut = WHOLE, height: float = 20
    ) -> Sheet:
        """A table without merged cells."""
        ys = [top + height * number for number in range(len(rows) + 1)]
        cells = [(row, column, text, 1, 1) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
        return self.table(xs, ys, cells, cut)

    def paragraph(
        self, y: float, lines: Sequence[str], *, x: float = 74, indent: float = 32, size: float = 16, pitch: float = 28
    ) -> Sheet:
        for number, line in enumerate(lines):
            self.text(x + (indent if number == 0 else 0), y + number * pitch, line, size)
        return self


_FF_FOR_W = (
    b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
    b" 1 beginbfchar <77> <00660066> endbfchar 1 beginbfrange <30> <76> <0030> endbfrange endcmap end end"
)


def pdf(*sheets: Sheet, info: str = "", catalog: str = "", objects: Sequence[str] = ()) -> bytes:
    """The file. `objects` are numbered from 20 on, for a test's own."""
    bodies: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R {catalog}>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>"
        b"/DW 1000/FontDescriptor 5 0 R>>",
        5: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 880/StemV 93>>",
        6: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        7: f"<<{info}>>".encode(),
        8: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 9 0 R>>",
        9: b"<</Length %d>>stream\n%s\nendstream" % (len(_FF_FOR_W), _FF_FOR_W),
    }
    bodies.update({20 + number: text.encode("latin-1") for number, text in enumerate(objects)})
    pages = []
    for number, sheet in enumerate(sheets):
        page, content = 100 + 2 * number, 101 + 2 * number
        stream = "\n".join(sheet.content).encode("latin-1")
        bodies[content] = b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)
        box = "" if "/MediaBox" in sheet.extra else f"/MediaBox[0 0 {sheet.width} {sheet.height}]"
        annotations = f"/Annots[{' '.join(sheet.annotations)}]" if sheet.annotations else ""
        forms = " ".join(f"/X{index} {20 + index} 0 R" for index in range(len(objects)))
        layers = " ".join(f"/{name} {one}" for name, one in sheet.layers.items())
        bodies[page] = (
            f"<</Type/Page/Parent 2 0 R{box}/Contents {content} 0 R{sheet.extra}{annotations}"
            f"/Resources<</Font<</F1 3 0 R/F2 6 0 R/F3 8 0 R>>/XObject<<{forms}>>/Properties<<{layers}>>>>>>"
        ).encode()
        pages.append(f"{page} 0 R")
    bodies[2] = f"<</Type/Pages/Kids[{' '.join(pages)}]/Count {len(pages)}>>".encode()
    return _file(bodies)


def _file(bodies: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number in sorted(bodies):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
    table = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(bodies):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    out += b"trailer<</Size %d/Root 1 0 R/Info 7 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(bodies) + 1, table)
    return bytes(out)
