# SPDX-License-Identifier: MIT
"""Exactly what would be sent to the portal, the confirmation that it takes, its steps, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from domain.company import Regime
from domain.operations import Operation, OperationState, Step
from domain.reconciliation import BucketStatus
from domain.use_cases.communicate import CommunicationPlan, Refusal
from ui import formats, state_icons
from ui.corrections.frame import PlanDialog, paint
from ui.corrections.tables import CommunicationTable
from ui.gate.page import label
from ui.sizes import scaled
from ui.texts import corrections as sentences
from ui.texts import operations as operation_texts

_SIGN = 16


class CommunicationDialog(PlanDialog):
    """Nothing is sent before it is confirmed: by a ticked box, or by the company's NIF where it is production.

    Signals:
        send_wanted(object): the plan that was shown and confirmed.
        operations_wanted: to see what was sent before, or what came of this.
    """

    send_wanted = Signal(object)
    operations_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        self._lines = CommunicationTable()
        super().__init__(sentences.communication_title(), self._lines, parent)
        self._plan: CommunicationPlan | None = None
        self._sending = self._over = False
        self._shown_as: tuple[str, Refusal | None] = ("", None)
        self._where = label("")
        self._about = label("")
        self._declared = label("")
        self._box = QCheckBox(self.tr("I have &checked these figures. They are sent once, and cannot be taken back."))
        self._nif = QLineEdit()
        self._nif_name = QLabel(self.tr("To confirm, type the company's &NIF:"))
        self._nif_name.setBuddy(self._nif)
        self._nif.setAccessibleName(self.tr("The company's NIF, to confirm"))
        self._nif.setMaxLength(15)
        self._steps = StepsView()
        self._outcome = label("")
        self._asking, self._course = QWidget(), QWidget()
        self._show_operations = QPushButton(self.tr("Show in &Operations"))
        self._show_operations.setAutoDefault(False)
        self._lay_out()
        self._do.clicked.disconnect()
        self._do.clicked.connect(self._want_send)
        self._box.toggled.connect(lambda _: self._set_enabled())
        self._nif.textChanged.connect(lambda _: self._set_enabled())
        self._show_operations.clicked.connect(self.operations_wanted)
        self._quiet()

    def show_plan(self, plan: CommunicationPlan, refused: str = "") -> None:
        """Show what would be sent; nothing of an earlier confirmation counts.

        Args:
            refused: why the one before was not sent.
        """
        self._plan = plan
        self._shown_as = plan.digest, plan.refusal
        self._sending = False
        self._title(f"{plan.company} · {formats.month(plan.month)}")
        _say(self._where, sentences.where(plan.environment))
        self._show_environment()
        _say(self._about, sentences.about(plan))
        self._lines.set_lines(plan.lines)
        self._say(sentences.totals(plan) if plan.lines else "")
        _say(self._declared, sentences.since_declared(plan))
        why = operation_texts.refusal(plan.refusal) if plan.refusal else ""
        classic = sentences.not_for_classic(plan.company, plan.month) if plan.regime is Regime.CLASSIC else ""
        against = dict.fromkeys((refused, why, classic, sentences.declared_already(plan)))
        self.show_warnings([line for line in against if line])
        self._ask(plan)
        self._verb(sentences.send(plan))
        self._show_operations.setVisible(plan.refusal is Refusal.NOT_SETTLED)
        self._set_fits(fits=plan.refusal is None)
        self._fit()

    @property
    def must_stay(self) -> bool:
        """See PlanDialog."""
        return self._sending

    def wants(self, plan: CommunicationPlan) -> bool:
        """Whether a new plan should be shown: not while one is sent or after that, nor where nothing changed."""
        settled = self._sending or self._over
        return not settled and (self._plan is None or (plan.digest, plan.refusal) != self._shown_as)

    def show_error(self, text: str) -> None:
        """See PlanDialog."""
        self._sending = False
        super().show_error(text)
        self._asking.hide()
        self._fit()

    def begin(self) -> None:
        """Show the steps from here on; the dialog stays until they have ended."""
        self._sending = True
        self.show_warnings([])
        self._steps.show_step(None)
        self._asking.hide()
        self._course.show()
        self._set_fits(fits=False)
        self._buttons.setEnabled(False)
        self._fit()

    def step(self, step: Step) -> None:
        """A step begins."""
        self._steps.show_step(step)

    def end(self) -> None:
        """Nothing is under way any more."""
        self._sending = False
        self._buttons.setEnabled(True)

    def show_outcome(self, operation: Operation) -> None:
        """Show what came of it."""
        self.end()
        self._over = True
        self._steps.finish(operation.state)
        _say(self._outcome, sentences.outcome(operation) + _words(operation))
        self._outcome.show()
        paint(self._outcome, alarming=operation.state is not OperationState.CONFIRMED)
        font = self._outcome.font()
        font.setBold(True)
        self._outcome.setFont(font)
        self._do.hide()
        self._show_operations.show()
        close = self._buttons.button(self._buttons.StandardButton.Cancel)
        close.setText(self.tr("&Close"))
        close.setFocus()
        self._fit()

    def reject(self) -> None:
        """While it is being sent, nothing closes the dialog: what comes of it has to be seen."""
        if not self._sending:
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_plan", None) is not None:
            self._show_environment()

    def _show_environment(self) -> None:
        assert self._plan is not None
        production = self._plan.environment.production
        paint(self._where, alarming=production)
        font = self._where.font()
        font.setBold(production)
        self._where.setFont(font)

    def _ask(self, plan: CommunicationPlan) -> None:
        self._box.setChecked(False)
        self._nif.clear()
        production = plan.environment.production
        self._box.setVisible(not production)
        for part in (self._nif_name, self._nif):
            part.setVisible(production)
        self._asking.setVisible(plan.refusal is None)
        self._course.hide()

    def _want_send(self) -> None:
        if self._plan is not None and self._confirmed and not self._sending:
            self.send_wanted.emit(self._plan)

    @property
    def _confirmed(self) -> bool:
        if self._plan is None:
            return False
        if self._plan.environment.production:
            return "".join(self._nif.text().split()) == self._plan.nif.digits
        return self._box.isChecked()

    def _set_enabled(self) -> None:
        # The frame calls it before the parts of this dialog are there.
        if hasattr(self, "_asking"):
            self._do.setEnabled(self._fits and self._ready and self._confirmed)
        else:
            self._do.setEnabled(False)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._asking)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.addWidget(self._box, 0, 0, 1, 3)
        grid.addWidget(self._nif_name, 1, 0)
        grid.addWidget(self._nif, 1, 1)
        grid.setColumnStretch(2, 1)
        self._nif.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * 16)
        column = QVBoxLayout(self._course)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._steps)
        column.addWidget(self._outcome)
        self._outcome.hide()
        self._course.hide()
        for part in (self._where, self._head, self._about, self.table, self._said, self._declared, self._warnings):
            self.column.addWidget(part)
        self.column.addWidget(self._asking)
        self.column.addWidget(self._course)
        self._buttons.addButton(self._show_operations, self._buttons.ButtonRole.ActionRole)
        self._show_operations.hide()
        self.column.addWidget(self._buttons)
        self._title("")
        self.show_warnings([])


class StepsView(QWidget):
    """The steps of sending, with a sign before each that was gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._size = QSize(scaled(self, _SIGN), scaled(self, _SIGN))
        self._signs = {step: QLabel() for step in Step}
        self._names = {step: QLabel(sentences.step(step)) for step in Step}
        for row, step in enumerate(Step):
            self._signs[step].setFixedSize(self._size)
            grid.addWidget(self._signs[step], row, 0)
            grid.addWidget(self._names[step], row, 1)
        self._at: Step | None = None

    def show_step(self, at: Step | None) -> None:
        """Those before it are gone, it is under way, and those behind it wait."""
        self._at = at
        steps = list(Step)
        place = -1 if at is None else steps.index(at)
        for row, step in enumerate(steps):
            self._mark(step, gone=row < place, here=row == place)

    def finish(self, state: OperationState) -> None:
        """All is over: what was not gone never will be, and only what is known is signed as gone."""
        steps = list(Step)
        if state is OperationState.CONFIRMED:
            for step in steps:
                self._mark(step, gone=True, here=False)
            return
        for step in steps[steps.index(Step.CALL) :]:
            self._mark(step, gone=step is Step.KEEP_OUTCOME, here=False)
        doubtful = BucketStatus.DIVERGES if state is OperationState.FAILED else BucketStatus.NOT_COMPARED
        self._signs[Step.CALL].setPixmap(state_icons.icon(doubtful, self.palette()).pixmap(self._size))

    def _mark(self, step: Step, *, gone: bool, here: bool) -> None:
        sign, name = self._signs[step], self._names[step]
        sign.clear()
        if gone:
            sign.setPixmap(state_icons.icon(BucketStatus.TALLIES, self.palette()).pixmap(self._size))
        font = name.font()
        font.setBold(here)
        name.setFont(font)
        name.setEnabled(gone or here)
        told = self.tr("done") if gone else self.tr("under way") if here else self.tr("not done")
        name.setAccessibleName(f"{name.text()}: {told}")


def _words(operation: Operation) -> str:
    said = operation_texts.portal_words(operation.message)
    return f" {said}" if said else ""


def _say(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setAccessibleName(text)
    where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
