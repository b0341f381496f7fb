# SPDX-License-Identifier: MIT
"""The key of a store: made once, kept where it was said, told from every other, and brought back by its phrase."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.keys.custody import NOTE_NAME, HeldKey, StoreCustody
from adapters.keys.phrase import to_phrase
from adapters.store.library import Key
from adapters.store.opening import prepare
from domain.errors import InvalidValue, KeychainFailed, KeyMissing, KeyWrong, ProtectionUnchosen
from domain.protection import Protection, Unlocking
from tests.fakes import FakeKeychain
from tests.passphrases import full_cost, quick_passphrases

__all__ = ["quick_passphrases"]

CHOSEN = Unlocking(Protection.PASSPHRASE, "correct horse battery")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "batecerto.db"


def made(store: Path, custody: StoreCustody, answer: Unlocking | None = None) -> Key:
    """The key of a store that is made with it."""
    key = custody.key(answer)
    assert key is not None
    prepare(store, key=key)
    return key


def test_a_keychain_keeps_the_key_and_nothing_beside_the_store_tells_it(store: Path) -> None:
    keychain = FakeKeychain()
    key = made(store, StoreCustody(store, keychain))
    again = StoreCustody(store, keychain).key()
    assert again is not None
    assert again.raw == key.raw
    assert StoreCustody(store, keychain).protection() is Protection.KEYCHAIN
    written = (store.parent / NOTE_NAME).read_text()
    assert key.raw.hex() not in written
    assert str(key.raw) not in repr(key)
    assert key.raw.hex() not in repr(key)


def test_without_a_keychain_and_a_passphrase_nothing_is_made(store: Path) -> None:
    with pytest.raises(ProtectionUnchosen):
        StoreCustody(store, FakeKeychain(there=False)).key()
    assert not list(store.parent.iterdir())


def test_it_stays_unencrypted_by_choice_alone(store: Path) -> None:
    assert StoreCustody(store, FakeKeychain()).key(unencrypted=True) is None
    assert StoreCustody(store, FakeKeychain()).key(Unlocking(Protection.NONE)) is None
    prepare(store)
    custody = StoreCustody(store, FakeKeychain(), "a passphrase")
    assert custody.key() is None
    assert custody.protection() is Protection.NONE


def test_a_passphrase_opens_it_however_its_letters_are_encoded(store: Path) -> None:
    key = made(store, StoreCustody(store, FakeKeychain(there=False), "pão quente"))
    again = StoreCustody(store, FakeKeychain(there=False), "pa\u0303o quente").key()
    assert again is not None
    assert again.raw == key.raw
    assert key.raw.hex() not in (store.parent / NOTE_NAME).read_text()


def test_a_passphrase_is_stretched_at_the_cost_that_is_documented(store: Path) -> None:
    with full_cost():
        key = made(store, StoreCustody(store, FakeKeychain(there=False), "pão quente"))
    note = json.loads((store.parent / NOTE_NAME).read_text())
    salt, pad = bytes.fromhex(note["salt"]), bytes.fromhex(note["pad"])
    stretched = hashlib.scrypt("pão quente".encode(), salt=salt, n=2**16, r=8, p=2, maxmem=2**27, dklen=32)
    assert bytes(a ^ b for a, b in zip(pad, stretched, strict=True)) == key.raw


@pytest.mark.parametrize("passphrase", ["pao quente", "pão quente ", "PÃO QUENTE"])
def test_a_wrong_passphrase_is_refused(store: Path, passphrase: str) -> None:
    made(store, StoreCustody(store, FakeKeychain(there=False), "pão quente"))
    with pytest.raises(KeyWrong):
        StoreCustody(store, FakeKeychain(there=False), passphrase).key()


@pytest.mark.parametrize("passphrase", [None, ""])
def test_a_missing_passphrase_is_refused_and_no_new_key_is_made(store: Path, passphrase: str | None) -> None:
    made(store, StoreCustody(store, FakeKeychain(there=False), "pão quente"))
    before = (store.parent / NOTE_NAME).read_bytes()
    for keychain in (FakeKeychain(), FakeKeychain(there=False)):
        with pytest.raises(KeyMissing):
            StoreCustody(store, keychain, passphrase).key()
    assert (store.parent / NOTE_NAME).read_bytes() == before


def test_a_key_that_the_keychain_lost_is_missing(store: Path) -> None:
    made(store, StoreCustody(store, FakeKeychain()))
    with pytest.raises(KeyMissing):
        StoreCustody(store, FakeKeychain()).key()


def test_a_key_that_somebody_put_in_its_place_is_wrong(store: Path) -> None:
    keychain = FakeKeychain()
    key = made(store, StoreCustody(store, keychain))
    for secret in (bytes(32).hex(), "no hex"):
        keychain.put(key.name, secret)
        with pytest.raises(KeyWrong):
            StoreCustody(store, keychain).key()


def test_a_keychain_that_does_not_take_the_key_leaves_nothing(store: Path) -> None:
    with pytest.raises(KeychainFailed):
        StoreCustody(store, FakeKeychain(refuses=True)).key()
    assert not list(store.parent.iterdir())


def test_the_second_of_two_starts_gets_the_first_one_s_key(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keychain = FakeKeychain()
    first: list[Key | None] = []

    def faster(*_: object, **__: object) -> Protection:
        monkeypatch.undo()
        first.append(StoreCustody(store, keychain).key())
        return Protection.KEYCHAIN

    monkeypatch.setattr(StoreCustody, "_how", faster)
    second = StoreCustody(store, keychain).key()
    assert first[0] is not None
    assert second is not None
    assert second.raw == first[0].raw
    assert list(keychain.secrets) == [second.name]


def test_what_lies_beside_the_store_has_a_copy_beside_the_backups(store: Path) -> None:
    keychain = FakeKeychain()
    key = made(store, StoreCustody(store, keychain))
    for spoilt in ("", "{", '{"format": 9}', "[]", None):
        note = store.parent / NOTE_NAME
        note.unlink(missing_ok=True)
        if spoilt is not None:
            note.write_text(spoilt)
        again = StoreCustody(store, keychain).key()
        assert again is not None
        assert again.raw == key.raw


def test_looking_for_a_key_makes_none(store: Path) -> None:
    custody = StoreCustody(store, FakeKeychain(), "a passphrase")
    assert custody.known_key() is None
    assert custody.protection() is None
    assert not list(store.parent.iterdir())


@pytest.mark.parametrize("lang", ["pt", "en"])
def test_the_phrase_brings_the_key_back(store: Path, lang: str) -> None:
    key = made(store, StoreCustody(store, FakeKeychain()))
    words = HeldKey(StoreCustody(store, FakeKeychain()), key).words(lang)
    assert len(words) == 24
    keychain = FakeKeychain()
    custody = StoreCustody(store, keychain)
    custody.recover("  ".join(words).upper() + "\n", Protection.KEYCHAIN)
    again = custody.key()
    assert again is not None
    assert again.raw == key.raw
    assert custody.phrase_was_checked()


def test_the_phrase_sets_a_new_passphrase(store: Path) -> None:
    key = made(store, StoreCustody(store, FakeKeychain(there=False)), CHOSEN)
    custody = StoreCustody(store, FakeKeychain(there=False))
    custody.recover(" ".join(to_phrase(key, "en")), Protection.PASSPHRASE, "another one")
    with pytest.raises(KeyWrong):
        custody.key(CHOSEN)
    again = custody.key(Unlocking(passphrase="another one"))
    assert again is not None
    assert again.raw == key.raw


def test_the_phrase_of_another_store_is_refused_and_changes_nothing(store: Path) -> None:
    keychain = FakeKeychain()
    made(store, StoreCustody(store, keychain))
    before, secrets = (store.parent / NOTE_NAME).read_bytes(), dict(keychain.secrets)
    other = " ".join(to_phrase(Key(bytes(32)), "en"))
    with pytest.raises(KeyWrong):
        StoreCustody(store, keychain).recover(other, Protection.KEYCHAIN)
    assert not StoreCustody(store, keychain).check_phrase(other)
    assert (store.parent / NOTE_NAME).read_bytes() == before
    assert keychain.secrets == secrets


def test_a_checked_phrase_is_remembered(store: Path) -> None:
    keychain = FakeKeychain()
    key = made(store, StoreCustody(store, keychain))
    custody = StoreCustody(store, keychain)
    assert not custody.phrase_was_checked()
    assert custody.check_phrase(" ".join(to_phrase(key, "pt")))
    assert StoreCustody(store, keychain).phrase_was_checked()
    assert json.loads((store.parent / NOTE_NAME).read_text())["checked"] is True


@pytest.mark.parametrize(
    ("change", "kind", "word"),
    [
        (lambda words: words[:-1], "phrase", ""),
        (lambda words: [*words, words[0]], "phrase", ""),
        (lambda words: ["zzz", *words[1:]], "phrase", "zzz"),
        (lambda words: [words[1], words[0], *words[2:]], "phrase_order", ""),
        (lambda _: [], "phrase", ""),
    ],
)
def test_a_phrase_with_a_mistake_is_told_from_a_phrase(
    store: Path, change: Callable[[list[str]], list[str]], kind: str, word: str
) -> None:
    made(store, StoreCustody(store, FakeKeychain()))
    words = to_phrase(Key(bytes(range(32))), "en")
    with pytest.raises(InvalidValue) as caught:
        StoreCustody(store, FakeKeychain()).check_phrase(" ".join(change(words)))
    assert (caught.value.kind, caught.value.value) == (kind, word)


def test_numbers_before_the_words_do_not_matter(store: Path) -> None:
    key = made(store, StoreCustody(store, FakeKeychain()))
    numbered = "\n".join(f"{at}. {word}" for at, word in enumerate(to_phrase(key, "en"), start=1))
    assert StoreCustody(store, FakeKeychain()).check_phrase(numbered)


def test_a_dropped_key_opens_nothing(store: Path) -> None:
    key = made(store, StoreCustody(store, FakeKeychain()))
    key.drop()
    key.drop()
    with pytest.raises(KeyMissing):
        prepare(store, key=key)


def test_the_phrase_brings_the_key_back_where_nothing_beside_the_store_is_left(store: Path) -> None:
    keychain = FakeKeychain()
    key = made(store, StoreCustody(store, keychain))
    for note in store.parent.rglob(NOTE_NAME):
        note.unlink()
    custody = StoreCustody(store, keychain)
    assert custody.protection() is None
    with pytest.raises(KeyMissing):
        custody.key()
    custody.recover(" ".join(to_phrase(key, "en")), Protection.KEYCHAIN)
    again = StoreCustody(store, keychain).key()
    assert again is not None
    assert again.raw == key.raw


def test_a_damaged_store_is_not_taken_for_an_encrypted_one(store: Path) -> None:
    prepare(store)
    store.write_bytes(b"x" * 16 + store.read_bytes()[16:])
    assert StoreCustody(store, FakeKeychain()).key() is None
