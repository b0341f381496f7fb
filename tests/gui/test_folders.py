# SPDX-License-Identifier: MIT
"""Where files are looked for and written: among the clerk's documents first, and then where the last one was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt

from domain.ports import Dialect
from tests.dr_builder import Block, Value, build, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened

pytestmark = pytest.mark.anyio
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system says that documents are; nothing is there yet."""
    place = tmp_path / "home" / "Documents"
    place.parent.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(place))
    return place


@pytest.fixture
def made(documents: Path) -> Path:
    """Documents that are there."""
    documents.mkdir()
    return documents


async def import_one(driver: Driver, file: Path) -> None:
    """Choose a file with Ctrl+O."""
    driver.dialogs.files = [file]
    driver.key(Qt.Key.Key_O, CONTROL)
    await driver.idle()


async def export_one(driver: Driver, file: Path) -> None:
    """Name a file after Ctrl+E."""
    driver.dialogs.target = (file, Dialect.PT)
    driver.key(Qt.Key.Key_E, CONTROL)
    await driver.idle()


def in_folder(folder: Path) -> Path:
    """A DR file in a folder that is made for it."""
    folder.mkdir()
    file = folder / "dr.txt"
    file.write_bytes(build([Block([Value(worker_niss(1), 100_00)])]))
    return file


async def test_the_documents_come_first_and_then_the_last_folder(tmp_path: Path, until: Until, made: Path) -> None:
    erp = in_folder(tmp_path / "erp")
    async with opened(tmp_path / "store", until) as driver:
        await import_one(driver, erp)
        await export_one(driver, tmp_path / "groups.csv")
        assert driver.dialogs.folders == [str(made), str(erp.parent)]


async def test_without_documents_the_home_comes_first(tmp_path: Path, until: Until, documents: Path) -> None:
    erp = in_folder(tmp_path / "erp")
    async with opened(tmp_path / "store", until) as driver:
        await import_one(driver, erp)
        assert driver.dialogs.folders == [str(documents.parent)]


async def test_a_folder_that_is_gone_is_looked_for_above_it(tmp_path: Path, until: Until, made: Path) -> None:
    erp = in_folder(tmp_path / "erp")
    async with opened(tmp_path / "store", until) as driver:
        await import_one(driver, erp)
        shutil.rmtree(erp.parent)
        await export_one(driver, tmp_path / "groups.csv")
        assert driver.dialogs.folders == [str(made), str(tmp_path)]
