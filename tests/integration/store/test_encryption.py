# SPDX-License-Identifier: MIT
"""An encrypted store: its files, journals, backups and temporary files are noise, and only its key opens it."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.store.backups import FOLDER, check, list_backups, make_backup
from adapters.store.doctor import FileDoctor
from adapters.store.library import Key, open_uri
from adapters.store.opening import prepare
from adapters.store.statements import execute, fetch
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from adapters.store.vault import FileVault
from domain.errors import KeyMissing, KeyWrong, StoreDamaged, StoreFull
from domain.safety import CheckName, Found, Reason
from tests.fakes import FakeClock
from tests.integration.store.filling import EMPLOYER, THEN, block, read
from tests.library import sqlite3, statements_of

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SENTINEL = "SENTINEL DA SILVA"


def key(number: int = 1) -> Key:
    return Key(bytes([number]) * 32)


@pytest.fixture
async def secret(store_path: Path, anyio_backend: str) -> AsyncIterator[SqlUnitOfWorkManager]:
    """An encrypted store that is open."""
    assert anyio_backend == "asyncio"
    manager = await SqlUnitOfWorkManager.open(store_path, FakeClock(), "clerk", key())
    yield manager
    await manager.aclose()


def traces(folder: Path) -> set[str]:
    """The files in which the sentinel, or anything that SQL writes in clear, can be read."""
    marks = [SENTINEL.encode(), b"CREATE TABLE", b"SQLite format"]
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name for path in files if any(mark in path.read_bytes() for mark in marks)}


def dumped(store: Path, with_key: Key | None) -> list[str]:
    with closing(open_uri(store, "mode=rw", with_key)) as connection:
        return statements_of(connection)


def content(path: Path) -> bytes:
    return path.read_bytes()


def put(path: Path, sound: bytes) -> None:
    path.write_bytes(sound)


def flipped(sound: bytes, rng: random.Random) -> bytes:
    """The same with one bit changed, anywhere."""
    changed = bytearray(sound)
    changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def spoil(path: Path) -> None:
    """Change one bit in the last page."""
    changed = bytearray(path.read_bytes())
    changed[-2_000] ^= 1
    path.write_bytes(changed)


async def fill(units: SqlUnitOfWorkManager) -> None:
    """A company and blocks whose names are the sentinel."""
    async with units.enter() as unit:
        company = await unit.companies.ensure(EMPLOYER.niss, EMPLOYER.nif, SENTINEL)
        batch = await unit.imports.add(read(block(100_00, 200_00)), [], THEN)
        await unit.imports.add_declaration(batch, company.id, block(100_00, 200_00))
        await execute(unit.connection, "UPDATE worker SET name = ?", SENTINEL)


@pytest.mark.anyio
async def test_no_file_holds_anything_that_can_be_read(store_path: Path, secret: SqlUnitOfWorkManager) -> None:
    await fill(secret)
    folder = store_path.parent
    make_backup(store_path, folder / FOLDER, NOW, Reason.ASKED, key())
    # The log is there, and so are the rows: else there were nothing to find.
    assert store_path.with_name("batecerto.db-wal").stat().st_size > 4096
    assert any(SENTINEL in statement for statement in dumped(store_path, key()))
    assert traces(folder) == set()


@pytest.mark.anyio
async def test_the_control_finds_them_in_a_store_that_is_not_encrypted(
    store_path: Path, units: SqlUnitOfWorkManager
) -> None:
    await fill(units)
    made = make_backup(store_path, store_path.parent / FOLDER, NOW, Reason.ASKED)
    assert {"batecerto.db-wal", made.path.name} <= traces(store_path.parent)


def _open_files() -> set[str]:
    files = set()
    for number in os.listdir("/proc/self/fd"):  # noqa: PTH208 - by their numbers
        with contextlib.suppress(OSError):
            files.add(os.readlink(f"/proc/self/fd/{number}"))  # noqa: PTH115 - a deleted file has no path
    return files


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux shows a process's open files there")
@pytest.mark.anyio
async def test_sorting_writes_no_temporary_file(secret: SqlUnitOfWorkManager) -> None:
    seen: set[str] = set()

    def look() -> int:
        seen.update(_open_files())
        return 0

    before = _open_files()

    sort = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
        SELECT COUNT(*) FROM (SELECT i, ? || hex(randomblob(200)) AS text FROM n ORDER BY text)
    """
    async with secret.enter(read_only=True) as unit:
        driver = await unit.connection.driver()
        await driver.set_progress_handler(look, 20_000)
        assert await fetch(unit.connection, sort, SENTINEL) == [(60_000,)]
        await driver.set_progress_handler(None, 0)
    assert any(name.endswith("batecerto.db") for name in seen)
    assert not [name for name in seen - before if "etilqs" in name or "(deleted)" in name]


@pytest.mark.parametrize("other", [key(2), None])
@pytest.mark.anyio
async def test_another_key_or_none_is_refused_and_changes_nothing(
    store_path: Path, secret: SqlUnitOfWorkManager, other: Key | None
) -> None:
    await fill(secret)
    await secret.aclose()
    before = content(store_path)
    with pytest.raises(StoreDamaged):
        prepare(store_path, key=other)
    assert content(store_path) == before
    assert not store_path.with_name(FOLDER).exists()


@pytest.mark.anyio
async def test_a_backup_restores_with_the_key_and_is_refused_without(
    store_path: Path, secret: SqlUnitOfWorkManager
) -> None:
    await fill(secret)
    await secret.aclose()
    before = dumped(store_path, key())
    vault = FileVault(store_path, key=key())
    made = vault.make(NOW, Reason.ASKED)
    assert vault.check(made.path).companies == 1
    with pytest.raises(KeyMissing):
        check(made.path)
    with pytest.raises(KeyWrong):
        check(made.path, key=key(2))
    with closing(open_uri(store_path, "mode=rw", key())) as connection:
        connection.execute("DELETE FROM worker_value")
    replaced = vault.restore(made.path, NOW)
    assert dumped(store_path, key()) == before
    assert replaced is not None
    assert check(replaced, key=key()).companies == 1
    assert traces(store_path.parent) == set()


@pytest.mark.anyio
async def test_a_plain_backup_is_encrypted_when_it_takes_an_encrypted_store_s_place(
    store_path: Path, tmp_path: Path, secret: SqlUnitOfWorkManager
) -> None:
    await secret.aclose()
    plain = tmp_path / "elsewhere" / "batecerto.db"
    plain.parent.mkdir()
    async_units = await SqlUnitOfWorkManager.open(plain, FakeClock(), "clerk")
    await fill(async_units)
    await async_units.aclose()
    made = make_backup(plain, plain.parent, NOW, Reason.ASKED)
    before = dumped(made.path, None)
    FileVault(store_path, key=key()).restore(made.path, NOW)
    assert sorted(dumped(store_path, key())) == sorted(before)
    shutil.rmtree(plain.parent)
    assert traces(store_path.parent) == set()
    prepare(store_path, key=key())


@pytest.mark.anyio
async def test_the_doctor_finds_a_page_that_was_changed(store_path: Path, secret: SqlUnitOfWorkManager) -> None:
    await fill(secret)
    await secret.aclose()
    checks = {one.name: one.found for one in await FileDoctor(store_path, FakeClock(), key=key()).examine()}
    assert checks[CheckName.ENCRYPTION] is Found.OK
    spoil(store_path)
    checks = {one.name: one.found for one in await FileDoctor(store_path, FakeClock(), key=key()).examine()}
    assert checks[CheckName.ENCRYPTION] is Found.DAMAGED
    with pytest.raises(StoreDamaged):
        prepare(store_path, key=key())


@pytest.mark.anyio
async def test_every_flipped_bit_is_found(store_path: Path, secret: SqlUnitOfWorkManager) -> None:
    """Also those inside a value, which in a store that is not encrypted are only other values."""
    await fill(secret)
    await secret.aclose()
    sound, rng = content(store_path), random.Random(7)
    missed = 0
    for _ in range(40):
        put(store_path, flipped(sound, rng))
        with contextlib.suppress(sqlite3.DatabaseError), closing(open_uri(store_path, "mode=rw", key())) as connection:
            missed += not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    assert missed == 0
    put(store_path, sound)
    with closing(open_uri(store_path, "mode=rw", key())) as connection:
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []


@pytest.mark.anyio
async def test_thinning_and_listing_need_no_key(store_path: Path, secret: SqlUnitOfWorkManager) -> None:
    await fill(secret)
    folder = store_path.parent / FOLDER
    made = [make_backup(store_path, folder, NOW, Reason.DUE, key()) for _ in range(3)]
    assert [one.number for one in list_backups(folder)] == [one.number for one in reversed(made)]


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such modes there")
@pytest.mark.anyio
async def test_what_is_made_is_for_its_owner_alone(store_path: Path, secret: SqlUnitOfWorkManager) -> None:
    await fill(secret)
    made = make_backup(store_path, store_path.parent / FOLDER, NOW, Reason.ASKED, key())
    assert {path.stat().st_mode & 0o077 for path in (store_path, made.path)} == {0}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on files")
@pytest.mark.anyio
async def test_a_full_disk_is_named_as_what_it_is(store_path: Path, secret: SqlUnitOfWorkManager) -> None:
    import resource

    await fill(secret)
    await secret.aclose()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, hard))
    try:
        with pytest.raises(StoreFull):
            make_backup(store_path, store_path.parent / FOLDER, NOW, Reason.ASKED, key())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list_backups(store_path.parent / FOLDER) == []
