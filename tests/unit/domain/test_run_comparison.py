# SPDX-License-Identifier: MIT
"""What changed between two runs: appeared, changed, went away, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.read_models import BucketRow
from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.run_comparison import BucketMove, changes_between
from domain.values import Money, Nif, Rate, YearMonth

THEN = datetime(2026, 11, 2, tzinfo=UTC)


def row(company: int = 1, cents: int = 100, name: str = "") -> BucketRow:
    key = BucketKey(company, YearMonth(2026, 10), Rate(3475))
    money, zero = Money(cents), Money()
    return BucketRow(
        key, Nif.with_check_digit("50000001"), name or f"Company {company}", BucketStatus.ONLY_ERP,
        MissingSide.NOTHING, money, zero, money, zero, 1, 0, Money(50), THEN, THEN, 1,
    )  # fmt: skip


def test_each_move_keeps_both_figures() -> None:
    found = changes_between([row(1), row(2), row(3)], [row(2, 200), row(3), row(4)])
    assert [(change.move, change.before, change.after) for change in found] == [
        (BucketMove.WENT, row(1), None),
        (BucketMove.CHANGED, row(2), row(2, 200)),
        (BucketMove.APPEARED, None, row(4)),
    ]


@pytest.mark.parametrize(
    "same",
    [
        {"run_id": 2},
        {"company": "Another name"},
        {"imported_at": datetime(2026, 12, 1, tzinfo=UTC)},
        {"consulted_at": None},
        {"tolerance": Money(0)},
    ],
)
def test_what_is_no_figure_is_no_change(same: dict[str, object]) -> None:
    assert changes_between([row()], [replace(row(), **same)]) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"status": BucketStatus.TALLIES},
        {"missing": MissingSide.ERP},
        {"portal_workers": 1},
        *({name: Money(7)} for name in ("erp_remuneration", "portal_remuneration")),
        *({name: Money(7)} for name in ("erp_contribution", "portal_contribution")),
    ],
)
def test_a_figure_or_a_state_is_a_change(other: dict[str, object]) -> None:
    (change,) = changes_between([row()], [replace(row(), **other)])  # type: ignore[arg-type]
    assert change.move is BucketMove.CHANGED


Rows = st.dictionaries(st.integers(1, 9), st.integers(0, 2)).map(lambda d: [row(*pair) for pair in d.items()])


@given(Rows, Rows)
def test_there_and_back_is_the_same_turned_round(before: list[BucketRow], after: list[BucketRow]) -> None:
    forth, back = changes_between(before, after), changes_between(after, before)
    assert [(c.before, c.after) for c in forth] == [(c.after, c.before) for c in back]
    # Applied to what was, the changes give what is.
    made = {each.key: each for each in before}
    for change in forth:
        made.pop(change.key, None)
        if change.after:
            made[change.key] = change.after
    assert made == {each.key: each for each in after}
    assert changes_between(after, after) == ()
