# SPDX-License-Identifier: MIT
"""Files as different exporters write them, and files that are broken in one place."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from adapters.erp.dr_reader import DrReader
from domain.declaration import ReadResult

_DATA = Path(__file__).parents[3] / "data" / "dr"
_ODD = sorted((_DATA / "odd").glob("*.txt"))
_EXPECTED: dict[str, dict[str, Any]] = json.loads((_DATA / "broken" / "expected.json").read_text("utf-8"))
_CODES = {
    "wrong_total.txt": ("wrong_total", 29),
    "wrong_count.txt": ("wrong_count", 61),
    "bad_worker_niss.txt": ("worker_check_digit", 18),
    "letters_in_amount.txt": ("bad_number", 109),
    "month_13.txt": ("bad_month", 93),
    "other_employer_in_r2.txt": ("other_employer", 3),
    "truncated.txt": ("block_not_closed", None),
    "cut_in_a_record.txt": ("record_too_short", None),
    "r2_before_r1.txt": ("unexpected_record", 1),
    "unknown_record.txt": ("unknown_record", 1),
    "no_r0.txt": ("missing_r0", None),
    "other_model.txt": ("other_model", 3),
    "contributions_off.txt": ("contributions_off", 44),
    "empty.txt": ("empty_file", None),
    "picture.txt": ("not_a_dr", None),
}


def figures(result: ReadResult) -> list[tuple[object, ...]]:
    return [
        (
            declaration.key,
            declaration.employer,
            declaration.remuneration,
            declaration.contribution,
            declaration.workers,
            declaration.line,
            declaration.values.rows(0, len(declaration.values)),
            list(declaration.values.people()),
        )
        for declaration in result.declarations
    ]


@pytest.mark.parametrize("path", _ODD, ids=lambda path: path.stem)
@pytest.mark.parametrize("line_by_line", [False, True])
def test_every_exporter_gives_the_same_figures(path: Path, line_by_line: bool) -> None:
    result = DrReader(line_by_line=line_by_line).read(path)
    assert result.findings == ()
    assert figures(result) == figures(DrReader().read(_DATA / "odd" / "crlf.txt"))
    assert result.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert result.file_name == path.name


def test_the_figures_of_the_odd_files() -> None:
    result = DrReader().read(_DATA / "odd" / "utf8.txt")
    first = result.declarations[0]
    assert [(str(d.month), d.establishment, d.remuneration.cents) for d in result.declarations] == [
        ("2026-09", "0001", 822911),
        ("2026-09", "0002", 429438),
        ("2026-10", "0001", 829217),
        ("2026-10", "0002", 429438),
    ]
    assert (first.rate.hundredths, first.contribution.cents, first.workers, first.line) == (3475, 285962, 4, 2)
    assert first.employer.name == "PADARIA PÃO QUENTE, LDA"
    assert first.values.rows(2, 4) == [
        (15604806352, "P", 202609, 0, 300, 113905),
        (15604806352, "S", 202609, 0, 0, 49889),
    ]
    assert list(first.values.people())[2] == (15604806352, "CÉLIA FERREIRA SÁ", 19880420)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("crlf", "cp1252"), ("trimmed", "cp1252"), ("utf8", "utf-8"), ("utf8_bom", "utf-8-sig")],
)
def test_the_encoding_is_named(name: str, encoding: str) -> None:
    result = DrReader().read(_DATA / "odd" / f"{name}.txt")
    assert (result.encoding, result.format) == (encoding, "RC4008")


@pytest.mark.parametrize("name", _EXPECTED)
def test_a_broken_file_gives_one_finding_where_it_is_broken(name: str) -> None:
    result = DrReader().read(_DATA / "broken" / name)
    assert result.refused is not _EXPECTED[name]["accepted"]
    assert bool(result.declarations) is _EXPECTED[name]["accepted"]
    assert [(f.line, f.code, f.column) for f in result.findings] == [(_EXPECTED[name]["line"], *_CODES[name])]


def test_nothing_is_recognised_in_a_picture() -> None:
    result = DrReader().read(_DATA / "broken" / "picture.txt")
    assert (result.encoding, result.format, len(result.sha256)) == ("", "", 64)
