# SPDX-License-Identifier: MIT
"""The operating system's keychain: Credential Manager, Keychain, or Secret Service."""

from __future__ import annotations

from typing import Protocol

from domain.errors import KeychainFailed

SERVICE = "BateCerto"
# Below this keyring puts its own stand-ins: files in clear text, or none at all.
_TRUSTED = 1


class Keychain(Protocol):
    """Keeps short secrets under names, for the person who is signed in."""

    def available(self) -> bool:
        """Whether there is one that can be trusted with a secret."""

    def get(self, name: str) -> str | None:
        """The secret of that name; None where there is none.

        Raises:
            KeychainFailed: there is no keychain, or it is locked and stays so.
        """

    def put(self, name: str, secret: str) -> None:
        """Keep a secret in place of an earlier one.

        Raises:
            KeychainFailed: there is no keychain, or it does not take it.
        """

    def remove(self, name: str) -> None:
        """Forget a secret, where there is one.

        Raises:
            KeychainFailed: there is no keychain, or it does not let go of it.
        """


class OsKeychain:
    """See Keychain. Blocking, and the system may ask the person something: call it in a thread."""

    def available(self) -> bool:
        """See Keychain."""
        # Slow to load, and not every command needs it.
        import keyring

        return float(keyring.get_keyring().priority) >= _TRUSTED

    def get(self, name: str) -> str | None:
        """See Keychain."""
        import keyring
        from keyring.errors import KeyringError

        self._want()
        try:
            return keyring.get_password(SERVICE, name)
        except KeyringError as error:
            raise KeychainFailed(type(error).__name__) from error

    def put(self, name: str, secret: str) -> None:
        """See Keychain."""
        import keyring
        from keyring.errors import KeyringError

        self._want()
        try:
            keyring.set_password(SERVICE, name, secret)
        except KeyringError as error:
            raise KeychainFailed(type(error).__name__) from error

    def remove(self, name: str) -> None:
        """See Keychain."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        self._want()
        try:
            keyring.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except KeyringError as error:
            raise KeychainFailed(type(error).__name__) from error

    def _want(self) -> None:
        if not self.available():
            raise KeychainFailed("no keychain")
