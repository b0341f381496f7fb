# SPDX-License-Identifier: MIT
"""The nature codes of one file, each kept once and named by a small number."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from adapters.erp.layout import MOST_NATURES

_UNKNOWN: Final = 0xFFFF


class TooManyNatures(Exception):
    """More different nature codes than a payroll could have: the file holds something else."""


class NatureTable:
    """Gives each nature code a number, in the order in which they turn up."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._by_bytes: npt.NDArray[np.uint16] = np.full(1 << 16, _UNKNOWN, np.uint16)

    def number(self, text: str) -> int:
        """Of a code as it stands in the file, blanks and all.

        Raises:
            TooManyNatures: it is one too many.
        """
        code = text.strip()
        number = self._numbers.setdefault(code, len(self.texts))
        if number == len(self.texts):
            if number >= MOST_NATURES:
                raise TooManyNatures
            self.texts.append(code)
        return number

    def numbers(
        self, pairs: npt.NDArray[np.uint16], wanted: npt.NDArray[np.bool_], charset: str
    ) -> npt.NDArray[np.uint16]:
        """Of many codes, each two bytes as a little-endian number; what is not wanted may get a meaningless one."""
        found = self._by_bytes[pairs]
        unknown = (found == _UNKNOWN) & wanted
        if unknown.any():
            fresh, first = np.unique(pairs[unknown], return_index=True)
            for pair in fresh[np.argsort(first)].tolist():
                self._by_bytes[pair] = self.number(pair.to_bytes(2, "little").decode(charset))
            found = self._by_bytes[pairs]
        return found

    def ranks(self) -> npt.NDArray[Any]:
        """For each number, where its code stands in alphabetical order."""
        ranks = np.empty(len(self.texts), np.uint64)
        ranks[sorted(range(len(self.texts)), key=self.texts.__getitem__)] = np.arange(len(self.texts), dtype=np.uint64)
        return ranks
