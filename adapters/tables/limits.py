# SPDX-License-Identifier: MIT
"""How much a table may hold, and how much reading it may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused beyond.

    Attributes:
        rows, columns, cells: of one table.
        file_bytes: of the file as it is.
        unpacked_bytes: of all parts of a workbook together, unpacked.
        ratio: how many times its packed size one part may be; small parts are not asked.
        memory: bytes of address space that the child process may have, on systems that limit it, and of its answer.
        seconds: how long the child process may take.
    """

    rows: int = 200_000
    columns: int = 500
    cells: int = 5_000_000
    file_bytes: int = 128 << 20
    unpacked_bytes: int = 300 << 20
    ratio: int = 120
    memory: int = 1 << 30
    seconds: float = 120.0
