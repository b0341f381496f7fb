# SPDX-License-Identifier: MIT
"""What the portal's tests over HTTP share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def portal_data() -> Path:
    return Path(__file__).parents[2] / "data" / "portal"
