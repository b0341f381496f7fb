# SPDX-License-Identifier: MIT
"""Files looked at before they are imported, and imports taken back, by the command line."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from domain.use_cases.import_tables import ImportTables, TablePreview, TableRequest
from tests.dr_builder import Block, Value, build, company_nif, worker_niss
from tests.library import sqlite3, statements_of
from tests.unit.app.test_command_line import DATA, PERIOD, Program, prepared, program

__all__ = ["prepared", "program"]


def dump(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return statements_of(connection)


def written(folder: Path, cents: int, name: str = "dr.txt") -> Path:
    path = folder / name
    path.write_bytes(build([Block([Value(worker_niss(1), cents)])]))
    return path


def test_a_dry_run_tells_all_and_changes_nothing(prepared: Program, tmp_path: Path) -> None:
    path = written(tmp_path, 100_00)
    assert prepared("import", path).code == 0
    before = dump(prepared.store)
    other = written(tmp_path, 200_00, "other.txt")
    done = prepared("import", "--dry-run", path, other, DATA / "small" / "erp", "--json")
    assert done.code == 0
    again, replaces, *known = done.document["files"]
    assert (again["standing"], again["import"]) == ("same_again", 4)
    assert (replaces["standing"], replaces["format"], replaces["encoding"]) == ("replaces", "RC4008", "cp1252")
    [month] = replaces["months"]
    assert (month["company_nif"], month["known"], month["rates"]) == (company_nif(500), True, [3475])
    assert month["before"] == {"remuneration": 100_00, "contribution": 34_75}
    assert month["after"] == {"remuneration": 200_00, "contribution": 69_50}
    assert month["replaces"] == ["dr.txt"]
    assert {one["standing"] for one in known} == {"same_again"}
    assert dump(prepared.store) == before


def test_a_dry_run_reads_a_table_once(prepared: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table, looked = tmp_path / "a.csv", []
    table.write_text("NIF;Mês;Taxa;Remunerações;Contribuições\n", encoding="utf-8")
    preview = ImportTables.preview

    async def counted(tables: ImportTables, path: Path, request: TableRequest) -> TablePreview:
        looked.append(path)
        return await preview(tables, path, request)

    monkeypatch.setattr(ImportTables, "preview", counted)
    prepared("import", "--dry-run", table, written(tmp_path, 100_00))
    assert looked == [table]


def test_a_dry_run_speaks(prepared: Program, tmp_path: Path) -> None:
    assert prepared("import", written(tmp_path, 100_00)).code == 0
    said = prepared("import", "--preview", written(tmp_path, 200_00, "other.txt"), lang="pt")
    assert "Substitui valores de «dr.txt»." in said.out
    assert "nada foi importado" in said.out


def test_a_dry_run_of_bad_files_says_where(program: Program, tmp_path: Path) -> None:
    empty, picture = tmp_path / "empty.txt", tmp_path / "picture.txt"
    empty.write_bytes(b"")
    picture.write_bytes(bytes(range(256)) * 100)
    broken = DATA / "dr" / "broken" / "letters_in_amount.txt"
    done = program("import", "--dry-run", empty, picture, broken, tmp_path / "gone.txt", "--json")
    assert done.code == 3
    assert [one["standing"] for one in done.document["files"]] == ["refused"] * 4
    assert [one["recognised"] for one in done.document["files"]] == ["unknown", "unknown", "dr", "unknown"]
    codes = [one["findings"][0]["code"] for one in done.document["files"]]
    assert (codes[0], codes[1], codes[3]) == ("empty_file", "not_a_dr", "unreadable")
    assert "letters_in_amount.txt, line" in done.err


def test_an_import_is_taken_back(prepared: Program, tmp_path: Path) -> None:
    assert prepared("import", written(tmp_path, 100_00)).code == 0
    assert prepared("import", written(tmp_path, 200_00, "wrong.txt")).code == 0
    rows = prepared("imports", "--json").document
    assert [(row["import"], row["file"]) for row in rows[:2]] == [(5, "wrong.txt"), (4, "dr.txt")]
    looked = prepared("undo-import", 5, "--preview")
    assert "1 month goes back to “dr.txt” of " in looked.out
    assert "69.50 € → 34.75 €" in looked.out.replace("\u202f", " ").replace("\u00a0", " ").replace(",", ".")
    assert prepared("undo-import", 5).code == 2
    done = prepared("undo-import", 5, "--yes", "--json")
    assert (done.code, done.document["undone"]) == (0, True)
    [month] = done.document["months"]
    assert month["after"] == {"remuneration": 100_00, "contribution": 34_75, "workers": 1}
    assert [row["import"] for row in prepared("imports", "--json").document][:1] == [4]
    again = prepared("undo-import", 5, "--yes", "--json")
    assert (again.code, again.document["undone"], again.document["undone_before"]) == (0, False, True)
    assert prepared("reconcile", *PERIOD).code == 0


def test_what_a_newer_file_stands_on_stays(prepared: Program, tmp_path: Path) -> None:
    assert prepared("import", written(tmp_path, 100_00)).code == 0
    assert prepared("import", written(tmp_path, 200_00, "new.txt")).code == 0
    before = dump(prepared.store)
    done = prepared("undo-import", 4, "--yes", "--json")
    assert (done.code, done.document["undone"]) == (3, False)
    assert [one["reason"] for one in done.document["obstacles"]] == ["newer_file"]
    assert "“new.txt” came in later" in done.err
    assert dump(prepared.store) == before


def test_an_import_that_is_not_there_is_wrong_usage(prepared: Program) -> None:
    done = prepared("undo-import", 99)
    assert done.code == 2
    assert "There is no import number 99" in done.err


def test_without_any_import_there_is_nothing_to_list(program: Program) -> None:
    assert "No file was imported yet." in program("imports").out


def test_a_rate_is_given_once_for_a_table(prepared: Program, tmp_path: Path) -> None:
    assert prepared("import", written(tmp_path, 100_00)).code == 0
    table = tmp_path / "mapa.csv"
    row = f"{company_nif(500)};2026-09;100,00;34,75"
    table.write_text(f"NIF;Mês;Remunerações;Contribuições\n{row}\n", encoding="utf-8")
    lacking = prepared("import", table, "--source", "erp", "--dry-run", "--json")
    assert (lacking.code, lacking.document["files"][0]["standing"]) == (3, "asks")
    assert prepared("import", table, "--source", "erp", "--rate", "much").code == 2
    seen = prepared("import", table, "--source", "erp", "--rate", "11 + 23,75", "--dry-run", "--json")
    [found] = seen.document["files"]
    assert (found["rate"], found["months"][0]["rates"]) == (3475, [3475])
    assert prepared("import", table, "--source", "erp", "--rate", "11 + 23,75", "--remember", "Sem taxa").code == 0
    [kept] = prepared("mappings", "--json").document
    assert (kept["name"], kept["rate"]) == ("Sem taxa", 3475)
    other = tmp_path / "outro.csv"
    other.write_text(f"NIF;Mês;Taxa;Remunerações;Contribuições\n{company_nif(500)};2026-08;34,75;1,00;0,35\n")
    taken = prepared("import", other, "--source", "erp", "--remember", "Sem taxa")
    assert taken.code == 2
    assert "“Sem taxa” cannot be its name" in taken.err


def odd(folder: Path, month: int = 202610, rate: int = 3475) -> Path:
    path = folder / f"{month}-{rate}.txt"
    path.write_bytes(build([Block([Value(worker_niss(1), 100_00)], month=month, rate=rate)]))
    return path


def test_an_impossible_month_or_rate_is_refused_with_its_place(prepared: Program, tmp_path: Path) -> None:
    before = dump(prepared.store)
    done = prepared("import", odd(tmp_path, month=209910), odd(tmp_path, rate=9999), "--yes")
    assert done.code == 3
    assert "209910-3475.txt, line 2, column 93: the month is Oct 2099, which is still to come." in done.err
    assert "202610-9999.txt, line 4, column 57: the rate is 99.99%." in done.err
    assert dump(prepared.store) == before


def test_an_unusual_file_comes_in_only_where_that_is_said(prepared: Program, tmp_path: Path) -> None:
    old, free = odd(tmp_path, month=201610), odd(tmp_path, rate=0)
    before = dump(prepared.store)
    asked = prepared("import", old, free)
    assert (asked.code, "--yes" in asked.err, "2 files to be confirmed" in asked.out) == (3, True, True)
    assert "201610-3475.txt, line 2, column 93: the month is Oct 2016, more than 3 years ago." in asked.err
    assert dump(prepared.store) == before
    looked = prepared("import", old, "--dry-run", "--json")
    [found] = looked.document["files"]
    assert (looked.code, found["standing"], found["findings"][0]["severity"]) == (3, "unusual", "question")
    done = prepared("import", old, free, "--yes", "--json")
    assert (done.code, done.document["imported"]) == (0, 2)


def test_a_dry_run_of_the_portal_s_table_tells_what_stands_and_what_would(prepared: Program, tmp_path: Path) -> None:
    assert prepared("import", written(tmp_path, 100_00)).code == 0
    headings, nif = "NIF;Mês;Taxa;Remunerações;Contribuições", company_nif(500)
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(f"{headings}\n{nif};2026-10;34,75;90,00;31,28\n{nif};2026-10;29,6;10,00;2,96\n", encoding="utf-8")
    second.write_text(f"{headings}\n{nif};2026-10;34,75;100,00;34,75\n", encoding="utf-8")
    assert prepared("import", first, "--source", "portal").code == 0
    before = dump(prepared.store)
    done = prepared("import", second, "--source", "portal", "--dry-run", "--json")
    [found] = done.document["files"]
    assert (done.code, found["standing"]) == (0, "replaces")
    assert found["months"][0]["by_rate"] == [
        {"rate": 2960, "before": {"remuneration": 10_00, "contribution": 2_96}, "after": None},
        {
            "rate": 3475,
            "before": {"remuneration": 90_00, "contribution": 31_28},
            "after": {"remuneration": 100_00, "contribution": 34_75},
        },
    ]
    said = prepared("import", second, "--source", "portal", "--dry-run").out
    assert "2 groups would change." in said
    assert "+3.47" in said
    again = prepared("import", first, "--source", "portal", "--dry-run", "--json").document["files"][0]
    assert (again["standing"], again["import"], bool(again["imported_at"])) == ("same_again", None, True)
    assert dump(prepared.store) == before


@pytest.mark.parametrize(("typed", "code"), [("s\n", 0), ("YES\n", 0), ("n\n", 3), ("\n", 3), ("", 3)])
def test_somebody_at_a_terminal_is_asked(
    prepared: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    monkeypatch.setattr("app.cli.table_import.watched", lambda: True)
    done = prepared("import", odd(tmp_path, month=201610), lang="pt", typed=typed)
    assert done.code == code
    assert "Está certo e é para importar na mesma? [s/N]" in done.out
    assert ("--yes" in done.err) is bool(code)


def test_a_file_that_changes_while_somebody_is_asked_is_asked_about_again(
    prepared: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = odd(tmp_path, month=201610)
    answers = [True, False]

    def answer(_question: str) -> bool:
        path.write_bytes(build([Block([Value(worker_niss(9), 700)], month=201610)]))
        return answers.pop(0)

    monkeypatch.setattr("app.cli.table_import.watched", lambda: True)
    monkeypatch.setattr("app.cli.table_import.confirmed", answer)
    before = dump(prepared.store)
    done = prepared("import", path)
    assert (done.code, answers, dump(prepared.store) == before) == (3, [], True)


def test_a_table_of_a_whole_company_does_not_silently_stand_beside_its_establishments(
    prepared: Program, tmp_path: Path
) -> None:
    firm = DATA / "firm" / "erp" / "DR_547938098_202609.txt"
    assert prepared("import", firm).code == 0
    table = tmp_path / "mapa.csv"
    row = "547938098;2026-09;34,75;38169,41;13263,87"
    table.write_text(f"NIF;Mês;Taxa;Remunerações;Contribuições\n{row}\n", encoding="utf-8")
    before = dump(prepared.store)
    asked = prepared("import", table, "--source", "erp", lang="pt")
    assert (asked.code, dump(prepared.store) == before, "--yes" in asked.err) == (3, True, True)
    said = asked.err.replace("\u202f", " ").replace("\u00a0", " ")
    assert "set 2026" in said
    assert "o mês tem também o estabelecimento 0002, que fica como está" in said
    assert "2 230,17 €" in said
    looked = prepared("import", table, "--source", "erp", "--dry-run", "--json")
    [found] = looked.document["files"]
    assert (looked.code, found["standing"], found["findings"][0]["code"]) == (3, "unusual", "establishment_stays")
    whole = prepared("import", table, "--source", "erp", "--replace-month", "--dry-run", "--json")
    [month] = whole.document["files"][0]["months"]
    assert (whole.code, month["after"]["contribution"]) == (0, 13_263_87)
    assert prepared("import", table, "--source", "erp", "--yes").code == 0


def test_a_table_that_names_no_establishment_is_of_the_one_that_is_said(prepared: Program, tmp_path: Path) -> None:
    firm = DATA / "firm" / "erp" / "DR_547938098_202609.txt"
    assert prepared("import", firm).code == 0
    table = tmp_path / "mapa.csv"
    row = "547938098;2026-09;34,75;2000,00;695,00"
    table.write_text(f"NIF;Mês;Taxa;Remunerações;Contribuições\n{row}\n", encoding="utf-8")
    asked = prepared("import", table, "--source", "erp")
    assert (asked.code, "--establishment" in asked.err) == (3, True)
    done = prepared("import", table, "--source", "erp", "--establishment", "0002", "--json")
    assert (done.code, done.document["imported"]) == (0, 1)
    with contextlib.closing(sqlite3.connect(prepared.store)) as connection:
        in_use = connection.execute(
            "SELECT establishment, remuneration FROM declaration WHERE month = 202609 AND rate = 3475"
            " AND superseded_by IS NULL AND company_id = (SELECT id FROM company WHERE nif = '547938098') ORDER BY 1"
        ).fetchall()
    assert [establishment for establishment, _ in in_use] == ["0001", "0002"]
    assert in_use[1][1] == 2000_00


@pytest.mark.parametrize("wrong", ["2", "00002", "a001", "٠٠٠٢", "-001"])
@pytest.mark.parametrize(("lang", "said"), [("en", "is not an establishment"), ("pt", "não é um estabelecimento")])
def test_an_establishment_has_four_digits(prepared: Program, tmp_path: Path, wrong: str, lang: str, said: str) -> None:
    before = dump(prepared.store)
    done = prepared("import", written(tmp_path, 100_00), f"--establishment={wrong}", lang=lang)
    assert (done.code, said in done.err, wrong in done.err) == (2, True, True)
    assert dump(prepared.store) == before
