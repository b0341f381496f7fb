# SPDX-License-Identifier: MIT
"""A store with two companies, which each fault gets a copy of."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from adapters.store.unit_of_work import SqlUnitOfWorkManager
from tests.fakes import FakeClock
from tests.faults.portal.office import COMPANIES, Office
from ui import translation


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("portal") / "batecerto.db"

    async def fill() -> None:
        units = await SqlUnitOfWorkManager.open(store, FakeClock())
        async with units.enter() as unit:
            for company in COMPANIES:
                await unit.companies.ensure(company.niss, company.nif, company.name)
        await units.aclose()

    asyncio.run(fill())
    return store


@pytest.fixture
async def office(template: Path, tmp_path: Path, anyio_backend: str) -> AsyncIterator[Office]:
    assert anyio_backend == "asyncio"
    store = Path(await asyncio.to_thread(shutil.copy, template, tmp_path))
    units = await SqlUnitOfWorkManager.open(store, FakeClock())
    yield Office(store, units)
    await units.aclose()


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    translation.install(qapp, "en")
    yield
    translation.install(qapp, "en")
