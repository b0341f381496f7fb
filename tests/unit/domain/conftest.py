# SPDX-License-Identifier: MIT
"""What the domain's tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The same examples each time: a test that fails here fails everywhere.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
