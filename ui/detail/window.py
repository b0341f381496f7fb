# SPDX-License-Identifier: MIT
"""One bucket in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import formats
from ui.detail.pane import DetailPane
from ui.sizes import open_at

if TYPE_CHECKING:
    from domain.ports import Clock
    from domain.read_models import BucketDetail
    from domain.reconciliation import BucketKey
    from domain.use_cases.bucket_story import BucketStory
    from ui.deeds import Deeds
    from ui.detail_loading import DetailLoader
    from ui.settings import WindowSettings

_SIZE = (560, 760)
_STATE = "detail_window"


class DetailWindow(QWidget):
    """Shows one bucket until it is closed. Esc closes it; its size is remembered.

    Signals:
        gone(object): it was closed; its bucket's key.
        reconcile_wanted, bucket_wanted(object): see DetailPane.
    """

    gone = Signal(object)
    reconcile_wanted = Signal()
    bucket_wanted = Signal(object)

    def __init__(
        self, key: BucketKey, loader: DetailLoader, deeds: Deeds, clock: Clock, settings: WindowSettings, icon: QIcon
    ) -> None:
        super().__init__()
        self.key = key
        self._loader = loader
        self._clock = clock
        self._settings = settings
        loader.setParent(self)
        self.setWindowTitle(self.tr("Detail"))
        self.setWindowIcon(icon)
        self.setMinimumSize(320, 320)
        self._pane = DetailPane(apart=True)
        self._pane.use_deeds(deeds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pane)
        open_at(self, *_SIZE)
        geometry = settings.state(_STATE)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.close)
        self._connect()

    def refresh(self) -> None:
        """Look at the store again."""
        self._loader.load(self.key)

    def come_forward(self) -> None:
        """Be where the clerk looks."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        self._pane.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size, and let go of what was shown."""
        self._settings.keep_state(_STATE, self.saveGeometry())
        self._loader.stop()
        super().closeEvent(event)
        self.gone.emit(self.key)
        self.deleteLater()

    def _connect(self) -> None:
        loader, pane = self._loader, self._pane
        loader.loading.connect(pane.show_loading)
        loader.ready.connect(self._show)
        loader.failed.connect(pane.show_error)
        loader.story_loading.connect(pane.show_story_loading)
        loader.story_ready.connect(self._show_story)
        loader.story_failed.connect(pane.show_story_error)
        pane.closed.connect(self.close)
        pane.again_wanted.connect(self.refresh)
        pane.reconcile_wanted.connect(self.reconcile_wanted)
        pane.bucket_wanted.connect(self.bucket_wanted)

    def _show(self, detail: BucketDetail | None) -> None:
        if detail is None:
            self._pane.show_gone()
            return
        key = detail.bucket.key
        self.setWindowTitle(f"{detail.bucket.company} · {formats.month(key.month)} · {formats.rate(key.rate)}")
        self._pane.show_detail(detail, self._clock.now())

    def _show_story(self, story: BucketStory) -> None:
        self._pane.show_story(story, self._clock.today())
