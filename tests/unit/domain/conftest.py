# SPDX-License-Identifier: MIT
"""What the domain's tests share."""

from __future__ import annotations

import pytest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
