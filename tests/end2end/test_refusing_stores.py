# SPDX-License-Identifier: MIT
"""A store that cannot be used: one clear sentence, exit code 3, and not a byte of it changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.dr_builder import write_big
from tests.end2end.conftest import DATA, Done, Program
from tests.end2end.starter import ROOT
from tests.library import sqlite3

NOBODY = 65534
FILE = next(iter(sorted((DATA / "firm" / "erp").iterdir())))


def sentence(done: Done, said: str, program: Program) -> None:
    """The process was refused with one line that names the store."""
    assert done.code == 3
    [line] = done.err.splitlines()
    assert said in line
    assert str(program.folder) in line
    assert done.document["message"] == line


def damaged(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"garbage" * 30)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


@pytest.mark.parametrize(
    ("spoil", "error", "said"),
    [
        (damaged, "StoreDamaged", "is damaged, or is not BateCerto's"),
        (emptied, "StoreDamaged", "is damaged, or is not BateCerto's"),
        (foreign, "StoreDamaged", "is damaged, or is not BateCerto's"),
        (newer, "StoreNewer", "written by a newer BateCerto"),
    ],
)
def test_a_store_that_is_not_ours_is_left_alone(
    copied: Program, spoil: Callable[[Path], None], error: str, said: str
) -> None:
    spoil(copied.store)
    before = copied.store.read_bytes()
    done = copied("import", FILE, "--json")
    sentence(done, said, copied)
    assert done.document["error"] == error
    assert copied.store.read_bytes() == before


def test_a_locked_store_is_not_written_and_can_still_be_read(copied: Program) -> None:
    # Read before and after only: closing a file gives up every lock that this process has on it.
    before = copied.store.read_bytes()
    with closing(sqlite3.connect(copied.store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = copied("import", FILE, "--json")
        sentence(done, "is in use by another program", copied)
        assert copied("companies").code == 0
        other.execute("ROLLBACK")
    assert copied.store.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on files")
def test_a_full_disk_keeps_what_was_there(copied: Program, tmp_path: Path) -> None:
    import resource

    big = tmp_path / "big.txt"
    write_big(big, 3_000)
    before, content = copied.store.read_bytes(), copied.dump()

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, 64 * 1024))

    done = copied("import", big, "--json", preexec=no_room)
    sentence(done, "is full", copied)
    assert done.document["error"] == "StoreFull"
    assert copied.dump() == content
    assert copied.store.read_bytes() == before


@pytest.fixture
def closed_place(copied: Program) -> Iterator[Path]:
    """A folder that others may read but not write, with the store in it."""
    # Not in pytest's own folder, which nobody else may enter.
    folder = Path(tempfile.mkdtemp())
    shutil.copy(copied.store, folder)
    (folder / copied.store.name).chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody() -> Callable[[], None] | None:
    """What makes a child's rights bind: root may write everywhere."""
    if os.geteuid() != 0:
        return None

    def become() -> None:
        os.setgid(NOBODY)
        os.setuid(NOBODY)

    try:
        subprocess.run(
            [sys.executable, "-c", "import app.cli"], cwd=ROOT, preexec_fn=become, check=True, capture_output=True
        )
    except (OSError, subprocess.SubprocessError):
        pytest.skip("another user cannot run the program here, and root may write everywhere")
    return become


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
def test_a_store_that_may_not_be_written_is_left_alone(closed_place: Path) -> None:
    program, become = Program(closed_place), as_nobody()
    before = program.store.read_bytes()
    done = program("import", FILE, "--json", preexec=become)
    sentence(done, "cannot be written: there is no permission", program)
    assert program.store.read_bytes() == before
    assert [entry.name for entry in closed_place.iterdir()] == [program.store.name]
    inside = Program(closed_place / "new")
    sentence(inside("companies", "--json", preexec=become), "cannot be written", inside)
