# SPDX-License-Identifier: MIT
"""A gap where figures, which end at their column's right edge, stand before words, which begin at their left one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

if TYPE_CHECKING:
    from ui.tables.record_model import Heading

GAP = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
"""Drawn before words; not part of what is copied or read out."""


class Gaps:
    """Keeps the words of some columns away from the figures before them."""

    def __init__(self, table: QTableView, headings: Sequence[Heading]) -> None:
        self._table, self._headings = table, headings
        self._delegate = _GapDelegate(table)
        self.columns: frozenset[int] = frozenset()

    def place(self) -> None:
        """Look again which columns stand behind figures."""
        behind = self._behind_figures()
        for column in self.columns - behind:
            if self._table.itemDelegateForColumn(column) is self._delegate:
                self._table.setItemDelegateForColumn(column, None)  # type: ignore[arg-type] # Qt takes it away so
        self.columns = frozenset(
            column
            for column in behind
            if self._table.itemDelegateForColumn(column) in (None, self._delegate) and not self._headings[column].signed
        )
        for column in self.columns:
            self._table.setItemDelegateForColumn(column, self._delegate)

    def _behind_figures(self) -> frozenset[int]:
        header: QHeaderView = self._table.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(header.count()))
        shown = [column for column in places if not self._table.isColumnHidden(column)]
        kinds = [self._headings[column].numeric for column in shown]
        pairs = zip(shown[1:], kinds, kinds[1:], strict=False)
        return frozenset(column for column, before, own in pairs if before and not own)


class _GapDelegate(QStyledItemDelegate):
    """Draws the gap; in a few columns only, because Python takes longer than Qt to prepare a cell."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put it before the text."""
        super().initStyleOption(option, index)
        if option.text:
            option.text = GAP + option.text
