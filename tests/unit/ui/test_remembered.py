# SPDX-License-Identifier: MIT
"""The months that were shown are shown again; those up to now move on with the calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.values import YearMonth
from ui.remembered import folder, keep_period, number, period
from ui.settings import WindowSettings

NOVEMBER, DECEMBER = date(2026, 11, 20), date(2026, 12, 3)


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    return WindowSettings(tmp_path / "window.ini")


def test_months_up_to_the_last_one_move_on(settings: WindowSettings) -> None:
    keep_period(settings, YearMonth(2026, 8), YearMonth(2026, 10), NOVEMBER)
    assert period(settings, NOVEMBER) == (YearMonth(2026, 8), YearMonth(2026, 10))
    assert period(settings, DECEMBER) == (YearMonth(2026, 9), YearMonth(2026, 11))


def test_months_that_were_chosen_apart_stay(settings: WindowSettings) -> None:
    keep_period(settings, YearMonth(2025, 1), YearMonth(2025, 6), NOVEMBER)
    assert period(settings, DECEMBER) == (YearMonth(2025, 1), YearMonth(2025, 6))


@pytest.mark.parametrize("text", ["", "0", "999", "x", "2026-10", "2026-10 2026-09", "2026-13 2026-14", "a b c"])
def test_nonsense_is_as_if_nothing_was_kept(settings: WindowSettings, text: str) -> None:
    settings.keep_text("period", text)
    assert period(settings, NOVEMBER) is None


def test_numbers(settings: WindowSettings) -> None:
    assert number(settings, "tab") is None
    settings.keep_text("tab", "3")
    assert number(settings, "tab") == 3
    settings.keep_text("tab", "-1")
    assert number(settings, "tab") is None


def test_a_folder_that_is_gone_is_looked_for_above_it(tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    assert folder("", str(documents)) == str(tmp_path)
    documents.mkdir()
    assert folder("", str(documents)) == str(documents)
    assert folder(str(tmp_path / "gone" / "too"), str(documents)) == str(tmp_path)


def test_without_any_place_that_is_there_it_is_the_home() -> None:
    assert folder("", "") == str(Path.home())
    assert folder("no/such/place", "") == str(Path.home())
