# SPDX-License-Identifier: MIT
"""Goes through screens, languages, colours and sizes, and keeps a picture of each."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app.options import Options
from app.paths import store_path
from tests.gui.driver import Driver
from tests.gui.pictures import stages
from tests.gui.pictures.hands import calm
from tests.gui.pictures.keeping import keep, picture
from tests.gui.pictures.scenes import Screen
from ui import theme
from ui.main_window import MainWindow
from ui.translation import install

Lang = Literal["pt", "en"]
Scheme = Literal["light", "dark"]

_MOST_DIALOGS = 5
"""How many dialogs stand one on another at the most."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pictures to take.

    Attributes:
        sizes: of the window, in pixels.
        texts: sizes of text, in percent of the system's own.
        live: the windows are opened with the system's size, and a size of text is chosen while they are seen.
        alone: dialogs without the window behind them.
        plain: file names of the screen's name alone.
    """

    langs: Sequence[Lang] = ("pt", "en")
    schemes: Sequence[Scheme] = ("light", "dark")
    sizes: Sequence[tuple[int, int]] = ((1366, 768), (2560, 1440))
    texts: Sequence[int] = (100,)
    live: bool = False
    alone: bool = False
    plain: bool = False


@dataclass(slots=True)
class Taken:
    """What was kept, and the screens that could not be brought about, each with the reason."""

    pictures: list[Path] = field(default_factory=list)
    failed: dict[str, Exception] = field(default_factory=dict)


async def take(app: QApplication, screens: Sequence[Screen], wanted: Wanted, folder: Path) -> Taken:
    """Take pictures of the screens; one that fails is left out."""
    taken = Taken()
    with tempfile.TemporaryDirectory() as made:
        for lang, percent in itertools.product(wanted.langs, (100,) if wanted.live else wanted.texts):
            install(app, lang)
            theme.scale_text(app, percent)
            texts = wanted.texts if wanted.live else (percent,)
            for stage, of_stage in itertools.groupby(screens, lambda screen: screen.stage):
                waiting = deque(of_stage)
                while waiting:
                    count = len(waiting)
                    theme.force(app, wanted.schemes[0])
                    try:
                        async with _opened(Path(made), stage) as driver:
                            await _take_some(app, driver, waiting, lang, texts, wanted, folder, taken)
                    except Exception as error:  # noqa: BLE001 - it is told at the end
                        if len(waiting) < count:
                            taken.failed[f"{stage.__name__}-{lang}, closing"] = error
                        else:
                            taken.failed |= {f"{screen.name}-{lang}": error for screen in waiting}
                            waiting.clear()
    return taken


@asynccontextmanager
async def _opened(made: Path, stage: stages.Stage) -> AsyncIterator[Driver]:
    """Open a stage in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        if stage in (stages.demonstration, stages.real, stages.offline):
            await _lay(made, Path(place), stage)
        async with stage(Path(place)) as driver:
            yield driver


async def _take_some(
    app: QApplication,
    driver: Driver,
    waiting: deque[Screen],
    lang: Lang,
    texts: Sequence[int],
    wanted: Wanted,
    folder: Path,
    taken: Taken,
) -> None:
    """Take one screen after the other, until a window cannot be put back: it would spoil the others."""
    while waiting:
        screen = waiting.popleft()
        shown: QWidget = driver.window
        try:
            shown = await screen.scene(driver)
            taken.pictures += await _take_one(app, driver, shown, screen.name, lang, texts, wanted, folder)
        except Exception as error:  # noqa: BLE001 - it is told at the end
            taken.failed[f"{screen.name}-{lang}"] = error
        try:
            await _put_back(app, driver, shown, wanted)
        except Exception as error:  # noqa: BLE001 - it is told at the end
            taken.failed.setdefault(f"{screen.name}-{lang}", error)
            return


async def _lay(made: Path, place: Path, stage: stages.Stage) -> None:
    """Begin with the demonstration's store, which is filled once."""
    store = await stages.played(made)
    wanted = store_path(Options(place if stage is stages.demonstration else place / "made", demo=True))
    wanted.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(store, wanted)


async def _take_one(
    app: QApplication,
    driver: Driver,
    shown: QWidget,
    called: str,
    lang: Lang,
    texts: Sequence[int],
    wanted: Wanted,
    folder: Path,
) -> list[Path]:
    taken = []
    for percent, size, scheme in itertools.product(texts, wanted.sizes, wanted.schemes):
        theme.force(app, scheme)
        theme.scale_text(app, percent)
        if not isinstance(shown, QMenu):
            driver.window.resize(*size)
        await calm()
        image = picture(shown, None if wanted.alone else driver.window)
        name = called if wanted.plain else f"{called}-{lang}-{scheme}-{size[0]}"
        name = name if percent == 100 else f"{name}-{percent}"
        taken.append(folder / f"{name}.png")
        keep(image, taken[-1])
    return taken


async def _put_back(app: QApplication, driver: Driver, shown: QWidget, wanted: Wanted) -> None:
    """Be where the next screen begins.

    Raises:
        TimeoutError: something is still being waited for, or a dialog stays open.
    """
    is_apart = isinstance(shown, QMenu) or (shown.isWindow() and not isinstance(shown, QDialog | MainWindow))
    if is_apart:
        shown.close()
    for _ in range(_MOST_DIALOGS):
        if (dialog := driver.dialog()) is None:
            break
        dialog.reject()
        await calm()
    else:
        raise TimeoutError(f"A dialog stays open: {driver.dialog()}")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    driver.window.search.clear()
    driver.window.resize(*stages.SIZE)
    theme.force(app, wanted.schemes[0])
    if wanted.live:
        theme.scale_text(app, 100)
    await calm()
