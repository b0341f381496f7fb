# SPDX-License-Identifier: MIT
"""A field for an amount of money."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from domain.values import Money

_MOST_EURO = 1_000_000
_CENTS = 100


class AmountField(QDoubleSpinBox):
    """Euro and cents, from zero up, in the forms of the window's language."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(2)
        self.setRange(0, _MOST_EURO)
        self.setSingleStep(0.01)
        self.setSuffix("\u00a0€")
        self.setAccessibleName(name)

    def money(self) -> Money:
        """What it shows."""
        return Money(round(self.value() * _CENTS))

    def set_money(self, amount: Money) -> None:
        """Show an amount."""
        self.setValue(amount.cents / _CENTS)
