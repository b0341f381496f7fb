# SPDX-License-Identifier: MIT
"""What is loaded late does its work all the same, and a wrong address is told at once."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import FixedTokens
from app import demo_data
from app.late import PRODUCTION, LatePortal, LateReader
from domain.errors import InvalidValue
from domain.portal_record import Fetched
from domain.values import Niss


@pytest.mark.parametrize(
    "url",
    [
        "", "portal", "ftp://portal.test", "https://", "https:///rest", "https://me@portal.test", "https://a:b@c.test",
        "http://portal.test:0", "http://portal.test:99999", "http://portal.test:x", "http://a b.test", "http://a%20b",
        "http://[::1", "http://portal.test/\N{ZERO WIDTH SPACE}",
    ],
)  # fmt: skip
def test_a_wrong_address_is_told_before_anything_is_asked(url: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        LatePortal(url, FixedTokens("t"))
    assert raised.value.kind == "url"


@pytest.mark.parametrize("url", ["http://portal.test/rest", "http://192.168.1.10:8080", "http://app.seg-social.pt"])
def test_what_would_go_over_a_wire_in_clear_is_told_at_once(url: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        LatePortal(url, FixedTokens("t"))
    assert raised.value.kind == "plain_url"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        (PRODUCTION, "app.seg-social.pt"),
        (" http://[::1]:8080/rest ", "[::1]:8080"),
        ("HTTPS://portal.test/", "portal.test"),
    ],
)
def test_a_right_address_is_taken(url: str, host: str) -> None:
    assert LatePortal(url, FixedTokens("t")).host == host


def test_months_asked_for_at_once_share_one_client() -> None:
    simulator = ThreadedSimulator(demo_data.portal_directory(), token="t")
    employer = Niss(min(path.name for path in demo_data.portal_directory().iterdir() if path.is_dir()))

    async def ask() -> list[object]:
        portal = LatePortal(simulator.start(), FixedTokens("t"))
        try:
            return list(await asyncio.gather(*(portal.month(employer, demo_data.period()[0]) for _ in range(3))))
        finally:
            await portal.aclose()

    answers = asyncio.run(ask())
    simulator.stop()
    assert all(isinstance(answer, Fetched) for answer in answers)


def test_a_portal_that_was_never_asked_closes() -> None:
    asyncio.run(LatePortal(PRODUCTION, FixedTokens("t")).aclose())


def test_the_reader_reads(tmp_path: Path) -> None:
    reader = LateReader()
    assert not reader.read(demo_data.erp_files()[0]).refused
    assert reader.read(tmp_path / "none.txt").refused


ROOT = Path(__file__).parents[3]
FIRST_QUESTION = """
import asyncio, sys
import httpx
from adapters.portal.transport import make_ready
client = httpx.AsyncClient(trust_env=False)
make_ready()
before = set(sys.modules)
async def ask():
    async with client:
        try:
            await client.get("http://127.0.0.1:9/")
        except httpx.ConnectError:
            print(sorted(set(sys.modules) - before))
asyncio.run(ask())
"""


def test_the_first_question_loads_nothing_on_the_event_loop() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_QUESTION], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "[]\n"
