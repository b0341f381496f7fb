# SPDX-License-Identifier: MIT
"""Take an import back: what it replaced counts again. Shown first; refused where something newer stands on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn

from domain.errors import NotFound
from domain.events import Event, EventKind, Json
from domain.ledger import balance
from domain.operations import OperationState
from domain.ports import Clock, Mode, StoredBlock, UnitOfWork, UnitOfWorkManager
from domain.reconciliation import Amounts, BucketKey, add_up
from domain.use_cases.sign_off import is_signed

if TYPE_CHECKING:
    from domain.declaration import ImportBatch
    from domain.sign_off import Place


class UndoRefusal(StrEnum):
    """Why an import is not taken back. Nothing was changed."""

    NEWER_FILE = "newer_file"  # a later file replaced a part of it, or declares what it took out of use
    MONTH_SIGNED = "month_signed"
    WAS_SENT = "was_sent"  # a month was communicated to the portal after the file came in
    WAS_DELIVERED = "was_delivered"  # a month was marked as delivered with the file's figures
    CHANGED_SINCE = "changed_since"  # what would be done is no longer what was shown


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands in the way.

    Attributes:
        place: the company's month; None where none is meant.
        file, imported_at: the later file, for NEWER_FILE.
    """

    refusal: UndoRefusal
    place: Place | None = None
    company: str = ""
    file: str = ""
    imported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MonthBack:
    """What becomes of one company's month.

    Attributes:
        before: its ERP totals now; after: then, None where the ERP side will have nothing of it.
        file, imported_at: the newest file that counts then; empty and None where there is none.
    """

    place: Place
    company: str
    before: Amounts
    after: Amounts | None
    file: str = ""
    imported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What taking imports back does, or did.

    Attributes:
        batches: those that are in the store, oldest first.
        months: by company and month.
        obstacles: what stands in the way; where there is any, nothing is done.
        done_before: whether they were all taken back before, so that there is nothing to do.
    """

    batches: tuple[ImportBatch, ...]
    months: tuple[MonthBack, ...]
    obstacles: tuple[Obstacle, ...] = ()
    done_before: bool = False


@dataclass(frozen=True, slots=True)
class _Moves:
    """What is written: blocks that count again, and those that stay out of use, for the batch they stay out for."""

    back: tuple[StoredBlock, ...]
    stay_out: tuple[tuple[StoredBlock, int], ...]


class _NothingDoneError(Exception):
    def __init__(self, plan: UndoPlan) -> None:
        super().__init__()
        self.plan = plan


def _give_up(plan: UndoPlan) -> NoReturn:
    raise _NothingDoneError(plan)


class UndoImport:
    """Takes imported files back, several at once as if from the newest to the oldest. Reconciling is the caller's."""

    def __init__(self, units: UnitOfWorkManager, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    async def preview(self, batch_ids: Collection[int]) -> UndoPlan:
        """What would be done. Changes nothing.

        Raises:
            NotFound: there is no import of a number (kind ``import``).
        """
        async with self._units.enter(read_only=True) as unit:
            return (await _look(unit, batch_ids))[0]

    async def __call__(self, batch_ids: Collection[int], seen: UndoPlan | None = None) -> UndoPlan:
        """Take them all back in one commit, or none where the plan has obstacles. Again, it does nothing.

        Args:
            seen: the plan that a person agreed to; where it is another one by now, nothing is done.

        Raises:
            NotFound: there is no import of a number (kind ``import``).
            StoreError: the store cannot be used; nothing was kept.
        """
        try:
            async with self._units.enter(Mode.SAVEPOINT) as unit:
                plan, moves = await _look(unit, batch_ids)
                if plan.obstacles or plan.done_before:
                    _give_up(plan)
                if seen is not None and seen.months != plan.months:
                    _give_up(replace(plan, obstacles=(Obstacle(UndoRefusal.CHANGED_SINCE),)))
                await self._write(unit, plan, moves)
                return plan
        except _NothingDoneError as nothing:
            return nothing.plan

    async def _write(self, unit: UnitOfWork, plan: UndoPlan, moves: _Moves) -> None:
        numbers = [batch.id for batch in plan.batches]
        for block, batch_id in moves.stay_out:
            await unit.imports.supersede([block.id], batch_id, block.superseded_at or self._clock.now())
        await unit.imports.remove(numbers)
        await unit.imports.put_back([block.id for block in moves.back])
        back = [block.id for block in moves.back]
        for batch in plan.batches:
            unit.add_event(_event(batch, plan, back))


def _event(batch: ImportBatch, plan: UndoPlan, back: Sequence[int]) -> Event:
    places: list[Json] = [[month.place[0], str(month.place[1])] for month in plan.months]
    after: dict[str, Json] = {"months": places, "blocks_in_use_again": list(back)}
    return Event(EventKind.IMPORT_UNDONE, f"import {batch.id}", after, {"sha256": batch.sha256, "blocks": batch.blocks})


async def _look(unit: UnitOfWork, batch_ids: Collection[int]) -> tuple[UndoPlan, _Moves]:
    batches = [await _batch(unit, number) for number in sorted(set(batch_ids))]
    numbers = {batch.id for batch in batches}
    own = await unit.imports.blocks_of(numbers)
    taken_out = [block for block in await unit.imports.taken_out_by(numbers) if block.batch_id not in numbers]
    if not own and not taken_out:
        return UndoPlan(tuple(batches), (), done_before=True), _Moves((), ())
    moves = _moves(taken_out)
    places = sorted({(block.company_id, block.month) for block in (*own, *moves.back)})
    names = {company.id: company.name for company in await unit.companies.all()}
    in_use = await unit.imports.in_use({place[0] for place in places}, {place[1] for place in places})
    months = _months(places, names, in_use, own, moves.back)
    obstacles = [
        *await _newer(unit, own, moves.back, in_use, numbers, names),
        *await _committed(unit, months, min(batch.imported_at for batch in batches)),
    ]
    return UndoPlan(tuple(batches), tuple(months), tuple(obstacles)), moves


async def _batch(unit: UnitOfWork, number: int) -> ImportBatch:
    batch = await unit.imports.batch(number)
    if batch is None:
        raise NotFound("import", str(number))
    return batch


def _moves(taken_out: Iterable[StoredBlock]) -> _Moves:
    """Of each place, the block that was taken out last comes back; it stands in the way of those before it."""
    by_key: dict[tuple[object, ...], list[StoredBlock]] = {}
    for block in taken_out:
        by_key.setdefault(block.key, []).append(block)
    back, stay_out = [], []
    for blocks in by_key.values():
        *earlier, last = sorted(blocks, key=lambda block: block.id)
        back.append(last)
        stay_out += [(block, last.batch_id) for block in earlier]
    return _Moves(tuple(back), tuple(stay_out))


def _months(
    places: Sequence[Place],
    names: Mapping[int, str],
    in_use: Sequence[StoredBlock],
    own: Sequence[StoredBlock],
    back: Sequence[StoredBlock],
) -> list[MonthBack]:
    gone = {block.id for block in own}
    found = []
    for place in places:
        before = [block for block in in_use if (block.company_id, block.month) == place]
        after = [block for block in before if block.id not in gone]
        after += [block for block in back if (block.company_id, block.month) == place]
        newest = max(after, key=lambda block: block.batch_id, default=None)
        found.append(
            MonthBack(
                place,
                names.get(place[0], ""),
                _sum(before),
                _sum(after) if after else None,
                newest.file_name if newest else "",
                newest.imported_at if newest else None,
            )
        )
    return found


def _sum(blocks: Iterable[StoredBlock]) -> Amounts:
    return sum((block.amounts for block in blocks), Amounts())


async def _newer(
    unit: UnitOfWork,
    own: Iterable[StoredBlock],
    back: Iterable[StoredBlock],
    in_use: Iterable[StoredBlock],
    numbers: Collection[int],
    names: Mapping[int, str],
) -> list[Obstacle]:
    """Later files that replaced a part of these, or took a place that would be needed again."""
    holders = {block.key: block.batch_id for block in in_use if block.batch_id not in numbers}
    in_the_way = {
        (block.company_id, block.month, block.superseded_by)
        for block in own
        if block.superseded_by is not None and block.superseded_by not in numbers
    }
    in_the_way |= {(block.company_id, block.month, holders[block.key]) for block in back if block.key in holders}
    found = []
    for company_id, month, number in sorted(in_the_way):
        later = await _batch(unit, number)
        name = names.get(company_id, "")
        place = (company_id, month)
        found.append(Obstacle(UndoRefusal.NEWER_FILE, place, name, later.file_name, later.imported_at))
    return found


async def _committed(unit: UnitOfWork, months: Sequence[MonthBack], since: datetime) -> list[Obstacle]:
    """What was signed, sent or delivered of these months with the figures that would go."""
    if not months:
        return []
    period = [month.place[1] for month in months]
    last = await unit.sign_offs.last(min(period), max(period))
    sent = {
        operation.place
        for operation in await unit.operations.all({month.place[0] for month in months})
        if operation.created_at >= since and operation.state is not OperationState.FAILED
    }
    found = []
    for month in months:
        if is_signed(last, month.place):
            found.append(Obstacle(UndoRefusal.MONTH_SIGNED, month.place, month.company))
        if month.place in sent:
            found.append(Obstacle(UndoRefusal.WAS_SENT, month.place, month.company))
        elif await _was_delivered(unit, month, since):
            found.append(Obstacle(UndoRefusal.WAS_DELIVERED, month.place, month.company))
    return found


async def _was_delivered(unit: UnitOfWork, month: MonthBack, since: datetime) -> bool:
    """Whether the ledger got the month since, or holds the figures that would go: a delivery may be dated back."""
    entries = await unit.ledger.entries(*month.place)
    if any(entry.at >= since for entry in entries):
        return True
    if not entries or month.before == month.after:
        return False
    now = await unit.runs.erp_totals(month.place[1], month.place[1])
    totals: dict[BucketKey, Amounts] = {
        key: amounts
        for key, amounts in add_up(now).items()
        if key.company_id == month.place[0] and amounts != Amounts()
    }
    return balance(entries) == totals
