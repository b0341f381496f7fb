# SPDX-License-Identifier: MIT
"""An office for each test."""

from __future__ import annotations

import pytest

from tests.unit.domain.use_cases.office import Office


@pytest.fixture
def office() -> Office:
    return Office()
