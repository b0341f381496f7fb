# SPDX-License-Identifier: MIT
"""The command that takes pictures of the window: one screen, and what it says of one that cannot be brought about."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.gui.driver import Driver
from tests.gui.pictures.scenes import SCREENS, Screen
from tests.gui.pictures.stages import empty
from tests.gui.pictures.taking import Wanted, take
from tests.gui.screenshots import main, tell
from ui import theme

pytestmark = [pytest.mark.anyio, pytest.mark.qt_log_ignore("This plugin does not support")]
SMALL = (1366, 768)


class Stubborn(QDialog):
    """Says no to being closed."""

    def reject(self) -> None:
        """Stay."""


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.force(qapp, "light")


async def test_a_screen_is_kept_in_a_language_in_both_schemes(qapp: QApplication, tmp_path: Path) -> None:
    screens = [screen for screen in SCREENS if screen.name == "first-steps"]
    taken = await take(qapp, screens, Wanted(langs=("pt",), sizes=(SMALL,)), tmp_path)
    assert not taken.failed
    assert [path.name for path in taken.pictures] == ["first-steps-pt-light-1366.png", "first-steps-pt-dark-1366.png"]
    light, dark = (QImage(str(path)) for path in taken.pictures)
    for image in (light, dark):
        assert (image.width(), image.height()) == SMALL
        assert image.colorCount() > 20, "there is something on it"
    assert light.pixelColor(4, 400).lightness() > 128 > dark.pixelColor(4, 400).lightness()


async def test_a_screen_that_cannot_be_brought_about_is_told_and_the_others_are_taken(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def fail(driver: Driver) -> QWidget:
        raise LookupError(driver.window.windowTitle())

    async def shown(driver: Driver) -> QWidget:
        return driver.window

    wanted = Wanted(langs=("en",), schemes=("light",), sizes=(SMALL,), plain=True)
    screens = [Screen("bad", empty, fail), Screen("good", empty, shown)]
    taken = await take(qapp, screens, wanted, tmp_path)
    assert [path.name for path in taken.pictures] == ["good.png"]
    assert list(taken.failed) == ["bad-en"]


async def test_a_window_that_cannot_be_put_back_is_told_and_the_next_screen_gets_another(
    qapp: QApplication, tmp_path: Path
) -> None:
    """Otherwise all screens after it were lost."""
    windows = []

    async def stuck(driver: Driver) -> QWidget:
        windows.append(driver.window)
        dialog = Stubborn(driver.window)
        dialog.open()
        return dialog

    async def shown(driver: Driver) -> QWidget:
        windows.append(driver.window)
        return driver.window

    wanted = Wanted(langs=("en",), schemes=("light",), sizes=(SMALL,), plain=True)
    screens = [Screen("stuck", empty, stuck), Screen("good", empty, shown), Screen("better", empty, shown)]
    taken = await take(qapp, screens, wanted, tmp_path)
    assert [path.name for path in taken.pictures] == ["stuck.png", "good.png", "better.png"]
    assert list(taken.failed) == ["stuck-en"]
    assert windows[0] is not windows[1] is windows[2]


async def test_a_stage_that_cannot_be_opened_fails_each_of_its_screens_and_no_other(
    qapp: QApplication, tmp_path: Path
) -> None:
    @asynccontextmanager
    async def nowhere(folder: Path) -> AsyncIterator[Driver]:
        raise OSError(folder)
        yield

    async def shown(driver: Driver) -> QWidget:
        return driver.window

    wanted = Wanted(langs=("en",), schemes=("light",), sizes=(SMALL,), plain=True)
    screens = [Screen("one", nowhere, shown), Screen("other", nowhere, shown), Screen("good", empty, shown)]
    taken = await take(qapp, screens, wanted, tmp_path)
    assert [path.name for path in taken.pictures] == ["good.png"]
    assert list(taken.failed) == ["one-en", "other-en"]


def test_a_picture_that_failed_is_told_at_the_end_with_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell({}) == 0
    assert tell({"bad-en": LookupError("no such button"), "worse-en": TimeoutError()}) == 1
    told = capsys.readouterr().err
    assert all(part in told for part in ("bad-en:", "no such button", "worse-en:"))


def test_every_screen_has_a_name_of_its_own_and_those_of_a_stage_stand_together() -> None:
    names = [screen.name for screen in SCREENS]
    assert len(set(names)) == len(names)
    stages = [screen.stage for screen in SCREENS]
    turns = sum(one is not other for one, other in itertools.pairwise(stages))
    assert turns == len(set(stages)) - 1, "each stage is opened once"


def test_a_name_that_no_screen_has_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "pictures"), "--only", "overvieww"]) == 2
    assert "overview" in capsys.readouterr().err
    assert not (tmp_path / "pictures").exists()
