# SPDX-License-Identifier: MIT
"""One file: what it would change, what was found in it, and its lines, with the one that a finding is about."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from domain.errors import BateCertoError
from domain.file_preview import FileFormat, FilePreview
from domain.tables.cells import Halt
from domain.use_cases.import_files import FileOutcome, ImportStatus
from domain.use_cases.import_tables import ImportTables, TableRequest
from ui import texts, theme
from ui.gate.page import label
from ui.import_wizard.lines import PAGE, MarkedModel, RecordsModel, TableModel
from ui.sizes import follow
from ui.table_import.changes import ChangesTable
from ui.table_import.findings import FindingsList
from ui.texts import imports as sentences

if TYPE_CHECKING:
    from domain.ports import FileLines, LinesReader
    from ui.task_scope import TaskScope

_WIDTHS = (7, 7, 14, 24, 10, 6, 9, 15, 15, 9, 10, 14, 12, 12)
_TEXT_WIDTH = 130
_WIDEST = 40
_ROWS_MEASURED = 50
_TICKS = "····5····0"


class RawLine(QPlainTextEdit):
    """One line as it stands in the file, under a ruler, with a column marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setAccessibleName(self.tr("The line as it stands"))
        bar = self.horizontalScrollBar().sizeHint().height()
        theme.enlarge(self, 1)
        follow(self, lambda: self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + bar + 14))

    def show_line(self, text: str, columns: Sequence[int] = ()) -> None:
        """Show a line, and mark the columns that findings name, counted from 1."""
        # What moves a cursor is no character to count columns by.
        plain = "".join(sign if sign.isprintable() else "·" for sign in text)
        self.setPlainText(f"{(_TICKS * (len(plain) // len(_TICKS) + 1))[: max(len(plain), 1)]}\n{plain}")
        marks = []
        colour = QColor(self.palette().highlight().color())
        for column in columns:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(1))
            cursor.movePosition(QTextCursor.MoveOperation.Right, n=max(column - 1, 0))
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setBackground(colour)
            form.setForeground(self.palette().highlightedText())
            mark.cursor, mark.format = cursor, form
            marks.append(mark)
        self.setExtraSelections(marks)
        if columns:
            cursor = QTextCursor(self.document().findBlockByNumber(1))
            cursor.movePosition(QTextCursor.MoveOperation.Right, n=max(columns[0] - 1, 0))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()


class FilePane(QWidget):
    """Shows one file of the list.

    Args:
        scope: of the opened program.
    """

    def __init__(
        self, open_lines: LinesReader, tables: ImportTables, scope: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_lines = open_lines
        self._tables = tables
        self._scope = scope
        self._preview: FilePreview | None = None
        self._lines: FileLines | None = None
        self._loading: asyncio.Task[None] | None = None
        self._wanted_line: tuple[int, int | None] | None = None
        self._said = label("")
        # Alone on its side it would stand in the middle of it.
        self._said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._months = ChangesTable(names_one=False)
        self._findings = FindingsList()
        self._records = RecordsModel(self.palette(), self)
        self._rows = TableModel(self.palette(), self)
        self._view = QTableView()
        self._raw = RawLine()
        self._lay_out()
        self._records.page_wanted.connect(self._want_page)
        self._findings.itemClicked.connect(self._show_place)
        self._findings.currentItemChanged.connect(lambda item, _: self._show_place(item))
        self._findings.itemActivated.connect(self._go_to_finding)
        self._show_model(self._records)

    def show_file(
        self, preview: FilePreview | None, request: TableRequest | None = None, outcome: FileOutcome | None = None
    ) -> None:
        """Show another file, or none.

        Args:
            request: what was said of a table.
            outcome: what came of importing it.
        """
        self.let_go()
        self._wanted_line = None
        self._preview = preview
        self._say(sentences.what_it_does(preview) if preview else "")
        self._months.set_months(preview.months if preview else ())
        self._months.setVisible(bool(preview and preview.months))
        if outcome is not None:
            self.show_outcome(outcome)
        self._show_findings(preview)
        self._records.show(0, records=False)
        self._raw.show_line("")
        if preview is not None:
            self._loading = self._scope.start(self._load(preview, request), name="look at a file")

    def show_outcome(self, outcome: FileOutcome) -> None:
        """Say what came of the file that is shown, in place of what would; one that was refused may still come in."""
        if outcome.status is not ImportStatus.REFUSED:
            self._say(texts.file_outcome(outcome))
            self._months.hide()

    def let_go(self) -> None:
        """Close the file that is shown."""
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        if self._lines is not None:
            self._lines.close()
            self._lines = None

    def go_to(self, line: int, column: int | None) -> None:
        """Show a place of the file, as soon as it is there; both counted from 1."""
        self._wanted_line = (line, column)
        model = self._view.model()
        assert isinstance(model, MarkedModel)
        row = model.row_of(line)
        if row < 0 or row >= model.rowCount():
            return
        index = model.index(row, model.column_of(row, column))
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        if model is not self._records or self._records.line(row) is not None:
            self._wanted_line = None

    # Loading

    async def _load(self, preview: FilePreview, request: TableRequest | None) -> None:
        try:
            if preview.format is FileFormat.TABLE:
                await self._load_table(preview, request or TableRequest(preview.side))
            if preview.form != "XLSX":
                await self._load_lines(preview)
        except BateCertoError as problem:
            self._say(texts.error(problem))

    async def _load_table(self, preview: FilePreview, request: TableRequest) -> None:
        found = await self._tables.preview(preview.path, request)
        self._rows.set_findings(found.findings, preview.path.name)
        self._rows.show(found.table, found.headings, found.header_line)
        self._show_model(self._rows if found.table.rows else self._records)
        self._set_widths()
        self._go_on()

    async def _load_lines(self, preview: FilePreview) -> None:
        halt = Halt()
        opening = asyncio.ensure_future(asyncio.to_thread(self._open_lines, preview.path, preview.encoding, halt))
        try:
            lines = await asyncio.shield(opening)
        except asyncio.CancelledError:
            halt.stop()
            opening.add_done_callback(_close_unseen)
            raise
        self._lines = lines
        self._records.set_findings(preview.findings, preview.path.name)
        self._records.show(lines.count, records=preview.format is FileFormat.DR)
        if preview.format is not FileFormat.TABLE or not self._rows.rowCount():
            self._show_model(self._records)
        self._set_widths()
        self._show_raw()
        self._go_on()

    def _go_on(self) -> None:
        """Go where the clerk wanted to before the file was there."""
        if self._wanted_line is not None:
            self.go_to(*self._wanted_line)

    def _want_page(self, page: int) -> None:
        if self._lines is not None:
            self._scope.start(self._load_page(self._lines, page), name="lines of a file")

    async def _load_page(self, lines: FileLines, page: int) -> None:
        try:
            found = await asyncio.to_thread(lines.lines, page * PAGE, (page + 1) * PAGE)
        except BateCertoError as problem:
            if lines is self._lines:
                self._say(texts.error(problem))
            return
        if lines is self._lines:
            self._records.put(page, found)
            if self._wanted_line is not None and (self._wanted_line[0] - 1) // PAGE == page:
                # Which column holds the place is known only now.
                self.go_to(*self._wanted_line)
                self._wanted_line = None
            self._show_raw()

    # Showing

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setAccessibleName(text)

    def _show_findings(self, preview: FilePreview | None) -> None:
        self._findings.show_findings(preview.findings if preview else (), preview.path.name if preview else "")
        self._findings.setVisible(self._findings.count() > 0)

    def _show_model(self, model: MarkedModel) -> None:
        if self._view.model() is model:
            return
        before = self._view.selectionModel()
        self._view.setModel(model)
        if before is not None:
            before.deleteLater()
        self._view.selectionModel().currentChanged.connect(self._on_current)

    def _fit_lines(self) -> None:
        """Follow the font."""
        self._view.verticalHeader().setDefaultSectionSize(self._view.fontMetrics().lineSpacing() + 6)
        if self._view.model() is not None:
            self._set_widths()

    def _set_widths(self) -> None:
        figure = self._view.fontMetrics().horizontalAdvance("0")
        if self._view.model() is not self._records:
            self._view.resizeColumnsToContents()
            for column in range(self._rows.columnCount()):
                self._view.setColumnWidth(column, min(self._view.columnWidth(column) + 8, _WIDEST * figure))
            return
        columns, header = self._records.columnCount(), self._view.horizontalHeader()
        for column, width in enumerate(_WIDTHS[:columns]):
            wide = (width if columns > 1 else _TEXT_WIDTH) * figure + 10
            # What a heading needs hangs on the language, and on the letters.
            self._view.setColumnWidth(column, max(wide, header.sectionSizeHint(column)))

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._show_raw()

    def _show_raw(self) -> None:
        model, current = self._view.model(), self._view.currentIndex()
        if model is not self._records or self._preview is None:
            # A table's cells say it all: a row of one may be several lines of its file.
            self._raw.setVisible(model is self._records)
            return
        self._raw.setVisible(True)
        line = self._records.line(current.row()) if current.isValid() else self._records.line(0)
        if line is not None:
            columns = [f.column for f in self._preview.findings if f.line == line.number and f.column is not None]
            self._raw.show_line(line.text, columns)

    def _show_place(self, item: QListWidgetItem | None) -> None:
        """Show where a finding is; whoever goes through the findings stays among them."""
        line, column = item.data(Qt.ItemDataRole.UserRole) if item is not None else (None, None)
        if line is not None:
            self.go_to(line, column)

    def _go_to_finding(self, item: QListWidgetItem) -> None:
        self._show_place(item)
        self._view.setFocus()

    # Making

    def _lay_out(self) -> None:
        self._findings.setAccessibleName(self.tr("What was found in the file"))
        view = self._view
        view.setAccessibleName(self.tr("The lines of the file"))
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        follow(view, self._fit_lines)
        left, right = QWidget(), QWidget()
        for side, parts in ((left, (self._said, self._months, self._findings)), (right, (view, self._raw))):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            for part in parts:
                column.addWidget(part, stretch=0 if part in (self._said, self._raw) else 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)


def _close_unseen(opening: asyncio.Future[FileLines]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()
