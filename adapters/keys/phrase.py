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
        InvalidValue: a word is missing or unknown (its kind is phrase, its value the first word that is in no list, or
            empty), or all are words, and do not belong together in this order (its kind is phrase_order).
    """
    from mnemonic import Mnemonic

    # Numbers before the words, as they are shown and stand on paper, are no words.
    words = [word for part in _plain(text).split() if (word := part.lstrip("0123456789.):"))]
    lists = [Mnemonic(name) for name in _LISTS.values()]
    for book in lists:
        if len(words) == KEY_BYTES * 3 // 4 and book.check(" ".join(words)):
            return Key(bytes(book.to_entropy(words)))
    known = {word for book in lists for word in book.wordlist}
    unknown = next((word for word in words if word not in known), "")
    whole = len(words) == KEY_BYTES * 3 // 4 and not unknown
    raise InvalidValue("phrase_order" if whole else "phrase", unknown)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
