# SPDX-License-Identifier: MIT
"""Sentences about the store's key."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QCoreApplication

from domain.errors import BateCertoError, KeyWrong, ProtectionUnchosen
from domain.protection import Protection
from ui.texts.errors import error

translate = QCoreApplication.translate


def protection(found: Protection | None) -> str:
    """How a store is protected; None where there is none yet."""
    if found is None:
        return translate("keys", "There is no data yet.")
    return {
        Protection.KEYCHAIN: translate("keys", "The data is encrypted; its key is in this machine's keychain."),
        Protection.PASSPHRASE: translate("keys", "The data is encrypted; a passphrase opens it."),
        Protection.NONE: translate("keys", "The data is not encrypted, as was chosen when it was made."),
    }[found]


def phrase_unchecked() -> str:
    """Nobody showed yet that the recovery phrase was written down."""
    return translate(
        "keys",
        "Its recovery phrase was not written down and checked yet: batecerto key phrase, then batecerto key check",
    )


def just_encrypted() -> str:
    """A new store was encrypted."""
    return translate(
        "keys",
        "The data is encrypted from now on. Write its recovery phrase down, without which it is lost when this machine "
        "is: batecerto key phrase",
    )


def phrase_was_shown() -> str:
    """The recovery phrase is not shown once more."""
    return translate(
        "keys",
        "The recovery phrase was shown and checked already, so it is not shown again. To check what you wrote down: "
        "batecerto key check. If the paper is lost: batecerto key phrase --again",
    )


def numbered(words: list[str]) -> str:
    """The words of a phrase, numbered, in lines of four."""
    lines = [words[start : start + 4] for start in range(0, len(words), 4)]
    return "\n".join(
        "".join(f"{4 * row + column + 1:>3} {word:<12}" for column, word in enumerate(line)).rstrip()
        for row, line in enumerate(lines)
    )


def write_it_down() -> str:
    """What to do with the phrase."""
    return translate(
        "keys",
        "These 24 words open the data and every backup of it, on any machine. Write them on paper, in this order, and "
        "keep them apart from the machine; do not photograph them. Then check what you wrote: batecerto key check",
    )


def phrase_checked(*, right: bool) -> str:
    """Whether what was written down is right."""
    if right:
        return translate("keys", "That is the recovery phrase of this data. Keep it in a safe place.")
    return translate("keys", "That is a recovery phrase, but not the one of this data.")


def recovered(how: Protection) -> str:
    """The key was brought back."""
    if how is Protection.KEYCHAIN:
        return translate("keys", "The key is in this machine's keychain again.")
    return translate("keys", "The passphrase in BATECERTO_STORE_KEY opens the data from now on.")


def recovered_without_data() -> str:
    """The key was brought back before there is anything that it opens."""
    return translate(
        "keys", "The key is back. There is no data here yet: put a backup in its place with batecerto restore"
    )


def no_place_for_key() -> str:
    """There is neither a keychain nor a passphrase."""
    return translate(
        "keys", "There is no keychain on this machine. Set a passphrase in BATECERTO_STORE_KEY. Nothing was changed."
    )


def not_encrypted() -> str:
    """There is no key."""
    return translate("keys", "There is no encrypted data here, so there is no key.")


def not_opened(problem: BateCertoError) -> str:
    """Why an answer in the window did not open the data."""
    if isinstance(problem, KeyWrong):
        return translate("keys", "That does not open the data. Nothing was changed. Check it letter by letter.")
    if isinstance(problem, ProtectionUnchosen):
        return ""
    return error(problem)


def not_recovered(problem: BateCertoError) -> str:
    """Why the words did not bring the key back."""
    if isinstance(problem, KeyWrong):
        return translate(
            "keys", "These words are the recovery phrase of other data. Nothing was changed. Look for the right paper."
        )
    return error(problem)


def words_unwritten() -> str:
    """The reminder, as long as nobody showed that the recovery phrase was written down."""
    return translate(
        "keys",
        "The data is encrypted. Its recovery phrase was not written down and checked yet: without it, the data is lost "
        "when this machine is.",
    )


def why_words() -> str:
    """What the words are for, above them."""
    return translate(
        "keys",
        "These 24 words open the data and every backup of it, on any machine. Write them on paper, in this order, and "
        "keep them apart from the machine; do not photograph them. Once they are checked they are not shown again.",
    )


def short_passphrase(letters: int) -> str:
    """A passphrase that is taken, and could be better."""
    return translate("keys", "That passphrase is short: one of {n} letters or more is far harder to guess.").format(
        n=letters
    )


def word_does_not_fit(number: int) -> str:
    """A word is not the one at its place."""
    return translate("keys", "Word {n} does not fit. Look at your paper again.").format(n=number)


def words_do_not_fit(numbers: list[int]) -> str:
    """Some words are not the ones at their places."""
    if len(numbers) == 1:
        return word_does_not_fit(numbers[0])
    said = translate("keys", "Words {list} do not fit. Look at your paper again.")
    return said.format(list=", ".join(map(str, numbers)))


def same_word(one: str, other: str) -> bool:
    """Whether two words are the same, whatever their case and accents."""
    return _folded(one) == _folded(other)


def _folded(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
