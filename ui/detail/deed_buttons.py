# SPDX-License-Identifier: MIT
"""Buttons for what can be done about a bucket: those that somebody in the window takes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from domain.next_step import Action
from ui.deeds import Deed, Deeds
from ui.detail.flow import FlowLayout

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey

OF_ACTION = {
    Action.RESEND: Deed.WRITE_CORRECTED,
    Action.COMMUNICATE: Deed.COMMUNICATE,
    Action.CONTEST: Deed.CONTEST,
    Action.ACCEPT: Deed.ACCEPT,
    Action.WAIT: Deed.FETCH_AGAIN,
    Action.LOOK: Deed.SHOW_OPERATIONS,
    Action.FIX_ERP: Deed.CORRECTING,
}
"""What a step's button does."""


class DeedButtons(QWidget):
    """A button for each deed that is offered, greyed where it cannot be done about the bucket; and one for all others.

    Args:
        with_more: whether a button opens a menu of all that can be done.
    """

    def __init__(self, *, with_more: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds: Deeds | None = None
        self._key: BucketKey | None = None
        self._wanted: Sequence[Deed] = ()
        self._buttons: dict[Deed, QPushButton] = {}
        self._flow = FlowLayout(self)
        self._more = self._make_more() if with_more else None

    def use(self, deeds: Deeds) -> None:
        """Take deeds from there."""
        self._deeds = deeds
        deeds.changed.connect(self._refresh)

    def show_deeds(self, wanted: Sequence[Deed], key: BucketKey) -> None:
        """Have buttons for those, about that bucket."""
        self._wanted, self._key = wanted, key
        self._refresh()

    def _refresh(self) -> None:
        deeds, key = self._deeds, self._key
        if deeds is None or key is None:
            self.hide()
            return
        for deed in self._wanted:
            if deed not in self._buttons and deeds.offers(deed):
                self._buttons[deed] = self._make(deeds, deed)
        for deed, button in self._buttons.items():
            button.setVisible(deed in self._wanted)
            button.setEnabled(deeds.can(deed, [key]))
            button.setToolTip(deeds.why_not(deed, [key]))
        shown = self._more is not None or any(deed in self._wanted for deed in self._buttons)
        self.setVisible(shown)
        self._in_order()

    def _make(self, deeds: Deeds, deed: Deed) -> QPushButton:
        button = QPushButton(deeds.title(deed), self)
        button.clicked.connect(lambda _=False: self._do(deed))
        self._flow.addWidget(button)
        return button

    def _in_order(self) -> None:
        """Buttons stand as they are wanted, whenever they came to be; what opens all others is last."""
        ordered = [self._buttons[deed] for deed in self._wanted if deed in self._buttons]
        for button in [*ordered, *([self._more] if self._more else [])]:
            self._flow.removeWidget(button)
            self._flow.addWidget(button)
        self.updateGeometry()

    def _make_more(self) -> QPushButton:
        button = QPushButton(self.tr("More"), self)
        button.setAccessibleName(self.tr("More that can be done"))
        button.clicked.connect(self._open_menu)
        return button

    def _do(self, deed: Deed) -> None:
        if self._deeds is not None and self._key is not None:
            self._deeds.do(deed, [self._key])

    def _open_menu(self) -> None:
        if self._deeds is None or self._key is None or self._more is None:
            return
        menu = self._deeds.menu([self._key], self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
