# SPDX-License-Identifier: MIT
"""What the portal's tests over HTTP share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from stamina.instrumentation import RetryDetails, get_on_retry_hooks, set_on_retry_hooks


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def portal_data() -> Path:
    return Path(__file__).parents[2] / "data" / "portal"


@pytest.fixture
def waits() -> Iterator[list[float]]:
    """The seconds that were waited before each attempt but the first."""
    found: list[float] = []

    def note(details: RetryDetails) -> None:
        found.append(details.wait_for)

    before = get_on_retry_hooks()
    set_on_retry_hooks([note])
    yield found
    set_on_retry_hooks(before)
    assert stamina.is_active()
