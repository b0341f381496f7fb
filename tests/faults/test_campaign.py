# SPDX-License-Identifier: MIT
"""Two hundred kills over everything that writes much: nothing partial, nothing lost that was acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.conftest import Show
from tests.faults.killing import Work
from tests.faults.shelf import Shelf, backups_killed

EACH, WRONG = 50, 15
ON_WORDS = 8
"""Kills of each fifty that come just inside the transaction, at its commit, and when the work was acknowledged."""


@pytest.fixture
def works(importing: Work, reconciling: Work, migrating: Work) -> dict[str, Work]:
    return {"import": importing, "reconciliation": reconciling, "migration": migrating}


@pytest.mark.faults
def test_two_hundred_kills_leave_nothing_partial_and_lose_nothing(
    works: dict[str, Work], shelf: Shelf, tmp_path: Path, show: Show
) -> None:
    tolls = {
        name: work.killed(EACH, tmp_path, seed=200 + at, on_words=ON_WORDS)
        for at, (name, work) in enumerate(works.items())
    }
    tolls["backup"] = backups_killed(shelf, tmp_path / "data", EACH, seed=204, on_words=ON_WORDS)
    for name, toll in tolls.items():
        show(name, toll)
    kills, partial, lost = (
        sum(getattr(toll, what) for toll in tolls.values()) for what in ("kills", "partial", "lost")
    )
    show("campaign", f"{kills} kills, {partial} partial, {lost} acknowledged and lost")
    assert (kills, partial, lost) == (200, 0, 0)
    for toll in tolls.values():
        # The kills prove something only where they hit, before the end and after it.
        assert (toll.caught_in["inside"] + toll.caught_in["at the commit"]) * 4 >= EACH, toll
        assert toll.caught_in["after"] >= ON_WORDS, toll


@pytest.mark.faults
def test_every_store_that_a_wrong_way_spoilt_is_found_out(
    works: dict[str, Work], shelf: Shelf, tmp_path: Path, show: Show
) -> None:
    tolls = {name: work.killed_in_pieces(WRONG, tmp_path, seed=205) for name, work in works.items()}
    tolls["backup"] = backups_killed(shelf, tmp_path / "data", WRONG, wrong=True, seed=206)
    for name, toll in tolls.items():
        show(f"{name} in pieces", toll)
    for toll in tolls.values():
        assert toll.found_out == toll.spoilt, toll
        assert toll.spoilt * 2 >= WRONG, toll
