# SPDX-License-Identifier: MIT
"""What the clerk says of a whole file: company, month, establishment, and how numbers are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QWidget

from domain.declaration import FindingCode
from domain.errors import InvalidValue
from domain.tables.fields import Field
from domain.tables.mapping import USUAL_ESTABLISHMENT
from domain.tables.numbers import Convention, readings
from domain.tables.rates import read_rate
from domain.values import Nif, Rate, YearMonth
from ui import formats

if TYPE_CHECKING:
    from domain.read_models import CompanyRow
    from domain.use_cases.import_tables import TablePreview

_MONTHS_OFFERED = 60
_EXAMPLE = "1.234"


class GivenFields(QWidget):
    """What no column says: each field is there while it is needed.

    Signals:
        changed: something else is given.
    """

    changed = Signal()

    def __init__(self, companies: Iterable[CompanyRow], latest: YearMonth, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._companies = QComboBox()
        self._companies.addItem(self.tr("Choose…"), "")
        for company in sorted(companies, key=lambda row: row.name.casefold()):
            self._companies.addItem(f"{company.name} ({formats.nif(company.nif)})", company.nif.digits)
        self._months = QComboBox()
        self._months.addItem(self.tr("Choose…"), 0)
        for back in range(_MONTHS_OFFERED):
            month = latest.plus(-back)
            self._months.addItem(formats.long_month(month), month.number)
        self._establishment = QLineEdit(USUAL_ESTABLISHMENT)
        self._establishment.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{1,4}"), self))
        self._establishment.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * 8)
        self._rate = QLineEdit()
        self._rate.setPlaceholderText(self.tr("34.75 or 11 + 23.75").replace(".", formats.decimal_mark()))
        self._rate.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * 18)
        self._rate.setToolTip(self.tr("In percent: the whole rate, or the worker's part and the company's"))
        self._parts = [
            self._part(self.tr("&Company of the file"), self._companies),
            self._part(self.tr("&Month of the file"), self._months),
            self._part(self.tr("&Establishment of the file"), self._establishment),
            self._part(self.tr("&Rate of the file"), self._rate),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for part in self._parts:
            row.addWidget(part)
        row.addStretch(1)
        self._companies.activated.connect(lambda _: self.changed.emit())
        self._months.activated.connect(lambda _: self.changed.emit())
        self._establishment.editingFinished.connect(self.changed)
        self._rate.textEdited.connect(lambda _: self.changed.emit())

    def show_needed(self, mapped: Collection[Field]) -> None:
        """Ask for what no column holds."""
        needed = (
            Field.EMPLOYER_NIF not in mapped and Field.EMPLOYER_NISS not in mapped,
            Field.MONTH not in mapped,
            Field.ESTABLISHMENT not in mapped,
            Field.RATE not in mapped and not (Field.WORKER_RATE in mapped and Field.EMPLOYER_RATE in mapped),
        )
        for part, is_needed in zip(self._parts, needed, strict=True):
            part.setVisible(is_needed)
        self.setVisible(any(needed))

    @property
    def company(self) -> Nif | None:
        """The company, None where a column says it or nobody did."""
        digits = self._companies.currentData()
        return Nif.valid(digits) if digits and not self._parts[0].isHidden() else None

    @property
    def month(self) -> YearMonth | None:
        """The month, likewise."""
        number = self._months.currentData()
        return YearMonth.from_number(number) if number and not self._parts[1].isHidden() else None

    @property
    def establishment(self) -> str:
        """Four digits; empty where a column says it or nobody did: the usual one stands there by itself."""
        said = self._establishment.isModified() and not self._parts[2].isHidden()
        return self._establishment.text().zfill(4) if said and self._establishment.text() else ""

    @property
    def rate(self) -> Rate | None:
        """The rate, None where a column says it, or nobody did, or what stands there is none."""
        if self._parts[3].isHidden():
            return None
        try:
            return read_rate(self._rate.text())
        except InvalidValue:
            return None

    def show_rate(self, rate: Rate | None) -> None:
        """Show a rate that is remembered, where nobody gave one yet."""
        if rate is not None and not self._rate.text():
            self._rate.setText(formats.rate(rate))

    def _part(self, text: str, field: QComboBox | QLineEdit) -> QWidget:
        name = QLabel(text)
        name.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(field)
        return part


class NumbersQuestion(QWidget):
    """What a number of the file means that can be read in two ways; hidden where none can.

    Signals:
        changed: the answer is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._example = _EXAMPLE
        self._asked = QLabel()
        self._choices = {convention: QRadioButton() for convention in Convention}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._asked)
        for choice in self._choices.values():
            self._group.addButton(choice)
            row.addWidget(choice)
        row.addStretch(1)
        self._group.buttonClicked.connect(lambda _: self.changed.emit())
        self.hide()

    @property
    def answer(self) -> Convention | None:
        """What was answered, None where nobody did."""
        return next((convention for convention, choice in self._choices.items() if choice.isChecked()), None)

    def forget(self) -> None:
        """Another table is shown: what was answered is not of it."""
        self._group.setExclusive(False)
        for choice in self._choices.values():
            choice.setChecked(False)
        self._group.setExclusive(True)
        self._example = _EXAMPLE

    def show_preview(self, preview: TablePreview) -> None:
        """Ask where a number of this table is in doubt, and keep what was answered in sight."""
        doubts = [found for found in preview.findings if found.code is FindingCode.AMBIGUOUS_NUMBER]
        if doubts:
            self._example = str(doubts[0].params.get("found", _EXAMPLE))
        known = preview.mapping.numbers
        if known is not None:
            self._choices[known].setChecked(True)
        values = readings(self._example)
        for convention, choice in self._choices.items():
            choice.setText(self._reading(convention, values.get(convention)))
        said = self.tr("What does “{number}” mean in this file?").format(number=self._example)
        self._asked.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(doubts) or self.answer is not None)

    def _reading(self, convention: Convention, value: Decimal | None) -> str:
        said = {
            Convention.COMMA: self.tr("{value}: the &comma divides decimals"),
            Convention.POINT: self.tr("{value}: the &point divides decimals"),
        }[convention]
        return said.format(value=formats.DASH if value is None else _plain(value))


def _plain(value: Decimal) -> str:
    """A number in the window's own manner, with all its decimals."""
    whole, _, decimals = format(value, "f").partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    said = sign + formats.whole(int(whole))
    return f"{said}{formats.decimal_mark()}{decimals}" if decimals.strip("0") else said
