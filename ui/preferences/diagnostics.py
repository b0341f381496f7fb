# SPDX-License-Identifier: MIT
"""Diagnostics: how deliveries stand, and what an examination of the store finds."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from domain.errors import BateCertoError
from domain.ports import Deliveries, Progress, ProgressSink, Stage
from domain.safety import Check, good_backup
from ui import texts
from ui.about import version
from ui.preferences import titles
from ui.preferences.page import SettingsPage
from ui.state_icons import verdict_icon
from ui.texts import portal_health

if TYPE_CHECKING:
    from domain.deliveries import DeliveryState
    from domain.use_cases.keep_safe import KeepSafe
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

translate = QCoreApplication.translate


class ChecksTable(QTableWidget):
    """One row for each check: whether it is well, what was found, and what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._checks: list[Check] = []
        self.setAccessibleName(translate("preferences", "Checks"))
        self.setHorizontalHeaderLabels(
            [
                translate("preferences", "Check"),
                translate("preferences", "Found"),
                translate("preferences", "What to do"),
            ]
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what was found."""
        self._checks = list(checks)
        self.setRowCount(len(checks))
        good = good_backup(checks)
        for row, check in enumerate(checks):
            well = check.found.is_well
            name = QTableWidgetItem(verdict_icon(self.palette(), well=well), texts.check_name(check.name))
            verdict = translate("preferences", "well") if well else translate("preferences", "not well")
            name.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name.text()}, {verdict}")
            self.setItem(row, 0, name)
            for column, text in (
                (1, texts.check_found(check, window=True)),
                (2, texts.check_advice(check, good, window=True)),
            ):
                item = QTableWidgetItem(text)
                # Backups are told by when they were made: what the file is called, who wants it finds here.
                item.setToolTip(str(check.details.get("newest", text)))
                self.setItem(row, column, item)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep every sentence whole."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs in the new palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._checks:
            self.show_checks(self._checks)


class DiagnosticsPage(SettingsPage):
    """What can be known of the store's health.

    Args:
        keep_safe: None in the demonstration, which is not examined.
        scope: of the opened program.
    """

    def __init__(
        self,
        deliveries: Deliveries,
        keep_safe: KeepSafe | None,
        presenter: Presenter,
        scope: TaskScope,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(titles.diagnostics(), parent)
        self._deliveries = deliveries
        self._keep_safe = keep_safe
        self._presenter = presenter
        self._scope = scope
        self._state: DeliveryState | None = None
        self._checks: list[Check] | None = None
        self._table = ChecksTable()
        self._retry = QPushButton(self.tr("&Try them again"))
        self._examine = QPushButton(self.tr("&Examine again"))
        self._copy = QPushButton(self.tr("&Copy as text"))
        self._copy.setToolTip(self.tr("Without names, amounts or folders: it can be sent to whoever helps"))
        self._lay_out()
        self._retry.clicked.connect(lambda: presenter.run("try again", self._try_again, can_stop=False))
        self._examine.clicked.connect(self._want_examination)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.set_ready(ready=not presenter.busy)

    def arrive(self) -> None:
        """Look at the deliveries, and examine the store where that was not done yet."""
        self._scope.start(self._look(), name="deliveries")
        if self._checks is None:
            self._want_examination()

    def set_ready(self, *, ready: bool) -> None:
        """See SettingsPage."""
        self._examine.setEnabled(ready and self._keep_safe is not None)
        self._retry.setEnabled(ready)

    def text(self) -> str:
        """Everything on the page, without personal data."""
        lines = [
            f"BateCerto {version()}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            self._waiting.text(),
            self._portal.text(),
        ]
        good = good_backup(self._checks or [])
        for check in self._checks or []:
            sign = "✓" if check.found.is_well else "✗"
            advice = texts.check_advice(check, good, window=True)
            lines.append(
                f"{sign} {texts.check_name(check.name)}: {texts.check_found(check, window=True)} {advice}".rstrip()
            )
        return "\n".join(lines) + "\n"

    def _lay_out(self) -> None:
        self.add_part(self.tr("Notifications inside the program"))
        self._waiting = self.add_text("")
        self.add_buttons(self._retry)
        self._retry.hide()
        self.add_part(self.tr("The portal's answers"))
        self._portal = self.add_text("")
        self.add_part(self.tr("Examination of the data"))
        self._result = self.add_text("")
        self.column.addWidget(self._table, stretch=1)
        if self._keep_safe is None:
            self._table.hide()
            self._examine.hide()
            self._result.setText(self.tr("The demonstration's made-up data is not examined."))
            self.column.addStretch(1)
        self.add_buttons(self._examine, self._copy)
        self.add_said()

    async def _look(self) -> None:
        self._show_portal()
        try:
            self._state = await self._deliveries.state()
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return
        said = texts.deliveries(self._state)
        self._waiting.setText(said)
        self._waiting.setAccessibleName(said)
        self._retry.setVisible(bool(self._state.parked))

    def _show_portal(self) -> None:
        health = self._presenter.services.monitor.health()
        said = f"{health.host}: {' '.join(portal_health.lines(health))}"
        self._portal.setText(said)
        self._portal.setAccessibleName(said)

    async def _try_again(self, _progress: ProgressSink) -> None:
        try:
            await self._deliveries.retry_parked()
        except BateCertoError as problem:
            self.say(texts.error(problem))
        await self._look()

    def _want_examination(self) -> None:
        if self._keep_safe is not None and not self._presenter.busy:
            self._presenter.run("examine", self._find, can_stop=False)

    async def _find(self, progress: ProgressSink) -> None:
        assert self._keep_safe is not None
        progress(Progress(Stage.EXAMINING, 0, 0))
        self._result.setText(self.tr("The data is being examined…"))
        try:
            self._checks = await self._keep_safe.examine()
        except BateCertoError as problem:
            self._result.setText(texts.error(problem))
            return
        self._result.setText(texts.examined(self._checks))
        self._result.setAccessibleName(self._result.text())
        self._table.show_checks(self._checks)
        await self._look()
