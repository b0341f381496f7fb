# SPDX-License-Identifier: MIT
"""What the client makes of each answer that a portal can give."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from adapters.portal.client import ClientSettings
from domain.portal_record import FailureReason, Fetched, FetchFailed, NoData, PortalAnswer, Unchanged
from domain.values import Money
from tests.integration.portal.scripted import MONTH, NISS, QUICK, Act, answer, client, page, rate, scripted

pytestmark = pytest.mark.anyio
GOOD = answer(200, page(rates=[rate(100, 50.5)]), ETag='"a"')


async def ask(*acts: Act, etag: str = "", settings: ClientSettings = QUICK) -> tuple[PortalAnswer, int]:
    """The answer, and how many requests it took."""
    async with scripted(*acts) as server, client(server.url, settings) as portal:
        return await portal.month(NISS, MONTH, etag), len(server.heard)


async def test_values_come_with_their_source_and_etag() -> None:
    async with scripted(GOOD) as server, client(server.url) as portal:
        found = await portal.month(NISS, MONTH)
    assert isinstance(found, Fetched)
    assert found.snapshot.etag == '"a"'
    assert found.snapshot.source == server.url.split("/")[2]
    assert found.snapshot.totals[0].remuneration == Money(15050)
    assert not found.snapshot.totals[0].mismatch
    request = server.heard[0]
    assert request.target == "/ptss/rest/eeaoc/valores-apurados/entidade-empregadora/27877893280/2026-08"
    assert request.headers["authorization"] == "Bearer demo"
    assert request.headers["accept-encoding"] == "identity"
    assert "if-none-match" not in request.headers


async def test_a_total_off_its_workers_is_kept_and_flagged() -> None:
    found, _ = await ask(answer(200, page(rates=[rate(100, total=100.01)])))
    assert isinstance(found, Fetched)
    assert found.snapshot.totals[0].mismatch


async def test_an_etag_is_sent_and_304_means_unchanged() -> None:
    async with scripted(answer(304)) as server, client(server.url) as portal:
        assert await portal.month(NISS, MONTH, '"a"') == Unchanged()
    assert server.heard[0].headers["if-none-match"] == '"a"'


async def test_304_without_an_etag_is_no_answer() -> None:
    assert await ask(answer(304)) == (FetchFailed(FailureReason.REFUSED, "", 304), 1)


@pytest.mark.parametrize("code", [4, "4"])
@pytest.mark.parametrize("status", [200, 400])
async def test_result_code_4_means_no_data(status: int, code: object) -> None:
    found, count = await ask(answer(status, json.dumps({"codigoResultado": code})))
    assert isinstance(found, NoData)
    assert count == 1


@pytest.mark.parametrize("body", ["", "{}", '{"code": 404, "message": "Sem registos"}', "<html>"])
async def test_404_means_no_data(body: str) -> None:
    found, count = await ask(answer(404, body))
    assert isinstance(found, NoData)
    assert found.source.startswith("127.0.0.1:")
    assert count == 1


async def test_a_page_for_people_is_no_answer() -> None:
    """A proxy, or a wrong address, answers 404 too: believed, it would take the last good values out of use."""
    found, _ = await ask(answer(404, "<html>Not found</html>", Content_Type="text/html; charset=utf-8"))
    assert found == FetchFailed(FailureReason.REFUSED, "", 404)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, FailureReason.TOKEN_REFUSED),
        (403, FailureReason.FORBIDDEN),
        (400, FailureReason.REFUSED),
        (410, FailureReason.REFUSED),
    ],
)
async def test_a_refusal_is_final_and_shows_the_portals_words(status: int, reason: FailureReason) -> None:
    words = "O NISS 27877893280 não pode\nusar este serviço (NIF 508 123 661, token demo)"
    found = await ask(answer(status, json.dumps({"code": status, "message": words})))
    shown = "O NISS … não pode usar este serviço (NIF …, token …)"
    assert found == (FetchFailed(reason, shown, status), 1)


@pytest.mark.parametrize("body", ["", "<html>", "[]", '{"message": 5}', '{"message": NaN}', "x" * 50_000])
async def test_an_odd_error_body_gives_no_message(body: str) -> None:
    assert await ask(answer(403, body)) == (FetchFailed(FailureReason.FORBIDDEN, "", 403), 1)


async def test_a_long_message_is_cut() -> None:
    found, _ = await ask(answer(403, json.dumps({"message": "a " * 1000})))
    assert isinstance(found, FetchFailed)
    assert len(found.message) == 300


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_not_followed(status: int) -> None:
    async with scripted(GOOD) as elsewhere:
        found = await ask(answer(status, Location=elsewhere.url + "/x"))
    assert found == (FetchFailed(FailureReason.REFUSED, "", status), 1)
    assert not elsewhere.heard


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (500, FailureReason.SERVER_ERROR),
        (502, FailureReason.SERVER_ERROR),
        (503, FailureReason.BUSY),
        (429, FailureReason.BUSY),
    ],
)
async def test_a_server_that_fails_is_asked_three_times(status: int, reason: FailureReason) -> None:
    assert await ask(answer(status)) == (FetchFailed(reason, "", status), 3)
    found, count = await ask(answer(status), answer(status), GOOD)
    assert isinstance(found, Fetched)
    assert count == 3


@pytest.mark.parametrize("status", [429, 503])
async def test_retry_after_is_honoured_within_its_cap(status: int, waits: list[float]) -> None:
    patient = ClientSettings(backoff_base=0.01, backoff_jitter=0, retry_after_cap=0.15)
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    for header in ("30", "99999999999999", later):
        found, count = await ask(answer(status, Retry_After=header), GOOD, settings=patient)
        assert isinstance(found, Fetched)
        assert count == 2
    assert waits == [0.15] * 3


@pytest.mark.parametrize("form", ["seconds", "date"])
async def test_retry_after_is_waited_for_as_asked(form: str, waits: list[float]) -> None:
    now = datetime(2031, 1, 1, tzinfo=UTC)
    headers = {"Date": format_datetime(now, usegmt=True), "Retry_After": "1"}
    if form == "date":
        headers["Retry_After"] = format_datetime(now + timedelta(seconds=1), usegmt=True)
    settings = replace(QUICK, retry_after_cap=60)
    found, count = await ask(answer(503, **headers), GOOD, settings=settings)
    assert isinstance(found, Fetched)
    assert (count, waits) == (2, [1.0])


async def test_waits_grow_up_to_their_longest(waits: list[float]) -> None:
    settings = replace(QUICK, attempts=5, circuit_limit=9)
    await ask(answer(500), settings=settings)
    assert waits == pytest.approx([0.01, 0.02, 0.04, 0.05])


@pytest.mark.parametrize("header", ["0", "-5", "soon", "1.5", "²", "Thu, 01 Jan 1970 00:00:00 GMT"])
async def test_a_retry_after_that_asks_for_nothing_leaves_the_usual_wait(header: str, waits: list[float]) -> None:
    found, _ = await ask(answer(503, Retry_After=header), GOOD)
    assert isinstance(found, Fetched)
    assert waits == [0.01]


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON; charset=utf-8", "application/problem+json", ""]
)
async def test_json_may_be_called_so_or_not_at_all(kind: str) -> None:
    headers = {"Content_Type": kind} if kind else {}
    found, _ = await ask(answer(200, page(), **headers))
    assert isinstance(found, Fetched)


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "image/png", "json", "x/y+json"])
async def test_what_is_called_something_else_is_refused_at_once(kind: str) -> None:
    found = await ask(answer(200, page(), Content_Type=kind))
    assert found == (FetchFailed(FailureReason.BROKEN_CONTRACT, "Content-Type", 200), 1)


async def test_all_pages_together_are_bounded() -> None:
    settings = replace(QUICK, max_month=len(page(1, 3)) + 10)
    found = await ask(answer(200, page(1, 3)), answer(200, page(2, 3)), settings=settings)
    assert found == (FetchFailed(FailureReason.TOO_LARGE, "", 200), 2)


async def test_pages_are_merged() -> None:
    first = page(1, 2, [rate(100, total=350), rate(7, taxa=29.6)])
    second = page(2, 2, [rate(250, total=350, numeroTrabalhadores=1, first=10000000001)])
    async with scripted(answer(200, first, ETag='"p"'), answer(200, second)) as server, client(server.url) as portal:
        found = await portal.month(NISS, MONTH, '"old"')
    assert isinstance(found, Fetched)
    low, high = found.snapshot.totals
    assert (low.rate.hundredths, high.rate.hundredths) == (2960, 3475)
    assert len(high.values) == 2
    assert not high.mismatch
    assert found.snapshot.etag == '"p"'
    assert [request.headers.get("if-none-match") for request in server.heard] == ['"old"', None]
    assert [request.target.partition("?")[2] for request in server.heard] == ["", "pagina=2"]


@pytest.mark.parametrize(
    ("second", "path"),
    [
        (answer(200, page(1, 2)), "pagina"),
        (answer(200, page(2, 3)), "totalPaginas"),
        (answer(404), "totalPaginas"),
        (answer(200, page(2, 2, estado="CONFIRMADO")), "estado"),
        (answer(200, page(2, 2, [rate(1, total=4)])), "taxas[0].totalRemuneracoes"),
        (answer(200, page(2, 2, [rate(1, total=2, totalContribuicoes=2)])), "taxas[0].totalContribuicoes"),
        (answer(200, page(2, 2, [rate(1, total=2, numeroTrabalhadores=2)])), "taxas[0].numeroTrabalhadores"),
    ],
)
async def test_pages_that_do_not_belong_together_are_refused(second: Act, path: str) -> None:
    found, _ = await ask(answer(200, page(1, 2, [rate(1, total=2)])), second)
    assert found == FetchFailed(FailureReason.BROKEN_CONTRACT, path, 200)


async def test_the_number_of_pages_is_bounded() -> None:
    settings = ClientSettings(max_pages=3)
    found = await ask(answer(200, page(1, 4)), settings=settings)
    assert found == (FetchFailed(FailureReason.TOO_LARGE, "totalPaginas", 200), 1)


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (page(rates=[rate(1)], nissEntidadeEmpregadora=25260181591), "nissEntidadeEmpregadora"),
        (page(anoMes="2026-09"), "anoMes"),
        (page(rates=[rate(1), rate(2, taxa="34,75")]), "taxas[1].taxa"),
        (page(extra=1).replace('"extra": 1', '"extra": NaN'), "$"),
        (page(extra=1).replace('"extra": 1', '"extra": 1e99999999999999999999'), "$"),
        (page(extra=1).replace('"extra"', '"anoMes"'), "$"),
        (page(extra=1).replace('"extra": 1', '"extra": ' + "[" * 100_000 + "]" * 100_000), "$"),
        ("[]", "$"),
        ("{}", "nissEntidadeEmpregadora"),
    ],
)
async def test_a_broken_contract_is_refused_at_once(body: str, path: str) -> None:
    assert await ask(answer(200, body)) == (FetchFailed(FailureReason.BROKEN_CONTRACT, path, 200), 1)


async def test_an_etag_that_no_header_can_carry_is_dropped() -> None:
    found, _ = await ask(answer(200, page(), ETag='"é"'), etag='"é\n"')
    assert isinstance(found, Fetched)
    assert found.snapshot.etag == ""
