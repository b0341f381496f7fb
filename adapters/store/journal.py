# SPDX-License-Identifier: MIT
"""What a scope leaves behind at its commit: events for delivery, the audit chain, and the results of keyed commands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.store.statements import execute, execute_many, fetch, fetch_one

if TYPE_CHECKING:
    from adapters.store.connection import AsyncConnection
    from domain.events import Event, Json

GENESIS = "0" * 64
"""The hash before the first audit entry."""


@dataclass(frozen=True, slots=True)
class AuditLink:
    """One audit entry as it is chained; at is Unix seconds, before and after are canonical JSON."""

    id: int
    at: int
    who: str
    what: str
    subject: str
    before: str
    after: str

    def hash(self, previous: str) -> str:
        """SHA-256 in hex over the hash of the entry before and everything in this one."""
        fields = [previous, self.id, self.at, self.who, self.what, self.subject, self.before, self.after]
        return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


async def write_events(connection: AsyncConnection, events: Iterable[Event], who: str, at: int) -> None:
    """Put events into the outbox and the audit chain, in their order. Part of the caller's transaction."""
    told = list(events)
    if not told:
        return
    await execute_many(
        connection,
        "INSERT INTO outbox (at, kind, subject, before, after, next_at) VALUES (?, ?, ?, ?, ?, ?)",
        [(at, event.kind, event.subject, canonical(event.before), canonical(event.after), at) for event in told],
    )
    last = await fetch_one(connection, "SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1")
    number, previous = last or (0, GENESIS)
    rows: list[tuple[object, ...]] = []
    for event in told:
        number += 1
        link = AuditLink(number, at, who, event.kind, event.subject, canonical(event.before), canonical(event.after))
        previous = link.hash(previous)
        rows.append((link.id, link.at, link.who, link.what, link.subject, link.before, link.after, previous))
    await execute_many(connection, "INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


async def broken_link(connection: AsyncConnection) -> int | None:
    """The number of the first audit entry that is missing, was changed or does not follow; None where all is well.

    A cut at the end cannot show in the chain itself: entries are as many as the largest number that was given out,
    which each entry's number tells, and the outbox names the events that must have one.
    """
    previous, expected = GENESIS, 1
    for *fields, found in await fetch(
        connection, "SELECT id, at, who, what, subject, before, after, hash FROM audit_entry ORDER BY id"
    ):
        link = AuditLink(*fields)
        if link.id != expected or link.hash(previous) != found:
            return expected
        previous, expected = found, expected + 1
    told = await fetch_one(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")
    if told is not None and told[0] != expected - 1:
        return expected
    return None


async def result_of(connection: AsyncConnection, key: str) -> tuple[bool, Json]:
    """Whether a command with that key was done, and its result."""
    row = await fetch_one(connection, "SELECT result FROM idempotency WHERE key = ?", key)
    return (False, None) if row is None else (True, json.loads(row[0]))


async def keep_result(connection: AsyncConnection, key: str, result: Json, at: int) -> None:
    """Remember a command's result. Part of the caller's transaction."""
    await execute(connection, "INSERT INTO idempotency VALUES (?, ?, ?)", key, at, canonical(result))


def canonical(value: Json | Mapping[str, Json]) -> str:
    """JSON in one form, so that equal values have equal hashes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
