# SPDX-License-Identifier: MIT
"""A writing call is made once, and tells exactly whether anything of it went out."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.tokens import FixedTokens
from domain.credential import BasicLogin
from domain.declaration import ListedLines
from domain.portal_record import FailureKind, FailureReason, FetchFailed, PortalTotal
from domain.portal_sending import Accepted, NotSent, Refused, SendOutcome, Unknown
from domain.ports import PortalWriter
from domain.values import Money, Niss, Rate
from tests.integration.portal.scripted import (
    MONTH,
    NISS,
    QUICK,
    Act,
    answer,
    client,
    raw,
    scripted,
    silence,
    then_reset,
)

pytestmark = pytest.mark.anyio
RECEIPT = "0a1b2c3d-0000-4000-8000-00000000000f"
TAKEN = answer(202, json.dumps({"comprovativoEntrega": RECEIPT}), Content_Type="application/json")
TOTALS = [
    PortalTotal(
        "0001",
        Rate(3475),
        Money(123456),
        Money(42901),
        1,
        ListedLines.of([(10766619342, "P", 202608, 300, 123456)], {}),
    )
]
DOWN = FetchFailed(FailureReason.UNREACHABLE)


async def send(
    *acts: Act, settings: ClientSettings = QUICK, idempotent: bool = False, takes_bodies: bool = True
) -> tuple[SendOutcome, int]:
    """The outcome, and how many requests came in."""
    async with scripted(*acts, takes_bodies=takes_bodies) as server, client(server.url, settings) as portal:
        return await portal.communicate(NISS, MONTH, TOTALS, idempotent=idempotent), len(server.heard)


async def test_what_was_taken_has_a_receipt() -> None:
    async with scripted(TAKEN) as server, client(server.url) as portal:
        writer: PortalWriter = portal
        assert await writer.communicate(NISS, MONTH, TOTALS) == Accepted(RECEIPT)
    [request] = server.heard
    assert request.method == "POST"
    assert request.target == "/ptss/rest/eeaoc/valores-comunicados/entidade-empregadora/27877893280"
    assert request.headers["authorization"] == "Bearer demo"
    assert request.headers["content-type"] == "application/json"
    sent = json.loads(request.body, parse_float=str)
    assert sent["anoMes"] == "2026-08"
    assert sent["taxas"][0]["totalRemuneracoes"] == "1234.56"
    assert sent["taxas"][0]["valores"][0]["dias"] == "30.0"


@asynccontextmanager
async def nobody() -> AsyncIterator[str]:
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    yield f"http://127.0.0.1:{port}/ptss/rest"


async def test_loss_before_the_request_means_not_sent() -> None:
    async with nobody() as url, client(url) as portal:
        found = await portal.communicate(NISS, MONTH, TOTALS)
    assert found == NotSent(DOWN)
    assert found.kind is FailureKind.TRANSIENT


async def test_a_certificate_that_nobody_vouches_for_means_not_sent(portal_data: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(portal_data / "self_signed.pem")
    async with scripted(TAKEN, tls=context) as server, client(server.url) as portal:
        found = await portal.communicate(NISS, MONTH, TOTALS)
    assert found == NotSent(FetchFailed(FailureReason.CERTIFICATE))
    assert not server.heard


async def test_a_proxy_that_lets_nothing_through_means_not_sent() -> None:
    async with scripted(answer(502)) as proxy:
        settings = replace(QUICK, proxy=proxy.url.removesuffix("/ptss/rest"))
        async with client("https://portal.test", settings) as portal:
            found = await portal.communicate(NISS, MONTH, TOTALS)
    assert found == NotSent(DOWN)
    assert [request.method for request in proxy.heard] == ["CONNECT"]


@pytest.mark.parametrize(("token", "reason"), [("", FailureReason.NO_TOKEN), ("a b", FailureReason.TOKEN_MALFORMED)])
async def test_without_a_token_nothing_is_sent(token: str, reason: FailureReason) -> None:
    async with scripted(TAKEN) as server, client(server.url, token=token) as portal:
        assert await portal.communicate(NISS, MONTH, TOTALS) == NotSent(FetchFailed(reason))
    assert not server.heard


async def test_a_portal_that_is_left_alone_gets_nothing() -> None:
    others = [Niss.with_check_digit(f"25{number:08d}") for number in range(5)]
    async with scripted(answer(500)) as server, client(server.url, replace(QUICK, attempts=1)) as portal:
        for niss in others:
            await portal.month(niss, MONTH)
        found = await portal.communicate(NISS, MONTH, TOTALS)
    assert found == NotSent(FetchFailed(FailureReason.CIRCUIT_OPEN))
    assert len(server.heard) == 5


HEAD = b"HTTP/1.1 202 Accepted\r\nContent-Length: 60\r\n\r\n"


@pytest.mark.parametrize(
    ("act", "failure"),
    [
        (raw(b""), DOWN),
        (then_reset(b""), DOWN),
        (then_reset(HEAD), DOWN),
        (raw(HEAD + b'{"compr'), DOWN),
        (silence, FetchFailed(FailureReason.TIMED_OUT)),
        (answer(500), FetchFailed(FailureReason.SERVER_ERROR, "", 500)),
        (answer(504, "<html>"), FetchFailed(FailureReason.SERVER_ERROR, "", 504)),
        (answer(503, Retry_After="1"), FetchFailed(FailureReason.BUSY, "", 503)),
        (answer(303, Location="/elsewhere"), FetchFailed(FailureReason.REFUSED, "", 303)),
        (answer(202, "{}"), FetchFailed(FailureReason.BROKEN_CONTRACT, "comprovativoEntrega", 202)),
        (answer(202, ""), FetchFailed(FailureReason.BROKEN_CONTRACT, "$", 202)),
        (answer(200, "<p>", Content_Type="text/html"), FetchFailed(FailureReason.BROKEN_CONTRACT, "Content-Type", 200)),
        (answer(202, "x" * 20_000), FetchFailed(FailureReason.TOO_LARGE, "", 202)),
    ],
)  # fmt: skip
async def test_once_something_went_out_only_a_clear_answer_counts(act: Act, failure: FetchFailed) -> None:
    found, requests = await send(act)
    assert found == Unknown(failure)
    assert requests == 1, "never blindly again"
    assert isinstance(found, Unknown)
    assert found.kind is FailureKind.AMBIGUOUS


async def test_loss_in_the_middle_of_the_request_means_unknown() -> None:
    found, requests = await send(then_reset(b""), takes_bodies=False)
    assert (found, requests) == (Unknown(DOWN), 1)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (400, FailureReason.REFUSED),
        (401, FailureReason.TOKEN_REFUSED),
        (403, FailureReason.FORBIDDEN),
        (404, FailureReason.REFUSED),
        (409, FailureReason.REFUSED),
        (429, FailureReason.BUSY),
    ],
)
async def test_a_refusal_is_definite_and_has_the_portals_words(status: int, reason: FailureReason) -> None:
    found, requests = await send(answer(status, json.dumps({"code": status, "message": "Mês fechado, token demo."})))
    assert found == Refused(FetchFailed(reason, "Mês fechado, token ….", status))
    assert requests == 1


async def test_who_knows_that_twice_does_no_harm_has_it_tried_again() -> None:
    assert await send(then_reset(b""), answer(503), TAKEN, idempotent=True) == (Accepted(RECEIPT), 3)
    assert await send(then_reset(b""), idempotent=True) == (Unknown(DOWN), 3)
    assert await send(then_reset(b""), answer(409), idempotent=True) == (
        Refused(FetchFailed(FailureReason.REFUSED, "", 409)), 2,
    )  # fmt: skip


async def test_a_loss_that_was_followed_by_another_one_before_sending_stays_unknown() -> None:
    """The first try may have been taken, though the last one never went out."""
    settings = replace(QUICK, attempts=2)
    async with scripted(then_reset(b"")) as server:
        portal = PsiClient(server.url, FixedTokens("demo"), settings=replace(settings, backoff_base=0.3))
        sending = asyncio.create_task(portal.communicate(NISS, MONTH, TOTALS, idempotent=True))
        await server.came.wait()
    found = await sending
    await portal.aclose()
    assert found == Unknown(DOWN)
    assert len(server.heard) == 1


async def test_a_connection_that_stood_idle_is_not_written_on() -> None:
    """The portal may have closed it: what is written then is lost, and nobody knows whether it arrived."""
    body = json.dumps({"comprovativoEntrega": RECEIPT}).encode()
    connections: list[object] = []

    async def staying(writer: asyncio.StreamWriter) -> None:
        connections.append(writer.get_extra_info("peername"))
        writer.write(b"HTTP/1.1 202 Accepted\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        await silence(writer)

    async with scripted(staying) as server, client(server.url) as portal:
        for _ in range(2):
            assert await portal.communicate(NISS, MONTH, TOTALS) == Accepted(RECEIPT)
    assert len(set(connections)) == 2


async def test_cancelling_hangs_up() -> None:
    async with scripted(silence) as server, client(server.url, ClientSettings(read_timeout=3600)) as portal:
        task = asyncio.create_task(portal.communicate(NISS, MONTH, TOTALS))
        await server.came.wait()
        task.cancel()
        async with asyncio.timeout(20):
            with pytest.raises(asyncio.CancelledError):
                await task
            await server.hung_up.wait()


async def test_a_login_is_sent_and_never_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    words = json.dumps({"code": 403, "message": "Sem acesso: sentinel-pass"})
    async with scripted(answer(403, words)) as server:
        portal = PsiClient(server.url, FixedTokens(BasicLogin(NISS.digits, "sentinel-pass")), settings=QUICK)
        found = await portal.communicate(NISS, MONTH, TOTALS)
        assert await portal.month(NISS, MONTH) == FetchFailed(FailureReason.FORBIDDEN, "Sem acesso: …", 403)
        await portal.aclose()
    assert found == Refused(FetchFailed(FailureReason.FORBIDDEN, "Sem acesso: …", 403))
    assert {request.headers["authorization"].partition(" ")[0] for request in server.heard} == {"Basic"}
    said = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "sentinel" not in said
    assert NISS.digits not in said
