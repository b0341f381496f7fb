# SPDX-License-Identifier: MIT
"""A real store in a temporary folder, and short ways to fill it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.store.unit_of_work import SqlUnitOfWorkManager
from tests.empty_store import put_empty
from tests.fakes import FakeClock


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "batecerto.db"


@pytest.fixture
async def units(store_path: Path, anyio_backend: str) -> AsyncIterator[SqlUnitOfWorkManager]:
    assert anyio_backend == "asyncio"
    put_empty(store_path)
    manager = await SqlUnitOfWorkManager.open(store_path, FakeClock(), "clerk")
    yield manager
    await manager.aclose()
