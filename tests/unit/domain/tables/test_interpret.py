# SPDX-License-Identifier: MIT
"""Rows become blocks to the cent, or the table is refused with the place of each fault."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.declaration import FindingCode, Severity
from domain.tables.cells import Cell, CellError
from domain.tables.fields import Field, Side
from domain.tables.interpret import declaration, portal_total
from domain.tables.log import MOST
from domain.tables.mapping import Given, TableMapping, find_header, guess
from domain.tables.numbers import Convention
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests.unit.domain.tables.sheets import (
    ANA,
    BAKERY,
    GARAGE,
    RUI,
    STATED,
    TOTALS,
    WORKERS,
    errors,
    only_error,
    read,
    row,
    table_of,
    warnings,
    worker_row,
)

OCTOBER, SEPTEMBER = YearMonth(2026, 10), YearMonth(2026, 9)
GENERAL = Rate(3475)


def test_totals_of_the_erp() -> None:
    found = read(
        TOTALS, row(), row(GARAGE, month="out 2026", rate="29,6 %", remuneration="1.000,50", contribution="296,15")
    )
    first, second = map(declaration, found.blocks)
    assert (first.employer.niss, first.employer.nif, first.employer.name) == (BAKERY.niss, BAKERY.nif, "Padaria")
    assert (first.month, first.establishment, first.rate, first.line) == (OCTOBER, "0001", GENERAL, 2)
    assert (first.remuneration, first.contribution) == (Money(100_000), Money(34_750))
    assert (first.workers, len(first.values)) == (0, 0)
    assert (second.rate, second.remuneration, second.line) == (Rate(2960), Money(100_050), 3)
    assert found.findings == ()


def test_a_workbook_s_cells() -> None:
    cells = (
        Decimal(int(BAKERY.nif.digits)),
        date(2026, 10, 1),
        Decimal("0.3475"),
        Decimal("1000.0"),
        Decimal(repr(347.5 + 6e-14)),
    )
    [block] = read(TOTALS, cells).blocks
    assert (block.month, block.rate, block.contribution) == (OCTOBER, GENERAL, Money(34_750))


def test_rows_of_one_block_add_up_with_a_warning() -> None:
    found = read(TOTALS, row(), row(month="2026-09"), row())
    assert [(b.month, b.remuneration.cents) for b in found.blocks] == [(SEPTEMBER, 100_000), (OCTOBER, 200_000)]
    assert warnings(found) == [FindingCode.ROWS_ADDED]
    assert (found.findings[0].line, found.findings[0].params["first_line"]) == (4, 2)


def test_workers_make_the_totals() -> None:
    found = read(WORKERS, worker_row(), worker_row(RUI, "500,10", "173,78"), worker_row(ANA, "-20,00", "-6,95", "s"))
    [block] = found.blocks
    assert (block.remuneration, block.contribution, block.workers) == (Money(148_010), Money(51_433), 2)
    assert block.values.values == (
        (ANA.number, "P", 202610, 0, 0, 100_000),
        (ANA.number, "S", 202610, 0, 0, -2_000),
        (RUI.number, "P", 202610, 0, 0, 50_010),
    )
    assert (
        block.values.persons == ((ANA.number, "Nome 01", None), (RUI.number, "Nome 02", None)) or block.values.persons
    )
    assert warnings(found) == []


def test_the_same_value_twice_is_kept_with_a_warning() -> None:
    found = read(WORKERS, worker_row(), worker_row())
    assert warnings(found) == [FindingCode.REPEATED_VALUE]
    assert [value[3] for value in found.blocks[0].values.values] == [0, 1]
    assert found.blocks[0].remuneration == Money(200_000)


def test_days_and_the_month_that_a_value_refers_to() -> None:
    headings = (*WORKERS, "Dias", "Mês a que se refere")
    [block] = read(headings, (*worker_row(), "12,5", "2026-09"), (*worker_row(RUI), None, None)).blocks
    assert [(value[2], value[4]) for value in block.values.values] == [(202609, 125), (202610, 0)]


@pytest.mark.parametrize("side", Side)
def test_totals_stated_beside_workers_agree(side: Side) -> None:
    rows = [(*worker_row(ANA, "600,00", "347,50"), "1000,00"), (*worker_row(RUI, "400,00", "347,50"), "1000,00")]
    for shuffled in (rows, [(*rows[0][:7], None, None), rows[1]]):
        [block] = read(STATED, *shuffled, side=side).blocks
        assert (block.remuneration, block.contribution, block.mismatch) == (Money(100_000), Money(34_750), False)


def test_totals_in_a_row_of_their_own() -> None:
    own = (BAKERY.nif.digits, "2026-10", "34,75", None, None, None, None, "347,50", "1000,00")
    workers = [(*worker_row(ANA, "600,00", None), None), (*worker_row(RUI, "400,00", None), None)]
    for rows in ([own, *workers], [*workers, own]):
        [block] = read(STATED, *rows, side=Side.PORTAL).blocks
        assert (block.remuneration, block.contribution, block.workers) == (Money(100_000), Money(34_750), 2)
    apart = read(STATED, own, (*worker_row(ANA, "1000,00", "347,50"), "1000,01"), side=Side.PORTAL)
    assert errors(apart) == [(FindingCode.STATED_APART, 2, None)]
    assert errors(read(STATED, *workers, side=Side.PORTAL)) == [(FindingCode.EMPTY_CELL, 2, None)]


def test_the_portal_s_totals_that_are_not_the_sum_are_flagged_and_the_erp_s_refused() -> None:
    cells = (*worker_row(ANA, "999,99", "347,50"), "1000,00")
    portal = read(STATED, cells, side=Side.PORTAL)
    [block] = portal.blocks
    assert (portal_total(block).mismatch, block.remuneration) == (True, Money(100_000))
    assert warnings(portal) == [FindingCode.VALUES_APART]
    assert portal.findings[0].params["computed"] == 99_999
    refused = only_error(read(STATED, cells, side=Side.ERP))
    assert (refused.code, refused.params) == (FindingCode.WRONG_TOTAL, {"stated": 100_000, "computed": 99_999})


def test_rows_that_state_different_totals_are_refused() -> None:
    rows = [(*worker_row(ANA, "600,00", "347,50"), "1000,00"), (*worker_row(RUI, "400,00", "347,51"), "1000,00")]
    assert errors(read(STATED, *rows, side=Side.PORTAL)) == [(FindingCode.STATED_APART, 3, 8)]


def total_row(label: Cell, remuneration: Cell, contribution: Cell) -> tuple[Cell, ...]:
    return (label, None, None, remuneration, contribution)


def test_rows_of_totals_are_checked_and_left_out() -> None:
    rows = [
        row(),
        total_row("Subtotal Padaria", "1000,00", "347,50"),
        row(GARAGE),
        total_row("Sub-total", "1000,00", "347,50"),
        total_row("TOTAL GERAL", "2000,00", "695,00"),
    ]
    assert [block.remuneration.cents for block in read(TOTALS, *rows).blocks] == [100_000, 100_000]


@pytest.mark.parametrize(("remuneration", "column"), [("2000,01", 4), ("0", 4)])
def test_totals_that_do_not_add_up_are_refused(remuneration: str, column: int) -> None:
    found = only_error(read(TOTALS, row(), row(GARAGE), total_row("Total", remuneration, "695,00")))
    assert (found.code, found.line, found.column) == (FindingCode.TOTALS_APART, 4, column)
    assert found.params["computed"] == 200_000


def test_a_company_called_total_is_a_company() -> None:
    headings = ("Empresa", *TOTALS)
    [block] = read(headings, ("Total Pão, Lda", *row())).blocks
    assert block.remuneration == Money(100_000)


@pytest.mark.parametrize(
    ("at", "cell", "code"),
    [
        (0, "123456789", FindingCode.UNKNOWN_COMPANY),
        (0, "123456780", FindingCode.BAD_NIF),
        (0, "abc", FindingCode.BAD_NIF),
        (0, None, FindingCode.EMPTY_CELL),
        (0, CellError("#N/A"), FindingCode.FORMULA_ERROR),
        (1, "2026-13", FindingCode.BAD_MONTH),
        (1, "01/10/2026", FindingCode.AMBIGUOUS_MONTH),
        (1, "2027-01", FindingCode.MONTH_AHEAD),
        (1, "2001-12", FindingCode.MONTH_TOO_OLD),
        (1, None, FindingCode.EMPTY_CELL),
        (1, True, FindingCode.BAD_MONTH),
        (1, CellError("#REF!"), FindingCode.FORMULA_ERROR),
        (2, "taxa", FindingCode.NO_RATE),
        (2, "0,3475", FindingCode.NO_RATE),
        (2, "100", FindingCode.NO_RATE),
        (2, "34,755", FindingCode.NO_RATE),
        (2, "-1", FindingCode.NO_RATE),
        (2, "99,99", FindingCode.RATE_TOO_HIGH),
        (2, "50,01 %", FindingCode.RATE_TOO_HIGH),
        (2, None, FindingCode.EMPTY_CELL),
        (3, "mil", FindingCode.NO_NUMBER),
        (3, "1e5", FindingCode.NO_NUMBER),
        (3, "1_000", FindingCode.NO_NUMBER),
        (3, "1.234", FindingCode.AMBIGUOUS_NUMBER),
        (3, "1000,001", FindingCode.TOO_MANY_DECIMALS),
        (3, "1234,501", FindingCode.TOO_MANY_DECIMALS),
        (3, Decimal("1234.565"), FindingCode.TOO_MANY_DECIMALS),
        (3, "99999999999", FindingCode.NUMBER_TOO_LARGE),
        (3, Decimal("1E+400"), FindingCode.NUMBER_TOO_LARGE),
        (3, date(2026, 10, 1), FindingCode.NO_NUMBER),
        (3, True, FindingCode.NO_NUMBER),
        (3, None, FindingCode.EMPTY_CELL),
        (4, CellError("#DIV/0!"), FindingCode.FORMULA_ERROR),
        (4, None, FindingCode.EMPTY_CELL),
    ],
)
def test_a_bad_cell_refuses_the_table_with_its_place(at: int, cell: Cell, code: FindingCode) -> None:
    cells = [*row()]
    cells[at] = cell
    found = read(TOTALS, row(GARAGE, remuneration="5", contribution="1"), cells)
    assert errors(found) == [(code, 3, at + 1)]
    assert found.findings[0].params["heading"] == TOTALS[at]


def test_more_than_two_decimals_that_are_zeros_are_an_amount() -> None:
    [block] = read(TOTALS, row(remuneration="1000,0000", contribution=Decimal("347.5000"))).blocks
    assert (block.remuneration, block.contribution) == (Money(100_000), Money(34_750))


def test_an_ambiguous_number_is_settled_by_its_neighbours_or_by_the_layout() -> None:
    beside = read(TOTALS, row(remuneration="1.000"), row(GARAGE, remuneration="10,50", contribution="3,65"))
    assert [block.remuneration.cents for block in beside.blocks] == [100_000, 1_050]
    other_column = read(TOTALS, row(remuneration="1.000", contribution="347,50"))
    assert errors(other_column) == [(FindingCode.AMBIGUOUS_NUMBER, 2, 4)]
    apart = read(TOTALS, row(remuneration="1.000"), row(GARAGE, remuneration="1,50"), row(GARAGE, remuneration="1.50"))
    assert errors(apart) == [(FindingCode.AMBIGUOUS_NUMBER, 2, 4)]
    columns = guess(Side.ERP, find_header(table_of([TOTALS]))).columns
    for numbers, cents in ((Convention.COMMA, 100_000), (Convention.POINT, 100)):
        [block] = read(
            TOTALS,
            row(rate="33", remuneration="1.000", contribution="1"),
            mapping=TableMapping(columns, numbers),
        ).blocks
        assert block.remuneration.cents == cents
    wrong = read(TOTALS, row(remuneration="1.000,00"), mapping=TableMapping(columns, Convention.POINT))
    assert [code for code, *_ in errors(wrong)][:2] == [FindingCode.NO_RATE, FindingCode.NO_NUMBER]


def test_an_ambiguous_column_asks_once() -> None:
    found = read(TOTALS, *[row(month=f"2026-{month:02d}", remuneration="1.234") for month in range(1, 11)])
    assert errors(found) == [(FindingCode.AMBIGUOUS_NUMBER, 2, 4)]


def test_a_rate_in_two_parts() -> None:
    headings = ("NIF", "Mês", "Taxa trabalhador", "Taxa empresa", "Remunerações", "Contribuições")
    nif = BAKERY.nif.digits
    [block] = read(headings, (nif, "2026-10", "11", "23,75", "1000", "347,5")).blocks
    assert block.rate == GENERAL
    [block] = read(
        headings, (nif, "2026-10", Decimal("0.11"), Decimal("0.2375"), Decimal(1000), Decimal("347.5"))
    ).blocks
    assert block.rate == GENERAL
    [block] = read(headings, (nif, "2026-10", "0", "26,1", "1000", "261")).blocks
    assert block.rate == Rate(2610)
    assert errors(read(headings, (nif, "2026-10", "60", "60", "1", "1"))) == [(FindingCode.NO_RATE, 2, 4)]


def test_companies_are_found_by_either_number_and_made_from_both() -> None:
    headings = ("NISS da empresa", "NIF", "Empresa", *TOTALS[1:])
    new_niss, new_nif = Niss.with_check_digit("2500000009"), Nif.with_check_digit("50000009")
    found = read(
        headings,
        (new_niss.digits, f"PT {new_nif.digits}", "Nova, Lda", *row()[1:]),
        (BAKERY.niss.digits, None, None, *row()[1:]),
    )
    parties = {block.party.employer.niss: block.party for block in found.blocks}
    assert parties[BAKERY.niss].company == BAKERY
    assert (parties[new_niss].company, parties[new_niss].employer.name) == (None, "Nova, Lda")
    portal = read(headings, (new_niss.digits, new_nif.digits, "Nova, Lda", *row()[1:]), side=Side.PORTAL)
    assert errors(portal) == [(FindingCode.UNKNOWN_COMPANY, 2, 2)]
    mixed = read(headings, (BAKERY.niss.digits, GARAGE.nif.digits, "", *row()[1:]))
    assert errors(mixed) == [(FindingCode.OTHER_COMPANY, 2, 2)]
    wrong_digit = new_niss.digits[:-1] + str((int(new_niss.digits[-1]) + 1) % 10)
    assert errors(read(headings, (wrong_digit, None, None, *row()[1:]))) == [(FindingCode.BAD_EMPLOYER_NISS, 2, 1)]


def test_one_company_given_for_the_file() -> None:
    [block] = read(TOTALS[1:], row()[1:], given=Given(BAKERY), side=Side.PORTAL).blocks
    assert block.party.company == BAKERY
    found = read(TOTALS, row(), row(GARAGE), given=Given(BAKERY), side=Side.PORTAL)
    assert errors(found) == [(FindingCode.OTHER_COMPANY, 3, 1)]
    assert found.findings[0].params["found"] == GARAGE.nif.digits
    assert found.findings[0].params["expected"] == BAKERY.nif.digits
    unnamed = read(TOTALS, (None, *row()[1:]), given=Given(BAKERY))
    assert len(unnamed.blocks) == 1


@pytest.mark.parametrize(
    ("at", "cell", "code"),
    [
        (1, "2026-12", FindingCode.MONTH_NOT_BEGUN),
        (1, "2023-10", FindingCode.MONTH_LONG_AGO),
        (1, "2002-01", FindingCode.MONTH_LONG_AGO),
        (2, "0 %", FindingCode.UNUSUAL_RATE),
        (2, "0,35 %", FindingCode.UNUSUAL_RATE),
        (2, "40,01", FindingCode.UNUSUAL_RATE),
        (2, "12,34 %", FindingCode.UNKNOWN_RATE),
        (2, "40", FindingCode.UNKNOWN_RATE),
        (2, "1", FindingCode.UNKNOWN_RATE),
    ],
)
def test_what_is_unusual_is_asked_about_once_with_its_place(at: int, cell: Cell, code: FindingCode) -> None:
    cells = [*row()]
    cells[at] = cell
    again = [*cells]
    again[0] = GARAGE.nif.digits
    found = read(TOTALS, row(GARAGE), cells, again, side=Side.PORTAL)
    [question] = found.findings
    assert (question.severity, question.code, question.line, question.column) == (Severity.QUESTION, code, 3, at + 1)
    assert len(found.blocks) == 3


@pytest.mark.parametrize(("at", "cell"), [(1, "2023-11"), (1, "2026-11"), (2, "33,3"), (2, "11 %")])
def test_what_is_usual_is_not_asked_about(at: int, cell: Cell) -> None:
    cells = [*row(contribution="0")]
    cells[at] = cell
    assert read(TOTALS, cells, side=Side.PORTAL).findings == ()


def test_a_month_and_a_rate_given_for_the_file_are_looked_at_too() -> None:
    headings, cells = (TOTALS[0], *TOTALS[3:]), (row()[0], *row()[3:])
    mapping = replace(guess(Side.PORTAL, find_header(table_of([headings, cells]))), rate=Rate(4500))
    given = Given(month=YearMonth(2016, 10))
    found = read(headings, cells, side=Side.PORTAL, mapping=mapping, given=given).findings
    assert [(one.code, one.line) for one in found] == [
        (FindingCode.MONTH_LONG_AGO, None),
        (FindingCode.UNUSUAL_RATE, 2),
    ]
    assert errors(read(headings, cells, mapping=replace(mapping, rate=Rate(9999)), given=Given(month=SEPTEMBER))) == [
        (FindingCode.RATE_TOO_HIGH, 2, None)
    ]


def test_one_month_given_for_the_file() -> None:
    without = [(TOTALS[0], *TOTALS[2:]), (row()[0], *row()[2:])]
    [block] = read(*without, given=Given(month=SEPTEMBER)).blocks
    assert block.month == SEPTEMBER
    assert errors(read(TOTALS, row(), given=Given(month=SEPTEMBER))) == [(FindingCode.MONTH_OUTSIDE, 2, 2)]
    assert errors(read(*without, given=Given(month=YearMonth(2027, 1)))) == [(FindingCode.MONTH_AHEAD, None, None)]
    window = Given(months=(YearMonth(2025, 1), SEPTEMBER))
    assert errors(read(TOTALS, row(month="2026-09"), row(), given=window)) == [(FindingCode.MONTH_OUTSIDE, 3, 2)]
    assert len(read(TOTALS, row(month="2026-11")).blocks) == 1, "the month that is running"


def test_a_truth_value_is_no_number_beside_its_equal() -> None:
    cells = row(rate=Decimal(1), remuneration=Decimal(1), contribution=Decimal("0.01"))
    for at in (2, 3):
        wrong = [*row(GARAGE, rate=Decimal(1), remuneration=Decimal(1), contribution=Decimal("0.01"))]
        wrong[at] = True
        assert errors(read(TOTALS, cells, wrong)) == [
            (FindingCode.NO_RATE if at == 2 else FindingCode.NO_NUMBER, 3, at + 1)
        ]


def test_establishments() -> None:
    headings = (*TOTALS, "Estabelecimento")
    cells: list[Cell] = ["0002", Decimal(3), None, "12"]
    found = read(headings, *[(*row(), cell) for cell in cells], given=Given(establishment="0009"))
    assert [block.establishment for block in found.blocks] == ["0002", "0003", "0009", "0012"]
    for bad in ("12345", "A1", "²"):
        assert errors(read(headings, (*row(), bad))) == [(FindingCode.NO_ESTABLISHMENT, 2, 6)]


def test_counts_of_workers() -> None:
    headings = (*TOTALS, "Trabalhadores")
    assert read(headings, (*row(), "12")).blocks[0].workers == 12
    for bad in ("1,5", "-1"):
        assert errors(read(headings, (*row(), bad))) == [(FindingCode.NO_COUNT, 2, 6)]


@pytest.mark.parametrize("side", Side)
def test_a_worker_s_check_digit_is_a_warning_and_a_missing_digit_an_error(side: Side) -> None:
    wrong = ANA.digits[:-1] + str((int(ANA.digits[-1]) + 1) % 10)
    found = read(WORKERS, worker_row(Niss(wrong)), worker_row(Niss(wrong), nature="N"), side=side)
    assert warnings(found) == [FindingCode.WORKER_CHECK_DIGIT]
    cells = [*worker_row()]
    for bad, code in ((ANA.digits[:-1], FindingCode.BAD_WORKER_NISS), (None, FindingCode.EMPTY_CELL)):
        cells[3] = bad
        assert errors(read(WORKERS, cells, side=side)) == [(code, 2, 4)]


def test_contributions_that_the_rate_does_not_give_are_a_warning_of_the_erp() -> None:
    assert warnings(read(TOTALS, row(contribution="347,52"))) == [FindingCode.CONTRIBUTIONS_OFF]
    assert warnings(read(TOTALS, row(contribution="347,51"))) == []
    assert warnings(read(TOTALS, row(contribution="340"), side=Side.PORTAL)) == []


def test_other_wrong_cells_of_workers() -> None:
    headings = (*WORKERS, "Dias")
    assert errors(read(headings, (*worker_row(), "1,25"))) == [(FindingCode.TOO_MANY_DECIMALS, 2, 9)]
    assert errors(read(headings, (*worker_row(nature="x" * 21), "1"))) == [(FindingCode.NO_NATURE, 2, 6)]
    assert errors(read(headings, (*worker_row(value="10000000"), "1"))) == [(FindingCode.NUMBER_TOO_LARGE, 2, 7)]


def test_every_fault_is_told_and_the_list_stays_readable() -> None:
    rows = [row(month="x", rate="y", remuneration="z") for _ in range(100)]
    found = read(TOTALS, *rows)
    assert len(found.findings) == MOST + 1
    assert (found.findings[-1].code, found.findings[-1].params) == (FindingCode.MORE_FINDINGS, {"count": 100})
    assert found.findings[-1].severity is Severity.ERROR


amounts = st.integers(-(10**8), 10**8)


@settings(derandomize=True, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from([ANA, RUI]), st.sampled_from("PNS"), amounts, amounts), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
)
def test_sums_are_exact_in_any_order_and_form(lines: list[tuple[Niss, str, int, int]], chance: random.Random) -> None:
    def spelled(cents: int) -> Cell:
        money = Money(cents)
        spellings: list[Cell] = [Decimal(repr(cents / 100)), money.format(), money.plain(",")]
        return chance.choice(spellings)

    rows = [worker_row(niss, spelled(value), spelled(part), nature) for niss, nature, value, part in lines]
    chance.shuffle(rows)
    for side in Side:
        [block] = read(WORKERS, *rows, side=side).blocks
        assert block.remuneration.cents == sum(value for *_, value, _ in lines)
        assert block.contribution.cents == sum(part for *_, part in lines)
        assert sum(value[-1] for value in block.values.values) == block.remuneration.cents
        assert block.workers == len({niss for niss, *_ in lines})


@settings(derandomize=True, max_examples=150)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.text(max_size=6),
                st.sampled_from([BAKERY.nif.digits, "2026-10", "34,75", "1.000,00", "Total", "5"]),
                st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12),
                st.booleans(),
                st.dates(),
                st.just(CellError("#N/A")),
            ),
            max_size=8,
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([TOTALS, WORKERS, STATED]),
    st.sampled_from(list(Side)),
)
def test_any_cells_give_blocks_or_errors_and_never_an_exception(
    rows: list[list[Cell]], headings: tuple[str, ...], side: Side
) -> None:
    kept = [
        [None if cell == "" or (isinstance(cell, str) and not cell.strip()) else cell for cell in cells]
        for cells in rows
    ]
    found = read(headings, *kept, side=side)
    refused = any(finding.severity is Severity.ERROR for finding in found.findings)
    assert bool(found.blocks) is not refused


def test_the_fields_of_the_test_tables_are_those_they_are_meant_to_be() -> None:
    columns = guess(Side.ERP, find_header(table_of([STATED]))).columns
    assert set(columns) == {
        Field.EMPLOYER_NIF, Field.MONTH, Field.RATE, Field.WORKER_NISS, Field.WORKER_NAME, Field.NATURE, Field.VALUE,
        Field.CONTRIBUTION, Field.REMUNERATION,
    }  # fmt: skip
