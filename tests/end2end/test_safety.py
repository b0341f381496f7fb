# SPDX-License-Identifier: MIT
"""Backup, restore and doctor as a person or a script uses them."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.dr_builder import Block, Value, build, worker_niss
from tests.end2end.conftest import DATA, Program, environment
from tests.end2end.starter import ROOT
from tests.library import sqlite3


def later(program: Program, folder: Path) -> None:
    """Import one file more."""
    file = folder / "later.txt"
    file.write_bytes(build([Block([Value(worker_niss(1), 123456)])]))
    assert program("import", file).code == 0


def test_the_first_import_leaves_a_backup_and_the_doctor_is_content(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    assert program("doctor").code == 0
    assert program("import", DATA / "small" / "erp").code == 0
    [made] = program("backup", "--list", "--json").document
    assert made["reason"] == "due"
    done = program("doctor", "--json")
    assert done.code == 0
    assert done.document["ok"] is True
    checks = {check["check"]: check for check in done.document["checks"]}
    assert checks["outbox"]["details"].keys() == {"waiting", "oldest_age", "parked"}
    assert checks["backup"]["details"]["newest"] == Path(made["file"]).name
    # Nothing changed since, and hours did not go by.
    assert program("import", DATA / "small" / "erp").code == 0
    assert len(program("backup", "--list", "--json").document) == 1


def test_the_demonstration_is_not_backed_up(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    assert program("--demo", "import", DATA / "small" / "erp").code == 0
    assert not list(tmp_path.rglob("backups"))


def test_there_and_back(copied: Program, tmp_path: Path) -> None:
    before = copied.dump()
    made = copied("backup", "--output", tmp_path / "mine", "--json", whole=True)
    assert made.code == 0
    assert Path(made.document["file"]).parent == tmp_path / "mine"
    later(copied, tmp_path)
    after = copied.dump()
    assert after != before
    done = copied("restore", made.document["file"], "--yes", "--json")
    assert done.code == 0
    assert "1 company, 3 files imported" in done.err
    assert "2 companies, 4 files imported" in done.err
    assert copied.dump() == before
    # And the one that was replaced, by its name alone.
    replaced = Path(done.document["replaced"])
    assert copied("restore", replaced.name, "--yes", lang="pt").out.count("em uso") == 2
    assert copied.dump() == after
    assert copied("doctor").code == 0


def test_without_somebody_to_ask_nothing_is_replaced(copied: Program, tmp_path: Path) -> None:
    made = copied("backup", "--json").document["file"]
    later(copied, tmp_path)
    before = copied.dump()
    done = copied("restore", made)
    assert done.code == 2
    assert "--yes" in done.err
    assert copied.dump() == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("answer", "replaces"), [("s", True), ("", False), ("n", False)])
def test_at_a_terminal_it_asks(copied: Program, tmp_path: Path, answer: str, replaces: bool) -> None:
    import pty

    made = copied("backup", "--json").document["file"]
    before = copied.dump()
    later(copied, tmp_path)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tests.program", "--data-dir", str(copied.folder), "--lang", "pt", "restore", made]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, answer.encode() + b"\n")
        said = b""
        try:
            while piece := os.read(ours, 4096):
                said += piece
        except OSError as error:
            if error.errno != errno.EIO:
                raise
    os.close(ours)
    assert process.returncode == (0 if replaces else 3), said.decode()
    assert "[s/N]" in said.decode()
    assert (copied.dump() == before) is replaces


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_ctrl_c_at_a_question_ends_it_at_once(copied: Program) -> None:
    import pty

    made = copied("backup", "--json").document["file"]
    before = copied.dump()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tests.program", "--data-dir", str(copied.folder), "restore", made]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        while b"[y/N]" not in said:
            said += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=60)
        finally:
            process.kill()
    with suppress(OSError):
        said += os.read(ours, 4096)
    os.close(ours)
    assert process.returncode == 3
    assert "Stopped." in said.decode()
    assert copied.dump() == before


def test_what_cannot_be_restored_is_said_and_changes_nothing(copied: Program, tmp_path: Path) -> None:
    before = copied.dump()
    whole = Path(copied("backup", "--json").document["file"])
    cut = tmp_path / "cut.db"
    cut.write_bytes(whole.read_bytes()[:30_000])
    newer = tmp_path / "newer.db"
    newer.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    for file, error, said in (
        (cut, "StoreDamaged", "is damaged, or is not BateCerto's"),
        (newer, "StoreNewer", "made by a newer BateCerto"),
        (tmp_path / "none.db", "FileProblem", "was not found"),
    ):
        done = copied("restore", file, "--yes", "--json")
        assert (done.code, done.document["error"]) == (3, error)
        assert said in done.document["message"]
        assert str(file) in done.document["message"]
    with closing(sqlite3.connect(copied.store, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT COUNT(*) FROM company").fetchone()
        done = copied("restore", whole, "--yes", "--json")
        assert (done.code, done.document["error"]) == (3, "StoreLocked")
    assert copied.dump() == before


def test_a_damaged_store_is_found_refused_and_replaced(copied: Program) -> None:
    before = copied.dump()
    good = Path(copied("backup", "--json").document["file"]).name
    with copied.store.open("r+b") as file:
        file.seek(4096 * 4)
        file.write(b"\xa5" * 4096 * 8)
    done = copied("doctor", lang="pt", whole=True)
    assert done.code == 3
    assert f"batecerto restore {good}" in done.err
    document = copied("doctor", "--json").document
    assert document["ok"] is False
    assert "damaged" in {check["found"] for check in document["checks"]}
    spoilt = copied.store.read_bytes()
    refused = copied("import", DATA / "small" / "erp", "--json")
    assert (refused.code, refused.document["error"]) == (3, "StoreDamaged")
    assert copied.store.read_bytes() == spoilt
    done = copied("restore", good, "--yes")
    assert done.code == 0
    assert "cannot be read" in done.out or "data in use" in done.out
    assert copied.dump() == before
    assert copied("doctor").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
def test_a_backup_that_fails_after_an_import_is_said(copied: Program, tmp_path: Path) -> None:
    (copied.folder / "backups").write_text("in the way")
    file = tmp_path / "later.txt"
    file.write_bytes(build([Block([Value(worker_niss(1), 123456)])]))
    done = copied("import", file, "--json")
    assert done.code == 3
    assert done.document["imported"] == 1
    assert "no backup could be made" in done.err


def test_backup_without_a_store_and_wrong_usage(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    done = program("backup", "--json")
    assert (done.code, done.document["error"]) == (3, "FileProblem")
    assert program("backup", "--list", "--output", tmp_path).code == 2
    assert program("backup", "--list").out.startswith("There are no backups yet.")
