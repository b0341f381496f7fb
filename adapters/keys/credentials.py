# SPDX-License-Identifier: MIT
"""Each company's portal token, in the keychain or under the store's key; the environment's where there is neither."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from domain.credential import BasicLogin, Credential
from domain.errors import CredentialMissing, KeychainFailed

if TYPE_CHECKING:
    from adapters.keys.keychain import Keychain
    from domain.ports import TokenSource
    from domain.values import Niss


class KeptCredentials:
    """See domain.ports.CredentialKeeper. A token belongs to one host: no other is ever shown it.

    Args:
        places: where secrets may be, the one to write to first.
        fallback: asked for companies that none of them has a token of.
    """

    def __init__(self, host: str, places: Sequence[Keychain], fallback: TokenSource) -> None:
        self._host = host
        self._places = places
        self._fallback = fallback

    def token(self, employer: Niss) -> Credential | None:
        """See domain.ports.TokenSource.

        Raises:
            CredentialMissing: what is kept cannot be read, or the keychain is locked and stays so.
        """
        return self._kept(employer) or self._fallback.token(employer)

    def keeps(self, employer: Niss) -> bool:
        """See domain.ports.CredentialKeeper."""
        try:
            return self._kept(employer) is not None
        except CredentialMissing:
            return True

    def has_place(self) -> bool:
        """See domain.ports.CredentialKeeper."""
        return any(place.available() for place in self._places)

    def put(self, employer: Niss, credential: Credential) -> None:
        """See domain.ports.CredentialKeeper."""
        place = next((place for place in self._places if place.available()), None)
        if place is None:
            raise KeychainFailed("no place for a token")
        kept = {"token": credential} if isinstance(credential, str) else asdict(credential)
        place.put(self._name(employer), json.dumps(kept))

    def remove(self, employer: Niss) -> bool:
        """See domain.ports.CredentialKeeper."""
        name, found = self._name(employer), False
        for place in self._places:
            if place.available() and place.get(name) is not None:
                place.remove(name)
                found = True
        return found

    def _name(self, employer: Niss) -> str:
        return f"portal {self._host} {employer.digits}"

    def _kept(self, employer: Niss) -> Credential | None:
        name = self._name(employer)
        try:
            kept = next((text for place in self._places if place.available() and (text := place.get(name))), None)
            if kept is None:
                return None
            found = json.loads(kept)
            return str(found["token"]) if "token" in found else BasicLogin(**found)
        except (KeychainFailed, ValueError, TypeError, KeyError) as error:
            raise CredentialMissing from error
