# SPDX-License-Identifier: MIT
"""The CSV to the letter, and that a file is written whole or not at all."""

from __future__ import annotations

import csv
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.reports.csv_writer import CsvWriter
from domain.errors import FileProblem
from domain.ports import BucketWriter, Dialect
from domain.read_models import BucketRow
from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.values import Money, Nif, Rate, YearMonth

COLUMNS = (
    "empresa_nif;empresa;periodo;taxa;estado;erp_remuneracao;portal_remuneracao;diferenca_remuneracao;"
    "erp_contribuicao;portal_contribuicao;diferenca_contribuicao;trabalhadores_erp;trabalhadores_portal;"
    "consultado_em;importado_em;execucao"
)
ROW = BucketRow(
    BucketKey(1, YearMonth(2026, 10), Rate(3475)),
    Nif("508025660"),
    "PADARIA PÃO QUENTE, LDA",
    BucketStatus.DIVERGES,
    MissingSide.NOTHING,
    Money(123456789),
    Money(123456700),
    Money(42901234),
    Money(42901284),
    12,
    11,
    Money(50),
    datetime(2026, 11, 2, 8, 0, 1, tzinfo=UTC),
    datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC),
    7,
)
NEVER = replace(
    ROW, company="Só, Lda", status=BucketStatus.NOT_COMPARED, portal_remuneration=Money(), portal_contribution=Money(),
    portal_workers=0, consulted_at=None, imported_at=None, erp_remuneration=Money(-5), erp_contribution=Money(),
)  # fmt: skip


def write(path: Path, *rows: BucketRow, dialect: Dialect = Dialect.PT) -> bytes:
    writer: BucketWriter = CsvWriter()
    writer.write(rows, path, dialect)
    return path.read_bytes()


def lines(content: bytes) -> list[str]:
    """The lines of a file that ends each with CRLF."""
    *found, rest = content.decode().split("\r\n")
    assert rest == ""
    return found


def test_the_portuguese_dialect_to_the_letter(tmp_path: Path) -> None:
    header, first, second = lines(write(tmp_path / "a.csv", ROW, NEVER))
    assert header == f"\ufeff{COLUMNS}"
    assert first == (
        "508025660;PADARIA PÃO QUENTE, LDA;2026-10;34,75;diverges;"
        "1234567,89;1234567,00;-0,89;429012,34;429012,84;0,50;12;11;"
        "2026-11-02T08:00:01Z;2026-11-01T23:59:59Z;7"
    )
    assert second == "508025660;Só, Lda;2026-10;34,75;not_compared;-0,05;0,00;0,05;0,00;0,00;0,00;12;0;;;7"


def test_the_rfc_dialect_to_the_letter(tmp_path: Path) -> None:
    header, first = lines(write(tmp_path / "a.csv", ROW, dialect=Dialect.RFC4180))
    assert header == COLUMNS.replace(";", ",")
    assert first == (
        '508025660,"PADARIA PÃO QUENTE, LDA",2026-10,34.75,diverges,'
        "1234567.89,1234567.00,-0.89,429012.34,429012.84,0.50,12,11,"
        "2026-11-02T08:00:01Z,2026-11-01T23:59:59Z,7"
    )


def test_a_report_without_rows_has_its_header(tmp_path: Path) -> None:
    assert write(tmp_path / "a.csv", dialect=Dialect.PT) == f"\ufeff{COLUMNS}\r\n".encode()


@pytest.mark.parametrize("status", BucketStatus)
def test_the_state_is_one_of_the_five_words(tmp_path: Path, status: BucketStatus) -> None:
    assert f";{status.value};".encode() in write(tmp_path / "a.csv", replace(ROW, status=status))


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("name", ['A "B" C', "A;B", "A,B", "A\nB", "A\r\nB", "", " A ", "É", "😀"])
def test_any_name_reads_back(tmp_path: Path, name: str, dialect: Dialect) -> None:
    path = tmp_path / "a.csv"
    write(path, replace(ROW, company=name), dialect=dialect)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file, delimiter=";" if dialect is Dialect.PT else ","))
    assert [len(cells) for cells in read] == [16, 16]
    assert read[1][1] == name


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x";"y")'])
@pytest.mark.parametrize("dialect", Dialect)
def test_no_name_becomes_a_formula(tmp_path: Path, name: str, dialect: Dialect) -> None:
    path = tmp_path / "a.csv"
    write(path, replace(ROW, company=name), dialect=dialect)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file, delimiter=";" if dialect is Dialect.PT else ","))
    assert read[1][1] == f"'{name}"
    # Amounts are numbers, and stay so where they are negative.
    assert read[1][7][0] == "-"


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("earlier")
    write(path, ROW)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfempresa_nif")
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        write(tmp_path / "none" / "a.csv", ROW)
    assert (caught.value.reason, caught.value.writing) == ("missing", True)
    assert caught.value.path == str(tmp_path / "none" / "a.csv")


@pytest.mark.skipif(os.name == "nt", reason="Windows names this case otherwise")
def test_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.mkdir()
    with pytest.raises(FileProblem) as caught:
        write(path, ROW)
    assert caught.value.reason == "directory"
    assert list(tmp_path.iterdir()) == [path]


class Interrupted(list[BucketRow]):
    """Rows that end with the disk."""

    def __iter__(self) -> Iterator[BucketRow]:
        yield ROW
        raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_the_earlier_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("earlier")
    with pytest.raises(FileProblem) as caught:
        CsvWriter().write(Interrupted(), path, Dialect.PT)
    assert (caught.value.reason, caught.value.writing) == ("full", True)
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


class Broken(list[BucketRow]):
    """Rows that end with a mistake of the program's own."""

    def __iter__(self) -> Iterator[BucketRow]:
        raise RuntimeError("broken")


def test_a_mistake_while_writing_leaves_no_half_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("earlier")
    with pytest.raises(RuntimeError):
        CsvWriter().write(Broken(), path, Dialect.PT)
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no umask")
@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_rights_of_other_new_files(tmp_path: Path, mask: int, rights: int) -> None:
    path, before = tmp_path / "a.csv", os.umask(mask)
    try:
        write(path, ROW)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == rights


def test_a_file_named_without_its_folder_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("a.csv"), ROW)
    assert (tmp_path / "a.csv").exists()
