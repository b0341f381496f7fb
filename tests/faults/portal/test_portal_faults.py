# SPDX-License-Identifier: MIT
"""Each way in which a portal can fail one month: what is told, how often it is asked, and what the store keeps."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime

import pytest
from PySide6.QtWidgets import QApplication

from adapters.portal.client import ClientSettings
from domain.portal_record import FailureReason, FetchState
from tests.faults.portal.office import (
    BAD,
    COMPANIES,
    MONTHS,
    PATIENT,
    SHORT,
    Office,
    document,
    outcome,
    pages,
    resets_after,
    serving,
    with_text,
)
from tests.integration.portal.scripted import Act, answer, drip, noted_waits, raw, silence
from tests.integration.store.filling import EMPLOYER, OCTOBER, OTHER, THEN, ask
from ui import texts, translation

pytestmark = pytest.mark.anyio

GOOD = document()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(GOOD)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
NOW, SOON = (format_datetime(THEN + timedelta(seconds=seconds), usegmt=True) for seconds in (0, 900))
BOMB = gzip.compress(b"[" + b" " * 20_000_000 + b"]", 9)

WHERE = "Segurança Social Direta → Gestão de autenticação → Tokens de acesso"
BUSY = "The portal is too busy to answer. Fetch again in a few minutes."
SERVER = "The portal failed on its own side. Fetch again later; the values here are unchanged."
UNREACHABLE = "The portal could not be reached. Check the internet connection and fetch again."
TIMED_OUT = "The portal did not answer in time. Fetch again later."
REFUSED = "The portal did not accept the request. Check the portal's address."
TOO_LARGE = "The portal's answer is larger than expected, so nothing of it was used."
TOKEN = f"The portal refused this company's token: it is wrong or has expired. Create a new one in {WHERE}."
FORBIDDEN = f"The portal does not let this company's token use the service. Check its permissions in {WHERE}."


def off_form(path: str) -> str:
    return f"The portal's answer is not in the form expected, so nothing of it was used. Field: {path}."


@dataclass(frozen=True)
class Row:
    """One fault.

    Attributes:
        acts: what the month's pages answer, attempt by attempt.
        reason, sentence: what is told of the month, in English.
        calls: how often each page is asked for.
        waits: what is waited between, where the portal says how long.
    """

    name: str
    acts: Sequence[Sequence[Act]]
    reason: FailureReason
    sentence: str
    calls: tuple[int, ...] = (3,)
    settings: ClientSettings = field(default=PATIENT)
    waits: tuple[float, ...] | None = None


def one(*acts: Act) -> list[Sequence[Act]]:
    return [acts]


def broken(name: str, body: str, path: str) -> Row:
    """A body that breaks the contract: refused whole, at once."""
    return Row(name, pages(body), FailureReason.BROKEN_CONTRACT, off_form(path), (1,))


def shifted(name: str, second: str, path: str) -> Row:
    """A second page that is of another state of the portal than the first."""
    first = document(pages=2, taxas=[])
    return Row(name, pages(first, second), FailureReason.BROKEN_CONTRACT, off_form(path), (1, 1))


R = FailureReason
FAULTS = [
    Row("500", one(answer(500)), R.SERVER_ERROR, SERVER),
    Row("502 with a page", one(answer(502, "<html>", Content_Type="text/html")), R.SERVER_ERROR, SERVER),
    Row("503", one(answer(503)), R.BUSY, BUSY),
    Row("503 for seconds", one(answer(503, Retry_After="60")), R.BUSY, BUSY, waits=(0.05, 0.05)),
    Row("503 until a date", one(answer(503, Date=NOW, Retry_After=SOON)), R.BUSY, BUSY, waits=(0.05, 0.05)),
    Row("429", one(answer(429)), R.BUSY, BUSY),
    Row("429 for seconds", one(answer(429, Retry_After="60")), R.BUSY, BUSY, waits=(0.05, 0.05)),
    Row("429 until a date", one(answer(429, Date=NOW, Retry_After=SOON)), R.BUSY, BUSY, waits=(0.05, 0.05)),
    Row("reset before the answer", one(resets_after(b"")), R.UNREACHABLE, UNREACHABLE),
    Row("reset in the headers", one(resets_after(HEAD[:30])), R.UNREACHABLE, UNREACHABLE),
    Row("reset in the body", one(resets_after(HEAD + GOOD[:90].encode())), R.UNREACHABLE, UNREACHABLE),
    Row("closed without an answer", one(raw(b"")), R.UNREACHABLE, UNREACHABLE),
    Row("cut body", one(raw(HEAD + GOOD[:-1].encode())), R.UNREACHABLE, UNREACHABLE),
    Row("cut chunk", one(raw(CHUNKED + b"ff\r\n" + GOOD[:90].encode())), R.UNREACHABLE, UNREACHABLE),
    Row("missing last chunk", one(raw(CHUNKED + b"2\r\n{}\r\n")), R.UNREACHABLE, UNREACHABLE),
    Row("not HTTP", one(raw(b"SSH-2.0-OpenSSH\r\n")), R.UNREACHABLE, UNREACHABLE),
    Row("endless headers", one(raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000)), R.UNREACHABLE, UNREACHABLE),
    Row(
        "a body that ends with the connection, cut",
        one(raw(b"HTTP/1.1 200 OK\r\n\r\n" + GOOD[:-1].encode())), R.BROKEN_CONTRACT, off_form("$"),
    ),
    Row(
        "a page for people", one(answer(200, "<html>Manutenção</html>", Content_Type="text/html")),
        R.BROKEN_CONTRACT, off_form("Content-Type"),
    ),
    Row("a page that says nothing of itself", one(answer(200, "<html>")), R.BROKEN_CONTRACT, off_form("$")),
    Row("an empty body", one(answer(200)), R.BROKEN_CONTRACT, off_form("$")),
    Row("another encoding", one(answer(200, GOOD.encode("utf-16"))), R.BROKEN_CONTRACT, off_form("$")),
    Row(
        "JSON that is called something else", one(answer(200, GOOD, Content_Type="text/plain")),
        R.BROKEN_CONTRACT, off_form("Content-Type"), (1,),
    ),
    broken("NaN", with_text("extra", "NaN"), "$"),
    broken("-Infinity", with_text("extra", "-Infinity"), "$"),
    broken("a name twice", with_text("estado", '"APURADO"'), "$"),
    broken("deep nesting", with_text("extra", "[" * 40 + "]" * 40), "$"),
    broken("very deep nesting", with_text("extra", '{"a":' * 20_000 + "1" + "}" * 20_000), "$"),
    broken("a number without end", with_text("extra", "9" * 5_000), "$"),
    broken("an amount past all months", GOOD.replace("1500.5", "1e15", 1), "taxas[0].totalRemuneracoes"),
    broken("half a cent", GOOD.replace("1500.5", "1500.505", 1), "taxas[0].totalRemuneracoes"),
    broken("text for a number", GOOD.replace("1500.5", '"1500,50"', 1), "taxas[0].totalRemuneracoes"),
    broken("a field that lacks", GOOD.replace('"taxa": 34.75', '"x": 1', 1), "taxas[0].taxa"),
    broken("a negative count", GOOD.replace('"numeroTrabalhadores": 2', '"numeroTrabalhadores": -2'),
           "taxas[0].numeroTrabalhadores"),
    broken("a list for the whole", f"[{GOOD}]", "$"),
    broken("another NISS", document(OTHER), "nissEntidadeEmpregadora"),
    broken("another month", document(EMPLOYER, OCTOBER.previous()), "anoMes"),
    broken("another page", document(number=2, pages=2), "pagina"),
    broken("an unknown state", document(estado="SUSPENSO"), "estado"),
    Row("a huge body", one(answer(200, "[" + " " * 1_000_000 + "]")), R.TOO_LARGE, TOO_LARGE, (1,)),
    Row(
        "a huge body in chunks", one(raw(CHUNKED + (b"10000\r\n" + b" " * 65_536 + b"\r\n") * 40)),
        R.TOO_LARGE, TOO_LARGE, (1,),
    ),
    Row(
        "a gzip bomb", one(answer(200, BOMB, Content_Encoding="gzip", Content_Type="application/json")),
        R.BROKEN_CONTRACT, off_form("Content-Encoding"), (1,),
    ),
    Row("a gzip bomb that says nothing of itself", one(answer(200, BOMB)), R.BROKEN_CONTRACT, off_form("$")),
    Row(
        "too many pages", pages(document(pages=5_000)), R.TOO_LARGE,
        f"{TOO_LARGE} Field: totalPaginas.", (1,),
    ),
    Row("no answer at all", one(silence), R.TIMED_OUT, TIMED_OUT, settings=SHORT),
    Row("headers byte by byte", one(drip(HEAD, 0.05)), R.TIMED_OUT, TIMED_OUT, settings=SHORT),
    Row("a body byte by byte", one(drip(HEAD + GOOD.encode(), 0.05)), R.TIMED_OUT, TIMED_OUT, settings=SHORT),
    Row("a redirect", one(answer(302, Location="/elsewhere")), R.REFUSED, REFUSED, (1,)),
    Row("a refusal", one(answer(400, '{"code": 400, "message": "Pedido inválido"}')), R.REFUSED,
        f"{REFUSED} The portal says: “Pedido inválido”", (1,)),
    Row("a page for people with 404", one(answer(404, "<html>", Content_Type="text/html")), R.REFUSED, REFUSED, (1,)),
    Row("401", one(answer(401)), R.TOKEN_REFUSED, TOKEN, (1,)),
    Row("403", one(answer(403, '{"code": 403, "message": "Sem mandato para 25260181591"}')), R.FORBIDDEN,
        f"{FORBIDDEN} The portal says: “Sem mandato para …”", (1,)),
    Row("a token that expires on the way", [[answer(200, document(pages=3))], [answer(401)], [answer(401)]],
        R.TOKEN_REFUSED, TOKEN, (1, 1, 0)),
    Row("a second page that fails", [[answer(200, document(pages=2))], [answer(500)]], R.SERVER_ERROR, SERVER, (1, 3)),
    Row("a second page that is gone", [[answer(200, document(pages=2))], [answer(404)]],
        R.BROKEN_CONTRACT, off_form("totalPaginas"), (1, 1)),
    shifted("fewer pages meanwhile", document(number=2, pages=3), "totalPaginas"),
    shifted("confirmed meanwhile", document(number=2, pages=2, estado="CONFIRMADO"), "estado"),
    shifted("computed anew meanwhile", document(number=2, pages=2, dataApuramento="2026-11-03T08:00:00Z"),
            "dataApuramento"),
    shifted("the first page again", document(pages=2), "pagina"),
    Row(
        "totals that changed between two pages of one rate",
        pages(
            document(pages=2).replace("1500.5", "1600.5", 1),
            document(number=2, pages=2).replace("1500.5", "1700.5", 1),
        ),
        R.BROKEN_CONTRACT, off_form("taxas[0].totalRemuneracoes"), (1, 1),
    ),
]  # fmt: skip


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row.name)
async def test_a_month_that_fails_is_told_and_changes_nothing(office: Office, qapp: QApplication, row: Row) -> None:
    async with serving() as portal:
        first = await office.fetch(portal.url)
        assert first.count(FetchState.DATA) == first.changed == 4
        before, everything = office.kept(BAD), office.kept()
        portal.spoil(*row.acts)
        with noted_waits() as waits:
            summary = await office.fetch(portal.url, row.settings)

    # The outcome of each company and month.
    assert [found.state for found in summary.outcomes if found is not outcome(summary)] == [FetchState.DATA] * 3
    failed = outcome(summary)
    assert (failed.state, failed.reason, failed.changed, failed.has_snapshot) == (
        FetchState.FAILED, row.reason, False, True,
    )  # fmt: skip
    # How often it was asked.
    for number, calls in enumerate(row.calls, 1):
        assert portal.heard[EMPLOYER.niss, OCTOBER, number] == calls, number
    assert portal.heard.total() == sum(row.calls) + 3
    assert not portal.strange, "a redirect was followed"
    assert row.waits is None or tuple(waits) == row.waits
    # The store: how this asking ended, and not a letter besides.
    assert office.kept(BAD) == before
    assert office.kept() != everything
    assert ask(
        office.store, "SELECT state, reason FROM portal_fetch WHERE company_id = 1 AND month = 202610"
    ) == [("failed", row.reason.value)]  # fmt: skip
    # The sentence.
    english = texts.month_outcome(failed)
    assert english == f"PADARIA, LDA, Oct 2026: {row.sentence} The values fetched before stay in use."
    translation.install(qapp, "pt")
    portuguese = texts.month_outcome(failed)
    assert portuguese.startswith("PADARIA, LDA, out")
    assert portuguese.endswith("Continuam em uso os valores consultados antes.")
    assert row.sentence not in portuguese
    assert texts.failure(row.reason) in portuguese


@pytest.mark.parametrize(
    "acts",
    [
        [answer(500), answer(503, Retry_After="1")],
        [resets_after(b""), resets_after(HEAD + b"{")],
        [raw(HEAD + GOOD[:50].encode()), answer(200, "<html>", Content_Type="text/html")],
        [silence, drip(HEAD, 0.05)],
    ],
)
async def test_two_failures_and_an_answer_are_an_answer(office: Office, acts: list[Act]) -> None:
    async with serving() as portal:
        await office.fetch(portal.url)
        portal.spoil([*acts, answer(200, document(EMPLOYER, OCTOBER, 777.25))])
        summary = await office.fetch(portal.url)
        assert portal.heard[EMPLOYER.niss, OCTOBER, 1] == 3
    found = outcome(summary)
    assert (found.state, found.changed, summary.changed) == (FetchState.DATA, True, 1)
    assert in_use(office) == [(77725, 0)]
    assert ask(office.store, "SELECT count(*) FROM portal_snapshot WHERE superseded_at IS NOT NULL") == [(1,)]


@pytest.mark.parametrize(
    "act", [answer(404), answer(404, '{"message": "x"}'), answer(400, '{"codigoResultado": "4"}'),
            answer(200, '{"codigoResultado": 4}')]
)  # fmt: skip
async def test_nothing_there_is_an_answer(office: Office, act: Act) -> None:
    async with serving() as portal:
        await office.fetch(portal.url)
        portal.spoil([act])
        summary = await office.fetch(portal.url)
        assert portal.heard[EMPLOYER.niss, OCTOBER, 1] == 1
    found = outcome(summary)
    assert (found.state, found.changed) == (FetchState.NO_DATA, True)
    assert texts.month_outcome(found) == "PADARIA, LDA, Oct 2026: the portal has nothing for this month."
    assert in_use(office) == []
    assert ask(office.store, "SELECT count(*) FROM portal_snapshot WHERE superseded_at IS NOT NULL") == [(1,)]


async def test_a_worker_who_comes_twice_is_kept_and_flagged(office: Office) -> None:
    """The total stays the portal's own; that it is not the sum of its workers is shown, not mended."""
    twice = document(EMPLOYER, OCTOBER, 100.0, 100.0).replace(
        '"totalRemuneracoes": 200.0', '"totalRemuneracoes": 100.0'
    )
    twice = twice.replace("10766619343", "10766619342")
    assert twice.count("10766619342") == 2
    async with serving() as portal:
        portal.spoil([answer(200, twice)])
        summary = await office.fetch(portal.url)
    assert outcome(summary).state is FetchState.DATA
    assert in_use(office) == [(10000, 1)]


async def test_a_worker_who_comes_again_on_the_next_page_is_kept_and_flagged(office: Office) -> None:
    """Somebody was taken on between two calls, and all rows went down by one."""
    total = '"totalRemuneracoes": 300.0'
    first = document(EMPLOYER, OCTOBER, 100.0, 100.0, pages=2).replace('"totalRemuneracoes": 200.0', total)
    second = document(EMPLOYER, OCTOBER, 100.0, 100.0, number=2, pages=2).replace('"totalRemuneracoes": 200.0', total)
    async with serving() as portal:
        portal.spoil([answer(200, first)], [answer(200, second)])
        summary = await office.fetch(portal.url)
    assert outcome(summary).state is FetchState.DATA
    assert in_use(office) == [(30000, 1)]


def in_use(office: Office) -> list[tuple[object, ...]]:
    """October's totals in use, in cents, and whether each is flagged."""
    return ask(
        office.store,
        "SELECT remuneration, mismatch FROM portal_total JOIN portal_snapshot s ON s.id = snapshot_id "
        "WHERE s.company_id = 1 AND s.month = 202610 AND s.superseded_at IS NULL",
    )


def test_every_reason_is_seen_to_happen() -> None:
    elsewhere = {R.NO_TOKEN, R.TOKEN_MALFORMED, R.CERTIFICATE, R.CIRCUIT_OPEN}  # test_portal_hosts.py
    assert {row.reason for row in FAULTS} | elsewhere == set(FailureReason)
    assert len({row.name for row in FAULTS}) == len(FAULTS)
    assert len(COMPANIES) * len(MONTHS) == 4
