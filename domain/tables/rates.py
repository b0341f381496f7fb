# SPDX-License-Identifier: MIT
"""A contribution rate as a person gives it for a whole table: in one number, or in the worker's part and the other."""

from __future__ import annotations

from domain.errors import InvalidValue
from domain.values import Rate


def read_rate(text: str) -> Rate:
    """Read ``34,75``, ``34.75 %``, or ``11 + 23,75``: the worker's part and the company's.

    Raises:
        InvalidValue: the text is anything else, or nothing at all, or its parts make 100 % or more.
    """
    parts = [Rate.parse(part) for part in text.split("+")]
    if len(parts) > 2 or not sum(part.hundredths for part in parts):
        raise InvalidValue("rate", text)
    try:
        return Rate(sum(part.hundredths for part in parts))
    except InvalidValue:
        raise InvalidValue("rate", text) from None
