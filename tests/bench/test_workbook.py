# SPDX-License-Identifier: MIT
"""Reading an Excel workbook of 100,000 rows against openpyxl, turn by turn: run by name.

Ours is the whole way: the look at the archive, the child process, and the table that it answers with. The library
behind it is measured alone too.
"""

from __future__ import annotations

import statistics
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from adapters.tables.reader import FileTableReader
from domain.tables.cells import Cell, Halt, ReadOptions
from tests.bench.measuring import ratio, seconds, show
from tests.workbooks import write_workbook

ROWS, TURNS = 100_000, 3
HEAD: list[Cell] = ["NIF", "Empresa", "NISS", "Nome", "Mês", "Natureza", "Dias", "Remuneração"]


def table() -> list[list[Cell]]:
    """A payroll as a spreadsheet has it: texts, dates and amounts."""
    rows: list[list[Cell]] = [HEAD]
    for at in range(ROWS):
        company, worker = at // 500, Decimal(10_000_000_000 + at)
        name, month = f"Empresa Número {company}, Lda", date(2026, 10, 1)
        amount = Decimal(100_000 + at) / 100
        rows.append([f"50{company:07d}", name, worker, f"TRABALHADOR {at}", month, "P", Decimal(30), amount])
    return rows


def by_openpyxl(path: Path) -> int:
    """How many rows it reads, as one is told to read large files with it."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return count


def by_calamine(path: Path) -> int:
    """How many rows the library behind ours reads."""
    return sum(1 for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def ours(path: Path) -> int:
    """How many rows the program reads."""
    found = FileTableReader().read(path, ReadOptions(), Halt())
    assert not found.refused, found.findings
    return len(found.rows)


@pytest.mark.filterwarnings("ignore:Workbook contains no default style:UserWarning")
def test_against_openpyxl(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "big.xlsx", table())
    assert ours(path) == by_calamine(path) == by_openpyxl(path) == ROWS + 1
    mine, theirs, alone = [], [], []
    for _ in range(TURNS):
        mine.append(seconds(lambda: ours(path)))
        theirs.append(seconds(lambda: by_openpyxl(path)))
        alone.append(seconds(lambda: by_calamine(path)))
    show(
        {
            "ours s": statistics.median(mine),
            "openpyxl s": statistics.median(theirs),
            "openpyxl / ours": ratio(theirs, mine),
            "openpyxl / the library alone": ratio(theirs, alone),
        }
    )
    assert ratio(theirs, alone) > 1
