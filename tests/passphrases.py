# SPDX-License-Identifier: MIT
"""Passphrases stretched at no cost: scrypt as the program does it takes longer than most tests' own work.

What is about the cost itself stretches at full cost, and so do the programs that tests start as processes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from adapters.keys import custody

FULL = dict(custody._SCRYPT)
_QUICK = FULL | {"n": 2, "p": 1}


@pytest.fixture(autouse=True)
def quick_passphrases() -> Iterator[None]:
    """Stretch at no cost, in each test of a file or folder that has this name."""
    with _stretching(_QUICK):
        yield


def full_cost() -> AbstractContextManager[None]:
    """Stretch as the program does."""
    return _stretching(FULL)


@contextmanager
def _stretching(cost: dict[str, int]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(custody, "_SCRYPT", cost)
        yield
