# SPDX-License-Identifier: MIT
"""The desktop start: a painted window first, then everything else.

desktop           Qt alone: the application, the frame of the window, its first painting
desktop_loop      asyncio on Qt's loop: runs until somebody asks to quit, then closes what is open
desktop_session   everything else, loaded in a thread: the store, the portal's client, the views
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QApplication

from app.instance import OneInstance
from ui.main_window import MainWindow
from ui.settings import WindowSettings, text_percent
from ui.translation import install

if TYPE_CHECKING:
    from app.options import Options

SETTINGS_NAME = "window.ini"
NOT_DONE = 3


class Application(QApplication):
    """The application; quitting is a wish that the event loop's owner grants.

    Only the application's own events come here: a filter would take every event of every widget through Python.

    Signals:
        quit_wanted: the system, or somebody, asked the program to quit.
    """

    quit_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        """Turn a quit into a wish."""
        if event.type() is QEvent.Type.Quit:
            self.quit_wanted.emit()
            return True
        return super().event(event)


def run(options: Options) -> int:
    """Show the window until it is closed.

    Returns:
        The exit code: 0, also where another window has the data and was brought to the front; 3 where there is no
        display, the store could not be opened, or the other window does not answer.
    """
    if not has_display():
        return _without_display(options)
    app = make_application()
    instance = instance_of(options)
    if instance is not None and not instance.try_take():
        return _call_other(app, instance, options)
    window = open_window(app, options)
    # Before any loop runs: where the platform allows it the window is painted now, ahead of the imports below.
    app.processEvents()
    from app import desktop_loop

    try:
        return desktop_loop.run(app, window, options, instance)
    finally:
        if instance is not None:
            instance.release()


def make_application() -> Application:
    """The application, set up as the program needs it."""
    # Fusion on Linux as in ui.theme, but by argument: setStyle returns the style, and the class for it takes 10 ms.
    style = ["-style", "Fusion"] if sys.platform.startswith("linux") else []
    app = Application([*sys.argv[:1], *style])
    app.setApplicationName("BateCerto")
    app.setApplicationDisplayName("BateCerto")
    app.setDesktopFileName("batecerto")
    app.setQuitOnLastWindowClosed(False)
    return app


def open_window(app: Application, options: Options) -> MainWindow:
    """The window in the clerk's language, as it was left, and shown."""
    settings = WindowSettings(settings_path(options))
    install(app, options.lang or settings.text("language") or None)
    if settings.text("text"):
        # Only for those who chose it: what the size takes is loaded before the first painting.
        from ui.theme import scale_text

        scale_text(app, text_percent(settings))
    window = MainWindow(settings)
    window.show()
    return window


def instance_of(options: Options) -> OneInstance | None:
    """The claim to the folder of the data; None where there is no such folder."""
    folder = _folder(options)
    return OneInstance(folder) if folder is not None else None


def settings_path(options: Options) -> Path | None:
    """Where the window's settings are; None where there is no folder for them."""
    folder = _folder(options)
    return folder / SETTINGS_NAME if folder is not None else None


def _folder(options: Options) -> Path | None:
    from app.paths import data_dir
    from domain.errors import StoreError

    try:
        return data_dir(options)
    except StoreError:
        # The session says so in the window, in a sentence.
        return None


def has_display() -> bool:
    """Whether there is anything to show a window on."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return platform not in ("xcb", "wayland") or _names_display()
    return _names_display()


def _names_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _call_other(app: Application, instance: OneInstance, options: Options) -> int:
    install(app, options.lang or WindowSettings(settings_path(options)).text("language") or None)
    shown = instance.ask_to_show()
    if shown:
        text = QtCore.QCoreApplication.translate(
            "Desktop", "BateCerto is open already with this data; its window was brought to the front."
        )
    else:
        text = QtCore.QCoreApplication.translate(
            "Desktop",
            "BateCerto is open already with this data, and does not answer. Go to its window, or close it and start "
            "again.",
        )
    if sys.stderr is not None:
        sys.stderr.write(text + "\n")
    return 0 if shown else NOT_DONE


def _without_display(options: Options) -> int:
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    install(app, options.lang)
    if options.demo:
        text = QtCore.QCoreApplication.translate(
            "Desktop", "There is no display to open a window on. “batecerto demo” shows the same without a window."
        )
    else:
        text = QtCore.QCoreApplication.translate(
            "Desktop",
            "There is no display to open a window on. “batecerto --help” lists what can be done without a window.",
        )
    sys.stderr.write(text + "\n")
    return NOT_DONE
