# SPDX-License-Identifier: MIT
"""Two companies, a portal whose every route follows a script, and a clerk who fetches it into a real store."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from adapters.portal.circuit import Monotonic
from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.tokens import FixedTokens
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.declaration import Employer
from domain.use_cases.fetch_portal import FetchPortal, FetchSummary, MonthOutcome
from domain.values import Niss, YearMonth
from tests.integration.portal.scripted import Act, answer, page, rate
from tests.integration.store.filling import EMPLOYER, OCTOBER, OTHER, THEN, dump

COMPANIES = (EMPLOYER, OTHER)
SEPTEMBER = OCTOBER.previous()
MONTHS = (SEPTEMBER, OCTOBER)
BAD = (EMPLOYER, OCTOBER)
"""The company and month that go wrong."""

SHORT = ClientSettings(
    backoff_base=0.01,
    backoff_max=0.02,
    backoff_jitter=0.0,
    retry_after_cap=0.05,
    connect_timeout=2.0,
    read_timeout=0.25,
    call_timeout=0.4,
    deadline=10.0,
    max_body=200_000,
)
PATIENT = replace(SHORT, read_timeout=5.0, call_timeout=10.0)
"""Where no time-out is meant to come."""


def document(
    company: Employer = EMPLOYER,
    month: YearMonth = OCTOBER,
    *amounts: float,
    number: int = 1,
    pages: int = 1,
    **other: object,
) -> str:
    """One page of one company's month, at one rate; other figures than before where amounts are given."""
    rates = [rate(*(amounts or (1000.0, 500.5)))]
    owner = {"nissEntidadeEmpregadora": company.niss.number, "anoMes": str(month)}
    return page(number, pages, rates, **{**owner, **other})


def with_text(field_name: str, text: str) -> str:
    """October's document with one more field, whose JSON text is given."""
    return document(extra=1).replace('"extra": 1', f'"{field_name}": {text}')


def pages(*bodies: str) -> list[Sequence[Act]]:
    """Pages that come as they should."""
    return [[answer(200, body)] for body in bodies]


def reset(writer: asyncio.StreamWriter) -> None:
    """End a connection by a reset, not by a good-bye."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def resets_after(data: bytes) -> Act:
    """These bytes, then a reset once the other side has them."""

    async def act(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        await asyncio.sleep(0.02)
        reset(writer)

    return act


Route = tuple[Niss, YearMonth, int]


@dataclass
class Portal:
    """A server of raw bytes on loopback.

    Attributes:
        script: acts by employer, month and page, one a request, the last one again and again; others are good.
        heard: how often each route was asked for.
        strange: targets that are no route.
        broken: connections that ended before a request was whole.
    """

    tls: ssl.SSLContext | None = None
    script: dict[Route, Sequence[Act]] = field(default_factory=dict)
    heard: Counter[Route] = field(default_factory=Counter)
    strange: list[str] = field(default_factory=list)
    broken: int = 0
    url: str = ""

    def spoil(self, *acts_by_page: Sequence[Act], route: tuple[Employer, YearMonth] = BAD) -> None:
        """Let a month go wrong, and count from here."""
        self.heard.clear()
        for number, acts in enumerate(acts_by_page, 1):
            self.script[route[0].niss, route[1], number] = acts

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one request."""
        with contextlib.suppress(ConnectionError), contextlib.closing(writer):
            try:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            except (asyncio.IncompleteReadError, ConnectionError):
                self.broken += 1
                return
            await self._act(head)(writer)
            await writer.drain()

    def _act(self, head: str) -> Act:
        target = head.split(" ")[1]
        path, _, query = target.partition("?")
        parts = path.split("/")
        if "/valores-apurados/entidade-empregadora/" not in path or len(parts) != 8:
            self.strange.append(target)
            return answer(404)
        route = Niss(parts[6]), YearMonth.parse(parts[7]), int(query.removeprefix("pagina=") or 1)
        self.heard[route] += 1
        if acts := self.script.get(route):
            return acts[min(self.heard[route], len(acts)) - 1]
        etag = f'"{route[0].digits}-{route[1]}"'
        if f"if-none-match: {etag}" in head.lower():
            return answer(304, ETag=etag)
        company = next(company for company in COMPANIES if company.niss == route[0])
        return answer(200, document(company, route[1]), ETag=etag, Content_Type="application/json")


@contextlib.asynccontextmanager
async def serving(tls: ssl.SSLContext | None = None, port: int = 0) -> AsyncIterator[Portal]:
    """A portal that runs."""
    portal = Portal(tls)
    tasks: set[asyncio.Task[None]] = set()
    writers: list[asyncio.StreamWriter] = []

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        tasks.add(asyncio.create_task(portal.serve(reader, writer)))

    server = await asyncio.start_server(connected, "127.0.0.1", port, ssl=tls)
    portal.url = f"http{'s' if tls else ''}://127.0.0.1:{server.sockets[0].getsockname()[1]}/ptss/rest"
    try:
        yield portal
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        for writer in writers:
            writer.transport.abort()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)
        await server.wait_closed()


class StandingClock:
    """The same moment always, so that asking again for the same writes the same."""

    def now(self) -> datetime:
        return THEN

    def today(self) -> date:
        return THEN.date()


@dataclass
class Office:
    """A clerk with a store."""

    store: Path
    units: SqlUnitOfWorkManager

    async def fetch(
        self,
        url: str,
        settings: ClientSettings = SHORT,
        *,
        token: str = "demo",
        trusts: ssl.SSLContext | None = None,
        now: Monotonic | None = None,
        client: PsiClient | None = None,
    ) -> FetchSummary:
        """Fetch both months of both companies; with a client of its own, unless one is given."""
        tokens = FixedTokens(token)
        clock = {"now": now} if now else {}
        asking = client or PsiClient(url, tokens, settings=settings, ssl_context=trusts, **clock)
        source = url.split("/")[2]
        try:
            return await FetchPortal(self.units, asking, StandingClock(), source=source)(*MONTHS)
        finally:
            if client is None:
                await asking.aclose()

    def kept(self, *askings: tuple[Employer, YearMonth]) -> str:
        """The whole store as text, without how asking for those months ended last."""
        starts = tuple(
            f'INSERT INTO "portal_fetch" VALUES({COMPANIES.index(company) + 1},{month.number},'
            for company, month in askings
        )
        return "\n".join(line for line in dump(self.store).splitlines() if not (starts and line.startswith(starts)))


def outcome(summary: FetchSummary, company: Employer = EMPLOYER, month: YearMonth = OCTOBER) -> MonthOutcome:
    """How one month ended."""
    return next(one for one in summary.outcomes if (one.company, one.month) == (company.name, month))
