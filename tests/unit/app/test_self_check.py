# SPDX-License-Identifier: MIT
"""Each check of the installation fails by itself, with its own words."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from typer.testing import CliRunner

from app import demo_data, self_check
from app.cli import cli
from ui import translation
from ui.texts import installation

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


@pytest.mark.usefixtures("_quick", "qapp")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("pt", "✗ dados de demonstração Faltam os dados de demonstração."),
        ("en", "✗ demonstration data The demonstration data is missing."),
    ],
)
def test_checks_are_told_in_the_language_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication, lang: str, said: str
) -> None:
    (tmp_path / "portal").mkdir()
    monkeypatch.setattr(demo_data, "_directory", lambda: tmp_path)
    done = CliRunner().invoke(cli, ["--lang", lang, "self-check"])
    translation.install(qapp, "en")
    assert done.exit_code == 3
    assert done.stderr == said + "\n"
    names = [line.removeprefix("✓ ") for line in done.stdout.splitlines()]
    assert len(names) == len(NAMES) - 1
    assert not (lang == "pt" and set(names) & set(NAMES))


def test_every_check_has_a_name_for_people() -> None:
    assert list(installation.CHECKS) == NAMES
