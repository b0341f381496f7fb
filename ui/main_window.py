# SPDX-License-Identifier: MIT
"""The window's frame, light enough to be painted before anything else of the program is loaded.

PySide6 builds a class when it is first named, and the namespace Qt alone takes longer than this whole window. So
nothing here names Qt, or anything else that the first painting can do without, before ``dress``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Actions
from ui.settings import WindowSettings
from ui.status_strip import StatusStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from ui.appearance import Appearance
    from ui.notices import NoticeStrip

_ICON = 18
_SENTENCE_WIDTH = 560


class MainWindow(QMainWindow):
    """Toolbar, menus, notices, status strip, and a place in the middle that is filled once the store is open.

    Signals:
        painted: the window was painted for the first time.
        closing: the window is about to close; its widgets still stand.
        paths_dropped(list): files and folders were dropped on it, as Path objects.
        search_changed(str): the text in the search field.
        settings_wanted(str): the settings, with that page in front; see ui.preferences.desk.
    """

    painted = Signal()
    closing = Signal()
    paths_dropped = Signal(list)
    search_changed = Signal(str)
    settings_wanted = Signal(str)

    def __init__(self, settings: WindowSettings | None = None) -> None:
        super().__init__()
        self.settings = settings or WindowSettings()
        self.was_painted = False
        self.setWindowTitle("BateCerto")
        self.setMinimumSize(720, 420)
        self.resize(1280, 700)
        self.actions_ = Actions(self)
        self.addActions(list(self.actions_.all))
        self.status = StatusStrip()
        self.search = self._search_field()
        # A passphrase typed before it is asked for must not end up here, where it can be read.
        self.search.setEnabled(False)
        self.export_menu = QMenu(self.tr("Export"), self)
        self.export_menu.addActions([self.actions_.export_buckets, self.actions_.export_divergences])
        self.toolbar = self._tool_bar()
        self._pages = QStackedWidget()
        self._page = QWidget()
        self._pages.addWidget(self._page)
        self._lay_out()
        self._make_menus()
        self.actions_.search.triggered.connect(self._go_to_search)
        self.actions_.quit.triggered.connect(self.close)
        geometry = self.settings.state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.status.working(self.tr("Opening…"), can_cancel=False)

    def dress(self, notices: NoticeStrip, appearance: Appearance) -> None:
        """Add what the first painting did without."""
        from PySide6.QtGui import QKeySequence, QShortcut

        qt = QtCore.Qt
        self.notices = notices
        self.appearance = appearance
        self._layout.insertWidget(0, notices)
        self.status.dress()
        self.actions_.dress()
        self.toolbar.setToolButtonStyle(qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toolbar.setContextMenuPolicy(qt.ContextMenuPolicy.PreventContextMenu)
        self._dress_export()
        self._draw_icons()
        self._add_fetch_menu()
        escape = QShortcut(QKeySequence(qt.Key.Key_Escape), self.search)
        escape.setContext(qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.search.clear)
        # A button of one's own in a toolbar does not follow the toolbar's style.
        self.export_button.setToolButtonStyle(qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in self.toolbar.findChildren(QToolButton):
            button.setFocusPolicy(qt.FocusPolicy.TabFocus)

    def settle(self, workspace: QWidget) -> None:
        """Put the workspace in the middle, in place of what stood there."""
        self._put_in_place(workspace)
        self.search.setEnabled(True)
        self.setAcceptDrops(True)

    def ask(self, page: QWidget) -> None:
        """Put a question in the middle, and keep from the screen what an open store left there."""
        self._put_in_place(page)
        self.setAcceptDrops(False)
        self.search.clear()
        self.search.setEnabled(False)
        self.export_button.setEnabled(False)
        self.status.idle()
        self.status.set_freshness("")
        self.status.set_trouble("")
        self.status.set_selection("")

    def wait(self, text: str) -> None:
        """Say in the middle what is waited for."""
        self.ask(_sentence(text))
        self.status.working(text, can_cancel=False)

    def add_period(self, picker: QWidget) -> None:
        """Put the period picker into its place in the toolbar."""
        self._period_place.addWidget(picker)

    def add_strip(self, strip: QWidget) -> None:
        """Put a strip above what stands in the middle."""
        self._layout.insertWidget(0, strip)

    def come_forward(self) -> None:
        """Be where the clerk looks, as far as the system lets a window do that by itself."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def show_problem(self, text: str) -> None:
        """Say in place why the program cannot go on, with a button that closes it."""
        page = _sentence(text)
        button = QPushButton(self.tr("Close"))
        button.clicked.connect(self.close)
        layout = page.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, button, alignment=QtCore.Qt.AlignmentFlag.AlignHCenter)
        self._put_in_place(page)
        self.search.setEnabled(False)
        self.status.idle()
        button.setFocus()

    @property
    def page(self) -> QWidget:
        """What stands in the middle now."""
        return self._page

    def _put_in_place(self, page: QWidget) -> None:
        self._pages.setCurrentIndex(self._pages.addWidget(page))
        self._pages.removeWidget(self._page)
        self._page.deleteLater()
        self._page = page

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Search  Ctrl+K"))
        field.setAccessibleName(self.tr("Search in the tables"))
        field.setClearButtonEnabled(True)
        field.setFixedWidth(220)
        field.textChanged.connect(self.search_changed)
        return field

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.addActions([self.actions_.import_files, self.actions_.fetch, self.actions_.reconcile])
        self.export_button = QToolButton()
        self._name_export(self.export_button)
        self._export_place = bar.addWidget(self.export_button)
        bar.addWidget(_spring())
        holder = QWidget()
        self._period_place = QVBoxLayout(holder)
        self._period_place.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(holder)
        bar.addWidget(_spring())
        bar.addWidget(self.search)
        self.addToolBar(bar)
        return bar

    def _name_export(self, button: QToolButton) -> None:
        button.setText(self.tr("Export"))
        button.setToolTip(self.tr("Write a CSV file that Excel opens"))
        button.setAccessibleName(self.tr("Export"))
        button.setEnabled(False)

    def _dress_export(self) -> None:
        """Give it its menu and arrow: what draws that takes its time to load."""
        from ui.menu_button import MenuButton

        plain, self.export_button = self.export_button, MenuButton(self.export_menu)
        self._name_export(self.export_button)
        self.toolbar.insertWidget(self._export_place, self.export_button)
        self.toolbar.removeAction(self._export_place)
        plain.deleteLater()

    def _lay_out(self) -> None:
        centre = QWidget()
        layout = self._layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, stretch=1)
        layout.addWidget(self.status)
        self.setCentralWidget(centre)

    def _make_menus(self) -> None:
        actions = self.actions_
        bar = self.menuBar()
        file_menu = bar.addMenu(self.tr("&File"))
        file_menu.addActions([actions.import_files, actions.import_looked])
        file_menu.addMenu(self.export_menu)
        file_menu.addSeparator()
        file_menu.addActions([actions.settings, actions.lock, actions.quit])
        edit_menu = bar.addMenu(self.tr("&Edit"))
        edit_menu.addActions([actions.undo, actions.search])
        portal_menu = bar.addMenu(self.tr("&Portal"))
        portal_menu.addActions([actions.fetch, actions.fetch_missing])
        portal_menu.addSeparator()
        portal_menu.addActions([actions.reconcile, actions.pause, actions.cancel])
        self.view_menu = bar.addMenu(self.tr("&View"))
        self.view_menu.addActions([actions.next_divergence, actions.previous_divergence, actions.detail])
        help_menu = bar.addMenu(self.tr("&Help"))
        help_menu.addActions([actions.shortcuts, actions.about])

    def _add_fetch_menu(self) -> None:
        button = self.toolbar.widgetForAction(self.actions_.fetch)
        assert isinstance(button, QToolButton)
        menu = QMenu(self.tr("Fetch portal"), self)
        menu.addActions([self.actions_.fetch, self.actions_.fetch_missing])
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _go_to_search(self) -> None:
        self.search.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first painting, so that what is heavy is loaded behind it."""
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            self.painted.emit()

    def changeEvent(self, event: QtCore.QEvent) -> None:
        """Draw the icons anew when the system goes light or dark, or text becomes larger."""
        super().changeEvent(event)
        if hasattr(self, "notices") and event.type() in (
            QtCore.QEvent.Type.PaletteChange,
            QtCore.QEvent.Type.FontChange,
        ):
            self._draw_icons()

    def _draw_icons(self) -> None:
        # Nothing of this is needed for the first painting.
        from ui.sizes import scaled
        from ui.state_icons import action_icon

        palette, actions, side = self.palette(), self.actions_, scaled(self, _ICON)
        actions.import_files.setIcon(action_icon("import", palette))
        actions.fetch.setIcon(action_icon("fetch", palette))
        actions.reconcile.setIcon(action_icon("reconcile", palette))
        self.export_button.setIcon(action_icon("export", palette))
        self.toolbar.setIconSize(QtCore.QSize(side, side))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everybody save what they show."""
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders while a job can be started."""
        if self.actions_.import_files.isEnabled() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.paths_dropped.emit(paths)


def _spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring


def _sentence(text: str) -> QWidget:
    """A page with one sentence in its middle."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setSpacing(12)
    label = QLabel(text)
    label.setWordWrap(True)
    label.setFixedWidth(_SENTENCE_WIDTH)
    label.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    label.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
    # No alignment in the layout: with one, a wrapped label gets the height of its hint, not of its lines.
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(label)
    line.addStretch(1)
    layout.addStretch(1)
    layout.addLayout(line)
    layout.addStretch(1)
    return page
