# SPDX-License-Identifier: MIT
"""Reads and writes JSON exactly: numbers as decimals, and nothing that JSON parsers usually let through."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NoReturn

Written = str | int | Decimal | Sequence["Written"] | Mapping[str, "Written"]
"""What can be written."""

_LONGEST_NUMBER = 64
_DEEPEST = 32


class BrokenContract(Exception):
    """A body that can be read, and is not what the contract says.

    Attributes:
        path: of the field, e.g. ``taxas[2].valores[0].valor``; ``$`` where the whole body is meant. No personal data.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Unparseable(Exception):
    """A body that is no JSON, as a cut one is: worth asking again."""


def parse(body: bytes | bytearray) -> object:
    """The document in a body: objects as dicts, whole numbers as int, all others as Decimal.

    Raises:
        Unparseable: it is not UTF-8 or not JSON.
        BrokenContract: it holds NaN, Infinity, a name twice in one object, numbers of absurd length, or is nested
            deeper than 32 levels.
    """
    document = _loaded(body)
    _check_depth(document)
    return document


def written(value: Written) -> str:
    """A document as JSON text; decimals with all their digits, which the standard library would not write."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{json.dumps(name)}: {written(inner)}" for name, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case Decimal():
            return format(value, "f")
        case _:
            return json.dumps(value, ensure_ascii=False)


def _loaded(body: bytes | bytearray) -> object:
    try:
        return json.loads(
            body.decode("utf-8-sig"),
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_refuse,
            object_pairs_hook=_object,
        )
    # The scanner counts its own depth, so a bomb ends as this and not as a crash.
    except RecursionError:
        raise BrokenContract("$") from None
    except ValueError:
        # Not chained: a decoding error carries the document.
        raise Unparseable from None


def _check_depth(document: object) -> None:
    level = [document]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer) if type(inner) in {list, dict}]
        if not level:
            return
    raise BrokenContract("$")


def _inside(outer: object) -> Iterable[object]:
    if isinstance(outer, dict):
        return outer.values()
    return outer if isinstance(outer, list) else ()


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(_short(text))
    except ArithmeticError:
        raise BrokenContract("$") from None


def _integer(text: str) -> int:
    return int(_short(text))


def _short(text: str) -> str:
    if len(text) > _LONGEST_NUMBER:
        raise BrokenContract("$")
    return text


def _refuse(_: str) -> NoReturn:
    raise BrokenContract("$")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BrokenContract("$")
    return found
