# SPDX-License-Identifier: MIT
"""Asking for the receipts of what was communicated, as patiently as for a month."""

from __future__ import annotations

import json

import pytest

from domain.operations import Receipts
from domain.portal_record import FailureReason, FetchFailed
from domain.ports import PortalReceipts
from tests.integration.portal.scripted import NISS, Act, answer, client, raw, scripted, then_reset

pytestmark = pytest.mark.anyio
RECEIPT = "0a1b2c3d-0000-4000-8000-00000000000f"
SOME = answer(200, json.dumps({"semAlertas": [{"comprovativoEntrega": RECEIPT}], "comAlertas": []}))
NONE = Receipts(frozenset())


async def ask(*acts: Act) -> tuple[Receipts | FetchFailed, int]:
    """What came of it, and how many requests it took."""
    async with scripted(*acts) as server, client(server.url) as portal:
        return await portal.receipts(NISS), len(server.heard)


async def test_receipts_are_asked_for_as_documented() -> None:
    async with scripted(SOME) as server, client(server.url) as portal:
        asked: PortalReceipts = portal
        assert await asked.receipts(NISS) == Receipts(frozenset({RECEIPT}))
    [request] = server.heard
    assert (request.method, request.headers["authorization"]) == ("GET", "Bearer demo")
    path, _, query = request.target.partition("?")
    assert path == "/ptss/rest/eeaoc/valores-comunicados/entidade-empregadora/27877893280"
    assert query == "estado=EM_PROCESSAMENTO"


@pytest.mark.parametrize(
    "act", [answer(404), answer(400, '{"codigoResultado": "4"}'), answer(200, '{"codigoResultado": 4}')]
)
async def test_none_is_an_answer(act: Act) -> None:
    assert await ask(act) == (NONE, 1)


async def test_what_may_pass_is_asked_again() -> None:
    assert await ask(then_reset(b""), answer(503), SOME) == (Receipts(frozenset({RECEIPT})), 3)
    assert await ask(raw(b"HTTP/1.1 200 OK\r\n\r\n{")) == (FetchFailed(FailureReason.BROKEN_CONTRACT, "$", 200), 3)


@pytest.mark.parametrize(
    ("act", "failure"),
    [
        (answer(401), FetchFailed(FailureReason.TOKEN_REFUSED, "", 401)),
        (answer(304), FetchFailed(FailureReason.REFUSED, "", 304)),
        (answer(200, '{"semAlertas": []}'), FetchFailed(FailureReason.BROKEN_CONTRACT, "comAlertas", 200)),
        (answer(404, "<p>", Content_Type="text/html"), FetchFailed(FailureReason.REFUSED, "", 404)),
    ],
)
async def test_what_stays_as_it_is_is_asked_once(act: Act, failure: FetchFailed) -> None:
    assert await ask(act) == (failure, 1)


async def test_without_a_token_nothing_is_asked() -> None:
    async with scripted(SOME) as server, client(server.url, token="") as portal:
        assert await portal.receipts(NISS) == FetchFailed(FailureReason.NO_TOKEN)
    assert not server.heard
