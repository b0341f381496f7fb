# SPDX-License-Identifier: MIT
"""A file's lines as rows of a table, a page at a time, so that line 900,000 costs no more than line 1."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QPalette

from domain.errors import InvalidValue
from domain.file_preview import RecordField, RecordLine
from domain.reconciliation import BucketStatus
from domain.tables.cells import RawTable
from domain.values import Rate, YearMonth
from ui import formats, texts, theme
from ui.table_import.cells import shown

if TYPE_CHECKING:
    from domain.declaration import Finding

translate = QCoreApplication.translate
PAGE: Final = 200
_PAGES_KEPT: Final = 40
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_AMOUNTS: Final = (
    RecordField.REMUNERATION,
    RecordField.CONTRIBUTIONS,
    RecordField.RATE,
    RecordField.DAYS,
    RecordField.RECORDS,
)
Index = QModelIndex | QPersistentModelIndex


class MarkedModel(QAbstractTableModel):
    """Rows of a file with its findings marked in their cells."""

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        colour = QColor(theme.state_colour(BucketStatus.DIVERGES, palette))
        self._words = QBrush(colour)
        colour.setAlpha(40)
        self._ground = QBrush(colour)
        self._marks: dict[int, list[Finding]] = {}
        self._file = ""

    def set_findings(self, findings: Sequence[Finding], file_name: str) -> None:
        """Mark the lines that findings are about."""
        self._marks, self._file = {}, file_name
        for found in findings:
            if found.line is not None:
                self._marks.setdefault(found.line, []).append(found)

    def line_of(self, row: int) -> int:
        """The number in its file of a row's line, from 1; 0 where it is not known yet."""
        raise NotImplementedError

    def row_of(self, line: int) -> int:
        """The row of a line; -1 where there is none."""
        raise NotImplementedError

    def column_of(self, row: int, column: int | None) -> int:
        """The column that holds a finding's one."""
        raise NotImplementedError

    def marked(self, index: Index, role: int) -> Any:
        """How a marked cell looks, None for others."""
        found = [
            one
            for one in self._marks.get(self.line_of(index.row()), ())
            if one.column is None or self.column_of(index.row(), one.column) == index.column()
        ]
        if not found:
            return None
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._words
        return "\n".join(texts.finding(one, self._file) for one in found)


class RecordsModel(MarkedModel):
    """A text file's lines; those of a DR file in the columns of its records.

    Signals:
        page_wanted(int): rows from this page are looked at and not there yet.
    """

    page_wanted = Signal(int)

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(palette, parent)
        self._count = 0
        self._fields: list[RecordField | None] = [None]
        self._pages: OrderedDict[int, list[RecordLine]] = OrderedDict()
        self._asked: set[int] = set()
        self._names = field_names()

    def show(self, count: int, *, records: bool) -> None:
        """Begin anew, with so many lines.

        Args:
            records: whether they are a DR file's.
        """
        self.beginResetModel()
        self._count, self._fields = count, [None, *(self._names if records else ())]
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def put(self, page: int, lines: list[RecordLine]) -> None:
        """Show a page that was wanted."""
        self._asked.discard(page)
        self._pages[page] = lines
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        if lines:
            first, last = page * PAGE, page * PAGE + len(lines) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._fields) - 1))

    def line(self, row: int) -> RecordLine | None:
        """A row's line; None where it is not there yet, and now wanted."""
        page, at = divmod(row, PAGE)
        lines = self._pages.get(page)
        if lines is None:
            if page not in self._asked:
                self._asked.add(page)
                self.page_wanted.emit(page)
            return None
        return lines[at] if at < len(lines) else None

    def line_of(self, row: int) -> int:
        """See MarkedModel."""
        return row + 1

    def row_of(self, line: int) -> int:
        """See MarkedModel."""
        return line - 1 if 1 <= line <= self._count else -1

    def column_of(self, row: int, column: int | None) -> int:
        """See MarkedModel."""
        line = self.line(row)
        if line is None or column is None:
            return 0
        for what, (first, last) in line.spans.items():
            if first <= column <= last and what in self._fields:
                return self._fields.index(what)
        return 0

    def rowCount(self, parent: Index | None = None) -> int:
        """See QAbstractItemModel."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """See QAbstractItemModel."""
        return 0 if parent is not None and parent.isValid() else len(self._fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return _RIGHT if self._fields[section] in _AMOUNTS else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return formats.whole(section + 1)
        what = self._fields[section]
        if what is None:
            return translate("import_wizard", "Record") if len(self._fields) > 1 else translate("import_wizard", "Text")
        return self._names[what]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), self._fields[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._fields[index.column()] in _AMOUNTS else None
        if role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.ToolTipRole):
            return self.marked(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{heading}: {self._text(index.row(), self._fields[index.column()]) or formats.DASH}"
        return None

    def _text(self, row: int, what: RecordField | None) -> str:
        line = self.line(row)
        if line is None:
            return "…"
        if what is None:
            return line.kind or line.text
        return _said(what, line.of(what))


class TableModel(MarkedModel):
    """All rows of a table, as they stand."""

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(palette, parent)
        self._table = RawTable("")
        self._headings: Sequence[str] = ()
        self._rows: Mapping[int, int] = {}
        self._columns = 0

    def show(self, table: RawTable, headings: Sequence[str], header_line: int) -> None:
        """Show another table; its headings' row among the others."""
        self.beginResetModel()
        self._table, self._headings = table, headings
        self._rows = {row.line: at for at, row in enumerate(table.rows)}
        self._columns = max((len(row.cells) for row in table.rows), default=0)
        self._header_line = header_line
        self.endResetModel()

    def line_of(self, row: int) -> int:
        """See MarkedModel."""
        return self._table.rows[row].line

    def row_of(self, line: int) -> int:
        """See MarkedModel."""
        return self._rows.get(line, -1)

    def column_of(self, row: int, column: int | None) -> int:  # noqa: ARG002 - the same in every row
        """See MarkedModel."""
        return max(0, min((column or 1) - 1, self._columns - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """See QAbstractItemModel."""
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """See QAbstractItemModel."""
        return 0 if parent is not None and parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return formats.whole(self._table.rows[section].line)
        return (self._headings[section] if section < len(self._headings) else "") or str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if role == Qt.ItemDataRole.DisplayRole:
            cells = self._table.rows[index.row()].cells
            return shown(cells[index.column()]) if index.column() < len(cells) else ""
        if role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.ToolTipRole):
            return self.marked(index, role)
        return None


def field_names() -> dict[RecordField, str]:
    """Heads of the columns of records, in their order."""
    return {
        RecordField.ESTABLISHMENT: translate("import_wizard", "Estab."),
        RecordField.WORKER_NISS: translate("import_wizard", "Worker's NISS"),
        RecordField.NAME: translate("import_wizard", "Name"),
        RecordField.MONTH: translate("import_wizard", "Month"),
        RecordField.DAYS: translate("import_wizard", "Days"),
        RecordField.NATURE: translate("import_wizard", "Nature"),
        RecordField.REMUNERATION: translate("import_wizard", "Remuneration €"),
        RecordField.CONTRIBUTIONS: translate("import_wizard", "Contributions €"),
        RecordField.RATE: translate("import_wizard", "Rate"),
        RecordField.RECORDS: translate("import_wizard", "Records"),
        RecordField.EMPLOYER_NISS: translate("import_wizard", "Company's NISS"),
        RecordField.NIF: translate("import_wizard", "NIF"),
        RecordField.BIRTH: translate("import_wizard", "Born"),
    }


def _said(what: RecordField, text: str) -> str:
    """A field as a person reads it; as it stands where it is not what it should be."""
    shown = _SHOWN.get(what)
    if not text.strip() or shown is None:
        return text.strip()
    try:
        return shown(text)
    except (InvalidValue, ValueError):
        return text


def _signed(text: str) -> int:
    digits, sign = text[:-1], text[-1]
    if not (digits.isascii() and digits.isdecimal() and sign in "0-"):
        raise ValueError(text)
    return -int(digits) if sign == "-" else int(digits)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(text)
    return int(text)


def _days(text: str) -> str:
    tenths = _signed(text)
    whole, part = divmod(abs(tenths), 10)
    said = f"{whole}{formats.decimal_mark()}{part}" if part else str(whole)
    return f"{formats.MINUS}{said}" if tenths < 0 else said


def _date(text: str) -> str:
    _number(text)
    return f"{text[6:8]}/{text[4:6]}/{text[:4]}" if text.strip("0") else ""


_SHOWN: Final[Mapping[RecordField, Callable[[str], str]]] = {
    RecordField.BIRTH: _date,
    RecordField.MONTH: lambda text: formats.month(YearMonth.from_number(_number(text))),
    RecordField.DAYS: _days,
    RecordField.REMUNERATION: lambda text: formats.cents(_signed(text)),
    RecordField.CONTRIBUTIONS: lambda text: formats.cents(_signed(text)),
    RecordField.RATE: lambda text: formats.rate(Rate(_number(text))),
    RecordField.RECORDS: lambda text: formats.whole(_number(text)),
}
