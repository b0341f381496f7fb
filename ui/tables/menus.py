# SPDX-License-Identifier: MIT
"""The menus of a table's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from ui.tables.record_table import RecordTable

translate = QCoreApplication.translate


def short_lived(parent: QWidget, title: str = "") -> QMenu:
    """A menu that deletes itself when it closes."""
    menu = QMenu(title, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def section_menu(table: RecordTable, column: int) -> QMenu:
    """What can be done with a column; the menu deletes itself when it closes."""
    menu = short_lived(table)
    _add_sorting(menu, table, column)
    menu.addSeparator()
    ask = menu.addAction(translate("tables", "&Filter…"), lambda: table.ask_filter(column))
    ask.setEnabled(table.can_filter(column))
    clear = menu.addAction(translate("tables", "&Clear the filter"), lambda: table.set_condition(column, None))
    clear.setEnabled(column in table.conditions)
    if table.headings[column].groups:
        menu.addSeparator()
        is_grouped = table.grouping == column
        group = menu.addAction(
            translate("tables", "&Group by this"), lambda: table.group_by(-1 if is_grouped else column)
        )
        group.setCheckable(True)
        group.setChecked(is_grouped)
    menu.addSeparator()
    menu.addAction(translate("tables", "&Hide this column"), lambda: table.show_column(column, shown=False))
    columns = table.column_menu()
    columns.setTitle(translate("tables", "C&olumns"))
    menu.addMenu(columns)
    return menu


def _add_sorting(menu: QMenu, table: RecordTable, column: int) -> None:
    menu.addAction(translate("tables", "Sort &up"), lambda: table.sort_by([(column, False)]))
    menu.addAction(translate("tables", "Sort &down"), lambda: table.sort_by([(column, True)]))
    add = menu.addAction(translate("tables", "Sort by this &too"), lambda: table.add_sorting(column))
    none = menu.addAction(translate("tables", "Do &not sort"), lambda: table.sort_by([]))
    for action in (add, none):
        action.setEnabled(bool(table.sorting))
