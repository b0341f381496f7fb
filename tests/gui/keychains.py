# SPDX-License-Identifier: MIT
"""A machine without a keychain, and one with a keychain that forgets when the test ends."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.unit.adapters.keys.test_keychain import Memory


@pytest.fixture(autouse=True)
def no_keychain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No keychain, and no passphrase in the environment."""
    monkeypatch.delenv("BATECERTO_STORE_KEY", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def keychain(no_keychain: None) -> Memory:  # noqa: ARG001 - set before, and put back after
    """A keychain."""
    made = Memory()
    keyring.set_keyring(made)
    return made
