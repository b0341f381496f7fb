# SPDX-License-Identifier: MIT
"""Backups: which there are, making one, and putting one in the place of the data in use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget

from domain.errors import BateCertoError
from domain.ports import Progress, ProgressSink, Stage
from domain.protection import Protection
from ui import texts
from ui.preferences import titles
from ui.preferences.page import SettingsPage
from ui.preferences.question import agreed
from ui.tables.cells import moment_column, size_column
from ui.tables.columns import TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from domain.safety import Backup, Contents
    from domain.use_cases.keep_safe import KeepSafe
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

translate = QCoreApplication.translate


class BackupsTable(RecordTable):
    """Backups, newest first; a row's key is its file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("when", translate("preferences", "When"), translate("preferences", "When it was made"), 17),
            Heading("why", translate("preferences", "Why"), translate("preferences", "Why it was made"), 22),
            Heading(
                "size", translate("preferences", "Size"), translate("preferences", "On the disk"), 10, numeric=True
            ),
            Heading(
                "restores",
                translate("preferences", "Can be restored"),
                translate("preferences", "What checking it showed; — where it was not checked"),
                30,
            ),
        ]
        super().__init__(headings, translate("preferences", "Backups"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setStretchLastSection(True)
        self.set_empty_text(translate("preferences", "There are no backups yet."))

    def set_rows(self, backups: Sequence[Backup], found: dict[Path, str]) -> None:
        """Show backups, with what is known of those that were checked."""
        names = [backup.path.name for backup in backups]
        self.set_records(
            Records(
                [backup.path for backup in backups],
                [
                    moment_column(backup.at for backup in backups),
                    TextColumn.of((backup.reason for backup in backups), texts.reason),
                    size_column(backup.size for backup in backups),
                    TextColumn.of(found.get(backup.path, "—") for backup in backups),
                ],
                tips={0: names, 1: names},
            )
        )


class BackupsPage(SettingsPage):
    """The backups of one store.

    Args:
        scope: of the opened program.

    Signals:
        restore_wanted(object): the path of a backup that the clerk wants in use, having seen what it holds.
    """

    restore_wanted = Signal(object)

    def __init__(
        self, keep_safe: KeepSafe, presenter: Presenter, scope: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(titles.backups(), parent)
        self._keep_safe = keep_safe
        self._presenter = presenter
        self._scope = scope
        self._found: dict[Path, str] = {}
        self._table = BackupsTable()
        self._make = QPushButton(self.tr("&Back up now"))
        self._check = QPushButton(self.tr("&Check"))
        self._restore = QPushButton(self.tr("&Restore…"))
        self.add_text(
            self.tr(
                "BateCerto backs the data up by itself where something changed, and keeps some of each hour, day, week "
                "and month."
            )
        )
        self.add_text(self._who_can_open(presenter.services.protection))
        self.column.addWidget(self._table, stretch=1)
        self.add_buttons(self._make, self._check, self._restore)
        self.add_said()
        self._make.clicked.connect(lambda: presenter.run("backup", self._back_up, can_stop=False))
        self._check.clicked.connect(lambda: self._look_into(then_restore=False))
        self._restore.clicked.connect(lambda: self._look_into(then_restore=True))
        self._table.key_selected.connect(lambda _: self._set_buttons())
        self._table.key_opened.connect(lambda _: self._look_into(then_restore=False))
        self._ready = not presenter.busy
        self._set_buttons()

    def arrive(self) -> None:
        """List the backups there are now."""
        self._scope.start(self._list(), name="backups")

    def set_ready(self, *, ready: bool) -> None:
        """See SettingsPage."""
        self._ready = ready
        self._set_buttons()

    def _who_can_open(self, protection: Protection | None) -> str:
        if protection in (Protection.KEYCHAIN, Protection.PASSPHRASE):
            return self.tr("A backup opens with the same key as the data.")
        return self.tr("The data is not encrypted, and neither are its backups: whoever has the file can read it.")

    def _set_buttons(self) -> None:
        self._make.setEnabled(self._ready)
        for button in (self._check, self._restore):
            button.setEnabled(self._ready and self._table.selected_key() is not None)

    async def _list(self) -> None:
        try:
            backups = await self._keep_safe.backups()
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return
        self._table.set_rows(backups, self._found)
        self._set_buttons()

    async def _back_up(self, progress: ProgressSink) -> None:
        progress(Progress(Stage.BACKING_UP, 0, 0))
        try:
            made = await self._keep_safe.back_up()
        except BateCertoError as problem:
            self.say(texts.error(problem))
        else:
            self._found[made.path] = self.tr("Yes, when it was made")
            self.say(texts.backed_up(made, window=True))
        await self._list()

    def _look_into(self, *, then_restore: bool) -> None:
        path = self._table.selected_key()
        if isinstance(path, Path) and self._ready:
            self._presenter.run(
                "look into a backup",
                lambda progress: self._look(path, progress, then_restore=then_restore),
                can_stop=False,
            )

    async def _look(self, path: Path, progress: ProgressSink, *, then_restore: bool) -> None:
        progress(Progress(Stage.BACKING_UP, 0, 0))
        self.say("")
        try:
            held = await self._keep_safe.check(path)
        except BateCertoError as problem:
            self._found[path] = self.tr("No")
            self.say(texts.backup_refused(path, problem, window=True))
        else:
            self._found[path] = self.tr("Yes: {held}").format(held=texts.holds(held))
            if then_restore:
                self._scope.start(self._ask(path, held, await self._in_use()), name="ask to restore")
        await self._list()

    async def _in_use(self) -> str:
        try:
            return texts.what_is_replaced(await self._keep_safe.contents())
        except BateCertoError:
            return texts.what_is_replaced(None, readable=False)

    async def _ask(self, path: Path, held: Contents, in_use: str) -> None:
        said = self.tr("The backup: {held}.").format(held=texts.holds(held))
        sure = await agreed(
            self,
            self.tr("Restore a backup"),
            [texts.backup_called(path.name), said, in_use],
            self.tr("&Put the backup in its place"),
        )
        if sure:
            self.restore_wanted.emit(path)
