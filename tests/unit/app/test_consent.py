# SPDX-License-Identifier: MIT
"""What asks for a yes leaves with the same exit codes whichever command it is, and does nothing without one."""

from __future__ import annotations

import pytest

from tests.unit.app.test_command_line import Program, prepared, program
from tests.unit.app.test_import_commands import dump

__all__ = ["prepared", "program"]

ASKING = {
    "purge": ("purge", "--before", "2026-10"),
    "delivered": ("delivered", "--month", "2026-10"),
    "undo-import": ("undo-import", "3"),
    "restore": ("restore",),
}


@pytest.fixture
def asking(request: pytest.FixtureRequest, prepared: Program) -> tuple[str, ...]:
    """A command that asks."""
    name, *options = ASKING[request.param]
    if name == "restore":
        options = [prepared("backup", "--json").document["file"]]
    if name == "delivered":
        options += ["--company", prepared("companies", "--json").document[0]["nif"]]
    return name, *options


every_command = pytest.mark.parametrize("asking", ASKING, indirect=True)


@every_command
@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_whoever_says_no_gets_a_3_and_nothing_is_done(
    prepared: Program, asking: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("app.cli.running.watched", lambda: True)
    before = dump(prepared.store)
    done = prepared(*asking, typed=typed)
    assert (done.code, done.out.count("[y/N]"), done.err) == (3, 1, "Nothing was changed.\n")
    assert dump(prepared.store) == before


@every_command
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_where_nobody_can_be_asked_it_is_a_2_and_nothing_is_done(
    prepared: Program, asking: tuple[str, ...], options: tuple[str, ...]
) -> None:
    before = dump(prepared.store)
    done = prepared(*asking, *options, lang="pt")
    assert (done.code, "[s/N]" in done.out) == (2, False)
    assert done.err.endswith("Não há aqui a quem perguntar: acrescente --yes. Nada foi alterado.\n")
    assert not options or done.document
    assert dump(prepared.store) == before


@every_command
def test_json_asks_nobody_at_a_terminal_either(
    prepared: Program, asking: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.running.watched", lambda: True)
    done = prepared(*asking, "--json", typed="y\n")
    assert (done.code, "[y/N]" in done.err + done.out) == (2, False)


@every_command
def test_whoever_says_yes_has_it_done(
    prepared: Program, asking: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.running.watched", lambda: True)
    done = prepared(*asking, typed="y\n" * 2)
    assert done.code == 0
