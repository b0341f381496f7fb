# SPDX-License-Identifier: MIT
"""A store is made whole or not at all, looked at before it is touched, and refused where it is not ours."""

from __future__ import annotations

import contextlib
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from adapters.store import migrations, opening
from adapters.store.opening import prepare
from adapters.store.schema import APPLICATION_ID, HEAD, REVISIONS
from domain.errors import StoreDamaged, StoreFull, StoreNewer, StoreUnavailable
from tests.integration.store.filling import ask, dump
from tests.library import sqlite3


@pytest.fixture
def store(store_path: Path) -> Path:
    prepare(store_path)
    return store_path


def test_a_new_store_is_whole_and_private(store: Path) -> None:
    assert ask(store, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ask(store, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert ask(store, "PRAGMA integrity_check") == [("ok",)]
    assert store.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in store.parent.iterdir()] == [store.name]


def test_preparing_again_changes_nothing(store: Path) -> None:
    before = store.read_bytes()
    prepare(store)
    assert store.read_bytes() == before


def test_folders_with_odd_names_serve(tmp_path: Path) -> None:
    folder = tmp_path / "50% de ação #1? &c"
    folder.mkdir()
    prepare(folder / "batecerto.db")
    assert [entry.name for entry in folder.iterdir()] == ["batecerto.db"]


def test_many_first_starts_at_once_make_one_store(store_path: Path) -> None:
    with ProcessPoolExecutor(3, multiprocessing.get_context("spawn")) as pool:
        list(pool.map(prepare, [store_path] * 3))
    assert [entry.name for entry in store_path.parent.iterdir()] == [store_path.name]


def test_a_failing_creation_leaves_nothing(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "_migrate", fails)
    with pytest.raises(StoreFull):
        prepare(store_path)
    assert list(store_path.parent.iterdir()) == []


def test_a_place_without_hard_links_serves(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", unsupported)
    prepare(store_path)
    assert [entry.name for entry in store_path.parent.iterdir()] == [store_path.name]


def test_the_known_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == REVISIONS


@pytest.mark.parametrize(
    "content",
    [b"", b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 4096],
    ids=["no length", "garbage", "broken header"],
)
def test_what_is_no_store_is_refused_untouched(store_path: Path, content: bytes) -> None:
    store_path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        prepare(store_path)
    assert store_path.read_bytes() == content


def test_another_programs_database_is_refused_untouched(store_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(store_path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.commit()
    before = dump(store_path)
    with pytest.raises(StoreDamaged):
        prepare(store_path)
    assert dump(store_path) == before


@pytest.mark.parametrize("change", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_a_store_without_its_revision_is_damaged(store: Path, change: str) -> None:
    with contextlib.closing(sqlite3.connect(store)) as connection:
        connection.execute(change)
        connection.commit()
    with pytest.raises(StoreDamaged):
        prepare(store)


def test_a_newer_store_is_refused_untouched(store: Path) -> None:
    with contextlib.closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = dump(store)
    with pytest.raises(StoreNewer):
        prepare(store)
    assert dump(store) == before


def test_a_folder_in_the_stores_place_is_refused(store_path: Path) -> None:
    store_path.mkdir()
    with pytest.raises((StoreDamaged, StoreUnavailable)):
        prepare(store_path)
    assert list(store_path.iterdir()) == []
