# SPDX-License-Identifier: MIT
"""The documentation's pictures, taken of the demonstration: ``python -m tests.gui.screenshots OUTPUT_FOLDER``."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import qasync
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.desktop import has_display, make_application
from domain.reconciliation import BucketStatus
from tests.gui.conftest import wait_until
from tests.gui.driver import Driver, opened
from ui import theme
from ui.translation import install

SIZE = (1366, 768)
_COLOURS = 256
_KIND = 0xFFF0F0F0


@dataclass(frozen=True, slots=True)
class Picture:
    """What one picture shows.

    Attributes:
        tab: the number of the tab in front.
    """

    name: str
    lang: Literal["pt", "en"]
    scheme: Literal["light", "dark"]
    tab: int


PICTURES = (Picture("window-light", "en", "light", 0), Picture("window-dark", "pt", "dark", 2))


def main(folder: Path) -> None:
    """Take every picture."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        for picture in PICTURES:
            runner.run(take(app, picture, folder))


async def take(app: QApplication, picture: Picture, folder: Path) -> None:
    """Play the demonstration, open a divergence, and keep what the window shows."""
    theme.force(app, picture.scheme)
    install(app, picture.lang)
    with tempfile.TemporaryDirectory() as place:
        async with opened(Path(place), wait_until, size=SIZE, demo=True) as driver:
            await show_divergence(driver, picture.tab)
            keep(driver.window, folder / f"{picture.name}.png")


async def show_divergence(driver: Driver, tab: int) -> None:
    """Choose the divergence with the most to see, in the overview and in the table."""
    workspace, shown = driver.workspace, driver.presenter.shown
    row = max(
        (row for row in shown.buckets if row.status is BucketStatus.DIVERGES),
        key=lambda row: abs(row.portal_contribution - row.erp_contribution),
    )
    workspace.overview.select_cell(row.key.company_id, row.key.month)
    workspace.divergences.select_key(row.key)
    driver.presenter.show_detail(row.key)
    workspace.tabs.setCurrentIndex(tab)
    workspace.tabs.currentWidget().setFocus()
    await driver.idle()
    # Layouts settle with the events that they post.
    await asyncio.sleep(0.3)


def keep(window: QWidget, path: Path) -> None:
    """Write what a window shows in a few of its colours, each of the others as the nearest of them."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    few = common_colours(np.frombuffer(image.constBits(), np.uint32))
    small = image.convertToFormat(QImage.Format.Format_Indexed8, few, Qt.ImageConversionFlag.ThresholdDither)
    if not small.save(str(path), quality=0):
        raise OSError(path)


def common_colours(pixels: npt.NDArray[np.uint32]) -> list[int]:
    """The commonest colours, and then those of each kind, so that shades of grey leave room for what is small."""
    colours, counts = np.unique(pixels, return_counts=True)
    commonest_first = colours[np.argsort(counts)[::-1]]
    _, firsts = np.unique(commonest_first & _KIND, return_index=True)
    both = np.concatenate([commonest_first[: _COLOURS // 2], commonest_first[np.sort(firsts)]])
    return [int(colour) for colour in dict.fromkeys(both)][:_COLOURS]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
