# SPDX-License-Identifier: MIT
"""What each end of a command is: 0 done, 1 diverges, 2 wrong usage, 3 refused or failed."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.end2end.conftest import PERIOD, Program

ONE_MONTH = ("--from", "2026-10", "--to", "2026-10")


def test_wrong_usage_is_said_without_a_traceback(tmp_path: Path) -> None:
    done = Program(tmp_path / "never", whole=True)("nonsense")
    assert (done.code, done.out) == (2, "")
    assert "nonsense" in done.err
    assert not (tmp_path / "never").exists()


def test_a_missing_token_fails_for_every_company_in_one_line_each(copied: Program) -> None:
    done = copied("fetch", *PERIOD, lang="pt", whole=True)
    assert done.code == 3
    [line] = done.err.splitlines()
    assert line.startswith("PADARIA PÃO QUENTE, LDA, nov 2025 – out 2026: Esta empresa não tem token do portal.")
    assert line.endswith("Aqui: «batecerto credentials set».")
    assert "12 meses falharam" in done.out


def test_a_portal_that_is_down_fails(copied: Program) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        done = copied("fetch", *ONE_MONTH, "--portal-url", url, "--json", BATECERTO_PORTAL_TOKEN="demo", whole=True)
    assert done.code == 3
    [month] = done.document["months"]
    assert (month["state"], month["reason"], month["earlier_values_in_use"]) == ("failed", "unreachable", False)
    assert "could not be reached" in done.err
