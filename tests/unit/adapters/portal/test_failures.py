# SPDX-License-Identifier: MIT
"""Retry-After, the portal's own words, and what broken connections mean."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.portal.failures import for_transport, retry_after, safe_message
from domain.portal_record import FailureReason


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0", 0.0), ("7", 7.0), ("61", 60.0), ("9" * 5000, 60.0), ("", None), ("-1", None), ("1.5", None), ("x", None)],
)
def test_retry_after_in_seconds(text: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": text}, cap=60) == seconds


@pytest.mark.parametrize(("ahead", "seconds"), [(20, 20.0), (900, 60.0), (-5, 0.0)])
def test_a_date_counts_from_the_portals_own_clock(ahead: int, seconds: float) -> None:
    portal_now = datetime(2031, 1, 1, tzinfo=UTC)
    headers = {
        "date": format_datetime(portal_now, usegmt=True),
        "retry-after": format_datetime(portal_now + timedelta(seconds=ahead), usegmt=True),
    }
    assert retry_after(headers, cap=60) == seconds


def test_a_date_without_a_portals_clock_counts_from_ours() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30))
    assert retry_after({"retry-after": later}, cap=60) == pytest.approx(30, abs=2)


@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, [0-9]{2} Jan [0-9]{1,9} [0-9:+ -]{1,20}"))
def test_no_header_is_too_odd(text: str) -> None:
    seconds = retry_after({"retry-after": text, "date": text}, cap=5)
    assert seconds is None or 0 <= seconds <= 5


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Sem mandato para 25260181591.", "Sem mandato para …."),
        ("NIF 508123661 inválido", "NIF … inválido"),
        ("NISS 252 601 815 91 e 252-601-815-91", "NISS … e …"),
        ("erro 4031 em 2026-10", "erro 4031 em 2026-10"),
        ("a\r\n\tb\x00c\u202e", "a b c"),
        ("recebido: secret", "recebido: …"),
    ],
)
def test_words_are_shown_without_numbers_and_tokens(said: str, shown: str) -> None:
    assert safe_message(said, "secret") == shown


@given(st.text(alphabet="0123456789 .-a\n", max_size=600))
def test_no_long_number_gets_through(text: str) -> None:
    shown = safe_message(text, "")
    assert len(shown) <= 300
    assert "\n" not in shown
    run = 0
    for sign in shown:
        run = run + 1 if sign.isdigit() else 0
        assert run < 9


def test_a_certificate_is_recognised_behind_its_wrappers() -> None:
    error = httpx.ConnectError("handshake")
    error.__cause__ = OSError()
    error.__cause__.__context__ = ssl.SSLCertVerificationError()
    failure = for_transport(error)
    assert (failure.answer.reason, failure.wait) == (FailureReason.CERTIFICATE, None)
    assert for_transport(httpx.ConnectError("x")).answer.reason is FailureReason.UNREACHABLE
    assert for_transport(httpx.PoolTimeout("x")).answer.reason is FailureReason.TIMED_OUT
    assert for_transport(ConnectionResetError()).wait is True
    assert for_transport(httpx.LocalProtocolError("x")).wait is None
