# SPDX-License-Identifier: MIT
"""A process killed in the middle of its work leaves all of that work or none of it, and a store that opens again."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.store.opening import prepare
from tests.faults.conftest import Show
from tests.faults.killing import TIMED_RUNS, Toll, Work, content, kill, moments, run


def whole_or_nothing(toll: Toll, times: int) -> None:
    assert (toll.kills, toll.partial, toll.lost) == (times, 0, 0), toll
    # The kills prove something only where they hit.
    assert (toll.kills - toll.caught_in["after"]) * 2 >= times, toll


def found_out(toll: Toll, times: int) -> None:
    """A wrong way shows in the same look at the store."""
    assert (toll.kills, toll.spoilt, toll.found_out) == (times, times, times), toll


def test_an_import_that_is_killed_leaves_all_or_nothing(importing: Work, tmp_path: Path, show: Show) -> None:
    toll = importing.killed(6, tmp_path)
    show("import", toll)
    whole_or_nothing(toll, 6)


def test_the_killed_import_succeeds_the_next_time(importing: Work, tmp_path: Path) -> None:
    store = tmp_path / "batecerto.db"
    store.write_bytes(importing.store.read_bytes())
    said: list[str] = []
    delay = 0.1
    while not said:
        said, delay = kill(delay, "import", store, *importing.files), delay * 1.5
    if content(store) == importing.before:
        run("import", store, *importing.files)
    assert content(store) == importing.after


def test_an_import_that_is_killed_while_it_is_taken_back_is_there_or_gone(
    undoing: Work, tmp_path: Path, show: Show
) -> None:
    toll = undoing.killed(4, tmp_path)
    show("undo", toll)
    whole_or_nothing(toll, 4)


def test_a_reconciliation_that_is_killed_leaves_all_or_nothing(reconciling: Work, tmp_path: Path, show: Show) -> None:
    toll = reconciling.killed(4, tmp_path)
    show("reconciliation", toll)
    whole_or_nothing(toll, 4)


def test_a_migration_that_is_killed_is_made_good_by_the_next_start(migrating: Work, tmp_path: Path, show: Show) -> None:
    toll = migrating.killed(4, tmp_path)
    show("migration", toll)
    whole_or_nothing(toll, 4)


@pytest.mark.parametrize("work", ["importing", "undoing", "reconciling", "migrating"])
def test_work_in_pieces_is_found_out(work: str, request: pytest.FixtureRequest, tmp_path: Path, show: Show) -> None:
    toll = request.getfixturevalue(work).killed_in_pieces(3, tmp_path)
    show(f"{work} in pieces", toll)
    found_out(toll, 3)


def first_starts_killed(times: int, folder: Path) -> int:
    """Kill the making of a store that often; gives how often there was none yet."""
    took = min(run("prepare", folder / f"timed{number}.db") for number in range(TIMED_RUNS))
    whole = content(folder / "timed0.db")
    missing = 0
    for number, moment in enumerate(moments(times, took, seed=11)):
        store = folder / f"{number}.db"
        said = kill(moment, "prepare", store)
        missing += not store.exists()
        assert store.exists() or "done" not in said
        # What is there under the store's name is whole before anything mends it.
        assert not store.exists() or content(store) == whole
        prepare(store)
        assert content(store) == whole
    return missing


def test_a_first_start_that_is_killed_is_made_good_by_the_next(tmp_path: Path) -> None:
    assert first_starts_killed(4, tmp_path) >= 2


@pytest.mark.faults
def test_thirty_killed_first_starts_are_made_good(tmp_path: Path) -> None:
    assert first_starts_killed(30, tmp_path) >= 10
