# SPDX-License-Identifier: MIT
"""What the window can be asked to do, once for menus, toolbar and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

LISTED = "listed"
"""The property of an action with what its key is for, where its text says more than that."""


class Actions(QObject):
    """Every action of the window; those that need the store wait until it is open and idle."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dressing: list[tuple[QAction, str, str]] = []
        self.import_files = self._make(
            self.tr("Import"), "Ctrl+O", self.tr("Bring in the ERP's files and tables (or drop them on the window)")
        )
        self.import_looked = self._make(
            self.tr("Look at files before importing…"),
            "Ctrl+Shift+O",
            self.tr("See what files hold and what they would change, and choose which come in"),
        )
        self.fetch = self._make(
            self.tr("Fetch all"), "F6", self.tr("Ask the portal for every company's months in the period")
        )
        self.fetch.setIconText(self.tr("Fetch portal"))
        self.fetch_missing = self._make(
            self.tr("Fetch what is missing"), "Shift+F6", self.tr("Ask only for months without an answer so far")
        )
        self.reconcile = self._make(self.tr("Reconcile"), "F5", self.tr("Compare both sides again over the period"))
        self.export_buckets = self._make(
            self.tr("Export all groups…"), "Ctrl+E", self.tr("Write every group of the period to a CSV file")
        )
        self.export_divergences = self._make(
            self.tr("Export divergences…"), "Ctrl+Shift+E", self.tr("Write only the groups that do not tally to a CSV")
        )
        self.settings = self._make(
            self.tr("Settings…"), "Ctrl+,", self.tr("Privacy, backups, old months and what can be examined")
        )
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.lock = self._make(self.tr("Lock now"), "Ctrl+L", self.tr("Close the data until it is unlocked again"))
        self.quit = self._make(self.tr("Quit"), "Ctrl+Q", self.tr("Close the program"))
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.search = self._make(self.tr("Search"), "Ctrl+K", self.tr("Go to the search field"))
        self.undo = self._make(
            self.tr("Undo"), "Ctrl+Z", self.tr("Take back the last decision that was made in this window")
        )
        self.undo.setProperty(LISTED, self.undo.text())
        self.next_divergence = self._make(self.tr("Next divergence"), "F8", self.tr("Go to the next divergence"))
        self.previous_divergence = self._make(
            self.tr("Previous divergence"), "Shift+F8", self.tr("Go to the previous divergence")
        )
        self.detail = self._make(self.tr("Detail"), "F9", self.tr("Show the detail of what is selected, or hide it"))
        self.detail.setCheckable(True)
        self.pause = self._make(
            self.tr("Pause fetching"), "Ctrl+Shift+P", self.tr("Ask nothing further until it goes on")
        )
        self.pause.setCheckable(True)
        self.cancel = self._make(self.tr("Cancel the running job"), "Ctrl+.", self.tr("What was kept so far stays"))
        self.shortcuts = self._make(self.tr("Keyboard shortcuts"), "F1", self.tr("List the keyboard shortcuts"))
        self.about = self._make(self.tr("About BateCerto"), "", self.tr("Version, licence and what this is not"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.cancel.setEnabled(False)
        self.pause.setEnabled(False)
        self.lock.setEnabled(False)
        self.set_ready(ready=False)
        self.set_open(is_open=False)

    @property
    def needing_store(self) -> tuple[QAction, ...]:
        """The actions that start a job."""
        return (
            self.import_files,
            self.import_looked,
            self.fetch,
            self.fetch_missing,
            self.reconcile,
            self.export_buckets,
            self.export_divergences,
        )

    @property
    def all(self) -> tuple[QAction, ...]:
        """Every action, in the order in which help lists them."""
        steps = (self.next_divergence, self.previous_divergence)
        moves = (self.search, self.undo, *steps, self.detail, self.pause, self.cancel)
        own = (self.settings, self.lock, self.shortcuts, self.quit, self.about)
        return (*self.needing_store, *moves, *own)

    def set_ready(self, *, ready: bool) -> None:
        """Let jobs be started, or not while one runs or the store is not open."""
        for action in self.needing_store:
            action.setEnabled(ready)

    def set_open(self, *, is_open: bool) -> None:
        """Let the clerk move about in what the store holds, or not while it is closed."""
        # Who takes decisions back says which, and lets it be done once there is one.
        self.undo.setEnabled(False)
        self.undo.setText(self.tr("Undo"))
        # The workspace says where there is a detail to show.
        self.show_detail(there=False, shown=False)
        moves = (self.next_divergence, self.previous_divergence, self.search)
        for action in (*moves, self.settings, self.shortcuts, self.about):
            action.setEnabled(is_open)

    def show_detail(self, *, there: bool, shown: bool) -> None:
        """Tell whether the tab in front has a detail, and whether it is on screen."""
        self.detail.setEnabled(there)
        self.detail.setChecked(shown)

    def dress(self) -> None:
        """Add shortcuts and tooltips, which the first painting can do without; see main_window."""
        from PySide6.QtGui import QKeySequence

        for action, shortcut, tip in self._dressing:
            if shortcut:
                action.setShortcut(QKeySequence(shortcut))
                native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{tip} ({native})")
            else:
                action.setToolTip(tip)

    def _make(self, text: str, shortcut: str, tip: str) -> QAction:
        # Without the text among its arguments it is made sooner: no overloads are told apart by their strings.
        action = QAction(self)
        action.setText(text)
        self._dressing.append((action, shortcut, tip))
        return action
