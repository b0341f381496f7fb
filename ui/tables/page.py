# SPDX-License-Identifier: MIT
"""A table with a bar above it: views, filters, groups and columns, and how many rows there are."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import formats
from ui.elided import Elided
from ui.menu_button import MenuButton
from ui.notice import Notice, Offer
from ui.tables.totals import COUNTS

if TYPE_CHECKING:
    from ui.tables.record_table import RecordTable
    from ui.tables.views import BuiltIn, SavedViews

_WIDE_IN_FIGURES = 56


class TablePage(QWidget):
    """The table with its bar.

    Signals:
        noticed(object): a Notice.
    """

    noticed = Signal(object)

    def __init__(self, table: RecordTable, built_in: Sequence[BuiltIn], saved: SavedViews) -> None:
        super().__init__()
        self.table = table
        self._built_in = list(built_in)
        self._saved = saved
        self._current = ""
        self._named = self._arrangement()
        self._view, self._view_menu = self._button(self.tr("View"), self._fill_views)
        self._filter, self._filter_menu = self._button(self.tr("Filters"), self._fill_filters)
        self._group, self._group_menu = self._button(self.tr("Group"), self._fill_groups)
        self._columns, self._columns_menu = self._button(self.tr("Columns"), self._fill_columns)
        self._clear = QToolButton()
        self._clear.setAutoRaise(True)
        self._clear.clicked.connect(lambda: table.set_conditions({}))
        self._count, self._progress = Elided(), Elided()
        self._lay_out()
        # The table was there before its bar, and Tab would take it first.
        order = [self._view, self._filter, self._group, self._columns, self._clear, table]
        for one, other in itertools.pairwise(order):
            self.setTabOrder(one, other)
        table.arranged.connect(self._show_arranged)
        self._show_arranged()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on. As its proxy, the table would keep Tab going round between itself and the bar."""
        self.table.setFocus(event.reason())

    def set_progress(self, done: int, total: int) -> None:
        """Say how many causes are there, of how many; nothing where total is 0."""
        said = self.tr("Looking for causes… {done} of {total}") if total else ""
        self._progress.setText(said.format(done=formats.whole(done), total=formats.whole(total)))
        # The count has its room where there is nothing to say.
        self._progress.setVisible(bool(total))

    # Views

    def go_on(self) -> None:
        """Show the view that was shown last, in the columns that there are: filters are kept in views alone."""
        name = self._saved.current
        built_in: dict[str, Mapping[str, Any]] = {view.name: view.told for view in self._built_in}
        told = built_in.get(name) or self.table.arrangement_in(self._saved.state(name))
        if told:
            self.table.arrange({"filters": {}, **told})
            self._name_view(name)

    def _fill_views(self, menu: QMenu) -> None:
        for view in self._built_in:
            self._add_view(menu, view.name, partial(self._show_built_in, view))
        if self._saved.names:
            menu.addSeparator()
        for name in self._saved.names:
            self._add_view(menu, name, partial(self._show_saved, name))
        menu.addSeparator()
        menu.addAction(self.tr("&Save this view…"), self._ask_name)
        is_saved = self._current in self._saved.names
        for text, do in ((self.tr("&Rename…"), self._ask_new_name), (self.tr("&Delete"), self._delete)):
            action = menu.addAction(text, do)
            action.setEnabled(is_saved)

    def _add_view(self, menu: QMenu, name: str, show: partial[None]) -> None:
        action = menu.addAction(name.replace("&", "&&"), show)
        action.setCheckable(True)
        action.setChecked(name == self._current and not self._is_changed())

    def _show_built_in(self, view: BuiltIn) -> None:
        self.table.reset_columns()
        self.table.arrange({"filters": {}, **view.told})
        self._name_view(view.name)

    def _show_saved(self, name: str) -> None:
        if self.table.restore_state(self._saved.state(name)):
            self._name_view(name)
        else:
            said = self.tr("“{name}” was saved with other columns than there are now. Save it again.")
            self.noticed.emit(Notice(said.format(name=name)))

    def _ask_name(self) -> None:
        dialog = NameDialog(self.tr("Save the view"), self._current, self.window())
        dialog.accepted.connect(lambda: self._save(dialog.name))
        dialog.show()

    def _save(self, name: str) -> None:
        before, state = self._saved.state(name), self.table.save_state(filters=True)
        self._saved.keep(name, state)
        self._name_view(name)
        if not before.isEmpty() and before != state:
            self._tell_replaced(name, lambda: self._give_back(name, before))

    def _tell_replaced(self, name: str, take_back: Callable[[], object]) -> None:
        said = self.tr("The view “{name}” was replaced.").format(name=name)
        self.noticed.emit(Notice(said, offer=Offer(self.tr("Undo"), take_back)))

    def _give_back(self, name: str, state: QByteArray) -> None:
        """Have the view that another one took the name of; the table stays as it is."""
        self._saved.keep(name, state)
        if self._current == name:
            self._forget_name()
        self._tell_back(name)

    def _forget_name(self) -> None:
        self._current = ""
        self._show_name()

    def _tell_back(self, name: str) -> None:
        self.noticed.emit(Notice(self.tr("The view “{name}” is back.").format(name=name)))

    def _ask_new_name(self) -> None:
        old = self._current
        dialog = NameDialog(self.tr("Rename the view"), old, self.window())
        dialog.accepted.connect(lambda: self._rename(old, dialog.name))
        dialog.show()

    def _rename(self, old: str, new: str) -> None:
        before, state = self._saved.state(new), self._saved.state(old)
        self._saved.rename(old, new)
        self._current = new
        self._show_name()
        if not before.isEmpty() and new != old:
            self._tell_replaced(new, lambda: self._name_back(old, state, new, before))

    def _name_back(self, old: str, state: QByteArray, new: str, before: QByteArray) -> None:
        self._saved.keep(old, state)
        self._saved.keep(new, before)
        if self._current == new:
            self._current = old
            self._show_name()
        self._tell_back(new)

    def _delete(self) -> None:
        name, state = self._current, self._saved.state(self._current)
        self._saved.remove(name)
        self._name_view("")
        offer = Offer(self.tr("Undo"), lambda: self._bring_back(name, state))
        self.noticed.emit(Notice(self.tr("The view “{name}” was deleted.").format(name=name), offer=offer))

    def _bring_back(self, name: str, state: QByteArray) -> None:
        self._saved.keep(name, state)
        self._name_view(name)
        self._tell_back(name)

    def _name_view(self, name: str) -> None:
        self._current, self._named = name, self._arrangement()
        self._show_name()

    def _arrangement(self) -> object:
        """What a view consists of, columns aside."""
        return self.table.sorting, self.table.conditions, self.table.grouping

    def _is_changed(self) -> bool:
        return bool(self._current) and self._arrangement() != self._named

    def _show_name(self) -> None:
        name, changed = self._current, self._is_changed()
        said = self.tr("View: {name} (changed)") if changed else self.tr("View: {name}") if name else self.tr("View")
        said = said.format(name=name)
        self._saved.current = "" if changed else name
        self._view.setText(said.replace("&", "&&"))
        self._view.setAccessibleName(said)
        self._view.setToolTip(said)

    # Filters, groups, columns

    def _fill_filters(self, menu: QMenu) -> None:
        table, header = self.table, self.table.horizontalHeader()
        for place in range(header.count()):
            column = header.logicalIndex(place)
            if table.can_filter(column) and (not table.isColumnHidden(column) or column in table.conditions):
                action = menu.addAction(f"{table.said(column)}…", partial(table.ask_filter, column))
                action.setCheckable(True)
                action.setChecked(column in table.conditions)
        menu.addSeparator()
        clear = menu.addAction(self.tr("&Clear all"), lambda: table.set_conditions({}))
        clear.setEnabled(bool(table.conditions))

    def _fill_groups(self, menu: QMenu) -> None:
        table = self.table
        columns = [-1, *(at for at, heading in enumerate(table.headings) if heading.groups)]
        for column in columns:
            said = self.tr("No groups") if column < 0 else table.said(column)
            action = menu.addAction(said, partial(table.group_by, column))
            action.setCheckable(True)
            action.setChecked(table.grouping == column)
        menu.addSeparator()
        close = menu.addAction(self.tr("&Close all"), lambda: table.collapse_all(collapsed=True))
        open_ = menu.addAction(self.tr("&Open all"), lambda: table.collapse_all(collapsed=False))
        for action in (close, open_):
            action.setEnabled(table.grouping >= 0)

    def _fill_columns(self, menu: QMenu) -> None:
        columns = self.table.column_menu()
        menu.addActions(columns.actions())
        # The actions are its children: it goes with them.
        columns.setParent(menu, Qt.WindowType.Popup)
        columns.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)

    def _show_arranged(self) -> None:
        table = self.table
        filters, shown, total = len(table.conditions), table.visible_rows(), table.total_rows()
        self._clear.setText(COUNTS.clear_filters(filters))
        self._clear.setAccessibleName(self._clear.text())
        self._clear.setToolTip(", ".join(table.said(column) for column in table.conditions))
        self._clear.setVisible(filters > 0)
        said = self.tr("{shown} of {total} rows") if shown != total else COUNTS.rows(total)
        self._count.setText(said.format(shown=formats.whole(shown), total=formats.whole(total)))
        grouping = table.grouping
        said = self.tr("Group: {column}").format(column=table.said(grouping)) if grouping >= 0 else self.tr("Group")
        if self._current:
            self._show_name()
        self._group.setText(said)
        self._group.setAccessibleName(said)
        self._group.setToolTip(said)

    # Making

    def _button(self, text: str, fill: object) -> tuple[QToolButton, QMenu]:
        menu = QMenu(self)
        button = MenuButton(menu)
        button.setText(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu.aboutToShow.connect(lambda: self._fill(menu, fill))
        return button, menu

    @staticmethod
    def _fill(menu: QMenu, fill: object) -> None:
        menu.clear()
        assert callable(fill)
        fill(menu)

    def _lay_out(self) -> None:
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._progress.hide()
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 0, 8, 0)
        bar.setSpacing(4)
        for part in (self._view, self._filter, self._group, self._columns, self._clear):
            bar.addWidget(part)
        bar.addWidget(self._progress, 1)
        bar.addWidget(self._count, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)


class NameDialog(QDialog):
    """Asks for a view's name; the window can be used meanwhile."""

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._name = QLineEdit(name)
        self._name.setAccessibleName(self.tr("Name of the view"))
        self._name.setPlaceholderText(self.tr("Name of the view"))
        said = QLabel(
            self.tr("Columns, sorting, groups and filters are kept beside the data and not encrypted, as they stand.")
        )
        said.setWordWrap(True)
        do = QPushButton(self.tr("&Save"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (self._name, said, buttons):
            column.addWidget(part)
        do.setDefault(True)
        do.setEnabled(bool(name))
        self._name.textChanged.connect(lambda text: do.setEnabled(bool(text.strip())))
        self._name.selectAll()
        self._name.setFocus()
        self.resize(self.fontMetrics().horizontalAdvance("0") * _WIDE_IN_FIGURES, self.sizeHint().height())

    @property
    def name(self) -> str:
        """What was written."""
        return self._name.text().strip()
