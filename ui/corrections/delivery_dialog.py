# SPDX-License-Identifier: MIT
"""What the ledger would get when months are marked as delivered by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QWidget

from ui import formats
from ui.corrections.frame import ScopedDialog
from ui.corrections.tables import DeliveryTable
from ui.texts import corrections as sentences

if TYPE_CHECKING:
    from domain.use_cases.deliver import DeliveryPlan


class DeliveryDialog(ScopedDialog):
    """Shows what stood and what will stand; the button posts just that.

    Args:
        today: the last day that can be given.
    """

    def __init__(self, parent: QWidget, today: date, *, whole: bool) -> None:
        self._rates = DeliveryTable()
        super().__init__(sentences.delivery_title(), self._rates, parent, whole=whole)
        self._plans: tuple[DeliveryPlan, ...] = ()
        self._day = QDateEdit(QDate(today.year, today.month, today.day))
        self._day.setMaximumDate(self._day.date())
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("dd/MM/yyyy")
        name = QLabel(self.tr("&Delivered on"))
        name.setBuddy(self._day)
        self._day.setAccessibleName(name.text().replace("&", ""))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self._day)
        row.addStretch(1)
        for part in (self._head, self._said, self.table, self._whole):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self._warnings)
        self.column.addWidget(self._buttons)
        self._verb(sentences.mark(1))
        self._title("")
        self.show_warnings([])
        self._quiet()

    def show_plans(self, plans: Sequence[DeliveryPlan], warnings: Sequence[str]) -> None:
        """Show what would be posted, and what stands in the way."""
        self._plans = tuple(plans)
        self._title(f"{plans[0].company} · {formats.month(plans[0].month)}" if len(plans) == 1 else "")
        self._rates.set_plans(plans)
        self.show_warnings(warnings)
        self._say(sentences.delivering(self.plans, len(plans)))
        self._set_fits(fits=bool(self.plans))
        self._verb(sentences.mark(len(self.plans)))
        self._fit()

    @property
    def plans(self) -> tuple[DeliveryPlan, ...]:
        """What there is to post; not what stands so already."""
        return tuple(plan for plan in self._plans if not plan.stands)

    @property
    def day(self) -> date:
        """When it was delivered."""
        chosen = self._day.date()
        return date(chosen.year(), chosen.month(), chosen.day())
