# SPDX-License-Identifier: MIT
"""Who keeps the key of a store: the keychain, or a passphrase that only a person knows.

The key itself is random and never changes hands. What lies beside the store is no secret: the key's name, where the key
is, and for a passphrase a salt and the key XORed with what scrypt makes of the two. As each salt is used once, that pad
gives nothing away; and a wrong passphrase shows, as it gives a key of another name.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.keys.phrase import from_phrase, to_phrase
from adapters.store.backups import FOLDER, publish, sync
from adapters.store.library import KEY_BYTES, Key, is_plain, is_sealed, open_uri, sqlite
from domain.errors import FileProblem, KeychainFailed, KeyMissing, KeyWrong, ProtectionUnchosen
from domain.protection import Protection, Unlocking

if TYPE_CHECKING:
    from adapters.keys.keychain import Keychain

NOTE_NAME = "store-key.json"
_FORMAT = 1
# scrypt's cost as OWASP's Password Storage Cheat Sheet has it (2^16, 8, 2): 64 MiB, and a good part of a second.
_SCRYPT = {"n": 2**16, "r": 8, "p": 2, "maxmem": 2**27, "dklen": KEY_BYTES}


@dataclass(frozen=True, slots=True)
class Note:
    """What is written beside the store.

    Attributes:
        name: the key's; see Key.
        salt, pad: hex digits, empty where the keychain has the key.
        checked: whether somebody showed that the recovery phrase was written down.
    """

    name: str
    kept: Protection
    salt: str = ""
    pad: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class HeldKey:
    """See domain.ports.RecoveryPhrase."""

    custody: StoreCustody
    key: Key

    def words(self, lang: str) -> list[str]:
        """See domain.ports.RecoveryPhrase."""
        return to_phrase(self.key, lang)

    def was_checked(self) -> bool:
        """See domain.ports.RecoveryPhrase."""
        return self.custody.phrase_was_checked()

    def check(self, text: str) -> bool:
        """See domain.ports.RecoveryPhrase."""
        return self.custody.check_phrase(text)


class StoreCustody:
    """The key of the store at one path. Everything here blocks: call it in a thread."""

    def __init__(self, store: Path, keychain: Keychain, passphrase: str | None = None) -> None:
        """Nothing is read yet.

        Args:
            passphrase: what the environment gives; None or empty where it gives none.
        """
        self._store = store
        self._keychain = keychain
        self._passphrase = passphrase or ""
        self._places = (store.with_name(NOTE_NAME), store.with_name(FOLDER) / NOTE_NAME)

    def protection(self) -> Protection | None:
        """How the store is protected; None where nothing is known of a key, be there no store or one that is not plain.

        Raises:
            FileProblem: what lies beside the store cannot be read.
        """
        if self._is_plain():
            return Protection.NONE
        note = self._note()
        return note.kept if note else None

    def keychain_is_there(self) -> bool:
        """Whether a new key could be put in a keychain."""
        return self._keychain.available()

    def key(self, answer: Unlocking | None = None, *, unencrypted: bool = False) -> Key | None:
        """The store's key, made where there is no store yet; None for a store that is not encrypted.

        Args:
            answer: what a person answered; else the environment's passphrase counts, and then the keychain.
            unencrypted: a new store is to have no key.

        Raises:
            KeyMissing: the keychain has no such key, there is no passphrase, or nothing tells where the key is.
            KeyWrong: the passphrase is another one.
            ProtectionUnchosen: there is neither a store nor a keychain nor a passphrase.
            FileProblem: what lies beside the store cannot be read or written.
        """
        known = self.known_key(answer)
        if known is None and self._store.exists() and is_sealed(self._store):
            raise KeyMissing(str(self._store), "nothing is known of its key")
        if known is not None or self._store.exists():
            return known
        return self._new(self._how(answer, unencrypted=unencrypted), answer)

    def known_key(self, answer: Unlocking | None = None) -> Key | None:
        """The key of the store that is there, or that was there; None where it had none. Nothing is made.

        Raises:
            KeyMissing, KeyWrong, FileProblem: see key.
        """
        note = None if self._is_plain() else self._note()
        return self._existing(note, answer) if note is not None else None

    def _how(self, answer: Unlocking | None, *, unencrypted: bool) -> Protection:
        if answer is not None and answer.protection is not None:
            return answer.protection
        if unencrypted:
            return Protection.NONE
        if self._passphrase:
            return Protection.PASSPHRASE
        if self._keychain.available():
            return Protection.KEYCHAIN
        raise ProtectionUnchosen(str(self._store))

    def _new(self, how: Protection, answer: Unlocking | None) -> Key | None:
        if how is Protection.NONE:
            return None
        key = Key(secrets.token_bytes(KEY_BYTES))
        note = self._keep(key, how, self._given(answer))
        if self._write(note, anew=True):
            return key
        # Another process was faster: its key is the store's.
        with suppress(KeychainFailed):
            self._keychain.remove(key.name)
        return self._existing(self._wanted_note(), answer)

    def _keep(self, key: Key, how: Protection, passphrase: str) -> Note:
        if how is Protection.KEYCHAIN:
            self._keychain.put(key.name, key.raw.hex())
            return Note(key.name, how)
        if not passphrase:
            raise KeyMissing(str(self._store), "no passphrase")
        salt = secrets.token_bytes(16)
        return Note(key.name, how, salt.hex(), _xor(key.raw, _stretched(passphrase, salt)).hex())

    def _existing(self, note: Note, answer: Unlocking | None) -> Key:
        if note.kept is Protection.KEYCHAIN:
            return self._from_keychain(note)
        passphrase = self._given(answer)
        if not passphrase:
            raise KeyMissing(str(self._store), "no passphrase")
        key = Key(_xor(bytes.fromhex(note.pad), _stretched(passphrase, bytes.fromhex(note.salt))))
        if key.name != note.name:
            raise KeyWrong(str(self._store))
        return key

    def _from_keychain(self, note: Note) -> Key:
        try:
            digits = self._keychain.get(note.name)
        except KeychainFailed as error:
            raise KeyMissing(str(self._store), str(error)) from error
        if digits is None:
            raise KeyMissing(str(self._store), "not in the keychain")
        try:
            key = Key(bytes.fromhex(digits))
        except ValueError:
            raise KeyWrong(str(self._store)) from None
        if key.name != note.name:
            raise KeyWrong(str(self._store))
        return key

    def _given(self, answer: Unlocking | None) -> str:
        return answer.passphrase if answer is not None and answer.passphrase else self._passphrase

    def phrase_was_checked(self) -> bool:
        """Whether somebody showed that the phrase was written down."""
        note = self._note()
        return note is not None and note.checked

    def check_phrase(self, text: str) -> bool:
        """Whether the words are this store's recovery phrase; remembered where they are.

        Raises:
            InvalidValue: they are no recovery phrase at all; see adapters.keys.phrase.
            KeyMissing: the store has no key.
            FileProblem: that cannot be remembered.
        """
        note = self._wanted_note()
        key = from_phrase(text)
        right = key.name == note.name
        key.drop()
        if right and not note.checked:
            self._write(replace(note, checked=True))
        return right

    def recover(self, text: str, how: Protection, passphrase: str = "") -> None:
        """Keep the key that a recovery phrase stands for, in the keychain or under a new passphrase.

        With no store yet, the key is the one that a backup is restored with.

        Raises:
            InvalidValue: the words are no recovery phrase.
            KeyWrong: the store, or what is known of its key, says that it is another one; nothing was changed.
            KeyMissing: there is no passphrase.
            KeychainFailed: the keychain does not take it.
            FileProblem: it cannot be written down.
        """
        if self._is_plain():
            raise KeyWrong(str(self._store), "the store is not encrypted")
        key = from_phrase(text)
        if self._store.exists() and not self._opens(key):
            raise KeyWrong(str(self._store))
        self._write(replace(self._keep(key, how, passphrase or self._passphrase), checked=True))
        key.drop()

    def _opens(self, key: Key) -> bool:
        connection = open_uri(self._store, "mode=rw", key)
        try:
            connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
        except sqlite.DatabaseError as error:
            # Locked, or damaged further in: the first page could be read.
            return bool(getattr(error, "sqlite_errorcode", 0) != sqlite.SQLITE_NOTADB)
        finally:
            connection.close()
        return True

    def _is_plain(self) -> bool:
        try:
            return is_plain(self._store)
        except OSError:
            return False

    def _wanted_note(self) -> Note:
        note = self._note()
        if note is None:
            raise KeyMissing(str(self._store), "nothing is known of a key")
        return note

    def _note(self) -> Note | None:
        """What lies beside the store, or its copy beside the backups."""
        for place in self._places:
            try:
                found = json.loads(place.read_text(encoding="utf-8"))
                if found.pop("format") == _FORMAT:
                    return Note(**{**found, "kept": Protection(found["kept"])})
            except FileNotFoundError:
                continue
            except OSError as error:
                raise FileProblem.from_os_error(str(place), error) from error
            except (ValueError, KeyError, TypeError, AttributeError):
                # Cut short or edited: the copy may be sound.
                continue
        return None

    def _write(self, note: Note, *, anew: bool = False) -> bool:
        """Write it beside the store and beside the backups; False where it is there, though it should be new."""
        text = json.dumps({"format": _FORMAT, **asdict(note)}, indent=1)
        for place in self._places:
            try:
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                if not _put(place, text, anew=anew):
                    return False
            except OSError as error:
                raise FileProblem.from_os_error(str(place), error, writing=True) from error
            # The copy follows the first, whatever was there.
            anew = False
        return True


def _put(place: Path, text: str, *, anew: bool) -> bool:
    part = place.with_name(f"{place.name}.{secrets.token_hex(8)}.part")
    try:
        part.touch(mode=0o600)
        part.write_text(text, encoding="utf-8")
        sync(part)
        if not anew:
            publish(part, place)
            return True
        try:
            os.link(part, place)
        except FileExistsError:
            return False
        except (OSError, NotImplementedError):
            # No hard links on this file system.
            if place.exists():
                return False
            publish(part, place)
        return True
    finally:
        part.unlink(missing_ok=True)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    # The same letters come in several encodings, depending on the keyboard's system.
    letters = unicodedata.normalize("NFKC", passphrase)
    return hashlib.scrypt(letters.encode(), salt=salt, **_SCRYPT)


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
