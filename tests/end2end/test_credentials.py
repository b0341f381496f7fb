# SPDX-License-Identifier: MIT
"""Portal tokens from the command line: tried before they are kept, and used when the portal is asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end2end import file_keyring
from tests.end2end.conftest import DATA, Program, environment, simulated
from tests.end2end.starter import PATIENCE, ROOT

MONTH = ("--from", "2026-10", "--to", "2026-10")
NIF = "579217426"


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine with a keychain."""
    return {
        "PYTHON_KEYRING_BACKEND": f"{file_keyring.__name__}.FileKeyring",
        file_keyring.FILE: str(tmp_path / "keychain.json"),
    }


def test_a_token_is_tried_kept_used_and_forgotten(copied: Program, tmp_path: Path, machine: dict[str, str]) -> None:
    keychain = tmp_path / "keychain.json"
    with simulated(DATA / "small" / "portal") as url:
        portal = ("--portal-url", url)
        refused = copied.answered("credentials", "set", NIF, *portal, text="wrong", env=machine)
        assert refused.returncode == 3
        assert "wrong or has expired" in refused.stderr
        assert "Nothing was kept" in refused.stderr
        spaced = copied.answered("credentials", "set", NIF, *portal, text="de mo", env=machine)
        assert spaced.returncode == 2
        assert not keychain.exists()

        kept = copied.answered("credentials", "set", NIF, *portal, text="  demo \n", env=machine, whole=True)
        assert kept.returncode == 0, kept.stderr
        assert "demo" in keychain.read_text()
        assert "demo" not in kept.stdout + kept.stderr
        tried = copied("credentials", "test", NIF, *portal, "--json", env=machine, whole=True)
        assert tried.document["works"] is True
        fetched = copied("fetch", *MONTH, *portal, "--json", env=machine)
        assert fetched.code == 0

        removed = copied("credentials", "remove", NIF, *portal, "--json", env=machine, whole=True)
        assert removed.document["removed"] is True
        without = copied("credentials", "test", NIF, *portal, "--json", env=machine)
        assert (without.code, without.document["reason"]) == (3, "no_token")
    assert "demo" not in "\n".join(copied.dump())


def test_a_portal_that_is_down_does_not_keep_a_token_from_being_kept(copied: Program, machine: dict[str, str]) -> None:
    nowhere = ("--portal-url", "http://127.0.0.1:9")
    done = copied.answered("credentials", "set", NIF, *nowhere, text="demo", env=machine)
    assert done.returncode == 3
    assert "kept, but could not be tried" in done.stderr
    listed = copied("credentials", "list", *nowhere, "--json", env=machine, whole=True)
    assert listed.document[0]["kept"] is True


def test_where_it_would_lie_in_clear_it_is_not_kept(copied: Program) -> None:
    nothing = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    done = copied.answered("credentials", "set", NIF, text="demo", env=nothing)
    assert done.returncode == 3
    assert "BATECERTO_PORTAL_TOKEN" in done.stderr
    assert not any(b"demo" in path.read_bytes() for path in copied.folder.rglob("*") if path.is_file())


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_ctrl_c_at_the_question_for_a_token_ends_the_command(copied: Program, machine: dict[str, str]) -> None:
    import pty

    own, other = pty.openpty()
    arguments = ["--data-dir", str(copied.folder), "--lang", "en", "credentials", "set", NIF]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.program", *arguments], cwd=ROOT, env=environment(**machine), stdin=other,
        stdout=other, stderr=other, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(other)
        said = b""
        while not said.endswith(b"Portal token: "):
            said += os.read(own, 1000)
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(PATIENCE) == 3
        finally:
            process.kill()
    assert b"Stopped." in os.read(own, 1000)
    os.close(own)
