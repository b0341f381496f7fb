# SPDX-License-Identifier: MIT
"""What the portal's tests over HTTP share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.portal.scripted import noted_waits


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def portal_data() -> Path:
    return Path(__file__).parents[2] / "data" / "portal"


@pytest.fixture
def waits() -> Iterator[list[float]]:
    """The seconds that were waited before each attempt but the first."""
    with noted_waits() as found:
        yield found
