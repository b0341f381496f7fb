# SPDX-License-Identifier: MIT
"""Connects the detail with the program: the pane of the main window, and windows of their own beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from ui.deeds import Deed, Deeds
from ui.detail_loading import DetailLoader

if TYPE_CHECKING:
    from domain.read_models import BucketDetail, BucketRow
    from domain.reconciliation import BucketKey
    from domain.use_cases.bucket_story import BucketStory
    from ui.detail.pane import DetailPane
    from ui.detail.window import DetailWindow
    from ui.main_window import MainWindow
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_MOST_AT_ONCE = 8
_CASCADE = 28


class DetailDesk(QObject):
    """The wiring of the pane, and of windows of their own, until it is closed.

    Args:
        go_to: moves the main window to a bucket.
    """

    def __init__(
        self,
        pane: DetailPane,
        window: MainWindow,
        presenter: Presenter,
        scope: TaskScope,
        deeds: Deeds,
        go_to: Callable[[BucketKey], object],
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._window = window
        self._presenter = presenter
        self._scope = scope
        self._deeds = deeds
        self._go_to = go_to
        self._apart: dict[BucketKey, DetailWindow] = {}
        deeds.offer(Deed.OPEN_APART, self.open_apart, lambda keys: 0 < len(keys) <= _MOST_AT_ONCE)
        # What can be done about a bucket is another matter while a job runs.
        presenter.busy_changed.connect(lambda _: deeds.changed.emit())
        pane.use_deeds(deeds)
        pane.reconcile_wanted.connect(presenter.reconcile)
        pane.bucket_wanted.connect(go_to)
        pane.again_wanted.connect(lambda: presenter.show_detail(presenter.key))
        presenter.detail_loading.connect(pane.show_loading)
        presenter.detail_ready.connect(self._show)
        presenter.detail_failed.connect(pane.show_error)
        presenter.story_loading.connect(pane.show_story_loading)
        presenter.story_ready.connect(self._show_story)
        presenter.story_failed.connect(pane.show_story_error)
        presenter.refreshed.connect(self._refresh_apart)

    def open_apart(self, keys: Sequence[BucketKey]) -> None:
        """Show each bucket in a window of its own, or bring forward the one that it has."""
        for key in keys:
            (self._apart.get(key) or self._open(key)).come_forward()

    def close(self) -> None:
        """Close every window; nothing of what they showed stays."""
        for window in list(self._apart.values()):
            window.close()

    def _open(self, key: BucketKey) -> DetailWindow:
        from ui.detail.window import DetailWindow

        services, settings = self._presenter.services, self._window.settings
        loader = DetailLoader(services, self._scope, names=lambda: self._presenter.names)
        window = DetailWindow(key, loader, self._deeds, services.clock, settings, self._window.windowIcon())
        if self._apart:
            # Not on top of the last one, which was left where this one would come to be.
            window.move(list(self._apart.values())[-1].pos() + QPoint(_CASCADE, _CASCADE))
        self._apart[key] = window
        # What must be at hand wherever the clerk looks: to hide everything, and to take back what was done here.
        window.addActions([self._window.actions_.lock, self._window.actions_.undo])
        window.gone.connect(self._forget)
        window.reconcile_wanted.connect(self._presenter.reconcile)
        window.bucket_wanted.connect(lambda other: self.open_apart([other]))
        window.refresh()
        return window

    def _forget(self, key: BucketKey) -> None:
        self._apart.pop(key, None)

    def _refresh_apart(self) -> None:
        for window in self._apart.values():
            window.refresh()

    def _show(self, detail: BucketDetail | None) -> None:
        if detail is None:
            self._pane.show_nothing()
        else:
            self._pane.show_month(self._of_month(detail.bucket.key), detail.bucket.key)
            self._pane.show_detail(detail, self._presenter.services.clock.now())

    def _of_month(self, key: BucketKey) -> list[BucketRow]:
        overview = self._presenter.overview
        return [] if overview is None else overview.in_month(key.company_id, key.month)

    def _show_story(self, story: BucketStory) -> None:
        self._pane.show_story(story, self._presenter.services.clock.today())
