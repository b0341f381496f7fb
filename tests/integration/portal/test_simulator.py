# SPDX-License-Identifier: MIT
"""The simulator, spoken to by the client and by hand."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from adapters.portal.client import PsiClient
from adapters.portal.faults import Fault, Faults
from adapters.portal.simulator import Simulator, ThreadedSimulator
from adapters.portal.tokens import FixedTokens
from domain.credential import BasicLogin
from domain.declaration import ListedLines
from domain.operations import Receipts
from domain.portal_record import (
    FailureReason,
    Fetched,
    FetchFailed,
    NoData,
    PortalSnapshot,
    PortalState,
    PortalTotal,
    Unchanged,
)
from domain.portal_sending import Accepted, Refused, SendOutcome, Unknown
from domain.values import Money, Niss, Rate, YearMonth
from tests.integration.portal.scripted import MONTH, NISS, client

pytestmark = pytest.mark.anyio
BEARER = {"Authorization": "Bearer demo"}
PATH = "/eeaoc/valores-apurados/entidade-empregadora"


async def snapshot(url: str, month: YearMonth = MONTH) -> PortalSnapshot:
    async with client(url) as portal:
        found = await portal.month(NISS, month)
    assert isinstance(found, Fetched)
    return found.snapshot


async def test_the_client_gets_what_the_folder_holds(portal_data: Path) -> None:
    async with Simulator(portal_data) as simulator, client(simulator.url) as portal:
        found = await portal.month(NISS, MONTH)
        assert isinstance(found, Fetched)
        assert [total.remuneration for total in found.snapshot.totals] == [
            Money(148861),
            Money(904852),
            Money(747367),
            Money(148083),
        ]
        assert await portal.month(NISS, MONTH, found.snapshot.etag) == Unchanged()
        assert isinstance(await portal.month(NISS, MONTH, '"other"'), Fetched)
        assert isinstance(await portal.month(NISS, YearMonth(2020, 1)), NoData)
        assert isinstance(await portal.month(Niss("25260181591"), MONTH), NoData)
        assert (simulator.requests, simulator.revalidated) == (5, 1)


@pytest.mark.parametrize("page_size", [1, 2, 3, 100])
async def test_pages_hold_the_same_as_the_whole(portal_data: Path, page_size: int) -> None:
    async with Simulator(portal_data) as simulator:
        whole = await snapshot(simulator.url)
    async with Simulator(portal_data, page_size=page_size) as simulator:
        assert replace(await snapshot(simulator.url), source="") == replace(whole, source="")
        assert (simulator.requests > 1) is (page_size < 100)


async def test_a_wrong_token_is_refused_with_words(portal_data: Path) -> None:
    async with Simulator(portal_data) as simulator, client(simulator.url, token="other") as portal:
        found = await portal.month(NISS, MONTH)
    assert found == FetchFailed(FailureReason.TOKEN_REFUSED, "Token inválido ou expirado.", 401)


async def test_paths_by_hand(portal_data: Path) -> None:
    expected = [
        (f"{PATH}/27877893280/2026-08", 200),
        (f"{PATH}/27877893280/2026-08?pagina=1", 200),
        (f"{PATH}/27877893280/2026-08?pagina=2", 404),
        (f"{PATH}/27877893280/2026-08?pagina=0", 400),
        (f"{PATH}/27877893280/2026-08?pagina=x", 400),
        (f"{PATH}/27877893280/2026-13", 400),
        (f"{PATH}/27877893280/2026-8", 400),
        (f"{PATH}/27877893280/..%2f2026-08", 404),
        (f"{PATH}/..%2f..%2fportal%2f27877893280/2026-08", 404),
        (f"{PATH}/%2e%2e/2026-08", 400),
        (f"{PATH}/portal/2026-08", 400),
        (f"{PATH}/٢٧٨٧٧٨٩٣٢٨٠/2026-08", 400),
        ("/elsewhere", 404),
    ]
    async with Simulator(portal_data) as simulator, httpx.AsyncClient(trust_env=False, headers=BEARER) as http:
        for path, status in expected:
            answer = await http.get(simulator.url + path)
            assert (path, answer.status_code) == (path, status)
            if status != 200:
                assert answer.json()["code"] == status


async def test_entity_tags_by_hand(portal_data: Path) -> None:
    async with Simulator(portal_data) as simulator, httpx.AsyncClient(trust_env=False, headers=BEARER) as http:
        url = f"{simulator.url}{PATH}/27877893280/2026-08"
        etag = (await http.get(url)).headers["etag"]
        for header in (etag, f'"x", W/{etag}', "*"):
            answer = await http.get(url, headers={"If-None-Match": header})
            assert (answer.status_code, answer.content) == (304, b"")
        assert (await http.get(url, headers={"If-None-Match": '"x"'})).status_code == 200


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault(drop=True), FailureReason.UNREACHABLE),
        (Fault(truncate=True), FailureReason.UNREACHABLE),
        (Fault(slow=5), FailureReason.TIMED_OUT),
        (Fault(status=500), FailureReason.SERVER_ERROR),
        (Fault(status=429, retry_after="0"), FailureReason.BUSY),
        (Fault(status=403, message="Sem mandato."), FailureReason.FORBIDDEN),
    ],
)
async def test_faults_on_demand(
    portal_data: Path, fault: Fault, reason: FailureReason, caplog: pytest.LogCaptureFixture
) -> None:
    faults = Faults()
    faults.put(fault, niss=NISS.digits, month=str(MONTH))
    async with Simulator(portal_data, faults=faults) as simulator, client(simulator.url) as portal:
        found = await portal.month(NISS, MONTH)
        assert isinstance(found, FetchFailed)
        assert (found.reason, found.message) == (reason, fault.message)
        assert isinstance(await portal.month(NISS, MONTH.next()), Fetched)
        faults.clear()
        assert isinstance(await portal.month(NISS, MONTH), Fetched)
    assert not [record for record in caplog.records if record.name.startswith("uvicorn")]


async def test_a_fault_that_passes_is_retried_over(portal_data: Path) -> None:
    async with Simulator(portal_data) as simulator:
        simulator.faults.put(Fault(drop=True, times=1))
        simulator.faults.put(Fault(status=503, times=1), month=str(MONTH))
        assert (await snapshot(simulator.url)).month == MONTH
        assert simulator.requests == 3


async def test_it_stops_at_once_with_connections_open_and_busy(portal_data: Path) -> None:
    async with httpx.AsyncClient(trust_env=False, headers=BEARER) as http:
        simulator = Simulator(portal_data)
        async with simulator:
            url = f"{simulator.url}{PATH}/27877893280/2026-08"
            await http.get(url)  # stays open
            simulator.faults.put(Fault(slow=3600))
            waiting = asyncio.create_task(http.get(url, timeout=None))
            async with asyncio.timeout(20):
                while simulator.requests < 2:  # noqa: ASYNC110 - it counts, and tells nobody
                    await asyncio.sleep(0.01)
        with pytest.raises(httpx.HTTPError):
            await waiting


async def test_it_may_be_started_again(portal_data: Path) -> None:
    simulator = Simulator(portal_data)
    for _ in range(2):
        async with simulator:
            assert (await snapshot(simulator.url)).month == MONTH


async def test_a_taken_port_is_an_error(portal_data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        async with Simulator(portal_data, port=taken.getsockname()[1]):
            pass


async def test_answers_are_not_held_back_for_an_acknowledgement(portal_data: Path) -> None:
    """Only where the socket names its protocol does asyncio send the second half of an answer at once."""
    async with Simulator(portal_data) as simulator:
        assert simulator._socket is not None
        assert simulator._socket.proto == socket.IPPROTO_TCP


async def test_latency_is_waited_for_each_request_alone(portal_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def pause(_: Simulator, seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(Simulator, "_pause", pause)
    async with Simulator(portal_data, latency=0.05) as simulator, client(simulator.url) as portal:
        await asyncio.gather(*(portal.month(NISS, MONTH) for _ in range(8)))
    assert waited == [0.05] * 8


@pytest.mark.parametrize(("token", "reason"), [("demo", None), ("other", FailureReason.TOKEN_REFUSED)])
async def test_a_login_may_be_shown_for_a_token(portal_data: Path, token: str, reason: FailureReason | None) -> None:
    async with Simulator(portal_data, token=token) as simulator:
        portal = PsiClient(simulator.url, FixedTokens(BasicLogin(NISS.digits, "demo")))
        found = await portal.month(NISS, MONTH)
        await portal.aclose()
    assert isinstance(found, FetchFailed if reason else Fetched)
    assert getattr(found, "reason", None) is reason


async def test_no_log_carries_a_number(portal_data: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Simulator(portal_data) as simulator:
        await snapshot(simulator.url)
    assert NISS.digits not in "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)


async def test_a_thread_of_its_own(portal_data: Path) -> None:
    simulator = ThreadedSimulator(portal_data)
    simulator.stop()
    for _ in range(2):
        url = simulator.start()
        assert url == simulator.url
        assert (await snapshot(url)).month == MONTH
        thread = simulator._thread
        simulator.stop()
        assert thread is not None
        assert not thread.is_alive()


@pytest.mark.skipif(sys.platform == "win32", reason="another signal there")
def test_serving_ends_quietly_with_ctrl_c(portal_data: Path) -> None:
    code = (
        "from pathlib import Path; from adapters.portal.simulator import serve;"
        f"serve(Path({str(portal_data)!r}), port=0, on_ready=lambda url: print(url, flush=True)); print('over')"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONWARNINGS": "error"},
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        with httpx.Client(trust_env=False, headers=BEARER) as http:
            assert http.get(f"{url}{PATH}/27877893280/2026-08").status_code == 200
            process.send_signal(signal.SIGINT)
            try:
                out, err = process.communicate(timeout=30)
            finally:
                process.kill()
    assert (out.strip(), err, process.returncode) == ("over", "", 0)


SENT = PortalTotal(
    "0001",
    Rate(3330),
    Money(50_000),
    Money(16_650),
    1,
    ListedLines.of([(10766619342, "P", 202608, 300, 50_000)], {}),
)


async def test_what_is_communicated_takes_the_place_of_its_establishment_and_rate(portal_data: Path) -> None:
    async with Simulator(portal_data) as simulator, client(simulator.url) as portal:
        before = await snapshot(simulator.url)
        outcome = await portal.communicate(NISS, MONTH, [SENT])
        assert isinstance(outcome, Accepted)
        after = await snapshot(simulator.url)
        assert simulator.communications == 1
        # It was integrated at once, so it is in processing no more.
        assert await portal.receipts(NISS) == Receipts(frozenset())
    kept = [total for total in before.totals if (total.establishment, total.rate) != ("0001", Rate(3330))]
    assert len(kept) == len(before.totals) - 1
    by_key = {(total.establishment, total.rate): total.contribution for total in after.totals}
    assert by_key == {
        **{(total.establishment, total.rate): total.contribution for total in kept},
        ("0001", Rate(3330)): Money(16_650),
    }
    assert not any(total.mismatch for total in after.totals)
    assert (before.state, after.state) == (PortalState.COMPUTED, PortalState.CONFIRMED)


async def test_while_it_is_in_processing_there_is_a_receipt_and_the_values_are_as_they_were(portal_data: Path) -> None:
    async with Simulator(portal_data, processing=600) as simulator, client(simulator.url) as portal:
        before = await snapshot(simulator.url)
        outcome = await portal.communicate(NISS, MONTH, [SENT])
        assert isinstance(outcome, Accepted)
        assert await portal.receipts(NISS) == Receipts(frozenset({outcome.receipt}))
        assert await portal.receipts(Niss("25260181591")) == Receipts(frozenset())
        assert (await snapshot(simulator.url)).digest == before.digest


async def test_a_month_without_values_gets_some(portal_data: Path) -> None:
    async with Simulator(portal_data) as simulator, client(simulator.url) as portal:
        await portal.communicate(NISS, YearMonth(2020, 1), [SENT])
        found = await portal.month(NISS, YearMonth(2020, 1))
        assert isinstance(found, Fetched)
        assert [total.contribution for total in found.snapshot.totals] == [Money(16_650)]


@pytest.mark.parametrize(
    ("fault", "kind", "taken"),
    [
        (Fault(drop=True), Unknown, 0),
        (Fault(lost=True), Unknown, 1),
        (Fault(status=500), Unknown, 0),
        (Fault(status=403, message="Sem permissão."), Refused, 0),
    ],
)
async def test_a_communication_may_go_wrong_before_and_after_it_is_taken(
    portal_data: Path, fault: Fault, kind: type[SendOutcome], taken: int
) -> None:
    async with Simulator(portal_data) as simulator, client(simulator.url) as portal:
        simulator.writing_faults.put(fault)
        assert isinstance(await portal.communicate(NISS, MONTH, [SENT]), kind)
        assert simulator.communications == taken
        # What is asked is answered as ever.
        assert isinstance(await portal.month(NISS, MONTH), Fetched)


async def test_a_communication_wants_a_token_and_a_body_with_a_month(portal_data: Path) -> None:
    path = f"/eeaoc/valores-comunicados/entidade-empregadora/{NISS.number}"
    async with Simulator(portal_data) as simulator, httpx.AsyncClient(base_url=simulator.url) as by_hand:
        assert (await by_hand.post(path, content=b"{}")).status_code == 401
        for body in (b"", b"{}", b"[]", b'{"anoMes": "2026-13", "taxas": []}', b'{"anoMes": "2026-08", "taxas": [1]}'):
            assert (await by_hand.post(path, content=body, headers=BEARER)).status_code == 400
        assert (await by_hand.get(path)).status_code == 401
        assert simulator.communications == 0


async def test_what_was_communicated_may_be_kept(portal_data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    async with Simulator(portal_data, kept=kept) as simulator, client(simulator.url) as portal:
        before = await snapshot(simulator.url)
        await portal.communicate(NISS, MONTH, [SENT])
        [path] = [path for path in kept.rglob("*") if path.is_file()]
        after = await snapshot(simulator.url)
    async with Simulator(portal_data, kept=kept) as simulator:
        again = await snapshot(simulator.url)
        assert (again.digest, again.etag) == (after.digest, after.etag)
        assert after.digest != before.digest
        for broken in (b"", path.read_bytes()[:-9], b"[]", path.read_bytes().replace(b"2026-08", b"2026-09")):
            path.write_bytes(broken)
            assert (await snapshot(simulator.url)).etag == before.etag
    async with Simulator(portal_data) as simulator:
        assert (await snapshot(simulator.url)).etag == before.etag


async def test_where_it_cannot_be_kept_it_is_known_until_the_end(
    portal_data: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"no folder")
    async with Simulator(portal_data, kept=kept) as simulator, client(simulator.url) as portal:
        before = await snapshot(simulator.url)
        assert isinstance(await portal.communicate(NISS, MONTH, [SENT]), Accepted)
        assert (await snapshot(simulator.url)).digest != before.digest
    [record] = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert record.name == "adapters.portal.documents"
    caplog.clear()
