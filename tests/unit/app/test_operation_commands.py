# SPDX-License-Identifier: MIT
"""The commands around what is declared: lists, settling, corrected files and deliveries by hand."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from adapters.erp.dr_reader import DrReader
from adapters.portal.schema import QUALITY_URL
from adapters.portal.simulator import ThreadedSimulator
from app.portal_work import QUALITY, is_production
from tests.dr_builder import company_nif
from tests.library import sqlite3
from tests.unit.app.test_command_line import DATA, PERIOD, Program, prepared, program

__all__ = ["prepared", "program"]

NIF = "579217426"
MONTH = ("--company", NIF, "--month", "2026-10")


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedSimulator]:
    simulator = ThreadedSimulator(DATA / "small" / "portal", processing=3_600)
    simulator.start()
    monkeypatch.setenv("BATECERTO_PORTAL_URL", simulator.url)
    monkeypatch.setenv("BATECERTO_PORTAL_TOKEN", "demo")
    yield simulator
    simulator.stop()


def operation(program: Program, host: str, state: str, *, at: int = 1_790_000_000) -> None:
    """An operation as a crash left it."""
    with contextlib.closing(sqlite3.connect(program.store)) as connection:
        connection.execute(
            "INSERT INTO operation VALUES (NULL, '00-1', 1, 202610, ?, 0, 'd', '{}', '[]', 'clerk', ?, 1, '', '', 0,"
            " NULL, 1, ?, ?)",
            (host, state, at, at),
        )
        connection.execute("INSERT INTO operation_line VALUES (1, '0001', 3475, 10000, 3475, 1)")
        connection.commit()


def test_there_is_nothing_before_something_was_sent(prepared: Program) -> None:
    assert prepared("operations").out == "Nothing was sent to the portal yet.\n"
    assert prepared("operations", "--json").document == []
    done = prepared("operations", "settle")
    assert (done.code, done.out) == (0, "There was nothing to ask the portal about.\n")


def test_operations_are_listed_with_their_state(prepared: Program) -> None:
    operation(prepared, "portal.test", "unknown")
    done = prepared("operations")
    assert done.code == 0
    assert [part in done.out for part in ("00-1", NIF, "Oct 2026", "portal.test", "Not known", "34.75")] == [True] * 6
    assert "Não se sabe" in prepared("operations", lang="pt").out
    [row] = prepared("operations", "--json").document
    assert (row["state"], row["month"], row["company_nif"], row["production"]) == ("unknown", "2026-10", NIF, False)
    assert row["lines"] == [
        {"establishment": "0001", "rate": 3475, "remuneration": 10000, "contribution": 3475, "workers": 1}
    ]


def test_settling_asks_the_portal_and_leaves_to_a_person_what_it_does_not_show(
    prepared: Program, portal: ThreadedSimulator
) -> None:
    operation(prepared, portal.url.split("/")[2], "sent")
    done = prepared("operations", "settle", "--json")
    assert done.code == 3
    assert (done.document["asked"], done.document["needs_review"]) == (1, 1)
    assert portal.communications == 0
    said = prepared("operations", "taken", "00-1", "--note", "seen there", "--receipt", "r-1")
    assert (said.code, said.out) == (0, "Confirmed. The portal has it, and it is posted as declared.\n")
    again = prepared("operations", "not-taken", "00-1", "--note", "after all")
    assert again.code == 3
    assert "does not wait for an answer" in again.err
    assert prepared("operations", "settle").code == 0


def test_a_portal_that_cannot_be_asked_is_named(prepared: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BATECERTO_PORTAL_TOKEN", raising=False)
    monkeypatch.setenv("BATECERTO_PORTAL_URL", "http://127.0.0.1:9")
    operation(prepared, "127.0.0.1:9", "unknown")
    done = prepared("operations", "settle")
    assert (done.code, done.out) == (
        3, "1 operation asked about, 0 confirmed, 0 for you to look at, 1 still not known.\n"
    )  # fmt: skip
    assert "token" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("operations", "taken", "none", "--note", "x"), 2, "no operation none"),
        (("operations", "taken", "00-1", "--note", " "), 2, "Say in a few words"),
        (("operations", "allow", "--company", company_nif(9)), 2, "no company"),
        (("correct", "--company", NIF, "--month", "2025-01", "--output", "x"), 2, "nothing for 2025-01"),
        (("delivered", "--company", NIF, "--month", "2025-01"), 2, "nothing for 2025-01"),
        (("delivered", *MONTH, "--date", "2999-01-01"), 2, "is yet to come"),
    ],
)
def test_what_cannot_be_is_said(prepared: Program, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = prepared(*arguments)
    assert (done.code, said in done.err) == (code, True)


def test_a_company_is_switched_on_and_off(prepared: Program) -> None:
    assert (
        "may be communicated to app.seg-social.pt from now on" in prepared("operations", "allow", "--company", NIF).out
    )
    assert prepared("operations", "allow", "--company", NIF, "--off", "--json").document["communicating"] is False


def test_whoever_switches_on_a_company_of_the_classic_regime_hears_of_it(prepared: Program) -> None:
    classic = prepared("operations", "allow", "--company", NIF)
    assert f"{NIF} is in the classic regime in " in classic.err
    assert "Communicating values is for months in SCC" in classic.err
    assert "no regime clássico" in prepared("operations", "allow", "--company", NIF, lang="pt").err
    assert prepared("operations", "allow", "--company", NIF, "--json").document["regime"] == "classic"
    assert prepared("operations", "allow", "--company", NIF, "--off").err == ""
    assert prepared("regime", NIF, "--scc-from", "2026-01").code == 0
    joined = prepared("operations", "allow", "--company", NIF)
    assert (joined.code, joined.err) == (0, "")
    assert prepared("operations", "allow", "--company", NIF, "--json").document["regime"] == "scc"


def test_a_corrected_file_is_written_once_and_comes_in_again(prepared: Program, tmp_path: Path) -> None:
    path = tmp_path / "DR.txt"
    done = prepared("correct", *MONTH, "--output", path, "--json")
    assert done.code == 0
    read = DrReader().read(path)
    assert (read.sha256, read.refused) == (done.document["sha256"], False)
    assert [block["remuneration"] for block in done.document["blocks"]] == [
        declaration.remuneration.cents for declaration in read.declarations
    ]
    again = prepared("correct", *MONTH, "--output", path)
    assert again.code == 3
    assert "is there already, and was left as it is" in again.err
    rate = done.document["blocks"][0]["rate"]
    fewer = prepared("correct", *MONTH, "--output", path, "--overwrite", "--rate", f"{rate / 100:.2f}")
    assert fewer.code == 0
    assert str(path) in fewer.out
    assert {declaration.rate.hundredths for declaration in DrReader().read(path).declarations} == {rate}
    assert prepared("import", path).code == 0
    assert prepared("reconcile", *PERIOD).code == 0


def test_a_month_is_marked_as_delivered_once(prepared: Program) -> None:
    done = prepared("delivered", *MONTH, "--date", "2026-11-09", "--yes", "--json")
    assert done.code == 0
    assert done.document["posted"] == len(done.document["rates"]) > 0
    assert (done.document["stands"], done.document["stood"]) == (True, [])
    again = prepared("delivered", *MONTH)
    assert (again.code, again.out) == (0, "Oct 2026 stood so already: nothing was posted.\n")


def ledger(program: Program) -> int:
    with contextlib.closing(sqlite3.connect(program.store)) as connection:
        (count,) = connection.execute("SELECT COUNT(*) FROM ledger_entry").fetchone()
    return int(count)


def test_what_would_be_declared_is_shown_and_asked_about(prepared: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = prepared("delivered", *MONTH, "--preview")
    assert (seen.code, ledger(prepared)) == (0, 0)
    assert "Contribution so far (€)" in seen.out
    assert "From then on these figures count as declared." in seen.out
    for options in ((), ("--json",)):
        refused = prepared("delivered", *MONTH, *options)
        assert (refused.code, ledger(prepared)) == (2, 0)
        assert "Nobody can be asked here: add --yes. Nothing was changed." in refused.err
    monkeypatch.setattr("app.cli.running.watched", lambda: True)
    assert prepared("delivered", *MONTH, typed="n\n").code == 3
    assert ledger(prepared) == 0
    done = prepared("delivered", *MONTH, typed="y\n")
    assert "Mark Oct 2026 as delivered? [y/N]" in done.out
    assert "Oct 2026 is marked as delivered: " in done.out
    assert ledger(prepared) > 0


def test_rates_that_were_marked_are_named(prepared: Program) -> None:
    rates = [one["rate"] for one in prepared("delivered", *MONTH, "--preview", "--json").document["rates"]]
    text = f"{rates[0] / 100:.2f}".replace(".", ",")
    done = prepared("delivered", *MONTH, "--rate", text, "--yes", lang="pt")
    assert (done.code, ledger(prepared)) == (0, 1)
    assert f"out 2026, só a {text}\N{NO-BREAK SPACE}%, fica marcado como entregue" in done.out
    only = prepared("delivered", *MONTH, "--rate", text, "--json").document
    assert (only["stands"], only["only_rates"]) == (True, rates[:1])
    whole = prepared("delivered", *MONTH, "--preview", "--json").document
    assert whole["stands"] is (len(rates) == 1)


def test_a_delivery_by_hand_is_warned_of_a_sending_in_doubt(prepared: Program, tmp_path: Path) -> None:
    commands = (
        ("correct", *MONTH, "--output", str(tmp_path / "DR.txt"), "--overwrite"),
        ("delivered", *MONTH, "--yes"),
    )
    assert [prepared(*command).err for command in commands] == ["", ""]
    operation(prepared, "portal.test", "unknown")
    for command in commands:
        done = prepared(*command)
        assert done.code == 0
        assert "Oct 2026 was sent to the portal, and it is not known yet" in done.err


def test_an_examination_tells_of_what_is_in_doubt(prepared: Program) -> None:
    assert prepared("backup").code == 0
    well = prepared("doctor", "--json").document
    assert next(check for check in well["checks"] if check["check"] == "operations")["ok"] is True
    operation(prepared, "portal.test", "unknown")
    done = prepared("doctor")
    assert done.code == 3
    assert "Sent to the portal: It is not known what came of 1 operation; the oldest is" in done.err
    assert "batecerto operations settle" in done.err


@pytest.mark.usefixtures("portal")
def test_an_examination_tells_how_the_portal_answered(prepared: Program) -> None:
    assert prepared("fetch", *PERIOD).code == 0
    well = prepared("doctor", "--json").document
    [check] = (check for check in well["checks"] if check["check"] == "portal")
    [host] = check["details"]["hosts"]
    assert check["ok"] is True
    assert host["calls"] >= 1
    assert host["p50_ms"] <= host["p95_ms"]
    assert (host["circuit"], host["timed_out"], host["retries"]) == ("closed", 0.0, 0)
    assert f"{host['host']}, last fetched from on" in check["message"]
    assert "Half of the answers came within" in prepared("doctor").out


@pytest.mark.parametrize(
    ("host", "production"),
    [
        ("app.seg-social.pt", True),
        ("APP.SEG-SOCIAL.PT:443", True),
        ("portal.example", True),
        ("extwww.seg-social.pt", False),
        ("extwww.seg-social.pt.:443", False),
        ("127.0.0.1:8080", False),
        ("[::1]:80", False),
        ("localhost", False),
    ],
)
def test_what_may_be_an_official_record_counts_as_one(host: str, *, production: bool) -> None:
    assert is_production(host) is production


def test_the_quality_host_is_the_portals_own() -> None:
    assert urlsplit(QUALITY_URL).hostname == QUALITY
