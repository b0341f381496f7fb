# SPDX-License-Identifier: MIT
"""List divergences with all that the clerk needs to act: cause, decision, next step and deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.deadlines import Calendar, regime_of
from domain.decisions import DecisionEvent, in_force, notes, overturned
from domain.divergence import Divergence, DivergenceState
from domain.explanation import Case, Explanation, explain
from domain.next_step import NextStep, Situation, next_step
from domain.reconciliation import BucketKey, BucketStatus, add_up
from domain.three_way import Verdict, three_way
from domain.use_cases.sign_off import is_signed

if TYPE_CHECKING:
    from domain.company import Company
    from domain.operations import OperationState
    from domain.portal_record import PortalState
    from domain.ports import Clock, UnitOfWork, UnitOfWorkManager
    from domain.read_models import DivergenceRow
    from domain.sign_off import Place
    from domain.values import YearMonth


@dataclass(frozen=True, slots=True)
class DivergenceItem:
    """A divergence that is not resolved, and what to do about it.

    Attributes:
        row: the divergence with its bucket as the last run left it.
        verdict: ERP, last declared and portal together, as they are now.
        explanation: why the sides differ; None where nobody asked for it, or the month cannot be compared.
        step: what to do.
        decision: the one in force; overturned: the one that a run took out of force, with the figures before.
        notes: oldest first.
        signed: whether the month is signed off.
    """

    row: DivergenceRow
    verdict: Verdict
    explanation: Explanation | None
    step: NextStep
    decision: DecisionEvent | None = None
    overturned: DecisionEvent | None = None
    notes: tuple[DecisionEvent, ...] = ()
    signed: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What a list is made from, read in one scope."""

    rows: list[DivergenceRow]
    companies: Mapping[int, Company]
    verdicts: Mapping[BucketKey, Verdict]
    portal: Mapping[Place, PortalState]
    operations: Mapping[Place, OperationState]
    divergences: Mapping[BucketKey, Divergence]
    history: Mapping[int, list[DecisionEvent]]
    signed: frozenset[Place]


class Divergences:
    """Puts what is known of each divergence together."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock, calendar: Calendar | None = None) -> None:
        self._units = units
        self._clock = clock
        self._calendar = calendar or Calendar()

    async def __call__(
        self,
        first: YearMonth,
        last: YearMonth,
        company_ids: Collection[int] | None = None,
        *,
        explained: bool = True,
    ) -> list[DivergenceItem]:
        """The divergences of those months that are not resolved, the largest contribution difference first.

        Args:
            explained: whether each one's cause is looked for, which reads its worker values; without it a list takes
                the same few statements however long it is, and the next step goes by totals and the ledger.

        Raises:
            StoreError: the store cannot be used.
        """
        async with self._units.enter(read_only=True) as unit:
            known = await _known(unit, first, last, company_ids)
            explanations = await _explained(unit, (row.bucket.key for row in known.rows)) if explained else {}
        today = self._clock.today()
        return await asyncio.to_thread(
            lambda: [self._item(known, row, explanations.get(row.bucket.key), today) for row in known.rows]
        )

    async def one(self, key: BucketKey) -> DivergenceItem | None:
        """The divergence of one bucket with its cause; None where it has none, or it is resolved."""
        async with self._units.enter(read_only=True) as unit:
            known = await _known(unit, key.month, key.month, [key.company_id])
            row = next((row for row in known.rows if row.bucket.key == key), None)
            if row is None:
                return None
            explanations = await _explained(unit, [key])
        return self._item(known, row, explanations.get(key), self._clock.today())

    def _item(self, known: _Known, row: DivergenceRow, found: Explanation | None, today: date) -> DivergenceItem:
        key = row.bucket.key
        place = (key.company_id, key.month)
        unseen = row.bucket.status is BucketStatus.NOT_COMPARED
        verdict = Verdict.NOT_COMPARED if unseen else known.verdicts.get(key, Verdict.NOT_COMPARED)
        divergence, history = known.divergences[key], known.history.get(row.id, [])
        return DivergenceItem(
            row,
            verdict,
            found,
            self._step(known, divergence, verdict, found, today),
            in_force(divergence, history),
            overturned(divergence, history),
            tuple(notes(history)),
            place in known.signed,
        )

    def _step(
        self, known: _Known, divergence: Divergence, verdict: Verdict, found: Explanation | None, today: date
    ) -> NextStep:
        key = divergence.key
        company, place = known.companies[key.company_id], (key.company_id, key.month)
        due = self._calendar.to_declare(company, key.month)
        situation = Situation(
            divergence.kind,
            regime_of(company, key.month),
            verdict,
            found.main.kind if found is not None and found.main is not None else None,
            known.portal.get(place),
            known.operations.get(place),
            due is not None and due.days_left(today) >= 0,
            divergence.state is DivergenceState.CONTESTED,
            found.miscounted if found is not None else None,
        )
        return next_step(situation, due)


async def _known(unit: UnitOfWork, first: YearMonth, last: YearMonth, company_ids: Collection[int] | None) -> _Known:
    rows = await unit.views.divergences(first, last, company_ids)
    companies = [c for c in await unit.companies.all() if company_ids is None or c.id in company_ids]
    erp, portal = await unit.runs.erp_totals(first, last), await unit.runs.portal_totals(first, last)
    months = await unit.runs.month_states(first, last)
    declared = await unit.declared.balances(first, last)
    at = await unit.declared.declared_at(first, last)

    def verdicts() -> dict[BucketKey, Verdict]:
        sides = three_way(companies, add_up(erp), declared, add_up(portal), months, at)
        return {side.key: side.verdict for side in sides}

    last_events = await unit.sign_offs.last(first, last)
    return _Known(
        rows,
        {company.id: company for company in companies},
        await asyncio.to_thread(verdicts),
        await unit.decisions.portal_states(first, last),
        await unit.decisions.operation_states(first, last),
        await unit.decisions.divergences([row.bucket.key for row in rows]),
        await unit.decisions.history([row.id for row in rows]),
        frozenset(place for place in last_events if is_signed(last_events, place)),
    )


async def _explained(unit: UnitOfWork, keys: Iterable[BucketKey]) -> dict[BucketKey, Explanation]:
    """One after the other, so that one bucket's worker values are in memory at a time."""
    found = {}
    for key in keys:
        case: Case | None = await unit.cases.of(key)
        if case is not None:
            found[key] = await asyncio.to_thread(explain, case)
    return found
