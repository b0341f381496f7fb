# SPDX-License-Identifier: MIT
"""Numbers as people write them, by an explicit grammar; what can be read in two ways is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal, InvalidOperation
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Final


class Convention(StrEnum):
    """What stands between the whole part and the decimals."""

    COMMA = "comma"  # 1.234,56 or 1 234,56
    POINT = "point"  # 1,234.56


class Doubt(Enum):
    """Why a text gives no number."""

    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS = "ambiguous"  # 1.234: a thousand and more, or one and a bit


# A thin, a narrow no-break or a no-break space groups thousands in Portuguese text.
_BLANK: Final = "[ \u00a0\u202f\u2009]"
_GRAMMARS: Final = {
    Convention.COMMA: re.compile(
        rf"([0-9]+|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?:{_BLANK}[0-9]{{3}})+)(?:,([0-9]+))?"
    ),
    Convention.POINT: re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?"),
}
_SIGNED: Final = re.compile(r"([-−])?([^-−()]+)|([^-−()]+)[-−]|\(([^-−()]+)\)")
_EURO: Final = re.compile(rf"€{_BLANK}*|{_BLANK}*€")
_GROUPING: Final = str.maketrans("", "", "., \u00a0\u202f\u2009")
_LONGEST: Final = 40
# A column is read twice, first for its convention; and values come again.
_REMEMBERED: Final = 1 << 16
_EXCELS_DIGITS: Final = Context(prec=15)


@lru_cache(maxsize=_REMEMBERED)
def readings(text: str) -> Mapping[Convention, Decimal]:
    """What a text stands for under each convention that allows it.

    Digits are 0 to 9 and nothing else; thousands are grouped throughout or not at all. A minus stands before or
    behind, or brackets around; one euro sign may stand before or behind.
    """
    text = text.strip(" \t\u00a0\u202f\u2009")
    if len(text) > _LONGEST:
        return {}
    match = _SIGNED.fullmatch(_EURO.sub("", text, count=1) if "€" in text else text)
    if match is None:
        return {}
    minus, plain, before_minus, in_brackets = match.groups()
    digits = plain or before_minus or in_brackets
    negative = bool(minus or before_minus or in_brackets)
    found = {}
    for convention, grammar in _GRAMMARS.items():
        if (read := grammar.fullmatch(digits)) is not None:
            value = Decimal(f"{read[1].translate(_GROUPING)}.{read[2] or '0'}")
            found[convention] = -value if negative else value
    return found


def read_number(text: str, convention: Convention | None = None) -> Decimal | Doubt:
    """The number that a text stands for.

    Args:
        convention: the one that holds; without one, a text is only read where every convention that allows it agrees.
    """
    found = readings(text)
    if convention is not None:
        return found.get(convention, Doubt.NOT_A_NUMBER)
    if not found:
        return Doubt.NOT_A_NUMBER
    values = set(found.values())
    return values.pop() if len(values) == 1 else Doubt.AMBIGUOUS


def agreed_convention(texts: Iterable[str]) -> Convention | None:
    """The convention that the unambiguous texts of a column show; None where none does, or where they disagree."""
    shown: set[Convention] = set()
    for text in texts:
        found = readings(text)
        if len(found) == 1:
            shown.update(found)
        if len(shown) > 1:
            return None
    return shown.pop() if shown else None


def as_kept(number: Decimal) -> Decimal:
    """A number of a workbook in the 15 digits that Excel keeps: a sum of cents may end in a binary 0.00000000001."""
    try:
        return _EXCELS_DIGITS.plus(number)
    except InvalidOperation:
        return number
