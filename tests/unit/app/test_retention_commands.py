# SPDX-License-Identifier: MIT
"""The commands that purge months and look a person up."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest

from tests.dr_builder import Block, Value, build, company_nif, worker_niss
from tests.library import sqlite3, statements_of
from tests.unit.app.test_command_line import DATA, Program, prepared, program

__all__ = ["prepared", "program"]

BEFORE = ("--before", "2026-10")


def dump(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return statements_of(connection)


def diverging(program: Program) -> None:
    """Make a divergence in a month before that."""
    with contextlib.closing(sqlite3.connect(program.store)) as connection:
        connection.execute(
            "INSERT INTO divergence SELECT NULL, company_id, month, rate, 'open', 'diverges', 1, 2, 3, 4, 5"
            " FROM bucket_version ORDER BY month LIMIT 1"
        )
        connection.commit()


def test_a_preview_counts_and_changes_nothing(prepared: Program) -> None:
    before = dump(prepared.store)
    done = prepared("purge", *BEFORE, "--preview")
    assert (done.code, done.err) == (0, "")
    assert "Before Oct 2026 there are" in done.out
    document = prepared("purge", *BEFORE, "--preview", "--json").document
    assert document["purged"] is False
    assert document["total"]["values"] == sum(month["values"] for month in document["months"]) > 0
    assert all(month["month"] < "2026-10" for month in document["months"])
    assert dump(prepared.store) == before


def test_without_a_yes_and_without_a_terminal_nothing_goes(prepared: Program) -> None:
    before = dump(prepared.store)
    done = prepared("purge", *BEFORE)
    assert done.code == 2
    assert "Nobody can be asked here: add --yes. Nothing was changed." in done.err
    assert dump(prepared.store) == before


def test_a_purge_says_what_it_took_and_the_second_finds_nothing(prepared: Program) -> None:
    planned = prepared("purge", *BEFORE, "--preview", "--json").document["total"]
    done = prepared("purge", *BEFORE, "--yes", "--json")
    assert done.code == 0
    assert (done.document["purged"], done.document["wiped"], done.document["total"]) == (True, True, planned)
    again = prepared("purge", *BEFORE, "--yes")
    assert (again.code, again.out) == (0, "There is nothing of before Oct 2026.\n")
    assert prepared("import", DATA / "small" / "erp").code == 0, "purged files may come in again"


def test_an_open_divergence_refuses_until_it_is_wanted(prepared: Program) -> None:
    diverging(prepared)
    before = dump(prepared.store)
    done = prepared("purge", *BEFORE, "--yes")
    assert done.code == 3
    assert "Nothing was changed: there are open divergences in" in done.err
    assert "--even-open" in done.err
    assert dump(prepared.store) == before
    assert prepared("purge", *BEFORE, "--yes", "--even-open", "--json").document["total"]["still_open"] == 1


def test_backups_are_named_and_deleted_when_that_is_wanted(prepared: Program) -> None:
    backup = prepared.folder / "backups" / "batecerto-20261122T090000Z-0001.db"
    backup.parent.mkdir(exist_ok=True)
    for made in backup.parent.iterdir():
        made.unlink()  # what the import left
    with (
        contextlib.closing(sqlite3.connect(prepared.store)) as store,
        contextlib.closing(sqlite3.connect(backup)) as copy,
    ):
        store.backup(copy)
    done = prepared("purge", *BEFORE, "--yes")
    assert done.code == 0
    assert f"These backups still hold those months: {backup.name}. Delete them with --backups delete" in done.err
    done = prepared("purge", *BEFORE, "--yes", "--backups", "delete")
    assert (done.code, done.err) == (0, "")
    assert "1 backup deleted." in done.out
    assert not backup.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("purge --before 2026-13 --yes", "“2026-13” is not a month"),
        (f"purge --before 2026-10 --yes --company {company_nif(9)}", f"no company “{company_nif(9)}”"),
        ("person 12345 --output x.json", "“12345” is not a valid NISS"),
        ("person 11111111111 --output x.json", "Nothing is held of a person with the NISS 11111111111"),
    ],
)
def test_wrong_values_are_wrong_usage(prepared: Program, arguments: str, said: str) -> None:
    done = prepared(*arguments.split(), "--json")
    assert done.code == 2
    assert said in done.err


def test_a_person_s_file_holds_everything(program: Program, tmp_path: Path) -> None:
    niss, report = worker_niss(1), tmp_path / "person.json"
    for cents in (100_00, 200_00):
        file = tmp_path / f"DR_{cents}.txt"
        file.write_bytes(build([Block([Value(niss, cents)])]))
        assert program("import", file).code == 0
    done = program("person", niss, "--output", report)
    assert (done.code, done.out) == (0, f"{report}: 2 values of the ERP, 0 portal values.\n")
    held = json.loads(report.read_text(encoding="utf-8"))
    assert held["niss"] == niss
    assert [(value["amount"], value["file"], value["superseded_by"]) for value in held["erp_values"]] == [
        (100_00, "DR_10000.txt", "DR_20000.txt"),
        (200_00, "DR_20000.txt", None),
    ]
    assert len(held["companies"]) == 1
    assert report.stat().st_mode & 0o077 == 0
    assert [entry.name for entry in tmp_path.iterdir() if entry.suffix == ".part"] == []


def test_a_wrong_check_digit_is_looked_for_with_a_warning(program: Program, tmp_path: Path) -> None:
    right = worker_niss(1)
    wrong = right[:10] + str((int(right[10]) + 1) % 10)
    file = tmp_path / "DR.txt"
    file.write_bytes(build([Block([Value(wrong, 100_00)])]))
    assert program("import", file).code == 0
    done = program("person", wrong, "--output", tmp_path / "person.json")
    assert done.code == 0
    assert f"The check digit of {wrong} is wrong" in done.err


def test_a_person_s_file_that_cannot_be_written_fails(prepared: Program, tmp_path: Path) -> None:
    file = tmp_path / "DR.txt"
    file.write_bytes(build([Block([Value(worker_niss(1), 100_00)])]))
    assert prepared("import", file).code == 0
    done = prepared("person", worker_niss(1), "--output", tmp_path / "none" / "x.json", "--json")
    assert (done.code, done.document["error"]) == (3, "FileProblem")


def test_there_is_nothing_before_everything(prepared: Program) -> None:
    done = prepared("purge", "--before", "1990-01", "--preview", "--json")
    assert (done.code, done.document["months"]) == (0, [])
