# SPDX-License-Identifier: MIT
"""Where files are looked for and written: among the clerk's documents first, and then where the last one was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt

from domain.ports import Dialect
from tests.dr_builder import Block, Value, build, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import opened

pytestmark = pytest.mark.anyio
CONTROL = Qt.KeyboardModifier.ControlModifier


async def test_the_documents_come_first_and_then_the_last_folder(tmp_path: Path, until: Until) -> None:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    erp = tmp_path / "erp" / "dr.txt"
    erp.parent.mkdir()
    erp.write_bytes(build([Block([Value(worker_niss(1), 100_00)])]))
    async with opened(tmp_path / "store", until) as driver:
        driver.dialogs.files = [erp]
        driver.key(Qt.Key.Key_O, CONTROL)
        await driver.idle()
        driver.dialogs.target = (tmp_path / "groups.csv", Dialect.PT)
        driver.key(Qt.Key.Key_E, CONTROL)
        await driver.idle()
        assert driver.dialogs.folders == [documents, str(erp.parent)]
