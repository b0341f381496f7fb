# SPDX-License-Identifier: MIT
"""The system's keychain, through the library that speaks to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from adapters.keys.keychain import OsKeychain
from domain.errors import KeychainFailed


class Memory(KeyringBackend):
    """A keychain that forgets."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Refusing(dict[tuple[str, str], str]):
    """Gives and takes nothing."""

    def get(self, *_: object) -> NoReturn:
        raise KeyringLocked

    def pop(self, *_: object) -> NoReturn:
        raise KeyringLocked

    def __setitem__(self, *_: object) -> NoReturn:
        raise KeyringLocked


class Locked(Memory):
    """A keychain that somebody refuses to unlock."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = Refusing()


class ClearText(Memory):
    """What keyring falls back on where there is nothing better: a file that anybody reads."""

    priority = 0.5  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_secret_is_kept_replaced_and_forgotten() -> None:
    memory = Memory()
    keyring.set_keyring(memory)
    keychain = OsKeychain()
    assert keychain.available()
    assert keychain.get("one") is None
    keychain.put("one", "first")
    keychain.put("one", "second")
    assert keychain.get("one") == "second"
    assert list(memory.kept) == [("BateCerto", "one")]
    keychain.remove("one")
    keychain.remove("one")
    assert keychain.get("one") is None


@pytest.mark.parametrize("backend", [Locked, ClearText, NoKeyring])
def test_what_is_locked_or_not_to_be_trusted_is_refused(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    keychain = OsKeychain()
    assert keychain.available() is (backend is Locked)
    with pytest.raises(KeychainFailed):
        keychain.get("one")
    with pytest.raises(KeychainFailed):
        keychain.put("one", "secret")
    with pytest.raises(KeychainFailed):
        keychain.remove("one")
