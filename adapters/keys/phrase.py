# SPDX-License-Identifier: MIT
"""The recovery phrase: a store's key as 24 words, of which the last holds a check sum (BIP 39)."""

from __future__ import annotations

import unicodedata

from adapters.store.library import KEY_BYTES, Key
from domain.errors import InvalidValue

_LISTS = {"en": "english", "pt": "portuguese"}


def to_phrase(key: Key, lang: str) -> list[str]:
    """The 24 words that stand for a key.

    Args:
        lang: en or pt.
    """
    # Slow to load, and rarely needed.
    from mnemonic import Mnemonic

    return Mnemonic(_LISTS[lang]).to_mnemonic(key.raw).split()


def from_phrase(text: str) -> Key:
    """The key that 24 words of either language stand for; accents, case and spaces do not matter.

    Raises:
        InvalidValue: a word is missing, unknown, wrong or in the wrong place; its kind is phrase, its value the first
            word that is in no list, or empty.
    """
    from mnemonic import Mnemonic

    words = _plain(text).split()
    lists = [Mnemonic(name) for name in _LISTS.values()]
    for book in lists:
        if len(words) == KEY_BYTES * 3 // 4 and book.check(" ".join(words)):
            return Key(bytes(book.to_entropy(words)))
    known = {word for book in lists for word in book.wordlist}
    raise InvalidValue("phrase", next((word for word in words if word not in known), ""))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
