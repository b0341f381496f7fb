# SPDX-License-Identifier: MIT
"""Portal tokens: one host's and one company's each, in the first place that takes them, never in clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.keys.credentials import KeptCredentials
from adapters.keys.keychain import Keychain
from adapters.keys.sealed import NAME, SealedSecrets
from adapters.portal.tokens import FixedTokens
from adapters.store.library import Key
from domain.credential import BasicLogin, Credential
from domain.errors import CredentialMissing, KeychainFailed
from domain.values import Niss
from tests.fakes import FakeKeychain

ONE, OTHER = (Niss.with_check_digit(f"250000000{n}") for n in (1, 2))
KEY = Key(bytes(range(32)))
LOGIN = BasicLogin(ONE.digits, "segredo: ção")


def keeper(*places: Keychain, host: str = "portal.test", fallback: str = "") -> KeptCredentials:
    return KeptCredentials(host, places, FixedTokens(fallback))


@pytest.fixture(params=["keychain", "sealed"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Keychain:
    return FakeKeychain() if request.param == "keychain" else SealedSecrets(tmp_path / "batecerto.db", KEY)


@pytest.mark.parametrize("credential", ["a token", LOGIN])
def test_what_is_kept_comes_back_for_its_company_alone(place: Keychain, credential: Credential) -> None:
    keeper(place).put(ONE, credential)
    assert keeper(place).token(ONE) == credential
    assert keeper(place).keeps(ONE)
    assert keeper(place).token(OTHER) is None
    assert not keeper(place).keeps(OTHER)


def test_a_token_is_shown_to_the_host_that_it_is_for(place: Keychain) -> None:
    keeper(place).put(ONE, "production's")
    assert keeper(place, host="127.0.0.1:8080").token(ONE) is None
    keeper(place, host="127.0.0.1:8080").put(ONE, "a test's")
    assert keeper(place).token(ONE) == "production's"


def test_a_new_one_takes_the_place_of_the_old_one_and_can_be_forgotten(place: Keychain) -> None:
    for token in ("first", "second"):
        keeper(place).put(ONE, token)
    assert keeper(place, fallback="the environment's").token(ONE) == "second"
    assert keeper(place).remove(ONE)
    assert not keeper(place).remove(ONE)
    assert keeper(place, fallback="the environment's").token(ONE) == "the environment's"


def test_the_keychain_goes_before_the_sealed_file(tmp_path: Path) -> None:
    keychain, sealed = FakeKeychain(), SealedSecrets(tmp_path / "batecerto.db", KEY)
    keeper(keychain, sealed).put(ONE, "token")
    assert list(keychain.secrets)
    assert not (tmp_path / NAME).exists()
    gone = FakeKeychain(there=False)
    keeper(gone, sealed).put(ONE, "another")
    assert keeper(gone, sealed).token(ONE) == "another"
    assert keeper(keychain, sealed).token(ONE) == "token"
    assert keeper(keychain, sealed).remove(ONE)
    assert keeper(keychain, sealed).token(ONE) is None


def test_the_sealed_file_holds_nothing_in_clear_and_wants_its_key(tmp_path: Path) -> None:
    store = tmp_path / "batecerto.db"
    keeper(SealedSecrets(store, KEY)).put(ONE, "SENTINEL-TOKEN")
    files = list(tmp_path.iterdir())
    assert [path.name for path in files] == [NAME]
    assert b"SENTINEL" not in files[0].read_bytes()
    assert files[0].stat().st_mode & 0o077 == 0
    with pytest.raises(CredentialMissing):
        keeper(SealedSecrets(store, Key(bytes(32)))).token(ONE)
    assert keeper(SealedSecrets(store, Key(bytes(32)))).keeps(ONE)


def test_without_a_keychain_and_a_key_there_is_no_place(tmp_path: Path) -> None:
    nowhere = keeper(FakeKeychain(there=False), SealedSecrets(tmp_path / "batecerto.db", None), fallback="token")
    assert not nowhere.has_place()
    with pytest.raises(KeychainFailed):
        nowhere.put(ONE, "SENTINEL-TOKEN")
    assert not list(tmp_path.iterdir())
    assert nowhere.token(ONE) == "token"


@pytest.mark.parametrize("kept", ["no json", "{}", "[]", '{"user": "only"}'])
def test_what_cannot_be_read_is_missing_and_not_somebody_else_s(kept: str) -> None:
    keychain = FakeKeychain()
    keeper(keychain).put(ONE, "token")
    keychain.secrets = dict.fromkeys(keychain.secrets, kept)
    with pytest.raises(CredentialMissing):
        keeper(keychain, fallback="the environment's").token(ONE)


def test_a_keychain_that_stays_locked_is_a_missing_credential() -> None:
    with pytest.raises(CredentialMissing):
        keeper(FakeKeychain(refuses=True)).token(ONE)
