# SPDX-License-Identifier: MIT
"""From files and portal to buckets, as a clerk's script would go."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from domain.values import Money, Rate
from tests.end2end.conftest import DATA, PERIOD, Done, Program, simulated

STATUS = {"erp_only": "only_erp", "portal_only": "only_portal"}


@dataclass(frozen=True)
class Gone:
    """A whole path that was gone once."""

    program: Program
    sample: Path
    imported: Done
    fetched: Done
    reconciled: Done
    report: Path

    @property
    def expected(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.sample / "expected.json").read_text(encoding="utf-8"))
        return found


@pytest.fixture(scope="module", params=["small", "firm"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Gone:
    sample, folder = DATA / request.param, tmp_path_factory.mktemp(request.param)
    program, report = Program(folder, whole=request.param == "small"), folder / "buckets.csv"
    imported = program("import", sample / "erp", "--json")
    with simulated(sample / "portal") as url:
        fetched = program("fetch", *PERIOD, "--portal-url", url, "--json", BATECERTO_PORTAL_TOKEN="demo")
    reconciled = program("reconcile", *PERIOD, "--json")
    assert program("export", "buckets", "--output", report, *PERIOD).code == 0
    return Gone(program, sample, imported, fetched, reconciled, report)


def exported(path: Path, delimiter: str = ";") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_every_file_comes_in(path: Gone) -> None:
    assert path.imported.code == 0
    files = sorted(entry.name for entry in (path.sample / "erp").iterdir())
    assert [Path(found["file"]).name for found in path.imported.document["files"]] == files
    assert (path.imported.document["imported"], path.imported.document["refused"]) == (len(files), 0)


def test_every_month_of_every_company_is_asked_for(path: Gone) -> None:
    assert path.fetched.code == 0
    companies = len({entry["company"] for entry in path.expected})
    document = path.fetched.document
    assert len(document["months"]) == companies * 12
    served = len(list((path.sample / "portal").glob("*/*.json")))
    assert (document["data"], document["no_data"], document["failed"]) == (served, companies * 12 - served, 0)


def test_the_buckets_are_exactly_those_expected(path: Gone) -> None:
    found = [
        {
            "company": row["empresa_nif"],
            "period": row["periodo"],
            "rate": Rate.parse(row["taxa"]).hundredths,
            "erp_remuneration": Money.parse(row["erp_remuneracao"]).cents,
            "erp_contribution": Money.parse(row["erp_contribuicao"]).cents,
            "portal_remuneration": Money.parse(row["portal_remuneracao"]).cents,
            "portal_contribution": Money.parse(row["portal_contribuicao"]).cents,
            "status": row["estado"],
            "difference_remuneration": Money.parse(row["diferenca_remuneracao"]).cents,
            "difference_contribution": Money.parse(row["diferenca_contribuicao"]).cents,
        }
        for row in exported(path.report)
    ]
    expected = [{**entry, "status": STATUS.get(entry["status"], entry["status"])} for entry in path.expected]

    def place(entry: dict[str, Any]) -> tuple[str, str, int]:
        return entry["company"], entry["period"], entry["rate"]

    assert sorted(found, key=place) == sorted(expected, key=place)


def test_the_run_counts_what_the_report_holds(path: Gone) -> None:
    assert path.reconciled.code == 0
    counted = Counter(row["estado"] for row in exported(path.report))
    assert {status: n for status, n in path.reconciled.document["buckets"].items() if n} == counted
    assert path.reconciled.document["divergent"] == sum(counted.values()) - counted["tallies"] - counted["not_compared"]
    assert path.reconciled.document["opened"] == path.reconciled.document["divergent"]


def test_stderr_is_quiet_where_all_went_well(path: Gone) -> None:
    assert path.reconciled.err.count("\n") == 1
    assert path.fetched.err.count("\n") == 1


@pytest.mark.parametrize("path", ["firm"], indirect=True)
def test_a_second_import_and_a_second_run_write_nothing(path: Gone) -> None:
    before = path.program.dump()
    again = path.program("import", path.sample / "erp", "--json")
    assert (again.code, again.document["already_imported"]) == (0, len(again.document["files"]))
    second = path.program("reconcile", *PERIOD, "--json", "--exit-code")
    assert (second.code, second.document["changed"]) == (1, False)
    assert second.document["run"] == path.reconciled.document["run"]
    assert second.document["buckets"] == path.reconciled.document["buckets"]
    assert path.program.dump() == before


@pytest.mark.parametrize("path", ["firm"], indirect=True)
def test_divergences_of_one_company_in_the_other_dialect(path: Gone, tmp_path: Path) -> None:
    nif, report = path.expected[0]["company"], tmp_path / "divergences.csv"
    options = ("--output", report, "--dialect", "rfc4180", "--company", nif, "--run", 1, "--json")
    done = path.program("export", "divergences", *options)
    rows = exported(report, ",")
    assert (done.code, done.document) == (0, {"file": str(report), "rows": len(rows)})
    wanted = [
        row
        for row in exported(path.report)
        if row["empresa_nif"] == nif and row["estado"] not in ("tallies", "not_compared")
    ]
    assert [row["periodo"] for row in rows] == [row["periodo"] for row in wanted]
    assert [row["taxa"] for row in rows] == [row["taxa"].replace(",", ".") for row in wanted]
