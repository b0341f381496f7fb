# SPDX-License-Identifier: MIT
"""Goes through screens, languages, colours and sizes, and keeps a picture of each."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Sequence
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
            for stage, of_stage in itertools.groupby(screens, lambda screen: screen.stage):
                theme.force(app, wanted.schemes[0])
                with tempfile.TemporaryDirectory() as place:
                    if stage in (stages.demonstration, stages.real, stages.offline):
                        await _lay(Path(made), Path(place), stage)
                    async with stage(Path(place)) as driver:
                        for screen in of_stage:
                            try:
                                texts = wanted.texts if wanted.live else (percent,)
                                taken.pictures += await _take_one(app, driver, screen, lang, texts, wanted, folder)
                            except Exception as error:  # noqa: BLE001 - it is told at the end
                                taken.failed[f"{screen.name}-{lang}"] = error
                                await _put_back(app, driver, driver.window, wanted)
    return taken


async def _lay(made: Path, place: Path, stage: stages.Stage) -> None:
    """Begin with the demonstration's store, which is filled once."""
    store = await stages.played(made)
    wanted = store_path(Options(place if stage is stages.demonstration else place / "made", demo=True))
    wanted.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(store, wanted)


async def _take_one(
    app: QApplication,
    driver: Driver,
    screen: Screen,
    lang: Lang,
    texts: Sequence[int],
    wanted: Wanted,
    folder: Path,
) -> list[Path]:
    taken = []
    shown = await screen.scene(driver)
    for percent, size, scheme in itertools.product(texts, wanted.sizes, wanted.schemes):
        theme.force(app, scheme)
        theme.scale_text(app, percent)
        if not isinstance(shown, QMenu):
            driver.window.resize(*size)
        await calm()
        image = picture(shown, None if wanted.alone else driver.window)
        name = screen.name if wanted.plain else f"{screen.name}-{lang}-{scheme}-{size[0]}"
        name = name if percent == 100 else f"{name}-{percent}"
        taken.append(folder / f"{name}.png")
        keep(image, taken[-1])
    await _put_back(app, driver, shown, wanted)
    return taken


async def _put_back(app: QApplication, driver: Driver, shown: QWidget, wanted: Wanted) -> None:
    """Be where the next screen begins."""
    is_apart = isinstance(shown, QMenu) or (shown.isWindow() and not isinstance(shown, QDialog | MainWindow))
    if is_apart:
        shown.close()
    while (dialog := driver.dialog()) is not None:
        dialog.reject()
        await calm()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    driver.window.search.clear()
    driver.window.resize(*stages.SIZE)
    theme.force(app, wanted.schemes[0])
    if wanted.live:
        theme.scale_text(app, 100)
    await calm()
