"""The two editions hold what the notices say: sections, rows, columns, figures and sums."""

from __future__ import annotations

from collections import Counter

import pytest

from toolkit.form import EDITIONS, Form, form_for_year, form_of
from toolkit.form.definition import FigureKind
from toolkit.form.edition_2019 import EDITION_2019
from toolkit.form.edition_2021 import EDITION_2021

APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "charity",
    "legal_service",
    "other_organisation",
    "total",
)
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
each_edition = pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.edition)


@pytest.mark.parametrize(
    ("form", "figures"),
    [
        (EDITION_2019, {"disclosure": 22, "requests": 161, "disputes": 15}),
        (EDITION_2021, {"disclosure": 10, "requests": 175, "disputes": 15}),
    ],
)
def test_figures_of_each_table(form: Form, figures: dict[str, int]) -> None:
    assert Counter(slot.table for slot in form.slots) == figures
    assert len(form.slots) == sum(figures.values())


@pytest.mark.parametrize(
    ("year", "edition"), [(2008, "2019"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2040, "2021")]
)
def test_the_edition_that_a_year_calls_for(year: int, edition: str) -> None:
    assert form_for_year(year).edition == edition


def test_an_unknown_edition() -> None:
    with pytest.raises(KeyError):
        form_of("2020")


@each_edition
def test_six_sections_in_order(form: Form) -> None:
    assert [(section.key, section.heading) for section in form.sections] == [
        ("overview", "一、总体情况"),
        ("disclosure", "二、主动公开政府信息情况"),
        ("requests", "三、收到和处理政府信息公开申请情况"),
        ("disputes", "四、政府信息公开行政复议、行政诉讼情况"),
        ("problems", "五、存在的主要问题及改进情况"),
        ("other_matters", "六、其他需要报告的事项"),
    ]


def test_only_the_later_edition_limits_the_overview() -> None:
    assert EDITION_2019.section("overview").longest is None
    assert EDITION_2021.section("overview").longest == 1000


def test_disclosure_of_2021() -> None:
    assert addresses(EDITION_2021, "disclosure") == [
        *(f"regulations.{column}" for column in ("issued", "repealed", "in_force")),
        *(f"normative_documents.{column}" for column in ("issued", "repealed", "in_force")),
        "licences.decisions",
        "penalties.decisions",
        "coercion.decisions",
        "fees.amount",
    ]


def test_disclosure_of_2019() -> None:
    documents = ("made", "newly_disclosed", "disclosed_in_total")
    items = ("previous_items", "change", "decisions")
    assert addresses(EDITION_2019, "disclosure") == [
        *(f"{row}.{column}" for row in ("regulations", "normative_documents") for column in documents),
        *(f"{row}.{column}" for row in ("licences", "other_services", "penalties", "coercion") for column in items),
        "fees.previous_items",
        "fees.change",
        "procurement.projects",
        "procurement.amount",
    ]


def rows_of_requests(closed_otherwise: tuple[str, ...]) -> list[str]:
    return [
        "received",
        "carried_in",
        "granted",
        "partly_granted",
        *(
            f"denied.{row}"
            for row in (
                "state_secret",
                "forbidden_by_law",
                "safety_and_stability",
                "third_party",
                "internal_affairs",
                "process_record",
                "enforcement_file",
                "administrative_enquiry",
            )
        ),
        *(f"unavailable.{row}" for row in ("not_held", "not_compiled", "unclear")),
        *(f"not_processed.{row}" for row in ("complaint", "repeated", "publication", "excessive", "reconfirmation")),
        *closed_otherwise,
        "concluded",
        "carried_out",
    ]


@pytest.mark.parametrize(
    ("form", "closed_otherwise"),
    [
        (EDITION_2019, ("closed_otherwise",)),
        (EDITION_2021, tuple(f"closed_otherwise.{row}" for row in ("not_corrected", "fee_unpaid", "other"))),
    ],
)
def test_requests_row_by_row(form: Form, closed_otherwise: tuple[str, ...]) -> None:
    assert addresses(form, "requests") == [
        f"{row}.{column}" for row in rows_of_requests(closed_otherwise) for column in APPLICANTS
    ]


@each_edition
def test_disputes_block_by_block(form: Form) -> None:
    assert addresses(form, "disputes") == [
        f"{block}.{column}" for block in ("review", "direct_suit", "suit_after_review") for column in OUTCOMES
    ]


def test_only_the_later_edition_has_a_row_that_may_stand_for_its_parts() -> None:
    assert EDITION_2019.group_slots == ()
    assert [slot.address for slot in EDITION_2021.group_slots] == [
        f"requests.closed_otherwise.{column}" for column in APPLICANTS
    ]
    assert EDITION_2021.parts_of["requests.closed_otherwise.total"] == (
        "requests.closed_otherwise.not_corrected.total",
        "requests.closed_otherwise.fee_unpaid.total",
        "requests.closed_otherwise.other.total",
    )


def test_which_figures_are_no_counts() -> None:
    assert kinds(EDITION_2021) == {"disclosure.fees.amount": FigureKind.AMOUNT}
    signed = {
        f"disclosure.{row}.change": FigureKind.SIGNED
        for row in ("licences", "other_services", "penalties", "coercion", "fees")
    }
    assert kinds(EDITION_2019) == signed | {"disclosure.procurement.amount": FigureKind.AMOUNT}


@pytest.mark.parametrize(("form", "rows"), [(EDITION_2019, 23), (EDITION_2021, 25)])
def test_how_many_sums_there_are(form: Form, rows: int) -> None:
    totals_of_the_old_row = len(form.group_slots) // len(APPLICANTS)
    assert Counter(identity.name for identity in form.identities) == {
        "balance": 7,
        "results": 7,
        "applicants": rows + totals_of_the_old_row,
        "outcomes": 3,
    }


@each_edition
def test_each_column_balances(form: Form) -> None:
    balances = {identity.left: identity.right for identity in form.identities if identity.name == "balance"}
    assert balances == {
        (f"requests.received.{column}", f"requests.carried_in.{column}"): (
            f"requests.concluded.{column}",
            f"requests.carried_out.{column}",
        )
        for column in APPLICANTS
    }


@each_edition
def test_results_are_every_row_between(form: Form) -> None:
    rows = [slot.row.address for slot in form.slots if slot.table == "requests" and slot.column.address == "total"]
    results = next(
        identity
        for identity in form.identities
        if identity.left == ("requests.concluded.total",) and identity.name == "results"
    )
    assert results.right == tuple(f"requests.{row}.total" for row in rows[2:-2])


@each_edition
def test_totals_are_the_sum_of_the_others(form: Form) -> None:
    right = {
        identity.left[0]: identity.right for identity in form.identities if identity.name in ("applicants", "outcomes")
    }
    assert right["requests.granted.total"] == tuple(f"requests.granted.{column}" for column in APPLICANTS[:-1])
    assert right["disputes.review.total"] == tuple(f"disputes.review.{column}" for column in OUTCOMES[:-1])


@each_edition
def test_what_is_carried_over_from_last_year(form: Form) -> None:
    carried = {carry.slot: carry for carry in form.carries}
    for column in APPLICANTS:
        assert carried[f"requests.carried_in.{column}"].previous == (f"requests.carried_out.{column}",)


def test_documents_in_force_follow_from_last_year() -> None:
    carried = {carry.slot: carry for carry in EDITION_2021.carries}
    for row in ("regulations", "normative_documents"):
        carry = carried[f"disclosure.{row}.in_force"]
        assert (carry.previous, carry.plus, carry.minus) == (
            (f"disclosure.{row}.in_force",),
            (f"disclosure.{row}.issued",),
            (f"disclosure.{row}.repealed",),
        )


def test_items_of_2019_follow_from_last_year() -> None:
    carried = {carry.slot: carry for carry in EDITION_2019.carries}
    assert carried["disclosure.fees.previous_items"].previous == (
        "disclosure.fees.previous_items",
        "disclosure.fees.change",
    )


def addresses(form: Form, table: str) -> list[str]:
    return [slot.address.removeprefix(f"{table}.") for slot in form.slots if slot.table == table]


def kinds(form: Form) -> dict[str, FigureKind]:
    return {slot.address: slot.kind for slot in form.slots if slot.kind is not FigureKind.COUNT}
