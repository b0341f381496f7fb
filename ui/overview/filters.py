# SPDX-License-Identifier: MIT
"""Which companies the overview shows: by state, regime, deadline and text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QPushButton, QWidget

from domain.company import Regime
from domain.reconciliation import BucketStatus
from domain.sign_off import Place, SignVerb
from ui.folding import fold
from ui.overview.said import is_empty

if TYPE_CHECKING:
    from domain.read_models import MatrixCell, MatrixRow

translate = QCoreApplication.translate
SOON_DAYS = 7
_LETTERS = 15
_LEAST_WIDTH = 64
_GAP = 8


class StateFilter(StrEnum):
    """Companies with a month that stands so."""

    ALL = ""
    DIVERGES = "diverges"
    ACCEPTED = "accepted"
    NOT_COMPARED = "not_compared"
    TALLIES = "tallies"  # every month that there is anything of
    SIGNED = "signed"
    REOPENED = "reopened"


class DueFilter(StrEnum):
    """Companies with a deadline like that."""

    ALL = ""
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of companies beside their months.

    Attributes:
        signed: what last happened to each month that was ever signed off.
        regimes: of each company.
        soon, late: the companies with something due within SOON_DAYS, or past.
    """

    signed: Mapping[Place, SignVerb] = field(default_factory=dict)
    regimes: Mapping[int, Regime] = field(default_factory=dict)
    soon: Collection[int] = frozenset()
    late: Collection[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """What the clerk chose to see.

    Attributes:
        regime: None for both.
        text: every word has to be in the company's name.
    """

    state: StateFilter = StateFilter.ALL
    regime: Regime | None = None
    due: DueFilter = DueFilter.ALL
    text: str = ""

    @property
    def is_active(self) -> bool:
        """Whether it leaves anything out."""
        return self != Choice()

    @property
    def needs_known(self) -> bool:
        """Whether who is shown hangs on what is known beside the months."""
        of_signatures = self.state in (StateFilter.SIGNED, StateFilter.REOPENED)
        return of_signatures or self.regime is not None or self.due is not DueFilter.ALL

    def shown(self, rows: Sequence[MatrixRow], known: Known) -> list[MatrixRow]:
        """The companies that fit."""
        words = fold(self.text).split()
        return [row for row in rows if self._fits(row, known, words)]

    def _fits(self, row: MatrixRow, known: Known, words: Sequence[str]) -> bool:
        number = row.company_id
        if self.regime is not None and known.regimes.get(number) is not self.regime:
            return False
        if self.due is not DueFilter.ALL and number not in (known.soon if self.due is DueFilter.SOON else known.late):
            return False
        name = fold(row.company) if words else ""
        return all(word in name for word in words) and self._stands(row, known)

    def _stands(self, row: MatrixRow, known: Known) -> bool:
        if self.state is StateFilter.DIVERGES:
            return row.sums.undecided > 0
        if self.state is StateFilter.ACCEPTED:
            return any(cell.accepted for cell in row.cells)
        if self.state is StateFilter.NOT_COMPARED:
            return any(_is_not_compared(cell) for cell in row.cells)
        if self.state is StateFilter.TALLIES:
            there = [cell for cell in row.cells if cell.buckets or cell.has_erp]
            return bool(there) and all(cell.status is BucketStatus.TALLIES for cell in there)
        if self.state in (StateFilter.SIGNED, StateFilter.REOPENED):
            wanted = SignVerb.SIGNED if self.state is StateFilter.SIGNED else SignVerb.REOPENED
            return any(known.signed.get((row.company_id, cell.month)) is wanted for cell in row.cells)
        return True


def _is_not_compared(cell: MatrixCell) -> bool:
    return cell.status is BucketStatus.NOT_COMPARED and not is_empty(cell)


class FilterBar(QWidget):
    """Three choices and a button that clears them; in two lines where one would cut what is chosen.

    Signals:
        changed: what is chosen is another; see choice.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._state = self._box(self.tr("State"), self._states())
        self._regime = self._box(self.tr("Regime"), self._regimes())
        self._due = self._box(self.tr("Deadline"), self._dues())
        self._clear = QPushButton(self.tr("&Clear filters"))
        self._clear.setToolTip(self.tr("Show all companies again, except for what the search leaves out"))
        self._clear.clicked.connect(self._clear_by_hand)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(8, 4, 8, 4)
        self._filters, self._others = QHBoxLayout(), QHBoxLayout()
        for line in (self._lines, self._filters, self._others):
            line.setSpacing(_GAP)
        for box in self._boxes:
            self._filters.addWidget(box)
            box.currentIndexChanged.connect(self._tell)
        self._filters.addWidget(self._clear)
        self._filters.addStretch(1)
        self._clear.hide()
        self._lines.addLayout(self._filters, 1)
        self._lines.addLayout(self._others)

    def add_beside(self, *others: QComboBox | QPushButton) -> None:
        """Put more at the end of the line."""
        for other in others:
            self._others.addWidget(other)
            if isinstance(other, QComboBox):
                other.currentIndexChanged.connect(self._fit)
        self._others.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as two lines with little of each choice: in a narrow window they give way, and do not widen it."""
        least = max(_wide(line, _least) for line in (self._filters, self._others))
        margins = self._lines.contentsMargins()
        return QSize(least + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one line or two."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when something comes, goes or changes its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        room = self._lines.contentsRect().width()
        one, other = _wide(self._filters, _needed), _wide(self._others, _needed)
        beside = one + _GAP + other <= room
        self._lines.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for line, wide in ((self._filters, one), (self._others, other)):
            for box in _inside(line):
                if isinstance(box, QComboBox):
                    box.setMinimumWidth(_needed(box) if wide <= room else _LEAST_WIDTH)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        regime = self._regime.currentData()
        return Choice(
            StateFilter(self._state.currentData()),
            Regime(regime) if regime else None,
            DueFilter(self._due.currentData()),
            self._text,
        )

    def set_text(self, text: str) -> None:
        """What the search looks for."""
        if text != self._text:
            self._text = text
            self._tell()

    def clear(self) -> None:
        """Choose everything, but for the search's text."""
        for box in self._boxes:
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._tell()

    def _clear_by_hand(self) -> None:
        self.clear()
        # The button that had the focus is gone.
        self._state.setFocus()

    def saved(self) -> str:
        """The choices, for restore; the text is the search's."""
        return " ".join(box.currentData() or "-" for box in self._boxes)

    def restore(self, text: str) -> None:
        """Choose as it was saved; what is not known any more stays as it is."""
        for box, value in zip(self._boxes, text.split(), strict=False):
            box.setCurrentIndex(max(box.findData("" if value == "-" else value), 0))

    @property
    def _boxes(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        return self._state, self._regime, self._due

    def _tell(self) -> None:
        self._clear.setVisible(any(box.currentIndex() for box in self._boxes))
        self._fit()
        self.changed.emit()

    def _box(self, name: str, entries: Mapping[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(self.tr("Show only companies like that"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        for value, text in entries.items():
            box.addItem(text, value)
        # The list is as wide as its longest entry, whatever the box is.
        view = box.view()
        view.setMinimumWidth(max(view.fontMetrics().horizontalAdvance(text) for text in entries.values()) + 32)
        return box

    def _states(self) -> dict[str, str]:
        return {
            StateFilter.ALL: self.tr("All states"),
            StateFilter.DIVERGES: self.tr("With divergences"),
            StateFilter.ACCEPTED: self.tr("With accepted divergences"),
            StateFilter.NOT_COMPARED: self.tr("Not compared"),
            StateFilter.TALLIES: self.tr("All tallies"),
            StateFilter.SIGNED: self.tr("With months signed off"),
            StateFilter.REOPENED: self.tr("With months opened again"),
        }

    def _regimes(self) -> dict[str, str]:
        return {"": self.tr("Both regimes"), Regime.CLASSIC: self.tr("Classic (DR)"), Regime.SCC: self.tr("SCC")}

    def _dues(self) -> dict[str, str]:
        return {
            DueFilter.ALL: self.tr("All deadlines"),
            DueFilter.SOON: self.tr("Due within 7 days"),
            DueFilter.LATE: self.tr("Past deadlines"),
        }


def _inside(line: QHBoxLayout) -> list[QWidget]:
    """What is seen of a line."""
    found = [item.widget() for at in range(line.count()) if (item := line.itemAt(at)) is not None]
    return [widget for widget in found if widget is not None and not widget.isHidden()]


def _wide(line: QHBoxLayout, of: Callable[[QWidget], int]) -> int:
    widths = [of(widget) for widget in _inside(line)]
    return sum(widths) + _GAP * max(len(widths) - 1, 0)


def _least(widget: QWidget) -> int:
    return _LEAST_WIDTH if isinstance(widget, QComboBox) else widget.minimumSizeHint().width()


def _needed(widget: QWidget) -> int:
    """How wide it is with what is chosen, whole."""
    wide = widget.sizeHint().width()
    if not isinstance(widget, QComboBox):
        return wide
    advance = widget.fontMetrics().horizontalAdvance
    around = wide - advance("X") * widget.minimumContentsLength()
    return min(advance(widget.currentText()) + around, wide)
