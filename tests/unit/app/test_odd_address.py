# SPDX-License-Identifier: MIT
"""A portal's address with a path that is not the documented one: what is a 404 there must not pass for an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.portal.address import BASE_PATH
from adapters.portal.simulator import ThreadedSimulator
from tests.unit.app.test_command_line import DATA, PERIOD, Program, prepared, program

__all__ = ["prepared", "program"]

NIF = "579217426"
ODD = "/ptss/rst"


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedSimulator]:
    simulator = ThreadedSimulator(DATA / "small" / "portal")
    simulator.start()
    monkeypatch.setenv("BATECERTO_PORTAL_TOKEN", "demo")
    yield simulator
    simulator.stop()


def at(portal: ThreadedSimulator, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("BATECERTO_PORTAL_URL", portal.url.replace(BASE_PATH, path))


def test_a_fetch_that_found_nothing_at_an_odd_path_says_so(
    prepared: Program, portal: ThreadedSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(portal, monkeypatch, ODD)
    done = prepared("fetch", *PERIOD)
    assert "Not one month was found there." in done.err
    assert ODD in done.err
    at(portal, monkeypatch, BASE_PATH)
    assert "Not one month" not in prepared("fetch", *PERIOD).err


def test_trying_a_token_at_an_odd_path_calls_nothing_fine(
    prepared: Program, portal: ThreadedSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(portal, monkeypatch, ODD)
    done = prepared("credentials", "test", NIF)
    assert done.code == 3
    assert f"Whether the token is accepted cannot be told: at the path {ODD}" in done.err
    document = prepared("credentials", "test", NIF, "--json").document
    assert (document["works"], document["reason"]) == (None, None)
    at(portal, monkeypatch, BASE_PATH)
    assert prepared("credentials", "test", NIF).code == 0


def test_an_examination_warns_of_an_odd_path(
    prepared: Program, portal: ThreadedSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert prepared("backup").code == 0
    at(portal, monkeypatch, ODD)
    done = prepared("doctor")
    assert done.code == 0
    assert f"! The path {ODD} is not the documented one." in done.err
    assert prepared("doctor", "--json").document["odd_portal_path"] == ODD
    at(portal, monkeypatch, BASE_PATH)
    done = prepared("doctor", "--json")
    assert "odd_portal_path" not in done.document
    assert "documented" not in done.err
