# SPDX-License-Identifier: MIT
"""The companies on the left: a filter, and each with its state and its open divergences."""

from __future__ import annotations

from collections.abc import Collection
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStyle, QTreeView, QVBoxLayout, QWidget

from domain.portal_record import FetchState
from domain.standing import worst
from ui import formats, texts
from ui.folding import fold
from ui.sizes import scaled
from ui.state_icons import icon, mark_icon

if TYPE_CHECKING:
    from domain.read_models import CompanyRow

Index = QModelIndex | QPersistentModelIndex

_DISPLAY = Qt.ItemDataRole.DisplayRole
_DECORATION = Qt.ItemDataRole.DecorationRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()
_ROW_HEIGHT, _ICON = 26, 16
_AROUND_A_NAME = 32
_LEAST_FOR_COUNTS = 24


class CompanyList(QWidget):
    """All companies on top, then each one; choosing one filters the tabs.

    Signals:
        company_chosen(object): the company's id, None for all.
    """

    company_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Filter companies"))
        self._filter.setAccessibleName(self.tr("Filter companies"))
        self._filter.setClearButtonEnabled(True)
        self._model = _CompanyModel(self)
        self._view = self._make_view()
        self._chosen: int | None = None
        self._widest: int | None = None
        self._fit_text()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self._filter)
        layout.addWidget(self._view)
        self._filter.textChanged.connect(self._narrow)
        self._view.selectionModel().currentChanged.connect(self._moved)

    def set_rows(self, rows: list[CompanyRow], failing: Collection[int] = ()) -> None:
        """Show companies; the chosen one stays chosen.

        Args:
            failing: the numbers of those with a month whose last fetch failed.
        """
        self._model.set_rows(rows, failing, self.palette())
        self._widest = None
        self._fit_counts()
        self._keep_choice()

    def choose(self, company_id: int | None) -> None:
        """Choose a company from outside, without telling it again."""
        self._chosen = company_id
        self._keep_choice()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when it becomes light or dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_view"):
            self._model.set_palette(self.palette())
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_view"):
            self._fit_text()

    def _fit_text(self) -> None:
        self._widest = None
        side = scaled(self, _ICON)
        self._view.setIconSize(QSize(side, side))
        self._model.set_row_height(max(_ROW_HEIGHT, self._view.fontMetrics().height() + 8))
        self._fit_counts()

    def _fit_counts(self) -> None:
        """Give the counts the width of the widest; the view would ask each row about it, several times."""
        # Figures are cut where a fraction of a pixel is missing.
        text = ceil(max(map(QFontMetricsF(self._view.font()).horizontalAdvance, self._model.counts))) + 1
        margin = self._view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._view) + 1
        sign = self._view.iconSize().width() + 2 * margin if self._model.has_signs else 0
        self._view.header().resizeSection(1, max(text + 2 * margin + sign, _LEAST_FOR_COUNTS))

    def wanted_width(self) -> int:
        """How wide it is with every name whole."""
        if self._widest is None:
            self._widest = max(map(self._view.fontMetrics().horizontalAdvance, self._model.names))
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._widest + self._view.iconSize().width() + self._view.header().sectionSize(1) + bar + _AROUND_A_NAME

    @property
    def shown(self) -> list[str]:
        """The names that the list shows, without the entry for all."""
        return [row.name for row in self._model.shown]

    @property
    def view(self) -> QTreeView:
        """The list itself."""
        return self._view

    def _make_view(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self._model)
        view.setAccessibleName(self.tr("Companies"))
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_LEAST_FOR_COUNTS)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        return view

    def _narrow(self, text: str) -> None:
        self._model.set_filter(text)
        self._keep_choice()

    def _keep_choice(self) -> None:
        selection, wanted = self._view.selectionModel(), self._model.index_of(self._chosen)
        if selection.currentIndex() == wanted and selection.isSelected(wanted):
            return
        blocked = selection.blockSignals(True)
        self._view.setCurrentIndex(wanted)
        selection.blockSignals(blocked)
        self._view.viewport().update()

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self._chosen = self._model.id_at(current.row())
            self.company_chosen.emit(self._chosen)


class _CompanyModel(QAbstractTableModel):
    """Row 0 stands for all companies; column 1 counts open divergences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[CompanyRow] = []
        self._filter = ""
        self._failing: frozenset[int] = frozenset()
        self._palette = QPalette()
        self._row_height = QSize(0, _ROW_HEIGHT)
        self.shown: list[CompanyRow] = []

    def set_rows(self, rows: list[CompanyRow], failing: Collection[int], palette: QPalette) -> None:
        before = self._rows, self._failing, self._palette
        self._rows, self._failing, self._palette = rows, frozenset(failing), palette
        # The view asks every row how wide it is as soon as one may be another.
        if (self._rows, self._failing, self._palette) != before:
            self._reset()

    def set_palette(self, palette: QPalette) -> None:
        self._palette = palette
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown), 1))

    def set_row_height(self, height: int) -> None:
        self._row_height = QSize(0, height)
        self.layoutChanged.emit()

    @property
    def names(self) -> list[str]:
        """What stands in the first column, filtered or not."""
        return [self.tr("All companies"), *(row.name for row in self._rows)]

    @property
    def counts(self) -> list[str]:
        """What stands in the second column, filtered or not."""
        return [self._total(), *{self._count(row.open_divergences) for row in self._rows}]

    @property
    def has_signs(self) -> bool:
        """Whether a sign stands beside a count."""
        return any(row.id in self._failing for row in self._rows)

    def set_filter(self, text: str) -> None:
        self._filter = fold(text)
        self._reset()

    def _reset(self) -> None:
        shown, wanted = self._rows, self._filter
        if wanted:
            shown = [row for row in self._rows if wanted in fold(f"{row.name} {row.nif.digits}")]
        if [row.id for row in shown] == [row.id for row in self.shown]:
            self.shown = shown
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown), 1))
            return
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def id_at(self, row: int) -> int | None:
        return None if row == 0 else self.shown[row - 1].id

    def index_of(self, company_id: int | None) -> QModelIndex:
        if company_id is None:
            return self.index(0, 0)
        row = next((at for at, row in enumerate(self.shown) if row.id == company_id), None)
        return QModelIndex() if row is None else self.index(row + 1, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == Qt.ItemDataRole.SizeHintRole:
            # The names say how high a row is; with a hint of its own, a count would be given no width.
            return self._row_height if index.column() == 0 else None
        if role == _ALIGNMENT:
            return _NUMBERS if index.column() == 1 else None
        if index.row() == 0:
            return self._all(index.column(), role)
        return self._company(self.shown[index.row() - 1], index.column(), role)

    def _all(self, column: int, role: int) -> Any:
        if column == 1:
            return self._total() if role == _DISPLAY else None
        if role == _DISPLAY:
            return self.tr("All companies")
        if role == _DECORATION and self._rows:
            return icon(worst(row.standing for row in self._rows), self._palette)
        return None

    def _company(self, row: CompanyRow, column: int, role: int) -> Any:
        if role == _DISPLAY:
            return row.name if column == 0 else self._count(row.open_divergences)
        if role == _DECORATION and column == 0:
            return icon(row.standing, self._palette)
        if role == _DECORATION and row.id in self._failing:
            return mark_icon(FetchState.FAILED, self._palette)
        if role in (_TOOL_TIP, _ACCESSIBLE):
            return self._spoken(row)
        return None

    def _total(self) -> str:
        return self._count(sum(row.open_divergences for row in self._rows))

    def _count(self, number: int) -> str:
        return formats.whole(number) if number else ""

    def _spoken(self, row: CompanyRow) -> str:
        said = self.tr("{company}, NIF {nif}: {state}, open divergences: {n}")
        if row.id in self._failing:
            said = f"{said}. {texts.fetch_mark(FetchState.FAILED)}"
        return said.format(
            # A name that others have too has the NIF behind it already.
            company=row.name.removesuffix(f" ({formats.nif(row.nif)})"),
            nif=formats.nif(row.nif),
            state=texts.status(row.standing),
            n=row.open_divergences,
        )
