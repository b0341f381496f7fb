# SPDX-License-Identifier: MIT
"""What the client does when the conversation itself goes wrong."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import socket
import ssl
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.portal import schema
from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.tokens import EnvironmentTokens, FixedTokens
from domain.errors import CredentialMissing, InvalidValue
from domain.portal_record import FailureReason, Fetched, FetchFailed, NoData
from domain.values import Niss
from tests.integration.portal.scripted import (
    MONTH,
    NISS,
    QUICK,
    Act,
    answer,
    client,
    drip,
    greeting,
    page,
    rate,
    raw,
    scripted,
    silence,
    then_reset,
)

pytestmark = pytest.mark.anyio
BODY = page(rates=[rate(100)])
GOOD = answer(200, BODY)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY)
CUT = BODY[:80].encode()


def trusting(data: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context, and a client's that trusts its certificate, whatever name is on it."""
    there, here = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    there.load_cert_chain(data / "self_signed.pem")
    here.check_hostname = False
    here.verify_mode = ssl.CERT_NONE
    return there, here


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (raw(b""), FailureReason.UNREACHABLE),
        (then_reset(b""), FailureReason.UNREACHABLE),
        (then_reset(HEAD), FailureReason.UNREACHABLE),
        (then_reset(HEAD + CUT), FailureReason.UNREACHABLE),
        (raw(HEAD + CUT), FailureReason.UNREACHABLE),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n" + CUT), FailureReason.UNREACHABLE),
        (raw(b"SSH-2.0-OpenSSH\r\n"), FailureReason.UNREACHABLE),
        (raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + CUT), FailureReason.BROKEN_CONTRACT),
        (answer(200, "<html>portal em manutenção</html>", Content_Type="text/html"), FailureReason.BROKEN_CONTRACT),
        (answer(200, b"\xff\xfe"), FailureReason.BROKEN_CONTRACT),
        (answer(200), FailureReason.BROKEN_CONTRACT),
        (silence, FailureReason.TIMED_OUT),
        (drip(HEAD + BODY.encode(), 0.05), FailureReason.TIMED_OUT),
    ],
)
async def test_a_broken_conversation_is_tried_three_times(act: Act, reason: FailureReason) -> None:
    hasty = replace(QUICK, read_timeout=0.15, call_timeout=0.3)
    async with scripted(act) as server, client(server.url, hasty) as portal:
        found = await portal.month(NISS, MONTH)
    assert isinstance(found, FetchFailed)
    assert found.reason is reason
    assert len(server.heard) == 3
    async with scripted(act, GOOD) as server, client(server.url, hasty) as portal:
        assert isinstance(await portal.month(NISS, MONTH), Fetched)


async def test_a_dripping_answer_ends_at_the_calls_deadline() -> None:
    settings = replace(QUICK, attempts=1, call_timeout=0.3)
    async with scripted(drip(HEAD + BODY.encode(), 0.02)) as server, client(server.url, settings) as portal:
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.TIMED_OUT)


async def test_the_outer_deadline_tells_what_failed_before() -> None:
    settings = replace(QUICK, deadline=0.3, retry_after_cap=10)
    async with scripted(answer(503, Retry_After="10")) as server, client(server.url, settings) as portal:
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.BUSY, "", 503)
    assert len(server.heard) == 1
    async with scripted(silence) as server, client(server.url, replace(settings, read_timeout=9)) as portal:
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.TIMED_OUT)


async def test_a_refusal_counts_though_its_body_never_ends() -> None:
    act = then_reset(b"HTTP/1.1 401 No\r\nContent-Length: 900\r\n\r\n{")
    async with scripted(act) as server, client(server.url) as portal:
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.TOKEN_REFUSED, "", 401)
    assert len(server.heard) == 1


async def test_a_body_over_the_cap_is_refused_while_it_comes() -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[")
        while True:
            writer.write(b" " * 65_536)
            await writer.drain()

    async with scripted(endless) as server, client(server.url, replace(QUICK, max_body=1_000_000)) as portal:
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.TOO_LARGE, "", 200)
    assert len(server.heard) == 1


async def test_a_compressed_body_that_was_not_asked_for_is_refused() -> None:
    act = answer(200, gzip.compress(BODY.encode()), Content_Encoding="gzip")
    async with scripted(act) as server, client(server.url) as portal:
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.BROKEN_CONTRACT, "Content-Encoding", 200)


async def test_nobody_listening() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with client(f"http://127.0.0.1:{port}/ptss/rest") as portal:
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.UNREACHABLE)


async def test_an_https_client_does_not_talk_plain() -> None:
    async with greeting() as url, client(url.replace("http:", "https:")) as portal:
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.UNREACHABLE)


async def test_a_certificate_that_nobody_vouches_for(portal_data: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(portal_data / "self_signed.pem")
    async with scripted(GOOD, tls=context) as server, client(server.url) as portal:
        assert server.url.startswith("https:")
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.CERTIFICATE)
    assert not server.heard


@pytest.mark.parametrize(
    "url",
    ["", "x", "ftp://a", "http://", "https://user:pw@a", "http://[", "http://a:b", "http://a b", "http://a:65536"],
)
async def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(InvalidValue):
        PsiClient(url, FixedTokens("demo"))


async def test_without_a_token_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Locked:
        def token(self, employer: Niss) -> str | None:  # noqa: ARG002 - the port's shape
            raise CredentialMissing

    monkeypatch.setenv("BATECERTO_PORTAL_TOKEN", "  ")
    async with scripted(GOOD) as server:
        for tokens in (EnvironmentTokens(), Locked()):
            portal = PsiClient(server.url, tokens)
            assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.NO_TOKEN)
            await portal.aclose()
        async with client(server.url, token="á") as portal:
            assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.TOKEN_MALFORMED)
    assert not server.heard


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\nX: ", HEAD + CUT, b"HTTP/1.1 401 No\r\nContent-Length: 9\r\n\r\n"]
)
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
async def test_cancelling_hangs_up(head: bytes, tls: bool, portal_data: Path) -> None:
    """Whatever the call waits for, with time-outs of an hour: the task ends, and its connection with it."""

    async def half(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        await silence(writer)

    there, here = trusting(portal_data) if tls else (None, None)
    patient = ClientSettings(connect_timeout=3600, read_timeout=3600, call_timeout=3600, deadline=3600)
    async with scripted(half, tls=there) as server:
        portal = PsiClient(server.url, FixedTokens("demo"), settings=patient, ssl_context=here)
        task = asyncio.create_task(portal.month(NISS, MONTH))
        await server.came.wait()
        task.cancel()
        async with asyncio.timeout(20):
            with pytest.raises(asyncio.CancelledError):
                await task
            await server.hung_up.wait()
        await portal.aclose()
    assert len(server.heard) == 1


async def test_cancelling_ends_a_wait_and_a_queue(waits: list[float]) -> None:
    patient = ClientSettings(backoff_base=3600, backoff_max=3600, deadline=7200)
    async with scripted(answer(503)) as server, client(server.url, patient) as portal:
        tasks = [asyncio.create_task(portal.month(NISS, MONTH)) for _ in range(5)]
        async with asyncio.timeout(20):
            while len(waits) < 2:  # noqa: ASYNC110 - a list tells nobody
                await asyncio.sleep(0.01)
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    assert len(server.heard) == 2


async def test_at_most_two_months_are_asked_for_at_once() -> None:
    running = peak = 0

    async def slow(writer: asyncio.StreamWriter) -> None:
        nonlocal running, peak
        running += 1
        peak = max(peak, running)
        await asyncio.sleep(0.02)
        running -= 1
        await GOOD(writer)

    async with scripted(slow) as server, client(server.url) as portal:
        found = await asyncio.gather(*(portal.month(NISS, MONTH) for _ in range(10)))
    assert all(isinstance(one, Fetched) for one in found)
    assert peak == 2


async def test_a_failing_month_stops_no_other() -> None:
    async with scripted(answer(403), GOOD) as server, client(server.url) as portal:
        found = await asyncio.gather(*(portal.month(NISS, MONTH) for _ in range(4)))
    assert sorted(type(one).__name__ for one in found) == ["FetchFailed", "Fetched", "Fetched", "Fetched"]


async def test_cookies_are_not_kept() -> None:
    act = answer(200, BODY, Set_Cookie="session=of-one-company")
    async with scripted(act) as server, client(server.url) as portal:
        await portal.month(NISS, MONTH)
        await portal.month(NISS, MONTH)
    assert "cookie" not in server.heard[1].headers


async def test_the_environments_proxy_is_used_only_when_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with scripted(answer(404)) as proxy, scripted(GOOD) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/ptss/rest"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        async with client(server.url) as portal:
            assert isinstance(await portal.month(NISS, MONTH), Fetched)
        async with client(server.url, replace(QUICK, use_system_proxy=True)) as portal:
            assert isinstance(await portal.month(NISS, MONTH), NoData)
    assert len(proxy.heard) == 1


async def test_no_log_carries_a_number_or_the_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger(__name__).debug("control")
    acts = (answer(503, json.dumps({"message": f"NISS {NISS.digits}"})), then_reset(HEAD), GOOD)
    async with scripted(*acts) as server, client(server.url, token="sentinel-token") as portal:
        await portal.month(NISS, MONTH)
        await portal.month(NISS, MONTH)
        assert "sentinel" not in repr(vars(portal))
    said = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "control" in said
    assert NISS.digits not in said
    assert "sentinel" not in said
    assert "Rita" not in said


async def test_a_large_answer_is_read_in_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the loop's own thread it would hold the window up; how long is measured, not tested."""
    rates = [rate(*[100.01] * 20_000, first=10**10 + 20_000 * block, taxa=20 + block) for block in range(3)]
    body = page(rates=rates)
    assert len(body) > 5_000_000
    readers: list[threading.Thread] = []
    really = schema.read_page

    def read_page(*given: Any) -> schema.Page | None:
        readers.append(threading.current_thread())
        return really(*given)

    monkeypatch.setattr(schema, "read_page", read_page)
    async with scripted(answer(200, body)) as server, client(server.url, ClientSettings()) as portal:
        found = await portal.month(NISS, MONTH)
    assert isinstance(found, Fetched)
    assert sum(len(total.values) for total in found.snapshot.totals) == 60_000
    assert readers
    assert threading.current_thread() not in readers
