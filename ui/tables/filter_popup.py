# SPDX-License-Identifier: MIT
"""Asks what a column should let through; the table follows at once."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.tables.columns import Column, MomentColumn, NumberColumn, TextColumn, day_of, first_second, written_day
from ui.tables.conditions import Between, Condition, Holds, OneOf
from ui.ticks import TickDelegate

_ABOVE, _BELOW, _BETWEEN = range(3)
_MOST_ROWS = 14


class FilterPopup(QDialog):
    """Goes away when something else is clicked, and with Esc.

    Args:
        title: the column's.
        choices: whether its texts are chosen from a list.

    Signals:
        changed(object): a Condition, None where everything is let through.
    """

    changed = Signal(object)

    def __init__(
        self, title: str, column: Column, condition: Condition | None, *, choices: bool, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Filter of {column}").format(column=title))
        self._title = QLabel(title)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._body: Body
        if isinstance(column, MomentColumn):
            self._body = DayBody(title, column, condition)
        elif isinstance(column, NumberColumn):
            self._body = NumberBody(title, column, condition)
        elif choices:
            self._body = ChoiceBody(title, column, condition)
        else:
            self._body = TextBody(title, condition)
        self._body.changed.connect(self.changed)
        clear, close = QPushButton(self.tr("&Clear")), QPushButton(self.tr("Cl&ose"))
        clear.clicked.connect(self._body.clear)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(clear)
        buttons.addWidget(close)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(12, 8, 12, 8)
        column_.setSpacing(8)
        column_.addWidget(self._title)
        column_.addWidget(self._body)
        column_.addLayout(buttons)
        self._body.go()

    def event(self, event: QEvent) -> bool:
        """Keep Esc: to Qt a popup is a part of what it stands before, whose shortcut would take the key."""
        what = (event.type(), event.key()) if isinstance(event, QKeyEvent) else None
        if what == (QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)


class Body(QWidget):
    """What is asked of one kind of column.

    Signals:
        changed(object): see FilterPopup.
    """

    changed = Signal(object)

    def clear(self) -> None:
        """Let everything through."""
        raise NotImplementedError

    def go(self) -> None:
        """Be where the user begins."""
        raise NotImplementedError


class TextBody(Body):
    """Words that a text holds."""

    def __init__(self, title: str, condition: Condition | None) -> None:
        super().__init__()
        self._text = _field(self.tr("{column} holds").format(column=title))
        self._text.setPlaceholderText(self.tr("Words that it holds"))
        self._text.setText(condition.text if isinstance(condition, Holds) else "")
        self._text.textChanged.connect(lambda text: self.changed.emit(Holds(text) if text.strip() else None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)

    def clear(self) -> None:
        """Hold anything."""
        self._text.clear()

    def go(self) -> None:
        """Be in the field."""
        self._text.setFocus()
        self._text.selectAll()


class NumberBody(Body):
    """Above, below or between."""

    def __init__(self, title: str, column: NumberColumn, condition: Condition | None) -> None:
        super().__init__()
        assert column.read is not None
        self._column = column
        self._read = column.read
        self._how = QComboBox()
        self._how.setAccessibleName(self.tr("How {column} is compared").format(column=title))
        self._how.addItems([*self._comparisons(), self.tr("Between, both included")])
        self._first, self._second = (_field(name) for name in self._names())
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._show(condition)
        self._how.currentIndexChanged.connect(lambda _: self._tell())
        for field in (self._first, self._second):
            field.textChanged.connect(lambda _: self._tell())
        fields = QHBoxLayout()
        fields.setSpacing(8)
        for part in (self._how, self._first, self._second):
            fields.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(fields)
        layout.addWidget(self._problem)
        self._arrange()

    def _comparisons(self) -> tuple[str, str]:
        return self.tr("Greater than"), self.tr("Less than")

    def _names(self) -> tuple[str, str]:
        return self.tr("Number"), self.tr("And the largest")

    def _wrong(self, text: str) -> str:
        return self.tr("“{text}” is not such a number.").format(text=text)

    def clear(self) -> None:
        """Let every number through."""
        self._first.clear()
        self._second.clear()

    def go(self) -> None:
        """Be in the first field."""
        self._first.setFocus()
        self._first.selectAll()

    def _show(self, condition: Condition | None) -> None:
        if not isinstance(condition, Between):
            return
        low, high = condition.low, condition.high
        if low is not None and high is not None:
            self._how.setCurrentIndex(_BETWEEN)
            self._first.setText(self._column.plain_of(low))
            self._second.setText(self._column.plain_of(high))
        elif low is not None:
            self._first.setText(self._column.plain_of(low - 1))
        elif high is not None:
            self._how.setCurrentIndex(_BELOW)
            self._first.setText(self._column.plain_of(high + 1))

    def _arrange(self) -> None:
        self._second.setVisible(self._how.currentIndex() == _BETWEEN)
        wrong = [field.text() for field in self._fields() if field.text().strip() and self._read(field.text()) is None]
        said = self._wrong(wrong[0]) if wrong else ""
        self._problem.setText(said)
        self._problem.setVisible(bool(said))

    def _fields(self) -> list[QLineEdit]:
        return [self._first, self._second] if self._how.currentIndex() == _BETWEEN else [self._first]

    def _tell(self) -> None:
        self._arrange()
        numbers = [self._read(field.text()) for field in self._fields()]
        if any(field.text().strip() for field in self._fields()) and all(number is None for number in numbers):
            return
        self.changed.emit(self._condition(numbers))

    def _condition(self, numbers: list[int | None]) -> Condition | None:
        first = numbers[0]
        if all(number is None for number in numbers):
            return None
        if self._how.currentIndex() == _BETWEEN:
            return Between(first, numbers[1])
        assert first is not None
        return Between(low=first + 1) if self._how.currentIndex() == _ABOVE else Between(high=first - 1)


class DayBody(NumberBody):
    """After a day, before it, or between two."""

    def __init__(self, title: str, column: MomentColumn, condition: Condition | None) -> None:
        super().__init__(title, column, condition)
        for field in (self._first, self._second):
            field.setPlaceholderText(self.tr("dd/mm/yyyy"))

    def _comparisons(self) -> tuple[str, str]:
        return self.tr("After"), self.tr("Before")

    def _names(self) -> tuple[str, str]:
        return self.tr("Day"), self.tr("And the last day")

    def _wrong(self, text: str) -> str:
        return self.tr("“{text}” is not a day. Write it like 22/11/2026.").format(text=text)

    def _show(self, condition: Condition | None) -> None:
        """A filter holds seconds: from the first of a day, or to the last of one."""
        if not isinstance(condition, Between):
            return
        low, high = condition.low, condition.high
        if low is not None and high is not None:
            self._how.setCurrentIndex(_BETWEEN)
            self._first.setText(written_day(day_of(low)))
            self._second.setText(written_day(day_of(high)))
        elif low is not None:
            self._first.setText(written_day(day_of(low, -1)))
        elif high is not None:
            self._how.setCurrentIndex(_BELOW)
            self._first.setText(written_day(day_of(high, 1)))

    def _condition(self, numbers: list[int | None]) -> Condition | None:
        first = numbers[0]
        if all(number is None for number in numbers):
            return None
        if self._how.currentIndex() == _BETWEEN:
            return Between(first, None if numbers[1] is None else _begin(numbers[1], 1) - 1)
        assert first is not None
        return Between(low=_begin(first, 1)) if self._how.currentIndex() == _ABOVE else Between(high=first - 1)


def _begin(second: int, days: int) -> int:
    """The first second of the day that comes some days after the one of a moment."""
    found = first_second(written_day(day_of(second, days)))
    assert found is not None
    return found


class ChoiceBody(Body):
    """A list of the texts there are, of which some are ticked."""

    def __init__(self, title: str, column: TextColumn, condition: Condition | None) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("{column}: what is shown").format(column=title))
        self._list.setItemDelegate(TickDelegate(self._list))
        self._names: list[str] = []
        chosen = condition.names if isinstance(condition, OneOf) else None
        there = np.unique(column.codes).tolist()
        for code in (code for code in column.order() if code in set(there)):
            self._add(column.texts[code], column.names[code], chosen)
        self._list.itemChanged.connect(lambda _: self._tell())
        rows = min(max(self._list.count(), 2), _MOST_ROWS)
        self._list.setFixedHeight(rows * max(self._list.sizeHintForRow(0), 20) + 8)
        everything, nothing = QPushButton(self.tr("&All")), QPushButton(self.tr("&None"))
        everything.clicked.connect(lambda: self._tick_all(ticked=True))
        nothing.clicked.connect(lambda: self._tick_all(ticked=False))
        line = QHBoxLayout()
        for button in (everything, nothing):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)
        layout.addLayout(line)

    def clear(self) -> None:
        """Show everything."""
        self._tick_all(ticked=True)

    def go(self) -> None:
        """Be at the first text."""
        self._list.setFocus()
        self._list.setCurrentRow(0)

    def _add(self, text: str, name: str, chosen: frozenset[str] | None) -> None:
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_check(chosen is None or name in chosen))
        self._list.addItem(item)
        self._names.append(name)

    def _tick_all(self, *, ticked: bool) -> None:
        blocked = self._list.blockSignals(True)
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(_check(ticked))
        self._list.blockSignals(blocked)
        self._tell()

    def _tell(self) -> None:
        ticked = [self._list.item(row).checkState() == Qt.CheckState.Checked for row in range(self._list.count())]
        names = frozenset(name for name, is_ticked in zip(self._names, ticked, strict=True) if is_ticked)
        self.changed.emit(None if all(ticked) else OneOf(names))


def _check(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setClearButtonEnabled(True)
    return field
