# SPDX-License-Identifier: MIT
"""What can be done about buckets, named once for context menus, the detail pane and the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from domain.reconciliation import BucketKey

Handler = Callable[[Sequence[BucketKey]], object]
Fits = Callable[[Sequence[BucketKey]], bool]
WhyNot = Callable[[Sequence[BucketKey]], str]


class Deed(StrEnum):
    """Something to do about buckets; what concerns whole months is told them by their buckets."""

    WRITE_CORRECTED = "write_corrected"  # the DR file, for delivery by hand
    MARK_DELIVERED = "mark_delivered"
    COMMUNICATE = "communicate"
    ACCEPT = "accept"
    CORRECTING = "correcting"
    CONTEST = "contest"
    NOTE = "note"
    UNDO_DECISION = "undo_decision"
    SIGN_OFF = "sign_off"
    FETCH_AGAIN = "fetch_again"
    SHOW_OPERATIONS = "show_operations"
    OPEN_APART = "open_apart"  # the detail in a window of its own


_GROUPS = (
    (Deed.OPEN_APART, Deed.FETCH_AGAIN),
    (Deed.ACCEPT, Deed.CORRECTING, Deed.CONTEST, Deed.NOTE, Deed.UNDO_DECISION),
    (Deed.WRITE_CORRECTED, Deed.MARK_DELIVERED, Deed.COMMUNICATE, Deed.SHOW_OPERATIONS),
    (Deed.SIGN_OFF,),
)


class Deeds(QObject):
    """The deeds that somebody in the window takes on.

    Signals:
        changed: another deed is offered, or what may be done became another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._takers: dict[Deed, tuple[Handler, Fits]] = {}
        self._reasons: dict[Deed, WhyNot] = {}

    def offer(self, deed: Deed, do: Handler, fits: Fits = bool, why_not: WhyNot | None = None) -> None:
        """Take a deed on.

        Args:
            do: does it for the given buckets; it shows its own questions and troubles.
            fits: whether it can be done about them now; where there are any, if nothing is said.
            why_not: a sentence that tells why it cannot, empty where the usual one does.
        """
        self._takers[deed] = do, fits
        if why_not is not None:
            self._reasons[deed] = why_not
        self.changed.emit()

    def offers(self, deed: Deed) -> bool:
        """Whether somebody takes it on, about whatever buckets."""
        return deed in self._takers

    def can(self, deed: Deed, keys: Sequence[BucketKey]) -> bool:
        """Whether somebody would do it about those buckets."""
        taker = self._takers.get(deed)
        return taker is not None and taker[1](keys)

    def why_not(self, deed: Deed, keys: Sequence[BucketKey]) -> str:
        """Why it cannot be done about those buckets, for a tool tip; empty where it can, or nobody takes it on."""
        if deed not in self._takers or self.can(deed, keys):
            return ""
        if not keys:
            return self.tr("There is no group here.")
        reason = self._reasons.get(deed)
        return (reason(keys) if reason is not None else "") or self._usual_reason(deed)

    def _usual_reason(self, deed: Deed) -> str:
        """What keeps a deed from being done where who takes it on says nothing more."""
        tallies = self.tr("There is no divergence in it.")
        return {
            Deed.ACCEPT: tallies,
            Deed.CORRECTING: tallies,
            Deed.CONTEST: tallies,
            Deed.NOTE: tallies,
            Deed.UNDO_DECISION: self.tr("Nothing was decided or noted about it."),
            Deed.SIGN_OFF: self.tr("Choose one company and one month."),
            Deed.SHOW_OPERATIONS: self.tr("It is not one month of which something was sent or delivered."),
            Deed.OPEN_APART: self.tr("These are too many at once."),
        }.get(deed, self.tr("Another job is running. Wait until it has ended."))

    def do(self, deed: Deed, keys: Sequence[BucketKey]) -> bool:
        """Do it; False, and nothing done, where it cannot be done."""
        if not self.can(deed, keys):
            return False
        self._takers[deed][0](keys)
        return True

    def title(self, deed: Deed) -> str:
        """What it is called on a button or in a menu; with three dots where it asks something first."""
        return {
            Deed.WRITE_CORRECTED: self.tr("Write corrected DR file…"),
            Deed.MARK_DELIVERED: self.tr("Mark as delivered…"),
            Deed.COMMUNICATE: self.tr("Communicate to the portal…"),
            Deed.ACCEPT: self.tr("Accept with a reason…"),
            Deed.CORRECTING: self.tr("Mark as being corrected"),
            Deed.CONTEST: self.tr("Contest…"),
            Deed.NOTE: self.tr("Add a note…"),
            Deed.UNDO_DECISION: self.tr("Undo the decision"),
            Deed.SIGN_OFF: self.tr("Sign the month off…"),
            Deed.FETCH_AGAIN: self.tr("Fetch this month again"),
            Deed.SHOW_OPERATIONS: self.tr("Show in Operations"),
            Deed.OPEN_APART: self.tr("Open in its own window"),
        }[deed]

    def menu(self, keys: Sequence[BucketKey], parent: QWidget) -> QMenu:
        """A context menu with what is offered; what cannot be done about those buckets is greyed."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for group in _GROUPS:
            offered = [deed for deed in group if deed in self._takers]
            if offered and not menu.isEmpty():
                menu.addSeparator()
            for deed in offered:
                action = menu.addAction(self.title(deed))
                action.setEnabled(self.can(deed, keys))
                # Without one of its own, Qt takes an action's text for its tool tip.
                action.setToolTip(self.why_not(deed, keys) or self.title(deed).rstrip("…"))
                action.triggered.connect(lambda _=False, deed=deed: self.do(deed, keys))
        return menu
