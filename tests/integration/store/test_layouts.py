# SPDX-License-Identifier: MIT
"""Layouts of tables keep their names apart, and are found by their headings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from adapters.store.repositories import layouts as sql
from adapters.store.statements import fetch
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.ports import UnitOfWorkManager
from domain.tables.fields import Field, Side
from domain.tables.mapping import Layout, TableMapping
from domain.tables.numbers import Convention
from domain.values import Rate
from tests.fakes import FakeUnits

pytestmark = pytest.mark.anyio

MAPPING = TableMapping({Field.MONTH: "mes", Field.RATE: "taxa"}, Convention.COMMA)
FIRST = Layout("Primeiro", Side.ERP, "f1", MAPPING, datetime(2026, 11, 1, tzinfo=UTC))
SECOND = Layout("Segundo", Side.PORTAL, "f2", TableMapping({}, rate=Rate(3475)), datetime(2026, 11, 2, tzinfo=UTC))


@pytest.fixture(params=["store", "fake"])
def manager(request: pytest.FixtureRequest, units: SqlUnitOfWorkManager) -> UnitOfWorkManager:
    """The store and its stand-in, which must do the same."""
    return units if request.param == "store" else FakeUnits()


async def test_layouts_come_back_as_they_were_kept(manager: UnitOfWorkManager) -> None:
    async with manager.enter() as unit:
        await unit.layouts.put(SECOND)
        await unit.layouts.put(FIRST)
    async with manager.enter(read_only=True) as unit:
        assert [replace(layout, id=0) for layout in await unit.layouts.all()] == [FIRST, SECOND]
        found = await unit.layouts.by_name("Primeiro")
        assert found is not None
        assert (found.id, found.mapping) == (2, MAPPING)
        assert await unit.layouts.by_name("primeiro") is None


async def test_a_name_is_one_layout_s(manager: UnitOfWorkManager) -> None:
    async with manager.enter() as unit:
        await unit.layouts.put(FIRST)
        await unit.layouts.put(replace(SECOND, name=FIRST.name))
        [kept] = await unit.layouts.all()
        assert (kept.id, kept.side, kept.fingerprint) == (1, Side.PORTAL, "f2")


async def test_the_one_used_last_is_found_first(manager: UnitOfWorkManager) -> None:
    async with manager.enter() as unit:
        for name, day in (("a", 2), ("b", 3), ("c", 1)):
            await unit.layouts.put(replace(FIRST, name=name, used_at=datetime(2026, 11, day, tzinfo=UTC)))
        await unit.layouts.put(SECOND)
        assert [layout.name for layout in await unit.layouts.by_headings(["f1", "f3"])] == ["b", "a", "c"]
        assert await unit.layouts.by_headings([]) == []


async def test_renamed_and_removed(manager: UnitOfWorkManager) -> None:
    async with manager.enter() as unit:
        await unit.layouts.put(FIRST)
        await unit.layouts.put(SECOND)
        await unit.layouts.rename("Primeiro", "Outro")
        await unit.layouts.remove("Segundo")
        await unit.layouts.remove("Nenhum")
        assert [replace(layout, id=0) for layout in await unit.layouts.all()] == [replace(FIRST, name="Outro")]


async def test_the_store_refuses_a_name_that_is_taken(units: SqlUnitOfWorkManager) -> None:
    async with units.enter() as unit:
        await unit.layouts.put(FIRST)
        await unit.layouts.put(SECOND)
    with pytest.raises(IntegrityError):
        async with units.enter() as unit:
            await unit.layouts.rename("Primeiro", "Segundo")
    async with units.enter(read_only=True) as unit:
        assert len(await unit.layouts.all()) == 2


async def test_headings_are_looked_up_by_their_index(units: SqlUnitOfWorkManager) -> None:
    async with units.enter(read_only=True) as unit:
        plan = [row[3] for row in await fetch(unit.connection, "EXPLAIN QUERY PLAN " + sql.BY_HEADINGS, "[]")]
    assert any("table_layout_by_headings" in step for step in plan), plan
