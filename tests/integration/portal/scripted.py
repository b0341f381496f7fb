# SPDX-License-Identifier: MIT
"""A server that says exactly what a test tells it to, byte by byte, and a client that loses no time."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from stamina.instrumentation import RetryDetails, get_on_retry_hooks, set_on_retry_hooks

from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.tokens import FixedTokens
from domain.values import Niss, YearMonth

NISS = Niss("27877893280")
MONTH = YearMonth(2026, 8)
QUICK = ClientSettings(
    backoff_base=0.01,
    backoff_max=0.05,
    backoff_jitter=0.0,
    retry_after_cap=0.2,
    connect_timeout=0.5,
    read_timeout=0.3,
    call_timeout=0.6,
    deadline=5.0,
)

Act = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Heard:
    """One request as it came in."""

    target: str
    headers: dict[str, str]
    method: str = "GET"
    body: bytes = b""


@dataclass
class Scripted:
    """What was asked of a scripted server, and where it is.

    Attributes:
        came: set with each request; whoever waits for the next one clears it.
        hung_up: set once a caller ended its side of a connection, or broke it.
    """

    url: str = ""
    heard: list[Heard] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)


@contextlib.asynccontextmanager
async def scripted(*acts: Act, tls: ssl.SSLContext | None = None, takes_bodies: bool = True) -> AsyncIterator[Scripted]:
    """Serve one act a connection, the last one again and again.

    Args:
        takes_bodies: whether a request's body is read before it is answered.
    """
    state = Scripted()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError), contextlib.closing(writer):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            pairs = (line.split(": ", 1) for line in head[1:] if line)
            method, target, _ = head[0].split(" ")
            heard = Heard(target, {name.lower(): value for name, value in pairs}, method)
            state.heard.append(heard)
            state.came.set()
            act = acts[min(len(state.heard), len(acts)) - 1]
            if takes_bodies:
                heard.body = await reader.readexactly(int(heard.headers.get("content-length", "0")))
                tasks.add(asyncio.create_task(until_the_end(reader)))
            await act(writer)
            await writer.drain()

    async def until_the_end(reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.read()
        state.hung_up.set()

    tasks: set[asyncio.Task[None]] = set()
    writers: list[asyncio.StreamWriter] = []

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        tasks.add(asyncio.create_task(handle(reader, writer)))

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    state.url = f"http{'s' if tls else ''}://127.0.0.1:{server.sockets[0].getsockname()[1]}/ptss/rest"
    try:
        yield state
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        for writer in writers:
            writer.transport.abort()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # the transports close on the loop's next round
        await server.wait_closed()


@contextlib.contextmanager
def noted_waits() -> Iterator[list[float]]:
    """The seconds that are waited meanwhile before each attempt but the first."""
    found: list[float] = []

    def note(details: RetryDetails) -> None:
        found.append(details.wait_for)

    before = get_on_retry_hooks()
    set_on_retry_hooks([note])
    try:
        yield found
    finally:
        set_on_retry_hooks(before)


@contextlib.asynccontextmanager
async def greeting() -> AsyncIterator[str]:
    """A server that speaks first, and not HTTP."""

    def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 ready\r\n")
        writer.close()

    async with await asyncio.start_server(connected, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/ptss/rest"


@contextlib.asynccontextmanager
async def client(url: str, settings: ClientSettings = QUICK, token: str = "demo") -> AsyncIterator[PsiClient]:
    """A client that is closed in the end."""
    made = PsiClient(url, FixedTokens(token), settings=settings)
    try:
        yield made
    finally:
        await made.aclose()


def answer(status: int, body: bytes | str = b"", **headers: str) -> Act:
    """A whole, well-formed response; underscores in header names stand for dashes."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Scripted", f"Content-Length: {len(data)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return raw("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data)


def raw(data: bytes) -> Act:
    """Just these bytes, then the end of the connection."""

    async def act(writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return act


def then_reset(data: bytes) -> Act:
    """These bytes, then a reset."""

    async def act(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        await asyncio.sleep(0.01)
        writer.transport.abort()

    return act


def drip(data: bytes, every: float) -> Act:
    """One byte at a time."""

    async def act(writer: asyncio.StreamWriter) -> None:
        for value in data:
            writer.write(bytes([value]))
            await writer.drain()
            await asyncio.sleep(every)

    return act


async def silence(_: asyncio.StreamWriter) -> None:
    """No answer at all."""
    await asyncio.sleep(3600)


def page(number: int = 1, pages: int = 1, rates: Sequence[dict[str, Any]] = (), **other: Any) -> str:
    """One page's document."""
    return json.dumps(
        {
            "nissEntidadeEmpregadora": NISS.number,
            "anoMes": str(MONTH),
            "estado": "APURADO",
            "dataApuramento": "2026-11-02T08:00:00Z",
            "pagina": number,
            "totalPaginas": pages,
            "taxas": list(rates),
            **other,
        }
    )


def rate(*amounts: float, first: int = 10766619342, total: float | None = None, **other: Any) -> dict[str, Any]:
    """One rate of a page with a worker for each amount."""
    return {
        "estabelecimento": "0001",
        "taxa": 34.75,
        "totalRemuneracoes": round(sum(amounts), 2) if total is None else total,
        "totalContribuicoes": 10,
        "numeroTrabalhadores": len(amounts),
        "valores": [
            {
                "nissTrabalhador": first + index,
                "nome": "Rita Sá",
                "natureza": "P",
                "anoMesReferencia": str(MONTH),
                "dias": 30.0,
                "valor": amount,
            }
            for index, amount in enumerate(amounts)
        ],
        **other,
    }
