# SPDX-License-Identifier: MIT
"""The demonstration without a window, and the check of the installation."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.end2end.conftest import Program


@pytest.mark.skipif("sys.platform != 'linux'", reason="there is always a display")
def test_without_a_display_the_demonstration_says_where_it_can_be_seen(tmp_path: Path) -> None:
    done = Program(tmp_path, whole=True)("--demo")
    assert (done.code, done.out) == (3, "")
    [line] = done.err.splitlines()
    assert "“batecerto demo”" in line


def test_the_demonstration_ends_with_its_table_and_report(tmp_path: Path) -> None:
    done = Program(tmp_path, whole=True)("demo", lang="pt")
    report = tmp_path / "demo" / "divergences.csv"
    *table, summary, written = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert len({len(line) for line in table}) == 1
    assert len(table) == 5
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert {row["estado"] for row in rows} == {"diverges", "only_erp", "only_portal"}
    assert f"{len(rows)} divergem" in summary
    assert written == f"{report}: {len(rows)} divergências."
    assert not (tmp_path / "batecerto.db").exists()


def test_the_installation_is_whole(tmp_path: Path) -> None:
    done = Program(tmp_path, whole=True)("self-check", "--json")
    assert done.code == 0
    assert [found["problem"] for found in done.document] == [None] * 9
    assert [line[0] for line in done.err.splitlines()] == ["✓"] * 9
    assert list(tmp_path.iterdir()) == []
