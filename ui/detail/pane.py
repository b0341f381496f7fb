# SPDX-License-Identifier: MIT
"""The pane at the right, which stands in windows of its own too: one bucket, or a sentence in its place."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import state_icons
from ui.deeds import Deed, Deeds
from ui.detail.labels import sentence
from ui.detail.order import in_reading_order

if TYPE_CHECKING:
    from domain.read_models import BucketDetail, BucketRow
    from domain.reconciliation import BucketKey
    from domain.use_cases.bucket_story import BucketStory
    from ui.detail.body import DetailBody


class DetailPane(QWidget):
    """One bucket, or a sentence in its place.

    Args:
        apart: whether it fills a window of its own, which has a title and a way to close it.

    Signals:
        closed: the user closed the pane, by its button or by Esc.
        reconcile_wanted: values came in since the last run.
        bucket_wanted(object): the clerk wants to see another bucket; its key.
        again_wanted: what could not be loaded is to be tried again.
    """

    closed = Signal()
    reconcile_wanted = Signal()
    bucket_wanted = Signal(object)
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, apart: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Detail"))
        self._deeds: Deeds | None = None
        self._made: DetailBody | None = None
        self._is_apart = apart
        self._message = sentence()
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._message.setMargin(12)
        self._scroll = self._make_scroll()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._message)
        self._pages.addWidget(self._scroll)
        self._apart = self._make_button("apart", self.tr("Open in its own window"), self._open_apart)
        self._close = self._make_button("close", self.tr("Close the detail"), self.closed.emit)
        self._close.setToolTip(self.tr("Close the detail (Esc)"))
        self._lay_out()
        self.show_nothing()

    def make_body(self) -> None:
        """Make what stands here once a bucket is shown; the first to be shown makes it where nobody has."""
        if self._made is None:
            from ui.detail.body import DetailBody

            self._made = body = DetailBody()
            body.reconcile_wanted.connect(self.reconcile_wanted)
            body.bucket_wanted.connect(self.bucket_wanted)
            body.again_wanted.connect(self.again_wanted)
            if self._deeds is not None:
                body.use_deeds(self._deeds)
            self._scroll.setWidget(body)

    @property
    def _body(self) -> DetailBody:
        self.make_body()
        assert self._made is not None
        return self._made

    def use_deeds(self, deeds: Deeds) -> None:
        """Take what can be done about buckets from there."""
        self._deeds = deeds
        if self._made is not None:
            self._made.use_deeds(deeds)
        deeds.changed.connect(self._show_apart)
        self._show_apart()

    def show_detail(self, detail: BucketDetail, now: datetime) -> None:
        """Show a bucket's figures; a new one from its top, the same one again in its place.

        Args:
            now: what "5 min ago" counts from.
        """
        if detail.bucket.key != self._body.key:
            self._scroll.verticalScrollBar().setValue(0)
        self._body.show_detail(detail, now)
        self._pages.setCurrentWidget(self._scroll)
        self._show_apart()

    def show_month(self, rows: Sequence[BucketRow], shown: BucketKey) -> None:
        """Say which other groups the same company's month has."""
        self._body.groups.show_groups(rows, shown)

    def show_story(self, story: BucketStory, today: date) -> None:
        """Show why the bucket that is shown differs, what to do, what was decided, and where it came from."""
        self._body.show_story(story, today)
        # Once everything has its place.
        QTimer.singleShot(0, self, self._chain)

    def show_story_loading(self) -> None:
        """Say that the cause is looked for."""
        self._body.show_story_loading()

    def show_story_error(self, text: str) -> None:
        """Say why no cause can be told, in its place."""
        self._body.show_story_error(text)

    def show_nothing(self) -> None:
        """Say that nothing is selected in front, and how to get something here."""
        self._say(
            self.tr(
                "No group is selected in this tab. Select one in the overview, the groups, the divergences or the "
                "deadlines to see its figures and its workers."
            )
        )

    def show_gone(self) -> None:
        """Say that what was shown is not there any more."""
        self._say(self.tr("This group is not there any more."))

    def show_loading(self) -> None:
        """Say that it is on its way."""
        self._say(self.tr("Loading…"))

    def show_error(self, text: str) -> None:
        """Say what went wrong."""
        self._say(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the pane."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as the eye does, whenever and wherever things came to be in here."""
        self._chain()
        return super().focusNextPrevChild(forward)

    def _chain(self) -> None:
        inside = [each for each in self._body.findChildren(QWidget) if _takes_focus(each)]
        head = [each for each in (self._apart, self._close, self._scroll) if _takes_focus(each)]
        for one, other in itertools.pairwise([*head, *in_reading_order(inside, self._body)]):
            self.setTabOrder(one, other)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._close.setIcon(state_icons.action_icon("close", self.palette()))
            self._apart.setIcon(state_icons.action_icon("apart", self.palette()))

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._pages.setCurrentWidget(self._message)
        self._show_apart()

    def _show_apart(self) -> None:
        offered = not self._is_apart and self._deeds is not None and self._deeds.offers(Deed.OPEN_APART)
        self._apart.setVisible(offered and self._pages.currentWidget() is self._scroll)

    def _open_apart(self) -> None:
        if self._deeds is not None and self._body.key is not None:
            self._deeds.do(Deed.OPEN_APART, [self._body.key])

    def _make_scroll(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("Detail"))
        return scroll

    def _make_button(self, icon: str, name: str, do: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(state_icons.action_icon(icon, self.palette()))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _=False: do())
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self._is_apart:
            self._close.hide()
        else:
            title = QLabel(self.tr("Detail"))
            title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            head = QHBoxLayout()
            head.setContentsMargins(12, 4, 4, 0)
            head.addWidget(title, 1)
            head.addWidget(self._apart)
            head.addWidget(self._close)
            layout.addLayout(head)
        layout.addWidget(self._pages, 1)


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
