# SPDX-License-Identifier: MIT
"""Questions to the clerk: each is opened, and waited for without a loop of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from domain.ports import Dialect
from domain.use_cases.export_report import Report

if TYPE_CHECKING:
    from ui.actions import Actions


async def answered(dialog: QDialog) -> bool:
    """Open a dialog and wait until it is closed; whether it was accepted."""
    done: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finish(result: int) -> None:
        if not done.done():
            done.set_result(result)

    dialog.finished.connect(finish)
    dialog.open()
    try:
        return await done == QDialog.DialogCode.Accepted
    finally:
        dialog.close()
        dialog.deleteLater()


class Dialogs(QObject):
    """The window's questions; tests put their own answers in its place."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    async def files_to_import(self, folder: str) -> list[Path]:
        """The files that the clerk chose, empty where none."""
        dialog = QFileDialog(self._window, self.tr("Import files"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("ERP files and tables (*.txt *.TXT *.csv *.CSV *.tsv *.TSV *.xlsx *.XLSX *.xlsm *.XLSM)"),
                self.tr("ERP files (*.txt *.TXT)"),
                self.tr("Tables (*.csv *.CSV *.tsv *.TSV *.xlsx *.XLSX *.xlsm *.XLSM)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Import"))
        return [Path(name) for name in dialog.selectedFiles()] if await answered(dialog) else []

    async def where_to_export(self, report: Report, folder: str, run: int | None = None) -> tuple[Path, Dialect] | None:
        """The file to write and how, None where the clerk thought better of it.

        Args:
            run: the number of the past run that is exported, None where it is what there is now.
        """
        titles = {
            Report.BUCKETS: self.tr("Export groups"),
            Report.DIVERGENCES: self.tr("Export divergences"),
        }
        past = self.tr("Export reconciliation {run} as it was")
        dialog = QFileDialog(self._window, titles[report] if run is None else past.format(run=run), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {
            self.tr("CSV for a Portuguese Excel (*.csv)"): Dialect.PT,
            self.tr("CSV as RFC 4180 has it (*.csv)"): Dialect.RFC4180,
        }
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix("csv")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Export"))
        names = {Report.BUCKETS: self.tr("groups.csv"), Report.DIVERGENCES: self.tr("divergences.csv")}
        dialog.selectFile(names[report])
        if not await answered(dialog):
            return None
        return Path(dialog.selectedFiles()[0]), filters[dialog.selectedNameFilter()]

    async def where_to_write(self, name: str, folder: str) -> Path | None:
        """The DR file to write, None where the clerk thought better of it. Asks before one that is there is replaced.

        Args:
            name: a name for it.
        """
        dialog = QFileDialog(self._window, self.tr("Write corrected DR file"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("ERP files (*.txt *.TXT)"), self.tr("All files (*)")])
        dialog.setDefaultSuffix("txt")
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Write"))
        dialog.selectFile(name)
        return Path(dialog.selectedFiles()[0]) if await answered(dialog) else None

    async def where_to_save_picture(self, name: str, folder: str) -> Path | None:
        """The picture or page to write, None where the clerk thought better of it.

        Args:
            name: a name for it.
        """
        dialog = QFileDialog(self._window, self.tr("Save picture"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        suffixes = {self.tr("PNG picture (*.png)"): "png", self.tr("PDF page (*.pdf)"): "pdf"}
        dialog.setNameFilters(list(suffixes))
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(suffixes[chosen]))
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Save"))
        dialog.selectFile(name)
        return Path(dialog.selectedFiles()[0]) if await answered(dialog) else None

    async def folder_to_write(self, folder: str) -> Path | None:
        """The folder for several DR files, None where the clerk thought better of it."""
        dialog = QFileDialog(self._window, self.tr("Folder for the corrected DR files"), folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Write here"))
        return Path(dialog.selectedFiles()[0]) if await answered(dialog) else None

    async def shortcuts(self, actions: Actions) -> None:
        """List the keyboard shortcuts."""
        from ui.shortcuts import ShortcutsDialog, groups

        await answered(ShortcutsDialog(groups(self._window, actions.all), self._window))

    async def about(self, folder: Path | None = None) -> None:
        """Version, licence, what this is not, and the software of others.

        Args:
            folder: where the data is.
        """
        from ui.about import AboutDialog
        from ui.licences import parts

        found = await asyncio.to_thread(parts)
        await answered(AboutDialog(folder, found, self._window))
