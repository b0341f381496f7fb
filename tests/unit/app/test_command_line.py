# SPDX-License-Identifier: MIT
"""The commands, run in this process: what they say, and how they end."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from typer.testing import CliRunner

from app.cli import cli
from tests.dr_builder import Block, Value, build, company_nif, worker_niss
from ui import translation

DATA = Path(__file__).parents[2] / "data"
PERIOD = ("--from", "2025-11", "--to", "2026-10")


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Program:
    """The commands on one data directory."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "batecerto.db"

    def __call__(self, *arguments: object, lang: str = "en", typed: str | None = None) -> Done:
        options = ["--data-dir", str(self.folder), "--lang", lang, "--unencrypted"]
        done = CliRunner().invoke(cli, [*options, *map(str, arguments)], input=typed)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Done(done.exit_code, done.stdout, done.stderr)


@pytest.fixture
def program(tmp_path: Path, qapp: QApplication) -> Iterator[Program]:
    """The commands on a directory of their own; the window's tests need the language as it was."""
    yield Program(tmp_path / "store")
    translation.install(qapp, "en")


@pytest.fixture
def prepared(program: Program) -> Program:
    """A store with the small sample's ERP files and a run."""
    for name, content in _after_a_run().items():
        path = program.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return program


@cache
def _after_a_run() -> dict[str, bytes]:
    """What the import and the run leave in the directory, done once."""
    with tempfile.TemporaryDirectory() as place:
        made = Program(Path(place))
        assert made("import", DATA / "small" / "erp").code == 0
        assert made("reconcile", *PERIOD).code == 0
        left = [path for path in made.folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(made.folder)): path.read_bytes() for path in left}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("fetch --from 2026-13", "“2026-13” is not a month"),
        ("reconcile --from 2026-10 --to 2026-09", "The period 2026-10 – 2026-09 ends before it begins."),
        ("reconcile --tolerance abc", "“abc” is not an amount"),
        ("reconcile --tolerance -0.50", "“-0.50” is not an amount"),
        ("fetch --company 508025661", "“508025661” is not a valid NIF"),
        (f"fetch --company {company_nif(9)}", f"no company “{company_nif(9)}”"),
        ("export buckets --output x.csv --run 99", "no reconciliation number 99"),
    ],
)
def test_wrong_values_are_wrong_usage(prepared: Program, arguments: str, said: str) -> None:
    done = prepared(*arguments.split(), "--json")
    assert done.code == 2
    assert said in done.err
    assert done.document["message"] in done.err


def test_a_refused_file_fails_while_the_others_go_in(program: Program, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_bytes(build([Block([Value(worker_niss(1), 123456)])]))
    (tmp_path / "bad.txt").write_bytes(b"")
    done = program("import", tmp_path / "bad.txt", tmp_path / "none.txt", good)
    assert done.code == 3
    assert len(done.err.splitlines()) == 2
    assert "1 file imported, 2 files refused." in done.out


def test_a_report_that_cannot_be_written_fails(prepared: Program, tmp_path: Path) -> None:
    done = prepared("export", "buckets", "--output", tmp_path / "none" / "a.csv", *PERIOD, "--json")
    assert (done.code, done.document["error"]) == (3, "FileProblem")
    assert "the folder does not exist" in done.err


def test_an_export_behind_the_values_says_so(prepared: Program, tmp_path: Path) -> None:
    report = tmp_path / "a.csv"
    done = prepared("export", "buckets", "--output", report, *PERIOD)
    assert (done.code, done.out, done.err) == (0, f"{report}: 9 groups.\n", "")
    newer = tmp_path / "newer.txt"
    newer.write_bytes(build([Block([Value(worker_niss(1), 5)])]))
    assert prepared("import", newer).code == 0
    done = prepared("export", "divergences", "--output", report, *PERIOD)
    assert (done.code, done.out) == (0, f"{report}: 0 divergences.\n")
    assert "after the last reconciliation" in done.err


def test_a_folder_is_imported_with_the_text_files_in_it(prepared: Program) -> None:
    done = prepared("import", DATA / "small" / "erp", lang="pt")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "3 ficheiros já importados antes."


def test_a_table_speaks_its_language_and_lines_up(prepared: Program) -> None:
    head, rule, row = prepared("companies", *PERIOD, lang="pt").out.splitlines()
    assert [head[start:end].strip() for start, end in ((0, 11), (11, 36))] == ["NIF", "Empresa"]
    assert set(rule) == {"─", " "}
    assert len(head) == len(rule) == len(row)
    assert row.endswith("3")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("import", "FILE"),
        ("export all --output x.csv", "buckets"),
        ("export buckets --output x.pdf --format pdf", "--format"),
        ("export buckets", "--output"),
        ("simulate-portal --data /nowhere", "--data"),
        ("fetch --bogus", "--bogus"),
    ],
)
def test_wrong_usage_touches_nothing(program: Program, arguments: str, said: str) -> None:
    done = program(*arguments.split())
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not program.store.exists()


def test_the_demonstration_as_a_document(program: Program, tmp_path: Path) -> None:
    report = tmp_path / "mine.csv"
    done = program("demo", "--json", "--output", report)
    document = done.document
    assert done.code == 0
    assert document["csv"] == str(report)
    assert len(document["rows"]) == sum(document["buckets"].values())
    for row in document["rows"]:
        assert row["difference_contribution"] == row["portal_contribution"] - row["erp_contribution"]
    with report.open(encoding="utf-8-sig") as file:
        assert len(file.readlines()) == document["divergent"] + 1


def test_another_language_is_wrong_usage(program: Program) -> None:
    done = program("companies", lang="fr")
    assert done.code == 2
    assert "There is: pt, en." in done.err


def test_companies_and_runs_are_listed(prepared: Program) -> None:
    [company] = prepared("companies", *PERIOD, "--json").document
    assert (company["nif"], company["status"], company["months_with_erp"]) == ("579217426", "not_compared", 3)
    [run] = prepared("runs", "--json").document
    assert (run["run"], run["from"], run["to"]) == (1, "2025-11", "2026-10")
    assert (run["tallies"], run["divergent"], run["not_compared"]) == (0, 0, 9)


@pytest.mark.parametrize(("lang", "nothing"), [("pt", "Ainda não há empresas."), ("en", "There are no companies yet.")])
def test_an_empty_store_says_what_to_do(program: Program, lang: str, nothing: str) -> None:
    assert program("companies", lang=lang).out.startswith(nothing)
    assert program("companies", "--json").document == []
    for command in ("fetch", "reconcile", "runs"):
        done = program(command, lang=lang)
        assert (done.code, done.err) == (0, "")
        assert len(done.out.splitlines()) == 1
