# SPDX-License-Identifier: MIT
"""The list of files: what each is, what importing it would do, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPalette

from domain.file_preview import FileFormat, FilePreview, Standing
from domain.reconciliation import BucketStatus
from domain.use_cases.import_files import FileOutcome, ImportStatus
from ui import formats, theme
from ui.texts import imports as texts
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from domain.use_cases.import_tables import TableRequest

_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
Index = QModelIndex | QPersistentModelIndex
FILE, COMPANY, RATES, FINDINGS = 0, 3, 5, 8
"""Columns whose texts may be long."""


@dataclass(slots=True)
class FileRow:
    """One file.

    Attributes:
        preview: None until it was looked at; problem: why that could not be.
        wanted: whether it is to be imported.
        request: what was said of a table.
        outcome: what came of importing it.
    """

    path: Path
    preview: FilePreview | None = None
    problem: str = ""
    wanted: bool = False
    request: TableRequest | None = None
    outcome: FileOutcome | None = None

    @property
    def importable(self) -> bool:
        """Whether it could be imported now."""
        came_in = self.outcome is not None and self.outcome.status is not ImportStatus.REFUSED
        ready = (Standing.NEW, Standing.REPLACES, Standing.UNUSUAL)
        return self.preview is not None and self.preview.standing in ready and not came_in

    @property
    def told(self) -> FileOutcome | None:
        """What came of importing it, unless that is past: one that was refused may have been exported again."""
        return None if self.importable else self.outcome

    @property
    def usual(self) -> bool:
        """Whether nothing in it is to be confirmed."""
        return self.preview is not None and self.preview.standing is not Standing.UNUSUAL


class FilesModel(QAbstractTableModel):
    """Files with a tick each.

    Signals:
        ticked: another set of files is to be imported.
    """

    ticked = Signal()

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FileRow] = []
        self._bad = theme.state_colour(BucketStatus.DIVERGES, palette)
        self._good = theme.state_colour(BucketStatus.TALLIES, palette)
        self._columns: list[tuple[str, Callable[[FileRow], str], bool]] = [
            (self.tr("File"), lambda row: row.path.name, False),
            (self.tr("What it does"), _standing, False),
            (self.tr("Recognised"), lambda row: texts.file_format(row.preview) if row.preview else "", False),
            (self.tr("Company"), lambda row: texts.companies_of(row.preview) if row.preview else "", False),
            (self.tr("Period"), lambda row: texts.months_of(row.preview) if row.preview else "", False),
            (self.tr("Rates"), _rates, False),
            (self.tr("Values"), lambda row: formats.whole(row.preview.values) if row.preview else "", True),
            (self.tr("Contributions €"), _contributions, True),
            (self.tr("Findings"), _findings, False),
            (self.tr("Encoding"), lambda row: (row.preview.encoding if row.preview else "") or formats.DASH, False),
        ]

    def add(self, paths: Sequence[Path]) -> list[FileRow]:
        """Add files that are not in the list; those that are new in it."""
        known = {row.path for row in self.rows}
        fresh = [FileRow(path) for path in dict.fromkeys(paths) if path not in known]
        if fresh:
            at = len(self.rows)
            self.beginInsertRows(QModelIndex(), at, at + len(fresh) - 1)
            self.rows += fresh
            self.endInsertRows()
        return fresh

    def changed(self, row: FileRow) -> None:
        """Show what is new of a file."""
        if row in self.rows:
            at = self.rows.index(row)
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))
            self.ticked.emit()

    def wanted(self) -> list[FileRow]:
        """Those that are to be imported."""
        return [row for row in self.rows if row.wanted and row.importable]

    def want_all(self, *, on: bool) -> None:
        """Tick whatever can be imported, or nothing."""
        for row in self.rows:
            row.wanted = on and row.importable and row.usual
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """See QAbstractItemModel."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """See QAbstractItemModel."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[section][2] else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0 and self.rows[index.row()].importable:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        row, (_, text, numeric) = self.rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.path) if index.column() == 0 else text(row) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if numeric else _LEFT
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and row.importable:
            return Qt.CheckState.Checked if row.wanted else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return self._colour(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a file or not."""
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not row.importable:
            return False
        row.wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        self.changed(row)
        return True

    def _colour(self, row: FileRow) -> Any:
        if row.told is not None:
            return self._bad if row.told.status is ImportStatus.REFUSED else self._good
        kept_out = (Standing.REFUSED, Standing.ASKS, Standing.UNUSUAL)
        asks = row.preview is not None and row.preview.standing in kept_out
        return self._bad if asks or row.problem else None


def _standing(row: FileRow) -> str:
    if row.told is not None:
        return texts.came_of(row.told)
    if row.preview is None:
        return row.problem or texts.being_read()
    return texts.standing(row.preview)


def _rates(row: FileRow) -> str:
    if row.preview is None or row.preview.format is FileFormat.UNKNOWN:
        return ""
    return ", ".join(map(formats.rate, row.preview.rates)) or formats.DASH


def _contributions(row: FileRow) -> str:
    if row.preview is None or not row.preview.months:
        return ""
    return formats.money(row.preview.amounts.contribution)


def _findings(row: FileRow) -> str:
    if row.preview is None:
        return ""
    errors, questions, warnings = row.preview.errors, row.preview.questions, row.preview.warnings
    parts = [
        texts.IMPORT_COUNTS.errors(errors) if errors else "",
        texts.IMPORT_COUNTS.questions(questions) if questions else "",
        COUNTS.warnings(warnings) if warnings else "",
    ]
    return ", ".join(part for part in parts if part) or formats.DASH
