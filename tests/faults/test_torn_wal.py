# SPDX-License-Identifier: MIT
"""A store whose write-ahead log was cut, flipped or overwritten holds the first commits, each whole, and no others."""

from __future__ import annotations

import asyncio
import contextlib
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from adapters.store.journal import broken_link
from adapters.store.library import Key, open_uri
from adapters.store.statements import execute_many, fetch_number
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.errors import StoreError
from domain.events import Event, EventKind
from domain.ledger import LedgerEntry
from domain.ports import Repeated
from domain.reconciliation import BucketKey
from domain.values import Money, Nif, Niss
from tests.faults.importer import Clock
from tests.integration.store.filling import GENERAL, OCTOBER, THEN
from tests.library import sqlite3

COMMITS = 16
IN_THE_STORE = 5
"""Commits that a checkpoint brought from the log into the store itself."""
PAGE = 4096
HEADER, FRAME = 32, 24 + PAGE
WORKERS_EACH = 40

# What one commit leaves, as the numbers that each table tells it by.
TOLD_BY = {
    "company": "SELECT CAST(name AS INTEGER) FROM company ORDER BY id",
    "ledger_entry": "SELECT CAST(reference AS INTEGER) FROM ledger_entry ORDER BY id",
    "outbox": "SELECT CAST(subject AS INTEGER) FROM outbox ORDER BY id",
    "audit_entry": "SELECT CAST(subject AS INTEGER) FROM audit_entry ORDER BY id",
    "idempotency": "SELECT CAST(key AS INTEGER) FROM idempotency ORDER BY CAST(key AS INTEGER)",
}
WORKERS = "SELECT company_id, COUNT(*), SUM(LENGTH(name)) FROM worker GROUP BY company_id ORDER BY 1"


def bulk(number: int) -> int:
    """How long the names of a commit's workers are: commits are of different sizes."""
    return 20 + number * 37 % 300


async def commit(units: SqlUnitOfWorkManager, number: int) -> None:
    """One acknowledged command: a company, its ledger entry, its workers, an event and a key."""
    async with units.enter() as unit:
        assert await unit.set_idempotency_key(str(number)) is None
        niss = Niss.with_check_digit(f"2{number:09d}")
        company = await unit.companies.ensure(niss, Nif.with_check_digit("50000001"), str(number))
        key = BucketKey(company.id, OCTOBER, GENERAL)
        await unit.ledger.post([LedgerEntry(key, Money(number), Money(number), 1, str(number), THEN)])
        await execute_many(
            unit.connection,
            "INSERT INTO worker (company_id, niss, name) VALUES (?, ?, ?)",
            [(company.id, at, "x" * bulk(number)) for at in range(WORKERS_EACH)],
        )
        unit.add_event(Event(EventKind.LEDGER_POSTED, str(number), {"number": number}))
        unit.set_result(number)


@dataclass(frozen=True)
class Left:
    """What a process that ended without a word left on the disk.

    Attributes:
        ends: after each commit that is in the log only, where it ended there.
    """

    store: bytes
    log: bytes
    ends: tuple[int, ...]
    key: Key | None = None

    def whole_before(self, log: bytes) -> int:
        """How many commits a damaged log must still give: those that end before its first changed byte."""
        pairs = enumerate(zip(self.log, log, strict=False))
        first = next((at for at, (was, now) in pairs if was != now), min(len(self.log), len(log)))
        return IN_THE_STORE + sum(end <= first for end in self.ends)


async def _leave(folder: Path, key: Key | None = None) -> Left:
    store = folder / "batecerto.db"
    units = await SqlUnitOfWorkManager.open(store, Clock(), key=key)
    for number in range(1, IN_THE_STORE + 1):
        await commit(units, number)
    # From here on the log is written from its start again, over frames of another generation.
    with contextlib.closing(open_uri(store, "mode=rw", key)) as other:
        assert other.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0] == 0
    kept, ends = store.read_bytes(), []
    for number in range(IN_THE_STORE + 1, COMMITS + 1):
        await commit(units, number)
        ends.append(end_of_log(store.with_name(store.name + "-wal").read_bytes()))
    log = store.with_name(store.name + "-wal").read_bytes()
    assert store.read_bytes() == kept, "no checkpoint came between"
    await units.aclose()
    return Left(kept, log, tuple(ends), key)


def end_of_log(log: bytes) -> int:
    """Where the frames of the log's own generation end, by their salts."""
    end = HEADER
    while log[end + 8 : end + 16] == log[16:24]:
        end += FRAME
    return end


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return asyncio.run(_leave(tmp_path_factory.mktemp("left")))


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return asyncio.run(_leave(tmp_path_factory.mktemp("encrypted"), Key(bytes(range(32)))))


# The damages: each takes the log, and gives another


def cut(log: bytes, rng: random.Random) -> bytes:
    return log[: rng.randrange(len(log))]


def flipped(log: bytes, rng: random.Random) -> bytes:
    damaged = bytearray(log)
    for _ in range(rng.choice((1, 1, 8))):
        damaged[rng.randrange(len(log))] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def flipped_in_a_header(log: bytes, rng: random.Random) -> bytes:
    damaged = bytearray(log)
    frame = rng.randrange(-1, (len(log) - HEADER) // FRAME)
    at = rng.randrange(HEADER) if frame < 0 else HEADER + frame * FRAME + rng.randrange(24)
    damaged[at] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def with_garbage(log: bytes, rng: random.Random) -> bytes:
    return log[: rng.choice((len(log), rng.randrange(len(log))))] + rng.randbytes(rng.randrange(1, 3 * FRAME))


def zeroed(log: bytes, rng: random.Random) -> bytes:
    at, size = rng.randrange(len(log)), rng.choice((512, PAGE, 3 * PAGE))
    return (log[:at] + bytes(size) + log[at + size :])[: len(log)]


def misplaced(log: bytes, rng: random.Random) -> bytes:
    """One frame also in the place of another, as a disk does that mixes up its writes."""
    frames = (len(log) - HEADER) // FRAME
    source, target = (HEADER + rng.randrange(frames) * FRAME for _ in range(2))
    return log[:target] + log[source : source + FRAME] + log[target + FRAME :]


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, flipped, flipped_in_a_header, with_garbage, zeroed, misplaced,
)  # fmt: skip


# The checker


async def _prefix(store: Path, key: Key | None) -> int | None:
    units = await SqlUnitOfWorkManager.open(store, Clock(), key=key)
    try:
        async with units.enter(read_only=True) as unit:
            if await broken_link(unit.connection) is not None:
                return None
            return await fetch_number(unit.connection, "SELECT COUNT(*) FROM audit_entry")
    finally:
        await units.aclose()


def prefix(store: Path, key: Key | None = None) -> int | None:
    """How many commits a store holds; None where that is not exactly the first ones, each whole."""
    try:
        with contextlib.closing(open_uri(store, "mode=rw", key)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return None
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return None
            told = {table: [row[0] for row in connection.execute(sql)] for table, sql in TOLD_BY.items()}
            workers = connection.execute(WORKERS).fetchall()
        count = asyncio.run(_prefix(store, key))
    except (sqlite3.DatabaseError, StoreError):
        return None
    if count is None:
        return None
    numbers = list(range(1, count + 1))
    whole = [(number, WORKERS_EACH, WORKERS_EACH * bulk(number)) for number in numbers]
    return count if all(found == numbers for found in told.values()) and workers == whole else None


def laid_out(folder: Path, store: bytes, log: bytes | None) -> Path:
    """A store's files, without the index of the log, which dies with the machine."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "batecerto.db"
    path.write_bytes(store)
    if log is not None:
        path.with_name(path.name + "-wal").write_bytes(log)
    return path


async def _repeat_and_go_on(store: Path, count: int, key: Key | None) -> None:
    units = await SqlUnitOfWorkManager.open(store, Clock(), key=key)
    if count:
        async with units.enter() as unit:
            assert await unit.set_idempotency_key(str(count)) == Repeated(count)
    await commit(units, count + 1)
    await units.aclose()


def torn(left: Left, folder: Path, cases: int, seed: int) -> Counter[str]:
    """Damage the log that often; tells how often each damage left the commits before it and nothing else."""
    rng = random.Random(seed)
    found: Counter[str] = Counter()
    shortened = 0
    for case in range(cases):
        damage = DAMAGES[case % len(DAMAGES)]
        log = damage(left.log, rng)
        store, expected = laid_out(folder / "torn", left.store, log), left.whole_before(log)
        count = prefix(store, left.key)
        found[damage.__name__ if count == expected else f"{damage.__name__}: {count}, not {expected}"] += 1
        shortened += expected < COMMITS
        if count is not None and case % 8 == 0:
            asyncio.run(_repeat_and_go_on(store, count, left.key))
            assert prefix(store, left.key) == count + 1
    sys.__stdout__ and print(f"\n  {cases} torn logs, {shortened} in use: {dict(found)}", file=sys.__stdout__)
    # The damage proves something only where it hits.
    assert shortened * 2 > cases
    return found


def always_a_prefix(found: Counter[str], cases: int) -> None:
    assert found.total() == cases
    assert not [what for what in found if ":" in what], found


def test_an_undamaged_log_gives_every_commit(left: Left, tmp_path: Path) -> None:
    assert len(set(left.ends)) == COMMITS - IN_THE_STORE
    assert left.ends[-1] <= len(left.log)
    assert prefix(laid_out(tmp_path / "whole", left.store, left.log)) == COMMITS
    assert prefix(laid_out(tmp_path / "none", left.store, None)) == IN_THE_STORE


def test_a_log_cut_at_each_commit_gives_just_that_commit(left: Left, tmp_path: Path) -> None:
    for count, end in enumerate(left.ends, IN_THE_STORE + 1):
        assert prefix(laid_out(tmp_path / "cut", left.store, left.log[:end])) == count
        assert prefix(laid_out(tmp_path / "cut", left.store, left.log[: end - 1])) == count - 1


def test_a_torn_log_gives_a_prefix_of_the_commits(left: Left, tmp_path: Path) -> None:
    always_a_prefix(torn(left, tmp_path, 40, 41), 40)


def test_a_torn_log_of_an_encrypted_store_gives_a_prefix_of_the_commits(encrypted: Left, tmp_path: Path) -> None:
    assert encrypted.store[:15] != b"SQLite format 3"
    always_a_prefix(torn(encrypted, tmp_path, 12, 44), 12)


@pytest.mark.faults
def test_three_hundred_torn_logs_of_an_encrypted_store(encrypted: Left, tmp_path: Path) -> None:
    always_a_prefix(torn(encrypted, tmp_path, 300, 45), 300)


@pytest.mark.faults
def test_three_hundred_torn_logs_give_a_prefix_of_the_commits(left: Left, tmp_path: Path) -> None:
    always_a_prefix(torn(left, tmp_path, 300, 42), 300)


# Controls: what the checker must not take for a prefix


ROW = {"idempotency": "key = CAST(? AS TEXT)", "worker": "company_id = ? AND niss = 7"}


def with_a_row_gone(store: Path, table: str, at: int) -> None:
    with contextlib.closing(sqlite3.connect(store)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        assert connection.execute(f"DELETE FROM {table} WHERE {ROW.get(table, 'id = ?')}", (at,)).rowcount == 1


@pytest.mark.parametrize("table", [*TOLD_BY, "worker"])
@pytest.mark.parametrize("at", [1, COMMITS // 2, COMMITS])
def test_a_row_that_is_gone_is_found_out(left: Left, tmp_path: Path, table: str, at: int) -> None:
    store = laid_out(tmp_path / "gone", left.store, left.log)
    with_a_row_gone(store, table, at)
    assert prefix(store) is None


async def _without_a_journal(folder: Path) -> tuple[bytes, bytes]:
    """The store's file before and after the later commits, written over in place."""
    store = folder / "batecerto.db"
    units = await SqlUnitOfWorkManager.open(store, Clock())

    def unsafe(connection: Any, _record: object) -> None:
        for pragma in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"):
            connection.cursor().execute(pragma)

    event.listen(units._engine.sync_engine, "connect", unsafe)
    for number in range(1, IN_THE_STORE + 1):
        await commit(units, number)
    before = store.read_bytes()
    for number in range(IN_THE_STORE + 1, COMMITS + 1):
        await commit(units, number)
    assert not store.with_name(store.name + "-wal").exists()
    await units.aclose()
    return before, store.read_bytes()


def test_a_store_without_a_journal_is_found_out(tmp_path: Path) -> None:
    """Some of its pages reached the disk, and others did not."""
    (tmp_path / "made").mkdir()
    before, after = asyncio.run(_without_a_journal(tmp_path / "made"))
    assert prefix(laid_out(tmp_path / "whole", after, None)) == COMMITS
    changed = [at for at in range(0, len(after), PAGE) if before[at : at + PAGE] != after[at : at + PAGE]]
    rng, caught = random.Random(43), 0
    for _ in range(20):
        pages = bytearray(after)
        for at in rng.sample(changed, rng.randrange(2, len(changed) - 1)):
            pages[at : at + PAGE] = before[at : at + PAGE].ljust(PAGE, b"\0")
        caught += prefix(laid_out(tmp_path / "torn", bytes(pages), None)) is None
    sys.__stdout__ and print(f"\n  without a journal: {caught} of 20 torn stores caught", file=sys.__stdout__)
    assert caught == 20
