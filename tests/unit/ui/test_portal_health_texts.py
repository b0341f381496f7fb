# SPDX-License-Identifier: MIT
"""How a portal has been answering, said in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from domain.portal_health import CircuitState, PortalHealth
from ui import translation
from ui.texts import portal_health


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


BAD = PortalHealth("portal.test", "", 12, 1, 120, 900, 0.021, CircuitState.OPEN, 61.5, 2)


def test_a_portal_that_fails_is_told_in_figures() -> None:
    said = portal_health.lines(BAD)
    assert said[0] == "12 calls to the portal since the program started."
    assert said[1] == "Half of the answers came within 120 ms, 95 % within 900 ms."
    assert said[2] == "3 % of the last calls got no answer in time."
    assert said[3] == "1 call repeated what had just failed."
    assert said[4] == "It failed several times in a row, and is left alone for a while."
    assert said[5:] == [
        "It was left alone for 61 s in all.",
        "2 companies left alone for a while because only theirs fail.",
    ]


def test_one_that_was_not_asked_says_just_that() -> None:
    assert portal_health.lines(PortalHealth("portal.test")) == ["It was not asked yet."]
    trying = PortalHealth("portal.test", circuit=CircuitState.HALF_OPEN)
    assert portal_health.lines(trying)[1].endswith("the next call tries it again.")


def test_an_earlier_moment_names_host_and_time() -> None:
    said = portal_health.seen(PortalHealth("portal.test", calls=1), datetime(2026, 11, 22, 9, tzinfo=UTC))
    assert said.startswith("portal.test, last fetched from on ")
    assert "1 call to the portal" in said
