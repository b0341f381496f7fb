# SPDX-License-Identifier: MIT
"""Where the fields of a DR file (model RC4008) stand, and how a worker value is packed into one number."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

WIDTH: Final = 118
MODEL: Final = "RC4008"
RECORDS: Final = ("R0", "R1", "R2", "R3")
SHORTEST: Final = {"R0": 12, "R1": 98, "R2": WIDTH, "R3": 66}
"""What is left of each record where its trailing blanks were trimmed."""

# Slices count from 0; the column that a finding names is the slice's start + 1.
EMPLOYER: Final = slice(2, 13)
ESTABLISHMENT: Final = slice(13, 17)

R0_MODEL: Final = slice(2, 8)

R1_NIF: Final = slice(17, 26)
R1_NAME: Final = slice(26, 92)
R1_MONTH: Final = slice(92, 98)

R2_PREFIX: Final = slice(0, 17)
R2_NISS: Final = slice(17, 28)
R2_PERSON: Final = slice(28, 96)
R2_NAME: Final = slice(28, 88)
R2_BIRTH: Final = slice(88, 96)
R2_MONTH: Final = slice(96, 102)
R2_DAYS: Final = slice(102, 105)
R2_DAYS_SIGN: Final = 105
R2_NATURE: Final = slice(106, 108)
R2_AMOUNT: Final = slice(108, 117)
R2_AMOUNT_SIGN: Final = 117

R3_TOTAL: Final = slice(28, 42)
R3_TOTAL_SIGN: Final = 42
R3_CONTRIBUTIONS: Final = slice(43, 55)
R3_CONTRIBUTIONS_SIGN: Final = 55
R3_RATE: Final = slice(56, 60)
R3_COUNT: Final = slice(60, 66)

PERSON_BYTES: Final = 68
"""A worker's name (60) and birth date (8), side by side as they stand in the record."""

# A packed key is NISS (37 bits), nature code (13 bits), month (14 bits): equal keys are the same worker value.
NISS_SHIFT: Final = 27
NATURE_SHIFT: Final = 14
MOST_NATURES: Final = 1 << (NISS_SHIFT - NATURE_SHIFT)
_FIRST_YEAR: Final = 1900
NO_MONTH: Final = 0xFFFF


def month_index(yyyymm: int) -> int:
    """Months since January 1900."""
    return (yyyymm // 100 - _FIRST_YEAR) * 12 + yyyymm % 100 - 1


def month_number(index: int) -> int:
    """The month, as yyyymm, that lies that many months after January 1900."""
    return (_FIRST_YEAR + index // 12) * 100 + index % 12 + 1


@cache
def month_table() -> npt.NDArray[np.uint16]:
    """For each number 0 to 299999 read as yyyymm: its month index, or NO_MONTH where that is no real month."""
    number = np.arange(300_000)
    year, month = np.divmod(number, 100)
    real = (year >= _FIRST_YEAR) & (month >= 1) & (month <= 12)
    index = (year - _FIRST_YEAR) * 12 + month - 1
    return np.where(real, index, NO_MONTH).astype(np.uint16)
