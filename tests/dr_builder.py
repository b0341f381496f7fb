# SPDX-License-Identifier: MIT
"""Writes DR files for tests: small ones from plain values, large ones from a seed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from domain.values import Money, Nif, Niss, Rate

_R0 = "R0RC4008  01".ljust(118)
_FIRST = ("ANA", "JOSÉ", "MARIA", "JOÃO", "INÊS", "RUI", "CONCEIÇÃO", "ANTÓNIO", "LUÍS", "CARLA", "TOMÁS", "BEATRIZ")
_LAST = ("SILVA", "GONÇALVES", "SANTOS", "ARAÚJO", "FERREIRA", "SÁ", "LEÃO", "SIMÕES", "COSTA", "MARQUES", "PINHÃO")


def worker_niss(number: int) -> str:
    """A valid worker's NISS; numbers up to 999,999,999 give different ones."""
    return Niss.with_check_digit(f"1{number:09d}").digits


def employer_niss(number: int) -> str:
    """A valid employer's NISS; numbers up to 999,999,999 give different ones."""
    return Niss.with_check_digit(f"2{number:09d}").digits


def company_nif(number: int) -> str:
    """A valid NIPC; numbers up to 9,999,999 give different ones."""
    return Nif.with_check_digit(f"5{number:07d}").digits


@dataclass(frozen=True)
class Company:
    """Who declares."""

    niss: str = field(default_factory=lambda: employer_niss(500))
    nif: str = field(default_factory=lambda: company_nif(500))
    name: str = "PADARIA PÃO QUENTE, LDA"


@dataclass(frozen=True)
class Value:
    """One R2: days are days × 10, month is yyyymm and 0 for the block's own, birth is eight characters."""

    niss: str
    cents: int
    name: str = "MARIA CONCEIÇÃO SÁ"
    nature: str = "P"
    days: int = 300
    month: int = 0
    birth: str = "19800229"


@dataclass(frozen=True)
class Block:
    """One block; what R3 states is computed where it is not given.

    The month is yyyymm, the rate hundredths of a percent, total and contributions are cents.
    """

    values: Sequence[Value]
    month: int = 202610
    company: Company = field(default_factory=Company)
    establishment: str = "0001"
    rate: int = 3475
    total: int | None = None
    contributions: int | None = None
    count: int | None = None
    filler: str = "99999999999"


def _signed(number: int, width: int) -> str:
    return f"{abs(number):0{width}d}{'-' if number < 0 else '0'}"


def r1(block: Block) -> str:
    """The 118 characters that open a block."""
    company = block.company
    text = f"R1{company.niss}{block.establishment}{company.nif}{company.name:66.66}{block.month:06d}"
    return text.ljust(118)


def r2(block: Block, value: Value) -> str:
    """The 118 characters of one value."""
    return (
        f"R2{block.company.niss}{block.establishment}{value.niss}{value.name:60.60}{value.birth:8.8}"
        f"{value.month or block.month:06d}{_signed(value.days, 3)}{value.nature:>2.2}{_signed(value.cents, 9)}"
    )


def r3(block: Block) -> str:
    """The 118 characters that close a block."""
    total = sum(value.cents for value in block.values) if block.total is None else block.total
    right = Money(total).times(Rate(block.rate)).cents
    contributions = right if block.contributions is None else block.contributions
    count = len(block.values) if block.count is None else block.count
    text = (
        f"R3{block.company.niss}{block.establishment}{block.filler}{_signed(total, 14)}{_signed(contributions, 12)}"
        f"{block.rate:04d}{count:06d}"
    )
    return text.ljust(118)


def records(blocks: Iterable[Block]) -> list[str]:
    """The lines of a file, without line ends."""
    lines = [_R0]
    for block in blocks:
        lines += [r1(block), *(r2(block, value) for value in block.values), r3(block)]
    return lines


def encode(
    lines: Iterable[str],
    *,
    line_end: str = "\r\n",
    encoding: str = "cp1252",
    trimmed: bool = False,
    last_line_end: bool = True,
    dos_end: bool = False,
) -> bytes:
    """A file's bytes.

    Args:
        encoding: ``utf-8-sig`` gives a BOM.
        trimmed: leave out blanks at the end of lines.
        last_line_end: whether the last line has a line end too.
        dos_end: add the byte 0x1A.
    """
    text = line_end.join(line.rstrip(" ") if trimmed else line for line in lines)
    return (text + line_end * last_line_end + "\x1a" * dos_end).encode(encoding)


def build(blocks: Iterable[Block], *, line_end: str = "\r\n", encoding: str = "cp1252") -> bytes:
    """A whole file's bytes; for more options join records() and encode()."""
    return encode(records(blocks), line_end=line_end, encoding=encoding)


def _digits(numbers: npt.NDArray[np.int64], width: int) -> npt.NDArray[np.uint8]:
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return (numbers[:, None] // powers % 10 + ord("0")).astype(np.uint8)


def _with_check_digit(ten: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    weights = np.array([29, 23, 19, 17, 13, 11, 7, 5, 3, 2])
    check = 9 - (ten - ord("0")).astype(np.int64) @ weights % 10
    return np.column_stack([ten, (check + ord("0")).astype(np.uint8)])


def _texts(lines: Iterable[str], width: int) -> npt.NDArray[np.uint8]:
    raw = b"".join(line.ljust(width)[:width].encode("cp1252") for line in lines)
    return np.frombuffer(raw, np.uint8).reshape(-1, width)


def _big_block(block: Block, workers: int, count: int, rng: np.random.Generator) -> tuple[npt.NDArray[np.uint8], int]:
    """R2 records of a block, 120 bytes each, and the sum of their amounts."""
    worker = np.sort(np.arange(count) % workers)
    nature = np.arange(count) - np.searchsorted(worker, worker)
    middle = _different(workers, rng)
    niss = _with_check_digit(_digits(1_000_000_000 + middle, 10))
    names = _texts((f"{first} {last} {other}" for first in _FIRST for last in _LAST for other in _LAST), 60)
    template = r2(block, Value("0" * 11, 0)) + "\r\n"
    matrix = np.tile(np.frombuffer(template.encode("cp1252"), np.uint8), (count, 1))
    matrix[:, 17:28] = niss[worker]
    matrix[:, 28:88] = names[rng.integers(0, len(names), workers)][worker]
    matrix[:, 107] = np.frombuffer(b"PRSABCDEFGHIJKLMNOTX26", np.uint8)[nature]
    cents = rng.integers(100, 500_000, count)
    minus = rng.random(count) < 0.02
    matrix[:, 108:117] = _digits(cents, 9)
    matrix[minus, 117] = ord("-")
    return matrix, int(np.where(minus, -cents, cents).sum())


def _different(count: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Different numbers below 900,000,000, in no order."""
    found = np.unique(rng.integers(0, 900_000_000, count + count // 50 + 100))
    return rng.permutation(found)[:count]


def write_big(path: Path, records: int, *, seed: int = 1, blocks: int = 12, values_per_worker: int = 2) -> None:
    """A valid file of that many R2 records in Windows-1252 with CRLF, the same for the same arguments.

    Args:
        blocks: of about equal size, one a month from 2025-11 on and one establishment for every twelve.
        values_per_worker: R2 records of each worker in a block, each of another nature; at most 22.
    """
    rng = np.random.default_rng(seed)
    with path.open("wb") as file:
        file.write((_R0 + "\r\n").encode("cp1252"))
        for number in range(blocks):
            count = records * (number + 1) // blocks - records * number // blocks
            year, month = divmod(2025 * 12 + 10 + number % 12, 12)
            block = Block((), month=year * 100 + month + 1, establishment=f"{number // 12 + 1:04d}")
            matrix, total = _big_block(block, max(1, -(-count // values_per_worker)), count, rng)
            closing = Block((), company=block.company, establishment=block.establishment, total=total, count=count)
            file.write((r1(block) + "\r\n").encode("cp1252"))
            matrix.tofile(file)
            file.write((r3(closing) + "\r\n").encode("cp1252"))
