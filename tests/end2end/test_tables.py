# SPDX-License-Identifier: MIT
"""Tables by the command line: the portal's and the ERP's, good and bad, on a real store."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.declaration import FindingCode
from domain.tables.cells import Cell, CellError
from tests import workbooks
from tests.end2end.conftest import DATA, PERIOD, Done, Program

HEADINGS = ("NIF", "Mês", "Taxa", "Remunerações", "Contribuições", "Trabalhadores")
PORTAL = ("--source", "portal")
ERP = ("--source", "erp")


def bucket_rows(program: Program, folder: Path) -> list[dict[str, str]]:
    """The report of all buckets, a dictionary a row."""
    report = folder / "buckets.csv"
    assert program("export", "buckets", "--output", report, "--dialect", "rfc4180", *PERIOD).code == 0
    with report.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def erp_rows(prepared: Program, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """What the ERP has in the small sample."""
    return [row for row in bucket_rows(prepared, tmp_path_factory.mktemp("erp")) if row["erp_remuneracao"]]


def as_portal(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    return [
        (
            row["empresa_nif"],
            row["periodo"],
            row["taxa"].replace(".", ","),
            row["erp_remuneracao"].replace(".", ","),
            row["erp_contribuicao"].replace(".", ","),
            row["trabalhadores_erp"],
        )
        for row in rows
    ]


def csv_of(path: Path, rows: list[tuple[str, ...]], encoding: str = "utf-8-sig") -> Path:
    path.write_bytes("".join(";".join(row) + "\r\n" for row in [HEADINGS, *rows]).encode(encoding))
    return path


def typed(rows: list[tuple[str, ...]]) -> list[tuple[Cell, ...]]:
    return [
        (Decimal(nif), month, *(Decimal(number.replace(",", ".")) for number in numbers))
        for nif, month, *numbers in rows
    ]


def test_a_portal_s_csv_makes_everything_tally(copied: Program, erp_rows: list[dict[str, str]], tmp_path: Path) -> None:
    path = csv_of(tmp_path / "valores_apurados.csv", as_portal(erp_rows), "cp1252")
    done = copied("import", path, *PORTAL, "--json")
    assert done.code == 0, done.err
    [outcome] = done.document["files"]
    assert (outcome["status"], outcome["batch"], outcome["blocks"]) == ("imported", None, len(erp_rows))
    run = copied("reconcile", *PERIOD, "--json").document
    assert run["buckets"]["tallies"] == len(erp_rows)
    assert run["divergent"] == 0
    again = copied("import", path, *PORTAL, "--json").document
    assert again["already_imported"] == 1
    assert copied("reconcile", *PERIOD, "--json").document["changed"] is False


def test_a_workbook_of_the_same_values_is_known(
    copied: Program, erp_rows: list[dict[str, str]], tmp_path: Path
) -> None:
    rows = as_portal(erp_rows)
    assert copied("import", csv_of(tmp_path / "a.csv", rows), *PORTAL).code == 0
    dump = copied.dump()
    book = workbooks.write_workbook(tmp_path / "b.xlsx", [("Valores apurados",), (), HEADINGS, *typed(rows)])
    done = copied("import", book, *PORTAL)
    assert (done.code, done.err) == (0, "")
    assert "already imported on" in done.out
    assert copied.dump() == dump


def test_one_cent_shows(copied: Program, erp_rows: list[dict[str, str]], tmp_path: Path) -> None:
    rows = as_portal(erp_rows)
    nif, month, rate, remuneration, contribution, workers = rows[0]
    rows[0] = (
        nif,
        month,
        rate,
        str(Decimal(remuneration.replace(",", ".")) + 1).replace(".", ","),
        contribution,
        workers,
    )
    assert copied("import", csv_of(tmp_path / "a.csv", rows), *PORTAL).code == 0
    assert copied("reconcile", *PERIOD, "--exit-code", "--json").document["divergent"] == 1
    [row] = [row for row in bucket_rows(copied, tmp_path) if row["estado"] == "diverges"]
    assert (row["empresa_nif"], row["periodo"], row["diferenca_remuneracao"]) == (nif, month, "1.00")


def test_an_erp_s_table_and_its_dr_file_come_to_the_same(
    copied: Program, erp_rows: list[dict[str, str]], tmp_path: Path
) -> None:
    own = copied
    table = csv_of(tmp_path / "folha.csv", as_portal(erp_rows))
    done = own("import", table, *ERP, "--replace-month", "--json")
    assert done.code == 0, done.err
    assert done.document["files"][0]["blocks"] == len(erp_rows)
    assert own("reconcile", *PERIOD).code == 0
    figures = [
        {key: value for key, value in row.items() if key not in ("importado_em", "execucao", "trabalhadores_erp")}
        for row in bucket_rows(own, tmp_path)
        if row["erp_remuneracao"]
    ]
    wanted = [
        {key: value for key, value in row.items() if key not in ("importado_em", "execucao", "trabalhadores_erp")}
        for row in erp_rows
    ]
    assert figures == wanted
    known = own("import", table, *ERP)
    assert "already imported" in known.out


def test_a_mapping_is_remembered_listed_renamed_and_removed(
    copied: Program, erp_rows: list[dict[str, str]], tmp_path: Path
) -> None:
    odd = ("Contrib.", "Quando", "Perc.", "Ilíquido", "Descontos", "Nota")
    rows = as_portal(erp_rows)
    path = tmp_path / "Folha_2026.csv"
    path.write_text("\n".join(";".join(row) for row in [odd, *rows]), encoding="utf-8")
    refused = copied("import", path, *ERP)
    assert refused.code == 3
    assert "there is no column for the company (its NIF or NISS)" in refused.err
    columns = zip(("employer_nif", "month", "rate", "remuneration", "contribution"), odd, strict=False)
    words = [word for field, heading in columns for word in ("--column", f"{field}={heading}")]
    assert copied("import", path, *ERP, *words, "--numbers", "comma", "--replace-month").code == 0
    [mapping] = copied("mappings", "--json").document
    assert (mapping["name"], mapping["source"], mapping["numbers"]) == ("Folha", "erp", "comma")
    listed = copied("mappings", lang="pt", whole=True)
    assert "Folha" in listed.out
    assert "vírgula decimal" in listed.out
    # Now the layout says by itself whose values they are.
    assert "already imported" in copied("import", path).out
    assert copied("mappings", "rename", "Folha", "Salários", whole=True).code == 0
    assert copied("import", path, "--mapping", "Salários").code == 0
    assert "no mapping “Folha”" in copied("import", path, "--mapping", "Folha").err
    assert copied("mappings", "remove", "Salários", whole=True).code == 0
    assert copied("mappings", "--json").document == []
    asked = copied("import", path)
    assert asked.code == 3
    assert "Say whether it is the ERP's or the portal's" in asked.err
    assert copied("mappings", "remove", "Salários").code == 2


def test_a_preview_keeps_nothing(copied: Program, erp_rows: list[dict[str, str]], tmp_path: Path) -> None:
    path = csv_of(tmp_path / "a.csv", as_portal(erp_rows))
    dump = copied.dump()
    [seen] = copied("import", path, *PORTAL, "--preview", "--json").document["files"]
    assert (seen["format"], seen["encoding"], seen["delimiter"], seen["header_line"]) == ("CSV", "utf-8-sig", ";", 1)
    assert seen["mapping"]["contribution"] == "contribuicoes"
    assert sum(month["remuneration"] for month in seen["months"]) == sum(
        int(Decimal(row["erp_remuneracao"]) * 100) for row in erp_rows
    )
    said = copied("import", path, *PORTAL, "--preview", lang="pt")
    assert said.code == 0
    assert "nada foi importado" in said.out
    assert "ponto e vírgula" in said.out
    assert copied.dump() == dump
    dr = next((DATA / "small" / "erp").glob("*.txt"))
    assert copied("import", dr, "--preview").code == 0
    assert copied.dump() == dump


def test_one_company_and_one_month_for_the_whole_file(
    copied: Program, erp_rows: list[dict[str, str]], tmp_path: Path
) -> None:
    row = as_portal(erp_rows)[0]
    path = tmp_path / "a.csv"
    path.write_text(f"Taxa;Base;Contribuição\n{row[2]};{row[3]};{row[4]}\n", encoding="utf-8")
    done = copied("import", path, *PORTAL, "--company", row[0], "--month", row[1], "--json")
    assert done.document["files"][0]["months"] == [row[1]]
    wrong = copied("import", path, *PORTAL, "--company", "508025661", "--month", row[1])
    assert (wrong.code, "is not a valid NIF" in wrong.err) == (2, True)
    assert copied("import", path, *PORTAL, "--company", row[0], "--month", "2026-13").code == 2
    assert copied("import", path, *PORTAL, "--column", "nada=Taxa").code == 2
    assert copied("import", path, *PORTAL, "--delimiter", "xx").code == 2


Change = Callable[[list[list[str]]], object]


def put(at: int, text: str) -> Change:
    """Put a text in a cell of the first row."""

    def change(rows: list[list[str]]) -> None:
        rows[1][at] = text

    return change


def alone(at: int, text: str) -> Change:
    """Put a text in a cell of the only row that stays: no neighbour tells how its column is written."""

    def change(rows: list[list[str]]) -> None:
        del rows[2:]
        rows[1][at] = text

    return change


BAD: dict[str, tuple[Change, FindingCode, int | None, int | None]] = {
    "missing column": (lambda rows: [row.pop(2) for row in rows], FindingCode.MISSING_COLUMN, 1, None),
    "ambiguous": (alone(3, "1.234"), FindingCode.AMBIGUOUS_NUMBER, 2, 4),
    "ahead": (put(1, "2999-01"), FindingCode.MONTH_AHEAD, 2, 2),
    "ambiguous month": (put(1, "01/10/2026"), FindingCode.AMBIGUOUS_MONTH, 2, 2),
    "no month": (put(1, "outono"), FindingCode.BAD_MONTH, 2, 2),
    "unknown company": (put(0, "123456789"), FindingCode.UNKNOWN_COMPANY, 2, 1),
    "check digit": (put(0, "123456780"), FindingCode.BAD_NIF, 2, 1),
    "text": (put(3, "mil euros"), FindingCode.NO_NUMBER, 2, 4),
    "three decimals": (put(3, "1000,001"), FindingCode.TOO_MANY_DECIMALS, 2, 4),
    "formula error": (put(4, "#REF!"), FindingCode.FORMULA_ERROR, 2, 5),
    "duplicated heading": (lambda rows: rows[0].__setitem__(5, "TAXA"), FindingCode.DUPLICATE_HEADING, 1, 6),
    "merged heading": (lambda rows: rows[0].__setitem__(5, ""), FindingCode.MISSING_HEADING, 1, 6),
    "only headings": (lambda rows: rows.__delitem__(slice(1, None)), FindingCode.NO_TABLE_ROWS, None, None),
    "total": (lambda rows: rows.append(["Total", "", "", "1,00", "", ""]), FindingCode.TOTALS_APART, None, 4),
    "unclosed quote": (put(0, '"508'), FindingCode.UNCLOSED_QUOTE, 2, 1),
    "nul": (put(0, "5\0"), FindingCode.NUL_CHARACTER, 2, 1),
}


@pytest.fixture(scope="module")
def good(erp_rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    return as_portal(erp_rows)


@pytest.mark.parametrize("side", ["erp", "portal"])
def test_bad_tables_say_what_and_where_and_leave_nothing(
    copied: Program, good: list[tuple[str, ...]], tmp_path: Path, side: str
) -> None:
    for name, (change, *_) in BAD.items():
        rows = [list(row) for row in (HEADINGS, *good)]
        change(rows)
        (tmp_path / f"{name}.csv").write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    dump = copied.dump()
    files = [tmp_path / f"{name}.csv" for name in BAD]
    done = copied("import", *files, "--source", side, "--json")
    assert done.code == 3
    assert done.document["refused"] == len(BAD)
    for outcome in done.document["files"]:
        name = Path(outcome["file"]).stem
        _, code, line, column = BAD[name]
        # An unclosed quote may also end in text behind the next one.
        first = outcome["findings"][0]
        codes = {code.value, "text_after_quote"} if name == "unclosed quote" else {code.value}
        assert first["code"] in codes, name
        assert first["column"] == column, name
        assert line is None or first["line"] == line, name
        assert first["message"] in done.err
        assert first["message"].startswith(f"{name}.csv")
    assert copied.dump() == dump


def test_bad_workbooks_say_what_and_leave_nothing(copied: Program, good: list[tuple[str, ...]], tmp_path: Path) -> None:
    rows = typed(good)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / "old.xls").write_bytes(ole)
    (tmp_path / "locked.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04junk")
    workbooks.write_bomb(tmp_path / "bomb.xlsx", 20)
    workbooks.write_workbook(tmp_path / "empty.xlsx", [])
    workbooks.write_workbook(tmp_path / "merged.xlsx", [HEADINGS, *rows], merged=["D1:E1"])
    workbooks.write_workbook(tmp_path / "error.xlsx", [HEADINGS, (*rows[0][:3], CellError("#DIV/0!"), *rows[0][4:])])
    expected = {
        "old.xls": ("old_workbook", "Save it as .xlsx or .csv"),
        "locked.xlsx": ("locked_workbook", "has a password"),
        "broken.xlsx": ("broken_workbook", "is damaged"),
        "bomb.xlsx": ("swollen_workbook", "was not opened"),
        "empty.xlsx": ("empty_file", "is empty"),
        "merged.xlsx": ("merged_heading", "line 1, column 4: headings are merged"),
        "error.xlsx": ("formula_error", "line 2, column 4: “Remunerações” holds the error #DIV/0!"),
    }
    if sys.platform == "linux":
        workbooks.write_far_cells(tmp_path / "far.xlsx")
        expected["far.xlsx"] = ("workbook_too_much", "took too much memory and was stopped")
    dump = copied.dump()
    done = copied("import", *(tmp_path / name for name in expected), *PORTAL, "--json")
    assert done.code == 3
    said = {Path(outcome["file"]).name: outcome["findings"][0] for outcome in done.document["files"]}
    assert {name: found["code"] for name, found in said.items()} == {name: code for name, (code, _) in expected.items()}
    for name, (_, words) in expected.items():
        assert words in said[name]["message"]
    assert copied.dump() == dump


def test_good_files_come_in_beside_bad_ones(copied: Program, good: list[tuple[str, ...]], tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    dr = next((DATA / "small" / "erp").glob("*.txt"))
    # The table names no establishment: it is all there is.
    done = copied("import", bad, dr, csv_of(tmp_path / "good.csv", good), *ERP, "--replace-month", "--json")
    assert [outcome["status"] for outcome in done.document["files"]] == ["refused", "already_imported", "imported"]
    as_portals = copied("import", dr, *PORTAL)
    assert (as_portals.code, "Import it as the ERP's" in as_portals.err) == (3, True)


def test_portuguese_sentences(copied: Program, good: list[tuple[str, ...]], tmp_path: Path) -> None:
    rows = [list(row) for row in (HEADINGS, *good)]
    put(3, "1e5")(rows)
    path = tmp_path / "a.csv"
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    done: Done = copied("import", path, *PORTAL, lang="pt")
    assert "a.csv, linha 2, coluna 4: «Remunerações» devia ser um número, e é «1e5»." in done.err
    assert "Nada deste ficheiro foi importado." in done.err


def test_no_personal_number_reaches_the_audit_or_a_log(copied: Program, tmp_path: Path) -> None:
    worker = "10000000019"
    row: Any = json.loads(copied("companies", "--json").out)[0]
    headings = "NIF;Mês;Taxa;NISS trabalhador;Nome;Valor;Contribuição"
    path = tmp_path / "a.csv"
    path.write_text(f"{headings}\n{row['nif']};2026-10;34,75;{worker};SENTINELA;10,00;3,48\n", encoding="utf-8")
    done = copied("import", path, *PORTAL)
    assert done.code == 0
    holding = [line for line in copied.dump() if worker in line or "SENTINELA" in line]
    assert holding
    assert all(
        line.startswith(
            ('INSERT INTO "worker"', 'INSERT INTO "portal_value"', "INSERT INTO worker", "INSERT INTO portal_value")
        )
        for line in holding
    ), holding
