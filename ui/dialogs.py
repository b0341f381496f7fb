# SPDX-License-Identifier: MIT
"""Questions to the clerk: each is opened, and waited for without a loop of its own."""

from __future__ import annotations

import asyncio
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from domain.ports import Dialect
from domain.use_cases.export_report import Report
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

    async def where_to_export(self, report: Report, folder: str) -> tuple[Path, Dialect] | None:
        """The file to write and how, None where the clerk thought better of it."""
        dialog = QFileDialog(self._window, self.tr("Export"), folder)
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
        dialog = self._sheet(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        more = [
            (self.tr("Open the detail of what is selected"), self.tr("Enter")),
            (self.tr("Go back, close the detail"), self.tr("Esc")),
            (self.tr("Copy the selected rows for Excel"), self.tr("Ctrl+C")),
        ]
        native = QKeySequence.SequenceFormat.NativeText
        keys = [(a.text(), a.shortcut().toString(native)) for a in actions.all if not a.shortcut().isEmpty()]
        for row, (what, key) in enumerate([*keys, *more]):
            grid.addWidget(QLabel(what.rstrip("…")), row, 0)
            grid.addWidget(QLabel(key), row, 1)
        _fill(dialog, grid)
        await answered(dialog)

    async def about(self) -> None:
        """Version, licence, and what this is not."""
        dialog = self._sheet(self.tr("About BateCerto"))
        text = QLabel(
            self.tr(
                "BateCerto {version}\n"
                "The ERP's social-security contributions and the portal's, side by side, to the cent.\n\n"
                "Free software under the MIT licence, without warranty of any kind. It uses Qt under the LGPL.\n\n"
                "What it shows is no legal advice and does not replace the official portal: "
                "who declares answers for what is declared."
            ).format(version=version())
        )
        text.setWordWrap(True)
        text.setMinimumWidth(420)
        text.setTextFormat(Qt.TextFormat.PlainText)
        layout = QGridLayout()
        layout.addWidget(text)
        _fill(dialog, layout)
        await answered(dialog)

    def _sheet(self, title: str) -> QDialog:
        dialog = QDialog(self._window)
        dialog.setWindowTitle(title)
        return dialog


def _fill(dialog: QDialog, content: QGridLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(16)
    layout.addLayout(content)
    layout.addWidget(buttons)
    buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()


def version() -> str:
    """This program's, empty where nobody installed it."""
    try:
        return metadata.version("batecerto")
    except metadata.PackageNotFoundError:
        return ""
