# SPDX-License-Identifier: MIT
"""All groups of a company's month, one line each, and which of them is shown below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import formats, state_icons, texts, theme
from ui.sizes import scaled
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from domain.read_models import BucketRow
    from domain.reconciliation import BucketKey

_SIGN = 16


class MonthGroups(QWidget):
    """A line for each group; nothing where there is one alone.

    Signals:
        chosen(object): the key of the group that is wanted in place of the one shown.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Groups of this month"))
        self._rows: list[BucketRow] = []
        self._lines: dict[BucketKey, QToolButton] = {}
        self._shown: BucketKey | None = None
        self._title = QLabel()
        self._title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self.hide()

    def show_groups(self, rows: Sequence[BucketRow], shown: BucketKey) -> None:
        """Show the groups of a month, and at which of them the clerk is."""
        if list(rows) != self._rows:
            self._rows = list(rows)
            self._make_lines()
        self._shown = shown
        self._tick()
        self.setVisible(len(self._rows) > 1 and shown in self._lines)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_lines"):
            self._draw_signs()

    def _make_lines(self) -> None:
        had_focus = any(line.hasFocus() for line in self._lines.values())
        for line in self._lines.values():
            line.hide()
            line.deleteLater()
        self._lines = {row.key: self._line(row) for row in self._rows}
        self._title.setText(COUNTS.in_this_month(len(self._rows)))
        self._draw_signs()
        if had_focus and self._lines:
            next(iter(self._lines.values())).setFocus()

    def _line(self, row: BucketRow) -> QToolButton:
        rate, state = formats.rate(row.key.rate), texts.status(row.standing)
        apart = "" if row.missing else formats.euro(row.contribution_difference, sign=True)
        line = QToolButton(self)
        line.setText(f"{rate}   {apart or state}")
        line.setToolTip(texts.missing(row.missing) or texts.status_explained(row.standing))
        spoken = "" if row.missing else f", {formats.spoken_money(row.contribution_difference)}"
        line.setAccessibleName(f"{rate}, {state.lower()}{spoken}")
        line.setCheckable(True)
        line.setAutoRaise(True)
        line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line.setFont(theme.tabular(line.font()))
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line.clicked.connect(lambda _=False, key=row.key: self._choose(key))
        self._column.addWidget(line)
        return line

    def _choose(self, key: BucketKey) -> None:
        # It is ticked once it is shown.
        self._tick()
        self.chosen.emit(key)

    def _tick(self) -> None:
        for key, line in self._lines.items():
            line.setChecked(key == self._shown)

    def _draw_signs(self) -> None:
        side = scaled(self, _SIGN)
        for row in self._rows:
            line = self._lines[row.key]
            line.setIcon(state_icons.icon(row.standing, self.palette()))
            line.setIconSize(QSize(side, side))
