# SPDX-License-Identifier: MIT
"""Where the program's data is: the chosen folder, or the platform's place for such data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.options import Options
from app.paths import STORE_NAME, data_dir, store_path


def test_a_chosen_folder_is_made_and_used(tmp_path: Path) -> None:
    chosen = tmp_path / "office" / "data"
    assert data_dir(Options(chosen)) == chosen
    assert chosen.is_dir()
    assert store_path(Options(chosen)) == chosen / STORE_NAME


def test_the_demonstration_has_a_folder_of_its_own(tmp_path: Path) -> None:
    assert data_dir(Options(tmp_path, demo=True)) == tmp_path / "demo"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other platforms have no such variables")
def test_the_usual_place_is_the_one_for_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "kept"))
    assert data_dir(Options()) == tmp_path / "kept" / "BateCerto"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_dir(Options()) == tmp_path / ".local" / "share" / "BateCerto"
