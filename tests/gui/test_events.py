# SPDX-License-Identifier: MIT
"""The window shows what another program changed in its store, and says when it could not be opened at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import composition, demo_data, desktop_session
from app.options import Options
from app.paths import STORE_NAME
from tests.gui.conftest import Until
from tests.gui.driver import opened
from ui.presenter import Presenter

pytestmark = pytest.mark.anyio
_MANY = 12


async def test_what_another_program_imports_appears_by_itself(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until, "http://127.0.0.1:9/ptss/rest") as driver:
        await driver.idle()
        async with composition.opened(Options(tmp_path, unencrypted=True)) as other:
            await other.services.import_files(demo_data.erp_files()[:1])
        await until(lambda: driver.presenter.overview is not None and len(driver.presenter.overview.companies) == 1)


async def test_many_events_are_not_as_many_looks_at_the_store(
    tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[None] = []
    look = Presenter.refresh

    def counted(presenter: Presenter) -> None:
        looks.append(None)
        look(presenter)

    monkeypatch.setattr(Presenter, "refresh", counted)
    async with composition.opened(Options(tmp_path, unencrypted=True)) as other:
        await other.services.import_files(demo_data.erp_files())
    async with opened(tmp_path, until, "http://127.0.0.1:9/ptss/rest") as driver:
        await until(lambda: told_of(tmp_path) >= _MANY)
        told = len(looks)
        await driver.idle()
    assert 0 < told < _MANY / 2, "events wait for one another's look"


def told_of(folder: Path) -> int:
    """How many events the window was told of."""
    with closing(sqlite3.connect(folder / STORE_NAME)) as store:
        (count,) = store.execute("SELECT COUNT(*) FROM outbox WHERE delivered_at IS NOT NULL").fetchone()
    return int(count)


async def test_a_start_that_fails_as_nobody_expected_says_so(
    tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object, **__: object) -> composition.Program:
        raise ZeroDivisionError

    monkeypatch.setattr(desktop_session, "open_program", fails)
    async with opened(tmp_path, until, "http://127.0.0.1:9/ptss/rest") as driver:
        assert driver.session.exit_code == 3
        assert driver.session.desk is None
