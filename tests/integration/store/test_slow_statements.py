# SPDX-License-Identifier: MIT
"""Slow statements are logged in one place, without what is in them."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from adapters.store import statements
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.company import Company
from domain.values import Nif, Niss

pytestmark = pytest.mark.anyio
SENTINEL = "ZÉLIA SENTINELA"
SENTINEL_NISS = Niss.with_check_digit("1987654321")


class Stopwatch:
    """Each look at it is so many seconds after the last."""

    def __init__(self, step: float) -> None:
        self.step = step
        self.time = 0.0

    def __call__(self) -> float:
        self.time += self.step
        return self.time


@pytest.fixture
def slow(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.INFO, "adapters.store.slow"):
        yield caplog


async def write(units: SqlUnitOfWorkManager) -> Company:
    async with units.enter() as unit:
        return await unit.companies.ensure(SENTINEL_NISS, Nif.with_check_digit("50000009"), SENTINEL)


async def test_a_slow_statement_is_told_in_one_line_without_its_parameters(
    units: SqlUnitOfWorkManager, slow: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "monotonic", Stopwatch(0.0512))
    await write(units)
    async with units.enter(read_only=True) as unit:
        await statements.fetch(unit.connection, "SELECT id,\n    name\nFROM company WHERE name = ?", SENTINEL)
    told = [record.getMessage() for record in slow.records]
    assert "51 ms for 1 row: SELECT id, name FROM company WHERE name = ?" in told
    assert any("INSERT INTO company (niss, nif, name, tolerance) SELECT ?, ?, ?, cents" in line for line in told)
    assert "SENTINELA" not in slow.text
    assert SENTINEL_NISS.digits not in slow.text


async def test_a_batch_tells_how_many_rows_it_wrote(
    units: SqlUnitOfWorkManager, slow: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = await write(units)
    monkeypatch.setattr(statements, "monotonic", Stopwatch(1))
    async with units.enter() as unit:
        into = "INSERT INTO worker (company_id, niss, name) VALUES (?, ?, ?)"
        await statements.execute_many(unit.connection, into, [(company.id, at, SENTINEL) for at in range(3)])
    assert slow.messages == [f"1000 ms for 3 rows: {into}"]


async def test_a_long_statement_is_cut(
    units: SqlUnitOfWorkManager, slow: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "monotonic", Stopwatch(1))
    async with units.enter(read_only=True) as unit:
        await statements.fetch(unit.connection, f"SELECT {', '.join('?' * 500)}", *range(500))
    (line,) = slow.messages
    assert line.endswith("…")
    assert len(line) < 400


async def test_a_quick_statement_is_not_told(
    units: SqlUnitOfWorkManager, slow: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "monotonic", Stopwatch(0.0498))
    await write(units)
    assert slow.messages == []
