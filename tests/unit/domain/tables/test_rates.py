# SPDX-License-Identifier: MIT
"""A rate given for a whole table: as people write it, in one number or in its two parts."""

from __future__ import annotations

import pytest

from domain.declaration import FindingCode
from domain.errors import InvalidValue
from domain.tables.cells import Cell
from domain.tables.fields import Field, Side
from domain.tables.interpret import Interpretation, interpret
from domain.tables.mapping import Given, TableMapping, find_header, guess, missing
from domain.tables.rates import read_rate
from domain.values import Rate
from tests.unit.domain.tables.sheets import BAKERY, TODAY, table_of

HEADINGS = ("NIF", "NISS", "Mês", "Remunerações", "Contribuições")
ROW = (BAKERY.nif.digits, BAKERY.niss.digits, "2026-10", "1.000,00", "347,50")


@pytest.mark.parametrize("text", ["34,75", "34.75 %", "11 + 23,75", "11+23.75", " 23,75% + 11% "])
def test_rates_as_people_write_them(text: str) -> None:
    assert read_rate(text) == Rate(3475)


@pytest.mark.parametrize(
    "text", ["", "+", "11 +", "11 + 12 + 3", "60 + 40", "0", "0 + 0", "-1", "34,755", "much", "١١"]
)
def test_everything_else_is_none(text: str) -> None:
    with pytest.raises(InvalidValue) as problem:
        read_rate(text)
    assert problem.value.kind == "rate"


def at(rate: Rate | None, headings: tuple[str, ...], *rows: tuple[Cell, ...]) -> Interpretation:
    table = table_of((headings, *rows))
    header = find_header(table)
    mapping = TableMapping(guess(Side.ERP, header).columns, rate=rate)
    return interpret(table, header, mapping, Side.ERP, Given(), [], TODAY)


def test_a_given_rate_stands_for_the_column() -> None:
    [block] = at(Rate(3475), HEADINGS, ROW).blocks
    assert block.rate == Rate(3475)
    [found] = at(None, HEADINGS, ROW).findings
    assert (found.code, found.params["field"]) == (FindingCode.MISSING_COLUMN, Field.RATE)
    assert missing(TableMapping({}, rate=Rate(3475)), Given()) == ["employer", "month", "remuneration", "contribution"]


def test_beside_a_column_no_row_may_have_another() -> None:
    headings = (*HEADINGS, "Taxa")
    assert [block.rate for block in at(Rate(3475), headings, (*ROW, "34,75")).blocks] == [Rate(3475)]
    assert [block.rate for block in at(Rate(3475), headings, (*ROW, None)).blocks] == [Rate(3475)]
    [found] = at(Rate(3475), headings, (*ROW, "29,6")).findings
    assert (found.code, found.line, found.column) == (FindingCode.OTHER_RATE, 2, 6)
    assert (found.params["rate"], found.params["given"]) == (2960, 3475)
