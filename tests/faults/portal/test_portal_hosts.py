# SPDX-License-Identifier: MIT
"""What is wrong with the whole portal, or with what the companies show to it: every company and month is told."""

from __future__ import annotations

import asyncio
import socket
import ssl
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from adapters.portal.client import ClientSettings, PsiClient
from adapters.portal.tokens import FixedTokens
from domain.portal_health import CircuitState
from domain.portal_record import FailureReason, FetchState
from domain.use_cases.fetch_portal import FetchSummary
from tests.faults.portal import certificates
from tests.faults.portal.office import (
    BAD,
    COMPANIES,
    MONTHS,
    PATIENT,
    Office,
    Portal,
    document,
    outcome,
    reset,
    serving,
)
from tests.integration.portal.scripted import answer, silence
from tests.integration.store.filling import EMPLOYER, OCTOBER, OTHER
from ui import texts, translation

pytestmark = pytest.mark.anyio
EVERYTHING = [(company, month) for company in COMPANIES for month in MONTHS]
ONE_BY_ONE = replace(PATIENT, concurrency=1)

SENTENCES = {
    FailureReason.CERTIFICATE: "The portal's identity could not be verified, so nothing was sent. "
    "Check the computer's date and ask who looks after the network.",
    FailureReason.UNREACHABLE: "The portal could not be reached. Check the internet connection and fetch again.",
    FailureReason.CIRCUIT_OPEN: "The portal failed several times in a row, so it was not asked for this month. "
    "Wait half a minute and fetch again.",
    FailureReason.SERVER_ERROR: "The portal failed on its own side. Fetch again later; the values here are unchanged.",
    FailureReason.NO_TOKEN: "This company has no portal token. Create one in Segurança Social Direta → Gestão de "
    "autenticação → Tokens de acesso and give it to BateCerto in Settings → Portal.",
    FailureReason.TOKEN_MALFORMED: "What is kept as this company's token has blanks or signs that no token has, so "
    "nothing was asked. Copy the token again, whole and alone, from Segurança Social Direta → Gestão de autenticação "
    "→ Tokens de acesso.",
}


async def filled(office: Office) -> str:
    """Values of all months are in use; the store without how asking ended last."""
    async with serving() as portal:
        assert (await office.fetch(portal.url)).changed == 4
    return office.kept(*EVERYTHING)


def told(summary: FetchSummary, qapp: QApplication, *reasons: FailureReason) -> None:
    """Each month failed for its reason, and is told so in both languages."""
    assert [found.state for found in summary.outcomes] == [FetchState.FAILED] * 4
    assert [found.reason for found in summary.outcomes] == list(reasons)
    for found in summary.outcomes:
        assert found.reason is not None
        month = {9: "Sep", 10: "Oct"}[found.month.month]
        said = f"{found.company}, {month} 2026: {SENTENCES[found.reason]} The values fetched before stay in use."
        assert texts.month_outcome(found) == said
    translation.install(qapp, "pt")
    for found in summary.outcomes:
        assert found.reason is not None
        portuguese = texts.month_outcome(found)
        assert portuguese.startswith(f"{found.company}, ")
        assert SENTENCES[found.reason] not in portuguese
        assert texts.failure(found.reason) in portuguese
    translation.install(qapp, "en")


Made = Callable[[Path], tuple[ssl.SSLContext, ssl.SSLContext | None]]


def expired(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext | None]:
    issuer = certificates.authority()
    return certificates.server(certificates.certificate(issuer, ends=-1), folder), certificates.trusting(issuer)


def of_another_host(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext | None]:
    issuer = certificates.authority()
    shown = certificates.certificate(issuer, host="app.seg-social.pt")
    return certificates.server(shown, folder), certificates.trusting(issuer)


def of_another_authority(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext | None]:
    shown = certificates.certificate(certificates.authority())
    return certificates.server(shown, folder), certificates.trusting(certificates.authority())


def signed_by_itself(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext | None]:
    """Against the certificates that the system trusts, as the program does it."""
    return certificates.server(certificates.certificate(None), folder), None


@pytest.mark.parametrize("make", [expired, of_another_host, of_another_authority, signed_by_itself])
async def test_a_portal_that_cannot_prove_itself_gets_nothing(
    office: Office, qapp: QApplication, tmp_path: Path, make: Made
) -> None:
    before = await filled(office)
    there, here = make(tmp_path)
    async with serving(there) as portal:
        summary = await office.fetch(portal.url, PATIENT, trusts=here)
    told(summary, qapp, *[FailureReason.CERTIFICATE] * 4)
    assert office.kept(*EVERYTHING) == before
    assert (portal.heard.total(), portal.strange) == (0, [])
    assert portal.broken <= 4, "each month tries once at most"


async def test_a_portal_that_proves_itself_is_asked(office: Office, tmp_path: Path) -> None:
    """The control of the test above: what is refused there is not refused for being a test's certificate."""
    issuer = certificates.authority()
    there = certificates.server(certificates.certificate(issuer), tmp_path)
    async with serving(there) as portal:
        summary = await office.fetch(portal.url, PATIENT, trusts=certificates.trusting(issuer))
    assert (summary.count(FetchState.DATA), portal.heard.total()) == (4, 4)


async def test_encryption_of_long_ago_is_not_spoken(office: Office, qapp: QApplication, tmp_path: Path) -> None:
    before = await filled(office)
    there = certificates.server(certificates.certificate(None), tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        there.maximum_version = ssl.TLSVersion.TLSv1_1
    async with serving(there) as portal:
        summary = await office.fetch(portal.url, replace(ONE_BY_ONE, circuit_limit=99))
    told(summary, qapp, *[FailureReason.UNREACHABLE] * 4)
    assert office.kept(*EVERYTHING) == before
    assert portal.heard.total() == 0


async def test_nobody_there(office: Office, qapp: QApplication) -> None:
    before = await filled(office)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    url = f"http://127.0.0.1:{port}/ptss/rest"
    summary = await office.fetch(url, ONE_BY_ONE)
    told(summary, qapp, *[FailureReason.UNREACHABLE, FailureReason.CIRCUIT_OPEN] * 2)
    assert office.kept(*EVERYTHING) == before


class Time:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def spoil_all(portal: Portal) -> None:
    for route in EVERYTHING:
        portal.spoil([answer(500)], route=route)


async def test_a_portal_that_is_down_is_left_alone_and_found_again(office: Office, qapp: QApplication) -> None:
    before = await filled(office)
    time = Time()
    async with serving() as portal:
        spoil_all(portal)
        client = PsiClient(portal.url, FixedTokens("demo"), settings=ONE_BY_ONE, now=time)
        summary = await office.fetch(portal.url, client=client)
        # The companies take turns: three tries for one, and two for the other fill the row.
        told(summary, qapp, *[FailureReason.SERVER_ERROR, FailureReason.CIRCUIT_OPEN] * 2)
        assert [portal.heard[company.niss, month, 1] for company, month in EVERYTHING] == [3, 0, 2, 0]
        assert office.kept(*EVERYTHING) == before
        assert client.health().circuit is CircuitState.OPEN

        portal.script.clear()
        summary = await office.fetch(portal.url, client=client)
        told(summary, qapp, *[FailureReason.CIRCUIT_OPEN] * 4)
        assert portal.heard.total() == 5, "nothing was asked"
        assert office.kept(*EVERYTHING) == before

        time.seconds = 30.0
        summary = await office.fetch(portal.url, client=client)
        assert summary.count(FetchState.DATA) == 4
        assert client.health().circuit is CircuitState.CLOSED
        assert client.health().seconds_open == 30
        await client.aclose()


async def test_a_company_that_fails_alone_holds_up_no_other(office: Office) -> None:
    async with serving() as portal:
        for month in MONTHS:
            portal.spoil([answer(500)], route=(EMPLOYER, month))
        summary = await office.fetch(portal.url, ONE_BY_ONE)
    assert [found.state for found in summary.outcomes] == [FetchState.FAILED] * 2 + [FetchState.DATA] * 2


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("", FailureReason.NO_TOKEN),
        (" \n", FailureReason.NO_TOKEN),
        ("two words", FailureReason.TOKEN_MALFORMED),
        ("line\r\nX-Injected: 1", FailureReason.TOKEN_MALFORMED),
        ("tokén", FailureReason.TOKEN_MALFORMED),
    ],
)
async def test_what_can_be_no_token_is_never_sent(
    office: Office, qapp: QApplication, token: str, reason: FailureReason
) -> None:
    before = await filled(office)
    async with serving() as portal:
        summary = await office.fetch(portal.url, token=token)
    told(summary, qapp, *[reason] * 4)
    assert office.kept(*EVERYTHING) == before
    assert portal.heard.total() == portal.broken == 0


async def test_a_redirect_loop_ends_where_it_begins(office: Office) -> None:
    async with serving() as portal:
        await office.fetch(portal.url)
        target = f"{portal.url}/eeaoc/valores-apurados/entidade-empregadora/{EMPLOYER.niss.number}/{OCTOBER}"
        portal.spoil([answer(307, Location=target)])
        before = office.kept(BAD)
        found = outcome(await office.fetch(portal.url))
    assert (found.state, found.reason) == (FetchState.FAILED, FailureReason.REFUSED)
    assert portal.heard[EMPLOYER.niss, OCTOBER, 1] == 1
    assert office.kept(BAD) == before


async def test_a_reset_after_the_body_costs_nothing(office: Office) -> None:
    """The answer is whole; the connection that stayed open is broken later, and the next call takes another."""
    writers: list[asyncio.StreamWriter] = []

    async def staying(writer: asyncio.StreamWriter) -> None:
        body = document(OTHER).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        writers.append(writer)
        await silence(writer)

    last = (OTHER, OCTOBER)
    async with serving() as portal:
        portal.spoil([staying], route=last)
        client = PsiClient(portal.url, FixedTokens("demo"), settings=ONE_BY_ONE)
        assert (await office.fetch(portal.url, client=client)).count(FetchState.DATA) == 4
        assert (len(writers), portal.heard.total()) == (1, 4)
        reset(writers[0])
        before = office.kept()
        portal.spoil([answer(200, document(OTHER))], route=last)
        assert (await office.fetch(portal.url, client=client)).count(FetchState.DATA) == 4
        await client.aclose()
    assert (portal.heard.total(), client.health().retries) == (4, 0)
    assert office.kept() == before


async def test_cancelling_keeps_what_was_answered_and_nothing_else(office: Office) -> None:
    hour = ClientSettings(read_timeout=3600, call_timeout=3600, deadline=3600)
    answered = ["VALUES(1,202609,'data'", "VALUES(2,202609,'data'"]
    async with serving() as portal:
        portal.spoil([silence])
        portal.spoil([silence], route=(OTHER, OCTOBER))
        job = asyncio.create_task(office.fetch(portal.url, hour))
        async with asyncio.timeout(20):
            while portal.heard.total() < 4 or not all(row in fetched(office) for row in answered):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            job.cancel()
            with pytest.raises(asyncio.CancelledError):
                await job
    assert all(row in fetched(office) for row in answered)
    assert "202610" not in fetched(office)


def fetched(office: Office) -> str:
    """How asking ended, as the store has it."""
    return "\n".join(line for line in office.kept().splitlines() if 'INTO "portal_fetch"' in line)
