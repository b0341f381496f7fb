# SPDX-License-Identifier: MIT
"""Signing a month off: what is open, or the figures that are signed; and what changed after it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from domain.reconciliation import BucketStatus
from domain.sign_off import OpenItem, OpenKind, SignOffEvent, SignVerb
from ui import formats
from ui.decisions.figures import DriftTable, SignedTable
from ui.sizes import open_at
from ui.texts import decisions as sentences

if TYPE_CHECKING:
    from domain.use_cases.sign_off import Reopened, SignPlan

_WIDE_IN_FIGURES = 92


class SignOffDialog(QDialog):
    """One company's month.

    Signals:
        sign_wanted, undo_wanted: to sign it off, or to take the signature back.
        go_wanted(object): to where an OpenItem is.
        drift_wanted: to read what changed after it was signed.
    """

    sign_wanted = Signal()
    undo_wanted = Signal()
    go_wanted = Signal(object)
    drift_wanted = Signal()

    def __init__(self, company: str, plan: SignPlan, last: SignOffEvent | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        where = f"{company}, {formats.month(plan.month)}"
        self.setWindowTitle(self.tr("Sign off: {where}").format(where=where))
        self._items: tuple[OpenItem, ...] = ()
        self._said, self._before = _label(), _label()
        self._open = QListWidget()
        self._open.setAccessibleName(self.tr("What is open"))
        self._open.setWordWrap(True)
        self._open.installEventFilter(self)
        self._table = SignedTable()
        self._go = QPushButton(self.tr("&Go to it"))
        self._drift = QPushButton(self.tr("What &changed…"))
        self._undo = QPushButton(self.tr("&Take the signature back"))
        self._sign = QPushButton(self.tr("&Sign off {month}").format(month=formats.month(plan.month)))
        self._go.clicked.connect(self._want_go)
        self._open.itemDoubleClicked.connect(lambda _: self._want_go())
        self._open.currentRowChanged.connect(self._name_go)
        self._drift.clicked.connect(self.drift_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        self._sign.clicked.connect(self.sign_wanted)
        self._lay_out()
        self.show_plan(plan, last)

    def show_plan(self, plan: SignPlan, last: SignOffEvent | None) -> None:
        """Show how the month stands.

        Args:
            last: the last that happened to it; None where it was never signed off.
        """
        self._items = () if plan.signed else plan.open
        self._said.setText(self._state_said(plan, last))
        drifted = last is not None and last.what is SignVerb.REOPENED
        self._before.setText(self.tr("It was signed off before, and other figures opened it again.") if drifted else "")
        self._before.setVisible(drifted)
        self._drift.setVisible(drifted)
        row = max(self._open.currentRow(), 0)
        self._open.clear()
        self._open.addItems([sentences.open_item(item) for item in self._items])
        self._open.setCurrentRow(min(row, len(self._items) - 1))
        for part in (self._open, self._go):
            part.setVisible(bool(self._items))
        self._table.set_lines(plan.lines)
        self._table.setVisible(not self._items)
        self._sign.setVisible(not plan.signed)
        self._sign.setEnabled(not plan.open)
        self._undo.setVisible(plan.signed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to what is open."""
        if watched is self._open and event.type() == QEvent.Type.KeyPress and _is_enter(event):
            self._want_go()
            return True
        return super().eventFilter(watched, event)

    def _state_said(self, plan: SignPlan, last: SignOffEvent | None) -> str:
        if plan.signed and last is not None:
            said = self.tr("Signed off on {when} by {who}, with these figures:")
            return said.format(when=formats.date_time(last.at), who=last.who or formats.DASH)
        if plan.open:
            return self.tr("The month cannot be signed off yet. This is open:")
        if any(line.status is not BucketStatus.TALLIES for line in plan.lines):
            return self.tr(
                "Nothing is open: what does not tally was accepted with a reason. These figures are signed. Then "
                "nothing of the month can be decided, and other figures in a later reconciliation open it again."
            )
        return self.tr(
            "Nothing is open. These figures are signed. Then nothing of the month can be decided, and other figures "
            "in a later reconciliation open it again."
        )

    def _want_go(self) -> None:
        row = self._open.currentRow()
        if 0 <= row < len(self._items):
            self.go_wanted.emit(self._items[row])

    def _name_go(self, row: int) -> None:
        kind = self._items[row].kind if 0 <= row < len(self._items) else None
        self._go.setText(self.tr("&Reconcile") if kind is OpenKind.NOT_RECONCILED else self.tr("&Go to it"))
        self._go.setEnabled(kind is not OpenKind.NOTHING_THERE)

    def _lay_out(self) -> None:
        # Not "Close", which in Portuguese is the word for signing a month off.
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        close.rejected.connect(self.reject)
        # A dialog makes each of its buttons one that Enter may press, the first one too.
        for button in (self._go, self._drift, self._undo, self._sign):
            button.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self._go, self._drift):
            line.addWidget(button)
        line.addStretch(1)
        for button in (self._undo, self._sign):
            line.addWidget(button)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (self._before, self._said, self._open, self._table):
            column.addWidget(part)
        column.addLayout(line)
        open_at(self, self.fontMetrics().horizontalAdvance("0") * _WIDE_IN_FIGURES, 320)


class DriftDialog(QDialog):
    """What changed in months after they were signed off, figure by figure."""

    def __init__(self, found: Sequence[tuple[str, Reopened]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What changed after signing off"))
        said = _label()
        said.setText("\n".join(f"{company}: {sentences.reopened(one)}" for company, one in found))
        table = DriftTable()
        table.set_drifts(found)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (said, table, buttons):
            column.addWidget(part)
        open_at(self, self.fontMetrics().horizontalAdvance("0") * (_WIDE_IN_FIGURES + 60), 320)
        table.setFocus()


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _label() -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
