# SPDX-License-Identifier: MIT
"""Each check of the installation fails by itself, with its own words."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import demo_data, self_check
from app.cli import cli

NAMES = [
    "translations",
    "demonstration data",
    "store, portal, reconciliation, report",
    "savepoints",
    "encryption",
    "keychain",
    "workbooks",
    "certificates",
    "window",
]


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the parts under test do their work."""

    async def nothing() -> None:
        return

    monkeypatch.setattr(self_check, "_whole_path", nothing)
    monkeypatch.setattr(self_check, "_savepoint", nothing)
    monkeypatch.setattr(self_check, "_workbooks", lambda: None)
    monkeypatch.setattr(self_check, "_window", lambda: None)


@pytest.mark.usefixtures("_quick")
def test_every_check_is_made_whatever_the_others_find(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken() -> None:
        raise RuntimeError("no screen")

    monkeypatch.setattr(self_check, "_window", broken)
    (tmp_path / "portal").mkdir()
    monkeypatch.setattr(demo_data, "_directory", lambda: tmp_path)
    found = {result.name: result.problem for result in self_check.check_all()}
    assert list(found) == NAMES
    assert found["window"] == "RuntimeError: no screen"
    assert "demonstration data is missing" in found["demonstration data"]
    assert [name for name in NAMES if not found[name]] == [
        "translations", "store, portal, reconciliation, report", "savepoints", "encryption", "keychain", "workbooks",
        "certificates",
    ]  # fmt: skip


@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize("content", [None, b"", b"not a translation"])
def test_a_translation_that_does_not_load_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    folder = tmp_path / "translations"
    folder.mkdir()
    if content is not None:
        for language in ("pt", "en"):
            (folder / f"batecerto_{language}.qm").write_bytes(content)
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    [wrong] = [result for result in self_check.check_all() if result.problem]
    assert wrong.name == "translations"


@pytest.mark.usefixtures("_quick", "qapp")
def test_a_failed_check_is_exit_code_3(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("no screen")

    monkeypatch.setattr(self_check, "_window", broken)
    done = CliRunner().invoke(cli, ["--lang", "en", "self-check", "--json"])
    assert done.exit_code == 3
    assert [found["check"] for found in json.loads(done.stdout) if found["problem"]] == ["window"]
    assert "✗ window RuntimeError: no screen" in done.stderr
