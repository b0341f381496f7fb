# SPDX-License-Identifier: MIT
"""The command that compares two reconciliations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dr_builder import Block, Value, build, worker_niss
from tests.unit.app.test_command_line import PERIOD, Program, program

__all__ = ["program"]


@pytest.fixture
def twice(program: Program, tmp_path: Path) -> Program:
    """Two runs: 100,00 € in the first, 250,00 € in the second."""
    for cents in (100_00, 250_00):
        path = tmp_path / f"{cents}.txt"
        path.write_bytes(build([Block([Value(worker_niss(1), cents)])]))
        assert program("import", path).code == 0
        assert program("reconcile", *PERIOD).code == 0
    return program


def test_two_runs_as_a_document(twice: Program) -> None:
    done = twice("compare", "1", "2", "--json")
    document = done.document
    assert done.code == 0
    assert (document["before"]["run"], document["after"]["run"]) == (1, 2)
    assert (document["appeared"], document["changed"], document["went_away"]) == (0, 1, 0)
    [moved] = document["buckets"]
    assert moved["change"] == "changed"
    assert [moved[side]["erp_remuneration"] for side in ("before", "after")] == [100_00, 250_00]


def test_two_runs_as_a_table(twice: Program) -> None:
    head, rule, row, said = twice("compare", "1", "2", lang="pt").out.splitlines()
    assert head.startswith("Mudança")
    assert len(head) == len(rule)
    assert row.startswith("Mudou")
    assert said.endswith("0 grupos apareceram, 1 mudou, 0 desapareceram.")


def test_the_same_run_and_an_unknown_one(twice: Program) -> None:
    assert twice("compare", "2", "2").out == "Nothing changed from reconciliation 2 to 2.\n"
    done = twice("compare", "1", "9")
    assert done.code == 2
    assert "no reconciliation number 9" in done.err


def test_the_list_of_runs_is_as_it_was(twice: Program) -> None:
    keys = ["run", "at", "from", "to", "tolerance", "tallies", "divergent", "not_compared"]
    assert [list(run) for run in twice("runs", "--json").document] == [keys, keys]
