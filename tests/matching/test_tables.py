"""Figures find their slots, whatever happened to the tables."""

from __future__ import annotations

import pytest

from tests.matching.originals import FORM_2021, TITLE, form_grid, grid, original, whole_report
from toolkit.finding import Kind, Place, Severity
from toolkit.form import EDITIONS
from toolkit.matching import match
from toolkit.original import Grid, GridCell, Original, Paragraph
from toolkit.report import Match, Report, State

APPLICANTS = [slot.column.address for slot in FORM_2021.slots if slot.row.address == "received"]


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def with_requests(table: Grid | list[Grid]) -> Original:
    grids = table if isinstance(table, list) else [table]
    return original(
        TITLE, "二、主动公开政府信息情况", form_grid("disclosure"), "三、收到和处理政府信息公开申请情况", *grids,
        "四、政府信息公开行政复议、行政诉讼情况", form_grid("disputes"),
    )  # fmt: skip


def changed(table: Grid, row: str, figures: list[str]) -> Grid:
    """The requests' grid with other figures in one row of the form."""
    number = next(cell.row for cell in table.cells if cell.text == row)
    cells = [
        cell._replace(text=figures[cell.column - 3]) if cell.row == number and cell.column >= 3 else cell
        for cell in table.cells
    ]
    return Grid(tuple(cells))


def figures(report: Report, row: str) -> list[object]:
    return [report.values[f"requests.{row}.{column}"] for column in APPLICANTS]


def test_a_printed_form_gives_every_slot_exactly() -> None:
    report = match(original(*whole_report()))
    assert set(report.values.values()) == {0}
    assert {figure.match for figure in report.figures.values()} == {Match.EXACT}
    assert report.unplaced == ()


def test_what_alignment_alone_tells_is_found_by_its_position_at_best() -> None:
    table = Grid(form_grid("requests", 0).cells, ruled=False)
    report = match(with_requests(table))
    assert {report.figures[slot.address].match for slot in FORM_2021.slots if slot.table == "requests"} == {
        Match.POSITION
    }
    assert report.figures["disclosure.licences.decisions"].match is Match.EXACT


def test_what_was_told_of_a_cell_names_its_slot() -> None:
    table = form_grid("requests", 1)
    placed = [cell._replace(place=Place(table=2, row=cell.row + 1, column=cell.column + 1)) for cell in table.cells]
    cell = next(one for one in placed if one.text == "1")
    told = Kind("R999", "told", Severity.WARNING, "", "").finding("这一格里有一张图片。", place=cell.place)
    beside = told._replace(place=Place(paragraph=1))
    report = match(with_requests(Grid(tuple(placed)))._replace(findings=(told, beside)))
    assert [finding.slots for finding in report.findings if finding.code == "R999"] == [
        ("requests.received.natural_person",),
        (),
    ]


def test_a_row_by_its_place_between_neighbours_is_told() -> None:
    table = form_grid("requests", 1)
    cells = [cell._replace(text="（印刷不清）") if cell.text == "2.重复申请" else cell for cell in table.cells]
    report = match(with_requests(Grid(tuple(cells))))
    assert figures(report, "not_processed.repeated") == [1] * 7
    assert report.figures["requests.not_processed.repeated.total"].match is Match.POSITION
    assert "R303" in codes(report)


def test_a_row_that_is_missing_is_absent_and_told() -> None:
    table = form_grid("requests", 1)
    gone = next(cell.row for cell in table.cells if cell.text == "2.重复申请")
    cells = [
        cell._replace(row=cell.row - (cell.row > gone), row_span=cell.row_span - (cell.row < gone < cell.end_row))
        for cell in table.cells
        if cell.row != gone
    ]
    report = match(with_requests(Grid(tuple(cells))))
    assert report.figures["requests.not_processed.repeated.total"].state is State.ABSENT
    assert figures(report, "not_processed.publication") == [1] * 7
    assert [one.slots[-1] for one in report.findings if one.code == "R304"] == ["requests.not_processed.repeated.total"]


def test_the_old_row_stays_whole_and_nobody_divides_it() -> None:
    report = match(with_requests(_with_old_row(["2", "0", "0", "0", "0", "0", "2"])))
    assert report.values["requests.closed_otherwise.total"] == 2
    assert report.figures["requests.closed_otherwise.other.total"].state is State.ABSENT
    assert "R306" in codes(report)
    assert "R304" not in codes(report)


def test_an_old_row_of_nought_settles_its_parts() -> None:
    report = match(with_requests(_with_old_row(["0"] * 7)))
    assert report.values["requests.closed_otherwise.total"] == 0
    assert report.figures["requests.closed_otherwise.other.total"].state is State.INFERRED
    assert report.values["requests.closed_otherwise.other.total"] == 0


def _with_old_row(row: list[str]) -> Grid:
    from toolkit.form.layout import layout

    laid = layout(FORM_2021.table("requests"), whole_groups=frozenset({"closed_otherwise"}))
    old = next(cell.row for cell in laid.cells if cell.text == "（六）其他处理")
    return Grid(
        tuple(
            GridCell(
                one.row,
                one.column,
                (row[one.column - 3] if one.row == old else "0") if one.slot else one.text,
                one.row_span,
                one.column_span,
            )
            for one in laid.cells
        )
    )


def test_the_2019_edition_is_known_by_its_labels() -> None:
    form = EDITIONS[0]
    blocks = [form_grid(one.table, 3, form) if one.table else one.heading for one in form.sections]
    report = match(original("云梦县水利局2020年政府信息公开工作年度报告", *blocks))
    assert report.edition == "2019"
    assert set(report.values.values()) == {3}
    assert "R206" not in codes(report)


def test_an_edition_that_is_not_the_years_is_told() -> None:
    form = EDITIONS[0]
    blocks = [form_grid(one.table, 0, form) if one.table else one.heading for one in form.sections]
    report = match(original("云梦县水利局2023年政府信息公开工作年度报告", *blocks))
    assert report.edition == "2019"
    assert "R206" in codes(report)


def test_an_old_header_over_new_rows_leaves_the_years_edition() -> None:
    table = form_grid("disclosure", 1)
    old = {"本年制发件数": "本年新制作数量", "本年废止件数": "本年新公开数量", "现行有效件数": "对外公开总数量"}
    heads = Grid(tuple(cell._replace(text=old.get(cell.text, cell.text)) for cell in table.cells))
    report = match(
        original(
            TITLE, "二、主动公开政府信息情况", heads, "三、收到和处理政府信息公开申请情况", form_grid("requests", 1)
        )
    )
    assert report.edition == "2021"
    assert "R206" in codes(report)
    assert report.figures["disclosure.regulations.repealed"].match is Match.GUESSED
    assert report.values["requests.closed_otherwise.other.total"] == 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("217 1 0 0 0 0 218", [217, 1, 0, 0, 0, 0, 218]),
        ("21710000218", [217, 1, 0, 0, 0, 0, 218]),
        ("3件1件0件0件0件0件4件", [3, 1, 0, 0, 0, 0, 4]),
        ("0000000", [0] * 7),
    ],
)
def test_lost_separators_are_found_by_the_rows_own_sum(written: str, expected: list[int]) -> None:
    report = match(with_requests(_glued("received", written)))
    assert figures(report, "received") == expected


def test_lost_separators_with_two_readings_are_refused() -> None:
    report = match(with_requests(_glued("granted", "1111111115")))
    states = {report.figures[f"requests.granted.{column}"].state for column in APPLICANTS}
    assert states == {State.UNREADABLE}
    assert "R402" in codes(report)


@pytest.mark.parametrize(
    "texts",
    [
        ["21710000218"] * 7,
        ["9（其中线上1） 0 0 0 0 0 9", *[""] * 6],
        ["217 1 0 0 0 0 219", *[""] * 6],
        ["///1368/19733341", *[""] * 6],
        ["0300003件", *[""] * 6],
    ],
)
def test_a_row_in_one_cell_is_no_figure_of_that_cells_column(texts: list[str]) -> None:
    table = form_grid("requests")
    row = next(slot.row.text for slot in FORM_2021.slots if slot.row.address == "received")
    report = match(with_requests(changed(table, row, texts)))
    slots = tuple(f"requests.received.{column}" for column in APPLICANTS)
    assert {report.figures[slot].state for slot in slots} == {State.UNREADABLE}
    assert [finding.slots for finding in report.findings if finding.code == "R402"] == [slots]


def _glued(row: str, text: str) -> Grid:
    label = next(slot.row.text for slot in FORM_2021.slots if slot.row.address == row)
    table = form_grid("requests")
    number = next(cell.row for cell in table.cells if cell.text == label)
    kept = [cell for cell in table.cells if cell.row != number or cell.column < 3]
    return Grid((*kept, GridCell(number, 3, text, column_span=7)))


@pytest.mark.parametrize(("column", "span"), [(9, 1), (3, 7)])
def test_a_figure_merged_over_several_rows_belongs_to_none_of_them(column: int, span: int) -> None:
    table = form_grid("requests", 1)
    first = next(cell.row for cell in table.cells if cell.text == "（一）予以公开")
    written = "2" if span == 1 else "1 0 0 0 0 0 1"
    under = range(column, column + span)
    kept = [one for one in table.cells if one.row not in (first, first + 1) or one.column not in under]
    report = match(with_requests(Grid((*kept, GridCell(first, column, written, 2, span)))))
    for row in ("granted", "partly_granted"):
        slot = f"requests.{row}.total"
        assert report.figures[slot].state is State.UNREADABLE
        assert any(slot in finding.slots for finding in report.findings)


def fee(header: str, written: str, label: str = "行政事业性收费") -> Report:
    texts = {"本年收费金额（单位：万元）": header, "行政事业性收费": label}
    table = form_grid("disclosure", 1)
    number = next(cell.row for cell in table.cells if cell.text == "行政事业性收费")
    cells = [
        cell._replace(text=written if cell.row == number and cell.column else texts.get(cell.text, cell.text))
        for cell in table.cells
    ]
    return match(original(TITLE, "二、主动公开政府信息情况", Grid(tuple(cells)), "一、总体情况"))


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("本年收费金额（单位：元）", "行政事业性收费"),
        ("本年收费金额（亿元）", "行政事业性收费"),
        ("本年收费金额（单位：万元）", "行政事业性收费（元）"),
    ],
)
def test_a_fee_in_another_unit_than_the_forms_is_refused(header: str, label: str) -> None:
    slot = "disclosure.fees.amount"
    report = fee(header, "7730", label)
    assert report.figures[slot].state is State.UNREADABLE
    assert any(slot in finding.slots for finding in report.findings)
    assert fee(header, "0", label).values[slot] == 0


def test_a_fee_in_the_forms_unit_however_written_is_no_guess() -> None:
    report = fee("本年收费金额（万元）", "77.3")
    assert report.figures["disclosure.fees.amount"].match is Match.ALIAS
    assert "R404" not in codes(report)


@pytest.mark.parametrize("written", ["-1", "3-1", "－ 1"])
def test_a_sign_is_not_taken_for_a_dash_where_no_sum_tells(written: str) -> None:
    form = EDITIONS[0]
    table = form_grid("disclosure", 1, form)
    number = next(cell.row for cell in table.cells if cell.text == "行政许可")
    merged = GridCell(number, 2, written, 1, 2) if written[0] != "3" else GridCell(number, 1, written, 1, 3)
    kept = [one for one in table.cells if one.row != number or one.column < merged.column]
    report = match(original("云梦县水利局2020年" + TITLE[11:], "二、主动公开政府信息情况", Grid((*kept, merged))))
    slots = [f"disclosure.licences.{column}" for column in ("previous_items", "change", "decisions")]
    assert {report.figures[slot].state for slot in slots} == {State.UNREADABLE}


def test_a_figure_as_high_as_its_label_in_two_lines_is_its_own() -> None:
    table = form_grid("disclosure", 3)
    number = next(cell.row for cell in table.cells if cell.text == "行政强制")
    lower = [one._replace(row=one.row + (one.row > number)) for one in table.cells if one.row != number]
    torn = [GridCell(number, 0, "行政"), GridCell(number + 1, 0, "强制"), GridCell(number, 1, "3", 2, 3)]
    report = match(original(TITLE, "二、主动公开政府信息情况", Grid((*lower, *torn)), "一、总体情况"))
    assert report.values["disclosure.coercion.decisions"] == 3


@pytest.mark.parametrize(("text", "state"), [("3", State.UNREADABLE), ("—", State.DASH), ("", State.BLANK)])
def test_a_figure_in_a_cell_merged_over_two_rows_is_no_rows(text: str, state: State) -> None:
    table = form_grid("requests", 3)
    at = next(cell.row for cell in table.cells if cell.text.startswith("一、本年新收"))
    kept = [cell for cell in table.cells if (cell.row, cell.column) != (at + 1, 3)]
    tall = [cell._replace(row_span=2, text=text) if (cell.row, cell.column) == (at, 3) else cell for cell in kept]
    report = match(with_requests(Grid(tuple(tall))))
    slots = ("requests.received.natural_person", "requests.carried_in.natural_person")
    assert [report.figures[slot].state for slot in slots] == [state] * 2
    assert [finding.slots for finding in report.findings if finding.code == "R401"] == [slots] * (text == "3")


def test_text_in_a_figures_cell_pushes_nothing_aside() -> None:
    table = changed(form_grid("requests"), "（一）予以公开", ["5", "见附件", "0", "0", "0", "0", "5"])
    report = match(with_requests(table))
    assert figures(report, "granted") == [5, None, 0, 0, 0, 0, 5]
    assert report.figures["requests.granted.business"].raw == "见附件"
    assert "R401" in codes(report)


def test_a_cell_is_named_as_everywhere_else() -> None:
    table = changed(form_grid("requests"), "（一）予以公开", ["5", "见附件", "0", "0", "0", "0", "5"])
    (finding,) = [one for one in match(with_requests(table)).findings if one.code == "R401"]
    assert finding.message.startswith("表三 「（一）予以公开」行「商业企业」列：")


def test_a_row_twice_with_other_figures_is_not_trusted() -> None:
    table = form_grid("requests", 1)
    again = grid(["（一）予以公开", "", "", *["2"] * 7])
    report = match(with_requests([table, again]))
    assert figures(report, "granted") == [None] * 7
    assert "R305" in codes(report)


def test_a_row_twice_with_the_same_figures_counts_once() -> None:
    table = form_grid("requests", 1)
    again = grid(["（一）予以公开", "", "", *["1"] * 7])
    report = match(with_requests([table, again]))
    assert figures(report, "granted") == [1] * 7
    assert "R305" in codes(report)


def test_a_blank_row_beside_its_twin_is_told() -> None:
    table = form_grid("requests", 1)
    first = next(cell.row for cell in table.cells if cell.text == "二、上年结转政府信息公开申请数量")
    lower = [cell._replace(row=cell.row + (cell.row > first)) for cell in table.cells]
    blank = [
        cell._replace(row=first + 1, text=cell.text if cell.column == 0 else "")
        for cell in table.cells
        if cell.row == first
    ]
    report = match(with_requests(Grid((*lower, *blank))))
    assert figures(report, "carried_in") == [1] * 7
    assert {finding.code for finding in report.findings if "requests.carried_in.total" in finding.slots} == {"R305"}


def test_a_row_twice_further_down_is_not_trusted_either() -> None:
    report = match(with_requests([form_grid("requests", 1), form_grid("requests", 2)]))
    assert {figures(report, row)[0] for row in ("received", "closed_otherwise.other", "carried_out")} == {None}


def test_no_row_of_a_second_table_takes_a_place_that_the_first_ones_row_left_for_another() -> None:
    lines = [slot.row.text for slot in FORM_2021.slots if slot.table == "requests" and slot.column.address == "total"]
    first, second = ([[line, *[figure] * 7] for line in lines] for figure in ("1", "2"))
    report = match(original(TITLE, "三、收到和处理政府信息公开申请情况", grid(*first), grid(*second)))
    states = {figure.state for slot, figure in report.figures.items() if slot.startswith("requests.")}
    assert states == {State.UNREADABLE}


def test_another_years_figure_never_fills_a_blank() -> None:
    this_year = changed(form_grid("requests", 1), "（一）予以公开", [""] * 7)
    report = match(with_requests([changed(this_year, "（一）予以公开", ["2"] * 7), this_year]))
    assert figures(report, "granted") == [None] * 7
    assert report.figures["requests.granted.total"].state is State.UNREADABLE
    assert "R305" in codes(report)


def test_a_row_that_bears_another_rows_name_is_not_placed_by_its_position() -> None:
    label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    table = form_grid("requests", 1)
    row = next(cell.row for cell in table.cells if cell.text == label)
    above = Grid(
        tuple(cell._replace(row_span=min(cell.row_span, row + 1 - cell.row)) for cell in table.cells if cell.row <= row)
    )
    rest = Grid(tuple(
        cell._replace(row=cell.row - row, text="" if cell.row == row and cell.column > 2 else cell.text)
        for cell in table.cells if cell.row >= row
    ))  # fmt: skip
    report = match(with_requests([above, rest]))
    assert "requests.closed_otherwise.total" not in report.figures
    assert report.figures["requests.closed_otherwise.not_corrected.total"].state is State.UNREADABLE


def test_a_label_torn_by_a_page_break_is_one_again() -> None:
    table = form_grid("requests", 1)
    row = next(cell.row for cell in table.cells if cell.text == "2.没有现成信息需要另行制作")
    head = Grid(tuple(
        cell._replace(row_span=min(cell.row_span, row + 1 - cell.row), text="" if cell.row == row and cell.column > 2 else cell.text.replace("需要另行制作", "") if cell.row == row else cell.text)
        for cell in table.cells if cell.row <= row
    ))  # fmt: skip
    tail_first = grid(["", "", "需要另行制作", *["1"] * 7])
    tail = Grid(tuple(
        cell._replace(row=cell.row - row - 1) for cell in table.cells if cell.row > row
    ))  # fmt: skip
    report = match(with_requests([head, tail_first, tail]))
    assert figures(report, "unavailable.not_compiled") == [1] * 7
    assert figures(report, "unavailable.unclear") == [1] * 7


def test_disputes_in_two_tables_are_one() -> None:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    review = grid(["行政复议", "", "", "", ""], five, ["1", "0", "0", "0", "1"])
    suits = grid(
        ["行政诉讼", *[""] * 9],
        ["未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""],
        five * 2,
        [*"20002", *"30003"],
    )
    report = _disputes(review, suits)
    assert [report.values[f"disputes.{block}.total"] for block in ("review", "direct_suit", "suit_after_review")] == [
        1,
        2,
        3,
    ]


def test_disputes_twice_with_the_same_figures_count_once() -> None:
    blocks = [
        TITLE,
        "四、政府信息公开行政复议、行政诉讼情况",
        form_grid("disputes", 3),
        "上表复制如下：",
        form_grid("disputes", 3),
    ]
    report = match(original(*blocks))
    assert report.values["disputes.review.upheld"] == 3
    assert [finding.code for finding in report.findings if "disputes.review.upheld" in finding.slots] == ["R305"]


def test_disputes_twice_with_other_figures_are_refused() -> None:
    blocks = [TITLE, "四、政府信息公开行政复议、行政诉讼情况", form_grid("disputes", 3), form_grid("disputes", 4)]
    report = match(original(*blocks))
    assert report.figures["disputes.review.upheld"].state is State.UNREADABLE


def test_a_report_in_one_table_keeps_text_and_figures_apart() -> None:
    cells: list[GridCell] = []

    def add(table: Grid) -> None:
        first = max((cell.end_row for cell in cells), default=0)
        cells.extend(cell._replace(row=first + cell.row) for cell in table.cells)

    for section in FORM_2021.sections:
        add(grid([section.heading]))
        add(form_grid(section.table, 1) if section.table else grid(["情况如下。"]))
    report = match(original(TITLE, Grid(tuple(cells))))
    assert set(report.values.values()) == {1}
    assert report.sections["problems"].paragraphs == ("情况如下。",)
    assert (report.unplaced, codes(report)) == ((), [])


def test_disputes_without_their_groups_are_refused() -> None:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    report = _disputes(grid(five, ["1", "0", "0", "0", "1"]))
    assert {report.values[f"disputes.review.{key}"] for key in ("upheld", "total")} == {None}
    assert not any(
        figure.state is State.GIVEN for slot, figure in report.figures.items() if slot.startswith("disputes")
    )


def _disputes(*tables: Grid) -> Report:
    return match(original(TITLE, "四、政府信息公开行政复议、行政诉讼情况", *tables, "五、存在的主要问题及改进情况"))


def test_a_flattened_table_is_gathered_again() -> None:
    cells = sorted(form_grid("requests", 2).cells, key=lambda cell: (cell.row, cell.column))
    lines = [cell.text for cell in cells]
    report = match(
        original(TITLE, "三、收到和处理政府信息公开申请情况", *lines, "四、政府信息公开行政复议、行政诉讼情况")
    )
    assert figures(report, "received") == [2] * 7
    assert figures(report, "carried_out") == [2] * 7
    assert figures(report, "denied.state_secret") == [2] * 7


@pytest.mark.parametrize("written", ["约20", "3 件", "O", "20。"])
def test_figures_on_lines_of_their_own_that_look_like_none_leave_no_blank(written: str) -> None:
    lines = ["第二十条第（一）项", "规章", written, "0", "9", "行政规范性文件", "0", "0", "0", "行政处罚", written]
    report = match(original(TITLE, "二、主动公开政府信息情况", *lines, "三、收到和处理政府信息公开申请情况"))
    for slot in ("disclosure.regulations.issued", "disclosure.penalties.decisions"):
        assert report.figures[slot].state is State.UNREADABLE
        assert "R402" in {finding.code for finding in report.findings if slot in finding.slots}
    assert report.values["disclosure.normative_documents.issued"] == 0


def test_a_number_of_the_rows_own_is_no_figure_that_was_left_blank() -> None:
    rows = [
        ["规章", "3", "0", "9"],
        ["行政规范性文件", "0", "1", "5"],
        ["行政许可", "7"],
        ["行政处罚"],
        ["行政强制", "0"],
    ]
    lines = [
        text for number, row in enumerate([*rows, ["行政事业性收费", "0"]], start=1) for text in (str(number), *row)
    ]
    report = match(original(TITLE, "二、主动公开政府信息情况", *lines, "三、收到和处理政府信息公开申请情况"))
    assert report.figures["disclosure.penalties.decisions"].value is None
    assert "disclosure.penalties.decisions" in [slot for one in report.findings for slot in one.slots]


def test_a_label_cut_by_a_line_end_leaves_no_blank_row() -> None:
    cells = sorted(form_grid("requests", 2).cells, key=lambda cell: (cell.row, cell.column))
    cut = {"（七）总计": ["（七", "）总计"], "四、结转下年度继续办理": ["四、结", "转下年度继续办理"]}
    lines = [line for cell in cells for line in cut.get(cell.text, [cell.text])]
    report = match(
        original(TITLE, "三、收到和处理政府信息公开申请情况", *lines, "四、政府信息公开行政复议、行政诉讼情况")
    )
    for slot in ("requests.concluded.natural_person", "requests.concluded.total"):
        assert report.values[slot] == 2 or slot in [at for one in report.findings for at in one.slots]


def test_no_figure_reaches_from_one_cell_into_the_next() -> None:
    report = match(original(TITLE, "二、主动公开政府信息情况", grid(["规章", "52", "17", "/", "/"])))
    assert report.figures["disclosure.regulations.issued"].state is State.UNREADABLE


def test_headers_without_their_spans_say_what_the_form_does() -> None:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    report = _disputes(
        grid(
            ["行政复议", "行政诉讼"],
            [*outcomes, "未经复议直接起诉", "复议后起诉"],
            [*outcomes, *outcomes],
            ["1", "0", "0", "0", "1", "0", "2", "0", "0", "2", "0", "0", "3", "0", "3"],
        )
    )
    found = {slot: value for slot, value in report.values.items() if slot.startswith("disputes.") and value}
    assert found == {
        "disputes.review.upheld": 1,
        "disputes.review.total": 1,
        "disputes.direct_suit.corrected": 2,
        "disputes.direct_suit.total": 2,
        "disputes.suit_after_review.other": 3,
        "disputes.suit_after_review.total": 3,
    }


def test_rows_of_text_with_spaces_are_gathered_again() -> None:
    lines = [
        f"{slot.row.text}  1 0 0 0 0 0 1"
        for slot in FORM_2021.slots
        if slot.column.address == "total" and slot.table == "requests"
    ]
    report = match(
        original(
            TITLE, "三、收到和处理政府信息公开申请情况", "申请人情况", *lines, "四、政府信息公开行政复议、行政诉讼情况"
        )
    )
    assert figures(report, "received") == [1, 0, 0, 0, 0, 0, 1]
    assert figures(report, "concluded") == [1, 0, 0, 0, 0, 0, 1]


def test_a_figure_of_a_flattened_table_knows_its_line() -> None:
    cells = sorted(form_grid("requests", 2).cells, key=lambda cell: (cell.row, cell.column))
    lines = [Paragraph(cell.text, Place(line=number)) for number, cell in enumerate(cells, start=3)]
    report = match(
        original(TITLE, "三、收到和处理政府信息公开申请情况", *lines, "四、政府信息公开行政复议、行政诉讼情况")
    )
    first = next(line.place for line in lines if line.text == "2")
    assert report.figures["requests.received.natural_person"].place == first


def test_an_offices_own_words_are_known_when_it_declares_them() -> None:
    table = form_grid("requests", 1)
    cells = [cell._replace(text="（一）同意") if cell.text == "（一）予以公开" else cell for cell in table.cells]
    report = match(with_requests(Grid(tuple(cells))), {"requests.granted": ("同意",)})
    assert report.figures["requests.granted.total"].match is Match.ALIAS
    assert "R303" not in codes(report)


def test_a_note_below_a_torn_off_row_of_figures_is_text() -> None:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    header = grid(["行政复议", "", "", "", ""], five)
    figures_row = grid(["1", "0", "0", "0", "1"], ["注：数据由各科室汇总。", "", "", "", ""])
    report = _disputes(header, figures_row)
    assert report.values["disputes.review.total"] == 1
    assert report.sections["disputes"].paragraphs == ("注：数据由各科室汇总。",)


def states(report: Report, row: str) -> set[State]:
    return {report.figures[f"requests.{row}.{column}"].state for column in APPLICANTS}


def test_labels_whose_figures_stand_elsewhere_are_no_blank_rows() -> None:
    labels = Grid(tuple(cell for cell in form_grid("requests").cells if cell.column < 3))
    report = match(with_requests(labels))

    assert states(report, "received") == states(report, "granted") == {State.UNREADABLE}


def test_a_blank_row_beside_figures_of_no_row_is_no_blank_one() -> None:
    table = changed(form_grid("requests", 1), "2.重复申请", [""] * 7)
    number = next(cell.row for cell in table.cells if cell.text == "2.重复申请") + 1
    moved = [
        cell._replace(row=cell.row + (cell.row >= number), row_span=cell.row_span + (cell.row < number < cell.end_row))
        for cell in table.cells
    ]
    stray = [GridCell(number, 2, "某某某某某某某某")] + [GridCell(number, 3 + n, "5") for n in range(7)]
    report = match(with_requests(Grid((*moved, *stray))))

    assert "R307" in codes(report)
    assert states(report, "not_processed.repeated") == {State.UNREADABLE}
    assert states(report, "granted") == {State.GIVEN}


def test_blank_rows_of_a_whole_table_are_blank() -> None:
    table = changed(form_grid("requests", 1), "2.重复申请", [""] * 7)

    assert states(match(with_requests(table)), "not_processed.repeated") == {State.BLANK}


def test_a_label_with_a_remark_is_taken_for_the_row_that_it_names_and_told() -> None:
    rows = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章（设区的市提供）", "1", "2", "3"],
        ["行政规范性文件（指行政机关制定的规范性文件）", "4", "5", "6"],
        ["其他文件（除行政规范性文件以外的文件）", "7", "8", "9"],
    ]
    report = match(original(TITLE, "二、主动公开政府信息情况", grid(*rows)))
    assert report.values["disclosure.regulations.in_force"] == 3
    assert report.values["disclosure.normative_documents.issued"] == 4
    assert report.figures["disclosure.normative_documents.issued"].match is Match.GUESSED
    told = {finding.code for finding in report.findings if "disclosure.regulations.issued" in finding.slots}
    assert told == {"R302"}


def test_blank_cells_behind_the_names_of_a_header_say_nothing_about_its_columns() -> None:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    report = _disputes(
        grid(
            ["行政复议", "行政诉讼", *[""] * 13],
            [*outcomes, "未经复议直接起诉", "复议后起诉", *[""] * 8],
            [*outcomes, *outcomes, *[""] * 5],
            ["1", "0", "0", "0", "1", "0", "2", "0", "0", "2", "0", "0", "3", "0", "3"],
        )
    )
    assert report.values["disputes.suit_after_review.total"] == 3
    assert report.values["disputes.direct_suit.corrected"] == 2
