# SPDX-License-Identifier: MIT
"""What the tests of the file readers share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.erp.dr_reader import DrReader
from domain.declaration import ReadResult

Read = Callable[[bytes], ReadResult]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads bytes as a file."""

    def read_bytes(data: bytes) -> ReadResult:
        path = tmp_path / "dr.txt"
        path.write_bytes(data)
        return DrReader().read(path)

    return read_bytes
