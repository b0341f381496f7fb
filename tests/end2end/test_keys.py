# SPDX-License-Identifier: MIT
"""An encrypted store from the command line: made, opened, locked out of, and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end2end import file_keyring
from tests.end2end.conftest import DATA, Program

ERP = DATA / "small" / "erp"
PASSPHRASE = {"BATECERTO_STORE_KEY": "correct horse battery staple"}
NO_KEYCHAIN = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
OTHER = {**NO_KEYCHAIN, **PASSPHRASE}


def keychain(folder: Path) -> dict[str, str]:
    """The environment of a machine with a keychain of its own."""
    return {
        "PYTHON_KEYRING_BACKEND": f"{file_keyring.__name__}.FileKeyring",
        file_keyring.FILE: str(folder / "keychain.json"),
        # Anything: that it is set keeps the tests' usual option away.
        "BATECERTO_STORE_KEY": "",
    }


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "data")


def test_without_a_keychain_a_choice_is_wanted_and_nothing_is_made(program: Program) -> None:
    done = program("import", ERP, "--json", env=NO_KEYCHAIN, BATECERTO_STORE_KEY="")
    assert done.code == 3
    assert done.document["error"] == "ProtectionUnchosen"
    assert "BATECERTO_STORE_KEY" in done.err
    assert "--unencrypted" in done.err
    assert [path for path in program.folder.rglob("*") if path.is_file()] == []


def test_a_passphrase_opens_what_it_made_and_nothing_else_does(program: Program) -> None:
    made = program("import", ERP, env=OTHER)
    assert made.code == 0
    assert "batecerto key phrase" in made.err
    assert b"SQLite" not in program.store.read_bytes()[:16]
    assert len(program("companies", "--json", env=OTHER).document) == 1
    before = program.store.read_bytes()
    missing = program("companies", "--json", env=NO_KEYCHAIN, BATECERTO_STORE_KEY="", whole=True)
    assert (missing.code, missing.document["error"]) == (3, "KeyMissing")
    wrong = program("companies", "--json", env=NO_KEYCHAIN, BATECERTO_STORE_KEY="wrong")
    assert (wrong.code, wrong.document["error"]) == (3, "KeyWrong")
    assert program.store.read_bytes() == before


def test_the_keychain_keeps_the_key_and_the_phrase_brings_it_back(program: Program, tmp_path: Path) -> None:
    machine = keychain(tmp_path)
    assert program("import", ERP, env=machine).code == 0
    assert program("key", "status", "--json", env=machine, whole=True).document == {
        "protection": "keychain",
        "recovery_phrase_checked": False,
    }
    words = program("key", "phrase", "--json", env=machine, whole=True).document["words"]
    assert len(words) == 24
    wrong = program.answered("key", "check", text=" ".join(reversed(words)), env=machine)
    assert wrong.returncode == 2
    assert "All 24 are words that there are" in wrong.stderr
    assert program.answered("key", "check", text="\n".join(words), env=machine, whole=True).returncode == 0
    shown = program("key", "phrase", "--json", env=machine)
    assert (shown.code, shown.document["error"]) == (3, "shown")

    (tmp_path / "keychain.json").unlink()
    assert program("companies", "--json", env=machine).document["error"] == "KeyMissing"
    assert program.answered("key", "recover", text=" ".join(words), env=machine, whole=True).returncode == 0
    assert len(program("companies", "--json", env=machine).document) == 1


def test_a_backup_is_restored_on_another_machine_with_the_phrase(program: Program, tmp_path: Path) -> None:
    machine = keychain(tmp_path)
    assert program("import", ERP, env=machine).code == 0
    made = program("backup", "--output", tmp_path / "stick", "--json", env=machine)
    backup = Path(made.document["file"])
    words = " ".join(program("key", "phrase", "--json", env=machine).document["words"])

    there = Program(tmp_path / "there")
    refused = there("restore", backup, "--yes", "--json", env=OTHER)
    assert (refused.code, refused.document["error"]) == (3, "KeyMissing")
    recovered = there.answered("key", "recover", text=words, env=OTHER)
    assert recovered.returncode == 0
    assert "batecerto restore" in recovered.stdout
    assert there("restore", backup, "--yes", env=OTHER).code == 0
    assert there("companies", "--json", env=OTHER).document == program("companies", "--json", env=machine).document
    examined = there("doctor", "--json", env=OTHER)
    found = {check["check"]: check["found"] for check in examined.document["checks"]}
    assert found["encryption"] == "ok"
    assert found["integrity"] == "ok"
