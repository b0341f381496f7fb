# SPDX-License-Identifier: MIT
"""The command that says which regime a company is in."""

from __future__ import annotations

from tests.unit.app.test_command_line import Program, prepared, program

__all__ = ["prepared", "program"]


def nif_of(program: Program) -> str:
    return str(program("companies", "--json").document[0]["nif"])


def test_a_company_joins_and_its_deadlines_are_others(prepared: Program) -> None:
    nif = nif_of(prepared)
    kinds = {one["kind"] for one in prepared("deadlines", "--company", nif, "--json").document["due"]}
    assert "confirm" not in kinds
    joined = prepared("regime", nif, "--scc-from", "2026-02", "--json")
    assert (joined.code, joined.document) == (
        0,
        [{"nif": nif, "name": joined.document[0]["name"], "regime": "scc", "scc_from": "2026-02"}],
    )
    kinds = {one["kind"] for one in prepared("deadlines", "--company", nif, "--json").document["due"]}
    assert "deliver" not in kinds
    assert prepared("regime", nif, "--classic", "--json").document[0]["regime"] == "classic"


def test_all_are_listed_and_nothing_changes(prepared: Program) -> None:
    done = prepared("regime")
    assert done.code == 0
    assert "Classic (DR)" in done.out
    assert "Jan 2027 (everybody)" in done.out
    assert len(prepared("regime", "--json").document) == len(prepared("companies", "--json").document)


def test_what_cannot_be_is_refused_with_a_sentence(prepared: Program) -> None:
    nif = nif_of(prepared)
    early = prepared("regime", nif, "--scc-from", "2025-12")
    assert early.code != 0
    assert "nobody was in it before 2026-01" in early.err
    assert prepared("regime", "--classic").code == 2
    assert prepared("regime", nif, "--classic", "--scc-from", "2026-10").code == 2
    assert prepared("regime", nif, "--json").document[0]["regime"] == "classic"
