# SPDX-License-Identifier: MIT
"""The frame of the dialogs that show what would be done before it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from domain.reconciliation import BucketStatus
from ui import theme
from ui.gate.page import heading, label

if TYPE_CHECKING:
    from ui.tables.record_table import RecordTable

_NARROWEST_IN_FIGURES = 84
_AROUND = 24
_FEWEST_ROWS, _MOST_ROWS = 3, 12


class PlanDialog(QDialog):
    """A title, a sentence, a table, warnings, and a button that says what it does.

    The button waits until a plan is shown that can be carried out, and while another job runs.
    """

    def __init__(self, title: str, table: RecordTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.table = table
        self._fits = False
        self._ready = True
        self._head = heading("")
        self._said = label(self.tr("Loading…"))
        self._warnings = label("")
        self._do = QPushButton()
        self._do.setAutoDefault(False)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.addButton(self._do, QDialogButtonBox.ButtonRole.ActionRole)
        self._do.clicked.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(12)
        self._set_enabled()

    def set_ready(self, *, ready: bool) -> None:
        """Let jobs be started, or not while one runs."""
        self._ready = ready
        self._set_enabled()

    def show_warnings(self, lines: Sequence[str]) -> None:
        """What speaks against it, or of what nothing is done; in the colour of what is wrong."""
        _say(self._warnings, "\n\n".join(lines))
        self._warnings.setVisible(bool(lines))
        paint(self._warnings, alarming=True)

    def show_error(self, text: str) -> None:
        """Nothing can be shown, and why."""
        self._set_fits(fits=False)
        self._say("")
        self.show_warnings([text])

    @property
    def must_stay(self) -> bool:
        """Whether something is under way in it that has to be seen to its end."""
        return False

    @property
    def warnings(self) -> str:
        """What speaks against it."""
        return self._warnings.text()

    def _title(self, text: str) -> None:
        _say(self._head, text)
        self._head.setVisible(bool(text))

    def _say(self, text: str) -> None:
        _say(self._said, text)
        self._said.setVisible(bool(text))

    def _verb(self, text: str) -> None:
        self._do.setText(text)

    def _set_fits(self, *, fits: bool) -> None:
        self._fits = fits
        self._set_enabled()

    def _set_enabled(self) -> None:
        self._do.setEnabled(self._fits and self._ready)

    def _fit(self) -> None:
        """Make room for the table, as far as the window behind has it, and for everything that is said."""
        table = self.table
        rows = min(max(table.total_rows(), _FEWEST_ROWS), _MOST_ROWS)
        frame = 2 * table.frameWidth() + table.horizontalScrollBar().sizeHint().height()
        table.setMinimumHeight(
            table.horizontalHeader().sizeHint().height() + rows * table.verticalHeader().defaultSectionSize() + frame
        )
        margins = self.column.contentsMargins()
        wide = table.whole_width + frame + margins.left() + margins.right()
        least = self.fontMetrics().horizontalAdvance("0") * _NARROWEST_IN_FIGURES
        above = self.parentWidget()
        wide = min(max(wide, least, self.width()), max(above.width() - 2 * _AROUND, least) if above else wide)
        self.column.activate()
        before = self.size()
        self.resize(wide, max(self.column.totalHeightForWidth(wide), self.height()))
        self._stay_in_sight(before)

    def _stay_in_sight(self, before: QSize) -> None:
        """Grown, it would hang over the edge to the right: half of it goes to the left, and nothing off the screen."""
        if not self.isVisible():
            return
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        left = frame.left() - (self.width() - before.width()) // 2
        top = min(frame.top(), room.bottom() + 1 - frame.height())
        self.move(max(min(left, room.right() + 1 - frame.width()), room.left()), max(top, room.top()))

    def _quiet(self) -> None:
        """Enter, pressed without reading, changes nothing."""
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        cancel.setFocus()


class ScopedDialog(PlanDialog):
    """A plan of the chosen rates, or of whole months.

    Signals:
        scope_changed: the other one is wanted.
    """

    scope_changed = Signal()

    def __init__(self, title: str, table: RecordTable, parent: QWidget, *, whole: bool) -> None:
        super().__init__(title, table, parent)
        self._whole = QCheckBox(self.tr("&All rates of the month, not only the chosen ones"))
        self._whole.setChecked(whole)
        self._whole.toggled.connect(lambda _: self.scope_changed.emit())

    @property
    def whole(self) -> bool:
        """Whether whole months are wanted."""
        return self._whole.isChecked()

    def offer_scope(self, *, there: bool) -> None:
        """Show the box, or not where rates were never chosen."""
        self._whole.setVisible(there)


def paint(said: QLabel, *, alarming: bool) -> None:
    """Say it in the colour of what diverges, or in the usual one."""
    above = said.parentWidget()
    palette = QPalette(QApplication.palette() if above is None else above.palette())
    if alarming:
        colour: QColor = theme.state_colour(BucketStatus.DIVERGES, palette)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
    said.setPalette(palette)


def still(table: RecordTable) -> None:
    """Let a table be read and copied, one row at a time."""
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _say(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setAccessibleName(text)
