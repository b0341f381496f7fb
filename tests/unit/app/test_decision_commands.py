# SPDX-License-Identifier: MIT
"""The commands about divergences: the list, decisions, signatures and deadlines."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from adapters.portal.simulator import ThreadedSimulator
from tests.dr_builder import Block, Value, build, company_nif, worker_niss
from tests.library import sqlite3
from tests.unit.app.test_command_line import DATA, PERIOD, Program, prepared, program

__all__ = ["prepared", "program"]

NIF = "579217426"


@pytest.fixture(scope="module")
def both_sides(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """A store with both sides of the small sample, reconciled."""
    assert qapp
    folder = tmp_path_factory.mktemp("compared")
    simulator = ThreadedSimulator(DATA / "small" / "portal")
    simulator.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BATECERTO_PORTAL_URL", simulator.url)
        patch.setenv("BATECERTO_PORTAL_TOKEN", "demo")
        filling = Program(folder)
        for command in (("import", DATA / "small" / "erp"), ("fetch", *PERIOD), ("reconcile", *PERIOD)):
            assert filling(*command).code == 0
    simulator.stop()
    return folder


@pytest.fixture
def compared(program: Program, both_sides: Path) -> Program:
    """A copy of it for each test."""
    shutil.copytree(both_sides, program.folder)
    return program


def listed(program: Program, *more: str) -> list[dict[str, Any]]:
    done = program("divergences", *PERIOD, "--json", *more)
    assert done.code == 0
    document: list[dict[str, Any]] = done.document
    return document


def first(program: Program) -> tuple[tuple[str, ...], str]:
    """The options for the month with the largest difference, and its rate."""
    row = listed(program)[0]
    return ("--company", str(row["company_nif"]), "--month", str(row["month"])), f"{row['rate'] / 100:.2f}"


def test_nothing_differs_before_there_is_a_portal_side(prepared: Program) -> None:
    assert prepared("divergences", *PERIOD).out == "Nothing differs in these months.\n"
    assert listed(prepared) == []


def test_the_list_says_why_and_what_to_do(compared: Program) -> None:
    rows = listed(compared)
    assert rows
    assert {row["state"] for row in rows} == {"open"}
    for row in rows:
        step = row["next_step"]
        assert step["action"] in {"fix_erp", "resend", "contest", "wait", "accept"}
        assert step["sentences"]
        assert isinstance(row["cause"], dict)
        assert row["signed_off"] is False
    gaps = [row["contribution_difference"] for row in rows]
    assert gaps == sorted(gaps, key=lambda cents: -abs(cents))
    shown = compared("divergences", *PERIOD).out
    assert "Next step" in shown
    assert len(shown.splitlines()) == 2 + len(rows)
    assert "Próximo passo" in compared("divergences", *PERIOD, lang="pt").out


def test_a_fast_list_goes_without_causes_and_one_of_a_company_is_shorter(compared: Program) -> None:
    assert [row["cause"] for row in listed(compared, "--fast")] == [None] * len(listed(compared))
    assert listed(compared, "--company", NIF) == [row for row in listed(compared) if row["company_nif"] == NIF]


def test_a_decision_is_previewed_made_and_taken_back(compared: Program) -> None:
    place, rate = first(compared)
    preview = compared("decide", "accept", *place, "--rate", rate, "--reason", "agreed", "--preview")
    assert (preview.code, preview.out) == (0, "1 divergence would change.\n")
    assert listed(compared)[0]["state"] == "open"
    done = compared("decide", "accept", *place, "--rate", rate, "--reason", "agreed", "--json")
    assert done.code == 0
    [change] = done.document["changes"]
    assert (change["before"], change["after"], done.document["repeated"]) == ("open", "accepted", False)
    decision = listed(compared)[0]["decision"]
    assert (decision["reason"], decision["state"]) == ("agreed", "accepted")
    assert compared("decide", "note", *place, "--rate", rate, "--reason", "Ana was ill").code == 0
    assert compared("decide", "undo", *place, "--rate", rate).code == 0
    assert compared("decide", "undo", *place, "--rate", rate).out == "1 divergence changed.\n"
    assert (listed(compared)[0]["state"], listed(compared)[0]["notes"]) == ("open", [])
    again = compared("decide", "undo", *place, "--rate", rate)
    assert (again.code, again.out) == (3, "0 divergences changed, 1 left alone.\n")
    assert "Nothing was decided here" in again.err


def test_a_repeated_command_does_nothing_more(compared: Program) -> None:
    place, rate = first(compared)
    command = ("decide", "contest", *place, "--rate", rate, "--id", "c-1")
    assert compared(*command).code == 0
    assert compared("decide", "undo", *place, "--rate", rate).code == 0
    again = compared(*command)
    assert (again.code, again.out) == (0, "This was done before: 1 divergence changed.\n")
    assert listed(compared)[0]["state"] == "open"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("accept", "--rate", "34,75"), 3, "Say why, in a few words"),
        (("contest", "--rate", "99"), 3, "There is no divergence here."),
        (("contest", "--rate", "abc"), 2, "“abc” is not a contribution rate"),
        (("sideways",), 2, "“sideways” is not possible here"),
    ],
)
def test_what_cannot_be_decided_is_said(compared: Program, arguments: tuple[str, ...], code: int, said: str) -> None:
    row = next(row for row in listed(compared) if row["rate"] == 3475)
    place = ("--company", str(row["company_nif"]), "--month", str(row["month"]))
    done = compared("decide", *arguments, *place)
    assert (done.code, said in done.err) == (code, True)


def test_a_company_that_is_not_there_is_wrong_usage(compared: Program) -> None:
    for command in (("decide", "undo"), ("sign-off",)):
        done = compared(*command, "--company", company_nif(9), "--month", "2026-10")
        assert (done.code, "no company" in done.err) == (2, True)


def test_a_month_is_signed_off_when_all_is_decided_and_opens_with_other_figures(compared: Program) -> None:
    place, _ = first(compared)
    refused = compared("sign-off", *place)
    assert refused.code == 3
    assert "something is open" in refused.out
    assert "nobody decided about it" in refused.err
    assert compared("decide", "accept", *place, "--reason", "agreed").code == 0
    preview = compared("sign-off", *place, "--preview")
    assert (preview.code, preview.out) == (0, "Nothing is open: the month can be signed off.\n")
    signed = compared("sign-off", *place, "--json")
    assert (signed.code, signed.document["signed_off"], signed.document["open"]) == (0, True, [])
    locked = compared("decide", "undo", *place)
    assert (locked.code, "signed off" in locked.err) == (3, True)
    with contextlib.closing(sqlite3.connect(compared.store)) as connection:
        connection.execute("UPDATE portal_total SET remuneration = remuneration + 100000")
        connection.commit()
    assert compared("reconcile", *PERIOD).code == 0
    drifted = compared("sign-off", *place, "--preview", "--json")
    assert (drifted.code, drifted.document["signed_off"]) == (3, False)
    for drift in drifted.document["drift"]:
        if drift["before"]["portal_remuneration"]:
            assert drift["now"]["portal_remuneration"] == drift["before"]["portal_remuneration"] + 100000
    assert any(drift["before"]["portal_remuneration"] for drift in drifted.document["drift"])
    assert "opened again on" in compared("sign-off", *place, "--preview").out
    reopened = listed(compared)
    assert any(row["overturned"] for row in reopened)
    assert "Was “Accepted with a reason” with" in compared("divergences", *PERIOD).out


def test_a_signature_is_taken_back_once(compared: Program) -> None:
    place, _ = first(compared)
    assert compared("decide", "accept", *place, "--reason", "agreed").code == 0
    assert compared("sign-off", *place).code == 0
    undone = compared("sign-off", *place, "--undo")
    assert (undone.code, "not signed off any more" in undone.out) == (0, True)
    again = compared("sign-off", *place, "--undo", "--json")
    assert (again.code, again.document["undone"]) == (3, False)
    assert compared("sign-off", *place, "--undo", "--preview").code == 2


def test_deadlines_tell_of_silence_and_of_who_has_not_joined(compared: Program) -> None:
    done = compared("deadlines", *PERIOD, "--json")
    assert done.code == 0
    assert done.document["silence_accepts"] == []
    assert NIF in {notice["company_nif"] for notice in done.document["not_joined"]}
    assert {due["kind"] for due in done.document["due"]} <= {"deliver", "pay"}
    with contextlib.closing(sqlite3.connect(compared.store)) as connection:
        connection.execute("UPDATE company SET regime = 'scc', scc_from = 202601")
        connection.execute(
            "UPDATE portal_snapshot SET state = 'APURADO' WHERE month = 202610 AND superseded_at IS NULL"
        )
        connection.commit()
    found = compared("deadlines", *PERIOD, "--json").document
    assert found["not_joined"] == []
    [silent] = [one for one in found["silence_accepts"] if one["month"] == "2026-10"]
    assert silent["contribution_difference"] == silent["portal_contribution"] - silent["erp_contribution"]
    assert silent["at_stake"] >= abs(silent["contribution_difference"])
    assert silent["deadline"]["day"] == "2026-11-20"
    said = compared("deadlines", *PERIOD, lang="pt").out
    assert "a Segurança Social apurou" in said


def test_the_month_that_is_going_on_is_due_too(program: Program, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("erp") / "DR.txt"
    path.write_bytes(build([Block([Value(worker_niss(1), 5)])]))
    assert program("import", path).code == 0
    due = program("deadlines", "--json").document["due"]
    assert {"confirm", "pay"} <= {one["kind"] for one in due} or {"deliver", "pay"} <= {one["kind"] for one in due}
    assert program("deadlines", "--to", "2020-01").out.endswith("Nothing is due for these months.\n")
