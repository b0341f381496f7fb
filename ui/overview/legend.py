# SPDX-License-Identifier: MIT
"""What the overview's signs and marks are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from domain.portal_record import FetchState
from domain.sign_off import SignVerb
from domain.standing import STANDINGS, Standing
from ui import state_icons, texts
from ui.detail.flow import FlowLayout
from ui.overview import said, signs
from ui.sizes import scaled

_SIDE = 16
Paint = Callable[[QPainter, QRect], object]
Entry = tuple[Paint, str, str]
"""What draws the sign, its name, and a sentence about it."""


class Legend(QWidget):
    """Two lines where there is room: the states, and the marks beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Legend"))
        self._drawn: list[tuple[QLabel, Paint]] = []
        nothing = (
            lambda painter, at: state_icons.paint_drawn(painter, at, signs.nothing, signs.faint(self.palette())),
            self.tr("No data"),
            self.tr("Neither an ERP file nor anything of the portal"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._line([*map(self._state, STANDINGS), nothing]))
        fetches = [self._fetch(state) for state in FetchState if state is not FetchState.DATA]
        column.addLayout(self._line([self._page(), *fetches, *map(self._lock, (SignVerb.SIGNED, SignVerb.REOPENED))]))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_drawn"):
            self._draw()

    def _draw(self) -> None:
        side = scaled(self, _SIDE)
        for label, paint in self._drawn:
            label.setPixmap(_painted(paint, side, self.devicePixelRatioF()))

    def _state(self, status: Standing) -> Entry:
        return (
            lambda painter, at: state_icons.paint(painter, at, status, self.palette()),
            texts.status(status),
            texts.status_explained(status),
        )

    def _fetch(self, state: FetchState) -> Entry:
        return (
            lambda painter, at: state_icons.paint_mark(
                painter, at, state, state_icons.mark_colour(state, self.palette())
            ),
            texts.fetch_mark(state),
            texts.fetch_state(state),
        )

    def _page(self) -> Entry:
        return (
            lambda painter, at: state_icons.paint_drawn(painter, at, signs.page, signs.quiet(self.palette())),
            self.tr("ERP file waits"),
            self.tr("The ERP's file is there, and no answer of the portal to compare it with"),
        )

    def _lock(self, what: SignVerb) -> Entry:
        again = what is SignVerb.REOPENED
        draw = signs.open_lock if again else signs.lock

        def paint(painter: QPainter, at: QRect) -> None:
            state_icons.paint_drawn(painter, at, draw, (signs.loud if again else signs.quiet)(self.palette()))

        return paint, self.tr("Opened again") if again else self.tr("Signed off"), said.signed(what)

    def _line(self, entries: Sequence[Entry]) -> FlowLayout:
        line = FlowLayout()
        for paint, text, tip in entries:
            sign, word = QLabel(), QLabel(text)
            self._drawn.append((sign, paint))
            both = QWidget()
            across = QHBoxLayout(both)
            across.setContentsMargins(0, 0, 8, 0)
            across.setSpacing(4)
            for label in (sign, word):
                label.setToolTip(tip)
                across.addWidget(label)
            line.addWidget(both)
        return line


def _painted(paint: Paint, side: int, ratio: float) -> QPixmap:
    """One sign for its one size: an icon would draw it for sixteen."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, QRect(0, 0, side, side))
    painter.end()
    return pixmap
