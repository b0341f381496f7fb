# SPDX-License-Identifier: MIT
"""A first fetch of 200 companies × 12 months from a portal with 50 ms latency: requests × latency ÷ concurrency.

The portal is a process of its own that answers each request after the latency with three workers' values. Compared is
with the same waiting done by as many tasks that do nothing else, and with the HTTP client alone asking as often and
throwing the answers away, in turns. Run by name.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.tokens import FixedTokens
from adapters.store.unit_of_work import SqlUnitOfWorkManager
from domain.portal_record import FetchState
from domain.use_cases.fetch_portal import FetchPortal
from domain.values import Nif, Niss, YearMonth
from tests.bench.measuring import CLOCK, ROOT

COMPANIES, LATENCY = 200, 0.05
FIRST, LAST = YearMonth(2025, 11), YearMonth(2026, 10)
MONTHS = 12

PORTAL = f"""
import asyncio, json
async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\\r\\n\\r\\n")
            path = head.split(b" ", 2)[1].decode().split("?")[0].split("/")
            until = asyncio.get_running_loop().time() + {LATENCY}
            values = [
                {{"nissTrabalhador": 10000000000 + n, "natureza": "P", "anoMesReferencia": path[-1], "dias": 30,
                  "valor": 1000}}
                for n in range(3)
            ]
            rate = {{"estabelecimento": "0001", "taxa": 34.75, "totalRemuneracoes": 3000, "totalContribuicoes": 1042.5,
                     "numeroTrabalhadores": 3, "valores": values}}
            body = json.dumps({{
                "nissEntidadeEmpregadora": int(path[-2]), "anoMes": path[-1], "estado": "APURADO",
                "dataApuramento": "2026-11-02T08:00:00Z", "pagina": 1, "totalPaginas": 1, "taxas": [rate],
            }}).encode()
            head = b"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n"
            await asyncio.sleep(until - asyncio.get_running_loop().time())
            writer.write(head % len(body) + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    """The portal's address."""
    with subprocess.Popen([sys.executable, "-c", PORTAL], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{json.loads(process.stdout.readline())}"
        process.kill()


async def fetched(url: str, folder: Path, concurrency: int) -> float:
    """Seconds that a first fetch takes."""
    units = await SqlUnitOfWorkManager.open(folder / "batecerto.db", CLOCK)
    async with units.enter() as unit:
        for number in range(COMPANIES):
            niss, nif = Niss.with_check_digit(f"25{number:08d}"), Nif.with_check_digit(f"50{number:06d}")
            await unit.companies.ensure(niss, nif, f"EMPRESA {number}")
    client = PsiClient(url, FixedTokens("demo"), settings=ClientSettings(concurrency=concurrency))
    fetch = FetchPortal(units, client, CLOCK, source="portal", concurrency=2 * concurrency)
    began = time.perf_counter()
    summary = await fetch(FIRST, LAST)
    took = time.perf_counter() - began
    assert summary.count(FetchState.DATA) == COMPANIES * MONTHS
    await client.aclose()
    await units.aclose()
    return took


async def waited(concurrency: int) -> float:
    """Seconds that the waiting alone takes."""
    left = iter(range(COMPANIES * MONTHS))

    async def work() -> None:
        for _ in left:
            await asyncio.sleep(LATENCY)

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(concurrency)))
    return time.perf_counter() - began


async def asked(url: str, concurrency: int) -> float:
    """Seconds that the HTTP client alone takes."""
    left = iter(range(COMPANIES * MONTHS))

    async def work() -> None:
        for number in left:
            (await http.get(f"/{number}/{FIRST}")).raise_for_status()

    async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(concurrency)))
        return time.perf_counter() - began


@pytest.mark.parametrize("concurrency", [2, 8])
def test_a_first_fetch_of_200_companies(portal: str, tmp_path: Path, concurrency: int) -> None:
    ours = asyncio.run(fetched(portal, tmp_path, concurrency))
    waiting = asyncio.run(waited(concurrency))
    client = asyncio.run(asked(portal, concurrency))
    ideal = COMPANIES * MONTHS * LATENCY / concurrency
    print(f"\nconcurrency {concurrency}: {ours:.1f} s = {ours / ideal:.2f} x ideal = {ours / waiting:.2f} x waiting")
    print(f"the HTTP client alone: {client / ideal:.2f} x ideal")
